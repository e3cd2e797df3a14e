import Plant
import Signals

/// What is owed of power: that machines have it, twice where they should, and that it lasts.
enum PowerChecks {
    static let all =
        [powered, redundant, carries, restarts, earthed] + EnvironmentChecks.all

    static let percentSchema = ParameterSchema("minutes", "how long it has to hold, 1 to 240")

    /// A machine runs, and runs steadily.
    private static let powered = CheckKind(
        name: "powered", title: "a machine has power", plane: PowerPlane.name,
        parameters: [ParameterSchema("element", "the machine", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try maker.element("element")
        maker.endpoint = element
        return { simulation in
            let isOn = PowerInlets.isOn(simulation, element)
            let signal = PowerInlets.signal(simulation, element)
            let isSteady = (signal?.interruptionsPerHour ?? 0) == 0
            let reading = Reading(
                kind: "powered", point: simulation.id(of: element),
                fields: [
                    ReadingField("runs", .symbol(!isOn ? "no" : isSteady ? "yes" : "restarts"))
                ])
            return CheckResult(holds: isOn && isSteady, reading: reading)
        }
    }

    /// A machine has a supply on each feed, and both work.
    private static let redundant = CheckKind(
        name: "supply-redundant", title: "a machine outlives a feed", plane: PowerPlane.name,
        parameters: [ParameterSchema("element", "the machine", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try maker.element("element")
        maker.endpoint = element
        return { simulation in
            var feeds: Set<Int64> = []
            var working: Int64 = 0
            var isSteady = true
            for (port, health) in PowerInlets.inlets(simulation.plant.layout, element) {
                let signal = PowerSignal(simulation.signal(at: port))
                guard signal.isLive, simulation.slot(health) == 0 else { continue }
                working += 1
                feeds.insert(signal.feed)
                if signal.interruptionsPerHour > 0 { isSteady = false }
            }
            let reading = Reading(
                kind: "supply-redundancy", point: simulation.id(of: element),
                fields: [
                    ReadingField("supplies", .integer(working)),
                    ReadingField("feeds", .integer(Int64(feeds.count))),
                    ReadingField("steady", .flag(isSteady)),
                ])
            return CheckResult(holds: feeds.count >= 2 && isSteady, reading: reading)
        }
    }

    /// An uninterruptible supply would hold its load for as long as it is owed.
    private static let carries = CheckKind(
        name: "ups-carries", title: "an uninterruptible supply holds its load",
        plane: PowerPlane.name,
        parameters: [
            ParameterSchema("ups", "the supply", required: true), percentSchema,
        ]
    ) { maker throws(PlantProblem) in
        let element = try maker.element("ups")
        let minutes = try maker.integer("minutes", in: 1...240, default: 10)
        guard maker.layout.slot(element, named: "inverter") != nil else {
            throw maker.problem("ups", "that isn't an uninterruptible supply")
        }
        maker.endpoint = element
        return { simulation in
            let view = BatteryView(simulation, element)
            let held = (view?.rideThrough ?? 0) / 60
            let hasMains = view?.hasMains ?? false
            let reading = Reading(
                kind: "ride-through", point: simulation.id(of: element),
                fields: [
                    ReadingField(
                        "holds", .quantity(Quantity(hasMains ? held : 0, .minute))),
                    ReadingField("owed", .quantity(Quantity(minutes, .minute))),
                    ReadingField(
                        "load",
                        .quantity(Quantity((view?.loadPermille ?? 0) * 10, .percentHundredth))),
                ])
            return CheckResult(holds: hasMains && held >= minutes, reading: reading)
        }
    }

    /// A strip that loses its mains comes back with all that hangs on it.
    private static let restarts = CheckKind(
        name: "restarts-whole", title: "a strip comes back after a cut", plane: PowerPlane.name,
        parameters: [ParameterSchema("pdu", "the strip", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try maker.element("pdu")
        guard let slot = maker.layout.slot(element, named: "start"),
            let word = maker.layout.slot(element, named: "breaker")
        else { throw maker.problem("pdu", "that isn't a rack's strip") }
        maker.endpoint = element
        return { simulation in
            let plant = simulation.plant
            // As a drawing has it: the rating and type that stand on its breaker.
            let rating = plant.word(of: "rating", for: element).flatMap { Int64($0) } ?? 16
            let curve =
                plant.word(of: "curve", for: element).flatMap(BreakerCurve.init(rawValue:)) ?? .b
            var load = PowerWalk.Load()
            if let own = PowerModel.of(plant).distributor(element) {
                load = PowerWalk(simulation).load(through: own, live: true)
            }
            let verdict = curve.verdict(surge: load.inrush, rating: rating * 1000)
            let isClosed =
                simulation.slot(word) == MainsBreaker.closed
                && DistributionUnitKind.isClosed(simulation, element)
            let reading = Reading(
                kind: "restart", point: simulation.id(of: element),
                fields: [
                    ReadingField("breaker", .symbol(isClosed ? "on" : "off")),
                    ReadingField("start", .symbol(simulation.words(of: slot))),
                    ReadingField("surge", .quantity(Quantity(load.inrush, .milliampere))),
                    ReadingField("trips", .symbol(verdict.rawValue)),
                ])
            return CheckResult(holds: isClosed && verdict == .no, reading: reading)
        }
    }

    /// Every machine and outlet of a room is earthed: a rule of safety (BS 7671, chapter 41).
    private static let earthed = CheckKind(
        name: "earthed", title: "everything in a room is earthed", plane: PowerPlane.name,
        parameters: [ParameterSchema("place", "the room", required: true)]
    ) { maker throws(PlantProblem) in
        let place = try place(&maker)
        return { simulation in
            let layout = simulation.plant.layout
            let model = PowerModel.of(simulation.plant)
            var reading = Reading(
                kind: "earthing", point: layout.places[place.index].id,
                columns: ["where", "chassis"])
            for consumer in model.consumers
            where layout.elements[consumer.element.index].place == place {
                let volts = Earthing.touchDecivolts(simulation, consumer.element)
                if volts == 0 { continue }
                reading.rows.append([
                    .text(simulation.id(of: consumer.element)),
                    .quantity(Quantity(volts, .decivolt)),
                ])
            }
            return CheckResult(holds: reading.rows.isEmpty, reading: reading)
        }
    }

    /// The place that the argument `place` names.
    static func place(_ maker: inout CheckMaker) throws(PlantProblem) -> PlaceID {
        let word = try maker.word("place")
        guard let place = maker.layout.place(named: word) else {
            throw maker.problem(
                "place", "unknown place `\(word)`",
                expected: "one of "
                    + maker.layout.places.map { "`\($0.id)`" }.joined(separator: ", "))
        }
        return place
    }
}
