import Plant
import Signals

/// Faults of what hosts run: versions, processes, boot, jobs, load.
enum HostModes {
    static let all = [
        applicationDrift, processBusy, notEnabled, jobInHours, oversubscribed, metadataStorm,
        massRename,
    ]
    private static let ksbs = ["K7", "K8", "K9", "S6", "S11"]
    private static let kinds = [HostKind.kind.name]

    private static func machine(_ plant: Plant, _ element: ElementID) -> ComputingMachine? {
        ComputingModel.of(plant).machine(element)
    }

    /// A program, plug-in, driver or colour configuration that isn't the agreed version.
    static let applicationDrift = FaultMode(
        name: "version-drift", title: "a machine has another version than agreed",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass(
                "other-version", "`software` in `version`",
                FaultParameters(["software": "", "version": ""]))
        ],
        band: .weekly, repairs: ["set", "run-configuration"], authority: .administrator,
        hazards: [.interruption],
        lookAlikes: [
            LookAlike("configuration-drift", by: "whether the machine is managed: the check run"),
            LookAlike("wrong-preset", by: "another machine with the agreed version"),
        ], ksbs: ksbs + ["K5"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let software = machine(plant, element)?.software ?? []
            let name = try NetworkFaults.pick(software.map(\.name), parameters, "software")
            let versions = software.first { $0.name == name }?.versions ?? []
            let version = try NetworkFaults.pick(
                Array(versions.dropFirst()), parameters, "version")
            return [try ComputingModes.edit(plant, element, "version-" + name, version)]
        },
        places: { plant, element, parameterClass in
            (machine(plant, element)?.software ?? []).flatMap { software in
                software.versions.dropFirst().map {
                    parameterClass.representative.setting("software", software.name)
                        .setting("version", $0)
                }
            }
        })

    /// A process that takes the whole processor.
    static let processBusy = FaultMode(
        name: "process-busy", title: "a process takes the processor", plane: ComputingPlane.name,
        elementKinds: kinds,
        classes: [ParameterClass("runaway", "`process`", FaultParameters(["process": ""]))],
        band: .weekly, repairs: ["on"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("store-oversubscribed", by: "one machine stutters: top on it"),
            LookAlike("metadata-storm", by: "which machine is busy: top, and who lists folders"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let processes = machine(plant, element)?.processes ?? []
            let name = try NetworkFaults.pick(processes, parameters, "process")
            return [try ComputingModes.edit(plant, element, "busy-process", name)]
        },
        places: { plant, element, parameterClass in
            (machine(plant, element)?.processes ?? [])
                .map { parameterClass.representative.setting("process", $0) }
        },
        mend: { simulation, element, edits in
            edits.map { edit in
                let name = simulation.words(of: edit.slot)
                let windows =
                    NetworkModel.of(simulation.plant).machine(element).map {
                        NetworkModel.of(simulation.plant).machines[$0].system == .windows
                    } ?? false
                let line = windows ? "taskkill /IM \(name).exe /F" : "sudo pkill \(name)"
                return "on \(simulation.id(of: element)) \(line)"
            }
        })

    /// A service that isn't started at boot, and hasn't been since the last restart.
    static let notEnabled = FaultMode(
        name: "service-not-enabled", title: "a service isn't started at boot",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass(
                "since-restart", "`service`, not running since", FaultParameters(["service": ""]))
        ],
        band: .yearly, repairs: ["on"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("service-down", by: "whether it is enabled; a start by hand lasts one day")
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let units = machine(plant, element)?.units ?? []
            let name = try NetworkFaults.pick(units.map(\.name), parameters, "service")
            return [
                try ComputingModes.edit(plant, element, "boot-" + name, "no"),
                try ComputingModes.edit(plant, element, "service-" + name, "stopped"),
            ]
        },
        places: { plant, element, parameterClass in
            (machine(plant, element)?.units ?? [])
                .map { parameterClass.representative.setting("service", $0.name) }
        },
        mend: { simulation, element, edits in
            edits.compactMap { edit in
                let name = simulation.plant.layout.slots[edit.slot.index].name
                let host = simulation.id(of: element)
                if name.hasPrefix("boot-") {
                    return "on \(host) sudo systemctl enable \(name.dropFirst(5))"
                }
                return "on \(host) sudo systemctl start \(name.dropFirst(8))"
            }
        })

    /// A job that belongs into the night runs in working hours.
    static let jobInHours = FaultMode(
        name: "job-in-hours", title: "a scheduled job runs in working hours",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass(
                "morning", "`job` at `minute` of the day",
                FaultParameters(["job": "", "minute": "570"])),
            ParameterClass(
                "afternoon", "`job` at `minute` of the day",
                FaultParameters(["job": "", "minute": "840"])),
        ],
        band: .monthly, repairs: ["set"], authority: .administrator,
        lookAlikes: [
            LookAlike("array-rebuilding", by: "the state of the array; the table of jobs"),
            LookAlike("store-oversubscribed", by: "it ends by itself; the table of jobs"),
        ], ksbs: ksbs + ["K11"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let jobs = machine(plant, element)?.jobs ?? []
            let name = try NetworkFaults.pick(jobs.map(\.name), parameters, "job")
            let minute = try parameters.integer("minute", in: 0...1439)
            return [
                SlotEdit(try ComputingModes.slot(plant, element, "job-\(name)-at"), minute)
            ]
        },
        places: { plant, element, parameterClass in
            (machine(plant, element)?.jobs ?? [])
                .map { parameterClass.representative.setting("job", $0.name) }
        }, mend: ComputingModes.bySetting)

    /// More is played than the store can give.
    static let oversubscribed = FaultMode(
        name: "store-oversubscribed", title: "a machine plays more than the store can give",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass(
                "many-streams", "sixteen streams at once",
                FaultParameters(["slot": "streams", "value": "16"])),
            ParameterClass(
                "uncompressed", "uncompressed 4K instead of a codec",
                FaultParameters(["slot": "codec", "value": "exr-none-4k"])),
        ],
        band: .weekly, repairs: ["set"], authority: .client, hazards: [.interruption],
        lookAlikes: [
            LookAlike("array-rebuilding", by: "arithmetic: streams times rate against the link"),
            LookAlike("job-in-hours", by: "who reads: the flows at the server"),
        ], ksbs: ksbs + ["K4", "K16"], inject: ComputingModes.oneSlot, origin: .person,
        mend: ComputingModes.bySetting)

    /// A program lists folders without end.
    static let metadataStorm = FaultMode(
        name: "metadata-storm", title: "a machine lists folders without end",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [
            ComputingModes.slotClass(
                "crawler", "100,000 entries in a second", "folder-reads", "100000")
        ],
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike("mass-rename", by: "whether it writes too, and what the files are called")
        ], ksbs: ksbs, inject: ComputingModes.oneSlot, origin: .itself,
        mend: ComputingModes.bySetting)

    /// A program rewrites and renames everything that its machine can reach.
    static let massRename = FaultMode(
        name: "mass-rename", title: "a program encrypts the files of a share",
        plane: ComputingPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass(
                "under-way", "thousands of files already have another name: `files`",
                FaultParameters(["files": "12"]))
        ],
        band: .onceACareer, repairs: ["unplug", "reimage", "restore-volume"],
        authority: .supervisor, hazards: [.dataLoss, .interruption],
        lookAlikes: [
            LookAlike("wrong-rights", by: "what the files are called"),
            LookAlike("metadata-storm", by: "whether it writes too, and what files are called"),
        ], ksbs: ["K8", "K14", "K18", "S6", "B2"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let model = ComputingModel.of(plant)
            let files = try parameters.integer("files", in: 1...10_000)
            guard let playback = model.machine(element)?.playback,
                let index = model.volume(url: playback.share, plant)
            else { throw ActionRefusal("it mounts no share") }
            let volume = model.volumes[index]
            return [
                SlotEdit(playback.renames, 1),
                SlotEdit(volume.slots.renamed, min(files, volume.inodes)),
            ]
        }, origin: .person,
        mend: { simulation, element, edits in
            let layout = simulation.plant.layout
            let volumes = edits.map { layout.slotOwners[$0.slot.index] }.filter { $0 != element }
            return ["reimage \(simulation.id(of: element))"]
                + volumes.map { "restore-volume \(simulation.id(of: $0))" }
        })
}
