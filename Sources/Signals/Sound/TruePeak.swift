/// True peak by fourfold oversampling: the 48-tap interpolator of BS.1770-5, Annex 2.
///
/// The four phases are two pairs that mirror each other, so that sums and differences of the
/// samples serve both of a pair.
enum TruePeak {
    /// How many samples one output is made of.
    static let taps = 12

    /// Phase 0; phase 3 has the same in reverse (Annex 2, the table of coefficients, × 8192).
    private static let outer: [Float] = [
        14, 90, -161, 272, -487, 1125, 7964, -838, 390, -218, 122, -68,
    ]
    /// Phase 1; phase 2 has the same in reverse.
    private static let inner: [Float] = [
        -239, 240, -424, 730, -1364, 3810, 6388, -1641, 832, -477, 271, -155,
    ]

    /// The most that any output is of the largest sample: the largest sum of sizes of a phase.
    static let largestGain: Float =
        max(
            outer.reduce(0) { $0 + $1.magnitude }, inner.reduce(0) { $0 + $1.magnitude }) / 8192

    /// Half sums and half differences of mirrored coefficients.
    private static func halves(_ phase: [Float]) -> (even: [Float], odd: [Float]) {
        (
            (0..<6).map { (phase[$0] + phase[11 - $0]) / 16_384 },
            (0..<6).map { (phase[$0] - phase[11 - $0]) / 16_384 }
        )
    }

    /// Even and odd parts of both pairs: 24 numbers, six of each.
    static let kernel: [Float] = {
        let (outerHalves, innerHalves) = (halves(outer), halves(inner))
        return outerHalves.even + outerHalves.odd + innerHalves.even + innerHalves.odd
    }()

    /// The largest size among the interpolated values at `count` places, a multiple of 4.
    ///
    /// - Parameter samples: `count` + 11 samples; the first 11 are those before.
    static func largest(
        _ samples: UnsafePointer<Float>, count: Int, kernel: UnsafePointer<Float>
    ) -> Float {
        let bytes = UnsafeRawPointer(samples)
        var largest = SIMD4<Float>.zero
        var start = 0
        while start < count {
            var outerEven = SIMD4<Float>.zero
            var outerOdd = SIMD4<Float>.zero
            var innerEven = SIMD4<Float>.zero
            var innerOdd = SIMD4<Float>.zero
            var tap = 0
            while tap < 6 {
                let a = bytes.loadUnaligned(
                    fromByteOffset: (start &+ tap) &* 4, as: SIMD4<Float>.self)
                let b = bytes.loadUnaligned(
                    fromByteOffset: (start &+ 11 &- tap) &* 4, as: SIMD4<Float>.self)
                let sum = a + b
                let difference = a - b
                outerEven += sum * kernel[tap]
                outerOdd += difference * kernel[6 &+ tap]
                innerEven += sum * kernel[12 &+ tap]
                innerOdd += difference * kernel[18 &+ tap]
                tap &+= 1
            }
            // |a + b| or |a − b|, whichever is larger, is |a| + |b|.
            let outer = size(outerEven) + size(outerOdd)
            let inner = size(innerEven) + size(innerOdd)
            largest = pointwiseMax(largest, pointwiseMax(outer, inner))
            start &+= 4
        }
        return largest.max()
    }

    private static func size(_ values: SIMD4<Float>) -> SIMD4<Float> {
        pointwiseMax(values, -values)
    }

    /// The largest size among `count` samples.
    static func largestSample(_ samples: UnsafePointer<Float>, count: Int) -> Float {
        // Sizes of floats are in the order of their bits.
        var largest: Int32 = 0
        var index = 0
        while index < count {
            let bits = Int32(bitPattern: samples[index].bitPattern & 0x7FFF_FFFF)
            largest = largest > bits ? largest : bits
            index &+= 1
        }
        return Float(bitPattern: UInt32(bitPattern: largest))
    }
}
