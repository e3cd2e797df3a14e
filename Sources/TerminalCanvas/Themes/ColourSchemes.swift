// The numbers are those of xterm's palette. They were chosen for the contrasts that `Theme` asks
// for, which the tests compute: with eight and sixteen colours for xterm's and for the Linux
// console's values.

extension ColourScheme {
    /// No colour at all: signs and words say what a colour would.
    static let monochrome = ColourScheme(
        text: nil, ground: nil,
        looks: [
            .strong: Look(nil, .bold), .title: Look(nil, .bold),
            .caution: Look(nil, .underline), .bad: Look(nil, [.bold, .underline]),
            .focusedBorder: Look(nil, .bold), .key: Look(nil, .bold),
            .selected: Look(nil, .reverse), .meterOver: Look(nil, .reverse),
            .plotMeasured: Look(nil, .bold), .plotCursor: Look(nil, .reverse),
        ])

    static let dark = ColourScheme(
        text: 252, ground: 234,
        looks: [
            .quiet: 246, .strong: Look(231, .bold), .title: Look(117, .bold),
            .good: 114, .caution: 221, .bad: Look(210, .bold),
            .border: 243, .focusedBorder: 117, .key: Look(222, .bold),
            .input: 231, .candidate: 152, .selected: Look(234, on: 117), .printed: 250,
            .meterFull: 74, .meterEmpty: 243, .meterOver: Look(210, .bold),
            .plotMeasured: 120, .plotTarget: 222, .plotGraticule: 244,
            .plotCursor: Look(234, on: 231),
        ])

    static let darkOfSixteen = ColourScheme(
        text: 7, ground: 0,
        looks: [
            .strong: Look(15, .bold), .title: Look(14, .bold),
            .good: 10, .caution: 11, .bad: Look(9, .bold),
            .border: 6, .focusedBorder: 14, .key: Look(11, .bold),
            .input: 15, .candidate: 14, .selected: Look(0, on: 14),
            .meterFull: 14, .meterEmpty: 6, .meterOver: Look(9, .bold),
            .plotMeasured: 10, .plotTarget: 11, .plotGraticule: 6, .plotCursor: Look(0, on: 15),
        ])

    static let darkOfEight = ColourScheme(
        text: 7, ground: 0,
        looks: [
            .strong: Look(7, .bold), .title: Look(6, .bold),
            .good: 2, .caution: Look(7, .underline), .bad: Look(0, on: 7),
            .border: 6, .focusedBorder: Look(7, .bold), .key: Look(6, .bold),
            .candidate: 6, .selected: Look(0, on: 6),
            .meterFull: 6, .meterOver: Look(7, .bold),
            .plotMeasured: 2, .plotGraticule: 6, .plotCursor: Look(0, on: 7),
        ])

    static let light = ColourScheme(
        text: 235, ground: 231,
        looks: [
            .quiet: 241, .strong: Look(16, .bold), .title: Look(25, .bold),
            .good: 22, .caution: 94, .bad: Look(124, .bold),
            .border: 244, .focusedBorder: 25, .key: Look(90, .bold),
            .input: 16, .candidate: 23, .selected: Look(231, on: 25), .printed: 237,
            .meterFull: 25, .meterEmpty: 244, .meterOver: Look(124, .bold),
            .plotMeasured: 22, .plotTarget: 90, .plotGraticule: 244,
            .plotCursor: Look(231, on: 16),
        ])

    static let lightOfSixteen = ColourScheme(
        text: 0, ground: 15,
        looks: [
            .strong: Look(0, .bold), .title: Look(4, .bold),
            .good: 4, .caution: 5, .bad: Look(1, .bold),
            .border: 8, .focusedBorder: 4, .key: Look(5, .bold),
            .candidate: 4, .selected: Look(15, on: 4),
            .meterFull: 4, .meterEmpty: 8, .meterOver: Look(1, .bold),
            .plotMeasured: 4, .plotTarget: 5, .plotGraticule: 8, .plotCursor: Look(15, on: 0),
        ])

    static let lightOfEight = ColourScheme(
        text: 0, ground: 7,
        looks: [
            .strong: Look(0, .bold), .title: Look(4, .bold),
            .good: 4, .caution: Look(0, .underline), .bad: Look(7, on: 0),
            .focusedBorder: Look(4, .bold), .key: Look(4, .bold),
            .candidate: 4, .selected: Look(7, on: 4),
            .meterFull: 4, .meterOver: Look(0, .bold),
            .plotMeasured: 4, .plotCursor: Look(7, on: 0),
        ])

    static let highContrast = ColourScheme(
        text: 231, ground: 16,
        looks: [
            .quiet: 252, .strong: Look(231, .bold), .title: Look(231, [.bold, .underline]),
            .good: 120, .caution: 226, .bad: Look(217, .bold),
            .focusedBorder: Look(226, .bold), .key: Look(226, .bold),
            .candidate: 159, .selected: Look(16, on: 226),
            .meterEmpty: 250, .meterOver: Look(217, .bold),
            .plotTarget: 226, .plotGraticule: 250, .plotCursor: Look(16, on: 226),
        ])

    static let highContrastOfSixteen = ColourScheme(
        text: 15, ground: 0,
        looks: [
            .strong: Look(15, .bold), .title: Look(15, [.bold, .underline]),
            .good: 10, .caution: 11, .bad: Look(0, on: 15, .bold),
            .focusedBorder: Look(11, .bold), .key: Look(11, .bold),
            .candidate: 14, .selected: Look(0, on: 11),
            .meterEmpty: 7, .meterOver: Look(11, .bold),
            .plotTarget: 11, .plotGraticule: 7, .plotCursor: Look(0, on: 11),
        ])

    static let highContrastOfEight = ColourScheme(
        text: 7, ground: 0,
        looks: [
            .strong: Look(7, .bold), .title: Look(7, [.bold, .underline]),
            .caution: Look(7, .underline), .bad: Look(0, on: 7, .bold),
            .focusedBorder: Look(7, .bold), .key: Look(6, .bold),
            .candidate: 6, .selected: Look(0, on: 6),
            .meterOver: Look(7, .bold), .plotCursor: Look(0, on: 7),
        ])
}
