import Plant

extension WiringPlane {
    /// How long equipment takes to come up again, in seconds: a usual figure for small processors.
    private static let restartSeconds: Int64 = 60

    /// The word of a health slot for what a restart clears: something that hangs.
    static let hungWord = "hung"

    /// `restart ELEMENT`: takes its power away and gives it back.
    ///
    /// What hangs runs again; settings stay, and what is broken stays broken. What it had locked to
    /// it has to find anew.
    static let restartProcedure = ProcedureKind(
        name: "restart", title: "switch equipment off and on again", plane: "wiring",
        usage: "restart ELEMENT", price: Price(seconds: restartSeconds)
    ) { simulation, words throws(ActionRefusal) in
        guard words.count == 1 else {
            throw ActionRefusal("`restart` takes one element", advice: "restart ELEMENT")
        }
        let element = try simulation.element(named: words[0])
        let layout = simulation.plant.layout
        let record = layout.elements[element.index]
        guard record.category == .equipment else {
            throw ActionRefusal("`\(words[0])` has no power switch")
        }
        if simulation.plant.kind(of: element).isSetAtConsole {
            throw ActionRefusal(
                "`\(words[0])` is restarted by whoever runs it", advice: "use its console")
        }
        var edits: [SlotEdit] = []
        for index in record.slots where layout.slots[index].role == .health {
            guard case .choice(let names) = layout.slots[index].domain else { continue }
            let value = Int(simulation.slot(SlotID(index)))
            if names.indices.contains(value), names[value] == hungWord {
                edits.append(SlotEdit(SlotID(index), simulation.plant.nominal[index]))
            }
        }
        return ProcedurePlan(
            element: element, edits: edits, hazards: [.interruption],
            latchEdits: record.latches.map { LatchEdit(LatchID($0), 0) },
            report: done("restart", at: words[0], []))
    }
}
