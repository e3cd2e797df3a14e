/// A stream of random integers that belongs to one consumer, named after it.
///
/// Every device, person and instrument draws from a stream of its own, so that one more draw in
/// one of them changes nothing in any other. The generator is SplitMix64 (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", 2014) with a step per stream; its whole state
/// is two words. Nothing in it is floating point.
package struct RandomStream: Hashable, Sendable {
    private var state: UInt64
    private let step: UInt64

    /// The stream of one consumer under one seed: a pure function of both.
    package init(seed: UInt64, name: String) {
        var digest = Digest()
        digest.add(bits: seed)
        digest.add(name)
        state = digest.value
        digest.add(bits: 1)
        step = RandomStream.oddStep(digest.value)
    }

    /// Makes a word into a step: odd, so that the period is 2^64, and with enough bit changes that
    /// neighbouring states don't resemble each other.
    private static func oddStep(_ word: UInt64) -> UInt64 {
        let odd = Digest.mix(word) | 1
        return (odd ^ (odd >> 1)).nonzeroBitCount < 24 ? odd ^ 0xAAAA_AAAA_AAAA_AAAA : odd
    }

    /// The next 64 bits.
    package mutating func nextBits() -> UInt64 {
        state &+= step
        return Digest.mix(state)
    }

    /// A whole number in `0..<bound`, every one equally likely. A bound below 1 gives 0.
    package mutating func next(below bound: Int64) -> Int64 {
        bound > 1 ? Int64(nextBits(below: UInt64(bound))) : 0
    }

    /// 64 bits in `0..<range`, every value equally likely; the range is at least 2.
    private mutating func nextBits(below range: UInt64) -> UInt64 {
        // Reject the few words that would make the low results likelier (Lemire 2019).
        var product = nextBits().multipliedFullWidth(by: range)
        let threshold = (0 &- range) % range
        while product.low < threshold {
            product = nextBits().multipliedFullWidth(by: range)
        }
        return product.high
    }

    /// A whole number in a closed range, every one equally likely.
    package mutating func next(in range: ClosedRange<Int64>) -> Int64 {
        let width = UInt64(bitPattern: range.upperBound &- range.lowerBound)
        if width == 0 { return range.lowerBound }
        let offset = width == .max ? nextBits() : nextBits(below: width + 1)
        return range.lowerBound &+ Int64(bitPattern: offset)
    }

    /// True in `count` of `total` cases.
    package mutating func chance(_ count: Int64, in total: Int64) -> Bool {
        next(below: total) < count
    }

    /// A draw from a bell curve with mean 0 and standard deviation 1, in millionths.
    ///
    /// It is the sum of twelve even draws less their mean (Irwin–Hall): the variance is exactly 1,
    /// the tails end at ±6, and the distribution function is within 0.0023 of the normal one.
    package mutating func nextNormalMillionths() -> Int64 {
        var sum: Int64 = 0
        for _ in 0..<6 {
            let bits = nextBits()
            sum += Int64(bits & 0xFFFF_FFFF) + Int64(bits >> 32)
        }
        let centred = sum - 6 * 0xFFFF_FFFF
        return (centred * 1_000_000) >> 32
    }
}

extension RandomStream: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(fixed: state)
        writer.write(fixed: step)
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        state = try reader.readFixed64()
        step = try reader.readFixed64()
        if step & 1 == 0 { throw .notCanonical("a stream's step must be odd") }
    }
}
