import Plant
import Signals

/// The vectorscope: where the colours of bars stand against their targets.
enum VectorscopeProbe {
    static let kind = ProbeKind(
        name: "vectorscope", title: "vectorscope", plane: PicturePlane.name,
        usage: "measure vectorscope PORT [bt601|bt709|bt2020]", price: Price(seconds: 60),
        accepts: MeasuringPoint.refusal, read: read)

    /// One standard deviation of an angle, in hundredths of a degree.
    ///
    /// The gains of the two axes are each within ±0.5 % (see `WaveformProbe.gainMillionths`); two
    /// that differ turn a vector by up to half their difference: 0.29 % · √2 / 2 rad.
    private static let angleHundredths: Int64 = 12

    /// The chroma below which a patch counts as neutral, in normalised units.
    private static let neutral = 0.02

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        var ends = words
        var matrix = rackMatrix(simulation, target)
        if let last = words.last, let index = WaveformMonitorKind.graticules.firstIndex(of: last) {
            matrix = YCbCrMatrix.allCases[index]
            ends.removeLast()
        }
        let point = try MeasuringPoint(simulation, target, ends, need: .picture)
        let recovery = point.recovery
        var reading = point.reading("vectorscope", recovery)
        reading.add(
            "graticule", .symbol(WaveformMonitorKind.graticules[Int(matrix.rawValue) - 1]))
        guard recovery.state == .locked else { return reading }
        let content = simulation.text(ofSymbol: recovery.signal.content)
        let chain = simulation.words(ofList: recovery.signal.chain)
        let patches = PictureContent.patches(ofSymbol: content)
        var peak = 0.0
        for patch in patches {
            peak = max(peak, VectorscopePoint(shown(patch.rgb, chain)).magnitude)
        }
        let gain = point.systematicMillionths(simulation, "chroma-gain")
        reading.add("peak-magnitude", magnitude(peak, gain: gain))
        guard !PictureContent.isProgramme(content) else { return reading }
        let turn =
            point.systematicMillionths(simulation, "angle") * angleHundredths / 1_000_000
        reading.columns = ["patch", "angle", "magnitude", "turn", "ratio"]
        for patch in patches {
            let wanted = VectorscopePoint(matrix.encode(patch.rgb))
            if wanted.magnitude < neutral { continue }
            let seen = VectorscopePoint(shown(patch.rgb, chain))
            reading.rows.append([
                .symbol(patch.name),
                angle(seen.angleDegrees, turn),
                magnitude(seen.magnitude, gain: gain),
                angle(seen.turn(from: wanted), turn),
                magnitude(seen.magnitude / wanted.magnitude, gain: gain),
            ])
        }
        return reading
    }

    /// The graticule that an instrument in a rack is set to; BT.709 for one that is carried about.
    private static func rackMatrix(_ simulation: Simulation, _ target: ActionTarget) -> YCbCrMatrix
    {
        guard case .element(let element) = target,
            simulation.plant.kind(of: element).name == WaveformMonitorKind.name
        else { return .bt709 }
        let index = simulation.slot(element, WaveformMonitorKind.Slot.graticule)
        return YCbCrMatrix.allCases[Int(index)]
    }

    /// What the codes on the wire stand for.
    private static func shown(_ rgb: RGB, _ chain: [Int64]) -> YCbCr {
        VideoQuantisation.narrow10.components(PictureRendering.codes(of: rgb, through: chain))
    }

    private static func angle(_ degrees: Double?, _ turn: Int64) -> ReadingValue {
        guard let degrees else { return .none }
        return .quantity(
            Quantity(
                Int64(Elementary.nearest(degrees * 100)) + turn, .degreeHundredth,
                systematic: angleHundredths))
    }

    /// A length in hundredths of a per cent of the unit of normalised Cb and Cr.
    private static func magnitude(_ value: Double, gain: Int64) -> ReadingValue {
        let exact = Int64(Elementary.nearest(value * 10_000))
        let share = WaveformProbe.gainMillionths
        return .quantity(
            Quantity(
                exact + exact * (gain * share / 1_000_000) / 1_000_000, .percentHundredth,
                systematic: (exact * share + 500_000) / 1_000_000, random: 5))
    }
}
