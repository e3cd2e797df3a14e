/// A line split into words, with quotes and backslashes undone.
struct CommandLine: Hashable, Sendable {
    var text: String
    var words: [String]

    init(_ text: String) {
        self.text = text
        words = CommandLine.split(text)
    }

    init(_ text: String, words: [String]) {
        self.text = text
        self.words = words
    }

    /// The command word; empty for an empty line.
    var command: String { words.first ?? "" }
    var arguments: [String] { Array(words.dropFirst()) }

    private static func split(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isOpen = false
        var quote: Character?
        for character in text {
            if let open = quote {
                if character == open { quote = nil } else { word.append(character) }
            } else if character == "\"" || character == "'" {
                quote = character
                isOpen = true
            } else if character == " " || character == "\t" {
                if isOpen || !word.isEmpty { words.append(word) }
                word = ""
                isOpen = false
            } else {
                word.append(character)
            }
        }
        if isOpen || !word.isEmpty { words.append(word) }
        return words
    }
}

/// The options and operands of a command.
struct CommandOptions {
    private(set) var values: [(option: String, value: String)] = []
    private(set) var operands: [String] = []
    /// The first option that the command doesn't have, or that lacks its value.
    private(set) var unknown: String?

    /// - Parameters:
    ///   - valued: options that take a value, as the next word or in the same (`-c4`).
    ///   - plain: options that don't.
    ///   - ignoresCase: as on Windows.
    init(
        _ words: [String], valued: [String] = [], plain: [String] = [], ignoresCase: Bool = false
    ) {
        var index = 0
        while index < words.count {
            let word = ignoresCase ? words[index].lowercased() : words[index]
            index += 1
            if plain.contains(word) {
                values.append((word, ""))
            } else if valued.contains(word) {
                guard index < words.count else {
                    unknown = unknown ?? word
                    break
                }
                values.append((word, words[index]))
                index += 1
            } else if let option = valued.first(where: {
                $0.count == 2 && word.hasPrefix($0) && word.count > 2
            }) {
                values.append((option, String(word.dropFirst(2))))
            } else if word.count > 1, word.hasPrefix("-") || (ignoresCase && word.hasPrefix("/")) {
                unknown = unknown ?? words[index - 1]
            } else {
                operands.append(words[index - 1])
            }
        }
    }

    func has(_ option: String) -> Bool { values.contains { $0.option == option } }
    func value(_ option: String) -> String? { values.last { $0.option == option }?.value }

    /// The whole number of an option; nil where it isn't given or isn't one.
    func integer(_ option: String, in range: ClosedRange<Int64>) -> Int64? {
        value(option).flatMap { Int64($0) }.flatMap { range.contains($0) ? $0 : nil }
    }

    /// Seconds with a decimal point as milliseconds (`0.2` → 200).
    func milliseconds(_ option: String) -> Int64? {
        guard let text = value(option) else { return nil }
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts[0].isEmpty ? 0 : Int64(parts[0]), (0...3600).contains(whole) else {
            return nil
        }
        guard parts.count == 2 else { return whole * 1000 }
        let digits = (parts[1] + "000").prefix(3)
        guard let rest = Int64(digits), rest >= 0 else { return nil }
        return whole * 1000 + rest
    }
}
