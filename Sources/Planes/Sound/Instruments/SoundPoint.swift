import Plant
import Signals

/// Where a sound instrument is connected, and what it finds there.
///
/// A line has to be unplugged to be measured, unless the instrument is one of the house's own or
/// the point is a listening jack.
struct SoundPoint {
    /// How far an instrument's receiver gets.
    enum State: String {
        case noSignal = "no-signal"
        case unlocked
        case locked
    }

    var path: String
    var state: State
    var recipe: SoundRecipe
    /// How many channels it shows.
    var count: Int
    /// `analogue`, `aes3`, `embedded`, `madi`, `flow`, or `none`.
    var carrier: String
    var offsetPartsPerBillion: Int64 = 0
    /// Groups of embedded sound, 1 to 4; empty for any other carrier.
    var groups: [Int64] = []
    /// Whether somebody loses the feed while the instrument is connected.
    var isInterrupting = false
    /// Whether the loudness measure is gated by dialogue.
    var isDialogueGated = false

    /// Why a sound instrument can't be connected there; nil where it can.
    static func refusal(_ plant: Plant, _ target: ActionTarget) -> String? {
        // A house without sound equipment has no meters for it either.
        guard plant.hasSoundEquipment else { return "there is no sound instrument here" }
        switch target {
        case .port(let port):
            let connector = plant.layout.ports[port.index].connector
            let known = [
                SoundPlane.xlr, SoundPlane.bantam, PicturePlane.bnc, PicturePlane.videoJack,
            ]
            return known.contains(connector)
                ? nil : "`\(plant.layout.path(of: port))` isn't a sound or video connector"
        case .element(let element):
            let kind = plant.kind(of: element).name
            if [SoundMeterKind.name, CodecKind.name].contains(kind) { return nil }
            return "`\(plant.layout.elements[element.index].id)` has several connectors: name one"
        case .place: return "a place has no connector"
        }
    }

    /// The point that a target means.
    init(_ simulation: Simulation, _ target: ActionTarget) throws(ActionRefusal) {
        let plant = simulation.plant
        if let refusal = SoundPoint.refusal(plant, target) { throw ActionRefusal(refusal) }
        switch target {
        case .port(let port): self.init(simulation, port: port)
        case .element(let element):
            if plant.kind(of: element).name == CodecKind.name {
                self.init(simulation, port: plant.layout.port(element, 1))
                path = simulation.id(of: element)
                isInterrupting = false
            } else {
                self.init(simulation, meter: element)
            }
        case .place: throw ActionRefusal("a place has no connector")
        }
    }

    /// What is on one connector.
    init(_ simulation: Simulation, port: PortID) {
        let plant = simulation.plant
        let layout = plant.layout
        path = layout.path(of: port)
        let value = simulation.signal(at: port)
        let sound = SoundSignal(value)
        let picture = PictureSignal(value)
        recipe = SoundRecipe(source: "")
        (state, count, carrier) = (.noSignal, 0, "none")
        if sound.isPresent {
            state = .locked
            recipe = SoundRecipe(sound, in: simulation)
            count = min(sound.channelCount, SoundRendering.tracks)
            carrier = sound.carrier.name
            offsetPartsPerBillion = sound.offsetPartsPerBillion
        } else if picture.hasCarrier {
            let recovery = plant.pictureModel.receiver(of: port, in: plant).recover(picture)
            carrier = "embedded"
            count = SoundRendering.tracks
            state = recovery.state == .locked ? .locked : .unlocked
            if recovery.state == .locked { take(recovery.signal, simulation) }
        }
        let record = layout.ports[port.index]
        let isListening = record.connector == SoundPlane.bantam && record.direction == .output
        isInterrupting =
            !isListening && state != .noSignal && simulation.plug(in: port) != nil
    }

