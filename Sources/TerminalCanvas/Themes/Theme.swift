/// How a role looks: colours of the terminal's palette, and what needs no colour.
package struct Style: Hashable, Sendable {
    /// The number of a colour in xterm's palette; nil for the terminal's own.
    package var foreground: UInt8?
    /// As `foreground`, for the ground under the character.
    package var background: UInt8?
    package var emphasis: Cell.Emphasis

    package init(foreground: UInt8?, background: UInt8?, emphasis: Cell.Emphasis = []) {
        self.foreground = foreground
        self.background = background
        self.emphasis = emphasis
    }
}

/// How every role looks, for each number of colours.
///
/// In colour each style says its ground too, so that contrast doesn't depend on the terminal's own
/// colours. By the formula of WCAG 2.2 (relative luminance) text has at least 4.5 : 1 against its
/// ground (success criterion 1.4.3), and frames and pictures 3 : 1 (1.4.11); in `highContrast`
/// text has 7 : 1 (1.4.6). Without colours a theme has no say: there is one look, which sets off
/// what matters by bold, underlined and reversed.
package enum Theme: String, Hashable, Sendable, CaseIterable {
    case dark
    case light
    case highContrast = "high-contrast"

    /// How a role looks. Nothing is said in the terminal's own colours but at the depth `none`.
    package func style(of role: Role, at depth: ColourDepth) -> Style {
        scheme(at: depth).style(of: role)
    }

    private func scheme(at depth: ColourDepth) -> ColourScheme {
        switch (self, depth) {
        case (_, .none): .monochrome
        case (.dark, .eight): .darkOfEight
        case (.dark, .sixteen): .darkOfSixteen
        case (.dark, .many): .dark
        case (.light, .eight): .lightOfEight
        case (.light, .sixteen): .lightOfSixteen
        case (.light, .many): .light
        case (.highContrast, .eight): .highContrastOfEight
        case (.highContrast, .sixteen): .highContrastOfSixteen
        case (.highContrast, .many): .highContrast
        }
    }
}

/// The looks of all roles at one depth. A role that isn't named looks like text.
struct ColourScheme: Sendable {
    /// What is special about one role.
    struct Look: Sendable, ExpressibleByIntegerLiteral {
        var foreground: UInt8?
        /// Another ground than the rest has.
        var ground: UInt8?
        var emphasis: Cell.Emphasis

        init(_ foreground: UInt8?, on ground: UInt8? = nil, _ emphasis: Cell.Emphasis = []) {
            self.foreground = foreground
            self.ground = ground
            self.emphasis = emphasis
        }

        init(integerLiteral value: UInt8) { self.init(value) }
    }

    var text: UInt8?
    var ground: UInt8?
    var looks: [Role: Look]

    func style(of role: Role) -> Style {
        let look = looks[role] ?? Look(text)
        return Style(
            foreground: look.foreground ?? text, background: look.ground ?? ground,
            emphasis: look.emphasis)
    }
}
