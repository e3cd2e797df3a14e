import Plant

/// What is done to reference and timecode by hand.
enum ReferenceProcedures {
    /// All of them.
    static let kinds = [terminate, jam, changeover]

    /// `terminate DEVICE on|off`: fits a 75 Ω end to a looping input, or takes it off.
    static let terminate = ProcedureKind(
        name: "terminate", title: "fit or take off a 75 ohm end", plane: ReferencePlane.name,
        usage: "terminate DEVICE on|off", price: Price(seconds: 45)
    ) { simulation, words throws(ActionRefusal) in
        guard words.count == 2, ["on", "off"].contains(words[1]) else {
            throw ActionRefusal(
                "`terminate` takes a device, and `on` or `off`", advice: "terminate DEVICE on|off")
        }
        let element = try simulation.element(named: words[0])
        guard let slot = simulation.plant.layout.slot(element, named: "ref-termination") else {
            throw ActionRefusal(
                "`\(words[0])` has no loop to end",
                candidates: names(simulation, ofKind: DeckKind.name))
        }
        return plan(
            simulation, element, "terminate",
            edits: [SlotEdit(slot, words[1] == "on" ? 1 : 0)],
            fields: [ReadingField("end", .symbol(words[1] == "on" ? "fitted" : "none"))])
    }

    /// `jam GENERATOR`: sets a timecode generator to the time of day that it is given.
    static let jam = ProcedureKind(
        name: "jam", title: "set timecode to the time of day", plane: ReferencePlane.name,
        usage: "jam GENERATOR", price: Price(seconds: 30)
    ) { simulation, words throws(ActionRefusal) in
        guard words.count == 1 else {
            throw ActionRefusal("`jam` takes a timecode generator", advice: "jam GENERATOR")
        }
        let element = try simulation.element(named: words[0])
        let model = simulation.plant.referenceModel
        guard let record = model.generators.first(where: { $0.element == element }) else {
            throw ActionRefusal(
                "`\(words[0])` isn't a timecode generator",
                candidates: names(simulation, ofKind: TimecodeGeneratorKind.name))
        }
        let offset = record.clock.map { TimeOfDay.localOffset(simulation, $0) } ?? 0
        let latch = simulation.plant.layout.latch(element, TimecodeGeneratorKind.Latch.offset)
        var plan = plan(
            simulation, element, "jam", edits: [],
            fields: [
                ReadingField("clock", record.clock.map { .text(simulation.id(of: $0)) } ?? .none)
            ])
        plan.latchEdits = [LatchEdit(latch, offset)]
        return plan
    }

    /// `changeover UNIT a|b|auto`: says which generator a changeover unit takes.
    static let changeover = ProcedureKind(
        name: "changeover", title: "choose the reference generator", plane: ReferencePlane.name,
        usage: "changeover UNIT a|b|auto", price: Price(seconds: 30)
    ) { simulation, words throws(ActionRefusal) in
        guard words.count == 2, let mode = ChangeoverKind.modes.firstIndex(of: words[1]) else {
            throw ActionRefusal(
                "`changeover` takes a unit, and `a`, `b` or `auto`",
                advice: "changeover UNIT a|b|auto")
        }
        let element = try simulation.element(named: words[0])
        guard simulation.plant.kind(of: element).name == ChangeoverKind.name else {
            throw ActionRefusal(
                "`\(words[0])` isn't a changeover unit",
                candidates: names(simulation, ofKind: ChangeoverKind.name))
        }
        let slot = simulation.plant.layout.slot(element, ChangeoverKind.Slot.mode)
        var plan = plan(
            simulation, element, "changeover", edits: [SlotEdit(slot, Int64(mode))],
            fields: [ReadingField("takes", .symbol(words[1]))])
        plan.authority = .supervisor
        return plan
    }

    private static func plan(
        _ simulation: Simulation, _ element: ElementID, _ action: String, edits: [SlotEdit],
        fields: [ReadingField]
    ) -> ProcedurePlan {
        ProcedurePlan(
            element: element, edits: edits, hazards: [.interruption],
            report: WiringPlane.done(action, at: simulation.id(of: element), fields))
    }

    private static func names(_ simulation: Simulation, ofKind kind: String) -> [String] {
        simulation.plant.elements(ofKind: kind).map { simulation.id(of: $0) }
    }
}
