/// How a pane is set apart in its room.
struct FrameShape {
    /// Whether there is a line all around it.
    let isBox: Bool
    /// Whether there is a line with its title.
    let hasTitle: Bool
    let content: Room

    /// On a smaller canvas frames would take too much from what is in them: 80 by 24 is what
    /// terminals have had since the VT100, and a quarter less each way is what is called small.
    static func hasFrames(_ canvas: Canvas) -> Bool { canvas.columns >= 60 && canvas.rows >= 18 }

    init(_ room: Room, hasFrames: Bool) {
        isBox = hasFrames && room.columns.count >= 16 && room.rows.count >= 5
        hasTitle = room.rows.count > 1
        content =
            isBox
            ? room.inset(left: 2, right: 2, top: 1, bottom: 1)
            : room.inset(top: hasTitle ? 1 : 0)
    }
}

/// The lines around a pane. Double lines, or others than usual in ASCII, for the one that has the
/// focus: it shows without colours.
private struct FrameSigns {
    let across, upright, topLeft, topRight, bottomLeft, bottomRight: Unicode.Scalar

    init(_ alphabet: Alphabet, hasFocus: Bool) {
        switch (alphabet, hasFocus) {
        case (.unicode, false): self.init("─", "│", "┌", "┐", "└", "┘")
        case (.unicode, true): self.init("═", "║", "╔", "╗", "╚", "╝")
        case (.ascii, false): self.init("-", "|", "+", "+", "+", "+")
        case (.ascii, true): self.init("=", "#", "#", "#", "#", "#")
        }
    }

    private init(
        _ across: Unicode.Scalar, _ upright: Unicode.Scalar, _ topLeft: Unicode.Scalar,
        _ topRight: Unicode.Scalar, _ bottomLeft: Unicode.Scalar, _ bottomRight: Unicode.Scalar
    ) {
        self.across = across
        self.upright = upright
        self.topLeft = topLeft
        self.topRight = topRight
        self.bottomLeft = bottomLeft
        self.bottomRight = bottomRight
    }
}

extension FramePainter {
    mutating func paint(_ pane: Pane, _ room: Room, _ tone: Tone?) {
        let shape = FrameShape(room, hasFrames: hasFrames)
        let hidden = fill(pane.content, shape.content, tone: tone, scroll: pane.scroll)
        guard shape.hasTitle else { return }
        let role: Role = pane.hasFocus ? .focusedBorder : .border
        let signs = FrameSigns(alphabet, hasFocus: pane.hasFocus)
        for column in room.columns {
            put(signs.across, role, column, room.rows.lowerBound)
            if shape.isBox { put(signs.across, role, column, room.rows.upperBound - 1) }
        }
        if shape.isBox { paintSides(room, role, signs) }
        let above = hidden.isAbove ? "\(alphabet.up) more" : ""
        let below = hidden.isBelow ? "\(alphabet.down) more" : ""
        let edge = room.columns.upperBound - 2
        if shape.isBox {
            let start = paintMark(above, before: edge, room.rows.lowerBound, room)
            paintMark(below, before: edge, room.rows.upperBound - 1, room)
            paintTitle(pane, room, before: start)
        } else {
            var start = paintMark(below, before: edge, room.rows.lowerBound, room)
            start = paintMark(above, before: start, room.rows.lowerBound, room)
            paintTitle(pane, room, before: start)
        }
    }

    private mutating func paintSides(_ room: Room, _ role: Role, _ signs: FrameSigns) {
        let left = room.columns.lowerBound
        let right = room.columns.upperBound - 1
        for row in room.rows {
            put(signs.upright, role, left, row)
            put(signs.upright, role, right, row)
        }
        put(signs.topLeft, role, left, room.rows.lowerBound)
        put(signs.topRight, role, right, room.rows.lowerBound)
        put(signs.bottomLeft, role, left, room.rows.upperBound - 1)
        put(signs.bottomRight, role, right, room.rows.upperBound - 1)
    }

    /// Writes the title into the line above the pane, with a space on both sides.
    private mutating func paintTitle(_ pane: Pane, _ room: Room, before edge: Int) {
        if pane.title.isEmpty { return }
        let start = room.columns.lowerBound + min(2, room.columns.count / 8)
        let space = Cell(known: " ", .title)
        var title = CellText.cells(pane.title, .title)
        let fits = CellText.columns(title) + 2 <= edge - start
        if !fits {
            let room = max(1, edge - start - 3)
            title = Array(title[CellText.broken(title, title.indices, columns: room)[0]])
            title.append(Cell(known: alphabet.more, .title))
        }
        canvas.put(
            ([space] + title + [space])[...], column: start, row: room.rows.lowerBound,
            before: edge)
    }

    /// Writes into a frame that there is more; the word only where the frame is long enough.
    /// Returns the column where it begins.
    @discardableResult
    private mutating func paintMark(
        _ text: String, before edge: Int, _ row: Int, _ room: Room
    ) -> Int {
        if text.isEmpty { return edge }
        var cells = CellText.cells(text, .key)
        if room.columns.count < 40 { cells = Array(cells.prefix(1)) }
        let space = Cell(known: " ", .border)
        cells = [space] + cells + [space]
        let start = edge - cells.count
        if start <= room.columns.lowerBound { return edge }
        canvas.put(cells[...], column: start, row: row, before: edge)
        return start
    }

    private mutating func put(_ sign: Unicode.Scalar, _ role: Role, _ column: Int, _ row: Int) {
        canvas.put(Cell(known: sign, role), column: column, row: row)
    }
}
