/// A receiver with its cable equaliser: what the loss before it does to the signal.
///
/// After equalisation, noise grows decibel for decibel with the loss, so that
/// Q = 7.034 · 10^(margin/20) and the bit error rate is ½ erfc(Q/√2): 10⁻¹² at the rated loss, and
/// from clean to unusable within 6 dB. Belden puts the 20 dB rule about halfway to the cliff of
/// modern receivers, so each receiver has a rating of its own.
package struct SerialReceiver: Hashable, Sendable {
    /// The loss at half clock with which one bit in 10¹² is wrong, in milli-decibels.
    package let ratedLossMilliDecibels: Int64

    /// A receiver of a rating, in milli-decibels.
    @inlinable package init(ratedLossMilliDecibels: Int64) {
        self.ratedLossMilliDecibels = ratedLossMilliDecibels
    }

    /// Q at the rated loss.
    package static let ratedQ = 7.034

    /// The margin at which the receiver no longer locks, in milli-decibels: 6 dB past the rating.
    package static let lockLossMarginMilliDecibels: Int64 = -6000

    /// How a signal arrives that has lost so much on its way.
    ///
    /// A transmitter that sends less than 800 mV eats margin as a longer cable does.
    package func quality(
        lossMilliDecibels: Int64, launchMillivolts: Int = SerialInterface.launchMillivolts
    ) -> SerialLinkQuality {
        guard launchMillivolts > 0 else {
            return SerialLinkQuality(marginMilliDecibels: -Decibels.largestMilliDecibels)
        }
        let ratio = Double(launchMillivolts) / Double(SerialInterface.launchMillivolts)
        let launch = ratio == 1 ? 0 : Decibels.milli(Decibels.fromVoltageRatio(ratio))
        return SerialLinkQuality(
            marginMilliDecibels: ratedLossMilliDecibels - lossMilliDecibels + launch)
    }
}

/// How well a receiver can read a signal.
package struct SerialLinkQuality: Hashable, Sendable {
    /// Rated loss less the loss there is, in milli-decibels; negative past the rating.
    package let marginMilliDecibels: Int64

    /// The quality that a margin in milli-decibels gives.
    @inlinable package init(marginMilliDecibels: Int64) {
        self.marginMilliDecibels = marginMilliDecibels
    }

    /// Whether the receiver finds the clock at all.
    @inlinable package var isLocked: Bool {
        marginMilliDecibels > SerialReceiver.lockLossMarginMilliDecibels
    }

    /// Half the eye's height over the noise (one standard deviation).
    @inlinable package var qFactor: Double {
        SerialReceiver.ratedQ * Decibels.voltageRatio(milliDecibels: marginMilliDecibels)
    }

    /// The part of all bits that is wrong, 0…0.5.
    package var bitErrorRate: Double {
        0.5 * Elementary.erfc(qFactor * 0.7071067811865476)
    }

    /// Wrong bits per second at a rate.
    package func bitErrorsPerSecond(_ rate: SerialRate) -> Double {
        bitErrorRate * rate.bitsPerSecond
    }

    /// What an error counter counts, per million seconds: one for each checked block in error.
    ///
    /// A block is a line of one data stream with its CRC, so the count is never more than
    /// `ErrorCheck.blocksPerSecond` however many bits are wrong. The descrambler's multiplication
    /// of an error stays within a line and isn't counted again.
    package func erroredBlocksPerMegasecond(_ check: ErrorCheck) -> Int64 {
        // 1 − (1 − p)ⁿ without loss for small p.
        let part = -Elementary.expm1(check.bitsPerBlock * Elementary.log1p(-bitErrorRate))
        return Int64(Elementary.nearest(part * check.blocksPerSecond * 1_000_000))
    }
}

/// What the interface's own error check covers, and how often.
package struct ErrorCheck: Hashable, Sendable {
    /// Checked blocks per second.
    package let blocksPerSecond: Double

    /// Bits in each.
    package let bitsPerBlock: Double

    /// HD and up: a CRC over each line's active samples, EAV and line number in every data stream
    /// (ST 292-1), two streams per image. SD: one EDH full-field CRC per field (RP 165).
    package init(_ format: VideoFormat) {
        let raster = format.raster
        switch format {
        case .sd625i25, .sd525i29:
            blocksPerSecond = 2 * format.frameRate.hertz
            bitsPerBlock = Double(raster.samplesPerLine * raster.linesPerFrame * 2 * 10) / 2
        default:
            blocksPerSecond =
                Double(raster.linesPerFrame * raster.imageCount * 2) * format.frameRate.hertz
            // Active samples, four words of EAV, two of line number, two of the CRC itself.
            bitsPerBlock = Double((raster.activeSamples + 8) * 10)
        }
    }
}
