import Plant

/// What is done to power and cooling.
enum PowerProcedures {
    static let all = [
        isolate, energise, resetBreaker, reseat, replaceSupply, rewire, clearLoad, changeFilter,
        replaceFans, callContractor,
    ]

    private static func element(
        _ simulation: Simulation, _ words: [String], _ count: ClosedRange<Int>, kinds: [String],
        _ what: String, usage: String
    ) throws(ActionRefusal) -> ElementID {
        guard count.contains(words.count) else {
            throw ActionRefusal("that isn't how it is said", advice: usage)
        }
        let element = try simulation.element(named: words[0])
        let plant = simulation.plant
        guard kinds.contains(plant.kind(of: element).name) else {
            let all = kinds.flatMap { plant.elements(ofKind: $0) }
            throw ActionRefusal(
                "`\(words[0])` isn't \(what)", advice: usage, given: words[0],
                candidates: all.map { simulation.id(of: $0) })
        }
        return element
    }

    private static func slot(_ simulation: Simulation, _ element: ElementID, _ name: String)
        throws(ActionRefusal) -> SlotID
    {
        try NetworkFaults.slot(simulation.plant, element, name)
    }

    private static func plan(
        _ simulation: Simulation, _ element: ElementID, _ action: String, _ edits: [SlotEdit],
        authority: Authority = .engineer, hazards: [Hazard] = [], latchEdits: [LatchEdit] = [],
        seconds: Int64 = 0, _ fields: [ReadingField] = []
    ) -> ProcedurePlan {
        ProcedurePlan(
            element: element, edits: edits, authority: authority, hazards: hazards,
            latchEdits: latchEdits, extraSeconds: seconds,
            report: WiringPlane.done(action, at: simulation.id(of: element), fields))
    }

    // MARK: Isolation

    private static let isolated = [
        MainsFeedKind.name, DistributionUnitKind.name, MainsOutletKind.name,
    ]

    /// The suffix of a way's slots (`-2`), or of a strip's and a block's own (none).
    private static func way(
        _ simulation: Simulation, _ element: ElementID, _ words: [String], usage: String
    ) throws(ActionRefusal) -> String {
        let plant = simulation.plant
        guard plant.kind(of: element).name == MainsFeedKind.name else { return "" }
        let names = plant.layout.elements[element.index].ports.map { plant.layout.ports[$0].name }
        guard words.count == 2, names.contains(words[1]) else {
            throw ActionRefusal(
                "a board has several ways: name one", advice: usage,
                given: words.count > 1 ? words[1] : "", candidates: names)
        }
        return String(words[1].dropFirst(3))
    }

    private static func locking(_ action: String, _ title: String, to value: Int64)
        -> ProcedureKind
    {
        let usage = "\(action) PDU|OUTLETS, or \(action) BOARD WAY"
        return ProcedureKind(
            name: action, title: title, plane: PowerPlane.name, usage: usage,
            price: Price(seconds: 300)
        ) { simulation, words throws(ActionRefusal) in
            let element = try element(
                simulation, words, 1...2, kinds: isolated,
                "a board, a strip or a block of outlets", usage: usage)
            let suffix = try way(simulation, element, words, usage: usage)
            let slot = try slot(simulation, element, "isolated" + suffix)
            let isStrip = simulation.plant.kind(of: element).name == DistributionUnitKind.name
            return plan(
                simulation, element, action, [SlotEdit(slot, value)],
                authority: isStrip ? .engineer : .electrician,
                hazards: value == 1 ? [.interruption] : [],
                latchEdits: value == 0 ? surge(simulation, element, suffix) : [], [])
        }
    }

    /// What lets a breaker feel the surge of all that hangs behind it: it was without its supply.
    private static func surge(_ simulation: Simulation, _ element: ElementID, _ suffix: String)
        -> [LatchEdit]
    {
        let latches = simulation.plant.layout.elements[element.index].latches
        let name = "breaker" + suffix + "-supplied"
        return latches.filter { simulation.plant.layout.latchNames[$0] == name }
            .map { LatchEdit(LatchID($0), 0) }
    }

    /// Switched off, locked, tagged and proved dead (EAWR 1989 regulation 12).
    private static let isolate = locking("isolate", "switch off, lock and tag", to: 1)
    private static let energise = locking("energise", "take lock and tag away", to: 0)

    /// Closes a breaker that has tripped; it may not stay closed.
    private static let resetBreaker = ProcedureKind(
        name: "reset-breaker", title: "close a breaker that has tripped", plane: PowerPlane.name,
        usage: "reset-breaker PDU, or reset-breaker BOARD WAY", price: Price(seconds: 60)
    ) { simulation, words throws(ActionRefusal) in
        let usage = "reset-breaker PDU, or reset-breaker BOARD WAY"
        let element = try element(
            simulation, words, 1...2, kinds: [MainsFeedKind.name, DistributionUnitKind.name],
            "a board or a strip", usage: usage)
        let suffix = try way(simulation, element, words, usage: usage)
        let layout = simulation.plant.layout
        let isBoard = !suffix.isEmpty
        let way = (Int(suffix.dropFirst()) ?? 1) - 1
        let first = isBoard ? MainsFeedKind.latch(way: way) : DistributionUnitKind.Latch.supplied
        return plan(
            simulation, element, "reset-breaker",
            [SlotEdit(try slot(simulation, element, "breaker" + suffix), MainsBreaker.closed)],
            authority: isBoard ? .electrician : .engineer,
            latchEdits: (0...1).map { LatchEdit(layout.latch(element, first + $0), 0) })
    }

