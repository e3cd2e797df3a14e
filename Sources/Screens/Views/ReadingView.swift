import HostTools
package import Plant
package import TerminalCanvas

/// A stored reading as an element: nothing but the reading is needed.
package enum ReadingView {
    package static func element(_ reading: Reading) -> Element {
        if let own = SessionWords.element(reading) { return own }
        if HostPrinter.prints(reading) { return .verbatim(HostPrinter.lines(reading)) }
        if PictureWords.knows(reading) { return sentences(PictureWords.sentences(reading)) }
        if DisplayWords.knows(reading) { return sentences(DisplayWords.sentences(reading)) }
        if NetworkWords.knows(reading) { return sentences(NetworkWords.sentences(reading)) }
        return GenericWords.element(reading)
    }

    /// Lines that a plane has worded; each is a paragraph of its own.
    private static func sentences(_ lines: [String]) -> Element {
        .group(lines.map { .paragraph($0) })
    }
}
