import Plant

/// What is set wrongly in a project.
enum ProjectModes {
    static let all = [
        projectRate, sequenceRate, labels, wrongScan, colourManagement, viewingTable, delay, links,
    ]
    private static let kinds = [ApplicationKind.kindName]
    private static let ksbs = ApplicationModes.ksbs

    /// The project runs at another rate than its sequence: sound and picture part.
    static let projectRate = FaultMode(
        name: "project-rate-wrong", title: "a project has another rate than its sequence",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: ApplicationModes.rateClasses("project-rate", ["24", "23.976", "29.97"]),
        band: .monthly, repairs: ["set", "export"], authority: .client,
        hazards: [.interruption],
        lookAlikes: [
            LookAlike("sequence-rate-wrong", by: "what leaves the card: its format is the same"),
            LookAlike("clock-flag-wrong", by: "a tone: its pitch is right"),
        ], ksbs: ksbs + ["K1"], inject: ComputingModes.oneSlot,
        mend: ApplicationModes.settingAndExporting)

    /// The sequence was made at another rate than the project and the job.
    static let sequenceRate = FaultMode(
        name: "sequence-rate-wrong", title: "a sequence has the wrong rate",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: ApplicationModes.rateClasses("sequence-rate", ["24", "23.976", "29.97"]),
        band: .monthly, repairs: ["set", "export"], authority: .client,
        hazards: [.interruption],
        lookAlikes: [
            LookAlike("project-rate-wrong", by: "the format of the card against the sequence"),
            LookAlike("list-rate-wrong", by: "whether it plays right where it was cut"),
        ], ksbs: ksbs + ["K1"], inject: ComputingModes.oneSlot,
        mend: ApplicationModes.settingAndExporting)

    /// Labels counted drop-frame where non-drop is agreed, or the other way round.
    static let labels = FaultMode(
        name: "labels-wrong", title: "a sequence counts labels in the other way",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass(
                "other-count", "drop-frame for non-drop, or back",
                FaultParameters(["slot": "labels"]))
        ],
        band: .monthly, repairs: ["set", "export"], authority: .client,
        lookAlikes: [
            LookAlike("list-labels-wrong", by: "what the sequence says, and what the list says"),
            LookAlike("sequence-rate-wrong", by: "18 frames in ten minutes, and none of it speed"),
        ], ksbs: ksbs + ["K1"],
        inject: ApplicationModes.turnedRound("sequence-rate"),
        mend: ApplicationModes.settingAndExporting)

    /// A progressive sequence in an interlaced frame.
    static let wrongScan = FaultMode(
        name: "sequence-scan-wrong", title: "a sequence has the wrong scan",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: ApplicationKind.scans.map {
            ComputingModes.slotClass($0, "made \($0)", "scan", $0)
        },
        band: .monthly, repairs: ["set", "export"], authority: .client,
        lookAlikes: [
            LookAlike("export-scan-wrong", by: "what leaves the card against the sequence")
        ], ksbs: ksbs + ["K1"], inject: ComputingModes.oneSlot,
        mend: ApplicationModes.settingAndExporting)

    /// Pictures taken for what they aren't: in the room and in every file.
    static let colourManagement = FaultMode(
        name: "colour-management-wrong", title: "colour management is set wrongly",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [
            ComputingModes.slotClass(
                "unmanaged", "log pictures as they are", "colour-management", "unmanaged"),
            ComputingModes.slotClass("p3", "P3 taken for BT.709", "colour-management", "p3"),
        ],
        band: .weekly, repairs: ["set", "export"], authority: .client,
        lookAlikes: [
            LookAlike("viewing-lut-left-on", by: "a file analyser: the file is wrong too"),
            LookAlike("wrong-data-range", by: "bars from the program's generator are right"),
            LookAlike("wrong-preset", by: "a waveform monitor at the card"),
        ], ksbs: ksbs + ["K3", "S3"], inject: ComputingModes.oneSlot,
        mend: ApplicationModes.settingAndExporting)

    /// A table left in the way to the output; files don't have it.
    static let viewingTable = FaultMode(
        name: "viewing-lut-left-on", title: "a viewing table was left on",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: ["log-to-709", "show"].map {
            ComputingModes.slotClass($0, "the table \($0)", "viewing-lut", $0)
        },
        band: .weekly, repairs: ["set"], authority: .client,
        lookAlikes: [
            LookAlike("colour-management-wrong", by: "a file analyser: the file is right"),
            LookAlike("wrong-preset", by: "a waveform monitor at the card"),
        ], ksbs: ksbs + ["K3", "S3"], inject: ComputingModes.oneSlot,
        mend: ComputingModes.bySetting)

    /// What goes through plug-ins comes late, and goes late into what is printed.
    static let delay = FaultMode(
        name: "program-delay-compensation-off", title: "delays of plug-ins aren't made up for",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [
            ComputingModes.slotClass("off", "switched off", "delay-compensation", "off")
        ],
        band: .monthly, repairs: ["set", "export"], authority: .client,
        lookAlikes: [
            LookAlike("project-rate-wrong", by: "it is late by as much at the end as at the start")
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let model = ApplicationsModel.of(plant)
            guard (model.program(element)?.delay ?? 0) > 0 else {
                throw ActionRefusal("nothing here is late")
            }
            return try ComputingModes.oneSlot(plant, element, parameters)
        }, mend: ApplicationModes.settingAndExporting)

    /// Links that point to where media lay on another day.
    static let links = FaultMode(
        name: "links-stale", title: "a project looks for media elsewhere",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass(
                "other-folder", "at another folder: `slot`",
                FaultParameters(["slot": "", "value": "other-name"])),
            ParameterClass(
                "other-mount", "at another volume or letter: `slot`",
                FaultParameters(["slot": "", "value": "agreed-elsewhere"])),
        ],
        band: .weekly, repairs: ["relink"], authority: .client,
        lookAlikes: [
            LookAlike("folder-renamed", by: "another project with the same media"),
            LookAlike("mount-renamed", by: "what the workstation calls the volume"),
            LookAlike("clips-deleted", by: "a few clips or all of them"),
        ], ksbs: ksbs, inject: ApplicationModes.oneOf("links-"),
        places: ApplicationModes.everySlot("links-"), origin: .person,
        mend: { simulation, element, _ in
            ["relink \(simulation.id(of: element))"]
                + ApplicationModes.exports(simulation, element)
        })
}
