import Plant
import TerminalCanvas

/// How the luminance of a monitor's greys follows the signal, beside what was asked for.
enum TrackingPlot {
    private static let signal = PlotAxis(
        "signal, %", 0...100, marks: [0, 20, 40, 60, 80, 100].map { PlotMark($0, String(Int($0))) })

    /// A grey of a profile.
    private struct Grey {
        let percent: Double
        let words: String
        let measured: Quantity
        let target: Quantity

        init?(_ row: Reading) {
            guard let name = row.symbol("patch"), name.hasPrefix("grey-"),
                let percent = Int(name.dropFirst("grey-".count)), (0...100).contains(percent),
                let measured = row.quantity("luminance"),
                let target = row.quantity("target-luminance")
            else { return nil }
            self.percent = Double(percent)
            self.measured = measured
            self.target = target
            words = row.patchWords
        }

        /// In cd/m².
        var light: Double { Double(measured.value) / 1e4 }
        var wanted: Double { Double(target.value) / 1e4 }

        /// Per cent above the target; nil where there is too little light to say.
        var deviation: Double? {
            guard target.value > 0, Double(measured.value) > 3 * Double(measured.random) else {
                return nil
            }
            return (light / wanted - 1) * 100
        }

        /// One standard deviation of that, in the same unit.
        var spread: Double { measured.sigma / 1e4 / wanted * 100 }
    }

    private static func greys(_ reading: Reading) -> [Grey] {
        reading.eachRow.compactMap { Grey($0) }.sorted { $0.percent < $1.percent }
    }

    // MARK: Pictures

    /// Luminance over signal, in powers of ten, measured and asked for.
    static func curve(_ reading: Reading) -> Plot? {
        let greys = greys(reading)
        guard greys.count > 1 else { return nil }
        let decades = decades(greys)
        func place(_ grey: Grey, _ light: Double) -> PlotPoint {
            // No light at all has no logarithm: it is drawn as if a decade below the scale.
            let none = decades.range.lowerBound - 1
            return PlotPoint(grey.percent, light > 0 ? DecimalLogarithm.of(light) : none)
        }
        let measured = greys.map { place($0, $0.light) }
        return Plot(
            title: "EOTF tracking of \(reading.point)", horizontal: signal, vertical: decades,
            layers: [
                .line(.target, greys.map { place($0, $0.wanted) }, isClosed: false),
                .line(.measured, measured, isClosed: false),
                .points(.measured, measured, signs: measured.map { _ in "" }),
            ],
            readouts: zip(greys, measured).map { grey, point in
                PlotReadout(
                    point, label: grey.words, text: words(grey) + decades.note(point.y))
            },
            summary: summary(reading, greys))
    }

    /// How far each grey is above or below what was asked for, in per cent of it.
    static func deviation(_ reading: Reading) -> Plot? {
        let greys = greys(reading).compactMap { grey in grey.deviation.map { (grey, $0) } }
        guard greys.count > 1 else { return nil }
        let largest = greys.map { $0.1.magnitude + $0.0.spread }.reduce(0, max)
        let end = [5.0, 10, 20, 50, 100].first { $0 >= largest } ?? 200
        let axis = PlotAxis(
            "deviation, %", -end...end,
            marks: [-end, -end / 2, end / 2, end].map { PlotMark($0, signed($0)) }
                + [PlotMark(0, "0", isLine: true)])
        let points = greys.map { PlotPoint($0.0.percent, $0.1) }
        return Plot(
            title: "luminance of \(reading.point) against its target", horizontal: signal,
            vertical: axis,
            layers: [
                .line(.target, [PlotPoint(0, 0), PlotPoint(100, 0)], isClosed: false)
            ]
                + greys.map { grey, value in
                    .line(
                        .measured,
                        [
                            PlotPoint(grey.percent, value - grey.spread),
                            PlotPoint(grey.percent, value + grey.spread),
                        ], isClosed: false)
                }
                + [
                    .line(.measured, points, isClosed: false),
                    .points(.measured, points, signs: points.map { _ in "" }),
                ],
            readouts: zip(greys, points).map { item, point in
                PlotReadout(
                    point, label: item.0.words, text: words(item.0) + axis.note(item.1))
            },
            summary: summary(reading, greys.map(\.0)))
    }

