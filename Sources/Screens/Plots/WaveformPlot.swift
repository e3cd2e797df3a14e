import Plant
import TerminalCanvas

/// Luma over the active line: what is there in all lines of the picture at once.
enum WaveformPlot {
    /// Into how many strokes the line is divided: as many as two in each column of a small pane.
    private static let columns = 96

    /// Codes of narrow range black and white at 10 bits, and the scale between them (BT.709-6).
    private static let black = 64.0
    private static let white = 940.0
    private static let whiteMillivolts = 700.0

    /// Codes 0…1023; black, white and the quarters between them with their millivolts; and 4 and
    /// 1019, between which a serial interface carries picture (BT.1120). What matters most comes
    /// first: where there is room for few labels, they are black's and white's.
    private static let codes = PlotAxis(
        "code · mV", 0...1023,
        marks: [
            PlotMark(64, "64 · 0", isLine: true), PlotMark(940, "940 · 700", isLine: true),
            PlotMark(502, "502 · 350"), PlotMark(283, "283 · 175"), PlotMark(721, "721 · 525"),
            PlotMark(4, "4", isLine: true), PlotMark(1019, "1019", isLine: true),
        ])

    private static let line = PlotAxis(
        "active line, %", 0...100,
        marks: [0, 25, 50, 75, 100].map { PlotMark($0, String(Int($0))) })

    static func plot(_ reading: Reading) -> Plot? {
        let pieces = reading.groups("trace", of: 5).compactMap { Piece($0) }
        if pieces.isEmpty { return sideBySide(reading) }
        var spans: [PlotSpan] = []
        for column in 0..<columns { spans += strokes(pieces, column) }
        let rows = reading.eachRow.compactMap { named($0) }
        return Plot(
            title: "waveform at \(reading.point)", horizontal: line, vertical: codes,
            layers: [.spans(.measured, spans)],
            readouts: rows.isEmpty ? pieces.sorted { $0.isBefore($1) }.map(unnamed) : rows,
            summary: PictureWords.sentences(reading.withoutRows))
    }

    /// A reading of a test pattern without a trace: its patches in order, each as wide as any.
    private static func sideBySide(_ reading: Reading) -> Plot? {
        let rows = reading.eachRow.filter { $0.quantity("y") != nil }
        guard !rows.isEmpty else { return nil }
        var spans: [PlotSpan] = []
        var readouts: [PlotReadout] = []
        for (index, row) in rows.enumerated() {
            guard let level = row.quantity("y") else { continue }
            let place = Double(index) + 0.5
            let code = Double(level.value)
            spans.append(PlotSpan(x: place, low: code, high: code))
            readouts.append(readout(row, level, at: place))
        }
        return Plot(
            title: "waveform at \(reading.point), patch by patch",
            horizontal: PlotAxis("patch", 0...Double(rows.count)), vertical: codes,
            layers: [.spans(.measured, spans)], readouts: readouts,
            summary: PictureWords.sentences(reading.withoutRows))
    }

    /// A straight piece of the trace: places in per cent of the line, codes at both ends.
    private struct Piece {
        let from: Double
        let to: Double
        let left: Double
        let right: Double
        let permille: Int

        init?(_ numbers: [Double]) {
            from = min(max(numbers[0] / 100, 0), 100)
            to = min(max(numbers[1] / 100, 0), 100)
            left = numbers[2]
            right = numbers[3]
            permille = Int(min(max(numbers[4], 0), 1000))
            if from >= to { return nil }
        }

        func code(at place: Double) -> Double {
            let inside = min(max(place, from), to)
            return left + (right - left) * (inside - from) / (to - from)
        }

        /// From left to right, and from the top where they begin together.
        func isBefore(_ other: Piece) -> Bool {
            from == other.from ? left > other.left : from < other.from
        }
    }

    private static func strokes(_ pieces: [Piece], _ column: Int) -> [PlotSpan] {
        let width = 100 / Double(columns)
        let middle = (Double(column) + 0.5) * width
        return pieces.filter { $0.from <= middle && middle < $0.to }.map { piece in
            let ends = [piece.code(at: middle - width / 2), piece.code(at: middle + width / 2)]
            return PlotSpan(
                x: middle, low: min(ends[0], ends[1]), high: max(ends[0], ends[1]),
                permille: piece.permille)
        }
    }

    /// A patch of a test pattern where its first piece is.
    private static func named(_ row: Reading) -> PlotReadout? {
        guard let level = row.quantity("y"), let from = row.quantity("from"),
            let to = row.quantity("to")
        else { return nil }
        let middle = (Double(from.value) + Double(to.value)) / 200
        return readout(row, level, at: min(max(middle, 0), 100))
    }

    private static func readout(_ row: Reading, _ level: Quantity, at place: Double)
        -> PlotReadout
    {
        let code = Double(level.value)
        let millivolts = row.quantity("level").map { ", " + $0.words } ?? ""
        return PlotReadout(
            PlotPoint(place, code), label: row.patchWords,
            text: "code " + level.words + millivolts + codes.note(code))
    }

    /// A piece of a picture whose parts have no names.
    private static func unnamed(_ piece: Piece) -> PlotReadout {
        let middle = (piece.from + piece.to) / 2
        let code = piece.code(at: middle)
        let ends = [min(piece.left, piece.right), max(piece.left, piece.right)]
        func range(_ words: [String]) -> String {
            words[0] == words[1] ? words[0] : words[0] + " to " + words[1]
        }
        let share = QuantityWords.decimal(Int64(piece.permille), 1)
        return PlotReadout(
            PlotPoint(middle, code),
            label: range([piece.from, piece.to].map { whole($0) }) + " % of the line",
            text: "code " + range(ends.map { whole($0) }) + ", "
                + range(ends.map { whole(($0 - black) / (white - black) * whiteMillivolts) })
                + " mV, on \(share) % of the lines" + codes.note(code))
    }

    /// The nearest whole number in words, of anything that a reading can hold.
    private static func whole(_ value: Double) -> String {
        Int64(exactly: value.rounded()).map { String($0) } ?? "beyond counting"
    }
}
