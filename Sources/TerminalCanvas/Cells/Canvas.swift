/// A whole screen: cells row by row, and where the terminal's cursor stands.
///
/// Nothing that is written can fall outside: it is clipped.
package struct Canvas: Hashable, Sendable {
    package let columns: Int
    package let rows: Int
    /// Row by row, `columns` cells each. A wide character is always followed by its continuation
    /// in the same row.
    package private(set) var cells: [Cell]
    /// Where the terminal's cursor stands; nil hides it. Always inside.
    package private(set) var caret: Place?

    /// A place on a canvas, from the top left corner.
    package struct Place: Hashable, Sendable {
        package var column: Int
        package var row: Int

        package init(column: Int, row: Int) {
            self.column = column
            self.row = row
        }
    }

    /// An empty canvas; a size below one by one counts as that.
    package init(columns: Int, rows: Int) {
        self.columns = max(1, columns)
        self.rows = max(1, rows)
        cells = Array(repeating: .blank, count: self.columns * self.rows)
    }

    /// The cell at a place; an empty one outside.
    package func cell(column: Int, row: Int) -> Cell {
        guard (0..<columns).contains(column), (0..<rows).contains(row) else { return .blank }
        return cells[row * columns + column]
    }

    /// Puts the terminal's cursor at a place, held to the canvas; nil hides it.
    package mutating func setCaret(_ place: Place?) {
        caret = place.map {
            Place(column: min(max(0, $0.column), columns - 1), row: min(max(0, $0.row), rows - 1))
        }
    }

    /// Writes a cell. A wide one that has no room beside it becomes a space, and so does what is
    /// left of a wide one that is written over.
    package mutating func put(_ cell: Cell, column: Int, row: Int) {
        put(cell, column: column, row: row, before: columns)
    }

    /// Writes a cell where no more than the columns before `limit` may be used.
    mutating func put(_ cell: Cell, column: Int, row: Int, before limit: Int) {
        guard column >= 0, row >= 0, column < min(limit, columns), row < rows else { return }
        let place = row * columns + column
        if cell.isContinuation || (cell.isWide && column + 1 >= min(limit, columns)) {
            clear(around: place, column)
            cells[place] = cell.emptied
            return
        }
        clear(around: place, column)
        cells[place] = cell
        if cell.isWide {
            clear(around: place + 1, column + 1)
            cells[place + 1] = cell.continuation
        }
    }

    /// Makes spaces of the halves of wide characters that writing at a place would leave over.
    private mutating func clear(around place: Int, _ column: Int) {
        let old = cells[place]
        if old.isContinuation, column > 0 { cells[place - 1] = cells[place - 1].emptied }
        if old.isWide, column + 1 < columns { cells[place + 1] = cells[place + 1].emptied }
    }

    /// Writes cells one beside the other, from a place up to a column that isn't used any more.
    mutating func put(_ run: ArraySlice<Cell>, column: Int, row: Int, before limit: Int) {
        var column = column
        for cell in run where !cell.isContinuation {
            if column >= limit { return }
            put(cell, column: column, row: row, before: limit)
            column += cell.columns
        }
    }
}

extension Canvas {
    /// The text of each row, with the spaces at its end: as many columns as the canvas has.
    package var lines: [String] {
        (0..<rows).map { row in
            var line = String.UnicodeScalarView()
            for cell in cells[row * columns..<(row + 1) * columns] where !cell.isContinuation {
                line.append(cell.scalar)
                line.append(contentsOf: cell.marks)
            }
            return String(line)
        }
    }

    /// A letter for the role of each cell, row by row; a space where nothing is seen.
    ///
    /// Recorded beside `lines`, it shows in plain text which part of a screen stands out.
    package var roleLetters: [String] {
        (0..<rows).map { row in
            var line = String.UnicodeScalarView()
            for cell in cells[row * columns..<(row + 1) * columns] {
                let isSeen = cell.scalar != " " || cell.isContinuation || cell.role == .selected
                line.append(isSeen ? cell.role.letter : " ")
            }
            return String(line)
        }
    }
}
