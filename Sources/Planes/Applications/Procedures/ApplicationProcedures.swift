import Plant

/// What is done with projects, media, cards and files beside settings.
enum ApplicationProcedures {
    static let all = [export, relink, restoreMedia, recopyCard, verifyCard]

    /// Exports a file with the preset as it is now: the last one is written over.
    static let export = ProcedureKind(
        name: "export", title: "export a programme file again", plane: ApplicationsPlane.name,
        usage: "export FILE", price: Price(seconds: 300), needsPresence: false
    ) { simulation, words throws(ActionRefusal) in
        let element = try ComputingProcedures.element(
            simulation, words, 1...1, kind: DeliverableKind.kindName, usage: "export FILE")
        let file = ExportedFile(simulation, element)
        let edits = FileProperty.allCases.map {
            LatchEdit(
                simulation.plant.layout.latch(element, $0.rawValue), file.value($0))
        }
        let model = ApplicationsModel.of(simulation.plant)
        let minutes = model.deliverable(element)?.description.minutes ?? 0
        // Half of its own time: between a fast codec and a heavy grade (a judgement).
        return ComputingProcedures.plan(
            simulation, element, "export", [], latchEdits: file.canExport ? edits : [],
            extraSeconds: file.canExport ? minutes * 30 : 0,
            fields: [ReadingField("written", .flag(file.canExport))])
    }

    /// Points a project's links at where its media lie now.
    static let relink = ProcedureKind(
        name: "relink", title: "relink a project to its media", plane: ApplicationsPlane.name,
        usage: "relink PROGRAM", price: Price(seconds: 600)
    ) { simulation, words throws(ActionRefusal) in
        let element = try ComputingProcedures.element(
            simulation, words, 1...1, kind: ApplicationKind.kindName, usage: "relink PROGRAM")
        let model = ApplicationsModel.of(simulation.plant)
        guard let program = model.program(element) else {
            throw ActionRefusal("`\(words[0])` has no project")
        }
        let state = ProjectState(simulation, program)
        let links = program.media.map {
            ("links-" + simulation.id(of: $0), state.rightLinks($0))
        }
        return ComputingProcedures.plan(
            simulation, element, "relink", links, authority: .client, hazards: [.interruption])
    }

    /// Brings clips back from backup, whole and where they belong.
    static let restoreMedia = ProcedureKind(
        name: "restore-media", title: "bring clips back from backup",
        plane: ApplicationsPlane.name, usage: "restore-media MEDIA",
        price: Price(seconds: 2400), needsPresence: false
    ) { simulation, words throws(ActionRefusal) in
        let element = try ComputingProcedures.element(
            simulation, words, 1...1, kind: MediaSetKind.kindName, usage: "restore-media MEDIA")
        return ComputingProcedures.plan(
            simulation, element, "restore-media", [("missing-clip", -1), ("spans-split", 0)],
            authority: .administrator)
    }

    /// Makes a copy's bad clips again: from the card while it is kept, else from the other copy.
    static let recopyCard = ProcedureKind(
        name: "recopy-card", title: "copy bad clips of a card again, and read them back",
        plane: ApplicationsPlane.name, usage: "recopy-card OFFLOAD COPY",
        price: Price(seconds: 1800)
    ) { simulation, words throws(ActionRefusal) in
        let usage = "recopy-card OFFLOAD COPY"
        let element = try ComputingProcedures.element(
            simulation, words, 2...2, kind: OffloadKind.kindName, usage: usage)
        let model = ApplicationsModel.of(simulation.plant)
        guard let offload = model.offload(element),
            let copy = offload.description.copies.firstIndex(of: words[1])
        else {
            throw ActionRefusal(
                "`\(words[0])` has no copy `\(words[1])`", given: words[1],
                candidates: model.offload(element)?.description.copies ?? [])
        }
        let bad = Int(simulation.slot(element, OffloadKind.Slot.bad(copy)))
        let state = OffloadState(simulation, offload)
        let hasSource = bad < 0 || state.hasSource(ofClip: bad, besides: copy)
        let values: [(String, Int64)] =
            hasSource ? [(words[1] + "-bad-clip", -1), (words[1] + "-verified", 1)] : []
        return ComputingProcedures.plan(
            simulation, element, "recopy-card", values, hazards: [.dataLoss],
            fields: [
                ReadingField("copy", .text(words[1])), ReadingField("written", .flag(hasSource)),
            ])
    }

    /// Reads both copies back, and notes that it was done.
    static let verifyCard = ProcedureKind(
        name: "verify-card", title: "read a card's copies back", plane: ApplicationsPlane.name,
        usage: "verify-card OFFLOAD", price: Price(seconds: 1200), needsPresence: false
    ) { simulation, words throws(ActionRefusal) in
        let element = try ComputingProcedures.element(
            simulation, words, 1...1, kind: OffloadKind.kindName, usage: "verify-card OFFLOAD")
        let model = ApplicationsModel.of(simulation.plant)
        guard let offload = model.offload(element) else {
            throw ActionRefusal("`\(words[0])` has no copies")
        }
        let state = OffloadState(simulation, offload)
        return ComputingProcedures.plan(
            simulation, element, "verify-card",
            offload.description.copies.map { ($0 + "-verified", 1) },
            fields: [
                ReadingField("bad", .integer(Int64(state.copies.count { !$0.isGood })))
            ])
    }
}
