/// One place of a canvas: a character, what it is for, and how it is set off.
///
/// Sixteen flat bytes, without references: a frame is an array of them.
package struct Cell: Hashable, Sendable {
    private var base: UInt32
    /// Scalars that join the base, 0 for none. Two are enough for every Hangul syllable and for
    /// Vietnamese; a text with more on one base loses the rest.
    private var firstMark: UInt32 = 0
    private var secondMark: UInt32 = 0
    package var role: Role
    /// How it is set off, beside what its role says.
    package var emphasis: Emphasis
    /// The columns it takes: 2 for a wide character, 0 for the place after one.
    private var width: UInt8

    /// Ways of setting something off that every terminal has.
    package struct Emphasis: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Heavier, or brighter.
        package static let bold = Emphasis(rawValue: 1)
        /// With a line under it.
        package static let underline = Emphasis(rawValue: 2)
        /// Its two colours changed over.
        package static let reverse = Emphasis(rawValue: 4)
    }

    /// A cell with a character that takes one column or two. What would move a cursor, and what
    /// takes no column, becomes U+FFFD.
    package init(_ scalar: Unicode.Scalar, _ role: Role, emphasis: Emphasis = []) {
        let isSafe = scalar.value >= 0x20 && !PlainText.isUnsafe(scalar)
        let columns = isSafe ? PlainText.columns(of: scalar) : 0
        base = columns > 0 ? scalar.value : 0xFFFD
        width = columns == 2 ? 2 : 1
        self.role = role
        self.emphasis = emphasis
    }

    /// A cell with a printable ASCII character, or another that is known to take one column.
    init(known scalar: Unicode.Scalar, _ role: Role) {
        base = scalar.value
        width = 1
        self.role = role
        emphasis = []
    }

    private init(continuing lead: Cell) {
        base = 0x20
        width = 0
        role = lead.role
        emphasis = lead.emphasis
    }

    /// An empty place.
    package static let blank = Cell(known: " ", .text)

    /// The character; a space for the place after a wide one.
    package var scalar: Unicode.Scalar { Unicode.Scalar(base) ?? "\u{FFFD}" }

    /// The scalars that join the character: accents and the like, two at most.
    package var marks: [Unicode.Scalar] {
        if firstMark == 0 { return [] }
        return [firstMark, secondMark].compactMap { $0 == 0 ? nil : Unicode.Scalar($0) }
    }

    /// Whether it takes two columns; the place after it is its continuation.
    package var isWide: Bool { width == 2 }

    /// Whether the wide character before it covers this place.
    package var isContinuation: Bool { width == 0 }

    /// The columns that it takes: 1 or 2, and 0 for a continuation.
    package var columns: Int { Int(width) }

    /// The place after this one, which is wide.
    var continuation: Cell { Cell(continuing: self) }

    /// An empty place of the same look.
    var emptied: Cell {
        var cell = Cell(known: " ", role)
        cell.emphasis = emphasis
        return cell
    }

    /// Joins a scalar that takes no column to the character. Format characters are left out: a
    /// terminal that joined emoji over the cell's border would count other columns than we do.
    mutating func join(_ mark: Unicode.Scalar) {
        if mark.properties.generalCategory == .format || mark.properties.isVariationSelector {
            return
        }
        if firstMark == 0 {
            firstMark = mark.value
        } else if secondMark == 0 {
            secondMark = mark.value
        }
    }
}
