import Plant

/// The fault modes of computing and storage, and what injecting them has in common.
enum ComputingModes {
    static let all =
        ArrayModes.all + VolumeModes.all + RightsModes.all + AccountModes.all + HostModes.all
        + ServiceModes.all + MediaModes.all

    /// A slot of an element by name; a refusal that suggests others where it has none.
    static func slot(_ plant: Plant, _ element: ElementID, _ name: String) throws(ActionRefusal)
        -> SlotID
    {
        try NetworkFaults.slot(plant, element, name)
    }

    /// One edit of a slot by name, to a value in words.
    static func edit(_ plant: Plant, _ element: ElementID, _ name: String, _ word: String)
        throws(ActionRefusal) -> SlotEdit
    {
        let slot = try slot(plant, element, name)
        guard let value = plant.value(ofWord: word, for: slot) else {
            throw ActionRefusal(
                "`\(name)` can't be `\(word)`", advice: plant.expectation(for: slot), given: word)
        }
        return SlotEdit(slot, value)
    }

    /// A fault that gives one slot a value: parameters `slot` and `value`.
    ///
    /// Most faults of settings are of this form; a mode's classes say which slots and values.
    static let oneSlot:
        @Sendable (Plant, ElementID, FaultParameters) throws(ActionRefusal) -> [SlotEdit] = {
            plant, element, parameters throws(ActionRefusal) in
            let name = try parameters.word("slot")
            return [try edit(plant, element, name, try parameters.word("value"))]
        }

    /// A class of such a fault.
    static func slotClass(_ name: String, _ meaning: String, _ slot: String, _ value: String)
        -> ParameterClass
    {
        ParameterClass(name, meaning, FaultParameters(["slot": slot, "value": value]))
    }

    /// Mending by one line at the element itself: `VERB ELEMENT`.
    static func by(_ verb: String) -> @Sendable (Simulation, ElementID, [SlotEdit]) -> [String] {
        { simulation, element, _ in ["\(verb) \(simulation.id(of: element))"] }
    }

    /// Mending by `set` for each slot that isn't right.
    static let bySetting: @Sendable (Simulation, ElementID, [SlotEdit]) -> [String] = {
        simulation, _, edits in
        edits.filter { simulation.slot($0.slot) != $0.value }.map { edit in
            let layout = simulation.plant.layout
            let owner = simulation.id(of: layout.slotOwners[edit.slot.index])
            return "set \(owner) \(layout.slots[edit.slot.index].name) "
                + simulation.words(of: edit.slot, value: edit.value)
        }
    }
}

/// Faults of arrays and their disks.
enum ArrayModes {
    static let all = [diskFailed, diskSlow, rebuilding]
    private static let ksbs = ["K3", "K6", "K8", "K9", "S6", "S11"]

    private static func bays(_ plant: Plant, _ element: ElementID) -> [String] {
        let model = ComputingModel.of(plant)
        let count = model.arrays.first { $0.element == element }?.disks.count ?? 0
        return count == 0 ? [] : (1...count).map { "\($0)" }
    }

