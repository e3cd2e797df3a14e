/// One second-order section: b₀ + b₁z⁻¹ + b₂z⁻² over 1 + a₁z⁻¹ + a₂z⁻².
package struct FilterSection: Hashable, Sendable {
    /// b₀.
    package let b0: Double
    /// b₁.
    package let b1: Double
    /// b₂.
    package let b2: Double
    /// a₁.
    package let a1: Double
    /// a₂.
    package let a2: Double

    /// A section from its five coefficients, a₀ being 1.
    package init(b0: Double, b1: Double, b2: Double, a1: Double, a2: Double) {
        self.b0 = b0
        self.b1 = b1
        self.b2 = b2
        self.a1 = a1
        self.a2 = a2
    }

    /// The square of the magnitude of its response at a frequency, at 48 kHz.
    package func power(atHertz frequency: Double) -> Double {
        let angle = 2 * Elementary.pi * frequency / Double(LoudnessMeter.sampleRate)
        let (c1, s1) = (Elementary.cos(angle), Elementary.sin(angle))
        let (c2, s2) = (Elementary.cos(2 * angle), Elementary.sin(2 * angle))
        let above = (b0 + b1 * c1 + b2 * c2, b1 * s1 + b2 * s2)
        let below = (1 + a1 * c1 + a2 * c2, a1 * s1 + a2 * s2)
        return (above.0 * above.0 + above.1 * above.1) / (below.0 * below.0 + below.1 * below.1)
    }
}

/// The frequency weighting of BS.1770-5, Annex 1, at 48 kHz: a shelf for the head and a high-pass.
package enum KWeighting {
    /// The shelf (Annex 1, Table 1).
    package static let shelf = FilterSection(
        b0: 1.53512485958697, b1: -2.69169618940638, b2: 1.19839281085285,
        a1: -1.69065929318241, a2: 0.73248077421585)

    /// The high-pass (Annex 1, Table 2).
    package static let highPass = FilterSection(
        b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621)

    /// The gain at a frequency, in decibels.
    package static func decibels(atHertz frequency: Double) -> Double {
        10 * Elementary.log10(shelf.power(atHertz: frequency) * highPass.power(atHertz: frequency))
    }
}

/// The state of both sections for two channels side by side, in transposed direct form II.
struct KWeightingState: Sendable {
    private var shelf1 = SIMD2<Double>.zero
    private var shelf2 = SIMD2<Double>.zero
    private var high1 = SIMD2<Double>.zero
    private var high2 = SIMD2<Double>.zero

    /// Sums the squares of what the weighting makes of two channels of `count` samples, each
    /// channel by itself.
    mutating func addedSquares(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, count: Int
    ) -> SIMD2<Double> {
        let first = KWeighting.shelf
        let second = KWeighting.highPass
        let (b0, b1, b2) = (first.b0, first.b1, first.b2)
        let (a1, a2) = (first.a1, first.a2)
        let (c1, c2) = (second.a1, second.a2)
        var (s1, s2, h1, h2) = (shelf1, shelf2, high1, high2)
        var sum = SIMD2<Double>.zero
        var index = 0
        while index < count {
            let x = SIMD2(Double(left[index]), Double(right[index]))
            let y = x * b0 + s1
            s1 = x * b1 - y * a1 + s2
            s2 = x * b2 - y * a2
            // The high-pass has the numerator 1, −2, 1.
            let z = y + h1
            h1 = h2 - y - y - z * c1
            h2 = y - z * c2
            sum += z * z
            index &+= 1
        }
        (shelf1, shelf2, high1, high2) = (s1, s2, h1, h2)
        flushDenormals()
        return sum
    }

    /// Silence mustn't leave numbers so small that the processor slows down over them.
    private mutating func flushDenormals() {
        let tiny = 1e-30
        for channel in 0..<2 {
            if shelf1[channel].magnitude < tiny { shelf1[channel] = 0 }
            if shelf2[channel].magnitude < tiny { shelf2[channel] = 0 }
            if high1[channel].magnitude < tiny { high1[channel] = 0 }
            if high2[channel].magnitude < tiny { high2[channel] = 0 }
        }
    }
}
