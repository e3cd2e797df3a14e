import CNcurses
import TerminalCanvas

/// Hands canvases to ncurses: those rows that differ from the canvas before, each cell with the
/// colours of its role.
struct FrameWriter {
    private let isUnicode: Bool
    private let colours: Int
    private var theme: Theme?
    private var depth = ColourDepth.none
    private var shown: Canvas?
    private var shownSize: TerminalSize?
    /// The pairs of colours that ncurses was asked to make, by foreground and background.
    private var pairs: [ColourPair: Int16] = [:]
    /// The looks of roles as ncurses wants them, by their raw values; made when first needed.
    private var looks: [CellLook?]
    /// How many columns ncurses gives characters beyond ASCII.
    private var columnsOfScalars: [UInt32: Int] = [:]
    private var cells: [CursesCell] = []

    private struct ColourPair: Hashable {
        var foreground: Int16
        var background: Int16
    }

    private struct CellLook: Hashable {
        var pair: Int16 = 0
        var attributes: UInt16 = 0
    }

    init(isUnicode: Bool, colours: Int) {
        self.isUnicode = isUnicode
        self.colours = colours
        looks = Self.noLooks
    }

    private static let noLooks: [CellLook?] = Array(
        repeating: nil, count: Int(Role.allCases.map(\.rawValue).max() ?? 0) + 1)

    mutating func dress(_ theme: Theme, _ depth: ColourDepth) {
        self.theme = theme
        self.depth = depth
        looks = Self.noLooks
        shown = nil
    }

    /// Nothing of what was shown counts: the next canvas is written whole.
    mutating func forget() {
        shown = nil
        curses_forget()
    }

    /// Shows a canvas on a terminal of some size; does nothing where it shows already.
    mutating func write(_ canvas: Canvas, _ size: TerminalSize) {
        if canvas == shown && size == shownSize { return }
        for row in 0..<size.rows where isChanged(row, canvas, size) {
            put(row, of: canvas, size)
        }
        shown = canvas
        shownSize = size
        let caret = canvas.caret
        let isInside = caret.map {
            (0..<size.rows).contains($0.row) && (0..<size.columns).contains($0.column)
        }
        if let caret, isInside == true {
            curses_show(Int32(caret.row), Int32(caret.column))
        } else {
            curses_show(-1, -1)
        }
    }

    private func isChanged(_ row: Int, _ canvas: Canvas, _ size: TerminalSize) -> Bool {
        guard let shown, size == shownSize, shown.columns == canvas.columns,
            shown.rows == canvas.rows
        else { return true }
        guard row < canvas.rows else { return false }
        let range = row * canvas.columns..<(row + 1) * canvas.columns
        return shown.cells[range] != canvas.cells[range]
    }

    /// Writes one row in runs. A run ends behind every cell that isn't plain ASCII, so that the
    /// next one is placed by its column, whatever the terminal made of that cell.
    private mutating func put(_ row: Int, of canvas: Canvas, _ size: TerminalSize) {
        let width = min(canvas.columns, size.columns)
        var start = 0
        var column = 0
        cells.removeAll(keepingCapacity: true)
        while column < size.columns {
            let isInside = row < canvas.rows && column < width
            let cell = isInside ? canvas.cells[row * canvas.columns + column] : Cell.blank
            let step = append(cell, room: size.columns - column)
            column += step.columns
            if !step.isPlain { flush(row, &start, column) }
        }
        flush(row, &start, column)
    }

    private mutating func flush(_ row: Int, _ start: inout Int, _ end: Int) {
        if !cells.isEmpty { curses_put(Int32(row), Int32(start), cells, cells.count) }
        cells.removeAll(keepingCapacity: true)
        start = end
    }

    /// Appends a cell in ncurses' form. Where ncurses counts other columns than we do, or the
    /// encoding has no such character, a sign takes its place: the rest of the row must not move.
    private mutating func append(_ cell: Cell, room: Int) -> (columns: Int, isPlain: Bool) {
        var shown = CursesCell()
        let look = look(of: cell)
        shown.pair = look.pair
        shown.attributes = look.attributes
        shown.scalars.0 = cell.scalar.value
        if (0x20..<0x7F).contains(cell.scalar.value) && cell.marks.isEmpty {
            cells.append(shown)
            return (1, true)
        }
        let columns = cell.isWide ? 2 : 1
        if columns <= room, isUnicode, columnsGiven(to: cell.scalar) == columns {
            add(cell.marks, to: &shown)
            cells.append(shown)
            return (columns, false)
        }
        shown.scalars.0 = isUnicode ? 0xFFFD : 0x3F
        cells.append(shown)
        if columns == 2, room > 1 {
            shown.scalars.0 = 0x20
            cells.append(shown)
        }
        return (min(columns, room), false)
    }

    /// Adds as many marks as ncurses keeps.
    private mutating func add(_ marks: [Unicode.Scalar], to cell: inout CursesCell) {
        let kept = marks.filter { columnsGiven(to: $0) == 0 }.prefix(Int(CURSES_SCALARS) - 1)
        for (index, mark) in kept.enumerated() {
            switch index {
            case 0: cell.scalars.1 = mark.value
            case 1: cell.scalars.2 = mark.value
            case 2: cell.scalars.3 = mark.value
            default: cell.scalars.4 = mark.value
            }
        }
    }

    private mutating func columnsGiven(to scalar: Unicode.Scalar) -> Int {
        if let known = columnsOfScalars[scalar.value] { return known }
        let columns = Int(curses_columns(scalar.value))
        columnsOfScalars[scalar.value] = columns
        return columns
    }

    private mutating func look(of cell: Cell) -> CellLook {
        var look = looks[Int(cell.role.rawValue)] ?? made(cell.role)
        look.attributes |= Self.attributes(cell.emphasis)
        return look
    }

    private mutating func made(_ role: Role) -> CellLook {
        var look = CellLook()
        if let style = theme?.style(of: role, at: depth) {
            look.pair = pair(number(style.foreground), number(style.background))
            look.attributes = Self.attributes(style.emphasis)
        }
        looks[Int(role.rawValue)] = look
        return look
    }

    private static func attributes(_ emphasis: Cell.Emphasis) -> UInt16 {
        if emphasis.isEmpty { return 0 }
        var attributes = 0
        if emphasis.contains(.bold) { attributes |= Int(CURSES_BOLD) }
        if emphasis.contains(.underline) { attributes |= Int(CURSES_UNDERLINE) }
        if emphasis.contains(.reverse) { attributes |= Int(CURSES_REVERSE) }
        return UInt16(attributes)
    }

    /// A colour by ncurses' number; the terminal's own where it has no such colour.
    private func number(_ colour: UInt8?) -> Int16 {
        guard let colour, Int(colour) < colours else { return -1 }
        return Int16(colour)
    }

    private mutating func pair(_ foreground: Int16, _ background: Int16) -> Int16 {
        if foreground < 0 && background < 0 { return 0 }
        let wanted = ColourPair(foreground: foreground, background: background)
        if let known = pairs[wanted] { return known }
        let number = Int16(clamping: pairs.count + 1)
        guard curses_make_pair(number, foreground, background) else { return 0 }
        pairs[wanted] = number
        return number
    }
}
