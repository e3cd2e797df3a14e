import Plant

/// Faults of rights on files, and of accounts.
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

/// Faults of accounts.
enum AccountModes {
    static let all = [notInGroup, accountDisabled, accountExpired, leaverActive]
    private static let ksbs = ["K4", "K8", "K9", "K18", "S6", "S11"]
    private static let kinds = [DirectoryKind.kindName]

    private static func users(
        _ plant: Plant, _ element: ElementID, where isWanted: (AccountDirectory.User) -> Bool
    ) -> [String] {
        let model = ComputingModel.of(plant)
        return (model.directories.first { $0.element == element }?.users ?? []).filter(isWanted)
            .map(\.name)
    }

    private static let everyUser:
        @Sendable (Plant, ElementID, ParameterClass) -> [FaultParameters] = {
            plant, element, parameterClass in
            users(plant, element) { !$0.isGone }
                .map { parameterClass.representative.setting("user", $0) }
        }

    private static let state:
        @Sendable (Plant, ElementID, FaultParameters) throws(ActionRefusal) -> [SlotEdit] = {
            plant, element, parameters throws(ActionRefusal) in
            let name = try NetworkFaults.pick(
                users(plant, element) { !$0.isGone }, parameters, "user")
            let word = try parameters.word("state")
            return [try ComputingModes.edit(plant, element, name + "-state", word)]
        }

    /// Somebody was never put into a group, or was taken out.
    static let notInGroup = FaultMode(
        name: "not-in-group", title: "somebody isn't in a group that they need",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass(
                "left-out", "`user` isn't in `group`", FaultParameters(["user": "", "group": ""]))
        ],
        band: .weekly, repairs: ["set", "log-in-again"], authority: .administrator,
        lookAlikes: [
            LookAlike("wrong-rights", by: "whether a colleague can: id against ls -l"),
            LookAlike("account-disabled", by: "where it is refused: at logging in or at the file"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let name = try NetworkFaults.pick(
                users(plant, element) { !$0.isGone }, parameters, "user")
            let model = ComputingModel.of(plant)
            let groups = (model.directories.first { $0.element == element }?.groups ?? [])
                .filter { plant.nominal(element, "\(name)-in-\($0)") == 1 }
            let group = try NetworkFaults.pick(groups, parameters, "group")
            return [try ComputingModes.edit(plant, element, "\(name)-in-\(group)", "no")]
        },
        places: { plant, element, parameterClass in
            let model = ComputingModel.of(plant)
            let groups = model.directories.first { $0.element == element }?.groups ?? []
            return everyUser(plant, element, parameterClass).flatMap { base in
                groups.map { base.setting("group", $0) }
            }
        },
        mend: { simulation, element, edits in
            let id = simulation.id(of: element)
            let names = edits.compactMap { edit in
                simulation.plant.layout.slots[edit.slot.index].name
                    .split(separator: "-").first.map(String.init)
            }
            return ComputingModes.bySetting(simulation, element, edits)
                + names.map { "log-in-again \(id) \($0)" }
        })

    /// An account that somebody has switched off.
    static let accountDisabled = FaultMode(
        name: "account-disabled", title: "an account is disabled", plane: ComputingPlane.name,
        elementKinds: kinds,
        classes: [
            ParameterClass(
                "disabled", "`user`'s account",
                FaultParameters(["user": "", "state": "disabled"]))
        ],
        band: .monthly, repairs: ["set"], authority: .administrator,
        lookAlikes: [LookAlike("account-expired", by: "what the directory says of the account")],
        ksbs: ksbs, inject: state, places: everyUser)

    /// An account or its password past its day, or locked after wrong passwords.
    static let accountExpired = FaultMode(
        name: "account-expired", title: "an account or its password has expired",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass(
                "expired", "the account of a freelancer",
                FaultParameters(["user": "", "state": "expired"])),
            ParameterClass(
                "password", "the password",
                FaultParameters(["user": "", "state": "password-expired"])),
            ParameterClass(
                "locked", "after wrong passwords",
                FaultParameters(["user": "", "state": "locked"])),
        ],
        band: .weekly, repairs: ["set"], authority: .administrator,
        lookAlikes: [LookAlike("account-disabled", by: "what the directory says of the account")],
        ksbs: ksbs, inject: state, places: everyUser, origin: .itself)

    /// Somebody has left, and their account hasn't.
    static let leaverActive = FaultMode(
        name: "leaver-active", title: "the account of somebody who left is active",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass("active", "`user`, who has left", FaultParameters(["user": ""]))
        ],
        band: .monthly, repairs: ["set"], authority: .administrator,
        lookAlikes: [LookAlike("account-disabled", by: "the list of leavers")], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let name = try NetworkFaults.pick(
                users(plant, element) { $0.isGone }, parameters, "user")
            return [try ComputingModes.edit(plant, element, name + "-state", "active")]
        },
        places: { plant, element, parameterClass in
            users(plant, element) { $0.isGone }
                .map { parameterClass.representative.setting("user", $0) }
        })
}
