import Foundation

/// Takes the time of something again and again, and tells the middle and the tail.
struct Sampling {
    private(set) var nanoseconds: [Double] = []

    /// Times a body `count` times, after a few runs that don't count.
    init(_ count: Int, warmUp: Int = 3, _ body: () throws -> Void) rethrows {
        let clock = ContinuousClock()
        for _ in 0..<warmUp { try body() }
        for _ in 0..<count {
            let span = try clock.measure { try body() }
            nanoseconds.append(Sampling.nanoseconds(span))
        }
        nanoseconds.sort()
    }

    /// Samples that were taken elsewhere.
    init(nanoseconds: [Double]) { self.nanoseconds = nanoseconds.sorted() }

    static func nanoseconds(_ span: Duration) -> Double {
        Double(span.components.seconds) * 1e9 + Double(span.components.attoseconds) / 1e9
    }

    /// The value below which a share of the samples lies.
    func quantile(_ share: Double) -> Double {
        nanoseconds[min(nanoseconds.count - 1, Int(share * Double(nanoseconds.count)))]
    }

    /// `median 12.3 µs, 99 % 20.1 µs, 1000 samples`.
    var summary: String {
        "median \(Sampling.words(quantile(0.5))), 99 % \(Sampling.words(quantile(0.99))), "
            + "\(nanoseconds.count) samples"
    }

    static func words(_ nanoseconds: Double) -> String {
        func digits(_ value: Double) -> String {
            value.formatted(.number.precision(.significantDigits(3)).grouping(.never))
        }
        if nanoseconds < 1e3 { return digits(nanoseconds) + " ns" }
        if nanoseconds < 1e6 { return digits(nanoseconds / 1e3) + " µs" }
        return digits(nanoseconds / 1e6) + " ms"
    }
}
