import Plant

/// What is set wrongly on legalisers and LUT boxes.
enum ColourBoxModes {
    static let modes = [bypassed, wrongLook]

    private static let bypassed = FaultMode(
        name: "legaliser-bypassed", title: "legaliser out of the way of the delivery",
        plane: PicturePlane.name, elementKinds: [ColourBoxKinds.legaliserName],
        classes: [ParameterClass("bypass", "left in bypass", FaultParameters())],
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike("illegal-colours", by: "the legaliser's bypass lamp is on")
        ],
        ksbs: ModeEdits.ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            [try ModeEdits.edit(plant, element, "mode", to: "bypass")]
        })

    /// What stands in a class follows from the box: any table where it is bypassed is a look twice
    /// or a wrong one, depending on what the application does before.
    private static let wrongLook = FaultMode(
        name: "wrong-look", title: "wrong look-up table", plane: PicturePlane.name,
        elementKinds: [ColourBoxKinds.lookBoxName],
        classes: [
            ParameterClass(
                "other-table", "a table other than the one that is owed",
                FaultParameters(["lut": "show"])),
            ParameterClass(
                "table-added", "a table where there should be none: in the path twice",
                FaultParameters(["lut": "show"])),
            ParameterClass(
                "no-table", "bypassed where a table is owed", FaultParameters(["lut": "bypass"])),
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("wrong-data-range", by: "with the box in bypass the levels are right")
        ],
        ksbs: ModeEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            [try ModeEdits.edit(plant, element, "lut", to: try parameters.word("lut"))]
        },
        places: { plant, element, parameterClass in
            let slot = plant.layout.slot(element, ColourBoxKinds.lookSlot)
            guard case .choice(let names) = plant.layout.slots[slot.index].domain else { return [] }
            let isBypassed = plant.nominal[slot.index] == 0
            let tables = names.dropFirst().filter {
                names.firstIndex(of: $0).map { Int64($0) } != plant.nominal[slot.index]
            }
            let words: [String]
            switch parameterClass.name {
            case "other-table": words = isBypassed ? [] : Array(tables)
            case "table-added": words = isBypassed ? Array(tables) : []
            default: words = isBypassed ? [] : ["bypass"]
            }
            return words.map { parameterClass.representative.setting("lut", $0) }
        })
}
