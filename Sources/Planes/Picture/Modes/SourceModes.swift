import Plant

/// What is set wrongly on the sources of pictures.
enum SourceModes {
    static let modes = [wrongRange, wrongMatrix, freeRunning]

    private static let sources = [VideoCardKind.name, PatternGeneratorKind.name]

    private static let wrongRange = FaultMode(
        name: "wrong-data-range", title: "samples sent in the wrong range",
        plane: PicturePlane.name, elementKinds: sources,
        classes: [
            ParameterClass(
                "full-sent-unscaled", "full-range codes on a narrow-range wire",
                FaultParameters(["range": "full-sent-unscaled"])),
            ParameterClass(
                "narrow-scaled-twice", "narrow-range media taken for full (video cards only)",
                FaultParameters(["range": "narrow-scaled-twice"])),
        ],
        band: .weekly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("wrong-matrix", by: "neutrals move too, and hues stay")
        ],
        ksbs: ["K1", "K3", "K4", "K7", "K8", "K9", "K15", "S3", "S6", "S7", "S8"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let word = try parameters.word("range")
            let isCard = plant.kind(of: element).name == VideoCardKind.name
            switch (word, isCard) {
            case ("full-sent-unscaled", true):
                return [edit(plant, element, VideoCardKind.Slot.dataLevels, 2)]
            case ("full-sent-unscaled", false):
                return [edit(plant, element, PatternGeneratorKind.Slot.range, 1)]
            case ("narrow-scaled-twice", true):
                return [edit(plant, element, VideoCardKind.Slot.clipLevels, 2)]
            default:
                throw ActionRefusal(
                    "this source can't have `range` `\(word)`",
                    candidates: ["full-sent-unscaled", "narrow-scaled-twice"])
            }
        })

    private static let wrongMatrix = FaultMode(
        name: "wrong-matrix", title: "encoded with another format's matrix",
        plane: PicturePlane.name, elementKinds: sources,
        classes: [
            ParameterClass(
                "bt601", "BT.601's coefficients in high definition",
                FaultParameters(["matrix": "bt601"])),
            ParameterClass(
                "bt2020", "BT.2020's coefficients where BT.709 is meant",
                FaultParameters(["matrix": "bt2020"])),
        ],
        band: .monthly, repairs: ["set"],
        lookAlikes: [LookAlike("wrong-data-range", by: "neutrals stay where they belong")],
        ksbs: ["K1", "K3", "K7", "K8", "K9", "K15", "S3", "S6", "S7", "S8"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let word = try parameters.word("matrix")
            guard let index = ["auto", "bt601", "bt709", "bt2020"].firstIndex(of: word), index > 0
            else {
                throw ActionRefusal(
                    "`matrix` is `\(word)`", candidates: ["bt601", "bt709", "bt2020"])
            }
            return [edit(plant, element, PictureSource.Slot.matrix, Int64(index))]
        })

    private static let freeRunning = FaultMode(
        name: "source-free-running", title: "source on its own clock", plane: PicturePlane.name,
        elementKinds: sources,
        classes: [
            ParameterClass("internal", "set to its internal reference", FaultParameters())
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        ksbs: ["K1", "K3", "K8", "K9", "K12", "K15", "S3", "S6", "S7", "S8"],
        inject: { plant, element, _ in
            [edit(plant, element, PictureSource.Slot.reference, 1)]
        })

    private static func edit(_ plant: Plant, _ element: ElementID, _ ordinal: Int, _ value: Int64)
        -> SlotEdit
    {
        SlotEdit(plant.layout.slot(element, ordinal), value)
    }
}
