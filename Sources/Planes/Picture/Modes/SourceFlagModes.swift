import Plant
import Signals

/// What sources say wrongly of their pictures: one bit or two of the payload identifier.
enum SourceFlagModes {
    static let modes = [colorimetryFlag, transferFlag, segmentedFlag]

    private static let sources = [VideoCardKind.name, PatternGeneratorKind.name]

    private static let colorimetryFlag = FaultMode(
        name: "colorimetry-flag-wrong", title: "payload identifier with the wrong colorimetry",
        plane: PicturePlane.name, elementKinds: sources,
        classes: [
            ParameterClass(
                "says-2020", "BT.709 pictures flagged as BT.2020",
                FaultParameters(["says": "bt2020"])),
            ParameterClass(
                "says-709", "BT.2020 pictures flagged as BT.709",
                FaultParameters(["says": "bt709"])),
        ],
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike("wrong-matrix", by: "bars are on target on the wire; the flag alone is wrong")
        ],
        ksbs: ModeEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            [
                try ModeEdits.edit(
                    plant, element, "payload-colorimetry", to: try parameters.word("says"))
            ]
        })

    private static let transferFlag = FaultMode(
        name: "transfer-flag-wrong", title: "payload identifier with the wrong transfer",
        plane: PicturePlane.name, elementKinds: sources,
        classes: ["sdr", "hlg", "pq"].map { word in
            ParameterClass(
                "says-" + word, "pictures of another system flagged as \(word.uppercased())",
                FaultParameters(["says": word]))
        },
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike("wrong-transfer", by: "levels on the wire are right; the flag alone is wrong")
        ],
        ksbs: ModeEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let word = try parameters.word("says")
            let edit = try ModeEdits.edit(
                plant, element, SourceExtras.Slot.payloadTransfer, to: word)
            let sent = plant.nominal(element, SourceExtras.Slot.transfer) ?? 0
            if SourceExtras.transfers.firstIndex(of: word).map({ Int64($0) }) == sent {
                throw ActionRefusal("that is what the source sends")
            }
            return [edit]
        })

    private static let segmentedFlag = FaultMode(
        name: "psf-flagged-interlaced", title: "segmented frames flagged as interlaced",
        plane: PicturePlane.name, elementKinds: sources,
        classes: [
            ParameterClass(
                "interlaced", "byte 2 reads 05h where 45h is right (25 frames)",
                FaultParameters(["scan": "interlaced"])),
            ParameterClass(
                "segmented", "true interlace flagged as segmented frames",
                FaultParameters(["scan": "segmented-frame"])),
        ],
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike(
                "field-dominance-swapped", by: "step through fields: the order of moments is right")
        ],
        ksbs: ModeEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let word = try parameters.word("scan")
            let wanted: VideoScan = word == "interlaced" ? .segmentedFrame : .interlaced
            guard let format = ModeEdits.format(plant, element), format.scan == wanted else {
                throw ActionRefusal("the source's format can't be taken for that")
            }
            return [try ModeEdits.edit(plant, element, "payload-scan", to: word)]
        })
}
