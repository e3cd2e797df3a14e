import Plant
import Signals

/// What goes wrong with, and in, converters, synchronisers and link boxes.
enum ProcessorModes {
    static let modes = [
        stripped, wrongFormat, wrongRange, wrongMatrix, hung, frozen, unsynchronised, mapping,
        linkLost,
    ]

    private static let converters = [FormatConverterKind.name]
    private static let ksbs = ModeEdits.ksbs

    private static let stripped = FaultMode(
        name: "converter-strips-ancillary", title: "converter that drops sound and data",
        plane: PicturePlane.name, elementKinds: converters,
        classes: [ParameterClass("strip", "no ancillary data pass", FaultParameters())],
        band: .monthly, repairs: ["set"], hazards: [.interruption], ksbs: ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            [try ModeEdits.edit(plant, element, "ancillary", to: "strip")]
        })

    /// Formats to which somebody's hand slips: the same lines, another scan or rate, and SD.
    private static let wrongFormat = FaultMode(
        name: "converter-wrong-format", title: "converter that sends another format",
        plane: PicturePlane.name, elementKinds: converters,
        classes: [
            ParameterClass(
                "other-scan", "interlaced where frames are owed, or the other way round",
                FaultParameters(["format": "1080i25"])),
            ParameterClass(
                "other-rate", "another frame rate", FaultParameters(["format": "1080p23"])),
            ParameterClass(
                "other-lines", "another number of lines", FaultParameters(["format": "720p50"])),
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            [try ModeEdits.edit(plant, element, "format", to: try parameters.word("format"))]
        },
        places: { plant, element, parameterClass in
            guard let format = ModeEdits.format(plant, element) else { return [] }
            let other = VideoFormat.all.first { candidate in
                switch parameterClass.name {
                case "other-scan":
                    candidate.raster.pictureHeight == format.raster.pictureHeight
                        && candidate.frameRate == format.frameRate && candidate.scan != format.scan
                case "other-rate":
                    candidate.raster.pictureHeight == format.raster.pictureHeight
                        && candidate.frameRate != format.frameRate && candidate.scan == format.scan
                default:
                    candidate.raster.pictureHeight != format.raster.pictureHeight
                        && candidate.interface <= .threeG
                }
            }
            return other.map { [parameterClass.representative.setting("format", $0.name)] } ?? []
        })

    private static let wrongRange = FaultMode(
        name: "converter-wrong-range", title: "range converted that needn't be",
        plane: PicturePlane.name, elementKinds: converters,
        classes: [
            ParameterClass(
                "narrow-scaled-twice", "narrow input taken for full",
                FaultParameters(["slot": "input-range"])),
            ParameterClass(
                "sent-full", "full range sent on a narrow wire",
                FaultParameters(["slot": "output-range"])),
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("wrong-data-range", by: "before the converter levels are right")
        ],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let slot = try parameters.word("slot")
            guard slot == "input-range" || slot == "output-range" else {
                throw ActionRefusal(
                    "`slot` is `\(slot)`", candidates: ["input-range", "output-range"])
            }
            return [try ModeEdits.edit(plant, element, slot, to: "full")]
        })

    private static let wrongMatrix = FaultMode(
        name: "converter-wrong-matrix", title: "converter with a fixed, wrong matrix",
        plane: PicturePlane.name, elementKinds: converters,
        classes: [
            ParameterClass(
                "decodes-601", "BT.601 read from high definition",
                FaultParameters(["slot": "input-matrix", "matrix": "bt601"])),
            ParameterClass(
                "decodes-709", "BT.709 read from standard definition",
                FaultParameters(["slot": "input-matrix", "matrix": "bt709"])),
            ParameterClass(
                "encodes-601", "BT.601 written in high definition",
                FaultParameters(["slot": "output-matrix", "matrix": "bt601"])),
            ParameterClass(
                "encodes-2020", "BT.2020 written where BT.709 is meant",
                FaultParameters(["slot": "output-matrix", "matrix": "bt2020"])),
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("wrong-matrix", by: "measure before the converter: bars are on target there")
        ],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let slot = try parameters.word("slot")
            guard slot == "input-matrix" || slot == "output-matrix" else {
                throw ActionRefusal(
                    "`slot` is `\(slot)`", candidates: ["input-matrix", "output-matrix"])
            }
            return [
                try ModeEdits.edit(plant, element, slot, to: try parameters.word("matrix"))
            ]
        },
        places: { plant, element, parameterClass in
            // What the wrong matrix is depends on what arrives, and on the format that is sent.
            guard let format = ModeEdits.format(plant, element),
                let word = try? parameterClass.representative.word("matrix"),
                let index = FormatConverterKind.matrices.firstIndex(of: word)
            else { return [] }
            let isInput = parameterClass.name.hasPrefix("decodes")
            let right =
                isInput
                ? arrivingMatrix(plant, element) : PictureRendering.standardMatrix(of: format)
            return right.map { Int($0.rawValue) == index } ?? true
                ? [] : [parameterClass.representative]
        })

    /// The matrix that a converter's input states in the nominal condition; nil where none does.
    private static func arrivingMatrix(_ plant: Plant, _ element: ElementID) -> YCbCrMatrix? {
        let simulation = Simulation(plant: plant, seed: 0)
        let signal = PictureSignal(simulation.signal(at: plant.layout.port(element, 1)))
        return signal.videoFormat.map {
            Conversion.standardMatrix(
                PayloadIdentifier(word: UInt32(truncatingIfNeeded: signal.payloadIdentifier)), $0)
        }
    }

    private static let hung = FaultMode(
        name: "frame-store-hung", title: "synchroniser whose picture store has hung",
        plane: PicturePlane.name, elementKinds: [FrameSynchroniserKind.name],
        classes: [
            ParameterClass("hung", "it repeats the picture that it has", FaultParameters())
        ],
        band: .yearly, repairs: ["restart"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("frame-sync-frozen", by: "the freeze lamp and the menu are off")
        ],
        ksbs: ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            [try ModeEdits.edit(plant, element, "store", to: WiringPlane.hungWord)]
        },
        mend: { simulation, element, _ in ["restart \(simulation.id(of: element))"] })

    private static let frozen = FaultMode(
        name: "frame-sync-frozen", title: "freeze left on", plane: PicturePlane.name,
        elementKinds: [FrameSynchroniserKind.name],
        classes: [ParameterClass("on", "the freeze button is on", FaultParameters())],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [LookAlike("frame-store-hung", by: "the freeze lamp is on")],
        ksbs: ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            [try ModeEdits.edit(plant, element, "freeze", to: "yes")]
        })

    private static let unsynchronised = FaultMode(
        name: "frame-sync-internal", title: "synchroniser on its own clock",
        plane: PicturePlane.name, elementKinds: [FrameSynchroniserKind.name],
        classes: [
            ParameterClass("internal", "set to its internal reference", FaultParameters())
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("source-free-running", by: "measure before the synchroniser")
        ],
        ksbs: ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            [try ModeEdits.edit(plant, element, "reference", to: "internal")]
        })

    private static let mapping = FaultMode(
        name: "quad-mapping", title: "four links divided one way and read the other",
        plane: PicturePlane.name,
        elementKinds: [QuadLinkKinds.splitterName, QuadLinkKinds.joinerName],
        classes: [
            ParameterClass(
                "square", "square division where samples are interleaved",
                FaultParameters(["mapping": "square"])),
            ParameterClass(
                "2si", "interleaved samples where quarters are meant",
                FaultParameters(["mapping": "2si"])),
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("quad-link-lost", by: "all four links have lock; the whole picture is there")
        ],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            [try ModeEdits.edit(plant, element, "mapping", to: try parameters.word("mapping"))]
        })

    private static let linkLost = FaultMode(
        name: "quad-link-lost", title: "one link of four without signal", plane: PicturePlane.name,
        elementKinds: [QuadLinkKinds.splitterName],
        classes: [
            ParameterClass(
                "dead", "the output's number, 1…4", FaultParameters(["output": "2"]))
        ],
        band: .yearly, repairs: ["replace", "swap"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("quad-mapping", by: "one link has no lock, and its samples are missing"),
            LookAlike("open-screen", by: "measure at the output itself"),
        ],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let output = try parameters.integer("output", in: 1...4)
            return [try ModeEdits.edit(plant, element, "launch-\(output)", 0)]
        },
        places: { _, _, parameterClass in
            (1...4).map { parameterClass.representative.setting("output", "\($0)") }
        })
}
