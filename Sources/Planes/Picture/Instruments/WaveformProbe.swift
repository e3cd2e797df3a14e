import Plant
import Signals

/// The waveform display: luma levels of what arrives, in codes and on the 700 mV scale.
enum WaveformProbe {
    static let kind = ProbeKind(
        name: "waveform", title: "waveform monitor", plane: PicturePlane.name,
        usage: "measure waveform PORT", price: Price(seconds: 60),
        accepts: MeasuringPoint.refusal, read: read)

    /// The gain of the vertical axis, one standard deviation in millionths.
    ///
    /// ±0.5 % at X1 (Tektronix WVR6020/7020/7120 specifications, table 1) as an even
    /// distribution: 0.5 %/√3.
    static let gainMillionths: Int64 = 2887

    /// Reading a cursor against the trace: half a code either way as an even distribution is 0.29;
    /// rounded up to a whole code, since the trace has a width.
    static let cursorCodes: Int64 = 1

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        let point = try MeasuringPoint(simulation, target, words, need: .picture)
        let recovery = point.recovery
        var reading = point.reading("waveform", recovery)
        guard recovery.state == .locked else { return reading }
        let content = simulation.text(ofSymbol: recovery.signal.content)
        let chain = simulation.words(ofList: recovery.signal.chain)
        reading.add("format", .symbol(SignalProbe.raster(recovery.signal)))
        reading.add("picture", .text(PictureContent.appearance(ofSymbol: content)))
        let levels = PictureContent.patches(ofSymbol: content).map {
            (name: $0.name, code: Int64(PictureRendering.codes(of: $0.rgb, through: chain).y))
        }
        let scale = Scale(simulation, point)
        let lowest = levels.map(\.code).min() ?? 64
        let highest = levels.map(\.code).max() ?? 64
        for (name, code) in [("minimum", lowest), ("maximum", highest)] {
            reading.add(name, scale.codes(code))
            reading.add(name + "-level", scale.millivolts(code))
        }
        if !PictureContent.isProgramme(content) {
            reading.columns = ["patch", "y", "level"]
            reading.rows = levels.map {
                [.symbol($0.name), scale.codes($0.code), scale.millivolts($0.code)]
            }
        }
        return reading
    }

    /// The instrument's vertical axis as it is today.
    private struct Scale {
        let gain: Int64
        let offset: Int64

        init(_ simulation: Simulation, _ point: MeasuringPoint) {
            gain = point.systematicMillionths(simulation, "vertical-gain") * gainMillionths
            offset = point.randomMillionths(simulation, "cursor") * cursorCodes / 1_000_000
        }

        private func shown(_ code: Int64) -> Int64 {
            code + (code - 64) * gain / 1_000_000_000_000 + offset
        }

        private func systematic(_ size: Int64) -> Int64 {
            (Int64(size.magnitude) * gainMillionths + 500_000) / 1_000_000
        }

        func codes(_ code: Int64) -> ReadingValue {
            .quantity(
                Quantity(
                    shown(code), .tenBitCode, systematic: systematic(code - 64),
                    random: cursorCodes))
        }

        func millivolts(_ code: Int64) -> ReadingValue {
            let microvolts = VideoQuantisation.narrow10.microvolts(
                fromLumaCode: Int32(truncatingIfNeeded: shown(code)))
            let level = (microvolts + (microvolts < 0 ? -500 : 500)) / 1000
            return .quantity(
                Quantity(level, .millivolt, systematic: systematic(level), random: cursorCodes))
        }
    }
}
