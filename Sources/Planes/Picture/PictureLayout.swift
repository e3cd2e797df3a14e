import Signals
import SimulationKernel

/// A patch in its place: where on the line it is, on how many lines, and how it is shaded.
struct PlacedPatch: Hashable, Sendable {
    /// The name of the patch in `PictureContent.patches(ofSymbol:)` that it is a piece of.
    var name: String
    /// R′G′B′ at its left edge and at its right; between them it changes evenly.
    var left: RGB
    var right: RGB
    /// Where it begins and ends on the active line, 0…1.
    var from: Double
    var to: Double
    /// The part of the picture's lines that have it between those places, 0…1.
    var share: Double

    /// The part of the picture that it fills.
    var area: Double { (to - from) * share }

    /// Where on the line it has a grey: all of it where it is flat, one place on a ramp.
    func places(ofGrey level: Double) -> (from: Double, to: Double) {
        if left == right { return (from, to) }
        let part = (level - left.red) / (right.red - left.red)
        let place = from + (to - from) * min(max(part, 0), 1)
        return (place, place)
    }
}

/// Where the patches of a content are.
///
/// A waveform display shows every line over every other, so what counts is where on the line a
/// patch is and on how many lines. Pieces fill the picture: at each place of the line their shares
/// sum to 1. The bars have the geometry of their standards; a programme has one of its own that
/// never changes.
enum PictureLayout {
    /// The pieces of a content, from left to right within a band of lines.
    static func pieces(ofSymbol text: String) -> [PlacedPatch] {
        if PictureContent.isProgramme(text) { return ProgrammeFrame.pieces(ofSymbol: text) }
        if let bars = PictureContent.bars(ofSymbol: text) {
            return bars.bands.flatMap { pieces($0, of: bars) }
        }
        let patches = PictureContent.patches(ofSymbol: text)
        switch PictureContent.appearance(ofSymbol: text) {
        case "ramp": return ramp(from: 0, to: 1, share: 1)
        case "pluge": return strips(patches)
        default: return patches.map { flat($0.name, $0.rgb, 0, 1, share: $0.area) }
        }
    }

    private static func pieces(_ band: BarBand, of bars: ColourBars) -> [PlacedPatch] {
        let share = Double(band.lines.count) / Double(bars.height)
        return band.patches.flatMap { patch in
            let from = Double(patch.firstSample) / Double(bars.width)
            let to = Double(patch.firstSample + patch.width) / Double(bars.width)
            switch patch.fill {
            case .flat(let rgb):
                return [
                    flat(PictureContent.barName(patch.name, rgb), rgb, from, to, share: share)
                ]
            case .ramp: return ramp(from: from, to: to, share: share)
            }
        }
    }

    /// A ramp from black to white in eleven pieces, each about the level that names it.
    private static func ramp(from: Double, to: Double, share: Double) -> [PlacedPatch] {
        (0...10).map { step in
            let start = Double(step) / 11
            let end = Double(step + 1) / 11
            return PlacedPatch(
                name: "ramp-\(step * 10)", left: RGB(grey: start), right: RGB(grey: end),
                from: from + (to - from) * start, to: from + (to - from) * end, share: share)
        }
    }

    /// Strips side by side on a field that is the first patch: each a fifth of the line wide.
    private static func strips(_ patches: [PicturePatch]) -> [PlacedPatch] {
        guard let field = patches.first else { return [] }
        let width = 0.2
        let gap = (1 - width * Double(patches.count - 1)) / Double(patches.count)
        var pieces: [PlacedPatch] = []
        var place = 0.0
        for strip in patches.dropFirst() {
            let share = strip.area / width
            pieces.append(flat(field.name, field.rgb, place, place + gap, share: 1))
            place += gap
            pieces.append(flat(strip.name, strip.rgb, place, place + width, share: share))
            pieces.append(flat(field.name, field.rgb, place, place + width, share: 1 - share))
            place += width
        }
        pieces.append(flat(field.name, field.rgb, place, 1, share: 1))
        return pieces
    }

    static func flat(
        _ name: String, _ rgb: RGB, _ from: Double, _ to: Double, share: Double
    ) -> PlacedPatch {
        PlacedPatch(name: name, left: rgb, right: rgb, from: from, to: to, share: share)
    }
}

extension ProgrammeFrame {
    /// Where the burnt-in slate stands on the line, as one finds it below the middle of a frame.
    private static let slate = (from: 0.35, to: 0.65)

    /// The most by which a part is brighter on one side than in its middle: 12 %, a judgement.
    private static let deepestShade: Int64 = 120

