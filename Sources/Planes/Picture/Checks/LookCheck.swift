import Plant
import Signals

/// How a picture at a port differs from one with the look that is owed.
struct LookCheck: Sendable {
    let look: ColourDecision
    let tolerance: Int64
    let path: String
    let port: PortID

    /// The greys that are judged: shadow, middle and light.
    private static let greys = [0.18, 0.45, 0.8]

    func check(_ simulation: Simulation) -> CheckResult {
        let found = PictureAt(simulation, port)
        var reading = Reading(kind: "look-at", point: path)
        reading.add("state", .symbol(found.recovery.state.rawValue))
        guard found.recovery.state == .locked, let format = found.recovery.signal.videoFormat else {
            return CheckResult(holds: false, reading: reading)
        }
        let seen = simulation.words(ofList: found.recovery.signal.chain)
        let meant =
            [PictureTransform.look(look).word] + PictureRendering.standardChain(of: format)
        var worst: Int64 = 0
        for patch in PictureContent.patches(ofSymbol: found.content) {
            let a = PictureRendering.codes(of: patch.rgb, through: seen)
            let b = PictureRendering.codes(of: patch.rgb, through: meant)
            for (one, other) in [(a.y, b.y), (a.cb, b.cb), (a.cr, b.cr)] {
                worst = max(worst, Int64((one - other).magnitude))
            }
        }
        let levels = LookCheck.greys.map { grey -> Int64 in
            let rgb = RGB(grey: grey)
            return Int64(PictureRendering.codes(of: rgb, through: seen).y)
                - Int64(PictureRendering.codes(of: rgb, through: meant).y)
        }
        reading.add("deviation", .quantity(Quantity(worst, .tenBitCode)))
        reading.add("shadows-look", .symbol(word(levels[0])))
        reading.add("mid-tones-look", .symbol(word(levels[1])))
        reading.add("highlights-look", .symbol(word(levels[2])))
        return CheckResult(holds: worst <= tolerance, reading: reading)
    }

    private func word(_ difference: Int64) -> String {
        if difference.magnitude <= UInt64(tolerance) { return "right" }
        return difference > 0 ? "lighter" : "darker"
    }
}

/// Each caption of a multiviewer stands beneath what it names.
///
/// The facility's own set-up says which input each caption names; where several tiles had one
/// caption, any of theirs will do.
enum TilesCheck {
    static let kind = CheckKind(
        name: "tiles-true", title: "multiviewer's captions are true", plane: PicturePlane.name,
        parameters: [ParameterSchema("multiviewer", "the multiviewer", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try maker.element("multiviewer")
        maker.endpoint = element
        let id = maker.layout.elements[element.index].id
        var tiles: [(source: SlotID, caption: SlotID)] = []
        for tile in 1...16 {
            guard let source = maker.layout.slot(element, named: "tile-\(tile)"),
                let caption = maker.layout.slot(element, named: "caption-\(tile)")
            else { continue }
            tiles.append((source, caption))
        }
        guard !tiles.isEmpty else {
            throw maker.problem(
                "multiviewer", "`\(id)` isn't a multiviewer", expected: "a multiviewer")
        }
        let declared = tiles
        return { simulation in
            let nominal = simulation.plant.nominal
            var reading = Reading(
                kind: "tiles-true", point: id, columns: ["tile", "caption", "input"])
            for (index, tile) in declared.enumerated() {
                let caption = simulation.slot(tile.caption)
                let source = simulation.slot(tile.source)
                let isTrue = declared.contains {
                    nominal[$0.caption.index] == caption && nominal[$0.source.index] == source
                }
                if isTrue { continue }
                reading.rows.append([
                    .integer(Int64(index + 1)), .text(simulation.text(ofSymbol: caption)),
                    source < 0 ? .none : .integer(source + 1),
                ])
            }
            return CheckResult(holds: reading.rows.isEmpty, reading: reading)
        }
    }
}
