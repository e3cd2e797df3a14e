/// Draws elements on canvases. What doesn't fit is cut off or left out, never drawn over the rest.
package struct CellPainter: Sendable {
    /// The signs that the terminal can show.
    package let alphabet: Alphabet

    package init(alphabet: Alphabet = .unicode) { self.alphabet = alphabet }

    /// An element on a canvas of a size in cells.
    package func paint(_ element: Element, columns: Int, rows: Int) -> Canvas {
        let canvas = Canvas(columns: columns, rows: rows)
        var frame = FramePainter(
            canvas: canvas, alphabet: alphabet, hasFrames: FrameShape.hasFrames(canvas))
        frame.fill(
            element, Room(columns: 0..<canvas.columns, rows: 0..<canvas.rows), tone: nil)
        return frame.canvas
    }

    /// How many rows an element takes at a width, where nothing is cut off: what a pane's scroll
    /// counts.
    ///
    /// For a pane these are the rows of what is in it and of its title.
    package func height(of element: Element, columns: Int) -> Int {
        let flow = Flow(element, tone: nil, columns: columns, alphabet: alphabet)
        return flow.blocks.reduce(0) { $0 + flow.sheet($1).height }
    }
}

/// A canvas that is being painted.
struct FramePainter {
    var canvas: Canvas
    let alphabet: Alphabet
    /// Whether panes stand in frames here, or only below their titles.
    let hasFrames: Bool

    /// What lies outside of a scrolled room.
    struct Hidden: Hashable {
        var isAbove = false
        var isBelow = false
    }

    /// Paints an element into a room; says what of it is hidden.
    @discardableResult
    mutating func fill(
        _ element: Element, _ room: Room, tone: Tone?, scroll: Scroll = .top(0)
    ) -> Hidden {
        if room.isEmpty { return Hidden() }
        switch element {
        case .toned(let own, let inner): return fill(inner, room, tone: own, scroll: scroll)
        case .pane(let pane): paint(pane, room, tone)
        case .split(let split): paint(split, room, tone)
        case .plot(let plot) where PlotPainter.hasRoom(room):
            var painter = PlotPainter(plot, room, alphabet)
            painter.paint(on: &canvas)
        case .plot(let plot):
            var writer = SheetWriter(columns: room.columns.count, alphabet: alphabet, tone: tone)
            writer.write(plot)
            copy(writer.sheet, from: 0, to: room)
        case .keys(let hints):
            var writer = SheetWriter(columns: room.columns.count, alphabet: alphabet, tone: tone)
            writer.write(hints, lines: room.rows.count)
            copy(writer.sheet, from: 0, to: room)
        case .heading, .paragraph, .fields, .list, .table, .verbatim, .notice, .meter, .choices,
            .input, .group:
            return flow(element, room, tone, scroll)
        }
        return Hidden()
    }

    private mutating func flow(
        _ element: Element, _ room: Room, _ tone: Tone?, _ scroll: Scroll
    ) -> Hidden {
        let flow = Flow(
            element, tone: tone, columns: room.columns.count, alphabet: alphabet)
        if scroll == .top(0), stretch(flow, room) { return Hidden() }
        let window = flow.window(rows: room.rows.count, scroll)
        var row = room.rows.lowerBound - window.skipped
        for sheet in window.sheets {
            copy(sheet, from: max(0, room.rows.lowerBound - row), to: room, at: row)
            row += sheet.height
        }
        return Hidden(isAbove: window.isAbove, isBelow: window.isBelow)
    }

    /// Gives pictures, panes and splits all that texts leave of the room; false where there are
    /// none, or where that isn't enough for them.
    private mutating func stretch(_ flow: Flow, _ room: Room) -> Bool {
        guard flow.blocks.contains(where: \.canGrow) else { return false }
        var sheets: [Sheet?] = []
        var needed = 0
        for block in flow.blocks {
            let sheet = block.canGrow ? nil : flow.sheet(block)
            needed += sheet?.height ?? block.leastRows
            if needed > room.rows.count { return false }
            sheets.append(sheet)
        }
        var rest = room.rows.count - needed
        var growing = flow.blocks.count { $0.canGrow }
        var row = room.rows.lowerBound
        for (block, sheet) in zip(flow.blocks, sheets) {
            if let sheet {
                copy(sheet, from: 0, to: room, at: row)
                row += sheet.height
                continue
            }
            let share = rest / growing
            let rows = block.leastRows + share
            rest -= share
            growing -= 1
            let start = row + (block.isApart ? 1 : 0)
            fill(
                block.element, Room(columns: room.columns, rows: start..<row + rows),
                tone: block.tone)
            row += rows
        }
        return true
    }

    private mutating func paint(_ split: Split, _ room: Room, _ tone: Tone?) {
        let isAcross = split.axis == .horizontal
        let length = isAcross ? room.columns.count : room.rows.count
        let ranges = Split.ranges(of: split.parts, in: length)
        for (part, range) in zip(split.parts, ranges) {
            guard let range, !range.isEmpty else { continue }
            var own = room
            if isAcross {
                let start = room.columns.lowerBound
                own.columns = start + range.lowerBound..<start + range.upperBound
                // What has no frame of its own must not touch what is left of it.
                if range.lowerBound > 0, !isFramed(part.element, own) { own = own.inset(left: 1) }
            } else {
                let start = room.rows.lowerBound
                own.rows = start + range.lowerBound..<start + range.upperBound
            }
            fill(part.element, own, tone: tone)
        }
    }

    private func isFramed(_ element: Element, _ room: Room) -> Bool {
        switch element {
        case .pane: FrameShape(room, hasFrames: hasFrames).isBox
        case .toned(_, let inner): isFramed(inner, room)
        case .split(let split): split.parts.allSatisfy { isFramed($0.element, room) }
        case .heading, .paragraph, .fields, .list, .table, .verbatim, .notice, .meter, .plot,
            .choices, .input, .keys, .group:
            false
        }
    }

    /// Copies a sheet's lines from a number on to the rows below `row`, as far as the room goes.
    mutating func copy(_ sheet: Sheet, from first: Int, to room: Room, at row: Int? = nil) {
        let top = row ?? room.rows.lowerBound
        guard first < sheet.height else { return }
        for line in first..<sheet.height {
            if top + line >= room.rows.upperBound { break }
            canvas.put(
                sheet.cells[sheet.lines[line]], column: room.columns.lowerBound, row: top + line,
                before: room.columns.upperBound)
        }
        if let caret = sheet.caret {
            let place = Canvas.Place(
                column: room.columns.lowerBound + caret.column, row: top + caret.row)
            if room.rows.contains(place.row), room.columns.contains(place.column) {
                canvas.setCaret(place)
            }
        }
    }
}
