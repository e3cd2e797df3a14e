import Plant
import SimulationKernel

/// A file system on an array, shared to others: its mount, its room, and who may do what.
enum VolumeKind {
    static let kindName = "volume"
    static let bootStates = ["auto", "noauto", "too-early"]
    /// Rights of folders: with setgid, so that what is made belongs to the group.
    static let folderModes = ["2770", "2750", "0770", "0700", "2755"]
    static let parentModes = ["0755", "0750", "0700"]
    static let fileModes = ["0660", "0640", "0600", "0664"]
    /// What the list's mask leaves of a group's rights; `none` where there is no list.
    static let masks = ["none", "rwx", "r-x", "---"]
    /// The umask under which the file service makes files.
    static let createMasks = ["0007", "0027", "0077"]

    /// What its parameters say.
    struct Description {
        var array: String
        var host: String
        var directory: String
        var mount: String
        var share: String
        var folder: String
        /// In GB.
        var size: Int64
        var used: Int64
        var quota: Int64
        var groupUsed: Int64
        var reservePercent: Int64
        /// In thousands.
        var inodes: Int64
        var inodesUsed: Int64
        /// Entries in a second.
        var metadataRate: Int64
        var groups: [String]
        var editors: [String]

        init(_ source: some ParameterReading) throws(PlantProblem) {
            array = try source.word("array")
            host = try source.word("host")
            directory = try source.word("directory", default: "")
            mount = try source.word("mount")
            share = try source.word("share", default: "")
            folder = try source.word("folder", default: "show")
            size = try source.integer("size-gb", in: 10...10_000_000)
            used = try source.integer("used-gb", in: 0...size, default: size / 2)
            quota = try source.integer("quota-gb", in: 0...size, default: 0)
            groupUsed = try source.integer("group-used-gb", in: 0...size, default: used / 2)
            reservePercent = try source.integer("reserve-percent", in: 0...20, default: 5)
            inodes = try source.integer("inodes-k", in: 1...10_000_000, default: 50_000)
            inodesUsed = try source.integer("inodes-used-k", in: 0...inodes, default: inodes / 5)
            metadataRate = try source.integer(
                "folder-rate", in: 100...10_000_000, default: 20_000)
            groups = try source.words("groups")
            editors = try source.words("editors")
            if groups.isEmpty { throw source.problem("groups", "a volume without a group") }
        }
    }

    static let parameters = [
        ParameterSchema("array", "the array that it lies on", required: true),
        ParameterSchema("host", "the server that mounts and shares it", required: true),
        ParameterSchema("directory", "the directory that knows its users"),
        ParameterSchema("mount", "where it is mounted (/srv/projects)", required: true),
        ParameterSchema("share", "the name under which it is shared"),
        ParameterSchema("folder", "the folder in it that people work in"),
        ParameterSchema("size-gb", "its size in GB (10⁹ bytes)", required: true),
        ParameterSchema("used-gb", "what is in use, in GB; half where it isn't given"),
        ParameterSchema("quota-gb", "what the first group may use, in GB; 0 for all"),
        ParameterSchema("group-used-gb", "what the first group uses, in GB"),
        ParameterSchema("reserve-percent", "kept for the system, in percent; 5 by default"),
        ParameterSchema("inodes-k", "how many files it can hold, in thousands"),
        ParameterSchema("inodes-used-k", "how many there are, in thousands"),
        ParameterSchema("folder-rate", "entries of folders that it gives in a second"),
        ParameterSchema("groups", "groups that it knows; the folder's own first", required: true),
        ParameterSchema("editors", "accounts that work in the folder; the files' owner first"),
    ]

    static let kind = ElementKind(
        name: kindName, title: "shared volume", plane: ComputingPlane.name,
        parameters: parameters,
        declare: { declarer throws(PlantProblem) in
            let volume = try Description(declarer)
            declareContents(&declarer, volume)
            declareSharing(&declarer, volume)
            for name in ["mounted", "grown", "next-look"] { declarer.latch(name) }
        },
        wire: { wirer throws(PlantProblem) in
            let volume = try Description(wirer)
            try wirer.checkElement("array", volume.array)
            try wirer.checkElement("host", volume.host)
            if !volume.directory.isEmpty {
                try wirer.checkElement("directory", volume.directory)
            }
            wireMount(&wirer, volume)
            wireGrowth(&wirer)
        }, isSetAtConsole: true)

