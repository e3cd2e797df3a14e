import Exercises
import Plant
import Screens
import SimulationKernel
import TerminalCanvas

/// Checks a recorded session: its chain, its signed heads, and what this program computes of it.
struct Verification {
    /// What was found, line by line.
    struct Result {
        var lines: [String]
        var isSound: Bool
        var summary: String

        var element: Element {
            .group([.heading("Verification", level: 2), .list(lines)])
        }
    }

    let session: RecordedSession

    init(_ session: RecordedSession) { self.session = session }

    func run(_ steps: [RecordedStep]) throws -> Result {
        var result = Result(lines: [], isSound: true, summary: "")
        chain(&result)
        heads(&result)
        try playback(steps, &result)
        return result
    }

    private func chain(_ result: inout Result) {
        switch session.file.journal.verifyChain(Sealing.hashing) {
        case .sound(let count, let head):
            result.lines.append("chain: \(count) lines, whole; head \(head.hexadecimal.prefix(16))")
        case .broken(let broken):
            result.isSound = false
            result.summary = "the journal has been changed: \(broken)"
            result.lines.append("chain: broken: \(broken)")
        }
    }

    private func heads(_ result: inout Result) {
        if session.file.heads.isEmpty { result.lines.append("signed head: none; not closed yet") }
        for head in session.file.heads {
            let check = session.file.journal.check(
                head, session: session.file.session, Sealing.verifying)
            result.lines.append("signed head: \(check)")
            guard case .holds = check else {
                result.isSound = false
                result.summary = "a signed head doesn't fit: \(check)"
                continue
            }
        }
    }

    private func playback(_ steps: [RecordedStep], _ result: inout Result) throws {
        guard session.header.engineRevision == Exercise.engineRevision else {
            result.lines.append(
                "computed again: not compared; recorded by engine revision "
                    + "\(session.header.engineRevision), this is \(Exercise.engineRevision)")
            return
        }
        let content = StoredContent(store: session.store, carried: session.file.contents)
        let exercise = Exercise(try content.instance(of: session.file.journal))
        switch exercise.play(steps) {
        case .same(let count):
            result.lines.append("computed again: all \(count) lines the same")
        case .differs(let line, let what):
            result.lines.append(
                "computed again: recomputed differently at line \(line): \(words(what))")
            result.isSound = false
            result.summary = "recomputed differently at line \(line)"
        }
    }

    private func words(_ difference: PlaybackDifference) -> String {
        switch difference {
        case .refused(let reason): "the command is refused now: \(reason)"
        case .time: "it takes another time"
        case .reading(let recorded, let computed):
            "`\(recorded?.kind ?? "no reading")` at \(recorded?.point ?? "-") is now "
                + "`\(computed?.kind ?? "no reading")` at \(computed?.point ?? "-"), "
                + "or has other values"
        case .digest: "the state has another digest"
        }
    }
}
