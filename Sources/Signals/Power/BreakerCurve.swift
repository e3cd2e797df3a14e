/// How a miniature circuit-breaker trips: the types B, C and D of IEC 60898-1.
package enum BreakerCurve: String, Hashable, Sendable, CaseIterable {
    case b
    case c
    case d

    /// Whether a breaker of a type trips at some current: within its band nobody can tell.
    package enum Verdict: String, Hashable, Sendable {
        case no
        case may
        case will
    }

    /// The multiples of its rating between which a breaker trips at once (IEC 60898-1 table 7:
    /// B 3–5, C 5–10, D 10–20).
    package var multiples: ClosedRange<Int64> {
        switch self {
        case .b: 3...5
        case .c: 5...10
        case .d: 10...20
        }
    }

    /// Whether a short surge trips it.
    ///
    /// - Parameters:
    ///   - milliamps: the surge as a breaker feels it.
    ///   - rating: in milliamperes.
    package func verdict(surge milliamps: Int64, rating: Int64) -> Verdict {
        if milliamps < rating * multiples.lowerBound { return .no }
        return milliamps < rating * multiples.upperBound ? .may : .will
    }

    /// Where in the band one breaker trips, in milliamperes.
    ///
    /// - Parameter place: of that breaker in its band, in thousandths: 0 trips first.
    package func threshold(rating: Int64, place: Int64) -> Int64 {
        let band = multiples
        return rating * band.lowerBound
            + rating * (band.upperBound - band.lowerBound) * place / 1000
    }

    /// Whether a steady current trips a breaker within the hour: never up to 1.13 times its
    /// rating, always from 1.45 times (IEC 60898-1 table 7, tests a and b).
    package static func verdict(steady milliamps: Int64, rating: Int64) -> Verdict {
        if milliamps * 100 <= rating * 113 { return .no }
        return milliamps * 100 < rating * 145 ? .may : .will
    }

    /// How long a steady current above 1.45 times the rating takes to trip a breaker, in seconds;
    /// nil below.
    ///
    /// An hour at 1.45 times and 1…60 s at 2.55 times (IEC 60898-1 table 7, tests b and c, up to
    /// 32 A). In between, and beyond, the eighth power of the current: a judgement that meets both.
    package static func thermalSeconds(_ milliamps: Int64, rating: Int64) -> Int64? {
        guard verdict(steady: milliamps, rating: rating) == .will else { return nil }
        let ratio = 1.45 * Double(rating) / Double(milliamps)
        let square = ratio * ratio
        let fourth = square * square
        return max(1, Int64(3600 * fourth * fourth))
    }
}
