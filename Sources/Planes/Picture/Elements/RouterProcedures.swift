import Plant

/// What is done at a router's panel.
enum RouterProcedures {
    /// `route [ROUTER] DESTINATION SOURCE [video|audio]`: takes a source to a destination.
    ///
    /// Names are what the panels say now, or `out-N` and `in-N`. All levels are taken at once
    /// unless one is named. A locked destination isn't taken: the report says so.
    static let route = ProcedureKind(
        name: "route", title: "take a source to a destination", plane: PicturePlane.name,
        usage: "route [ROUTER] DESTINATION SOURCE [video|audio]", price: Price(seconds: 15),
        needsPresence: false
    ) { simulation, words throws(ActionRefusal) in
        var (router, words) = try router(simulation, words)
        var levels = Array(router.plan.levels.indices)
        if words.count == 3 {
            guard let level = router.plan.levels.firstIndex(of: words[2]) else {
                throw ActionRefusal(
                    "the router has no level `\(words[2])`", given: words[2],
                    candidates: router.plan.levels)
            }
            levels = [level]
            words.removeLast()
        }
        guard words.count == 2 else {
            throw ActionRefusal(
                "`route` takes a destination and a source",
                advice: "route [ROUTER] DESTINATION SOURCE [video|audio]")
        }
        let labels = RouterLabels(simulation, router)
        let take = RouterPlan.Take(
            output: try labels.output(named: words[0]), input: try labels.input(named: words[1]))
        return plan(simulation, router, [take], levels: levels, action: "route")
    }

    /// `salvo [ROUTER] NAME`: takes all crosspoints of a salvo.
    static let salvo = ProcedureKind(
        name: "salvo", title: "take a salvo", plane: PicturePlane.name,
        usage: "salvo [ROUTER] NAME", price: Price(seconds: 15), needsPresence: false
    ) { simulation, words throws(ActionRefusal) in
        let (router, words) = try router(simulation, words)
        guard words.count == 1 else {
            throw ActionRefusal("`salvo` takes one name", advice: "salvo [ROUTER] NAME")
        }
        guard let salvo = router.plan.salvos.first(where: { $0.name == words[0] }) else {
            throw ActionRefusal(
                "there is no salvo `\(words[0])`", given: words[0],
                candidates: router.plan.salvos.map(\.name))
        }
        return plan(
            simulation, router, salvo.takes, levels: Array(router.plan.levels.indices),
            action: "salvo")
    }

    /// `lock [ROUTER] DESTINATION`: protects a destination against taking.
    static let lock = lockProcedure("lock", "protect a destination against taking", value: 1)

    /// `unlock [ROUTER] DESTINATION`: takes the protection off, which is another's to allow.
    static let unlock = lockProcedure("unlock", "take a destination's protection off", value: 0)

    private static func lockProcedure(_ name: String, _ title: String, value: Int64)
        -> ProcedureKind
    {
        ProcedureKind(
            name: name, title: title, plane: PicturePlane.name,
            usage: "\(name) [ROUTER] DESTINATION", price: Price(seconds: 15),
            needsPresence: false
        ) { simulation, words throws(ActionRefusal) in
            let (router, words) = try router(simulation, words)
            guard words.count == 1 else {
                throw ActionRefusal(
                    "`\(name)` takes one destination", advice: "\(name) [ROUTER] DESTINATION")
            }
            let labels = RouterLabels(simulation, router)
            let output = try labels.output(named: words[0])
            let layout = simulation.plant.layout
            let slot = layout.slot(router.element, router.layout.lock(output: output))
            return ProcedurePlan(
                element: router.element, edits: [SlotEdit(slot, value)],
                authority: value == 1 ? .engineer : layout.slots[slot.index].authority,
                report: Reading(
                    kind: "done", point: layout.elements[router.element.index].id,
                    fields: [
                        ReadingField("action", .symbol(name)),
                        ReadingField("output", .integer(Int64(output + 1))),
                        ReadingField("destination", .text(labels.outputs[output])),
                        ReadingField("was-locked", .flag(simulation.slot(slot) == 1)),
                    ]))
        }
    }

    /// The router that the first word names, or the only one, and the words after it.
    private static func router(_ simulation: Simulation, _ words: [String]) throws(ActionRefusal)
        -> (PictureModel.Router, [String])
    {
        let routers = simulation.plant.pictureModel.routers
        let names = routers.map { simulation.plant.layout.elements[$0.element.index].id }
        if let first = words.first, let index = names.firstIndex(of: first) {
            return (routers[index], Array(words.dropFirst()))
        }
        guard let only = routers.first else { throw ActionRefusal("there is no router here") }
        guard routers.count == 1 else {
            throw ActionRefusal(
                "which router?", given: words.first ?? "", candidates: names)
        }
        return (only, words)
    }

    private static func plan(
        _ simulation: Simulation, _ router: PictureModel.Router, _ takes: [RouterPlan.Take],
        levels: [Int], action: String
    ) -> ProcedurePlan {
        let layout = simulation.plant.layout
        let labels = RouterLabels(simulation, router)
        var edits: [SlotEdit] = []
        var report = Reading(
            kind: "done", point: layout.elements[router.element.index].id,
            fields: [ReadingField("action", .symbol(action))],
            columns: ["output", "destination", "input", "source", "level", "result"])
        for take in takes {
            let isLocked =
                simulation.slot(router.element, router.layout.lock(output: take.output)) == 1
            for level in levels {
                if !isLocked {
                    let slot = layout.slot(
                        router.element, router.layout.crosspoint(output: take.output, level: level))
                    edits.append(SlotEdit(slot, Int64(take.input)))
                }
                report.rows.append([
                    .integer(Int64(take.output + 1)), .text(labels.outputs[take.output]),
                    .integer(Int64(take.input + 1)), .text(labels.inputs[take.input]),
                    .symbol(router.plan.levels[level]), .symbol(isLocked ? "locked" : "taken"),
                ])
            }
        }
        return ProcedurePlan(
            element: router.element, edits: edits, hazards: [.contentExposure, .interruption],
            report: report)
    }
}
