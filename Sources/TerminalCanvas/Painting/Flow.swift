/// Elements one below the other, each laid out when it is asked for.
struct Flow {
    /// An element that isn't a group, and how it is said.
    struct Block {
        var element: Element
        var tone: Tone?
        /// Whether an empty line stands before it.
        var isApart: Bool

        /// Whether it can use more rows than it needs.
        var canGrow: Bool {
            switch element {
            case .plot, .pane, .split: true
            case .heading, .paragraph, .fields, .list, .table, .verbatim, .notice, .meter,
                .choices, .input, .keys, .toned, .group:
                false
            }
        }

        /// The rows below which a block that can grow is of no use, with the one before it.
        var leastRows: Int { (isApart ? 1 : 0) + Self.leastRows(element) }

        private static func leastRows(_ element: Element) -> Int {
            switch element {
            case .plot: PlotPainter.leastRows
            case .pane(let pane): 1 + leastRows(pane.content)
            case .toned(_, let inner): leastRows(inner)
            case .split(let split):
                split.parts.map { part in
                    split.axis == .vertical
                        ? min(max(0, part.minimum), Flow.mostRows) : leastRows(part.element)
                }
                .reduce(0) { split.axis == .vertical ? $0 + $1 : max($0, $1) }
            case .heading, .paragraph, .fields, .list, .table, .verbatim, .notice, .meter,
                .choices, .input, .keys, .group:
                2
            }
        }
    }

    /// What is seen of a flow in a room.
    struct Window {
        var sheets: [Sheet]
        /// How many rows of the sheets are above the room.
        var skipped: Int
        var isAbove: Bool
        var isBelow: Bool
    }

    /// More rows than anybody scrolls through; keeps sums of what others ask for in bounds.
    static let mostRows = 1 << 20
    /// The rows of a usual screen (the VT100's).
    private static let screenRows = 24

    let columns: Int
    let alphabet: Alphabet
    private(set) var blocks: [Block] = []
    private var hasChosen = false

    init(_ element: Element, tone: Tone?, columns: Int, alphabet: Alphabet) {
        self.columns = max(1, columns)
        self.alphabet = alphabet
        append(element, tone)
    }

    private mutating func append(_ element: Element, _ tone: Tone?) {
        switch element {
        case .toned(let own, let inner): append(inner, own)
        case .group(let parts): for part in parts { append(part, tone) }
        case .list(let items) where items.isEmpty: return
        case .fields(let fields) where fields.isEmpty: return
        case .verbatim(let lines) where lines.isEmpty: return
        case .keys(let hints) where hints.isEmpty: return
        case .choices(let choices):
            if choices.items.isEmpty { return }
            if choices.selected != nil { hasChosen = true }
            blocks.append(Block(element: element, tone: tone, isApart: false))
        case .heading, .plot, .pane, .split:
            blocks.append(Block(element: element, tone: tone, isApart: !blocks.isEmpty))
        case .paragraph, .fields, .list, .table, .verbatim, .notice, .meter, .input, .keys:
            blocks.append(Block(element: element, tone: tone, isApart: false))
        }
    }

    /// A block's lines, with the empty one before it.
    func sheet(_ block: Block) -> Sheet {
        var writer = SheetWriter(columns: columns, alphabet: alphabet, tone: block.tone)
        if block.isApart { writer.sheet.appendBlank() }
        switch block.element {
        case .plot(let plot):
            let rows = PlotPainter.naturalRows(plot, columns: columns)
            if rows == 0 {
                writer.write(plot)
            } else {
                writer.sheet.append(picture(block, rows: rows))
            }
        case .pane, .split:
            writer.sheet.append(picture(block, rows: naturalRows(block.element, columns)))
        case .heading, .paragraph, .fields, .list, .table, .verbatim, .notice, .meter, .choices,
            .input, .keys, .toned, .group:
            writer.write(block.element)
        }
        return writer.sheet
    }

    /// A block that is painted, not written.
    private func picture(_ block: Block, rows: Int) -> Canvas {
        let canvas = Canvas(columns: columns, rows: rows)
        var frame = FramePainter(canvas: canvas, alphabet: alphabet, hasFrames: false)
        frame.fill(
            block.element, Room(columns: 0..<canvas.columns, rows: 0..<canvas.rows),
            tone: block.tone)
        return frame.canvas
    }

