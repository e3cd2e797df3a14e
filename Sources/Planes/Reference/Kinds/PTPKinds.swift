import Plant
import Signals

/// The ordinals of a PTP clock's slots and latches; switches and ordinary clocks have the same.
enum PTPSlots {
    static let domain = 0
    static let priority1 = 1
    static let priority2 = 2
    static let role = 3
    static let announceInterval = 4
    static let announceTimeout = 5
    static let delayAsymmetry = 6
    static let utcOffset = 7
    static let appliesOffset = 8
    static let linkAsymmetry = 9
    static let service = 10
    static let oscillator = 11
    static let recovery = 12

    /// The latch that holds a `PTPState`.
    static let parent = 0
    /// The latch that holds what its own oscillator has added up, in nanoseconds.
    static let drift = 1

    /// The values of `role` of a clock, and of a switch.
    static let clockRoles = ["auto", "follower-only"]
    /// See `clockRoles`.
    static let switchRoles = ["boundary", "transparent"]

    /// Whether its service runs.
    static func isRunning(_ simulation: Simulation, _ element: ElementID) -> Bool {
        simulation.slot(element, service) == 0
    }

    /// Whether a switch is a boundary clock.
    static func isBoundary(_ simulation: Simulation, _ element: ElementID) -> Bool {
        simulation.slot(element, role) == 0
    }

    /// Whether a clock may lead at all; a transparent switch has no clock.
    static func mayLead(_ simulation: Simulation, _ clock: ReferenceModel.PTPClock) -> Bool {
        simulation.slot(clock.element, role) == 0
    }

    /// The values of ST 2059-2 §6.5: domain 127, priorities 128, an announcement each second,
    /// patience of three.
    static func declare(
        _ declarer: inout ElementDeclarer, roles: [String], oscillator: Int64
    ) {
        func slot(
            _ name: String, _ title: String, _ domain: SlotDomain, _ nominal: Int64,
            role: SlotRole = .setting
        ) {
            declarer.slot(
                SlotDeclaration(
                    name, title, domain, role: role, nominal: nominal, authority: .administrator,
                    hazards: [.interruption]))
        }
        slot(ClockTriggers.ptpSlot, "PTP domain", .integer(0...127, .none), 127)
        slot("priority1", "priority 1", .integer(0...255, .none), 128)
        slot("priority2", "priority 2", .integer(0...255, .none), 128)
        slot("role", "what it may be", .choice(roles), 0)
        slot(
            "announce-interval", "announce interval, as a power of two of a second",
            .integer(-3...3, .none), 0)
        slot("announce-timeout", "announce receipt time-out", .integer(2...10, .none), 3)
        slot(
            "delay-asymmetry", "delay asymmetry that it allows for",
            .integer(-1_000_000...1_000_000, .nanosecond), 0)
        slot("utc-offset", "TAI less UTC that it announces", .integer(0...60, .none), 37)
        slot("utc-applied", "its time of day is UTC", .boolean, 1)
        slot(
            "link-asymmetry", "what the way to it takes longer than the way from it",
            .integer(-1_000_000...1_000_000, .nanosecond), 0, role: .health)
        slot("service", "its service", .choice(["running", "stopped"]), 0)
        slot(
            "oscillator", "offset of its own oscillator, parts per billion",
            .integer(-100_000...100_000, .none), oscillator, role: .health)
        slot("recovery", "its clock recovery", .choice(["good", "dead"]), 0, role: .health)
        declarer.latch("parent")
        declarer.latch("drift")
    }

    /// How long a clock takes to follow another once it hears it: four announcements to qualify it
    /// (IEEE 1588-2019 §9.3.2.4.4), and some seconds to steer; a usual figure.
    private static let followMilliseconds: Int64 = 15_000

    /// Gives both latches their rules.
    static func wire(_ wirer: inout ElementWirer, hasGenerator: Bool) {
        let element = wirer.element
        let parent = wirer.latch(parent)
        let drift = wirer.latch(drift)
        let oscillator = wirer.slot(oscillator)
        wirer.rule(
            parent,
            LatchRule(
                cells: ClockTriggers.conditions(wirer.layout),
                nodes: ClockTriggers.nodes(wirer),
                settled: { simulation in
                    let model = simulation.plant.referenceModel
                    guard let clock = model.ptpClock(element) else { return PTPState.listens }
                    return PTPElection(simulation)?.states[clock] ?? PTPState.listens
                },
                step: { _, target, simulation in
                    LatchStep(
                        value: target,
                        afterMilliseconds: target > 0
                            ? followMilliseconds : patience(simulation, element))
                }))
        wirer.rule(
            drift,
            LatchRule(
                cells: [wirer.cell(parent), wirer.cell(oscillator)],
                settled: { simulation in
                    if hasGenerator || simulation.latch(parent) > 0 { return 0 }
                    return ClockDrift.rest(partsPerBillion: simulation.slot(oscillator))
                },
                step: { current, target, simulation in
                    if hasGenerator || simulation.latch(parent) > 0 {
                        return LatchStep(value: target, afterMilliseconds: followMilliseconds)
                    }
                    return ClockDrift.step(
                        from: current, to: target, partsPerBillion: simulation.slot(oscillator))
                }))
    }

