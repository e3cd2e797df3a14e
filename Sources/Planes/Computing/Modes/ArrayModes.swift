import Plant

/// Faults of arrays and their disks.
enum ArrayModes {
    static let all = [diskFailed, diskSlow, rebuilding]
    private static let ksbs = ["K3", "K6", "K8", "K9", "S6", "S11"]

    private static func bays(_ plant: Plant, _ element: ElementID) -> [String] {
        let model = ComputingModel.of(plant)
        let count = model.arrays.first { $0.element == element }?.disks.count ?? 0
        return count == 0 ? [] : (1...count).map { "\($0)" }
    }

    private static let everyBay: @Sendable (Plant, ElementID, ParameterClass) -> [FaultParameters] =
        {
            plant, element, parameterClass in
            bays(plant, element).map { parameterClass.representative.setting("bay", $0) }
        }

    private static let newDisk: @Sendable (Simulation, ElementID, [SlotEdit]) -> [String] = {
        simulation, element, edits in
        edits.filter { simulation.slot($0.slot) != $0.value }.compactMap { edit in
            let name = simulation.plant.layout.slots[edit.slot.index].name
            guard name.hasPrefix("disk-") else { return nil }
            return "replace-disk \(simulation.id(of: element)) \(name.dropFirst(5))"
        }
    }

    /// A disk that is gone: the array does without it.
    static let diskFailed = FaultMode(
        name: "disk-failed", title: "a disk of an array has failed", plane: ComputingPlane.name,
        elementKinds: [DiskArrayKind.kindName],
        classes: [ParameterClass("failed", "the disk in `bay`", FaultParameters(["bay": "1"]))],
        band: .yearly, repairs: ["replace-disk"], authority: .supervisor, hazards: [.dataLoss],
        lookAlikes: [
            LookAlike("disk-slow", by: "a slow disk answers: its lamp is green, its counts rise")
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let bay = try parameters.word("bay")
            return [try ComputingModes.edit(plant, element, "disk-\(bay)", "failed")]
        }, places: everyBay, mend: newDisk)

    /// A disk that answers, but only after many tries: all others wait for it.
    static let diskSlow = FaultMode(
        name: "disk-slow", title: "a disk of an array has become slow", plane: ComputingPlane.name,
        elementKinds: [DiskArrayKind.kindName],
        classes: [ParameterClass("pending", "the disk in `bay`", FaultParameters(["bay": "1"]))],
        band: .yearly, repairs: ["replace-disk"], authority: .supervisor, hazards: [.dataLoss],
        lookAlikes: [
            LookAlike("array-rebuilding", by: "the state of the array: clean, though it is slow"),
            LookAlike("store-oversubscribed", by: "the demand is as ever; one disk's counts rise"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let bay = try parameters.word("bay")
            return [try ComputingModes.edit(plant, element, "disk-\(bay)", "slow")]
        }, places: everyBay, mend: newDisk)

    /// A spare is being filled in working hours, and takes half of the array's time.
    static let rebuilding = FaultMode(
        name: "array-rebuilding", title: "an array is rebuilding in working hours",
        plane: ComputingPlane.name, elementKinds: [DiskArrayKind.kindName],
        classes: [
            ParameterClass(
                "since-nine", "the disk in `bay`, since `began` (minute of the day)",
                FaultParameters(["bay": "1", "began": "540"]))
        ],
        band: .yearly, repairs: ["set"], authority: .supervisor, hazards: [.interruption],
        lookAlikes: [
            LookAlike("store-oversubscribed", by: "the state of the array, and how far it is"),
            LookAlike("port-speed-fixed", by: "every machine stutters, not one"),
        ], ksbs: ksbs + ["K11", "K16"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let bay = try parameters.word("bay")
            let began = try parameters.integer("began", in: -20_000...20_000)
            return [
                try ComputingModes.edit(plant, element, "rebuilding", bay),
                SlotEdit(try ComputingModes.slot(plant, element, "rebuild-began"), began),
            ]
        },
        isActive: { simulation, edits in
            // It is over when the disk is full. Nothing but time does that; a low priority only
            // makes room meanwhile.
            guard let edit = edits.first, simulation.slot(edit.slot) == edit.value else {
                return false
            }
            let owner = simulation.plant.layout.slotOwners[edit.slot.index]
            let model = ComputingModel.of(simulation.plant)
            guard let index = model.arrays.firstIndex(where: { $0.element == owner }) else {
                return false
            }
            let view = StorageView(simulation)
            return view.isRebuilding(index) && simulation.slot(model.arrays[index].priority) == 0
        }, places: everyBay, origin: .itself,
        mend: { simulation, element, _ in
            ["set \(simulation.id(of: element)) rebuild-priority low"]
        })
}