    private func naturalRows(_ element: Element, _ columns: Int) -> Int {
        switch element {
        case .pane(let pane): return 1 + naturalRows(pane.content, columns)
        case .split(let split) where split.axis == .vertical:
            return split.parts.reduce(0) { rows, part in
                let natural = naturalRows(part.element, columns)
                // What asks for more than a screen gets it on a screen of its own, not here.
                let wanted = max(min(part.minimum, Self.screenRows), natural)
                return rows + max(0, min(wanted, part.maximum ?? wanted))
            }
        case .split(let split):
            let ranges = Split.ranges(of: split.parts, in: columns)
            return zip(split.parts, ranges).reduce(0) { rows, pair in
                guard let range = pair.1, !range.isEmpty else { return rows }
                return max(rows, naturalRows(pair.0.element, range.count - 1))
            }
        case .toned(_, let inner): return naturalRows(inner, columns)
        case .heading, .paragraph, .fields, .list, .table, .verbatim, .notice, .meter, .plot,
            .choices, .input, .keys, .group:
            let flow = Flow(element, tone: nil, columns: columns, alphabet: alphabet)
            return flow.blocks.reduce(0) { $0 + flow.sheet($1).height }
        }
    }

    /// What is seen in so many rows. The item that is chosen is kept in sight.
    func window(rows: Int, _ scroll: Scroll) -> Window {
        switch scroll {
        case .bottom(let hidden) where !hasChosen: fromBelow(rows, max(0, hidden))
        case .bottom(let hidden): around(rows, .bottom(hidden))
        case .top(let hidden) where !hasChosen: fromAbove(rows, max(0, hidden))
        case .top(let hidden): around(rows, .top(hidden))
        }
    }

    /// Lays out no more than what is seen and what is above it.
    private func fromAbove(_ rows: Int, _ hidden: Int) -> Window {
        var sheets: [Sheet] = []
        var total = 0
        let wanted = min(hidden, Self.mostRows) + rows
        for (index, block) in blocks.enumerated() {
            let sheet = sheet(block)
            total += sheet.height
            sheets.append(sheet)
            if total >= wanted {
                let isLast = index == blocks.count - 1 && total == wanted
                return Window(
                    sheets: sheets, skipped: wanted - rows, isAbove: wanted > rows,
                    isBelow: !isLast)
            }
        }
        let skipped = max(0, total - rows)
        return Window(sheets: sheets, skipped: skipped, isAbove: skipped > 0, isBelow: false)
    }

    /// Lays out no more than what is seen and what is below it.
    private func fromBelow(_ rows: Int, _ hidden: Int) -> Window {
        var sheets: [Sheet] = []
        var total = 0
        let hidden = min(hidden, Self.mostRows)
        for (index, block) in blocks.enumerated().reversed() {
            let sheet = sheet(block)
            total += sheet.height
            sheets.append(sheet)
            if total >= hidden + rows {
                let skipped = total - hidden - rows
                return Window(
                    sheets: sheets.reversed(), skipped: skipped,
                    isAbove: skipped > 0 || index > 0, isBelow: hidden > 0)
            }
        }
        return Window(
            sheets: sheets.reversed(), skipped: 0, isAbove: false, isBelow: total > rows)
    }

    /// Lays out everything, and moves the window to the chosen item where it would be outside.
    private func around(_ rows: Int, _ scroll: Scroll) -> Window {
        var chosen: Range<Int>?
        var total = 0
        let sheets = blocks.map { block in
            let sheet = sheet(block)
            if let own = sheet.chosen { chosen = own.lowerBound + total..<own.upperBound + total }
            total += sheet.height
            return sheet
        }
        let most = max(0, total - rows)
        var top =
            switch scroll {
            case .top(let hidden): min(max(0, hidden), most)
            case .bottom(let hidden): most - min(max(0, hidden), most)
            }
        if let chosen {
            top = max(top, chosen.upperBound - rows)
            top = min(top, chosen.lowerBound)
        }
        return Window(
            sheets: sheets, skipped: top, isAbove: top > 0, isBelow: top + rows < total)
    }
}

extension Sheet {
    /// Adds the rows of a canvas, and its caret.
    mutating func append(_ canvas: Canvas) {
        if let place = canvas.caret {
            caret = Canvas.Place(column: place.column, row: place.row + height)
        }
        for row in 0..<canvas.rows {
            let start = cells.count
            cells += canvas.cells[row * canvas.columns..<(row + 1) * canvas.columns]
            endLine(from: start)
        }
    }
}
