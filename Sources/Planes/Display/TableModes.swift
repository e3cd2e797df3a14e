import Plant

/// Faults of the tables through which a room's pictures are seen.
extension DisplayPlane {
    /// The setting of a table on a monitor or on a box, with what it nominally holds; nil where the
    /// element has none.
    private static func table(_ plant: Plant, _ element: ElementID) -> SlotID? {
        plant.kind(of: element).name == lutBoxKind.name
            ? plant.layout.slot(element, named: lutBoxTable)
            : plant.layout.slot(element, named: "lut")
    }

    /// What the other holder of a table on the same way nominally holds: the box of a monitor, or
    /// the monitor of a box. 0 for nothing.
    private static func otherTable(_ plant: Plant, _ element: ElementID) -> Int64 {
        let monitors = plant.displays.monitors
        if let box = monitors.first(where: { $0.element == element })?.box {
            return plant.nominal[box.index]
        }
        guard let own = table(plant, element),
            let monitor = monitors.first(where: { $0.box == own }),
            let slot = plant.layout.slot(monitor.element, named: "lut")
        else { return 0 }
        return plant.nominal[slot.index]
    }

    /// The edit that loads a table by its name.
    private static func load(_ plant: Plant, _ element: ElementID, _ name: String)
        throws(ActionRefusal) -> [SlotEdit]
    {
        guard let slot = table(plant, element), let index = ViewingLooks.names.firstIndex(of: name)
        else {
            throw ActionRefusal(
                "there is no table `\(name)`", given: name, candidates: ViewingLooks.names)
        }
        return [SlotEdit(slot, Int64(index))]
    }

    private static let holders = [monitorName, projectorName, lutBoxKind.name]

    private static let beside = [
        LookAlike("wrong-eotf", by: "the monitor's own patches, which no table reaches"),
        LookAlike("wrong-preset", by: "the monitor's own patches, which no table reaches"),
    ]

    /// The same table is in the box and in the monitor: greys follow the table of the table.
    static let lutTwice = FaultMode(
        name: "lut-twice", title: "a table is applied twice on its way to the screen",
        plane: planeName, elementKinds: holders,
        classes: [
            ParameterClass(
                "as-well", "the table that is on the way already", FaultParameters(["lut": "same"]))
        ],
        band: .monthly, repairs: ["set"], authority: .client,
        lookAlikes: beside + [
            LookAlike("wrong-lut", by: "which of box and monitor shows a table, and which one")
        ],
        ksbs: ["K1", "K3", "K4", "K8", "K9", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let other = otherTable(plant, element)
            guard other > 0 else {
                throw ActionRefusal("no other table is on the way of it")
            }
            let word = try parameters.word("lut")
            return try load(
                plant, element, word == "same" ? ViewingLooks.names[Int(other)] : word)
        })

    /// The table that belongs there is gone, as after a factory reset.
    static let lutMissing = FaultMode(
        name: "lut-missing", title: "the table of a room's pictures isn't loaded", plane: planeName,
        elementKinds: holders,
        classes: [
            ParameterClass(
                "none", "pictures are seen without the table", FaultParameters(["lut": "none"]))
        ],
        band: .monthly, repairs: ["set"], authority: .client,
        lookAlikes: beside,
        ksbs: ["K1", "K3", "K4", "K8", "K9", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            try load(plant, element, parameters.word("lut"))
        })

    /// Another table than the room's is loaded.
    static let wrongLUT = FaultMode(
        name: "wrong-lut", title: "another table than the room's is loaded", plane: planeName,
        elementKinds: holders,
        classes: [
            ParameterClass(
                "other", "another table of the house", FaultParameters(["lut": "cinema-26"]))
        ],
        band: .monthly, repairs: ["set"], authority: .client,
        lookAlikes: beside + [
            LookAlike("lut-twice", by: "which of box and monitor shows a table, and which one"),
            LookAlike("lut-missing", by: "which table the box or the monitor shows"),
        ],
        ksbs: ["K1", "K3", "K4", "K8", "K9", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            try load(plant, element, parameters.word("lut"))
        },
        places: { plant, element, _ in
            guard let slot = table(plant, element) else { return [] }
            let taken = [0, plant.nominal[slot.index], otherTable(plant, element)]
            return ViewingLooks.names.indices.filter { !taken.contains(Int64($0)) }
                .map { FaultParameters(["lut": ViewingLooks.names[$0]]) }
        })
}
