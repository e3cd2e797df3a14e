/// How many colours a terminal is trusted with.
package enum ColourDepth: String, Hashable, Sendable, CaseIterable {
    /// None: bold, underlined and reversed are all there is.
    case none
    case eight
    case sixteen
    /// The sixteen, the 6 × 6 × 6 cube and the 24 greys of xterm.
    case many

    /// The depth for what a program finds around it.
    ///
    /// - Any text in `NO_COLOR` that isn't empty means none (no-color.org).
    /// - No `TERM`, or `dumb`, means none.
    /// - The number of colours in the terminal's own description, where it is known, is what can
    ///   be written. Beyond 256 a colour's number is its red, green and blue, and only the first
    ///   eight are a palette's (terminfo's `xterm-direct`).
    /// - Else `COLORTERM` with `truecolor` or `24bit`, or a `TERM` that ends in `-256color`, means
    ///   many; a `TERM` that ends in `-16color`, sixteen; any other, eight.
    ///
    /// - Parameters:
    ///   - environment: gives the value of a variable; nil where it isn't set.
    ///   - colours: what the terminal's description says; nil where nobody asked it.
    package init(environment: (String) -> String?, colours: Int?) {
        let type = environment("TERM") ?? ""
        if environment("NO_COLOR")?.isEmpty == false || type.isEmpty || type == "dumb" {
            self = .none
        } else if let colours {
            self = Self.depth(ofColours: colours)
        } else if ["truecolor", "24bit"].contains(environment("COLORTERM"))
            || type.hasSuffix("-256color")
        {
            self = .many
        } else {
            self = type.hasSuffix("-16color") ? .sixteen : .eight
        }
    }

    private static func depth(ofColours count: Int) -> ColourDepth {
        switch count {
        case ..<8: .none
        case 8..<16: .eight
        case 16..<256: .sixteen
        case 256: .many
        default: .eight
        }
    }
}
