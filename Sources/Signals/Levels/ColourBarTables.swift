/// The patterns themselves.
extension ColourBars {
    /// What SMPTE RP 219-1 leaves to choice in the second pattern ("*2"), under the white bar.
    package enum SecondPatternChoice: Hashable, Sendable { case white75, minusI, plusI }

    /// What SMPTE RP 219-1 leaves to choice in the third pattern ("*3"), left of the ramp.
    package enum ThirdPatternChoice: Hashable, Sendable { case black, plusQ }

    /// SMPTE RP 219-1 (ARIB STD-B28) in 1920 × 1080, for the BT.709 matrix.
    ///
    /// Pattern 1 fills 7/12 of the height, 2 and 3 each 1/12, pattern 4 with its PLUGE 3/12.
    package static func rp219(
        second: SecondPatternChoice = .white75, third: ThirdPatternChoice = .black
    ) -> ColourBars {
        ColourBars(
            width: 1920, height: 1080,
            bands: [
                BarBand(lines: 0..<630, patches: rp219First),
                BarBand(lines: 630..<720, patches: rp219Second(second)),
                BarBand(lines: 720..<810, patches: rp219Third(third)),
                BarBand(lines: 810..<1080, patches: rp219Fourth),
            ])
    }

    /// Full-field bars of BT.471: eight bars, white at 100 %, colours at a level of their own.
    ///
    /// 0.75 gives 100/0/75/0 ("EBU bars"), 1 gives 100/0/100/0. `width` is divided by eight.
    package static func fullField(
        colourLevel: Double, width: Int = 1920, height: Int = 1080
    ) -> ColourBars {
        var patches: [BarPatch] = []
        for (index, name) in barOrder.enumerated() {
            let first = width * index / 8
            let level = name == .white ? 1 : colourLevel
            patches.append(
                BarPatch(
                    name: name, firstSample: first, width: width * (index + 1) / 8 - first,
                    fill: .flat(colour(name, level: level))))
        }
        return ColourBars(
            width: width, height: height, bands: [BarBand(lines: 0..<height, patches: patches)])
    }

    /// The colours from left to right, in falling order of luma.
    private static let barOrder: [BarName] = [
        .white, .yellow, .cyan, .green, .magenta, .red, .blue, .black,
    ]

    /// A bar's R′G′B′ at a level: each component either that level or black.
    private static func colour(_ name: BarName, level: Double) -> RGB {
        switch name {
        case .yellow: return RGB(red: level, green: level, blue: 0)
        case .cyan: return RGB(red: 0, green: level, blue: level)
        case .green: return RGB(red: 0, green: level, blue: 0)
        case .magenta: return RGB(red: level, green: 0, blue: level)
        case .red: return RGB(red: level, green: 0, blue: 0)
        case .blue: return RGB(red: 0, green: 0, blue: level)
        case .black: return .black
        default: return RGB(grey: level)
        }
    }

    /// Patches laid side by side from sample 0.
    private static func row(_ parts: [(BarName, Int, BarPatch.Fill)]) -> [BarPatch] {
        var patches: [BarPatch] = []
        var sample = 0
        for (name, width, fill) in parts {
            patches.append(BarPatch(name: name, firstSample: sample, width: width, fill: fill))
            sample += width
        }
        return patches
    }

    private static func grey(_ level: Double) -> BarPatch.Fill { .flat(RGB(grey: level)) }

    private static var rp219First: [BarPatch] {
        let bars: [(BarName, Int)] = [
            (.white75, 205), (.yellow, 206), (.cyan, 206), (.green, 206), (.magenta, 206),
            (.red, 206), (.blue, 205),
        ]
        return row(
            [(.grey40, 240, grey(0.4))]
                + bars.map { ($0.0, $0.1, .flat(colour($0.0, level: 0.75))) }
                + [(.grey40, 240, grey(0.4))])
    }

    private static func rp219Second(_ choice: SecondPatternChoice) -> [BarPatch] {
        let first: (BarName, Int, BarPatch.Fill)
        switch choice {
        case .white75: first = (.white75, 205, grey(0.75))
        case .minusI: first = (.minusI, 205, .flat(minusI))
        case .plusI: first = (.plusI, 205, .flat(plusI))
        }
        return row([
            (.cyan, 240, .flat(colour(.cyan, level: 1))), first, (.white75, 1235, grey(0.75)),
            (.blue, 240, .flat(colour(.blue, level: 1))),
        ])
    }

    private static func rp219Third(_ choice: ThirdPatternChoice) -> [BarPatch] {
        row([
            (.yellow, 240, .flat(colour(.yellow, level: 1))),
            choice == .black ? (.black, 205, grey(0)) : (.plusQ, 205, .flat(plusQ)),
            (.ramp, 1030, .ramp(from: 0, to: 1)),
            (.white, 205, grey(1)),
            (.red, 240, .flat(colour(.red, level: 1))),
        ])
    }

    /// 15 % grey, black, 100 % white, and between blacks the PLUGE steps −2 %, +2 % and +4 %.
    private static var rp219Fourth: [BarPatch] {
        row([
            (.grey15, 240, grey(0.15)), (.black, 309, grey(0)), (.white, 411, grey(1)),
            (.black, 171, grey(0)),
            (.plugeMinus2, 69, grey(-0.02)), (.plugeBlack, 68, grey(0)),
            (.plugePlus2, 69, grey(0.02)), (.plugeBlack, 68, grey(0)),
            (.plugePlus4, 69, grey(0.04)),
            (.black, 206, grey(0)), (.grey15, 240, grey(0.15)),
        ])
    }

    /// −I, +I and +Q: NTSC's colour-difference axes at 33°, 0.2 long, on the least luma that keeps
    /// R′, G′ and B′ at or above black (U = 0.492111 (B′−Y′), V = 0.877283 (R′−Y′)).
    private static let minusI = RGB(red: 0, green: 0.2456, blue: 0.412545)
    private static let plusI = RGB(red: 0.412545, green: 0.166945, blue: 0)
    private static let plusQ = RGB(red: 0.253606, green: 0, blue: 0.470287)
}
