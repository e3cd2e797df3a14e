import Plant
import Signals

/// Stepping through fields: where a moving thing stands in each, in the order in which they come.
enum FieldStepProbe {
    static let kind = ProbeKind(
        name: "field-step", title: "stepping through fields", plane: PicturePlane.name,
        usage: "measure field-step PORT", price: Price(seconds: 120),
        accepts: MeasuringPoint.refusal, ways: MeasuringPoint.waysAtInputs, read: read)

    /// How many fields are stepped through.
    private static let steps = 12

    /// Where the moving thing begins, and how far it goes in half a frame, in 0.01 % of the line.
    private static let start: Int64 = 1000
    private static let stride: Int64 = 50

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        let point = try MeasuringPoint(simulation, target, words, need: .picture)
        let recovery = point.recovery
        var reading = point.reading("field-step", recovery)
        guard !point.reference.isPresent, recovery.state == .locked else { return reading }
        let content = simulation.text(ofSymbol: recovery.signal.content)
        let chain = simulation.words(ofList: recovery.signal.chain)
        guard let detail = DetailProbe.detail(of: recovery.signal, content, chain) else {
            return reading
        }
        reading.add("motion", .symbol(detail.fields.motion.rawValue))
        reading.add("fields-per-frame", .integer(Int64(detail.fields.fieldsPerFrame)))
        reading.columns = ["field", "place"]
        reading.rows = detail.fields.moments.prefix(steps).enumerated().map { index, moment in
            [
                .integer(Int64(index + 1)),
                .quantity(Quantity(start + moment * stride, .percentHundredth, random: 5)),
            ]
        }
        return reading
    }
}

/// A close look at detail: how much is left up and down and in colour, and whether the picture
/// stands together as one.
enum DetailProbe {
    static let kind = ProbeKind(
        name: "detail", title: "close look at detail", plane: PicturePlane.name,
        usage: "measure detail PORT", price: Price(seconds: 60),
        accepts: MeasuringPoint.refusal, ways: MeasuringPoint.waysAtInputs, read: read)

    /// A tenth: what can be told of detail from a picture. One standard deviation, in 0.01 %.
    private static let uncertainty: Int64 = 500

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        let point = try MeasuringPoint(simulation, target, words, need: .picture)
        let recovery = point.recovery
        var reading = point.reading("detail", recovery)
        guard !point.reference.isPresent, recovery.state == .locked else { return reading }
        let content = simulation.text(ofSymbol: recovery.signal.content)
        let chain = simulation.words(ofList: recovery.signal.chain)
        guard let detail = detail(of: recovery.signal, content, chain) else { return reading }
        reading.add(
            "vertical-detail",
            .quantity(
                Quantity(10 * detail.verticalMilli, .percentHundredth, random: uncertainty)))
        reading.add(
            "colour-detail",
            .quantity(Quantity(10 * detail.chromaMilli, .percentHundredth, random: uncertainty)))
        reading.add("geometry", .symbol(detail.geometry.rawValue))
        reading.add("combed", .flag(detail.isCombed))
        return reading
    }

    /// The structure of what a signal carries; nil where there is none.
    static func detail(
        of signal: PictureSignal, _ content: String, _ chain: [Int64]
    ) -> PictureDetail? {
        guard let format = signal.videoFormat else { return nil }
        return PictureDetail(
            format, chain: chain, isFull444: signal.isFull444,
            isMoving: PictureContent.isMoving(content))
    }
}

/// What stands in the tiles of a multiviewer: at its own screen, or wherever its picture goes.
enum TilesProbe {
    static let kind = ProbeKind(
        name: "tiles", title: "multiviewer's tiles", plane: PicturePlane.name,
        usage: "measure tiles MULTIVIEWER|PORT", price: Price(seconds: 30),
        accepts: { plant, target in
            if case .element(let element) = target,
                plant.kind(of: element).name == MultiviewerKind.name
            {
                return nil
            }
            return MeasuringPoint.refusal(plant, target)
        },
        ways: { plant, target in
            guard case .element(let element) = target else { return [] }
            return plant.kind(of: element).name == MultiviewerKind.name ? [[]] : []
        }, read: read)

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        let plant = simulation.plant
        if case .element(let element) = target,
            plant.kind(of: element).name == MultiviewerKind.name
        {
            var reading = Reading(kind: "tiles", point: plant.layout.elements[element.index].id)
            reading.add("state", .symbol("locked"))
            reading.add("interrupted", .flag(false))
            let last = plant.layout.elements[element.index].ports.count - 1
            let port = plant.layout.port(element, last)
            addTiles(simulation, PictureSignal(simulation.signal(at: port)), element, &reading)
            return reading
        }
        let point = try MeasuringPoint(simulation, target, words, need: .picture)
        let recovery = point.recovery
        var reading = point.reading("tiles", recovery)
        guard !point.reference.isPresent, recovery.state == .locked,
            let element = MultiviewerKind.element(
                ofContent: simulation.text(ofSymbol: recovery.signal.content), in: plant)
        else { return reading }
        addTiles(simulation, recovery.signal, element, &reading)
        return reading
    }

    private static func addTiles(
        _ simulation: Simulation, _ signal: PictureSignal, _ element: ElementID,
        _ reading: inout Reading
    ) {
        reading.columns = ["tile", "caption", "picture"]
        let chain = simulation.words(ofList: signal.chain)
        reading.rows = MultiviewerKind.tiles(chain).map { tile in
            let caption = simulation.slot(
                element, MultiviewerKind.Slot.caption(tile: tile.place))
            let content = simulation.text(ofSymbol: tile.content)
            return [
                .integer(Int64(tile.place + 1)), .text(simulation.text(ofSymbol: caption)),
                tile.hasPicture
                    ? .text(PictureContent.appearance(ofSymbol: content)) : .symbol("no-signal"),
            ]
        }
    }
}
