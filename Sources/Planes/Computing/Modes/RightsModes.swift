import Plant

/// Faults of rights on files.
enum RightsModes {
    static let all = [wrongRights, wrongCreateMask, parentClosed, aclMask, wrongShareGroup]
    private static let ksbs = ["K6", "K8", "K9", "K18", "S6", "S11"]
    private static let kinds = [VolumeKind.kindName]

    /// Rights of the folder or of its files, or their group, that keep its own people out.
    static let wrongRights = FaultMode(
        name: "wrong-rights", title: "files have the wrong rights", plane: ComputingPlane.name,
        elementKinds: kinds,
        classes: [
            ComputingModes.slotClass(
                "files-read-only", "the group may read the files only", "file-mode", "0640"),
            ComputingModes.slotClass(
                "folder-closed-to-group", "the folder lets nobody in", "folder-mode", "0700"),
            ComputingModes.slotClass(
                "folder-without-writing", "nothing can be made in it", "folder-mode", "2750"),
            ParameterClass(
                "other-group", "the folder belongs to another group",
                FaultParameters(["slot": "folder-group", "value": ""])),
        ],
        band: .weekly, repairs: ["set"], authority: .administrator,
        lookAlikes: [
            LookAlike("not-in-group", by: "one person or all; id against ls -l"),
            LookAlike("acl-mask-narrow", by: "the + behind the rights, and getfacl"),
            LookAlike("parent-not-traversable", by: "the rights of the folder above"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            if try parameters.word("slot") == "folder-group" {
                return [try otherGroup(plant, element, "folder-group", parameters)]
            }
            return try ComputingModes.oneSlot(plant, element, parameters)
        })

    private static func otherGroup(
        _ plant: Plant, _ element: ElementID, _ name: String, _ parameters: FaultParameters
    ) throws(ActionRefusal) -> SlotEdit {
        let slot = try ComputingModes.slot(plant, element, name)
        let model = ComputingModel.of(plant)
        let groups = model.volumes.first { $0.element == element }?.groups ?? []
        let own = Int(plant.nominal[slot.index])
        let others = groups.indices.filter { $0 != own }.map { groups[$0] }
        var word = NetworkFaults.word(parameters, "value")
        if word == nil { word = try NetworkFaults.pick(others, FaultParameters(), "value") }
        return try ComputingModes.edit(plant, element, name, word ?? "")
    }

    /// What is made shuts others out: a umask for new files, and the files made under it since.
    static let wrongCreateMask = FaultMode(
        name: "wrong-create-mask", title: "new files shut others out", plane: ComputingPlane.name,
        elementKinds: kinds,
        classes: [
            ParameterClass(
                "owner-only", "umask 077: the owner alone",
                FaultParameters(["mask": "0077", "mode": "0600"])),
            ParameterClass(
                "group-reads", "umask 027: the group reads",
                FaultParameters(["mask": "0027", "mode": "0640"])),
        ],
        band: .monthly, repairs: ["set"], authority: .administrator,
        lookAlikes: [
            LookAlike("wrong-rights", by: "the umask: new files come out the same way again")
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            [
                try ComputingModes.edit(
                    plant, element, "create-mask", try parameters.word("mask")),
                try ComputingModes.edit(plant, element, "file-mode", try parameters.word("mode")),
            ]
        })

    /// The folder above can't be passed.
    static let parentClosed = FaultMode(
        name: "parent-not-traversable", title: "a folder above can't be passed",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [
            ComputingModes.slotClass(
                "others-shut-out", "0750 on the folder above", "parent-mode", "0750")
        ],
        band: .yearly, repairs: ["set"], authority: .administrator,
        lookAlikes: [LookAlike("wrong-rights", by: "the rights of each folder on the way")],
        ksbs: ksbs, inject: ComputingModes.oneSlot)

    /// A mask of an access list that takes away what its entries give.
    static let aclMask = FaultMode(
        name: "acl-mask-narrow", title: "an access list's mask takes rights away",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [
            ComputingModes.slotClass("no-writing", "mask r-x", "acl-mask", "r-x"),
            ComputingModes.slotClass("nothing", "mask ---", "acl-mask", "---"),
        ],
        band: .yearly, repairs: ["set"], authority: .administrator,
        lookAlikes: [LookAlike("wrong-rights", by: "getfacl: #effective behind the entries")],
        ksbs: ksbs, inject: ComputingModes.oneSlot)

    /// The share is for another group.
    static let wrongShareGroup = FaultMode(
        name: "share-for-other-group", title: "a share lets another group in",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass(
                "other-group", "valid users is another group", FaultParameters(["value": ""]))
        ],
        band: .yearly, repairs: ["set"], authority: .administrator,
        lookAlikes: [
            LookAlike("not-in-group", by: "where it is refused: at the share, not at the file")
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            [try otherGroup(plant, element, "share-group", parameters)]
        })
}
