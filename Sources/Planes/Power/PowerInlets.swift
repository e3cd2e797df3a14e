package import Plant
import Signals

/// The supplies of a machine, for kinds of any plane.
///
/// A kind calls `declare` after all else that it declares, and `node` or `gate` when it is wired.
/// Without the parameter `psus` nothing is declared, and the machine is always on, as ever.
package enum PowerInlets {
    /// The inlet of equipment (IEC 60320 C14).
    static let connector = Connector("iec-c14")
    /// What can be the matter with a supply.
    static let states = ["good", "failed"]
    static let names = ["psu-a", "psu-b"]
    /// The node of what the supplies give together.
    static let nodeName = "power"

    /// Parameters of every kind that has supplies.
    package static let parameterSchemas = [
        ParameterSchema("psus", "how many supplies it has: 0 (not modelled, always on), 1 or 2"),
        ParameterSchema("watts", "what it takes from the mains, 1 to 5000 (default 100)"),
        ParameterSchema("powered-by", "the machine whose supplies it runs on"),
    ]

    static func count(_ source: some ParameterReading) throws(PlantProblem) -> Int {
        Int(try source.integer("psus", in: 0...2, default: 0))
    }

    /// Adds the ports and the health of the supplies, and a stream for what flickers.
    package static func declare(_ declarer: inout ElementDeclarer) throws(PlantProblem) {
        let count = try count(declarer)
        _ = try declarer.integer("watts", in: 1...5000, default: 100)
        for name in names.prefix(count) {
            declarer.port(name, .input, connector, title: "mains inlet " + name.suffix(1))
        }
        for name in names.prefix(count) {
            declarer.slot(
                SlotDeclaration(
                    name, "supply " + name.suffix(1), .choice(states), role: .health,
                    hazards: [.interruption]))
        }
        if count > 0 { declarer.stream("supply") }
    }

    /// The element whose supplies count: its own, or another's.
    private static func owner(_ wirer: ElementWirer) throws(PlantProblem) -> ElementID? {
        if try count(wirer) > 0 { return wirer.element }
        let name = try wirer.word("powered-by", default: "")
        if name.isEmpty { return nil }
        guard let owner = wirer.layout.element(named: name) else {
            throw wirer.problem(
                "powered-by", "unknown element `\(name)`", given: name,
                candidates: wirer.layout.elements.map(\.id))
        }
        return owner
    }

    /// What comes in at the supplies of an element, and the slots of their health.
    static func inlets(_ layout: PlantLayout, _ element: ElementID) -> [(port: PortID, SlotID)] {
        names.compactMap { name in
            guard let port = layout.port(element, named: name),
                let slot = layout.slot(element, named: name)
            else { return nil }
            return (port, slot)
        }
    }

    /// Makes the node `power`: what the supplies give together. Nil where none are modelled.
    package static func node(_ wirer: inout ElementWirer) throws(PlantProblem) -> NodeID? {
        if let made = wirer.node(named: nodeName) { return made }
        guard let owner = try owner(wirer) else { return nil }
        let inlets = inlets(wirer.layout, owner)
        guard !inlets.isEmpty else { return nil }
        return wirer.node(
            nodeName, inputs: inlets.map { .always(wirer.arriving($0.port)) },
            cells: inlets.map { wirer.cell($0.1) }, together)
    }

    /// One supply is enough. Two steady ones, or one and another that comes and goes, are steady.
    private static let together: NodeBehaviour = { scope in
        var result = PowerSignal(.absent)
        var steadiest = Int64.max
        for supply in 0..<scope.inputCount {
            let arriving = PowerSignal(scope.input(supply))
            if arriving.hasEarth { result.hasEarth = true }
            guard arriving.isLive, scope.cell(supply) == 0 else { continue }
            result.isLive = true
            result.supplies += 1
            result.decivolts = max(result.decivolts, arriving.decivolts)
            if result.feed == 0 { result.feed = arriving.feed }
            if arriving.isOnBattery { result.isOnBattery = true }
            steadiest = min(steadiest, arriving.interruptionsPerHour)
        }
        if result.isLive { result.interruptionsPerHour = steadiest }
        return result.value
    }

    /// Makes the node and takes away all that the element sends while there is no power.
    ///
    /// - Parameter screen: the node of a screen that goes dark too, but for the room's light on it,
    ///   which is in word 7.
    package static func gate(_ wirer: inout ElementWirer, screen: String? = nil)
        throws(PlantProblem)
    {
        guard let power = try node(&wirer) else { return }
        if let screen = screen.flatMap({ wirer.node(named: $0) }) {
            wirer.gate(screen, by: power) { shown, power in
                if PowerSignal(power).isLive { return shown }
                var dark = NodeValue.absent
                dark.words[7] = shown.words[7]
                return dark
            }
        }
        let record = wirer.layout.elements[wirer.element.index]
        for index in record.ports {
            guard let sent = wirer.transmitted(PortID(index)) else { continue }
            let name = "powered:" + wirer.layout.ports[index].name
            let gated = wirer.node(name, inputs: [.always(sent), .always(power)]) { scope in
                PowerSignal(scope.input(1)).isLive ? scope.input(0) : .absent
            }
            wirer.transmit(PortID(index), gated)
        }
    }

    /// What makes a latch look again that rests elsewhere without power.
    package static func triggers(_ wirer: ElementWirer) -> [NodeID] {
        wirer.node(named: nodeName).map { [$0] } ?? []
    }

    /// Whether an element has power, as far as that is modelled.
    package static func isOn(_ simulation: Simulation, _ element: ElementID) -> Bool {
        signal(simulation, element).map(\.isLive) ?? true
    }

    /// What an element's supplies give; nil where none are modelled.
    static func signal(_ simulation: Simulation, _ element: ElementID) -> PowerSignal? {
        guard let node = PowerModel.ifAny(simulation.plant)?.powerNode(element) else { return nil }
        return PowerSignal(simulation.value(node))
    }

    /// Adds the lamps of the supplies, and the noise of the fans where the rack's air is modelled.
    ///
    /// A supply's lamp is green while it works, amber where it has mains and doesn't, else dark.
    package static func inspect(
        _ simulation: Simulation, _ element: ElementID, _ reading: inout Reading
    ) {
        let layout = simulation.plant.layout
        for (port, health) in inlets(layout, element) {
            let arriving = PowerSignal(simulation.signal(at: port))
            var lamp = "off"
            if arriving.isLive { lamp = simulation.slot(health) == 0 ? "green" : "amber" }
            if lamp == "green", Dips.isSeen(arriving, simulation, element) { lamp = "flickers" }
            reading.add(layout.ports[port.index].name + "-lamp", .symbol(lamp))
        }
        guard let power = signal(simulation, element), power.isLive,
            let inlet = RackAir.inlet(simulation, element)
        else { return }
        reading.add("fans", .symbol(RackAir.fans(inlet)))
    }
}

/// Whether somebody who watches for a while sees a connection fail for a moment.
enum Dips {
    /// How long somebody watches.
    static let watchSeconds: Int64 = 60

    /// Drawn from the stream of the element that is looked at; seen, while nothing is drawn.
    static func isSeen(_ signal: PowerSignal, _ simulation: Simulation, _ element: ElementID)
        -> Bool
    {
        guard signal.interruptionsPerHour > 0,
            let stream = simulation.plant.layout.elements[element.index].streams.last
        else { return false }
        return simulation.draw(StreamID(stream), below: 3600)
            < signal.interruptionsPerHour * watchSeconds
    }
}
