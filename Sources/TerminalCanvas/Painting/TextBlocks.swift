extension SheetWriter {
    /// Lays out what is made of text alone. Pictures, panes and splits are painted elsewhere.
    mutating func write(_ element: Element) {
        switch element {
        case .heading(let text, let level):
            write(CellText.cells(text, level > 1 ? .strong : .title))
        case .paragraph(let text): write(CellText.cells(text, textRole))
        case .fields(let fields): write(fields)
        case .list(let items):
            for item in items {
                hang([Cell(known: alphabet.bullet, role(.quiet)), .blank], text(item), indent: 2)
            }
        case .table(let columns, let rows): writeTable(columns, rows)
        case .verbatim(let lines): for line in lines { writePrinted(line) }
        case .notice(let notice): write(notice)
        case .meter(let meter): write(meter)
        case .choices(let choices): write(choices)
        case .input(let input): write(input)
        case .keys(let hints): write(hints, lines: 1)
        case .toned, .plot, .pane, .split, .group: break
        }
    }

    func text(_ text: String) -> [Cell] { CellText.cells(text, textRole) }

    /// Labels in a column of their own where they leave room for the values, else each before its
    /// value.
    private mutating func write(_ fields: [LabelledText]) {
        let labels = fields.map { CellText.cells($0.label + ":", role(.quiet)) }
        let longest = labels.map { CellText.columns($0) }.max() ?? 0
        let isAligned = longest * 3 <= columns && columns >= 24
        for (label, field) in zip(labels, fields) {
            let prefix = label + [.blank]
            let own = CellText.columns(prefix)
            hang(prefix, text(field.text), indent: isAligned ? longest + 1 : own)
        }
    }

    /// A line as a computer printed it. What is longer than the room goes on in the next line, a
    /// little to the right; broken behind a space where there is one in the second half.
    private mutating func writePrinted(_ line: String) {
        let hasTab = line.utf8.contains(0x09)
        let cells = CellText.cells(hasTab ? PlainText.printed(line) : line, role(.printed))
        let indent = columns < 20 ? 0 : 2
        var rest = cells.indices
        repeat {
            let isFirst = rest.lowerBound == 0
            let start = sheet.cells.count
            if !isFirst { pad(from: start, to: indent) }
            let room = columns - (isFirst ? 0 : indent)
            var end = CellText.end(ofPieceOf: cells, rest, columns: room)
            if end < rest.upperBound,
                let space = cells[rest.lowerBound..<end].lastIndex(where: { $0.scalar == " " }),
                (space - rest.lowerBound) * 2 >= room
            {
                end = space + 1
            }
            sheet.cells += cells[rest.lowerBound..<end]
            sheet.endLine(from: start)
            rest = end..<rest.upperBound
        } while !rest.isEmpty
    }

    private mutating func write(_ notice: Notice) {
        let (prefix, role): (String, Role) =
            switch notice.kind {
            case .refusal: ("not done: ", .caution)
            case .failure: ("error: ", .bad)
            case .information: ("", .text)
            }
        let lead = CellText.cells(prefix, role)
        let text = CellText.cells(notice.text, role)
        if lead.count * 4 > columns {
            write(lead + text)
        } else {
            hang(lead, text, indent: lead.count)
        }
        if notice.advice.isEmpty { return }
        let advice = CellText.cells("try: ", .quiet)
        hang(advice, CellText.cells(notice.advice, .key), indent: advice.count)
    }

    /// A label, a bar and the amount in words; the bar below where the line is short.
    private mutating func write(_ meter: Meter) {
        let label = CellText.cells(meter.label + ": ", role(.quiet))
        let words = text(meter.text)
        let room = columns - CellText.columns(label) - CellText.columns(words) - 2
        if room < Self.leastBar {
            hang(label, words, indent: CellText.columns(label))
            guard columns >= Self.leastBar else { return }
        }
        let start = sheet.cells.count
        if room >= Self.leastBar { sheet.cells += label }
        addBar(meter.permille, columns: min(room < Self.leastBar ? columns : room, Self.longestBar))
        if room >= Self.leastBar {
            add("  ", .text)
            sheet.cells += words
        }
        sheet.endLine(from: start)
    }

    /// A bar of fewer cells has too few steps to say anything; a longer one says no more.
    private static var leastBar: Int { 8 }
    private static var longestBar: Int { 24 }

    private mutating func addBar(_ permille: Int, columns: Int) {
        let isOver = permille > 1000
        let eighths = min(max(permille, 0), 1000) * columns * 8 / 1000
        let empty = alphabet.sign("░", or: ".")
        for column in 0..<columns {
            if isOver {
                add(
                    column == columns - 1 ? alphabet.right : alphabet.sign("█", or: "#"), .meterOver
                )
                continue
            }
            let here = min(max(eighths - column * 8, 0), 8)
            let sign = alphabet.bar(eighths: here, empty: empty)
            add(sign, sign == empty ? .meterEmpty : .meterFull)
        }
    }
}