    private mutating func take(_ signal: PictureSignal, _ simulation: Simulation) {
        offsetPartsPerBillion = signal.offsetPartsPerBillion
        groups = (0..<4).filter { signal.audioGroups >> $0 & 1 == 1 }.map { $0 + 1 }
        guard signal.audioGroups != 0 else { return }
        recipe = SoundRecipe(
            content: signal.audioContent, chain: signal.audioChain, in: simulation)
        var dropped: Int64 = 0
        for group in 0..<4 where !groups.contains(Int64(group + 1)) {
            dropped |= 0xF << Int64(4 * group)
        }
        if dropped & 0xFF != 0 { recipe = recipe.applying(.drop(mask: dropped)) }
    }

    /// The house's own meter: its inputs side by side, as its settings have them.
    private init(_ simulation: Simulation, meter: ElementID) {
        path = simulation.id(of: meter)
        let layout = simulation.plant.layout
        let isStereo = simulation.slot(meter, SoundMeterKind.Slot.layout) == 1
        let pairs = (0..<4).map {
            SoundSignal(simulation.signal(at: layout.port(meter, $0))).asAES3
        }
        let shown = isStereo ? Array(pairs.suffix(1)) : pairs
        recipe = SoundRecipe.beside(
            shown.map { SoundRecipe($0, in: simulation) }, width: 2)
        count = 2 * shown.count
        carrier = "aes3"
        let present = shown.filter(\.isPresent)
        state = present.isEmpty ? .noSignal : .locked
        offsetPartsPerBillion = present.first?.offsetPartsPerBillion ?? 0
        isDialogueGated = simulation.slot(meter, SoundMeterKind.Slot.measure) == 1
    }

    /// Takes the first channel of another point as its second.
    mutating func join(_ other: SoundPoint) {
        let parts = [recipe, other.recipe].map { $0.applying(.take(first: 0, count: 1)) }
        recipe = SoundRecipe.beside(parts, width: 1)
        count = 2
        if other.state != .locked { state = other.state }
        isInterrupting = isInterrupting || other.isInterrupting
    }

    /// What meters make of it.
    var measurement: SoundMeasurement { SoundMeasurement(recipe, channels: count) }

    /// A reading that begins as every sound instrument's does.
    func reading(_ kind: String) -> Reading {
        var reading = Reading(kind: kind, point: path)
        reading.add("state", .symbol(state.rawValue))
        reading.add("carrier", .symbol(carrier))
        reading.add("interrupted", .flag(isInterrupting))
        return reading
    }
}

extension Plant {
    /// Whether the facility has any equipment of the sound plane.
    var hasSoundEquipment: Bool {
        layout.elements.indices.contains { isSoundEquipment(ElementID($0)) }
    }

    private func isSoundEquipment(_ element: ElementID) -> Bool {
        let kind = kind(of: element)
        return kind.plane == SoundPlane.name && kind.category == .equipment
    }

    /// Whether sound is worth measuring there: on sound equipment, or where its cable goes.
    func isOfSound(_ target: ActionTarget) -> Bool {
        switch target {
        case .port(let port):
            return isSoundEquipment(layout.ports[port.index].element)
                || farEnd(of: port).map { isSoundEquipment(layout.ports[$0.index].element) }
                    ?? false
        case .element(let element): return isSoundEquipment(element)
        case .place: return false
        }
    }
}

/// Figures of sound as values of readings.
enum SoundFigures {
    /// Decibels as a quantity in milli-dB; nothing where there is none.
    static func decibels(_ value: Double?, systematic: Int64 = 0, random: Int64 = 0)
        -> ReadingValue
    {
        guard let value else { return .none }
        return .quantity(
            Quantity(
                Decibels.milli(value), .millidecibel, systematic: systematic, random: random))
    }

    /// A digital loudness meter shows a tenth of a decibel: half of it either way, evenly.
    static let digit: Int64 = 29
    /// A programme meter's needle: IEC 60268-10 allows ±0.3 dB at line-up, taken as evenly spread.
    static let needle: Int64 = 173
}
