import Plant

extension ComputingProcedures {
    /// Starts the worker program of a machine that renders.
    static let restartWorker = ProcedureKind(
        name: "restart-worker", title: "start a render worker again", plane: ComputingPlane.name,
        usage: "restart-worker QUEUE MACHINE", price: Price(seconds: 120), needsPresence: false
    ) { simulation, words throws(ActionRefusal) in
        let usage = "restart-worker QUEUE MACHINE"
        let element = try element(
            simulation, words, 2...2, kind: RenderManagerKind.kindName, usage: usage)
        let name = words[1] + "-worker"
        guard simulation.plant.layout.slot(element, named: name) != nil else {
            throw ActionRefusal("`\(words[0])` has no machine `\(words[1])`", given: words[1])
        }
        return plan(simulation, element, "restart-worker", [(name, 0)])
    }

    /// Somebody logs out and in: their session has the groups that the directory has now.
    static let logInAgain = ProcedureKind(
        name: "log-in-again", title: "have somebody log out and in", plane: ComputingPlane.name,
        usage: "log-in-again DIRECTORY ACCOUNT", price: Price(seconds: 180), needsPresence: false
    ) { simulation, words throws(ActionRefusal) in
        let usage = "log-in-again DIRECTORY ACCOUNT"
        let element = try element(
            simulation, words, 2...2, kind: DirectoryKind.kindName, usage: usage)
        let model = ComputingModel.of(simulation.plant)
        let users = model.directories.first { $0.element == element }?.users ?? []
        guard let user = users.first(where: { $0.name == words[1] }) else {
            throw ActionRefusal(
                "there is no account `\(words[1])`", given: words[1],
                candidates: users.map(\.name))
        }
        let edits = zip(user.session, user.membership).map {
            LatchEdit($0, simulation.slot($1))
        }
        return plan(
            simulation, element, "log-in-again", [], authority: .client,
            hazards: [.interruption], latchEdits: edits,
            fields: [ReadingField("account", .text(user.name))])
    }

    /// A run of a configuration now, and not by its schedule.
    static let runConfiguration = ProcedureKind(
        name: "run-configuration", title: "apply a managed configuration now",
        plane: ComputingPlane.name, usage: "run-configuration CONFIGURATION",
        price: Price(seconds: 300), needsPresence: false
    ) { simulation, words throws(ActionRefusal) in
        let usage = "run-configuration CONFIGURATION"
        let element = try element(
            simulation, words, 1...1, kind: ConfigurationKind.kindName, usage: usage)
        let view = StorageView(simulation)
        guard
            let managed = view.model.configurations.first(where: { $0.element == element })
        else { throw ActionRefusal("`\(words[0])` manages nothing") }
        let drift = DriftView(view, managed)
        return ProcedurePlan(
            element: element, edits: drift.edits, authority: .administrator,
            hazards: [.interruption],
            report: WiringPlane.done(
                "run-configuration", at: words[0],
                [
                    ReadingField("changed", .integer(Int64(drift.edits.count))),
                    ReadingField(
                        "unreachable", .integer(Int64(drift.rows.count { !$0.isReached }))),
                ]))
    }

    /// Changes an entry of a configuration's source, reviewed as such changes are.
    static let changeSource = ProcedureKind(
        name: "change-source", title: "change what a configuration's source says",
        plane: ComputingPlane.name, usage: "change-source CONFIGURATION ENTRY VALUE",
        price: Price(seconds: 900), needsPresence: false
    ) { simulation, words throws(ActionRefusal) in
        let usage = "change-source CONFIGURATION ENTRY VALUE"
        let element = try element(
            simulation, words, 3...64, kind: ConfigurationKind.kindName, usage: usage)
        let model = ComputingModel.of(simulation.plant)
        let entries = model.configurations.first { $0.element == element }?.entries ?? []
        guard let entry = entries.first(where: { $0.path == words[1] }) else {
            throw ActionRefusal(
                "`\(words[0])` has no entry `\(words[1])`", given: words[1],
                candidates: entries.map(\.path))
        }
        let text = words[2...].joined(separator: " ")
        let value = try simulation.value(ofWords: text, for: entry.desired)
        return ProcedurePlan(
            element: element, edits: [SlotEdit(entry.desired, value)], authority: .administrator,
            hazards: [.interruption],
            report: WiringPlane.done(
                "change-source", at: words[0],
                [
                    ReadingField("setting", .symbol(words[1])),
                    ReadingField("before", .text(simulation.words(of: entry.desired))),
                    ReadingField("after", .text(text)),
                ]))
    }
}
