import TestSupport
import Testing

@testable import TerminalCanvas

/// What can be told apart, by the figures of WCAG 2.2 and by colour depth.
@Suite struct ThemeTests {
    /// A colour of eight bits a channel.
    struct Colour {
        var red, green, blue: Int

        init(_ red: Int, _ green: Int, _ blue: Int) {
            (self.red, self.green, self.blue) = (red, green, blue)
        }

        /// Relative luminance as WCAG 2.2 defines it.
        var luminance: Double {
            func linear(_ value: Int) -> Double {
                let part = Double(value) / 255
                return part <= 0.04045 ? part / 12.92 : Self.power((part + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
        }

        /// x to the power of 2.4, as the fifth root of its twelfth power by Newton's method.
        private static func power(_ base: Double, _ exponent: Double) -> Double {
            precondition(exponent == 2.4, "only the exponent of sRGB is needed")
            var twelfth = 1.0
            for _ in 0..<12 { twelfth *= base }
            var root = 1.0
            for _ in 0..<80 { root -= (root - twelfth / (root * root * root * root)) / 5 }
            return root
        }

        static func contrast(_ one: Colour, _ other: Colour) -> Double {
            let lights = [one.luminance, other.luminance]
            return ((lights.max() ?? 0) + 0.05) / ((lights.min() ?? 0) + 0.05)
        }
    }

    /// The first sixteen colours of xterm (its application defaults, XTerm-col.ad).
    static let xterm = [
        Colour(0, 0, 0), Colour(205, 0, 0), Colour(0, 205, 0), Colour(205, 205, 0),
        Colour(0, 0, 238), Colour(205, 0, 205), Colour(0, 205, 205), Colour(229, 229, 229),
        Colour(127, 127, 127), Colour(255, 0, 0), Colour(0, 255, 0), Colour(255, 255, 0),
        Colour(92, 92, 255), Colour(255, 0, 255), Colour(0, 255, 255), Colour(255, 255, 255),
    ]

    /// Those of the Linux console (drivers/tty/vt/vt.c, `default_red` and so on).
    static let console = [
        Colour(0, 0, 0), Colour(170, 0, 0), Colour(0, 170, 0), Colour(170, 85, 0),
        Colour(0, 0, 170), Colour(170, 0, 170), Colour(0, 170, 170), Colour(170, 170, 170),
        Colour(85, 85, 85), Colour(255, 85, 85), Colour(85, 255, 85), Colour(255, 255, 85),
        Colour(85, 85, 255), Colour(255, 85, 255), Colour(85, 255, 255), Colour(255, 255, 255),
    ]

    /// The colours from 16 on, as xterm makes them (256colres.pl): a cube and a ramp of greys.
    static func colour(_ number: UInt8, _ palette: [Colour]) -> Colour {
        let number = Int(number)
        if number < 16 { return palette[number] }
        if number >= 232 {
            let grey = 8 + (number - 232) * 10
            return Colour(grey, grey, grey)
        }
        let levels = [0, 95, 135, 175, 215, 255]
        let place = number - 16
        return Colour(levels[place / 36], levels[place / 6 % 6], levels[place % 6])
    }

    @Test(arguments: [
        (Colour(255, 255, 255), Colour(0, 0, 0), 21.0),
        // The darkest grey on white that passes at level AA, and the same for level AAA.
        (Colour(118, 118, 118), Colour(255, 255, 255), 4.54),
        (Colour(89, 89, 89), Colour(255, 255, 255), 7.0),
    ])
    func contrastIsThatOfTheStandard(_ one: Colour, _ other: Colour, _ ratio: Double) {
        #expect(abs(Colour.contrast(one, other) - ratio) < 0.01)
    }

    @Test func everyRoleStandsOutFromItsGround() throws {
        try withEvery("theme", in: Theme.allCases) { theme in
            try withEvery("depth", in: [ColourDepth.eight, .sixteen, .many]) { depth in
                try withEvery("role", in: Role.allCases) { role in
                    let style = theme.style(of: role, at: depth)
                    let foreground = try #require(style.foreground)
                    let background = try #require(style.background)
                    let wanted = role.isText ? theme == .highContrast ? 7 : 4.5 : 3
                    for palette in [Self.xterm, Self.console] {
                        let contrast = Colour.contrast(
                            Self.colour(foreground, palette), Self.colour(background, palette))
                        #expect(contrast >= wanted, "\(foreground) on \(background): \(contrast)")
                    }
                }
            }
        }
    }

    @Test func noMoreColoursAreAskedForThanThereAre() throws {
        try withEvery("theme", in: Theme.allCases) { theme in
            try withEvery("role", in: Role.allCases) { role in
                let bare = theme.style(of: role, at: .none)
                #expect(bare.foreground == nil && bare.background == nil)
                for (depth, count) in [(ColourDepth.eight, 8), (.sixteen, 16)] {
                    let style = theme.style(of: role, at: depth)
                    #expect(Int(style.foreground ?? 0) < count)
                    #expect(Int(style.background ?? 0) < count)
                }
            }
        }
    }

    @Test func whatMattersStandsOutWithoutColours() throws {
        try withEvery("theme", in: Theme.allCases) { theme in
            try withEvery("depth", in: ColourDepth.allCases) { depth in
                let text = theme.style(of: .text, at: depth)
                for role in [Role.strong, .title, .bad, .key, .selected, .focusedBorder] {
                    #expect(theme.style(of: role, at: depth) != text, "\(role) looks like text")
                }
                #expect(
                    theme.style(of: .border, at: depth)
                        != theme.style(of: .focusedBorder, at: depth))
            }
        }
        let bare = Theme.dark.style(of: .selected, at: .none)
        #expect(bare.emphasis == .reverse)
    }

    @Test(
        arguments: [
            ([:], nil, .none), ([:], 256, .none), (["TERM": ""], nil, .none),
            (["TERM": "dumb"], nil, .none), (["TERM": "dumb", "COLORTERM": "truecolor"], 8, .none),
            (["TERM": "xterm-256color"], nil, .many), (["TERM": "xterm-256color"], 256, .many),
            (["TERM": "xterm-256color", "NO_COLOR": "1"], 256, .none),
            (["TERM": "xterm-256color", "NO_COLOR": "0"], 256, .none),
            (["TERM": "xterm-256color", "NO_COLOR": "false"], 256, .none),
            (["TERM": "xterm-256color", "NO_COLOR": ""], 256, .many),
            (["TERM": "xterm"], nil, .eight), (["TERM": "xterm"], 8, .eight),
            (["TERM": "xterm", "COLORTERM": "truecolor"], nil, .many),
            (["TERM": "xterm", "COLORTERM": "24bit"], nil, .many),
            (["TERM": "xterm", "COLORTERM": "yes"], nil, .eight),
            // What the terminal's description doesn't have can't be written.
            (["TERM": "xterm", "COLORTERM": "truecolor"], 8, .eight),
            (["TERM": "xterm-16color"], nil, .sixteen), (["TERM": "xterm-16color"], 16, .sixteen),
            (["TERM": "rxvt-88color"], 88, .sixteen), (["TERM": "vt100"], 0, .none),
            (["TERM": "vt100"], -1, .none), (["TERM": "xterm-direct"], 0x100_0000, .eight),
            (["TERM": "xterm-256color", "CLICOLOR_FORCE": "1", "NO_COLOR": "x"], 256, .none),
        ] as [([String: String], Int?, ColourDepth)])
    func depth(_ environment: [String: String], _ colours: Int?, _ depth: ColourDepth) {
        #expect(ColourDepth(environment: { environment[$0] }, colours: colours) == depth)
    }
}
