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
        let scale = Scale(simulation, point)
        reading.add("peak-magnitude", scale.magnitude(peak))
        reading.add("boxes", .list(boxes(matrix)))
        reading.add("trace", .list(trace(of: content, through: chain, scale)))
        guard !PictureContent.isProgramme(content) else { return reading }
        reading.columns = [
            "patch", "angle", "magnitude", "turn", "ratio", "cb", "cr", "target-cb", "target-cr",
        ]
        for patch in patches {
            let components = matrix.encode(patch.rgb)
            let wanted = VectorscopePoint(components)
            if wanted.magnitude < neutral { continue }
            let wire = shown(patch.rgb, chain)
            let seen = VectorscopePoint(wire)
            let place = scale.place(wire)
            reading.rows.append([
                .symbol(patch.name),
                scale.angle(seen.angleDegrees),
                scale.magnitude(seen.magnitude),
                scale.angle(seen.turn(from: wanted)),
                scale.magnitude(seen.magnitude / wanted.magnitude),
                scale.difference(place.cb, beside: place.cr),
                scale.difference(place.cr, beside: place.cb),
                .quantity(Quantity(hundredths(components.cb), .percentHundredth)),
                .quantity(Quantity(hundredths(components.cr), .percentHundredth)),
            ])
        }
        return reading
    }

    /// Where the graticule's boxes are: Cb and Cr of red, magenta, blue, cyan, green and yellow of
    /// 75 % bars, in 0.01 % of the unit of normalised Cb and Cr.
    private static func boxes(_ matrix: YCbCrMatrix) -> [Int64] {
        let colours: [(Double, Double, Double)] = [
            (1, 0, 0), (1, 0, 1), (0, 0, 1), (0, 1, 1), (0, 1, 0), (1, 1, 0),
        ]
        return colours.flatMap { red, green, blue in
            let rgb = RGB(red: red, green: green, blue: blue).map { $0 * 0.75 }
            let components = matrix.encode(rgb)
            return [hundredths(components.cb), hundredths(components.cr)]
        }
    }

    /// Where the colours of the picture stand, five numbers for each line on the screen.
    ///
    /// Cb and Cr of one end and of the other, the same two for a point, in 0.01 % of the unit of
    /// normalised Cb and Cr; and how much of the picture is there, in thousandths.
    private static func trace(
        of content: String, through chain: [Int64], _ scale: Scale
    ) -> [Int64] {
        var ends: [[Int64]] = []
        var areas: [Double] = []
        for piece in PictureLayout.pieces(ofSymbol: content) {
            let left = scale.place(shown(piece.left, chain))
            let right = scale.place(shown(piece.right, chain))
            let line = [left.cb, left.cr, right.cb, right.cr]
            if let known = ends.firstIndex(of: line) {
                areas[known] += piece.area
            } else {
                ends.append(line)
                areas.append(piece.area)
            }
        }
        return zip(ends, areas).flatMap { line, area in
            line + [max(1, Int64(Elementary.nearest(area * 1000)))]
        }
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

    /// In hundredths of a per cent.
    private static func hundredths(_ value: Double) -> Int64 {
        Int64(Elementary.nearest(value * 10_000))
    }

    /// What the instrument's axes have wrong: their common gain, and by how much they turn.
    private struct Scale {
        private let gain: Int64
        private let turn: Int64

        init(_ simulation: Simulation, _ point: MeasuringPoint) {
            gain = point.systematicMillionths(simulation, "chroma-gain")
            turn = point.systematicMillionths(simulation, "angle") * angleHundredths / 1_000_000
        }

        func angle(_ degrees: Double?) -> ReadingValue {
            guard let degrees else { return .none }
            return .quantity(
                Quantity(
                    hundredths(degrees / 100) + turn, .degreeHundredth,
                    systematic: angleHundredths))
        }

        /// A length in hundredths of a per cent of the unit of normalised Cb and Cr.
        func magnitude(_ value: Double) -> ReadingValue {
            let exact = hundredths(value)
            let share = WaveformProbe.gainMillionths
            return .quantity(
                Quantity(
                    exact + exact * (gain * share / 1_000_000) / 1_000_000, .percentHundredth,
                    systematic: (exact * share + 500_000) / 1_000_000, random: 5))
        }

        /// Where components stand on the screen, in hundredths of a per cent.
        func place(_ components: YCbCr) -> (cb: Int64, cr: Int64) {
            let radians = Double(turn) / 100 * (Elementary.pi / 180)
            let length = 1 + Double(gain * WaveformProbe.gainMillionths) / 1e12
            let cosine = Elementary.cos(radians) * length
            let sine = Elementary.sin(radians) * length
            return (
                hundredths(components.cb * cosine - components.cr * sine),
                hundredths(components.cb * sine + components.cr * cosine)
            )
        }

        /// One coordinate of a place: wrong by the gain along it, by the turn across it.
        func difference(_ value: Int64, beside other: Int64) -> ReadingValue {
            let along = Double(value) * Double(WaveformProbe.gainMillionths) / 1e6
            let across = Double(other) * Double(angleHundredths) / 100 * (Elementary.pi / 180)
            return .quantity(
                Quantity(
                    value, .percentHundredth,
                    systematic: Int64((along * along + across * across).squareRoot() + 0.5),
                    random: 5))
        }
    }
}