    /// Whole powers of ten around what is to be shown, between 0.0001 cd/m², the unit of a reading,
    /// and 10 000, the most that PQ can ask for (BT.2100).
    ///
    /// Blacks don't stretch the scale: they may lie below it.
    private static func decades(_ greys: [Grey]) -> PlotAxis {
        let shown = greys.filter { $0.percent > 0 }.flatMap { [$0.light, $0.wanted] }
            .filter { $0 > 0 }.map { DecimalLogarithm.of($0) }
        let low = min(max((shown.min() ?? 0).rounded(.down), -4), 3)
        let high = max(min((shown.max() ?? 0).rounded(.up), 4), low + 1)
        return PlotAxis(
            "cd/m²", low...high,
            marks: stride(from: Int(low), through: Int(high), by: 1).map {
                PlotMark(Double($0), power($0))
            })
    }

    // MARK: Words

    private static func words(_ grey: Grey) -> String {
        let text = "\(grey.measured.words), target \(grey.target.words)"
        guard let deviation = grey.deviation else { return text + ", too dark to compare" }
        return text + ", \(direction(deviation))"
    }

    private static func direction(_ deviation: Double) -> String {
        let tenths = tenths(deviation)
        if tenths == 0 { return "as asked" }
        let size = QuantityWords.decimal(abs(tenths), 1)
        return size + " % " + (tenths > 0 ? "above" : "below")
    }

    /// In tenths, of anything that a reading can hold.
    private static func tenths(_ value: Double) -> Int64 {
        Int64((min(max(value, -1e9), 1e9) * 10).rounded())
    }

    private static func summary(_ reading: Reading, _ greys: [Grey]) -> [String] {
        var lines = ["Greys of \(reading.point), \(reading.symbol("target") ?? "target unknown")."]
        let compared = greys.compactMap { grey in grey.deviation.map { (grey, $0) } }
        let furthest = compared.max { $0.1.magnitude < $1.1.magnitude }
        if let furthest {
            lines.append(
                "Luminance furthest from the target at \(furthest.0.words): "
                    + direction(furthest.1) + ".")
        }
        if let gamma = reading.quantity("gamma") { lines.append("Gamma \(gamma.words).") }
        return lines
    }

    private static func signed(_ value: Double) -> String {
        let tenths = tenths(value)
        let text =
            tenths % 10 == 0 ? String(tenths / 10) : QuantityWords.decimal(tenths, 1)
        return tenths > 0 ? "+" + text : text
    }

    /// A power of ten as a decimal number.
    private static func power(_ exponent: Int) -> String {
        exponent < 0
            ? QuantityWords.decimal(1, -exponent)
            : "1" + String(repeating: "0", count: exponent)
    }
}

/// Logarithms for scales in powers of ten.
enum DecimalLogarithm {
    /// The logarithm to base 10 of a positive number, to within 1e-14.
    ///
    /// With sums and products alone, so that it is the same on every machine: the exponent, and
    /// 2 artanh((m − 1)/(m + 1)) of the significand m within √½…√2, whose series ends at t^19/19.
    static func of(_ value: Double) -> Double {
        var exponent = Double(value.exponent)
        var significand = value.significand
        if significand > 1.4142135623730951 {
            significand /= 2
            exponent += 1
        }
        let t = (significand - 1) / (significand + 1)
        var sum = 0.0
        for order in stride(from: 19.0, through: 1, by: -2) { sum = sum * t * t + 1 / order }
        let ln2 = 0.6931471805599453
        let ln10 = 2.302585092994046
        return (exponent * ln2 + 2 * t * sum) / ln10
    }
}
