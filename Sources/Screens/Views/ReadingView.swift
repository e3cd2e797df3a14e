import HostTools
package import Plant
package import TerminalCanvas

/// A stored reading as an element: nothing but the reading is needed.
package enum ReadingView {
    /// The reading in the words of whoever knows its kind; else its fields and rows as they are.
    ///
    /// What a host's tools print comes first (a `trace` of theirs isn't a cable that was followed),
    /// then the session's own kinds, then the planes.
    package static func element(_ reading: Reading) -> Element {
        if reading["system"] != nil && reading["line"] != nil { return console(reading) }
        if reading.kind == "done", let worded = procedure(reading) { return worded }
        if let own = SessionWords.element(reading) { return own }
        if reading.kind == "router-status" { return RouterWords.element(reading) }
        if PictureWords.knows(reading) { return sentences(PictureWords.sentences(reading)) }
        if DisplayWords.knows(reading) { return sentences(DisplayWords.sentences(reading)) }
        if ReferenceWords.knows(reading) { return sentences(ReferenceWords.sentences(reading)) }
        if NetworkWords.knows(reading) { return sentences(NetworkWords.sentences(reading)) }
        if ComputingWords.knows(reading) { return sentences(ComputingWords.sentences(reading)) }
        if SoundWords.knows(reading) { return sentences(SoundWords.sentences(reading)) }
        if PowerWords.knows(reading) { return sentences(PowerWords.sentences(reading)) }
        if ApplicationWords.knows(reading) {
            return sentences(ApplicationWords.sentences(reading))
        }
        return GenericWords.element(reading)
    }

    /// What a plane's own procedure did, in the plane's words; nil where they are everybody's.
    private static func procedure(_ reading: Reading) -> Element? {
        let lines: [String]
        if PictureWords.knows(reading) {
            lines = PictureWords.sentences(reading)
        } else if DisplayWords.knows(reading) {
            lines = DisplayWords.sentences(reading)
        } else if ComputingWords.knows(reading) {
            lines = ComputingWords.sentences(reading)
        } else if PowerWords.knows(reading) {
            lines = PowerWords.sentences(reading)
        } else if ApplicationWords.knows(reading) {
            lines = ApplicationWords.sentences(reading)
        } else {
            return nil
        }
        return sentences(lines + [SessionWords.leave(reading)].compactMap { $0 })
    }

    /// What a host printed, and a word where the change took somebody's leave.
    private static func console(_ reading: Reading) -> Element {
        let printed = Element.verbatim(HostPrinter.lines(reading))
        guard let leave = SessionWords.leave(reading) else { return printed }
        return .group([printed, .paragraph(leave)])
    }

    /// Lines that a plane has worded; each is a paragraph of its own.
    private static func sentences(_ lines: [String]) -> Element {
        .group(lines.map { .paragraph($0) })
    }
}