    private static let everyBay:
        @Sendable (Plant, ElementID, ParameterClass) -> [FaultParameters] = {
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
            LookAlike("disk-slow", by: "a slow disk still answers: its lamp is green, the counts rise")
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

/// Faults of volumes: room, mounts, sharing, locks.
enum VolumeModes {
    static let all = [
        full, quotaReached, inodesOut, notMounted, readOnly, notExported, shareReadOnly, staleLock,
    ]
    private static let ksbs = ["K6", "K8", "K9", "S6", "S11", "S12"]
    private static let kinds = [VolumeKind.kindName]

    private static func volume(_ plant: Plant, _ element: ElementID) throws(ActionRefusal)
        -> SharedVolume
    {
        let model = ComputingModel.of(plant)
        guard let volume = model.volumes.first(where: { $0.element == element }) else {
            throw ActionRefusal("that isn't a volume")
        }
        return volume
    }

    /// A volume without room: into the system's reserve, to the last byte, or soon.
    static let full = FaultMode(
        name: "volume-full", title: "a volume is full", plane: ComputingPlane.name,
        elementKinds: kinds,
        classes: [
            ParameterClass(
                "reserve-left", "full for users, the system's reserve is free",
                FaultParameters(["how": "reserve-left"])),
            ParameterClass(
                "full", "full to the last byte", FaultParameters(["how": "full"])),
            ParameterClass(
                "filling", "a cache grows since `began` (minute of the day) and fills it in 55 min",
                FaultParameters(["how": "filling", "began": "540"])),
        ],
        band: .monthly, repairs: ["tidy"], authority: .administrator, hazards: [.dataLoss],
        lookAlikes: [
            LookAlike("inodes-used-up", by: "bytes against inodes: df and df -i"),
            LookAlike("quota-reached", by: "the message, and that others still write"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let volume = try volume(plant, element)
            let used = volume.slots.used
            let room = volume.size - volume.reserve
            switch try parameters.word("how") {
            case "reserve-left": return [SlotEdit(used, room)]
            case "full": return [SlotEdit(used, volume.size)]
            case "filling":
                let began = try parameters.integer("began", in: -20_000...20_000)
                let growth = min(
                    100_000, max(1, (room - plant.nominal[used.index]) * 60 / 55))
                return [
                    SlotEdit(volume.slots.growth, growth),
                    SlotEdit(volume.slots.growthBegan, began),
                ]
            case let word:
                throw ActionRefusal(
                    "`how` is `\(word)`", advice: "`reserve-left`, `full` or `filling`")
            }
        },
        isActive: { simulation, edits in
            edits.first.map { simulation.slot($0.slot) == $0.value } ?? false
        }, origin: .person, mend: ComputingModes.by("tidy"))

    /// The group has used what it may.
    static let quotaReached = FaultMode(
        name: "quota-reached", title: "a group has used its quota", plane: ComputingPlane.name,
        elementKinds: kinds,
        classes: [
            ParameterClass("at-quota", "as much as the quota", FaultParameters(["over": "0"]))
        ],
        band: .monthly, repairs: ["tidy", "set"], authority: .administrator,
        lookAlikes: [LookAlike("volume-full", by: "df: there is room; the quota's report")],
        ksbs: ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            let volume = try volume(plant, element)
            let quota = plant.nominal[volume.slots.quota.index]
            guard quota > 0 else { throw ActionRefusal("it has no quota") }
            return [SlotEdit(volume.slots.groupUsed, quota)]
        }, origin: .person, mend: ComputingModes.by("tidy"))

    /// Files by the million: no room for another, though there is room for bytes.
    static let inodesOut = FaultMode(
        name: "inodes-used-up", title: "a volume can't hold another file",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [ParameterClass("all", "all inodes", FaultParameters())],
        band: .yearly, repairs: ["tidy"], authority: .administrator, hazards: [.dataLoss],
        lookAlikes: [LookAlike("volume-full", by: "bytes against inodes: df and df -i")],
        ksbs: ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            let volume = try volume(plant, element)
            return [SlotEdit(volume.slots.inodesUsed, volume.inodes)]
        }, origin: .person, mend: ComputingModes.by("tidy"))

    /// After the last restart it wasn't mounted.
    static let notMounted = FaultMode(
        name: "not-mounted-after-boot", title: "a volume wasn't mounted after a restart",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [
            ComputingModes.slotClass(
                "noauto", "the table of mounts leaves it out", "at-boot", "noauto"),
            ComputingModes.slotClass(
                "too-early", "it is mounted before its array is there", "at-boot", "too-early"),
        ],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("share-not-exported", by: "whether the server has the volume itself")
        ], ksbs: ksbs, inject: ComputingModes.oneSlot,
        mend: { simulation, element, edits in
            let model = ComputingModel.of(simulation.plant)
            let volume = model.volumes.first { $0.element == element }
            let mounting = volume.map {
                ["on \(simulation.id(of: $0.host)) sudo mount \($0.mount)"]
            }
            return ComputingModes.bySetting(simulation, element, edits) + (mounting ?? [])
        })

    /// The file system has found errors in itself, and takes no more writes.
    static let readOnly = FaultMode(
        name: "read-only-remount", title: "a file system was remounted read-only after errors",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [ComputingModes.slotClass("errors", "after errors", "errors", "yes")],
        band: .yearly, repairs: ["repair-volume"], authority: .administrator,
        hazards: [.interruption, .dataLoss],
        lookAlikes: [
            LookAlike("share-read-only", by: "the server's own mount: ro, and its log"),
            LookAlike("wrong-rights", by: "the message, and that nobody can write"),
        ], ksbs: ksbs, inject: ComputingModes.oneSlot, mend: ComputingModes.by("repair-volume"))

    /// The share isn't in the server's configuration.
    static let notExported = FaultMode(
        name: "share-not-exported", title: "a volume isn't shared", plane: ComputingPlane.name,
        elementKinds: kinds,
        classes: [ComputingModes.slotClass("left-out", "no share of it", "exported", "no")],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("not-mounted-after-boot", by: "whether the server has the volume itself")
        ], ksbs: ksbs, inject: ComputingModes.oneSlot)

    /// The share lets nobody write, whatever the files' rights say.
    static let shareReadOnly = FaultMode(
        name: "share-read-only", title: "a share can only be read", plane: ComputingPlane.name,
        elementKinds: kinds,
        classes: [
            ComputingModes.slotClass("read-only", "read only = yes", "share-writable", "no")
        ],
        band: .yearly, repairs: ["set"], authority: .administrator,
        lookAlikes: [
            LookAlike("wrong-rights", by: "the share's configuration; writing on the server works")
        ], ksbs: ksbs, inject: ComputingModes.oneSlot)

    /// A lock of somebody whose program is no longer there.
    static let staleLock = FaultMode(
        name: "stale-lock", title: "a lock is left of a program that is gone",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass("left", "the lock of `editor`", FaultParameters(["editor": ""]))
        ],
        band: .weekly, repairs: ["clear-lock"], authority: .administrator, hazards: [.dataLoss],
        lookAlikes: [
            LookAlike("wrong-rights", by: "the lock's owner, and that nobody has it open")
        ], ksbs: ksbs + ["K4"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let volume = try volume(plant, element)
            let name = try NetworkFaults.pick(volume.editors, parameters, "editor")
            return [try ComputingModes.edit(plant, element, "lock-by", name)]
        },
        places: { plant, element, parameterClass in
            let model = ComputingModel.of(plant)
            let editors = model.volumes.first { $0.element == element }?.editors ?? []
            return editors.map { parameterClass.representative.setting("editor", $0) }
        }, origin: .itself, mend: ComputingModes.by("clear-lock"))
}
