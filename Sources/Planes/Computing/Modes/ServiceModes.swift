import Plant

/// Faults of licences and of managed configurations.
enum ServiceModes {
    static let all = [
        seatsLeaked, licenceExpired, licenceHost, clockBack, configurationDrift, wrongSource,
        runsOff,
    ]
    private static let ksbs = ["K7", "K8", "K9", "S6", "S11"]
    private static let pools = [LicencePoolKind.kindName]

    private static func features(_ plant: Plant, _ element: ElementID) -> [LicencePool.Feature] {
        ComputingModel.of(plant).pools.first { $0.element == element }?.features ?? []
    }

    private static let everyFeature:
        @Sendable (Plant, ElementID, ParameterClass) -> [FaultParameters] = {
            plant, element, parameterClass in
            features(plant, element)
                .map { parameterClass.representative.setting("feature", $0.name) }
        }

    /// Programs that died have kept their seats.
    static let seatsLeaked = FaultMode(
        name: "seats-leaked", title: "licence seats are held by nobody",
        plane: ComputingPlane.name, elementKinds: pools,
        classes: [
            ParameterClass("all", "all seats of `feature`", FaultParameters(["feature": ""]))
        ],
        band: .monthly, repairs: ["release-seats"], authority: .administrator,
        lookAlikes: [
            LookAlike("licence-expired", by: "the error number; the server's list of users"),
            LookAlike("service-down", by: "whether the server answers"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let own = features(plant, element)
            let name = try NetworkFaults.pick(own.map(\.name), parameters, "feature")
            guard let feature = own.first(where: { $0.name == name }) else { return [] }
            return [SlotEdit(feature.leaked, feature.seats)]
        }, places: everyFeature,
        mend: { simulation, element, edits in
            edits.map { edit in
                let name = simulation.plant.layout.slots[edit.slot.index].name
                return "release-seats \(simulation.id(of: element)) "
                    + name.dropLast("-leaked".count)
            }
        })

    /// A licence past its day.
    static let licenceExpired = FaultMode(
        name: "licence-expired", title: "a licence has expired", plane: ComputingPlane.name,
        elementKinds: pools,
        classes: [
            ParameterClass(
                "yesterday", "`feature`, yesterday", FaultParameters(["feature": ""]))
        ],
        band: .yearly, repairs: ["set"], authority: .vendor,
        lookAlikes: [
            LookAlike("server-clock-back", by: "the error number: -10 or -88"),
            LookAlike("seats-leaked", by: "the error number: -10 or -4"),
        ], ksbs: ksbs + ["K14"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let own = features(plant, element)
            let name = try NetworkFaults.pick(own.map(\.name), parameters, "feature")
            guard let feature = own.first(where: { $0.name == name }) else { return [] }
            return [SlotEdit(feature.days, -1)]
        }, places: everyFeature, origin: .itself)

    /// The licence file is for another hardware address: the card or the server was changed.
    static let licenceHost = FaultMode(
        name: "licence-for-other-host", title: "the licence file is for another server",
        plane: ComputingPlane.name, elementKinds: pools,
        classes: [
            ComputingModes.slotClass("hostid", "another host id", "file-fits-host", "no")
        ],
        band: .yearly, repairs: ["set"], authority: .vendor,
        lookAlikes: [LookAlike("licence-expired", by: "the error number: -9 or -10")],
        ksbs: ksbs + ["K14"], inject: ComputingModes.oneSlot)

    /// The server's clock was set back, and the daemon has noticed.
    static let clockBack = FaultMode(
        name: "server-clock-back", title: "a licence server's clock was set back",
        plane: ComputingPlane.name, elementKinds: pools,
        classes: [
            ComputingModes.slotClass("two-days", "by two days", "clock-behind", "2")
        ],
        band: .yearly, repairs: ["set"], authority: .administrator,
        lookAlikes: [LookAlike("licence-expired", by: "the error number: -88 or -10")],
        ksbs: ksbs, inject: ComputingModes.oneSlot, origin: .itself)

    // MARK: Configurations

    private static let configurations = [ConfigurationKind.kindName]

    private static func entries(_ plant: Plant, _ element: ElementID)
        -> [ManagedConfiguration.Entry]
    {
        ComputingModel.of(plant).configurations.first { $0.element == element }?.entries ?? []
    }

    private static let everyEntry:
        @Sendable (Plant, ElementID, ParameterClass) -> [FaultParameters] = {
            plant, element, parameterClass in
            entries(plant, element)
                .map { parameterClass.representative.setting("entry", $0.path) }
        }

    private static func other(
        _ plant: Plant, _ element: ElementID, _ parameters: FaultParameters
    ) throws(ActionRefusal) -> (entry: ManagedConfiguration.Entry, value: Int64) {
        let own = entries(plant, element)
        let path = try NetworkFaults.pick(own.map(\.path), parameters, "entry")
        guard let entry = own.first(where: { $0.path == path }) else {
            throw ActionRefusal("there is no entry `\(path)`")
        }
        if let word = NetworkFaults.word(parameters, "value") {
            guard let value = plant.value(ofWord: word, for: entry.actual) else {
                throw ActionRefusal(
                    "`\(path)` can't be `\(word)`",
                    advice: plant.expectation(for: entry.actual), given: word)
            }
            return (entry, value)
        }
        let now = plant.nominal[entry.actual.index]
        switch plant.layout.slots[entry.actual.index].domain {
        case .boolean: return (entry, 1 - now)
        case .choice(let names): return (entry, (now + 1) % Int64(names.count))
        case .integer(let range, _):
            return (entry, range.contains(now + 1) ? now + 1 : now - 1)
        default: throw ActionRefusal("`\(path)` has no other value here")
        }
    }

    /// Somebody changed by hand what is managed. The next run takes it back.
    static let configurationDrift = FaultMode(
        name: "configuration-drift", title: "something managed was changed by hand",
        plane: ComputingPlane.name, elementKinds: configurations,
        classes: [
            ParameterClass(
                "by-hand", "`entry`, which the schedule has left alone since",
                FaultParameters(["entry": ""]))
        ],
        band: .weekly, repairs: ["run-configuration", "set"], authority: .administrator,
        hazards: [.interruption],
        lookAlikes: [
            LookAlike("wrong-source", by: "what a run in check mode would change"),
            LookAlike("version-drift", by: "what a run in check mode would change"),
        ], ksbs: ksbs + ["K5"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let (entry, value) = try other(plant, element, parameters)
            return [
                SlotEdit(entry.actual, value),
                try ComputingModes.edit(plant, element, "runs", "no"),
            ]
        }, places: everyEntry, origin: .person,
        mend: { simulation, element, _ in
            let id = simulation.id(of: element)
            return ["set \(id) runs yes", "run-configuration \(id)"]
        })

    /// The source says something wrong, and every run makes it so again.
    static let wrongSource = FaultMode(
        name: "wrong-source", title: "a configuration's source has a wrong value",
        plane: ComputingPlane.name, elementKinds: configurations,
        classes: [
            ParameterClass(
                "applied", "`entry`, applied since", FaultParameters(["entry": ""]))
        ],
        band: .monthly, repairs: ["change-source", "run-configuration"],
        authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("configuration-drift", by: "what a run in check mode would change"),
            LookAlike("version-drift", by: "a mend by hand doesn't last"),
        ], ksbs: ksbs + ["K5", "K15"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let (entry, value) = try other(plant, element, parameters)
            return [SlotEdit(entry.desired, value), SlotEdit(entry.actual, value)]
        }, places: everyEntry, origin: .person,
        mend: { simulation, element, edits in
            let id = simulation.id(of: element)
            let layout = simulation.plant.layout
            let changes = edits.filter { layout.slotOwners[$0.slot.index] == element }.map { edit in
                "change-source \(id) \(layout.slots[edit.slot.index].name) "
                    + simulation.words(of: edit.slot, value: edit.value)
            }
            return changes + ["run-configuration \(id)"]
        })

    /// Nothing is applied any more; nobody notices until something drifts.
    static let runsOff = FaultMode(
        name: "configuration-not-applied", title: "a configuration isn't applied any more",
        plane: ComputingPlane.name, elementKinds: configurations,
        classes: [ComputingModes.slotClass("paused", "no runs by schedule", "runs", "no")],
        band: .monthly, repairs: ["set"], authority: .administrator,
        lookAlikes: [
            LookAlike("configuration-drift", by: "whether anything differs: the check run")
        ], ksbs: ksbs + ["K5"], inject: ComputingModes.oneSlot)
}
