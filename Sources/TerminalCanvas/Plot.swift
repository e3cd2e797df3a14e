/// A drawn picture of measured values: axes, what is drawn between them, and the values in words.
///
/// Whoever can't see it gets the summary and the readouts, which say all that it shows.
package struct Plot: Hashable, Sendable {
    package var title: String
    package var horizontal: PlotAxis
    package var vertical: PlotAxis
    /// Whether a unit is as long across as it is up (vectorscope, chromaticity).
    package var isSquare: Bool
    /// Drawn in order, later ones above earlier ones.
    package var layers: [PlotLayer]
    /// The places at which a cursor can stand, in reading order.
    package var readouts: [PlotReadout]
    /// The index of the readout under the cursor; nil where none is chosen.
    package var cursor: Int?
    /// What the picture shows, in sentences.
    package var summary: [String]

    package init(
        title: String, horizontal: PlotAxis, vertical: PlotAxis, isSquare: Bool = false,
        layers: [PlotLayer], readouts: [PlotReadout] = [], cursor: Int? = nil,
        summary: [String] = []
    ) {
        self.title = title
        self.horizontal = horizontal
        self.vertical = vertical
        self.isSquare = isSquare
        self.layers = layers
        self.readouts = readouts
        self.cursor = cursor
        self.summary = summary
    }
}

/// One axis: what it counts, from where to where, and its marked values.
package struct PlotAxis: Hashable, Sendable {
    /// With the unit: `code`, `cd/m²`, `x`.
    package var title: String
    package var range: ClosedRange<Double>
    package var marks: [PlotMark]

    package init(_ title: String, _ range: ClosedRange<Double>, marks: [PlotMark] = []) {
        self.title = title
        self.range = range
        self.marks = marks
    }
}

/// A marked value of an axis.
package struct PlotMark: Hashable, Sendable {
    package var value: Double
    /// Beside the axis; empty for a line without words.
    package var label: String
    /// Whether a line is drawn across the picture.
    package var isLine: Bool

    package init(_ value: Double, _ label: String, isLine: Bool = false) {
        self.value = value
        self.label = label
        self.isLine = isLine
    }
}

/// A point in the units of a plot's axes.
package struct PlotPoint: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// What a layer is of; it says in which role, and with which sign where points are drawn.
package enum PlotKind: String, Hashable, Sendable, CaseIterable {
    /// What was measured.
    case measured
    /// Where it should be.
    case target
    /// The graticule: limits, loci, boxes.
    case graticule
}

/// Something that is drawn.
package enum PlotLayer: Hashable, Sendable {
    /// Lines from point to point; `isClosed` joins the last with the first.
    case line(PlotKind, [PlotPoint], isClosed: Bool)
    /// Single points, each with a sign of one column (a letter, or nothing for the kind's own).
    case points(PlotKind, [PlotPoint], signs: [String])
    /// Upright strokes, from one value to another at each place: a waveform's trace.
    case spans(PlotKind, [PlotSpan])
}

/// An upright stroke.
package struct PlotSpan: Hashable, Sendable {
    package var x: Double
    package var low: Double
    package var high: Double
    /// How much of the trace is here, in thousandths: a bright line or a faint one.
    package var permille: Int

    package init(x: Double, low: Double, high: Double, permille: Int = 1000) {
        self.x = x
        self.low = low
        self.high = high
        self.permille = permille
    }
}

/// A place where the cursor can stand, and what is read there.
package struct PlotReadout: Hashable, Sendable {
    package var point: PlotPoint
    /// What is there: `yellow 75 %`, `grey 50 %`.
    package var label: String
    /// Its values: `674 codes, 488 mV`.
    package var text: String

    package init(_ point: PlotPoint, label: String, text: String) {
        self.point = point
        self.label = label
        self.text = text
    }
}
