import Plant

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
