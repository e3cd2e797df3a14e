import Plant

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
                "filling", "a cache grows since `began` (minute of the day): 55 min to the end",
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
