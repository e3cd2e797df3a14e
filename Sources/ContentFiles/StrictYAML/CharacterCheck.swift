/// Looks through the bytes of a file, before anything parses them, for what has no place in it.
///
/// Refused are bytes that aren't UTF-8 (RFC 3629 clause 4), tabs, carriage returns that don't end a
/// line, every other control character, the separators U+2028 and U+2029 (a parser may count them
/// as line ends, an editor doesn't), bidirectional controls (they make a line read differently from
/// what it says: Unicode TR 36 clause 3.2) and the byte order mark anywhere but at the start.
enum CharacterCheck {
    /// Passes in silence, or throws the first problem with its line and column.
    static func check(_ bytes: UnsafeBufferPointer<UInt8>, file: String) throws(ContentProblem) {
        var mark = (line: 1, column: 1)
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte >= 0x20, byte < 0x7F {
                offset += 1
                mark.column += 1
                continue
            }
            if let width = lineEndWidth(bytes, at: offset) {
                offset += width
                mark = (mark.line + 1, 1)
                continue
            }
            let place = ContentMark(line: mark.line, column: mark.column)
            guard let (scalar, width) = decode(bytes, at: offset) else {
                throw ContentProblem(
                    .invalidEncoding, file: file, mark: place,
                    wrong: "byte 0x\(hexadecimal(UInt32(byte), digits: 2)) isn't UTF-8",
                    expected: "UTF-8 text")
            }
            if isRefused(scalar) { throw refusal(of: scalar, file: file, mark: place) }
            offset += width
            mark.column += 1
        }
    }

    /// The first refused character of a value that came out of an escape such as `"\e"`.
    static func firstRefused(in value: String) -> Unicode.Scalar? {
        value.unicodeScalars.first { $0 != "\n" && isRefused($0.value) }
    }

    /// The problem that one refused character is.
    static func refusal(of scalar: UInt32, file: String, mark: ContentMark) -> ContentProblem {
        let isTab = scalar == 0x09
        return ContentProblem(
            .controlCharacter, file: file, mark: mark,
            wrong: isTab
                ? "found a tab"
                : "found control character U+"
                    + hexadecimal(scalar, digits: 4),
            expected: isTab ? "spaces" : "printable text")
    }

    /// Whether content may not hold this character. Line ends are for the caller to allow.
    private static func isRefused(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069,
            0xFEFF, 0xFFFE, 0xFFFF:
            true
        default:
            false
        }
    }

    private static func lineEndWidth(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
        if bytes[offset] == 0x0A { return 1 }
        let isPair =
            bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
        return isPair ? 2 : nil
    }

    /// The scalar at an offset and its width in bytes, or nil where the bytes are no scalar.
    private static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int
    ) -> (scalar: UInt32, width: Int)? {
        let lead = bytes[offset]
        let width: Int
        // The second byte's range depends on the first: no overlong forms, no surrogates.
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0x00...0x7F: return (UInt32(lead), 1)
        case 0xC2...0xDF: width = 2
        case 0xE0...0xEF:
            width = 3
            if lead == 0xE0 { second = 0xA0...0xBF }
            if lead == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
            width = 4
            if lead == 0xF0 { second = 0x90...0xBF }
            if lead == 0xF4 { second = 0x80...0x8F }
        default: return nil
        }
        guard offset + width <= bytes.count, second.contains(bytes[offset + 1]) else { return nil }
        var scalar = UInt32(lead) & (0x7F >> UInt32(width))
        for index in 1..<width {
            let byte = bytes[offset + index]
            guard byte & 0xC0 == 0x80 else { return nil }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        return (scalar, width)
    }

    private static func hexadecimal(_ number: UInt32, digits: Int) -> String {
        let text = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
