import Plant

/// Faults of cards and their copies.
enum OffloadModes {
    static let all = [unverified, notReadBack, cardInUse]
    private static let kinds = [OffloadKind.kindName]
    private static let ksbs = ApplicationModes.ksbs + ["K18"]

    private static func copies(_ plant: Plant, _ element: ElementID) -> [String] {
        ApplicationsModel.of(plant).offload(element)?.description.copies ?? []
    }

    private static let everyCopy:
        @Sendable (Plant, ElementID, ParameterClass) -> [FaultParameters] = {
            plant, element, parameterClass in
            copies(plant, element).map { parameterClass.representative.setting("copy", $0) }
        }

    /// The edits of a copy with a bad clip that nobody read back.
    private static func badCopy(
        _ plant: Plant, _ element: ElementID, _ parameters: FaultParameters
    ) throws(ActionRefusal) -> [SlotEdit] {
        let copy = try NetworkFaults.pick(copies(plant, element), parameters, "copy")
        let paths = ApplicationsModel.of(plant).offload(element)?.description.paths ?? []
        let clip = try NetworkFaults.pick(paths, parameters, "clip")
        return [
            try ComputingModes.edit(plant, element, copy + "-bad-clip", clip),
            try ComputingModes.edit(plant, element, copy + "-verified", "no"),
        ]
    }

    /// The copies of an offload that aren't right, or weren't read back.
    private static let recopying: @Sendable (Simulation, ElementID, [SlotEdit]) -> [String] = {
        simulation, element, edits in
        let names = edits.map { simulation.plant.layout.slots[$0.slot.index].name }
        return copies(simulation.plant, element).filter { names.contains($0 + "-bad-clip") }
            .map { "recopy-card \(simulation.id(of: element)) \($0)" }
    }

    /// A copy with a bad clip, of which nobody knows: it was never read back.
    static let unverified = FaultMode(
        name: "copy-unverified", title: "a copy has a bad clip, and wasn't read back",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass(
                "one-bad", "`clip` of `copy`", FaultParameters(["copy": "", "clip": ""]))
        ],
        band: .yearly, repairs: ["recopy-card"], hazards: [.dataLoss],
        lookAlikes: [
            LookAlike("copy-not-read-back", by: "reading both copies back: hashes"),
            LookAlike("card-in-use-again", by: "what has become of the card"),
        ], ksbs: ksbs, inject: badCopy, places: everyCopy, origin: .itself, mend: recopying)

    /// A copy that is right, of which nobody knows it.
    static let notReadBack = FaultMode(
        name: "copy-not-read-back", title: "a copy wasn't read back",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass("not-read-back", "`copy`", FaultParameters(["copy": ""]))
        ],
        band: .weekly, repairs: ["verify-card"],
        lookAlikes: [LookAlike("copy-unverified", by: "reading both copies back: hashes")],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let copy = try NetworkFaults.pick(copies(plant, element), parameters, "copy")
            return [try ComputingModes.edit(plant, element, copy + "-verified", "no")]
        }, places: everyCopy, origin: .person,
        mend: { simulation, element, _ in ["verify-card \(simulation.id(of: element))"] })

    /// The card has gone out again before both copies were known to be right. What it had is gone:
    /// the bad clip can come from the other copy only, and the card stays used.
    static let cardInUse = FaultMode(
        name: "card-in-use-again", title: "a card was used again too early",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass(
                "one-bad", "`clip` of `copy` is bad", FaultParameters(["copy": "", "clip": ""]))
        ],
        band: .yearly, repairs: ["recopy-card"], hazards: [.dataLoss],
        lookAlikes: [LookAlike("copy-unverified", by: "what has become of the card")],
        ksbs: ksbs + ["K14"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            try badCopy(plant, element, parameters)
                + [try ComputingModes.edit(plant, element, "card", "in-use-again")]
        },
        isActive: { simulation, edits in
            edits.dropLast().contains { simulation.slot($0.slot) == $0.value }
        }, places: everyCopy, origin: .person, mend: recopying)
}
