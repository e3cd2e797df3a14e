/// What a cell is for. Themes say how each role looks; nothing else does.
package enum Role: UInt8, Hashable, Sendable, CaseIterable {
    case text, quiet, strong, title
    case good, caution, bad
    /// Frames around panes, and of the one that has the focus.
    case border, focusedBorder
    /// The name of a key, or what is to be typed.
    case key
    /// A line that is being typed, and how it can go on.
    case input, candidate
    /// The item that Enter would choose.
    case selected
    /// What a computer printed.
    case printed
    case meterFull, meterEmpty, meterOver
    case plotMeasured, plotTarget, plotGraticule, plotCursor

    /// The letter that stands for the role beside a recorded screen; each has one of its own.
    package var letter: Unicode.Scalar {
        switch self {
        case .text: "."
        case .quiet: "q"
        case .strong: "s"
        case .title: "t"
        case .good: "g"
        case .caution: "c"
        case .bad: "b"
        case .border: "-"
        case .focusedBorder: "="
        case .key: "k"
        case .input: "i"
        case .candidate: "a"
        case .selected: "S"
        case .printed: "p"
        case .meterFull: "F"
        case .meterEmpty: "E"
        case .meterOver: "O"
        case .plotMeasured: "M"
        case .plotTarget: "T"
        case .plotGraticule: "G"
        case .plotCursor: "C"
        }
    }

    /// Whether it is read as text, or only seen as a frame or part of a picture.
    ///
    /// Text needs more contrast (`Theme`).
    package var isText: Bool {
        switch self {
        case .border, .focusedBorder, .meterFull, .meterEmpty, .meterOver, .plotMeasured,
            .plotTarget, .plotGraticule, .plotCursor:
            false
        case .text, .quiet, .strong, .title, .good, .caution, .bad, .key, .input, .candidate,
            .selected, .printed:
            true
        }
    }

    /// The role of text that is said with a tone.
    init(_ tone: Tone) {
        self =
            switch tone {
            case .good: .good
            case .caution: .caution
            case .bad: .bad
            case .quiet: .quiet
            case .strong: .strong
            }
    }
}