    /// Conductors put where they belong. On a circuit that is live it can kill (EAWR 1989
    /// regulation 14).
    private static let rewire = ProcedureKind(
        name: "rewire", title: "put an outlet's conductors right", plane: PowerPlane.name,
        usage: "rewire OUTLETS", price: Price(seconds: 2400, pounds: 120)
    ) { simulation, words throws(ActionRefusal) in
        let element = try element(
            simulation, words, 1...1, kinds: [MainsOutletKind.name], "a block of outlets",
            usage: "rewire OUTLETS")
        let layout = simulation.plant.layout
        let isLive = PowerSignal(simulation.signal(at: layout.port(element, 0))).isLive
        let isLocked = MainsOutletKind.isIsolated(simulation, element)
        return plan(
            simulation, element, "rewire",
            [SlotEdit(layout.slot(element, MainsOutletKind.Slot.wiring), 0)],
            authority: .electrician,
            hazards: isLive && !isLocked ? [.injury, .interruption] : [])
    }

    // MARK: Leads and supplies

    private static let reseat = ProcedureKind(
        name: "reseat", title: "push a lead's plugs home", plane: PowerPlane.name,
        usage: "reseat LEAD", price: Price(seconds: 30)
    ) { simulation, words throws(ActionRefusal) in
        let element = try element(
            simulation, words, 1...1, kinds: [MainsCables.leadName], "a mains lead",
            usage: "reseat LEAD")
        return plan(
            simulation, element, "reseat",
            [SlotEdit(try slot(simulation, element, "seating"), 0)])
    }

    /// A supply is drawn and another put in; nothing stops where the other one works.
    private static let replaceSupply = ProcedureKind(
        name: "replace-psu", title: "change one of a machine's supplies", plane: PowerPlane.name,
        usage: "replace-psu ELEMENT a|b", price: Price(seconds: 300, pounds: 150)
    ) { simulation, words throws(ActionRefusal) in
        guard words.count == 2 else {
            throw ActionRefusal(
                "`replace-psu` takes a machine and a supply", advice: "replace-psu ELEMENT a|b")
        }
        let element = try simulation.element(named: words[0])
        let inlets = PowerInlets.inlets(simulation.plant.layout, element)
        let names = inlets.indices.map { $0 == 0 ? "a" : "b" }
        guard let index = names.firstIndex(of: words[1]) else {
            throw ActionRefusal(
                "`\(words[0])` has no supply `\(words[1])`", given: words[1], candidates: names)
        }
        let carries = inlets.indices.contains { other in
            other != index && simulation.slot(inlets[other].1) == 0
                && PowerSignal(simulation.signal(at: inlets[other].port)).isLive
        }
        return plan(
            simulation, element, "replace-psu", [SlotEdit(inlets[index].1, 0)],
            hazards: carries ? [] : [.interruption],
            [ReadingField("supply", .symbol(words[1]))])
    }

    private static let clearLoad = ProcedureKind(
        name: "clear-load", title: "unplug what is on no drawing", plane: PowerPlane.name,
        usage: "clear-load PDU|UPS", price: Price(seconds: 120)
    ) { simulation, words throws(ActionRefusal) in
        let element = try element(
            simulation, words, 1...1, kinds: [DistributionUnitKind.name, BatterySupplyKind.name],
            "a strip or an uninterruptible supply", usage: "clear-load PDU|UPS")
        return plan(
            simulation, element, "clear-load",
            [SlotEdit(try slot(simulation, element, "other-load"), 0)])
    }

    // MARK: Air

    private static let changeFilter = ProcedureKind(
        name: "change-filter", title: "put a new filter in", plane: PowerPlane.name,
        usage: "change-filter COOLING", price: Price(seconds: 600, pounds: 40)
    ) { simulation, words throws(ActionRefusal) in
        let element = try element(
            simulation, words, 1...1, kinds: [RoomCoolingKind.name], "a cooling unit",
            usage: "change-filter COOLING")
        return plan(
            simulation, element, "change-filter",
            [SlotEdit(simulation.plant.layout.slot(element, RoomCoolingKind.Slot.filter), 0)])
    }

    private static let replaceFans = ProcedureKind(
        name: "replace-fans", title: "change a rack's fan tray", plane: PowerPlane.name,
        usage: "replace-fans RACK", price: Price(seconds: 900, pounds: 90)
    ) { simulation, words throws(ActionRefusal) in
        let element = try element(
            simulation, words, 1...1, kinds: [RackKind.name], "a rack", usage: "replace-fans RACK")
        return plan(
            simulation, element, "replace-fans",
            [SlotEdit(simulation.plant.layout.slot(element, RackKind.Slot.fans), 0)])
    }

    /// The network's operator, the supply's maker, the cooling's contractor: they come, and what is
    /// theirs is right again.
    private static let callContractor = ProcedureKind(
        name: "call-contractor", title: "have its maker or the operator mend it",
        plane: PowerPlane.name, usage: "call-contractor BOARD|UPS|COOLING",
        price: Price(seconds: 7200, pounds: 400)
    ) { simulation, words throws(ActionRefusal) in
        let element = try element(
            simulation, words, 1...1,
            kinds: [MainsFeedKind.name, BatterySupplyKind.name, RoomCoolingKind.name],
            "something that a contractor looks after", usage: "call-contractor BOARD|UPS|COOLING")
        let theirs = ["supply", "volts", "inverter", "battery", "fan"]
        let layout = simulation.plant.layout
        let edits = layout.elements[element.index].slots
            .filter { theirs.contains(layout.slots[$0].name) }
            .map { SlotEdit(SlotID($0), simulation.plant.nominal[$0]) }
        return plan(simulation, element, "call-contractor", edits, authority: .vendor)
    }
}
