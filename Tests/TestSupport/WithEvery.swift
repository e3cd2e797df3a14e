import Synchronization
package import Testing

/// The combination of values that the loops around the running code have reached.
enum Combination {
    /// The named values, outermost first: `["width = 3", "height = 0"]`.
    @TaskLocal static var values: [String] = []

    /// The values as one phrase.
    static var phrase: String { values.joined(separator: ", ") }
}

/// Runs a test's body with every value of a list, and says which value failed.
///
/// Loops may stand in one another; a failure names the values of all of them. The first failing
/// combination ends all the loops, so that one mistake is one message. A thrown error, a failed
/// `#require` and a failed `#expect` all count.
///
/// ```swift
/// try withEvery("width", in: 0...3) { width in
///     try withEvery("height", in: 0...3) { height in
///         #expect(area(width, height) == width * height)
///     }
/// }
/// ```
package func withEvery<Values: Sequence>(
    _ name: String, in values: Values, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: (Values.Element) throws -> Void
) throws {
    if Combination.values.isEmpty {
        try watchingForFailure(sourceLocation) { watch in
            try step(through: values, name, watch, body)
        }
    } else {
        try step(through: values, name, CombinationWatch.current, body)
    }
}

/// Runs a test's body with generators of `count` different seeds, and says which seed failed.
package func withEverySeed(
    _ count: Int, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: (inout SeededGenerator) throws -> Void
) throws {
    try withEvery("seed", in: 1...count, sourceLocation: sourceLocation) { seed in
        var generator = SeededGenerator(seed: UInt64(seed))
        try body(&generator)
    }
}

/// Remembers the first combination in which an issue was recorded.
final class CombinationWatch: Sendable {
    @TaskLocal static var current: CombinationWatch?

    private let first = Mutex<String?>(nil)

    var failedAt: String? { first.withLock { $0 } }

    func noteFailure() {
        let phrase = Combination.phrase
        first.withLock { if $0 == nil { $0 = phrase } }
    }
}

private func step<Values: Sequence>(
    through values: Values, _ name: String, _ watch: CombinationWatch?,
    _ body: (Values.Element) throws -> Void
) throws {
    for value in values {
        try Combination.$values.withValue(Combination.values + ["\(name) = \(value)"]) {
            do {
                try body(value)
            } catch {
                watch?.noteFailure()
                throw error
            }
        }
        if watch?.failedAt != nil { return }
    }
}

/// Runs a body, lets every issue in it pass through unchanged, and adds one issue of its own that
/// names the combination of the first.
private func watchingForFailure(
    _ sourceLocation: SourceLocation, _ body: (CombinationWatch) throws -> Void
) throws {
    let watch = CombinationWatch()
    defer {
        if let combination = watch.failedAt {
            Issue.record("failed with \(combination)", sourceLocation: sourceLocation)
        }
    }
    try CombinationWatch.$current.withValue(watch) {
        // No issue matches as a known one: the matcher is here because it sees each of them.
        try withKnownIssue(isIntermittent: true, sourceLocation: sourceLocation) {
            try body(watch)
        } matching: { _ in
            watch.noteFailure()
            return false
        }
    }
}
