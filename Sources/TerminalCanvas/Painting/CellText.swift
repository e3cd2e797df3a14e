/// Texts as cells, so that they are measured and broken without a string for each piece.
enum CellText {
    /// A text as cells without continuations, safe for a terminal as `PlainText.sanitised` has it.
    static func cells(
        _ text: String, _ role: Role, emphasis: Cell.Emphasis = []
    ) -> [Cell] {
        var cells: [Cell] = []
        cells.reserveCapacity(text.utf8.count)
        append(text, role, emphasis: emphasis, to: &cells)
        return cells
    }

    /// Appends a text to cells, as `cells` makes them.
    static func append(
        _ text: String, _ role: Role, emphasis: Cell.Emphasis = [], to cells: inout [Cell]
    ) {
        let start = cells.count
        var plain = Cell(known: " ", role)
        plain.emphasis = emphasis
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value >= 0x20 && value < 0x7F {
                var cell = Cell(known: scalar, role)
                cell.emphasis = emphasis
                cells.append(cell)
            } else if value == 0x09 {
                cells.append(plain)
            } else if PlainText.isUnsafe(scalar) || PlainText.columns(of: scalar) > 0 {
                cells.append(Cell(scalar, role, emphasis: emphasis))
            } else {
                // What joins the character before it needs one.
                if cells.count == start { cells.append(plain) }
                cells[cells.count - 1].join(scalar)
            }
        }
    }

    /// The columns that cells take one beside the other.
    static func columns(_ cells: some Sequence<Cell>) -> Int {
        var count = 0
        for cell in cells { count += cell.columns }
        return count
    }

    /// The parts of a text that stand on lines of so many columns, broken between words, and a word
    /// that is longer where the line ends. At least one; without the spaces where it is broken.
    static func wrapped(_ cells: [Cell], columns limit: Int) -> [Range<Int>] {
        let limit = max(1, limit)
        var lines: [Range<Int>] = []
        var line: Range<Int>?
        var used = 0
        var index = 0
        while index < cells.count {
            if isSpace(cells[index]) {
                index += 1
                continue
            }
            let word = index..<end(ofWordAt: index, cells)
            let width = columns(cells[word])
            index = word.upperBound
            // The spaces before the word, as they stand.
            let gap = line.map { word.lowerBound - $0.upperBound } ?? 0
            if let before = line, used + gap + width <= limit {
                line = before.lowerBound..<word.upperBound
                used += gap + width
                continue
            }
            if let before = line { lines.append(before) }
            var pieces = broken(cells, word, columns: limit)
            let last = pieces.removeLast()
            lines += pieces
            line = last
            used = columns(cells[last])
        }
        if let line { lines.append(line) }
        return lines.isEmpty ? [0..<0] : lines
    }

    /// A stretch of cells in pieces of at most so many columns, broken anywhere. At least one.
    static func broken(_ cells: [Cell], _ range: Range<Int>, columns limit: Int) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var rest = range
        repeat {
            let piece = rest.lowerBound..<end(ofPieceOf: cells, rest, columns: limit)
            pieces.append(piece)
            rest = piece.upperBound..<range.upperBound
        } while !rest.isEmpty
        return pieces
    }

    /// Where the part of a stretch ends that takes at most so many columns: behind one cell at
    /// least, unless there is none.
    static func end(
        ofPieceOf cells: [Cell], _ range: Range<Int>, columns limit: Int
    ) -> Int {
        var used = 0
        for index in range {
            used += cells[index].columns
            if used > limit && index > range.lowerBound { return index }
        }
        return range.upperBound
    }

    private static func isSpace(_ cell: Cell) -> Bool { cell.scalar == " " && cell.marks.isEmpty }

    private static func end(ofWordAt index: Int, _ cells: [Cell]) -> Int {
        var end = index
        while end < cells.count, !isSpace(cells[end]) { end += 1 }
        return end
    }
}
