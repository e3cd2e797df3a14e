import Plant
import TerminalCanvas

/// The CIE 1931 diagram with what a colour instrument read.
enum ChromaticityPlot {
    private static let across = PlotAxis(
        "x", 0...0.8, marks: [0, 0.2, 0.4, 0.6, 0.8].map { PlotMark($0, tenths($0)) })
    private static let upwards = PlotAxis(
        "y", 0...0.9, marks: [0, 0.2, 0.4, 0.6, 0.8].map { PlotMark($0, tenths($0)) })

    /// The patches whose places are marked with a letter.
    private static let letters = [
        "red": "R", "green": "G", "blue": "B", "grey-100": "W", "cyan": "C", "magenta": "M",
        "yellow": "Y",
    ]

    private static let locus = PlotLayer.line(
        .graticule, SpectralLocus.points.map(\.point), isClosed: true)

    private static func tenths(_ value: Double) -> String {
        QuantityWords.decimal(Int64((value * 10).rounded()), 1)
    }

    /// A profile: the target's triangle and white, and every patch where it was measured.
    static func profile(_ reading: Reading) -> Plot? {
        let rows = reading.eachRow
        let measured = rows.compactMap { row in place(row, "x", "y").map { (row, $0) } }
        guard !measured.isEmpty else { return nil }
        var layers = [locus]
        layers += triangle(.target, rows, "target-x", "target-y")
        let white = rows.first { $0.symbol("patch") == "grey-100" }
        if let target = white.flatMap({ place($0, "target-x", "target-y") }) {
            layers.append(.points(.target, [target], signs: [""]))
        }
        layers += triangle(.measured, rows, "x", "y")
        layers.append(
            .points(
                .measured, measured.map(\.1),
                signs: measured.map { letters[$0.0.symbol("patch") ?? ""] ?? "" }))
        return Plot(
            title: "chromaticity of \(reading.point)", horizontal: across, vertical: upwards,
            isSquare: true, layers: layers,
            readouts: measured.map { row, point in
                PlotReadout(point, label: row.patchWords, text: words(row) + note(row))
            },
            summary: DisplayWords.sentences(reading.withoutRows))
    }

    /// One reading of a colour.
    static func single(_ reading: Reading) -> Plot? {
        guard let point = place(reading, "x", "y") else { return nil }
        let luminance = reading.quantity("luminance").map { $0.words + ", " } ?? ""
        return Plot(
            title: "chromaticity of \(reading.point)", horizontal: across, vertical: upwards,
            isSquare: true, layers: [locus, .points(.measured, [point], signs: [""])],
            readouts: [
                PlotReadout(
                    point, label: reading.patchWords,
                    text: luminance + words(reading) + note(reading))
            ],
            summary: DisplayWords.sentences(reading.withoutRows))
    }

    private static func triangle(
        _ kind: PlotKind, _ rows: [Reading], _ x: String, _ y: String
    ) -> [PlotLayer] {
        let corners = ["red", "green", "blue"].compactMap { name in
            rows.first { $0.symbol("patch") == name }.flatMap { place($0, x, y) }
        }
        return corners.count == 3 ? [.line(kind, corners, isClosed: true)] : []
    }

    private static func place(_ row: Reading, _ x: String, _ y: String) -> PlotPoint? {
        guard let x = row.quantity(x), let y = row.quantity(y) else { return nil }
        return PlotPoint(Double(x.value) / 1e6, Double(y.value) / 1e6)
    }

    private static func words(_ row: Reading) -> String {
        func pair(_ x: String, _ y: String) -> String? {
            guard let x = row.quantity(x), let y = row.quantity(y) else { return nil }
            return "x \(x.words), y \(y.words)"
        }
        return [
            pair("x", "y"), pair("target-x", "target-y").map { "target " + $0 },
            row.quantity("delta-uv").map { "du'v' " + $0.words },
        ].compactMap { $0 }.joined(separator: "; ")
    }

    private static func note(_ row: Reading) -> String {
        let notes = [("x", across), ("y", upwards)].compactMap { name, axis in
            row.quantity(name).map { axis.note(Double($0.value) / 1e6) }
        }
        return notes.first { !$0.isEmpty } ?? ""
    }
}
