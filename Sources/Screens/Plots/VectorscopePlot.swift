import Plant
import TerminalCanvas

/// The colour differences of a picture, Cb to the right and Cr upwards.
enum VectorscopePlot {
    /// Full scale is ±50 %; codes 4 and 1019 reach ±56.7 %, and gain a little further.
    private static let range = -60.0...60.0

    /// Half of a box's width: 2 % of the 700 mV between the ends of Cb or Cr (±14 mV), as on the
    /// component graticules of Tektronix WFM 601 and WFM700 (their user manuals).
    private static let boxHalf = 2.0

    /// Letters of the boxes, in the order in which a reading has them; beyond them from the centre
    /// by so much.
    private static let letters = ["R", "M", "B", "C", "G", "Y"]
    private static let letterDistance = 1.2

    private static func axis(_ name: String) -> PlotAxis {
        PlotAxis(
            "\(name), %", range,
            marks: [PlotMark(-50, "-50"), PlotMark(0, "0", isLine: true), PlotMark(50, "50")])
    }

    static func plot(_ reading: Reading) -> Plot? {
        let across = axis("Cb")
        let upwards = axis("Cr")
        func point(_ cb: Double, _ cr: Double) -> PlotPoint {
            PlotPoint(cb / 100, cr / 100)
        }
        let traces = reading.groups("trace", of: 5)
        let rows = reading.eachRow.compactMap { row -> (row: Reading, at: PlotPoint)? in
            guard let cb = row.quantity("cb"), let cr = row.quantity("cr") else { return nil }
            return (row, point(Double(cb.value), Double(cr.value)))
        }
        guard !traces.isEmpty || !rows.isEmpty else { return nil }
        let boxes = reading.groups("boxes", of: 2).map { point($0[0], $0[1]) }
        let targets = rows.compactMap { item -> PlotPoint? in
            guard let cb = item.row.quantity("target-cb"),
                let cr = item.row.quantity("target-cr")
            else { return nil }
            return point(Double(cb.value), Double(cr.value))
        }
        var layers = boxes.map { box(around: $0) }
        if !boxes.isEmpty { layers.append(lettered(boxes)) }
        if !targets.isEmpty {
            layers.append(.points(.target, targets, signs: targets.map { _ in "" }))
        }
        layers += traces.map { trace in
            let ends = [point(trace[0], trace[1]), point(trace[2], trace[3])]
            return ends[0] == ends[1]
                ? .points(.measured, [ends[0]], signs: [""])
                : .line(.measured, ends, isClosed: false)
        }
        return Plot(
            title: "vectorscope at \(reading.point)", horizontal: across, vertical: upwards,
            isSquare: true, layers: layers,
            readouts: rows.isEmpty
                ? traces.map { unnamed($0, point) } : rows.map { named($0.row, at: $0.at) },
            summary: PictureWords.sentences(reading.withoutRows))
    }

    private static func box(around centre: PlotPoint) -> PlotLayer {
        let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map {
            PlotPoint(centre.x + $0.0 * boxHalf, centre.y + $0.1 * boxHalf)
        }
        return .line(.graticule, corners, isClosed: true)
    }

    private static func lettered(_ boxes: [PlotPoint]) -> PlotLayer {
        let places = zip(boxes, letters).map { box, _ in
            PlotPoint(box.x * letterDistance, box.y * letterDistance)
        }
        return .points(.graticule, places, signs: Array(letters.prefix(places.count)))
    }

    private static func named(_ row: Reading, at place: PlotPoint) -> PlotReadout {
        func words(_ name: String) -> String { row.quantity(name)?.words ?? "none" }
        return PlotReadout(
            place, label: row.patchWords,
            text: "\(words("angle")), length \(words("magnitude")); against the target "
                + "\(words("turn")), length \(words("ratio"))" + note(row))
    }

    private static func note(_ row: Reading) -> String {
        let isOff = ["cb", "cr"].contains { name in
            row.quantity(name).map { !range.contains(Double($0.value) / 100) } ?? false
        }
        return isOff ? ", off the scale" : ""
    }

    /// A colour of a picture whose parts have no names.
    private static func unnamed(
        _ trace: [Double], _ point: (Double, Double) -> PlotPoint
    ) -> PlotReadout {
        let middle = ((trace[0] + trace[2]) / 2, (trace[1] + trace[3]) / 2)
        func percent(_ value: Double) -> String {
            let held = min(max(value, -1e6), 1e6)
            return QuantityWords.decimal(Int64(held.rounded()), 2) + " %"
        }
        let isOff = [middle.0, middle.1].contains { !range.contains($0 / 100) }
        let share = Int64(min(max(trace[4], 0), 1000))
        return PlotReadout(
            point(middle.0, middle.1),
            label: QuantityWords.decimal(share, 1) + " % of the picture",
            text: "Cb \(percent(middle.0)), Cr \(percent(middle.1))"
                + (isOff ? ", off the scale" : ""))
    }
}
