/// Which signs a terminal can show.
package enum Alphabet: String, Hashable, Sendable, CaseIterable {
    /// All of Unicode: box drawing, block elements, braille patterns.
    case unicode
    /// Nothing beyond ASCII. Text keeps its characters: the driver says what it can't show.
    case ascii

    /// The sign for this alphabet.
    func sign(_ unicode: Unicode.Scalar, or ascii: Unicode.Scalar) -> Unicode.Scalar {
        self == .unicode ? unicode : ascii
    }

    var bullet: Unicode.Scalar { sign("•", or: "-") }
    var up: Unicode.Scalar { sign("↑", or: "^") }
    var down: Unicode.Scalar { sign("↓", or: "v") }
    var left: Unicode.Scalar { sign("←", or: "<") }
    var right: Unicode.Scalar { sign("→", or: ">") }
    /// Beside the item that is chosen.
    var chosen: Unicode.Scalar { sign("▸", or: ">") }
    /// Where a line goes on that is longer than its room.
    var more: Unicode.Scalar { sign("…", or: "~") }

    /// A part of a cell that is full from the left, in eighths from 0 to 8.
    func bar(eighths: Int, empty: Unicode.Scalar) -> Unicode.Scalar {
        guard eighths > 0 else { return empty }
        if self == .ascii { return eighths >= 4 ? "#" : empty }
        return Unicode.Scalar(UInt32(0x2590 - min(eighths, 8))) ?? "#"
    }

    /// A part of a cell that is full from the foot, in eighths from 1 to 8.
    func column(eighths: Int) -> Unicode.Scalar {
        let held = min(max(eighths, 1), 8)
        if self == .ascii { return held > 6 ? "#" : held > 3 ? "=" : "_" }
        return Unicode.Scalar(UInt32(0x2580 + held)) ?? "#"
    }
}
