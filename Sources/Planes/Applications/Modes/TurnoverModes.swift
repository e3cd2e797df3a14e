import Plant

/// What goes wrong between two programs.
enum TurnoverModes {
    static let all = [rate, labels, handles, reels]
    private static let kinds = [TurnoverKind.kindName]
    private static let ksbs = ApplicationModes.ksbs

    /// A header with another rate: everything drifts, by as much in each hour.
    static let rate = FaultMode(
        name: "list-rate-wrong", title: "a list states the wrong rate",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: ApplicationModes.rateClasses("list-rate", ["24", "23.976", "30"]),
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike("list-labels-wrong", by: "ten minutes: 18 frames, or in proportion"),
            LookAlike("stamp-rate-wrong", by: "offset at the start"),
            LookAlike("sequence-rate-wrong", by: "whether it plays right where it was cut"),
        ], ksbs: ksbs + ["K1"], inject: ComputingModes.oneSlot, mend: ComputingModes.bySetting)

    /// Drop-frame labels read as non-drop, or the other way round.
    static let labels = FaultMode(
        name: "list-labels-wrong", title: "a list states the other count of labels",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [
            ParameterClass(
                "other-count", "drop-frame for non-drop, or back",
                FaultParameters(["slot": "list-labels"]))
        ],
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike("list-rate-wrong", by: "ten minutes: 18 frames, or in proportion"),
            LookAlike("labels-wrong", by: "what the sequence says, and what the list says"),
        ], ksbs: ksbs + ["K1"],
        inject: ApplicationModes.turnedRound("list-rate"), mend: ComputingModes.bySetting)

    /// Nothing beyond the cuts: mixes and retimes have nothing to take from.
    static let handles = FaultMode(
        name: "handles-missing", title: "a list was consolidated without handles",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [
            ComputingModes.slotClass("none", "no frames", "handles", "0"),
            ComputingModes.slotClass("short", "four frames", "handles", "4"),
        ],
        band: .monthly, repairs: ["set"],
        lookAlikes: [LookAlike("clips-deleted", by: "what fails: mixes and retimes, or a clip")],
        ksbs: ksbs, inject: ComputingModes.oneSlot, mend: ComputingModes.bySetting)

    /// Reel names cut to what the form holds, or left out.
    static let reels = FaultMode(
        name: "list-reels-lost", title: "a list has lost reel names",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [
            ComputingModes.slotClass("lost", "without", "reel-names", "lost"),
            ComputingModes.slotClass(
                "eight-characters", "cut to eight characters", "reel-names",
                "eight-characters"),
        ],
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike("reel-names-lost", by: "a file analyser: the headers of the media"),
            LookAlike("clips-deleted", by: "how many are missing"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let model = ApplicationsModel.of(plant)
            let name = model.turnover(element).flatMap { model.media($0.media) }?
                .description.name(0)
            // Names that fit aren't cut.
            if parameters
                == FaultParameters(
                    ["slot": "reel-names", "value": "eight-characters"]),
                (name?.utf8.count ?? 0) <= 8
            {
                throw ActionRefusal("the reel names fit")
            }
            return try ComputingModes.oneSlot(plant, element, parameters)
        }, mend: ComputingModes.bySetting)
}
