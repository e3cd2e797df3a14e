import Plant

/// Faults of media and of what their headers say.
enum MediaSetModes {
    static let all = [
        folderRenamed, clipsDeleted, spansSplit, reelsLost, rateFlag, clockFlag, stampRate,
    ]
    private static let kinds = [MediaSetKind.kindName]
    private static let ksbs = ApplicationModes.ksbs

    /// The folder has another name since an upgrade: every project that uses it looks in vain.
    static let folderRenamed = FaultMode(
        name: "folder-renamed", title: "a folder of media has another name",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [
            ComputingModes.slotClass(
                "other-case", "in capitals", "folder-name", "other-case"),
            ComputingModes.slotClass("other-name", "another", "folder-name", "other-name"),
        ],
        band: .monthly, repairs: ["set", "relink", "export"], authority: .administrator,
        lookAlikes: [
            LookAlike("links-stale", by: "another project with the same media"),
            LookAlike("mount-renamed", by: "a suite next door"),
            LookAlike("clips-deleted", by: "a listing of the folder: the files are there"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let edits = try ComputingModes.oneSlot(plant, element, parameters)
            // Capitals are nothing to systems that don't regard them.
            let network = NetworkModel.of(plant)
            let minds = ApplicationsModel.of(plant).programs.contains { program in
                program.media.contains(element)
                    && network.machine(program.host).map { network.machines[$0].system } == .linux
            }
            if edits.first?.value == 1 && !minds {
                throw ActionRefusal("no system that uses it regards case")
            }
            return edits
        },
        mend: ApplicationModes.settingAndExporting)

    private static let restoring: @Sendable (Simulation, ElementID, [SlotEdit]) -> [String] = {
        simulation, element, _ in
        ["restore-media \(simulation.id(of: element))"]
            + ApplicationModes.exports(simulation, element)
    }

    /// A clip that is gone.
    static let clipsDeleted = FaultMode(
        name: "clips-deleted", title: "a clip was deleted", plane: ApplicationsPlane.name,
        elementKinds: kinds,
        classes: [ParameterClass("one-clip", "clip `clip`", FaultParameters(["clip": ""]))],
        band: .monthly, repairs: ["restore-media", "export"], authority: .administrator,
        hazards: [.dataLoss],
        lookAlikes: [
            LookAlike("folder-renamed", by: "one clip, or all"),
            LookAlike("spans-split", by: "how many: one, or each that was shot in parts"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let model = ApplicationsModel.of(plant)
            let media = model.media(element)?.description
            let names = (0..<(media?.clips ?? 0)).map { media?.name($0) ?? "" }
            let name = try NetworkFaults.pick(names, parameters, "clip")
            return [try ComputingModes.edit(plant, element, "missing-clip", name)]
        }, origin: .person, mend: restoring)

    /// Somebody copied the clips out of the card's folders: what lay in parts doesn't open whole.
    static let spansSplit = FaultMode(
        name: "spans-split", title: "the parts of spanned clips were separated",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [
            ComputingModes.slotClass("split", "clips without their folders", "spans-split", "yes")
        ],
        band: .monthly, repairs: ["restore-media", "export"], authority: .administrator,
        lookAlikes: [LookAlike("clips-deleted", by: "a file analyser: which are incomplete")],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let model = ApplicationsModel.of(plant)
            guard (model.media(element)?.description.spanned ?? 0) > 0 else {
                throw ActionRefusal("no clip here lies in parts")
            }
            return try ComputingModes.oneSlot(plant, element, parameters)
        }, origin: .person, mend: restoring)

    /// Headers without reel names: nothing that goes by them finds a clip.
    static let reelsLost = FaultMode(
        name: "reel-names-lost", title: "media have lost their reel names",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [ComputingModes.slotClass("lost", "by a transcode", "reel-names", "lost")],
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike("list-reels-lost", by: "a file analyser: the headers of the media")
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let turnovers = ApplicationsModel.of(plant).turnovers
            guard turnovers.contains(where: { $0.media == element }) else {
                throw ActionRefusal("no list goes by its names")
            }
            return try ComputingModes.oneSlot(plant, element, parameters)
        }, mend: ComputingModes.bySetting)

    /// A flag says another rate than was shot: clips play fast or slow.
    static let rateFlag = FaultMode(
        name: "rate-flag-wrong", title: "media state another rate than they were shot at",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: ApplicationModes.rateClasses("rate-flag", ["24", "23.976", "30"]),
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike("sequence-rate-wrong", by: "other media in the same sequence play right")
        ], ksbs: ksbs + ["K1"], inject: ComputingModes.oneSlot, mend: ComputingModes.bySetting)

    private static func isSound(_ plant: Plant, _ element: ElementID) -> Bool {
        ApplicationsModel.of(plant).turnovers.contains { $0.sound == element }
    }

    private static let ofSound:
        @Sendable (Plant, ElementID, FaultParameters) throws(ActionRefusal) -> [SlotEdit] = {
            plant, element, parameters throws(ActionRefusal) in
            guard isSound(plant, element) else { throw ActionRefusal("that isn't sound") }
            return try ComputingModes.oneSlot(plant, element, parameters)
        }

    /// 48 kHz sound that says 44.1: flat and slow.
    static let clockFlag = FaultMode(
        name: "clock-flag-wrong", title: "sound files state another sampling rate",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: [ComputingModes.slotClass("44100", "48 kHz at 44.1", "clock-flag", "44100")],
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike("stamp-rate-wrong", by: "a tone: 404 Hz for 440"),
            LookAlike("list-rate-wrong", by: "a tone: 404 Hz for 440"),
        ], ksbs: ksbs, inject: ofSound, mend: ComputingModes.bySetting)

    /// A time stamp worked out at another rate: files of the right length in the wrong place.
    static let stampRate = FaultMode(
        name: "stamp-rate-wrong", title: "sound files are stamped at the wrong rate",
        plane: ApplicationsPlane.name, elementKinds: kinds,
        classes: ApplicationModes.rateClasses("stamp-rate", ["24", "23.976"]),
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike("clock-flag-wrong", by: "length and pitch are right"),
            LookAlike("list-rate-wrong", by: "it is off by as much at the end as at the start"),
        ], ksbs: ksbs + ["K1"], inject: ofSound, mend: ComputingModes.bySetting)
}
