/// A look as the ASC Color Decision List states it: slope, offset and power, then saturation.
///
/// Each of R′, G′, B′ becomes (clamp(value · slope + offset))^power; saturation is about the luma
/// of BT.709 (ASC CDL 1.2). What doesn't fit in a look-up table of such a box is clipped to 0…1.
package struct ColourDecision: Hashable, Sendable {
    /// The slope in thousandths, 0…8191.
    package let slopeMilli: Int64
    /// The offset in thousandths, −2048…2047.
    package let offsetMilli: Int64
    /// The power in thousandths, 1…8191.
    package let powerMilli: Int64
    /// The saturation in thousandths, 0…8191; 0 is monochrome.
    package let saturationMilli: Int64

    /// A look of four numbers in thousandths; each is held within its range.
    package init(slopeMilli: Int64, offsetMilli: Int64, powerMilli: Int64, saturationMilli: Int64) {
        self.slopeMilli = min(max(slopeMilli, 0), 8191)
        self.offsetMilli = min(max(offsetMilli, -2048), 2047)
        self.powerMilli = min(max(powerMilli, 1), 8191)
        self.saturationMilli = min(max(saturationMilli, 0), 8191)
    }

    /// The four numbers in 51 bits, so that a look fits in a word beside a kind.
    package var packed: Int64 {
        slopeMilli | (offsetMilli + 2048) << 13 | powerMilli << 25 | saturationMilli << 38
    }

    /// The look that `packed` gave.
    package init(packed bits: Int64) {
        self.init(
            slopeMilli: bits & 0x1FFF, offsetMilli: (bits >> 13 & 0xFFF) - 2048,
            powerMilli: bits >> 25 & 0x1FFF, saturationMilli: bits >> 38 & 0x1FFF)
    }

    /// R′G′B′ after the look.
    package func apply(_ rgb: RGB) -> RGB {
        let slope = Double(slopeMilli) / 1000
        let offset = Double(offsetMilli) / 1000
        let power = Double(powerMilli) / 1000
        let graded = rgb.map { value in
            let level = min(max(value * slope + offset, 0), 1)
            return powerMilli == 1000 ? level : Elementary.pow(level, power)
        }
        let luma = YCbCrMatrix.bt709.encode(graded).y
        let saturation = Double(saturationMilli) / 1000
        return graded.map { min(max(luma + saturation * ($0 - luma), 0), 1) }
    }
}

/// SDR pictures placed in an HDR signal, and the other way round (BT.2408).
///
/// The reference white of 100 % goes to 203 cd/m², which is 58 % of PQ and 75 % of HLG; light below
/// follows the display's power of 2.4 (BT.1886 without black). Each of R′, G′, B′ alone.
package enum DynamicRangeMapping {
    /// The luminance of graphics white, in cd/m² (BT.2408 §2.2).
    package static let graphicsWhite = 203.0

    /// The exponent of the display for which SDR is graded (BT.1886).
    private static let displayExponent = 2.4

    /// The peak of the display for which HLG is stated, in cd/m².
    private static let hlgPeak = 1000.0

    /// A component of SDR as PQ.
    package static func pq(fromSDR value: Double) -> Double {
        value <= 0 ? 0 : PQ.signal(graphicsWhite * Elementary.pow(value, displayExponent))
    }

    /// A component of SDR as HLG for a display of 1000 cd/m².
    package static func hlg(fromSDR value: Double) -> Double {
        guard value > 0 else { return 0 }
        let light = graphicsWhite * Elementary.pow(value, displayExponent) / hlgPeak
        return HLG.oetf(Elementary.pow(light, 1 / 1.2))
    }

    /// A component of PQ as SDR; light above graphics white goes above 100 %.
    package static func sdr(fromPQ value: Double) -> Double {
        let light = PQ.luminance(value) / graphicsWhite
        return light <= 0 ? 0 : Elementary.pow(light, 1 / displayExponent)
    }

    /// A component of HLG as SDR; light above graphics white goes above 100 %.
    package static func sdr(fromHLG value: Double) -> Double {
        let light = Elementary.pow(HLG.inverseOETF(value), 1.2) * hlgPeak / graphicsWhite
        return light <= 0 ? 0 : Elementary.pow(light, 1 / displayExponent)
    }
}