    /// The parts side by side and above one another, each with its area, each shaded across.
    ///
    /// A shaded part has its own colour in the middle, and isn't shaded further than to the
    /// darkest, brightest or most coloured of all parts.
    static func pieces(ofSymbol text: String) -> [PlacedPatch] {
        var stream = RandomStream(seed: 0, name: "programme/\(text)/layout")
        let all = patches(ofSymbol: text)
        let letters = all.prefix(2)
        var parts = Array(all.dropFirst(2))
        for index in parts.indices.reversed() {
            parts.swapAt(index, Int(stream.next(in: 0...Int64(index))))
        }
        var boxes: [Box] = []
        divide(parts[...], Box(across: 0..<1, upright: 1), isAcross: true, into: &boxes)
        let limits = ShadeLimits(all)
        let height = 1 - letters.reduce(0) { $0 + $1.area } / (slate.to - slate.from)
        var pieces = zip(parts, boxes).flatMap { part, box in
            let drawn = Double(stream.next(in: -deepestShade...deepestShade)) / 1000
            return placed(part, box, shade: limits.shade(drawn, of: part.rgb), beside: height)
        }
        for part in letters {
            pieces.append(
                PictureLayout.flat(
                    part.name, part.rgb, slate.from, slate.to,
                    share: part.area / (slate.to - slate.from)))
        }
        return pieces
    }

    /// A part of the plane on which the slate isn't: how far across, and how much of the height.
    private struct Box {
        var across: Range<Double>
        var upright: Double
    }

    /// Cuts a box into one for each part in proportion to the areas, by turns across and upright.
    private static func divide(
        _ parts: ArraySlice<PicturePatch>, _ box: Box, isAcross: Bool, into boxes: inout [Box]
    ) {
        guard parts.count > 1 else {
            boxes.append(box)
            return
        }
        let middle = parts.startIndex + parts.count / 2
        let first = parts[..<middle]
        let whole = parts.reduce(0) { $0 + $1.area }
        let ratio = first.reduce(0) { $0 + $1.area } / whole
        var halves = (box, box)
        if isAcross {
            let cut =
                box.across.lowerBound + (box.across.upperBound - box.across.lowerBound) * ratio
            halves.0.across = box.across.lowerBound..<cut
            halves.1.across = cut..<box.across.upperBound
        } else {
            halves.0.upright = box.upright * ratio
            halves.1.upright = box.upright * (1 - ratio)
        }
        divide(first, halves.0, isAcross: !isAcross, into: &boxes)
        divide(parts[middle...], halves.1, isAcross: !isAcross, into: &boxes)
    }

    /// A box on the line: in up to three pieces, since the slate takes lines in the middle.
    ///
    /// - Parameter height: the part of the lines that the slate leaves.
    private static func placed(
        _ part: PicturePatch, _ box: Box, shade: Double, beside height: Double
    ) -> [PlacedPatch] {
        // Where on the line is so much of the plane to the left? The plane's density is 1, or
        // `height` above the slate.
        let edges = [0, slate.from, slate.to, 1]
        let density = [1, height, 1]
        let sizes = (0..<3).map { (edges[$0 + 1] - edges[$0]) * density[$0] }
        let whole = sizes.reduce(0, +)
        var pieces: [PlacedPatch] = []
        var before = 0.0
        for band in 0..<3 {
            let band0 = before / whole
            let band1 = (before + sizes[band]) / whole
            before += sizes[band]
            let low = max(box.across.lowerBound, band0)
            let high = min(box.across.upperBound, band1)
            if high - low < 1e-9 { continue }
            func place(_ value: Double) -> Double {
                edges[band] + (value - band0) * whole / density[band]
            }
            func colour(_ value: Double) -> RGB {
                let length = box.across.upperBound - box.across.lowerBound
                let part0 = (value - box.across.lowerBound) / length
                return part.rgb.map { $0 * (1 + shade * (2 * part0 - 1)) }
            }
            pieces.append(
                PlacedPatch(
                    name: part.name, left: colour(low), right: colour(high), from: place(low),
                    to: place(high), share: box.upright * density[band]))
        }
        return pieces
    }
}

/// How far a part of a frame may be shaded without leaving what the frame spans.
private struct ShadeLimits {
    private var darkest = 1.0
    private var brightest = 0.0
    private var mostColoured = 0.0

    init(_ patches: [PicturePatch]) {
        for patch in patches {
            let components = YCbCrMatrix.bt709.encode(patch.rgb)
            darkest = min(darkest, components.y)
            brightest = max(brightest, components.y)
            mostColoured = max(mostColoured, VectorscopePoint(components).magnitude)
        }
    }

    /// The drawn shade, or as much of it as can be: its size is the change from middle to edge.
    func shade(_ drawn: Double, of rgb: RGB) -> Double {
        let components = YCbCrMatrix.bt709.encode(rgb)
        let chroma = VectorscopePoint(components).magnitude
        var most = min(brightest / components.y - 1, 1 - darkest / components.y)
        if chroma > VectorscopePoint.neutralMagnitude {
            most = min(most, mostColoured / chroma - 1)
        }
        most = min(most, 1 / max(rgb.red, rgb.green, rgb.blue) - 1)
        return min(max(drawn, -most), most)
    }
}
