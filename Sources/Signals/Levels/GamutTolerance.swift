/// How far a delivered signal may leave the narrow range: EBU R 103 version 3, annex 1.
package enum GamutTolerance {
    /// The largest part of the picture's area that may lie outside, in parts per thousand.
    package static let largestAreaPerMille = 10

    /// The codes allowed for luma and for R, G and B: −5 % to 105 %.
    ///
    /// 5…246 at 8 bits, 20…984 at 10; whole codes as annex 1 prints them, scaled for 12 bits.
    /// `bits` is 8, or 10 and more.
    @inlinable package static func allowedCodes(bits: Int) -> ClosedRange<Int32> {
        if bits == 8 { return 5...246 }
        let scale: Int32 = 1 << Int32(bits - 10)
        return (20 * scale)...(984 * scale)
    }

    /// Whether luma and all three of R′, G′ and B′ are within the tolerance.
    @inlinable package static func allows(_ components: YCbCr, matrix: YCbCrMatrix, bits: Int)
        -> Bool
    {
        let quantisation = VideoQuantisation(bits: bits, range: .narrow)
        let allowed = allowedCodes(bits: bits)
        let rgb = matrix.decode(components)
        return allowed.contains(quantisation.lumaCode(components.y))
            && allowed.contains(quantisation.lumaCode(rgb.red))
            && allowed.contains(quantisation.lumaCode(rgb.green))
            && allowed.contains(quantisation.lumaCode(rgb.blue))
    }
}
