import Plant

/// What is wrong with a file's sound, contents and papers, and with how it is tested.
enum MixModes {
    static let all = [level, limiter, flashes, captions, slate, keyWindow, template]

    /// A mix at another target.
    static let level = ExportModes.mode(
        "mix-level-wrong", "a mix has the wrong level",
        [
            ComputingModes.slotClass("loud", "2.2 dB up", "mix-gain", "2200"),
            ComputingModes.slotClass("quiet", "4 dB down", "mix-gain", "-4000"),
        ],
        [
            LookAlike("true-peaks", by: "the loudness: peaks alone don't move it"),
            LookAlike("qc-template-wrong", by: "the specification's own figures"),
        ], .weekly, .client)

    /// A limiter that looks at samples: what lies between them passes.
    static let limiter = ExportModes.mode(
        "true-peaks", "a limiter doesn't hold true peaks",
        [
            ComputingModes.slotClass(
                "sample-peak", "it looks at samples", "limiter", "sample-peak"),
            ComputingModes.slotClass("off", "it is off", "limiter", "off"),
        ],
        [
            LookAlike("mix-level-wrong", by: "the loudness is right"),
            LookAlike("qc-template-wrong", by: "the specification's own figures"),
        ], .monthly, .client)

    /// A scene whose flashing wasn't toned down.
    static let flashes = ExportModes.mode(
        "flashes-left", "a scene flashes too often",
        [
            ComputingModes.slotClass("lightning", "all of it", "flashing-scene", "lightning"),
            ComputingModes.slotClass(
                "photographers", "part of it", "flashing-scene", "photographers"),
        ],
        [LookAlike("legaliser-off", by: "a flash analyser")], .monthly, .client)

    /// Captions beside what is said.
    static let captions = ExportModes.mode(
        "captions-out", "captions are out of step",
        [
            ComputingModes.slotClass("late", "two seconds", "captions-late", "50"),
            ComputingModes.slotClass(
                "programme-start", "by the length of the clock", "captions-late", "-750"),
        ],
        [LookAlike("export-rate-wrong", by: "as far out at the start as at the end")])

    /// No slate and no clock.
    static let slate = ExportModes.mode(
        "slate-left-out", "slate and clock were left out",
        [ComputingModes.slotClass("left-out", "left out", "slate", "left-out")],
        [LookAlike("start-label-wrong", by: "the first label is right")])

    /// A key that isn't open when the film is shown.
    static let keyWindow = FaultMode(
        name: "key-window-closed", title: "a key isn't open for the screening",
        plane: ApplicationsPlane.name, elementKinds: [DeliverableKind.kindName],
        classes: [
            ParameterClass(
                "too-late", "it opens a day after",
                FaultParameters(["slot": "key-from", "minutes": "1440"])),
            ParameterClass(
                "too-early", "it closes an hour before",
                FaultParameters(["slot": "key-until", "minutes": "-60"])),
        ],
        band: .monthly, repairs: ["set"], authority: .vendor, hazards: [.interruption],
        lookAlikes: [LookAlike("wrapper-wrong", by: "the file itself is as it should be")],
        ksbs: ApplicationModes.ksbs + ["K14", "K18"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let model = ApplicationsModel.of(plant)
            let screening = model.deliverable(element)?.description.screening ?? -1
            guard screening >= 0 else { throw ActionRefusal("it needs no key") }
            let slot = try ComputingModes.slot(plant, element, try parameters.word("slot"))
            let minutes = try parameters.integer("minutes", in: -10_000...10_000)
            return [SlotEdit(slot, screening + minutes)]
        }, origin: .person, mend: ComputingModes.bySetting)

    /// A report that holds a file against another house's figures: nothing is wrong with the file.
    static let template = FaultMode(
        name: "qc-template-wrong", title: "a QC station has another specification's template",
        plane: ApplicationsPlane.name, elementKinds: [DeliverySpecKind.stationName],
        classes: [
            ComputingModes.slotClass(
                "stricter", "R 128's tolerance for QC", "template", "r128-quality"),
            ComputingModes.slotClass(
                "dialogue", "dialogue, where the programme is meant", "template", "streaming"),
        ],
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike("mix-level-wrong", by: "the specification's own figures"),
            LookAlike("true-peaks", by: "the specification's own figures"),
        ], ksbs: ApplicationModes.ksbs + ["K16"], inject: ComputingModes.oneSlot,
        origin: .person, mend: ComputingModes.bySetting)
}
