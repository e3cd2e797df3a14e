import SimulationKernel
import TestSupport
import Testing

/// How the numbers of a stream are spread. The seeds are fixed, so nothing here fails by chance;
/// the bounds are those that a good generator passes in 999 of 1000 cases.
@Suite struct RandomDistributionTests {
    /// Pearson's statistic for counts that should all be equal.
    private func chiSquare(_ counts: [Int]) -> Double {
        let expected = Double(counts.reduce(0, +)) / Double(counts.count)
        return counts.reduce(0) {
            $0 + (Double($1) - expected) * (Double($1) - expected) / expected
        }
    }

    /// The 99.9 % points of chi-square for 1 to 9 degrees of freedom (NIST/SEMATECH e-Handbook of
    /// Statistical Methods, 1.3.6.7.4).
    private let critical = [10.828, 13.816, 16.266, 18.467, 20.515, 22.458, 24.322, 26.125, 27.877]

    @Test func boundsAreKept() throws {
        try withEvery("bound", in: [-5, 0, 1, 2, 3, 7, 100, 1 << 40, .max] as [Int64]) { bound in
            var stream = RandomStream(seed: 1, name: "bounds")
            for _ in 0..<200 {
                let value = stream.next(below: bound)
                #expect(value == 0 || (0..<max(1, bound)).contains(value))
            }
        }
        let ranges: [ClosedRange<Int64>] = [
            0...0, -3...3, 5...6, .min...(.min), .max...(.max), -1...(.max - 1), .min...0,
            0...(.max),
        ]
        try withEvery("range", in: ranges) { range in
            var stream = RandomStream(seed: 1, name: "ranges")
            for _ in 0..<200 { #expect(range.contains(stream.next(in: range))) }
        }
    }

    @Test func smallBoundsAreEven() throws {
        try withEvery("bound", in: 2...10) { bound in
            var stream = RandomStream(seed: 11, name: "even \(bound)")
            var counts = Array(repeating: 0, count: bound)
            for _ in 0..<10_000 { counts[Int(stream.next(below: Int64(bound)))] += 1 }
            #expect(chiSquare(counts) < critical[bound - 2])
        }
    }

    @Test func smallRangesAreEven() {
        var stream = RandomStream(seed: 11, name: "range")
        var counts = Array(repeating: 0, count: 7)
        for _ in 0..<10_000 { counts[Int(stream.next(in: -3...3)) + 3] += 1 }
        #expect(chiSquare(counts) < critical[5])
    }

    @Test func hugeBoundsAreEven() {
        // 2^64 isn't a multiple of 3 × 2^61: without rejection, every third number comes up a third
        // less often than the others.
        var stream = RandomStream(seed: 12, name: "huge")
        var counts = [0, 0, 0]
        for _ in 0..<10_000 { counts[Int(stream.next(below: 3 << 61) % 3)] += 1 }
        #expect(chiSquare(counts) < critical[1])
    }

    @Test func hugeRangesAreEven() {
        // Three quarters of all 64-bit numbers, in three equal parts: a plain remainder would give
        // the first part twice its due.
        let part = UInt64(1) << 62
        let upper = Int64(bitPattern: (UInt64(1) << 63) &+ 3 * part &- 1)
        var stream = RandomStream(seed: 13, name: "huge range")
        var counts = [0, 0, 0]
        for _ in 0..<10_000 {
            let offset = UInt64(bitPattern: stream.next(in: .min...upper) &- .min)
            counts[Int(offset / part)] += 1
        }
        #expect(chiSquare(counts) < critical[1])
    }

    @Test func theWholeRangeHasBothItsEnds() throws {
        // Streams that are made to draw the first and the last 64-bit word.
        var lowest = try stream(nextBits: 0)
        var highest = try stream(nextBits: .max)
        let low = lowest.next(in: .min...(.max))
        let high = highest.next(in: .min...(.max))
        #expect(low == .min)
        #expect(high == .max)
    }

    /// A stream whose next 64 bits are these.
    private func stream(nextBits word: UInt64) throws -> RandomStream {
        var z = word
        // The inverse of the mixing function, step by step.
        z = z ^ (z >> 31) ^ (z >> 62)
        z = z &* inverse(of: 0x94D0_49BB_1331_11EB)
        z = z ^ (z >> 27) ^ (z >> 54)
        z = z &* inverse(of: 0xBF58_476D_1CE4_E5B9)
        z = z ^ (z >> 30) ^ (z >> 60)
        var writer = CanonicalWriter()
        writer.write(fixed: z &- 1)
        writer.write(fixed: 1)
        let stream = try RandomStream(canonicalBytes: writer.bytes)
        var probe = stream
        #expect(probe.nextBits() == word)
        return stream
    }

    /// The number that an odd number times gives 1, modulo 2^64 (Newton's iteration).
    private func inverse(of odd: UInt64) -> UInt64 {
        var guess = odd
        for _ in 0..<6 { guess = guess &* (2 &- odd &* guess) }
        return guess
    }

    @Test func chancesComeOutAsAsked() throws {
        try withEvery("count", in: [0, 1, 25, 50, 99, 100] as [Int64]) { count in
            var stream = RandomStream(seed: 14, name: "chance")
            let hits = (0..<10_000).count { _ in stream.chance(count, in: 100) }
            let expected = Double(count) * 100
            let deviation = (expected * (1 - Double(count) / 100)).squareRoot()
            #expect(abs(Double(hits) - expected) <= 3.3 * deviation)
        }
    }

    @Test func theBellCurveHasItsMeanItsSpreadAndItsTails() {
        var stream = RandomStream(seed: 15, name: "bell")
        let count = 100_000
        let draws = (0..<count).map { _ in Double(stream.nextNormalMillionths()) / 1e6 }
        let mean = draws.reduce(0, +) / Double(count)
        let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
        // One deviation of the mean is 0.0032, of the variance 0.0044.
        #expect(abs(mean) < 0.0105)
        #expect(abs(variance - 1) < 0.0145)
        #expect(draws.allSatisfy { abs($0) <= 6 })
        // The normal distribution function, and how far Irwin–Hall of twelve may be from it.
        for (bound, normal) in [
            (-2.0, 0.02275), (-1, 0.15866), (0, 0.5), (1, 0.84134), (2, 0.97725),
        ] {
            let share = Double(draws.count { $0 <= bound }) / Double(count)
            #expect(abs(share - normal) < 0.0023 + 0.0053, "at \(bound)")
        }
    }

    @Test func successiveDrawsAreUnrelated() {
        var stream = RandomStream(seed: 16, name: "pairs")
        let draws = (0..<20_000).map { _ in Double(stream.nextNormalMillionths()) / 1e6 }
        for lag in 1...5 {
            let sum = zip(draws, draws.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 }
            // A correlation of unrelated draws deviates by 1/√20000 = 0.0071.
            #expect(abs(sum / 20_000) < 0.0234, "lag \(lag)")
        }
    }

    @Test func everyBitIsSetHalfOfTheTime() throws {
        try withEvery("name", in: ["a", "b", "c"]) { name in
            var stream = RandomStream(seed: 17, name: name)
            var counts = Array(repeating: 0, count: 64)
            for _ in 0..<4096 {
                let word = stream.nextBits()
                for bit in 0..<64 where word >> UInt64(bit) & 1 == 1 { counts[bit] += 1 }
            }
            // A mean of 2048 and a deviation of 32; the furthest of 64 is within 4 deviations.
            for count in counts { #expect((2048 - 128...2048 + 128).contains(count)) }
        }
    }
}