    private static func patience(_ simulation: Simulation, _ element: ElementID) -> Int64 {
        simulation.slot(element, announceTimeout)
            * PTPInterval.milliseconds(log2: simulation.slot(element, announceInterval))
    }

    /// The lamps that both kinds have.
    static func inspect(
        _ simulation: Simulation, _ element: ElementID, _ reading: inout Reading
    ) {
        let state = simulation.latch(element, parent)
        reading.add("ptp-lamp", .symbol(PTPState.name(state).lowercased()))
    }
}

/// An ordinary PTP clock in a machine: a grandmaster, or a device that follows one.
enum PTPClockKind {
    static let name = "ptp-clock"

    static let kind = ElementKind(
        name: name, title: "PTP clock", plane: ReferencePlane.name,
        parameters: [
            ParameterSchema("machine", "the host whose network it uses", required: true),
            ParameterSchema("interface", "the host's interface; the first where it isn't given"),
            ParameterSchema("generator", "the reference generator that it is part of"),
            ParameterSchema("oscillator", "offset of its own oscillator, parts per billion"),
        ],
        declare: { declarer throws(PlantProblem) in
            PTPSlots.declare(
                &declarer, roles: PTPSlots.clockRoles,
                oscillator: try declarer.integer(
                    "oscillator", in: -100_000...100_000, default: 4000))
        },
        wire: { wirer throws(PlantProblem) in
            _ = try ReferencedElement.named("machine", wirer)
            let generator = try ReferencedElement.optional("generator", wirer)
            if let generator, wirer.layout.slot(generator, named: "time-base") == nil {
                throw wirer.problem(
                    "generator", "`generator` has no time base",
                    expected: "a `\(ReferenceGeneratorKind.name)`")
            }
            PTPSlots.wire(&wirer, hasGenerator: generator != nil)
        },
        inspect: { simulation, element, reading in
            PTPSlots.inspect(simulation, element, &reading)
        })
}

/// What a switch does for PTP: a boundary clock with a port on each link, or transparent.
enum PTPSwitchKind {
    static let name = "ptp-switch"

    static let kind = ElementKind(
        name: name, title: "PTP in a switch", plane: ReferencePlane.name,
        parameters: [
            ParameterSchema("switch", "the switch", required: true),
            ParameterSchema("oscillator", "offset of its own oscillator, parts per billion"),
        ],
        declare: { declarer throws(PlantProblem) in
            PTPSlots.declare(
                &declarer, roles: PTPSlots.switchRoles,
                oscillator: try declarer.integer(
                    "oscillator", in: -100_000...100_000, default: 2000))
        },
        wire: { wirer throws(PlantProblem) in
            _ = try ReferencedElement.named("switch", wirer)
            PTPSlots.wire(&wirer, hasGenerator: false)
        },
        inspect: { simulation, element, reading in
            PTPSlots.inspect(simulation, element, &reading)
        })
}

/// Parameters that name other elements.
enum ReferencedElement {
    /// The element that a parameter names.
    static func named(_ parameter: String, _ wirer: ElementWirer) throws(PlantProblem) -> ElementID
    {
        try element(try wirer.word(parameter), parameter, wirer)
    }

    /// The element that a parameter names, or nil where it isn't given.
    static func optional(_ parameter: String, _ wirer: ElementWirer) throws(PlantProblem)
        -> ElementID?
    {
        let word = try wirer.word(parameter, default: "")
        return word.isEmpty ? nil : try element(word, parameter, wirer)
    }

    /// The element of a name in a parameter.
    static func element(_ name: String, _ parameter: String, _ wirer: ElementWirer)
        throws(PlantProblem) -> ElementID
    {
        guard let element = wirer.layout.element(named: name) else {
            throw wirer.problem(
                parameter, "unknown element `\(name)`", given: name,
                candidates: wirer.layout.elements.map(\.id))
        }
        return element
    }
}
