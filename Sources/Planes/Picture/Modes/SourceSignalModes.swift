import Plant
import Signals

/// What sources send wrongly: fields, link, sampling, light, timing, clock and colour.
enum SourceSignalModes {
    static let modes = [
        fieldDominance, levelB, chromaSqueezed, wrongTransfer, untimed, jitteryClock, hotColours,
    ]

    private static let sources = [VideoCardKind.name, PatternGeneratorKind.name]

    private static let fieldDominance = FaultMode(
        name: "field-dominance-swapped", title: "second field sent first",
        plane: PicturePlane.name, elementKinds: sources + [FormatConverterKind.name],
        classes: [
            ParameterClass("swapped", "fields of an interlaced format exchanged", FaultParameters())
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike(
                "psf-flagged-interlaced", by: "step through fields: time runs to and fro")
        ],
        ksbs: ModeEdits.ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            guard let format = ModeEdits.format(plant, element), format.scan == .interlaced else {
                throw ActionRefusal("a format without fields has none to swap")
            }
            let wrong = format == .sd525i29 ? "upper-first" : "lower-first"
            return [try ModeEdits.edit(plant, element, SourceExtras.Slot.fieldOrder, to: wrong)]
        })

    private static let levelB = FaultMode(
        name: "level-mismatch", title: "3 Gb/s of another level than inputs take",
        plane: PicturePlane.name, elementKinds: sources + [FormatConverterKind.name],
        classes: [
            ParameterClass("level-b", "level B for inputs of level A", FaultParameters())
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike(
                "long-or-lossy-cable", by: "the carrier is strong, and the identifier reads 8Ah")
        ],
        ksbs: ModeEdits.ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            guard let format = ModeEdits.format(plant, element),
                sentInterface(plant, element, format) == .threeG
            else { throw ActionRefusal("levels are of 3 Gb/s alone") }
            return [try ModeEdits.edit(plant, element, SourceExtras.Slot.linkLevel, to: "b")]
        })

    /// The interface over which an element sends as the facility is set up.
    private static func sentInterface(
        _ plant: Plant, _ element: ElementID, _ format: VideoFormat
    ) -> SerialInterface? {
        let doubles =
            (plant.nominal(element, SourceExtras.Slot.depth) ?? 0) == 1
            || plant.layout.slot(element, named: SourceExtras.Slot.sampling).map {
                plant.layout.slots[$0.index].domain.value(ofWord: "444")
                    == plant.nominal[$0.index]
            } == true
        guard doubles, SourceExtras.canDouble(format) else { return format.interface }
        return SerialInterface.carrying(SerialRate(format, sampling: .full444))
    }

    private static let chromaSqueezed = FaultMode(
        name: "chroma-squeezed", title: "4:4:4 pictures sent as 4:2:2", plane: PicturePlane.name,
        elementKinds: sources + [FormatConverterKind.name],
        classes: [ParameterClass("422", "colour detail halved", FaultParameters())],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        ksbs: ModeEdits.ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            let sampling = SourceExtras.Slot.sampling
            let edit = try ModeEdits.edit(plant, element, sampling, to: "422")
            let isConverter = plant.kind(of: element).name == FormatConverterKind.name
            let full = plant.layout.slots[edit.slot.index].domain.value(ofWord: "444")
            guard isConverter || plant.nominal[edit.slot.index] == full else {
                throw ActionRefusal("nothing of 4:4:4 is sent there")
            }
            return [edit]
        },
        places: ModeEdits.places { plant, element in
            // On a converter it shows only where 4:4:4 is asked of it.
            plant.layout.slot(element, named: SourceExtras.Slot.sampling).map {
                plant.layout.slots[$0.index].domain.value(ofWord: "444")
                    == plant.nominal[$0.index]
            } ?? false
        })

    private static let wrongTransfer = FaultMode(
        name: "wrong-transfer", title: "light written in another system", plane: PicturePlane.name,
        elementKinds: sources,
        classes: SourceExtras.transfers.map { word in
            ParameterClass(
                word, "\(word.uppercased()) where another system is meant",
                FaultParameters(["transfer": word]))
        },
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike("wrong-data-range", by: "black and white move as a curve, not as a line")
        ],
        ksbs: ModeEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            [
                try ModeEdits.edit(
                    plant, element, SourceExtras.Slot.transfer,
                    to: try parameters.word("transfer"))
            ]
        })

    private static let untimed = FaultMode(
        name: "source-untimed", title: "source timed wrongly against the reference",
        plane: PicturePlane.name, elementKinds: sources,
        classes: [
            ParameterClass(
                "early", "ns against the reference, more than half a line: −32000…−17779",
                FaultParameters(["timing": "-24000"])),
            ParameterClass(
                "late", "ns against the reference, more than half a line: 17779…32000",
                FaultParameters(["timing": "24000"])),
        ],
        band: .yearly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("source-free-running", by: "it is locked, and stands still at its offset")
        ],
        ksbs: ModeEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let timing = try parameters.integer("timing", in: -32_000...32_000)
            // Half a line of 1080 at 25 frames is 17.8 µs.
            guard timing.magnitude > 17_778 else {
                throw ActionRefusal("within half a line nothing shows", advice: "17779 ns or more")
            }
            return [try ModeEdits.edit(plant, element, "timing", timing)]
        })

    private static let jitteryClock = FaultMode(
        name: "jittery-clock", title: "source whose clock is unsteady", plane: PicturePlane.name,
        elementKinds: sources,
        classes: [
            ParameterClass(
                "beyond-limit", "ps peak to peak below reclockers' bandwidth: 700…20000",
                FaultParameters(["jitter": "1500"]))
        ],
        band: .yearly, repairs: ["replace", "swap"], hazards: [.interruption],
        lookAlikes: [
            LookAlike(
                "reclocker-off", by: "alignment jitter is small, timing jitter isn't"),
            LookAlike("source-free-running", by: "the frequency is right on average"),
        ],
        ksbs: ModeEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let jitter = try parameters.integer("jitter", in: 700...20_000)
            return [try ModeEdits.edit(plant, element, SourceExtras.Slot.clockJitter, jitter)]
        })

    private static let hotColours = FaultMode(
        name: "illegal-colours", title: "colours pushed beyond what may be delivered",
        plane: PicturePlane.name, elementKinds: [VideoCardKind.name],
        classes: [
            ParameterClass(
                "pushed", "gain of colour in thousandths: 1200…2000",
                FaultParameters(["gain": "1600"]))
        ],
        band: .weekly, repairs: ["set"], authority: .client,
        lookAlikes: [
            LookAlike("legaliser-bypassed", by: "measure before the legaliser: colours are hot"),
            LookAlike("wrong-data-range", by: "neutrals stand where they should"),
        ],
        ksbs: ModeEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let gain = try parameters.integer("gain", in: 1200...2000)
            return [try ModeEdits.edit(plant, element, SourceExtras.Slot.colourGain, gain)]
        })
}
