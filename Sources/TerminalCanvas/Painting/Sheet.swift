/// Lines of cells, laid out for a width but not yet on a canvas.
struct Sheet: Sendable {
    /// A line: which of the sheet's cells stand on it, from the left.
    var lines: [Range<Int>] = []
    var cells: [Cell] = []
    /// Where the terminal's cursor is to stand, from the sheet's top left corner.
    var caret: Canvas.Place?
    /// The lines of the item that is chosen: they are kept in sight.
    var chosen: Range<Int>?

    var height: Int { lines.count }

    /// Ends a line that begins at a cell and goes on to the last one.
    mutating func endLine(from start: Int) { lines.append(start..<cells.count) }

    mutating func appendBlank() { endLine(from: cells.count) }
}

/// Lays out texts on a sheet of so many columns.
struct SheetWriter {
    let columns: Int
    let alphabet: Alphabet
    /// The tone in which all of it is said.
    let tone: Tone?
    var sheet = Sheet()

    init(columns: Int, alphabet: Alphabet, tone: Tone?) {
        self.columns = max(1, columns)
        self.alphabet = alphabet
        self.tone = tone
    }

    /// The role of running text here.
    var textRole: Role { tone.map { Role($0) } ?? .text }

    /// A role that a tone has precedence over.
    func role(_ role: Role) -> Role { tone.map { Role($0) } ?? role }

    /// Writes a text in lines, each indented, the first one behind a prefix of the same width.
    mutating func hang(_ prefix: [Cell], _ text: [Cell], indent: Int) {
        let wanted = CellText.columns(prefix)
        // Where text would be squeezed into a third of the line, it stands below the prefix.
        guard wanted <= indent, indent * 3 <= columns * 2 else {
            below(prefix, text, indent: columns < 12 ? 0 : 2)
            return
        }
        for (index, range) in CellText.wrapped(text, columns: columns - indent).enumerated() {
            let start = sheet.cells.count
            if index == 0 { sheet.cells += prefix }
            pad(from: start, to: range.isEmpty ? wanted * (index == 0 ? 1 : 0) : indent)
            sheet.cells += text[range]
            sheet.endLine(from: start)
        }
    }

    /// Writes a prefix and then a text in the lines after it.
    private mutating func below(_ prefix: [Cell], _ text: [Cell], indent: Int) {
        var before = prefix
        while before.last?.scalar == " " { before.removeLast() }
        if before.isEmpty || columns < 12 {
            write(prefix + text)
            return
        }
        write(before)
        if text.isEmpty { return }
        for range in CellText.wrapped(text, columns: columns - indent) {
            let start = sheet.cells.count
            pad(from: start, to: indent)
            sheet.cells += text[range]
            sheet.endLine(from: start)
        }
    }

    /// Writes a text in lines from the left edge.
    mutating func write(_ text: [Cell]) {
        for range in CellText.wrapped(text, columns: columns) {
            let start = sheet.cells.count
            sheet.cells += text[range]
            sheet.endLine(from: start)
        }
    }

    /// Adds spaces to a line that began at a cell, up to a column.
    mutating func pad(from start: Int, to column: Int, _ cell: Cell = .blank) {
        let used = CellText.columns(sheet.cells[start...])
        if used < column {
            sheet.cells.append(contentsOf: repeatElement(cell, count: column - used))
        }
    }

    /// Adds a sign some times.
    mutating func add(_ sign: Unicode.Scalar, _ role: Role, count: Int = 1) {
        sheet.cells.append(
            contentsOf: repeatElement(Cell(known: sign, role), count: max(0, count)))
    }

    /// Adds a text to the line that is being written.
    mutating func add(_ text: String, _ role: Role) {
        CellText.append(text, role, to: &sheet.cells)
    }
}
