package import Plant

extension WiringPlane {
    /// `patch CABLE a|b PORT`: takes an end out of where it is and plugs it into a port.
    static let patchProcedure = ProcedureKind(
        name: "patch", title: "move a cable's end", plane: "wiring",
        usage: "patch CABLE a|b ELEMENT.PORT", price: Price(seconds: 60)
    ) { simulation, words throws(ActionRefusal) in
        guard words.count == 3 else {
            throw ActionRefusal("`patch` takes a cable, an end and a port", advice: patchUsage)
        }
        let (cable, end) = try cableEnd(simulation, words[0], words[1])
        let port = try simulation.port(named: words[2])
        let layout = simulation.plant.layout
        guard cable.reaches[end].contains(port) else {
            throw ActionRefusal(
                "`\(words[0])` doesn't reach `\(words[2])`, or its plug doesn't fit there",
                given: words[2], candidates: cable.reaches[end].map { layout.path(of: $0) })
        }
        let before = simulation.slot(cable.ends[end])
        if before == Int64(port.rawValue) {
            throw ActionRefusal("that end of `\(words[0])` is in `\(words[2])` already")
        }
        if let other = occupant(of: port, simulation) {
            throw ActionRefusal(
                "`\(words[2])` is taken by `\(other)`", advice: "unplug `\(other)` first")
        }
        return plan(
            simulation, cable, end, to: Int64(port.rawValue),
            report: done(
                "patch", at: words[2],
                [
                    ReadingField("cable", .text(words[0])),
                    ReadingField("end", .symbol(end == 0 ? "a" : "b")),
                    ReadingField(
                        "from", .text(simulation.words(of: cable.ends[end], value: before))),
                ]))
    }

    /// `unplug CABLE a|b`: lets an end hang.
    static let unplugProcedure = ProcedureKind(
        name: "unplug", title: "pull a cable's end out", plane: "wiring",
        usage: "unplug CABLE a|b", price: Price(seconds: 20)
    ) { simulation, words throws(ActionRefusal) in
        guard words.count == 2 else {
            throw ActionRefusal("`unplug` takes a cable and an end", advice: "unplug CABLE a|b")
        }
        let (cable, end) = try cableEnd(simulation, words[0], words[1])
        let before = simulation.slot(cable.ends[end])
        guard before >= 0 else {
            throw ActionRefusal("that end of `\(words[0])` hangs loose already")
        }
        let point = simulation.words(of: cable.ends[end], value: before)
        return plan(
            simulation, cable, end, to: -1,
            report: done(
                "unplug", at: point,
                [
                    ReadingField("cable", .text(words[0])),
                    ReadingField("end", .symbol(end == 0 ? "a" : "b")),
                ]))
    }

    private static let patchUsage = "patch CABLE a|b ELEMENT.PORT"

    private static func plan(
        _ simulation: Simulation, _ cable: CableRecord, _ end: Int, to value: Int64,
        report: Reading
    ) -> ProcedurePlan {
        let layout = simulation.plant.layout
        let before = simulation.slot(cable.ends[end])
        let port = value >= 0 ? value : before
        return ProcedurePlan(
            element: port >= 0 ? layout.ports[Int(port)].element : cable.element,
            edits: [SlotEdit(cable.ends[end], value)], hazards: [.interruption], report: report)
    }

    private static func cableEnd(_ simulation: Simulation, _ name: String, _ end: String)
        throws(ActionRefusal) -> (CableRecord, Int)
    {
        let layout = simulation.plant.layout
        let cables = layout.cables.map { layout.elements[$0.element.index].id }
        guard let index = cables.firstIndex(of: name) else {
            throw ActionRefusal("there is no cable `\(name)`", given: name, candidates: cables)
        }
        guard let number = ["a", "b"].firstIndex(of: end) else {
            throw ActionRefusal(
                "a cable has the ends `a` and `b`, not `\(end)`", given: end,
                candidates: ["a", "b"])
        }
        return (layout.cables[index], number)
    }

    /// The cable that is plugged into a port, or nil.
    package static func occupant(of port: PortID, _ simulation: Simulation) -> String? {
        let layout = simulation.plant.layout
        for cable in layout.cables
        where cable.ends.contains(where: { simulation.slot($0) == Int64(port.rawValue) }) {
            return layout.elements[cable.element.index].id
        }
        return nil
    }
}
