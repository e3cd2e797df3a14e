/// Makes text from anywhere safe for a terminal.
package enum PlainText {
    /// The text with every control character, bidirectional control and line break made visible.
    ///
    /// Names and notes come from people and from files; none of them may move a cursor, change a
    /// colour, or turn the reading order around.
    package static func sanitised(_ text: String) -> String {
        if !text.unicodeScalars.contains(where: isUnsafe) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\t" {
                result.append(" ")
            } else if isUnsafe(scalar) {
                result.append("\u{FFFD}")
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// What moves a cursor or ends a line (C0, C1, U+2028 and U+2029), what turns the reading order
    /// (the bidirectional controls of Unicode Standard Annex 9 and the deprecated U+206A–206F), and
    /// what hides text (tags, a byte order mark).
    static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: true
        case 0xFEFF, 0xE0000...0xE007F: true
        default: false
        }
    }

    /// A line as a terminal shows it: tabs as spaces up to the next column that is a multiple of
    /// eight, all else as `sanitised` has it.
    package static func printed(_ line: String) -> String {
        var result = ""
        let pieces = line.split(separator: "\t", omittingEmptySubsequences: false)
        for (index, piece) in pieces.enumerated() {
            if index > 0 { result += String(repeating: " ", count: 8 - columns(of: result) % 8) }
            result += sanitised(String(piece))
        }
        return result
    }

    /// How many columns a text takes in a terminal: two for wide East Asian characters and emoji,
    /// none for combining marks (Unicode Standard Annex 11, East Asian Width W and F).
    package static func columns(of text: String) -> Int {
        var count = 0
        for scalar in text.unicodeScalars { count += columns(of: scalar) }
        return count
    }

    static func columns(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        // Latin text is nearly all there is. The soft hyphen is a format character that shows.
        if value < 0x300 { return 1 }
        // Lines, blocks, and braille: what frames and pictures are made of.
        if (0x2500..<0x25A0).contains(value) || (0x2800..<0x2900).contains(value) { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch value {
        // Vowels and finals of Hangul join the consonant before them.
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
            return 2
        // Two regional indicators make one flag of two columns.
        case 0x1F1E6...0x1F1FF: return 1
        default: return scalar.properties.isEmojiPresentation ? 2 : 1
        }
    }

    /// A text in lines of at most some columns, broken between words; a longer word stands alone.
    package static func wrapped(_ text: String, columns limit: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let candidate = line.isEmpty ? String(word) : line + " " + word
            if columns(of: candidate) > limit && !line.isEmpty {
                lines.append(line)
                line = String(word)
            } else {
                line = candidate
            }
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }

    /// A text with spaces after it up to a number of columns.
    package static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - columns(of: text)))
    }
}
