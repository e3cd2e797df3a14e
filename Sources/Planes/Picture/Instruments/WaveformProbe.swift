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
        let patches = PictureContent.patches(ofSymbol: content)
        let levels = patches.map { Int64(PictureRendering.codes(of: $0.rgb, through: chain).y) }
        let scale = Scale(simulation, point)
        let lowest = levels.min() ?? 64
        let highest = levels.max() ?? 64
        for (name, code) in [("minimum", lowest), ("maximum", highest)] {
            reading.add(name, scale.codes(code))
            reading.add(name + "-level", scale.millivolts(code))
        }
        let pieces = PictureLayout.pieces(ofSymbol: content)
        reading.add("trace", .list(trace(of: pieces, through: chain, scale)))
        if !PictureContent.isProgramme(content) {
            reading.columns = ["patch", "y", "level", "from", "to"]
            reading.rows = zip(patches, levels).map { patch, code in
                let first = pieces.first { $0.name == patch.name }
                let places = first?.places(ofGrey: patch.rgb.red)
                return [
                    .symbol(patch.name), scale.codes(code), scale.millivolts(code),
                    place(places?.from), place(places?.to),
                ]
            }
        }
        return reading
    }

    /// The trace over one line, five numbers for each piece of the picture.
    ///
    /// Where on the active line it begins and ends, in 0.01 % of it; the codes that the instrument
    /// shows at both ends, between which it is straight; and how many of the picture's lines have
    /// it there, in thousandths.
    static func trace(
        of pieces: [PlacedPatch], through chain: [Int64], _ scale: Scale
    ) -> [Int64] {
        pieces.flatMap { piece in
            [
                Int64(Elementary.nearest(piece.from * 10_000)),
                Int64(Elementary.nearest(piece.to * 10_000)),
                scale.shown(Int64(PictureRendering.codes(of: piece.left, through: chain).y)),
                scale.shown(Int64(PictureRendering.codes(of: piece.right, through: chain).y)),
                max(1, Int64(Elementary.nearest(piece.share * 1000))),
            ]
        }
    }

    /// A place on the active line.
    private static func place(_ part: Double?) -> ReadingValue {
        guard let part else { return .none }
        return .quantity(Quantity(Int64(Elementary.nearest(part * 10_000)), .percentHundredth))
    }

    /// The instrument's vertical axis as it is today.
    struct Scale {
        private let gain: Int64
        private let offset: Int64

        init(_ simulation: Simulation, _ point: MeasuringPoint) {
            gain = point.systematicMillionths(simulation, "vertical-gain") * gainMillionths
            offset = point.randomMillionths(simulation, "cursor") * cursorCodes / 1_000_000
        }

        /// The code at which the trace stands for a code on the wire.
        func shown(_ code: Int64) -> Int64 {
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
