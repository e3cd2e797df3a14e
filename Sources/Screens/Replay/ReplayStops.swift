import Assessment
import Exercises

/// The lines of a session at which a replay can stop, and the way from one to the next.
struct ReplayStops: Hashable {
    /// Every line's number, ascending, after 0 for the moment of the call.
    let all: [Int]
    /// Lines at which something was changed, or changed by itself.
    let changes: [Int]
    /// Lines on which a finding rests, ascending.
    let findings: [Int]

    init(_ entries: [TimelineEntry], findings: [Finding]) {
        let numbers = entries.map(\.number)
        all = [0] + numbers
        changes = entries.filter(\.isChange).map(\.number)
        self.findings = numbers.filter { number in
            findings.contains { $0.lines.contains(number) }
        }
    }

    /// The line that is asked for, or the nearest before it that is there.
    func held(_ line: Int) -> Int { all.last { $0 <= line } ?? 0 }

    /// The next stop of a list after a line; nil where there is none.
    func next(_ stops: [Int], after line: Int) -> Int? { stops.first { $0 > line } }

    /// The last stop of a list before a line; nil where there is none.
    func previous(_ stops: [Int], before line: Int) -> Int? { stops.last { $0 < line } }
}