    private static func declareContents(
        _ declarer: inout ElementDeclarer, _ volume: Description
    ) {
        func slot(
            _ name: String, _ title: String, _ domain: SlotDomain, _ nominal: Int64,
            role: SlotRole = .health, hazards: [Hazard] = []
        ) {
            declarer.slot(
                SlotDeclaration(
                    name, title, domain, role: role, nominal: nominal, authority: .administrator,
                    hazards: hazards))
        }
        slot(
            "at-boot", "how it is mounted at boot", .choice(bootStates), 0, role: .setting,
            hazards: [.interruption])
        slot("errors", "the file system has found errors in itself", .boolean, 0)
        slot("used", "GB in use", .integer(0...volume.size, .none), volume.used)
        slot(
            "inodes-used", "thousands of files", .integer(0...volume.inodes, .none),
            volume.inodesUsed)
        slot("group-used", "GB of its group", .integer(0...volume.size, .none), volume.groupUsed)
        slot(
            "quota", "GB that its group may use, 0 for all", .integer(0...volume.size, .none),
            volume.quota, role: .setting)
        slot("growth", "GB that caches grow by in an hour", .integer(0...100_000, .none), 0)
        slot(
            "growth-began", "when that began (minutes from this day's midnight)",
            .integer(-20_000...20_000, .minute), 0)
        slot(
            "renamed-files", "thousands of files with names that aren't theirs",
            .integer(0...volume.inodes, .none), 0, hazards: [.dataLoss])
    }

    private static func declareSharing(
        _ declarer: inout ElementDeclarer, _ volume: Description
    ) {
        func slot(_ name: String, _ title: String, _ domain: SlotDomain, _ nominal: Int64 = 0) {
            declarer.slot(
                SlotDeclaration(
                    name, title, domain, nominal: nominal, authority: .administrator,
                    hazards: [.interruption]))
        }
        slot("exported", "it is shared", .boolean, 1)
        slot("share-writable", "who connects may write", .boolean, 1)
        slot("share-group", "the group that may connect", .index(volume.groups))
        slot("parent-mode", "rights of the folder above", .choice(parentModes))
        slot("folder-mode", "rights of the folder", .choice(folderModes))
        slot("folder-group", "group of the folder and its files", .index(volume.groups))
        slot("file-mode", "rights of the files", .choice(fileModes))
        slot("acl-mask", "mask of the access list", .choice(masks))
        slot("create-mask", "umask for new files", .choice(createMasks))
        slot("lock-by", "whose lock lies in the project", .index(volume.editors), -1)
    }

    /// Mounted where the array is there and the table of mounts says so. What is done by hand, or
    /// written into the table, counts otherwise than that only until, or from, the next restart.
    private static func wireMount(_ wirer: inout ElementWirer, _ volume: Description) {
        let boot = wirer.slot(0)
        let restart: Int64 = 24 * 3_600_000
        guard let array = wirer.layout.element(named: volume.array) else { return }
        let cells = wirer.layout.elements[array.index].slots.map { wirer.cell(SlotID($0)) }
        wirer.rule(
            wirer.latch(0),
            LatchRule(cells: [wirer.cell(boot)] + cells) { simulation in
                let model = ComputingModel.of(simulation.plant)
                guard let index = model.arrays.firstIndex(where: { $0.element == array }),
                    !StorageView(simulation).isLost(index)
                else { return 0 }
                return simulation.slot(boot) == 0 ? 1 : 0
            } step: { _, target, simulation in
                let model = ComputingModel.of(simulation.plant)
                let isLost = model.arrays.firstIndex { $0.element == array }
                    .map { StorageView(simulation).isLost($0) }
                return LatchStep(
                    value: target, afterMilliseconds: isLost == true ? 1 : restart)
            })
    }

    private static func wireGrowth(_ wirer: inout ElementWirer) {
        let growth = wirer.slot(6)
        let began = wirer.slot(7)
        wirer.rule(
            wirer.latch(1),
            LatchRule(cells: [wirer.cell(growth), wirer.cell(began)]) { simulation in
                guard simulation.slot(growth) > 0 else { return 0 }
                let minutes = simulation.clock.milliseconds / 60_000 - simulation.slot(began)
                return simulation.slot(growth) * max(0, minutes) / 60
            } step: { current, target, _ in
                LatchStep(
                    value: target,
                    afterMilliseconds: target < current ? 1 : 400 * 86_400_000)
            })
    }
}
