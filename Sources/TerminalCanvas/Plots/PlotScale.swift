/// Where a value lies along an axis: 0 at its lower end, 1 at its upper end.
struct PlotScale: Sendable {
    private let lower: Double
    private let span: Double

    /// Farther out than this nothing is drawn to scale: a line's slope would be lost in rounding.
    private static let farthest = 1e6

    init(_ range: ClosedRange<Double>) {
        lower = range.lowerBound
        let span = range.upperBound - range.lowerBound
        // An axis without a length has all of its values in the middle, one without an end at 0.
        self.span = span.isFinite ? span : 0
    }

    /// The length in the axis' unit; 0 where it has none.
    var length: Double { span }

    /// The place of a value, also beyond the ends; nil for what is no number.
    func place(_ value: Double) -> Double? {
        if value.isNaN { return nil }
        if span <= 0 { return value == lower ? 0.5 : value > lower ? 2 : -1 }
        let place = (value - lower) / span
        return place.isNaN ? nil : min(max(place, -Self.farthest), Self.farthest)
    }
}

/// A point of a picture as parts of its width and height, from the lower left corner.
struct PlotPlace: Hashable {
    var x: Double
    var y: Double

    var isInside: Bool { (0...1).contains(x) && (0...1).contains(y) }

    /// The nearest place that is inside.
    var held: PlotPlace { PlotPlace(x: min(max(x, 0), 1), y: min(max(y, 0), 1)) }
}

/// The part of a line that is inside of a picture, by Liang and Barsky (1984).
struct ClippedLine {
    var from: PlotPlace
    var to: PlotPlace

    init?(_ start: PlotPlace, _ end: PlotPlace) {
        var first = 0.0
        var last = 1.0
        let across = end.x - start.x
        let up = end.y - start.y
        let edges = [
            (-across, start.x), (across, 1 - start.x), (-up, start.y), (up, 1 - start.y),
        ]
        for (step, room) in edges {
            if step == 0 {
                if room < 0 { return nil }
                continue
            }
            let ratio = room / step
            if step < 0 { first = max(first, ratio) } else { last = min(last, ratio) }
        }
        if first > last { return nil }
        from = PlotPlace(x: start.x + first * across, y: start.y + first * up).held
        to = PlotPlace(x: start.x + last * across, y: start.y + last * up).held
    }
}
