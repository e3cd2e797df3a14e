package import Exercises
import Plant
package import SimulationKernel
package import TerminalCanvas

/// What the trainee has noted, stated and been allowed, as the session's readings say it.
package struct Notebook: Hashable, Sendable {
    package private(set) var suspects: [NamedFault] = []
    package private(set) var ruledOut: [NamedFault] = []
    /// The last diagnosis; nil before one, empty for "nothing is broken".
    package private(set) var stated: [NamedFault]?
    /// What a spare stands in for.
    package private(set) var swaps: [String] = []
    /// Who gave leave, and for what.
    package private(set) var grants: [String] = []
    /// What was found right on the last check, by name.
    package private(set) var verified: [String] = []
    /// In order, each with its time.
    package private(set) var notes: [Note] = []

    /// A note of the trainee's own.
    package struct Note: Hashable, Sendable {
        package let time: SimulatedTime
        /// Exactly as typed; empty where it has been erased.
        package let text: String
    }

    /// An empty notebook.
    package init() {}

    mutating func add(_ reading: Reading, _ step: RecordedStep) {
        switch reading.kind {
        case "suspected":
            let fault = fault(reading)
            ruledOut.removeAll { $0 == fault }
            if !suspects.contains(fault) { suspects.append(fault) }
        case "ruled-out":
            let fault = fault(reading)
            suspects.removeAll { $0 == fault }
            if !ruledOut.contains(fault) { ruledOut.append(fault) }
        case "diagnosed":
            stated = reading.rows.indices.map { index in
                let row = reading.row(index)
                return NamedFault(
                    element: row.symbol("element") ?? "", mode: row.symbol("mode") ?? "")
            }
        case "done" where reading.symbol("action") == "swap": swaps.append(reading.point)
        case "done" where reading.symbol("action") == "swap-back":
            swaps.removeAll { $0 == reading.point }
        case "permission": grant(reading)
        case "verified":
            verified.removeAll { $0 == reading.point }
            if reading.flag("holds") { verified.append(reading.point) }
        case "noted":
            // The note is made once its time has passed.
            notes.append(Note(time: step.reply.finished, text: step.command.text ?? ""))
        default: break
        }
    }

    private func fault(_ reading: Reading) -> NamedFault {
        NamedFault(element: reading.point, mode: reading.symbol("mode") ?? "")
    }

    private mutating func grant(_ reading: Reading) {
        let names = reading.rows.indices.compactMap { reading.row($0).symbol("authority") }
        guard !names.isEmpty else { return }
        let line = "\(reading.point): " + names.joined(separator: ", ")
        if !grants.contains(line) { grants.append(line) }
    }

    /// All of it in words; what is ruled out always has its line.
    package var element: Element {
        var fields = [
            LabelledText("suspects", Notebook.words(suspects)),
            LabelledText("ruled out", Notebook.words(ruledOut)),
        ]
        if let stated {
            let words = stated.isEmpty ? "nothing is broken" : Notebook.words(stated)
            fields.append(LabelledText("stated", words))
        }
        let lists = [
            ("spares in place of", swaps), ("leave from", grants), ("found right", verified),
        ]
        for (label, items) in lists where !items.isEmpty {
            fields.append(LabelledText(label, items.joined(separator: ", ")))
        }
        return .group([.fields(fields)] + noteList)
    }

    /// The notes with their times, as a list; nothing where there are none.
    var noteList: [Element] {
        notes.isEmpty ? [] : [.list(notes.map { "\(ClockWords.face($0.time)) \($0.text)" })]
    }

    /// Faults in words, `none` where there are none.
    static func words(_ faults: [NamedFault]) -> String {
        guard !faults.isEmpty else { return "none" }
        return faults.map { $0.mode.isEmpty ? $0.element : "\($0.element) \($0.mode)" }
            .joined(separator: "; ")
    }
}
