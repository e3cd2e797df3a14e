import Plant

/// What an update, a new machine or somebody's tidying takes from a program.
enum SystemModes {
    static let all = [
        plugInMissing, fontMissing, codecMissing, permissionLost, mountRenamed, videoDriver,
        controlDriver,
    ]
    private static let kinds = [ApplicationKind.kindName]
    private static let ksbs = ApplicationModes.ksbs + ["K5", "K17"]

    private static func missing(_ what: String, _ prefix: String, _ others: [LookAlike])
        -> FaultMode
    {
        FaultMode(
            name: what + "-missing", title: "a \(what) isn't installed",
            plane: ApplicationsPlane.name, elementKinds: kinds,
            classes: [
                ParameterClass(
                    "not-installed", "`slot`", FaultParameters(["slot": "", "value": "no"]))
            ],
            band: .weekly, repairs: ["set", "export"], authority: .administrator,
            lookAlikes: others, ksbs: ksbs, inject: ApplicationModes.oneOf(prefix),
            places: ApplicationModes.everySlot(prefix), origin: .person,
            mend: ApplicationModes.settingAndExporting)
    }

    /// An effect that doesn't render.
    static let plugInMissing = missing(
        "plug-in", "plug-in-",
        [
            LookAlike("version-drift", by: "the version that the workstation has, or none"),
            LookAlike("font-missing", by: "the program's message"),
        ])

    /// A caption in another type face.
    static let fontMissing = missing(
        "font", "font-", [LookAlike("plug-in-missing", by: "the program's message")])

    /// Media that are there and can't be read.
    static let codecMissing = missing(
        "codec", "codec-",
        [
            LookAlike("links-stale", by: "the path is right: the program finds them"),
            LookAlike("wrong-rights", by: "the listing: the files can be read"),
        ])

    /// A system update asks anew what a program may do: it sees the volume, and can't write.
    static let permissionLost = FaultMode(
        name: "permission-lost", title: "the system lets a program only read",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [
            ComputingModes.slotClass(
                "read-only", "after an update", "disk-permission", "read-only")
        ],
        band: .monthly, repairs: ["set"], authority: .administrator,
        lookAlikes: [
            LookAlike("wrong-rights", by: "`touch` on the same machine: it can write"),
            LookAlike("quota-reached", by: "`touch` on the same machine: it can write"),
        ], ksbs: ksbs + ["K18"], inject: ComputingModes.oneSlot, origin: .itself,
        mend: ComputingModes.bySetting)

    /// The workstation shows the share under another letter or name.
    static let mountRenamed = FaultMode(
        name: "mount-renamed", title: "a workstation shows a share under another name",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [
            ComputingModes.slotClass(
                "elsewhere", "another letter, or `-1` after its name", "mounted-as", "elsewhere")
        ],
        band: .weekly, repairs: ["set", "relink", "export"], authority: .administrator,
        lookAlikes: [
            LookAlike("folder-renamed", by: "a suite next door finds everything"),
            LookAlike("links-stale", by: "the path against what the workstation shows"),
        ], ksbs: ksbs, inject: ComputingModes.oneSlot, origin: .itself,
        mend: ApplicationModes.settingAndExporting)

    private static func driver(
        _ name: String, _ title: String, _ slot: String, _ others: [LookAlike]
    ) -> FaultMode {
        FaultMode(
            name: name, title: title, plane: ApplicationsPlane.name, elementKinds: kinds,
            classes: [
                ComputingModes.slotClass(
                    "blocked", "the updated system asks for leave", slot, "blocked"),
                ComputingModes.slotClass(
                    "absent", "none for the updated system", slot, "absent"),
            ],
            band: .monthly, repairs: ["set"], authority: .administrator,
            hazards: [.interruption], lookAlikes: others, ksbs: ksbs,
            inject: ComputingModes.oneSlot, origin: .itself, mend: ComputingModes.bySetting)
    }

    /// No driver for the video card: nothing leaves it.
    static let videoDriver = driver(
        "video-driver-lost", "the video card has no driver", "video-driver",
        [
            LookAlike("open-cable", by: "the program's settings page: it has no card"),
            LookAlike("misrouted-crosspoint", by: "a waveform monitor at the card itself"),
        ])

    /// No driver for tablet or control surface.
    static let controlDriver = driver(
        "control-driver-lost", "a tablet or control surface has no driver", "control-driver",
        [LookAlike("permission-lost", by: "what doesn't answer: the hand or the disk")])
}
