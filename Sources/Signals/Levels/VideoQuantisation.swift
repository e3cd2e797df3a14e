/// Which code values stand for black and white.
///
/// The raw values are stable: they are written into states.
package enum QuantisationRange: UInt8, CaseIterable, Hashable, Sendable {
    /// Black 64 and white 940 at 10 bits, with room below and above ("legal", "limited").
    case narrow = 1
    /// Black 0 and white 1023 at 10 bits ("data", "PC").
    case full = 2
}

/// The codes of one picture sample: luma and the two colour differences.
package struct YCbCrCodes: Hashable, Sendable {
    /// The luma code.
    package var y: Int32

    /// The code of the blue difference.
    package var cb: Int32

    /// The code of the red difference.
    package var cr: Int32

    /// Codes as given.
    @inlinable package init(y: Int32, cb: Int32, cr: Int32) {
        self.y = y
        self.cb = cb
        self.cr = cr
    }
}

/// How normalised video is written in whole numbers: bits per sample and range.
///
/// Narrow range as BT.709-6, BT.2020-2 and BT.2100 table 9, full range as BT.2100 table 9: the
/// nearest code, halves away from zero, clipped to what the bits can hold.
package struct VideoQuantisation: Hashable, Sendable {
    /// 8, 10 or 12.
    package let bits: Int

    /// Which codes stand for black and white.
    package let range: QuantisationRange

    /// A quantisation; `bits` must be within 8…16.
    @inlinable package init(bits: Int, range: QuantisationRange) {
        precondition((8...16).contains(bits), "video has 8 to 16 bits per sample")
        self.bits = bits
        self.range = range
    }

    /// 8 bits, black 16, white 235.
    package static let narrow8 = VideoQuantisation(bits: 8, range: .narrow)

    /// 10 bits, black 64, white 940: what serial interfaces carry.
    package static let narrow10 = VideoQuantisation(bits: 10, range: .narrow)

    /// 12 bits, black 256, white 3760.
    package static let narrow12 = VideoQuantisation(bits: 12, range: .narrow)

    /// 8 bits, black 0, white 255.
    package static let full8 = VideoQuantisation(bits: 8, range: .full)

    /// 10 bits, black 0, white 1023.
    package static let full10 = VideoQuantisation(bits: 10, range: .full)

    /// 12 bits, black 0, white 4095.
    package static let full12 = VideoQuantisation(bits: 12, range: .full)

    /// The code of black: 16 · 2ⁿ⁻⁸ or 0.
    @inlinable package var blackCode: Int32 { range == .narrow ? 16 << Int32(bits - 8) : 0 }

    /// The code of reference white: 235 · 2ⁿ⁻⁸ or 2ⁿ − 1.
    @inlinable package var whiteCode: Int32 {
        range == .narrow ? 235 << Int32(bits - 8) : highestCode
    }

    /// The code of no chroma: 2ⁿ⁻¹.
    @inlinable package var chromaZeroCode: Int32 { 1 << Int32(bits - 1) }

    /// The largest code, 2ⁿ − 1.
    @inlinable package var highestCode: Int32 { 1 << Int32(bits) - 1 }

    /// Codes from black to white.
    @inlinable package var lumaSpan: Double { Double(whiteCode - blackCode) }

    /// Codes from the lowest to the highest chroma: 224 · 2ⁿ⁻⁸ or 2ⁿ − 1.
    @inlinable package var chromaSpan: Double {
        range == .narrow ? Double(224 << Int32(bits - 8)) : Double(highestCode)
    }

    /// The codes that carry picture on a serial interface; the rest mark its timing.
    ///
    /// 4…1019 at 10 bits (BT.1120, ST 274), and so 1…254 at 8 and 16…4079 at 12.
    @inlinable package var serialRange: ClosedRange<Int32> {
        let reserved: Int32 = 1 << Int32(bits - 8)
        return reserved...(highestCode - reserved)
    }

    /// The nearest code, halves away from zero, clipped to 0…2ⁿ−1; 0 for not-a-number.
    @inlinable package func clipped(_ value: Double) -> Int32 {
        if value >= Double(highestCode) { return highestCode }
        return value > 0 ? Int32(value + 0.5) : 0
    }

    /// The code of a level, where 0 is black and 1 reference white: luma, or one of R′, G′, B′.
    @inlinable package func lumaCode(_ level: Double) -> Int32 {
        clipped(Double(blackCode) + lumaSpan * level)
    }

    /// The level that a code stands for.
    @inlinable package func luma(fromCode code: Int32) -> Double {
        Double(code - blackCode) / lumaSpan
    }

    /// The code of a colour difference within −0.5…0.5.
    @inlinable package func chromaCode(_ value: Double) -> Int32 {
        clipped(Double(chromaZeroCode) + chromaSpan * value)
    }

    /// The colour difference that a code stands for.
    @inlinable package func chroma(fromCode code: Int32) -> Double {
        Double(code - chromaZeroCode) / chromaSpan
    }

    /// All three codes of a sample.
    @inlinable package func codes(_ components: YCbCr) -> YCbCrCodes {
        YCbCrCodes(
            y: lumaCode(components.y), cb: chromaCode(components.cb), cr: chromaCode(components.cr))
    }

    /// The components that three codes stand for, read in this quantisation.
    @inlinable package func components(_ codes: YCbCrCodes) -> YCbCr {
        YCbCr(
            y: luma(fromCode: codes.y), cb: chroma(fromCode: codes.cb),
            cr: chroma(fromCode: codes.cr))
    }

    /// The same levels written in another quantisation.
    ///
    /// With `full10.recoded(codes, as: narrow10)` on codes that are narrow already, this is the
    /// scaling done twice: 64 becomes 119 and 940 becomes 869.
    @inlinable package func recoded(
        _ codes: YCbCrCodes, as target: VideoQuantisation
    ) -> YCbCrCodes {
        target.codes(components(codes))
    }

    /// The codes as they leave on a serial interface, clear of the timing codes.
    @inlinable package func serialCodes(_ codes: YCbCrCodes) -> YCbCrCodes {
        let range = serialRange
        return YCbCrCodes(
            y: min(max(codes.y, range.lowerBound), range.upperBound),
            cb: min(max(codes.cb, range.lowerBound), range.upperBound),
            cr: min(max(codes.cr, range.lowerBound), range.upperBound))
    }

    /// What a waveform monitor with a 700 mV scale shows for a luma code, in microvolts.
    ///
    /// Black is 0 and white 700 000 in the quantisation that the instrument is set to.
    @inlinable package func microvolts(fromLumaCode code: Int32) -> Int64 {
        let value = luma(fromCode: code) * 700_000
        return Int64(value < 0 ? value - 0.5 : value + 0.5)
    }
}
