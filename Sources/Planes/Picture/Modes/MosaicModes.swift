import Plant

/// What is wrong with a multiviewer's tiles and captions.
enum MosaicModes {
    static let modes = [misassigned, mislabelled]

    private static let kinds = [MultiviewerKind.name]
    private static let ksbs = ModeEdits.ksbs + ["K18"]

    private static let misassigned = FaultMode(
        name: "tile-misassigned", title: "another source in a tile", plane: PicturePlane.name,
        elementKinds: kinds,
        classes: [
            ParameterClass(
                "other-input", "the tile's number and the input in it",
                FaultParameters(["tile": "1", "input": "in-2"]))
        ],
        band: .weekly, repairs: ["set"], hazards: [.contentExposure],
        lookAlikes: [
            LookAlike("tile-mislabelled", by: "the tile's picture isn't of its nominal input"),
            LookAlike("misrouted-crosspoint", by: "the picture at the input is right"),
        ],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            [
                try ModeEdits.edit(
                    plant, element, "tile-\(try parameters.word("tile"))",
                    to: try parameters.word("input"))
            ]
        },
        places: { plant, element, parameterClass in
            let count = plant.layout.elements[element.index].ports.count - 1
            return (1...count).flatMap { tile in
                (1...count).filter { $0 != tile }.map { input in
                    parameterClass.representative.setting("tile", "\(tile)")
                        .setting("input", "in-\(input)")
                }
            }
        })

    private static let mislabelled = FaultMode(
        name: "tile-mislabelled", title: "captions of two tiles exchanged",
        plane: PicturePlane.name, elementKinds: kinds,
        classes: [
            ParameterClass(
                "exchanged", "two tiles carry each other's captions",
                FaultParameters(["tile": "1", "other": "2"]))
        ],
        band: .monthly, repairs: ["label"], hazards: [.contentExposure],
        lookAlikes: [
            LookAlike("tile-misassigned", by: "the pictures stand where they always did")
        ],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let first = try caption(plant, element, try parameters.word("tile"))
            let second = try caption(plant, element, try parameters.word("other"))
            if plant.nominal[first.index] == plant.nominal[second.index] {
                throw ActionRefusal("both captions say the same")
            }
            return [
                SlotEdit(first, plant.nominal[second.index]),
                SlotEdit(second, plant.nominal[first.index]),
            ]
        },
        places: { plant, element, parameterClass in
            let count = plant.layout.elements[element.index].ports.count - 1
            return (1...count).flatMap { tile in
                (1...count).filter { $0 > tile }.map { other in
                    parameterClass.representative.setting("tile", "\(tile)")
                        .setting("other", "\(other)")
                }
            }
        })

    private static func caption(_ plant: Plant, _ element: ElementID, _ tile: String)
        throws(ActionRefusal) -> SlotID
    {
        try ModeEdits.edit(plant, element, "caption-\(tile)", 0).slot
    }
}
