/// Draws the layers of a plot into a raster.
struct PlotLayers {
    let horizontal: PlotScale
    let vertical: PlotScale
    let alphabet: Alphabet
    var raster: PlotRaster

    func place(_ point: PlotPoint) -> PlotPlace? {
        guard let x = horizontal.place(point.x), let y = vertical.place(point.y) else { return nil }
        return PlotPlace(x: x, y: y)
    }

    mutating func draw(_ layer: PlotLayer) {
        switch layer {
        case .line(let kind, let points, let isClosed): drawLine(kind, points, isClosed)
        case .points(let kind, let points, let signs): drawPoints(kind, points, signs)
        case .spans(let kind, let spans): drawSpans(kind, spans)
        }
    }

    /// Draws the lines of marked values.
    mutating func drawLines(of plot: Plot) {
        for mark in plot.vertical.marks where mark.isLine {
            guard let y = vertical.place(mark.value), (0...1).contains(y) else { continue }
            raster.setStraight(row: raster.cell(PlotPlace(x: 0, y: y)).row)
        }
        for mark in plot.horizontal.marks where mark.isLine {
            guard let x = horizontal.place(mark.value), (0...1).contains(x) else { continue }
            raster.setStraight(column: raster.cell(PlotPlace(x: x, y: 0)).column)
        }
    }

    private mutating func drawLine(_ kind: PlotKind, _ points: [PlotPoint], _ isClosed: Bool) {
        let places = points.map(place)
        // A figure of a few corners shows all of them, however small; a curve has a pattern.
        let hasCorners = points.count <= 8
        var step = 0
        for index in places.indices {
            let isLast = index == places.count - 1
            if isLast && (!isClosed || places.count < 3) { break }
            guard let start = places[index], let end = places[isLast ? 0 : index + 1],
                let line = ClippedLine(start, end)
            else { continue }
            draw(kind, line, step: &step, hasCorners)
        }
        if places.count == 1, let only = places[0], only.isInside {
            let dot = raster.dot(only)
            raster.set(kind, x: dot.x, y: dot.y)
        }
        for case let place? in places where !place.isInside { drawArrow(kind, place) }
    }

    private mutating func draw(
        _ kind: PlotKind, _ line: ClippedLine, step: inout Int, _ hasCorners: Bool
    ) {
        let start = raster.dot(line.from)
        let end = raster.dot(line.to)
        let count = max(abs(end.x - start.x), abs(end.y - start.y))
        for index in 0...count {
            let isCorner = hasCorners && (index == 0 || index == count)
            if isCorner || Self.isDrawn(kind, step) {
                let part = count == 0 ? 0 : Double(index) / Double(count)
                raster.set(
                    kind, x: start.x + Self.rounded(Double(end.x - start.x) * part),
                    y: start.y + Self.rounded(Double(end.y - start.y) * part))
            }
            if index < count { step += 1 }
        }
    }

    private static func rounded(_ value: Double) -> Int { Int(value.rounded()) }

    /// What was measured is drawn through, targets in dashes, the graticule in dots: they are told
    /// apart without colours.
    private static func isDrawn(_ kind: PlotKind, _ step: Int) -> Bool {
        switch kind {
        case .measured: true
        case .target: step % 4 < 2
        case .graticule: step % 3 == 0
        }
    }

    private mutating func drawPoints(
        _ kind: PlotKind, _ points: [PlotPoint], _ signs: [String]
    ) {
        for (index, point) in points.enumerated() {
            guard let place = place(point) else { continue }
            if !place.isInside {
                drawArrow(kind, place)
                continue
            }
            let cell = raster.cell(place)
            let text = index < signs.count ? signs[index] : ""
            raster.setSign(sign(kind, text), column: cell.column, row: cell.row)
        }
    }

    /// The sign of a point: its letter, where that takes one column.
    func sign(_ kind: PlotKind, _ text: String) -> Cell {
        let cell = CellText.cells(text, Role(kind)).first { $0.scalar != " " }
        if let cell, cell.columns == 1 { return cell }
        return Cell(known: alphabet.point(kind), Role(kind))
    }

    /// The sign that points to a place outside of the picture.
    func arrow(_ place: PlotPlace) -> Unicode.Scalar {
        if place.x < 0 { return alphabet.left }
        if place.x > 1 { return alphabet.right }
        return place.y < 0 ? alphabet.down : alphabet.up
    }

    /// Shows at the edge that a value lies beyond it.
    private mutating func drawArrow(_ kind: PlotKind, _ place: PlotPlace) {
        let cell = raster.cell(place)
        raster.setSign(Cell(known: arrow(place), Role(kind)), column: cell.column, row: cell.row)
    }

    private mutating func drawSpans(_ kind: PlotKind, _ spans: [PlotSpan]) {
        let foot = spans.map { vertical.place(min($0.low, $0.high)) ?? 0 }
        let areBars = !foot.isEmpty && foot.allSatisfy { $0 <= 0 }
        let half = Self.leastDistance(spans.compactMap { horizontal.place($0.x) }) / 2
        for span in spans {
            guard let x = horizontal.place(span.x), let low = vertical.place(span.low),
                let high = vertical.place(span.high)
            else { continue }
            if x + half < 0 || x - half > 1 {
                drawArrow(kind, PlotPlace(x: x, y: (low + high) / 2))
                continue
            }
            let bottom = min(low, high)
            let top = max(low, high)
            let first = raster.dot(PlotPlace(x: x - half, y: 0)).x
            let last = max(first, raster.dot(PlotPlace(x: x + half, y: 0)).x - (half > 0 ? 1 : 0))
            if top >= 0 && bottom <= 1 {
                if areBars {
                    drawBar(kind, first / 2...last / 2, top)
                } else {
                    drawSpan(kind, first...last, bottom, top, span.permille)
                }
            }
            if top > 1 { drawArrow(kind, PlotPlace(x: min(max(x, 0), 1), y: top)) }
            if bottom < 0, !areBars || top < 0 {
                drawArrow(kind, PlotPlace(x: min(max(x, 0), 1), y: bottom))
            }
        }
    }

    /// The distance between neighbours, as a part of the width; 0 for less than two places.
    private static func leastDistance(_ places: [Double]) -> Double {
        let sorted = places.sorted()
        var least = Double.infinity
        for (place, next) in zip(sorted, sorted.dropFirst()) where next > place {
            least = min(least, next - place)
        }
        return least.isFinite ? least : 0
    }

    private mutating func drawBar(_ kind: PlotKind, _ columns: ClosedRange<Int>, _ top: Double) {
        let eighths = Int(min(max(top, 0), 1) * Double(raster.rows * 8) + 0.5)
        for column in columns { raster.setBar(kind, column: column, eighths: max(1, eighths)) }
    }

    /// A stroke with as many of its dots as its share asks for: all from a quarter on, half of them
    /// from a sixteenth, else every fourth. A trace of light fades in the same way.
    private mutating func drawSpan(
        _ kind: PlotKind, _ columns: ClosedRange<Int>, _ bottom: Double, _ top: Double,
        _ permille: Int
    ) {
        let first = raster.dot(PlotPlace(x: 0, y: top)).y
        let last = raster.dot(PlotPlace(x: 0, y: bottom)).y
        let period = permille * 4 >= 1000 ? 1 : permille * 16 >= 1000 ? 2 : 4
        for y in first...max(first, last) {
            for x in columns where (x + 2 * y) % period == 0 { raster.set(kind, x: x, y: y) }
        }
        raster.set(kind, x: columns.lowerBound, y: first)
    }
}
