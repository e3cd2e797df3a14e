package import Plant
package import TerminalCanvas

/// The pictures of an instrument, from what it read and nothing else.
///
/// A reading that lacks what a picture needs, as those taken before instruments kept a trace, is
/// drawn as far as it goes or not at all; the words say it in any case. Any stored reading
/// whatever can be drawn: what lies beyond an axis keeps its value, and its words say so.
package enum PlotView {
    /// All pictures of a reading, the one that is asked for most first.
    package static func plots(_ reading: Reading) -> [Plot] {
        switch reading.kind {
        case "waveform": [WaveformPlot.plot(reading)].compactMap { $0 }
        case "vectorscope": [VectorscopePlot.plot(reading)].compactMap { $0 }
        case "profile":
            [
                TrackingPlot.curve(reading), TrackingPlot.deviation(reading),
                ChromaticityPlot.profile(reading),
            ].compactMap { $0 }
        case "colorimeter": [ChromaticityPlot.single(reading)].compactMap { $0 }
        default: []
        }
    }

    /// One picture of a reading with its cursor set; nil where there is none of that number.
    ///
    /// - Parameters:
    ///   - cursor: the readout under the cursor, moved to the first or last where it is beyond.
    ///   - number: which of `plots`, from 0.
    package static func plot(_ reading: Reading, cursor: Int?, number: Int = 0) -> Plot? {
        let all = plots(reading)
        guard all.indices.contains(number) else { return nil }
        var plot = all[number]
        if let cursor, !plot.readouts.isEmpty {
            plot.cursor = min(max(cursor, 0), plot.readouts.count - 1)
        }
        return plot
    }
}

extension Reading {
    /// The quantity of a field, or nil where there is none.
    func quantity(_ name: String) -> Quantity? {
        if case .quantity(let quantity)? = self[name] { quantity } else { nil }
    }

    /// The whole numbers of a list in groups of a size, no more than a picture can show.
    func groups(_ name: String, of size: Int) -> [[Double]] {
        guard case .list(let numbers)? = self[name] else { return [] }
        return stride(from: 0, to: min(numbers.count, size * 512) - size + 1, by: size).map {
            numbers[$0..<($0 + size)].map(Double.init)
        }
    }

    /// What it says beside its rows, which a picture's readouts say.
    var withoutRows: Reading { Reading(kind: kind, point: point, fields: fields) }

    /// Its rows, each as a reading of its own.
    var eachRow: [Reading] { rows.indices.map { row($0) } }

    /// What a patch is called: `grey-40` is `grey 40 %`.
    var patchWords: String {
        let parts = (symbol("patch") ?? "").split(separator: "-").map(String.init)
        if parts.isEmpty { return "patch" }
        let isLevel = parts.count > 1 && parts.last.flatMap { Int($0) } != nil
        return parts.joined(separator: " ") + (isLevel ? " %" : "")
    }
}

extension PlotAxis {
    /// What is added to the words of a value that is beyond the axis.
    func note(_ value: Double) -> String {
        range.contains(value) ? "" : ", off the scale"
    }
}

extension Quantity {
    /// One standard deviation of both parts together, in the quantity's unit.
    var sigma: Double {
        let fixed = Double(systematic)
        let random = Double(random)
        return (fixed * fixed + random * random).squareRoot()
    }

    /// As one reads it off an instrument, with its uncertainty.
    var words: String { QuantityWords.short(self, withUncertainty: true) }
}
