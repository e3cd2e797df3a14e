/// Makes characters of bytes in UTF-8. Each part that isn't well formed becomes one U+FFFD.
///
/// A part is a maximal one in the sense of the Unicode Standard, version 15.0, section 3.9, table
/// 3-8: what could still have become a character, or else one byte.
struct TextAssembly: Sendable {
    private var scalars = String.UnicodeScalarView()
    private var value: UInt32 = 0
    private var missing = 0
    /// What the next byte may be: fewer values for the first after some leads (table 3-7).
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    /// Whether a character has begun and lacks bytes.
    var isUnfinished: Bool { missing > 0 }

    /// How many bytes follow this first one; nil where no character begins with it.
    static func following(lead: UInt8) -> Int? {
        switch lead {
        case 0x20...0x7E: 0
        case 0xC2...0xDF: 1
        case 0xE0...0xEF: 2
        case 0xF0...0xF4: 3
        default: nil
        }
    }

    /// Takes in a byte that is no control character of ASCII.
    mutating func feed(_ byte: UInt8) {
        if missing > 0 {
            if allowed.contains(byte) {
                value = value << 6 | UInt32(byte & 0x3F)
                missing -= 1
                allowed = 0x80...0xBF
                if missing == 0 { append(value) }
                return
            }
            cut()
        }
        guard let count = Self.following(lead: byte) else {
            scalars.append("\u{FFFD}")
            return
        }
        if count == 0 {
            append(UInt32(byte))
            return
        }
        missing = count
        value = UInt32(byte) & (0x7F >> UInt32(count + 1))
        allowed =
            switch byte {
            case 0xE0: 0xA0...0xBF
            case 0xED: 0x80...0x9F
            case 0xF0: 0x90...0xBF
            case 0xF4: 0x80...0x8F
            default: 0x80...0xBF
            }
    }

    /// The characters so far. `isCut` ends also one that lacks bytes.
    mutating func take(isCut: Bool) -> String {
        if isCut { cut() }
        defer { scalars.removeAll() }
        return scalars.isEmpty ? "" : String(scalars)
    }

    private mutating func cut() {
        if missing > 0 { scalars.append("\u{FFFD}") }
        missing = 0
    }

    /// Control characters of the second set (U+0080 to U+009F) are no keys.
    private mutating func append(_ value: UInt32) {
        guard let scalar = Unicode.Scalar(value), !(0x7F..<0xA0).contains(value) else { return }
        scalars.append(scalar)
    }
}
