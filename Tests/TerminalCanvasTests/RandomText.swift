import TestSupport

/// Words as people and enemies write them.
enum RandomText {
    private static let pieces = [
        "a", "b", "e", "gr", "mon", "it", "1", "é", "ß", "日", "語", "한", "🎬", "e\u{301}", "-", "`",
    ]
    private static let hostile = [
        "\u{1B}[2J", "\u{9B}31m", "\u{7}", "\u{202E}", "\u{2066}", "\u{E0041}", "\u{0}", "\u{85}",
        "\r\n", "\u{2028}", "\t",
    ]

    /// A word of 1–6 harmless pieces: 1–12 columns.
    static func word(_ generator: inout SeededGenerator) -> String {
        (0..<generator.integer(in: 1...6)).map { _ in generator.pick(pieces) }.joined()
    }

    /// As many words as the range allows.
    static func words(
        _ count: ClosedRange<Int>, _ generator: inout SeededGenerator
    ) -> [String] {
        (0..<generator.integer(in: count)).map { _ in word(&generator) }
    }

    /// A text of a few words, with control characters in it here and there.
    static func hostileText(_ generator: inout SeededGenerator) -> String {
        words(0...12, &generator).map { word in
            generator.chance(1, in: 5) ? word + generator.pick(hostile) : word
        }
        .joined(separator: " ")
    }
}
