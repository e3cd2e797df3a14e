import Plant
import Signals
import SimulationKernel

/// A circuit-breaker: part of a distribution board and of a rack's strip.
///
/// It has a slot (`closed`, or `tripped` before the story begins) and two latches: whether its
/// supply has been there for a moment, and whether it has tripped since. It never closes by itself.
struct MainsBreaker: Sendable {
    /// Milliamperes.
    var rating: Int64
    var curve: BreakerCurve
    /// Where in its type's band this one trips, in thousandths: it was made so.
    var place: Int64

    static let states = ["closed", "tripped"]
    static let closed: Int64 = 0

    static let parameterSchemas = [
        ParameterSchema("rating", "rating of its breakers, amperes: 1 to 125"),
        ParameterSchema("curve", "type of its breakers: b, c or d"),
    ]

    /// How long after its supply has come a breaker has felt the surge, in milliseconds: a period
    /// of the mains.
    private static let surgeMilliseconds: Int64 = 20

    /// The breaker of a name on an element, from the element's parameters.
    init(
        _ source: some ParameterReading, named name: String, rating fallback: Int64, curve: String
    ) throws(PlantProblem) {
        rating = 1000 * (try source.integer("rating", in: 1...125, default: fallback))
        self.curve =
            BreakerCurve.allCases[
                try source.choice(
                    "curve", of: BreakerCurve.allCases.map(\.rawValue), default: curve)]
        var digest = Digest()
        digest.add(source.declaration.id)
        digest.add(name)
        place = Int64(digest.value % 1001)
    }

    /// Adds the breaker's slot.
    static func declareSlot(
        _ declarer: inout ElementDeclarer, named name: String, title: String, authority: Authority
    ) {
        declarer.slot(
            SlotDeclaration(
                name, title, .choice(states), role: .health, nominal: closed,
                authority: authority, hazards: [.interruption]))
    }

    /// Adds its two latches: whether it is supplied, then whether it has tripped.
    static func declareLatches(_ declarer: inout ElementDeclarer, named name: String) {
        declarer.latch(name + "-supplied")
        declarer.latch(name + "-tripped")
    }

    /// Whether it lets current through.
    static func isClosed(_ simulation: Simulation, _ slot: SlotID, _ tripped: LatchID) -> Bool {
        simulation.slot(slot) == closed && simulation.latch(tripped) == 0
    }

    /// Gives the latches their rules.
    ///
    /// - Parameters:
    ///   - supply: what comes to the breaker.
    ///   - latch: the ordinal of the first of its latches.
    ///   - load: what hangs behind it, if it were live.
    func wire(
        _ wirer: inout ElementWirer, supply: NodeID, slot: SlotID, latch: Int,
        load: @escaping @Sendable (Simulation) -> PowerWalk.Load
    ) {
        let supplied = wirer.latch(latch)
        let tripped = wirer.latch(latch + 1)
        wirer.rule(
            supplied,
            .following(nodes: [supply], afterMilliseconds: MainsBreaker.surgeMilliseconds) {
                PowerSignal($0.value(supply)).isLive ? 1 : 0
            })
        let triggers = PowerTriggers(wirer)
        let breaker = self
        wirer.rule(
            tripped,
            LatchRule(
                cells: triggers.cells + [wirer.cell(slot), wirer.cell(supplied)],
                nodes: triggers.nodes + [supply]
            ) { simulation in
                if simulation.latch(tripped) == 1 { return 1 }
                let signal = PowerSignal(simulation.value(supply))
                guard signal.isLive, simulation.slot(slot) == MainsBreaker.closed else { return 0 }
                let load = load(simulation)
                if breaker.holds(load, signal) == .will { return 1 }
                let isNew = simulation.latch(supplied) == 0
                return isNew && breaker.tripsAtOnce(load) ? 1 : 0
            } step: { _, target, simulation in
                let signal = PowerSignal(simulation.value(supply))
                let load = load(simulation)
                let isSurge =
                    simulation.latch(supplied) == 0 && breaker.tripsAtOnce(load)
                let milliamps = MainsLoad.milliamps(
                    watts: load.watts, decivolts: signal.decivolts)
                let seconds =
                    BreakerCurve.thermalSeconds(milliamps, rating: breaker.rating) ?? 0
                return LatchStep(
                    value: target, afterMilliseconds: isSurge ? 1 : max(1, seconds * 1000))
            })
    }

    /// Whether a steady load trips it.
    func holds(_ load: PowerWalk.Load, _ signal: PowerSignal) -> BreakerCurve.Verdict {
        BreakerCurve.verdict(
            steady: MainsLoad.milliamps(watts: load.watts, decivolts: signal.decivolts),
            rating: rating)
    }

    /// Whether this breaker, as it was made, trips when a load is switched on at once.
    private func tripsAtOnce(_ load: PowerWalk.Load) -> Bool {
        load.inrush >= curve.threshold(rating: rating, place: place)
    }
}

/// What changes how much is drawn anywhere in a plant: all that breakers, batteries and racks have
/// to take notice of.
struct PowerTriggers {
    var cells: [CellID] = []
    var nodes: [NodeID] = []

    init(_ wirer: ElementWirer) {
        let layout = wirer.layout
        for index in layout.elements.indices {
            let element = ElementID(index)
            let inlets = PowerInlets.inlets(layout, element)
            for (port, health) in inlets {
                nodes.append(wirer.arriving(port))
                cells.append(wirer.cell(health))
            }
            if !inlets.isEmpty, let power = layout.slot(element, named: "power") {
                cells.append(wirer.cell(power))
            }
            if let load = layout.slot(element, named: "other-load") {
                cells.append(wirer.cell(load))
            }
        }
    }
}
