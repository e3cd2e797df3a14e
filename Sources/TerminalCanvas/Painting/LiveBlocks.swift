extension SheetWriter {
    /// The items with their numbers, so far as a single key can choose them; the one that Enter
    /// would choose has a sign before it.
    mutating func write(_ choices: Choices) {
        let titles = choices.items.map { CellText.columns(CellText.cells($0.title, .text)) }
        let details = choices.items.map { CellText.columns(CellText.cells($0.detail, .text)) }
        let widest = titles.max() ?? 0
        let isBeside = Self.lead + widest + 2 + (details.max() ?? 0) <= columns
        for (index, item) in choices.items.enumerated() {
            let isChosen = index == choices.selected
            let first = sheet.height
            let role: Role =
                isChosen ? .selected : item.tone.map { Role($0) } ?? self.role(.text)
            var title = CellText.cells(item.title, role)
            if isBeside, !item.detail.isEmpty {
                let gap = widest + 2 - titles[index]
                title.append(contentsOf: repeatElement(Cell(known: " ", role), count: gap))
                CellText.append(item.detail, isChosen ? .selected : .quiet, to: &title)
                hangItem(lead(index, isChosen), title)
            } else {
                hang(lead(index, isChosen), title, indent: Self.lead)
            }
            if isChosen {
                fill(from: first)
                sheet.chosen = first..<sheet.height
            }
            if !isBeside, !item.detail.isEmpty {
                let indent = Array(repeating: Cell.blank, count: columns < 12 ? 0 : Self.lead)
                hang(indent, CellText.cells(item.detail, self.role(.quiet)), indent: indent.count)
            }
        }
    }

    /// The columns before an item's title: the sign, a space, the number and a space.
    private static var lead: Int { 4 }

    private func lead(_ index: Int, _ isChosen: Bool) -> [Cell] {
        let role: Role = isChosen ? .selected : .key
        let sign: Unicode.Scalar = isChosen ? alphabet.chosen : " "
        let number: Unicode.Scalar =
            index < 9 ? Unicode.Scalar(UInt8(ascii: "1") + UInt8(index)) : " "
        return [
            Cell(known: sign, role), Cell(known: " ", role), Cell(known: number, role),
            Cell(known: " ", role),
        ]
    }

    /// A line that is known to fit, with the spaces that stand in it.
    private mutating func hangItem(_ lead: [Cell], _ text: [Cell]) {
        let start = sheet.cells.count
        sheet.cells += lead + text
        sheet.endLine(from: start)
    }

    /// Makes the lines from a number on one bar of the chosen item's colour.
    private mutating func fill(from first: Int) {
        var lines: [[Cell]] = []
        for range in sheet.lines[first...] { lines.append(Array(sheet.cells[range])) }
        let start = sheet.lines[first...].first?.lowerBound ?? sheet.cells.count
        sheet.cells.removeSubrange(start...)
        sheet.lines.removeSubrange(first...)
        for line in lines {
            let start = sheet.cells.count
            for var cell in line {
                cell.role = .selected
                sheet.cells.append(cell)
            }
            pad(from: start, to: columns, Cell(known: " ", .selected))
            sheet.endLine(from: start)
        }
    }

    /// The line that is typed, moved so far to the left that the caret is in sight.
    mutating func write(_ input: InputLine) {
        var prompt = CellText.cells(input.prompt, .strong)
        // With fewer cells for the text, one couldn't see what one types.
        if columns - CellText.columns(prompt) < 8 { prompt = [] }
        let text = CellText.cells(input.text, .input)
        let before = input.text.prefix(max(0, input.caret))
        let caret = CellText.columns(CellText.cells(String(before), .input))
        let promptColumns = CellText.columns(prompt)
        let room = max(1, columns - promptColumns)
        let total = max(CellText.columns(text), caret)
        // Two thirds of the room are before the caret, but at the ends of the line.
        let hidden = total < room ? 0 : max(0, min(caret - room * 2 / 3, total + 1 - room))
        let start = sheet.cells.count
        sheet.cells += prompt
        addWindow(text, hidden..<hidden + room)
        if input.hasFocus {
            sheet.caret = Canvas.Place(
                column: min(promptColumns + caret - hidden, columns - 1), row: sheet.height)
        }
        sheet.endLine(from: start)
        if !input.candidates.isEmpty {
            write(CellText.cells(input.candidates.joined(separator: "  "), .candidate))
        }
    }

    /// The part of a line that stands in some of its columns, with signs where it goes on.
    private mutating func addWindow(_ text: [Cell], _ window: Range<Int>) {
        var column = 0
        for cell in text {
            let next = column + cell.columns
            defer { column = next }
            if next <= window.lowerBound || column >= window.upperBound { continue }
            let isCut = column < window.lowerBound || next > window.upperBound
            let isFirst = window.lowerBound > 0 && column <= window.lowerBound
            if isFirst || isCut {
                let seen = min(next, window.upperBound) - max(column, window.lowerBound)
                add(alphabet.more, .quiet)
                add(" ", .quiet, count: seen - 1)
            } else {
                sheet.cells.append(cell)
            }
        }
        if column > window.upperBound, let last = sheet.cells.last {
            sheet.cells.removeLast()
            if last.isWide { sheet.cells.append(.blank) }
            add(alphabet.more, .quiet)
        }
    }

    /// The keys, each with what it does, on at most so many lines. What doesn't fit is left out,
    /// from the end.
    mutating func write(_ hints: [KeyHint], lines: Int) {
        var start = sheet.cells.count
        var used = 0
        var rest = lines
        for hint in hints {
            var cells = CellText.cells(hint.key, .key)
            CellText.append(" " + hint.title, role(.text), to: &cells)
            let width = CellText.columns(cells)
            if used > 0, used + 2 + width > columns {
                if rest == 1 { break }
                sheet.endLine(from: start)
                rest -= 1
                start = sheet.cells.count
                used = 0
            }
            if used > 0 { add("  ", .text) }
            used += width + (used > 0 ? 2 : 0)
            sheet.cells += cells
        }
        if !hints.isEmpty { sheet.endLine(from: start) }
    }
}
