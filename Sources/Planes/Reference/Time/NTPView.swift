import Plant
import Signals

/// Clocks that NTP sets, as they stand now: whom they ask, whether they are answered, and how far
/// they are off.
struct NTPView {
    private let simulation: Simulation
    private let model: ReferenceModel

    /// The port of NTP (RFC 5905), and the size of its packets with IP and UDP headers.
    private static let port: Int64 = 123
    private static let bytes: Int64 = 76

    /// All clocks of a plant, in its present state.
    init(_ simulation: Simulation) {
        self.simulation = simulation
        model = simulation.plant.referenceModel
    }

    /// The one whom a clock asks, where it asks at all and is answered by somebody who knows.
    private func source(_ element: ElementID) -> ElementID? {
        guard let clock = model.ntpClock(element),
            simulation.slot(element, NTPClockKind.Slot.service) == 0,
            clock.servers.indices.contains(
                Int(simulation.slot(element, NTPClockKind.Slot.server)))
        else { return nil }
        let server = clock.servers[Int(simulation.slot(element, NTPClockKind.Slot.server))]
        if let other = model.ntpClock(server) {
            guard simulation.slot(server, NTPClockKind.Slot.service) == 0,
                canAsk(clock, other)
            else { return nil }
        }
        return server
    }

    /// Steps from the source of time: 1 for a clock that is set by hardware; 16 for one that isn't
    /// synchronised (RFC 5905).
    func stratum(_ element: ElementID) -> Int64 {
        var at = element
        for step in 1..<Int64(16) {
            guard let next = source(at) else { return 16 }
            if model.ntpClock(next) == nil { return step }
            at = next
        }
        return 16
    }

    /// Whether a clock is set by somebody whose time goes back to a source.
    func isSynchronised(_ element: ElementID) -> Bool { stratum(element) < 16 }

    /// The name of the one whom it is set by; nil where it isn't.
    func sourceName(_ element: ElementID) -> String? {
        isSynchronised(element) ? source(element).map { simulation.id(of: $0) } : nil
    }

    /// Where a clock comes to rest, in microseconds ahead of UTC.
    func restingOffset(_ element: ElementID) -> Int64 {
        if isSynchronised(element), let source = source(element) {
            return model.ntpClock(source) == nil
                ? TimeOfDay.offset(simulation, source) / 1000
                : simulation.latch(source, NTPClockKind.offset)
        }
        let oscillator = simulation.slot(element, NTPClockKind.Slot.oscillator)
        return TimecodeDrift.nanoseconds(
            partsPerBillion: oscillator, after: NTPClockKind.restSeconds) / 1000
    }

    /// Whether a request gets to the other's machine and an answer back.
    private func canAsk(_ client: ReferenceModel.NTPClock, _ server: ReferenceModel.NTPClock)
        -> Bool
    {
        guard let network = simulation.plant.networkModelIfAny,
            let from = client.machine.flatMap({ network.machine($0) }),
            let to = server.machine.flatMap({ network.machine($0) })
        else { return client.machine == nil || server.machine == nil }
        let walker = NetworkWalker(model: network, evaluator: simulation.evaluator)
        for index in network.machines[to].interfaces {
            let address = walker.address(index)
            guard address != 0, walker.isUp(index) else { continue }
            let request = Packet(
                source: walker.source(for: address, at: from), destination: address,
                bytes: NTPView.bytes, transport: .udp, port: NTPView.port)
            let way = walker.carry(request, from: from)
            guard way.fate == .delivered, way.machine == to else { continue }
            let answer = Packet(
                source: address, destination: request.source, bytes: NTPView.bytes,
                transport: .udp, port: NTPView.port, isAnswer: true)
            let back = walker.carry(answer, from: to)
            if back.fate == .delivered && back.machine == from { return true }
        }
        return false
    }
}

/// The time of day that equipment has.
enum TimeOfDay {
    /// Whether an element has one.
    static func has(_ plant: Plant, _ element: ElementID) -> Bool {
        let name = plant.kind(of: element).name
        return [
            NTPClockKind.name, PTPClockKind.name, PTPSwitchKind.name,
            ReferenceGeneratorKind.name,
        ].contains(name)
    }

    /// How far it is ahead of UTC, in nanoseconds; 0 for what has none.
    static func offset(_ simulation: Simulation, _ element: ElementID) -> Int64 {
        let plant = simulation.plant
        switch plant.kind(of: element).name {
        case NTPClockKind.name: return simulation.latch(element, NTPClockKind.offset) * 1000
        case PTPClockKind.name, PTPSwitchKind.name:
            guard let clock = plant.referenceModel.ptpClock(element) else { return 0 }
            return PTPView(simulation).timeOfDayOffset(clock)
        case ReferenceGeneratorKind.name:
            return simulation.latch(element, ReferenceGeneratorKind.Latch.drift)
        default: return 0
        }
    }

    /// How far local time is shown otherwise than the house keeps it, in minutes: a wrong zone, or
    /// an hour of summer.
    static func zoneError(_ simulation: Simulation, _ element: ElementID) -> Int64 {
        guard simulation.plant.kind(of: element).name == NTPClockKind.name else { return 0 }
        let layout = simulation.plant.layout
        func change(_ ordinal: Int) -> Int64 {
            let slot = layout.slot(element, ordinal)
            return simulation.slot(slot) - simulation.plant.nominal[slot.index]
        }
        return change(NTPClockKind.Slot.zone) + 60 * change(NTPClockKind.Slot.summer)
    }

    /// How far what it shows is ahead of the house's local time, in nanoseconds.
    static func localOffset(_ simulation: Simulation, _ element: ElementID) -> Int64 {
        offset(simulation, element) + zoneError(simulation, element) * 60_000_000_000
    }
}
