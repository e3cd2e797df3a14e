/// Draws a plot into a room: its title, the picture between its axes, and words below it.
struct PlotPainter {
    private let plot: Plot
    private let room: Room
    private let alphabet: Alphabet
    /// The picture itself.
    private var picture: Room
    private let hasAxisLine: Bool
    private let hasLabels: Bool
    /// Left of the upright axis.
    private let labelColumns: Int

    /// With less room a picture shows nothing that its words don't say better.
    static let leastColumns = 20
    static let leastRows = 6

    static func hasRoom(_ room: Room) -> Bool {
        room.columns.count >= leastColumns && room.rows.count >= leastRows
    }

    /// How many rows a plot takes where nobody says; 0 where only its words are shown.
    static func naturalRows(_ plot: Plot, columns: Int) -> Int {
        if columns < leastColumns { return 0 }
        // A cell is about twice as high as wide. A picture lies flat, but for a square one.
        let rows = plot.isSquare ? min(columns / 2, 20) : min(max(columns / 5, 5), 16)
        return rows + 3 + words(plot, columns: columns, .unicode).height
    }

    init(_ plot: Plot, _ room: Room, _ alphabet: Alphabet) {
        self.plot = plot
        self.room = room
        self.alphabet = alphabet
        let columns = room.columns.count
        // A label that would take more than a third of the room is left out: cut off, it would
        // name another value.
        let labels = plot.vertical.marks.map { CellText.columns(CellText.cells($0.label, .quiet)) }
        labelColumns = labels.filter { $0 <= columns / 3 }.max() ?? 0
        hasLabels = plot.horizontal.marks.contains { !$0.label.isEmpty }
        hasAxisLine = room.rows.count >= 10
        let around = 1 + (hasAxisLine ? 1 : 0) + (hasLabels ? 1 : 0)
        let words = Self.words(plot, columns: columns, alphabet).height
        // The picture keeps two thirds of what is left, and three rows.
        let least = max(3, (room.rows.count - around) * 2 / 3)
        let wordRows = min(words, max(0, room.rows.count - around - least))
        let inner = room.inset(left: labelColumns + 1, top: 1, bottom: around - 1 + wordRows)
        picture = plot.isSquare ? Self.square(plot, inner) : inner
    }

    /// The largest part of a room in which the units of both axes are equally long.
    private static func square(_ plot: Plot, _ room: Room) -> Room {
        let across = PlotScale(plot.horizontal.range).length
        let up = PlotScale(plot.vertical.range).length
        guard across > 0, up > 0 else { return room }
        // Dots are as far from each other across as up.
        let width = Double(room.columns.count * 2)
        let height = Double(room.rows.count * 4)
        let unitsPerDot = max(across / width, up / height)
        guard unitsPerDot > 0 else { return room }
        let columns = Int((min(across / unitsPerDot, width) / 2).rounded(.up))
        let rows = Int((min(up / unitsPerDot, height) / 4).rounded(.up))
        let start = room.columns.lowerBound
        let top = room.rows.lowerBound
        return Room(
            columns: start..<start + min(max(columns, 1), room.columns.count),
            rows: top..<top + min(max(rows, 1), room.rows.count))
    }

    mutating func paint(on canvas: inout Canvas) {
        paintTitle(on: &canvas)
        var layers = PlotLayers(
            horizontal: PlotScale(plot.horizontal.range), vertical: PlotScale(plot.vertical.range),
            alphabet: alphabet,
            raster: PlotRaster(
                columns: picture.columns.count, rows: picture.rows.count, alphabet))
        layers.drawLines(of: plot)
        for layer in plot.layers { layers.draw(layer) }
        if let index = plot.cursor, plot.readouts.indices.contains(index),
            let place = layers.place(plot.readouts[index].point)
        {
            let cell = layers.raster.cell(place)
            let sign = place.isInside ? alphabet.cursor : layers.arrow(place)
            layers.raster.setSign(
                Cell(known: sign, .plotCursor), column: cell.column, row: cell.row)
        }
        for row in 0..<picture.rows.count {
            for column in 0..<picture.columns.count {
                guard let cell = layers.raster.picture(column: column, row: row) else { continue }
                canvas.put(
                    cell, column: picture.columns.lowerBound + column,
                    row: picture.rows.lowerBound + row)
            }
        }
        paintUpright(layers, on: &canvas)
        paintReadouts(on: &canvas)
        let below = paintAcross(layers, on: &canvas)
        paintWords(from: below, on: &canvas)
    }

    private func paintTitle(on canvas: inout Canvas) {
        let axes = "\(plot.vertical.title) over \(plot.horizontal.title)"
        let edge = room.columns.upperBound
        var title = CellText.cells(plot.title, .strong)
        let named = title + CellText.cells(title.isEmpty ? axes : ": " + axes, .quiet)
        let hasAxes = !plot.vertical.title.isEmpty && !plot.horizontal.title.isEmpty
        if hasAxes, CellText.columns(named) <= room.columns.count { title = named }
        let row = room.rows.lowerBound
        canvas.put(title[...], column: room.columns.lowerBound, row: row, before: edge)
        let legend = legend()
        let start = edge - CellText.columns(legend)
        if start >= room.columns.lowerBound + CellText.columns(title) + 2 {
            canvas.put(legend[...], column: start, row: row, before: edge)
        }
    }

    /// What the signs stand for, where what was measured is drawn together with where it should be.
    private func legend() -> [Cell] {
        var legend: [Cell] = []
        for (kind, name) in [(PlotKind.measured, "measured"), (.target, "target")] {
            guard let sign = plot.layers.compactMap({ sample($0, kind) }).first else { return [] }
            if !legend.isEmpty { CellText.append("  ", .text, to: &legend) }
            CellText.append(sign, Role(kind), to: &legend)
            CellText.append(" " + name, .quiet, to: &legend)
        }
        return legend
    }

    private func sample(_ layer: PlotLayer, _ kind: PlotKind) -> String? {
        let isMeasured = kind == .measured
        switch layer {
        case .line(kind, _, _):
            return alphabet == .unicode ? isMeasured ? "⠤⠤" : "⠤ ⠤" : isMeasured ? "::" : "oo"
        case .points(kind, _, let signs):
            if let first = signs.first, !first.isEmpty { return first }
            return String(alphabet.point(kind))
        case .spans(kind, _): return alphabet == .unicode ? "⣿" : "*"
        case .line, .points, .spans: return nil
        }
    }

    /// The labels of the upright axis, those of lines first, so far as each has a row of its own.
    private func paintUpright(_ layers: PlotLayers, on canvas: inout Canvas) {
        let column = picture.columns.lowerBound - 1
        let line = alphabet.sign("│", or: "|")
        for row in picture.rows {
            canvas.put(Cell(known: line, .plotGraticule), column: column, row: row)
        }
        let scale = layers.vertical
        let marks = plot.vertical.marks
        var taken: [Int] = []
        for mark in marks.filter(\.isLine) + marks.filter({ !$0.isLine }) {
            let label = CellText.cells(mark.label, .quiet)
            guard let y = scale.place(mark.value), (0...1).contains(y), !label.isEmpty,
                CellText.columns(label) <= labelColumns
            else { continue }
            let row = picture.rows.lowerBound + layers.raster.cell(PlotPlace(x: 0, y: y)).row
            if taken.contains(row) { continue }
            taken.append(row)
            let tick = alphabet.sign("┤", or: "+")
            canvas.put(Cell(known: tick, .plotGraticule), column: column, row: row)
            canvas.put(
                label[...], column: column - CellText.columns(label), row: row, before: column)
        }
    }

    /// The level axis and its labels, so far as they don't touch; returns the row below them.
    private func paintAcross(_ layers: PlotLayers, on canvas: inout Canvas) -> Int {
        var row = picture.rows.upperBound
        let marks = plot.horizontal.marks
        let scale = layers.horizontal
        let left = picture.columns.lowerBound
        func column(_ mark: PlotMark) -> Int? {
            guard let x = scale.place(mark.value), (0...1).contains(x) else { return nil }
            return left + layers.raster.cell(PlotPlace(x: x, y: 0)).column
        }
        if hasAxisLine {
            let across = alphabet.sign("─", or: "-")
            for column in left - 1..<picture.columns.upperBound {
                let sign = column < left ? alphabet.sign("└", or: "+") : across
                canvas.put(Cell(known: sign, .plotGraticule), column: column, row: row)
            }
            for mark in marks {
                guard let column = column(mark), !mark.label.isEmpty else { continue }
                let tick = alphabet.sign("┴", or: "+")
                canvas.put(Cell(known: tick, .plotGraticule), column: column, row: row)
            }
            row += 1
        }
        guard hasLabels else { return row }
        var taken: [Range<Int>] = []
        for mark in marks.filter(\.isLine) + marks.filter({ !$0.isLine }) {
            guard let middle = column(mark), !mark.label.isEmpty else { continue }
            let label = CellText.cells(mark.label, .quiet)
            let width = CellText.columns(label)
            if width > room.columns.count { continue }
            let last = room.columns.upperBound - width
            let start = max(room.columns.lowerBound, min(middle - (width - 1) / 2, last))
            let range = start..<start + width
            // A space is between two labels.
            let isFree = taken.allSatisfy {
                $0.lowerBound > range.upperBound || $0.upperBound < range.lowerBound
            }
            guard isFree else { continue }
            taken.append(range)
            canvas.put(label[...], column: start, row: row, before: room.columns.upperBound)
        }
        return row + 1
    }

    /// The values that the cursor can stand on, beside a picture that leaves room for them.
    private func paintReadouts(on canvas: inout Canvas) {
        let start = picture.columns.upperBound + 2
        guard room.columns.upperBound - start >= Self.leastReadoutColumns else { return }
        var writer = SheetWriter(
            columns: room.columns.upperBound - start, alphabet: alphabet, tone: nil)
        for (index, readout) in plot.readouts.enumerated() {
            let isHere = index == plot.cursor
            let sign = isHere ? alphabet.chosen : alphabet.bullet
            let lead = [Cell(known: sign, isHere ? .strong : .quiet), Cell.blank]
            var words = CellText.cells(readout.label, isHere ? .strong : .quiet)
            CellText.append(": " + readout.text, .text, to: &words)
            writer.hang(lead, words, indent: 2)
        }
        let sheet = writer.sheet
        for (line, row) in zip(sheet.lines, picture.rows) {
            canvas.put(
                sheet.cells[line], column: start, row: row, before: room.columns.upperBound)
        }
    }

    /// Narrower, and most values would stand on several lines.
    private static var leastReadoutColumns: Int { 24 }

    private func paintWords(from row: Int, on canvas: inout Canvas) {
        let words = Self.words(plot, columns: room.columns.count, alphabet)
        let rows = room.rows.upperBound - row
        for line in 0..<min(words.height, max(0, rows)) {
            canvas.put(
                words.cells[words.lines[line]], column: room.columns.lowerBound, row: row + line,
                before: room.columns.upperBound)
        }
        if words.height > rows, rows > 0 {
            let last = words.lines[rows - 1]
            let used = CellText.columns(words.cells[last])
            let column = room.columns.lowerBound + min(used, room.columns.count - 1)
            canvas.put(
                Cell(known: alphabet.more, .quiet), column: column, row: row + rows - 1)
        }
    }
}
