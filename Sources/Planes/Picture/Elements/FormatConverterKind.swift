import Plant
import Signals

/// A format converter: scaler, frame rate, range, matrix, dynamic range, sampling.
enum FormatConverterKind {
    /// Ordinals of its slots.
    enum Slot {
        static let format = 0
        static let inputMatrix = 1
        static let outputMatrix = 2
        static let inputRange = 3
        static let outputRange = 4
        static let ancillary = 5
        static let sampling = 6
        static let fieldOrder = 7
        static let deinterlacer = 8
        static let transfer = 9
        static let primaries = 10
        static let linkLevel = 11
        static let count = 12
    }

    static let name = "format-converter"

    /// The matrices that its menus offer; `auto` follows the signal's format and identifier.
    static let matrices = ["auto", "bt601", "bt709", "bt2020"]

    static let kind = ElementKind(
        name: name, title: "format converter", plane: PicturePlane.name,
        parameters: [
            ParameterSchema(
                "oscillator", "offset of its own clock from nominal, parts per billion (±20000)")
        ] + SDIReceiver.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            PictureProcessor.declarePorts(&declarer, hasReference: true)
            declareSlots(&declarer)
            declarer.latch("genlock")
        },
        wire: { wirer throws(PlantProblem) in
            let receiver = try SDIReceiver(of: wirer)
            let oscillator = try wirer.integer("oscillator", in: -20_000...20_000, default: 2500)
            let reference = wirer.arriving(wirer.port(0))
            let format = wirer.slot(Slot.format)
            let latch = wirer.latch(0)
            wirer.rule(
                latch,
                .following(
                    cells: [wirer.cell(format)], nodes: [reference],
                    afterMilliseconds: PictureSource.genlockMilliseconds
                ) { simulation in
                    guard let format = VideoFormat.at(Int(simulation.slot(format))) else {
                        return 0
                    }
                    return ReferenceSignal(simulation.value(reference)).canLock(format) ? 1 : 0
                })
            let black = wirer.symbol(PictureContent.symbol(ofPattern: "black"))
            let node = wirer.node(
                "output",
                inputs: [.always(wirer.arriving(wirer.port(1))), .always(reference)],
                cells: (0..<Slot.count).map { wirer.cell(wirer.slot($0)) } + [wirer.cell(latch)],
                constants: receiver.constants + [oscillator, Int64(black.rawValue)]
            ) { scope in Conversion(scope).sent.value }
            wirer.transmit(wirer.port(2), node)
        },
        inspect: { simulation, element, reading in
            PictureProcessor.addInputLamp(
                simulation, simulation.plant.layout.port(element, 1), "input-lamp", &reading)
            let isLocked = simulation.latch(element, 0) == 1
            reading.add("reference-lamp", .symbol(isLocked ? "locked" : "free-running"))
            let format = VideoFormat.at(Int(simulation.slot(element, Slot.format)))
            reading.add("format", .symbol(format?.name ?? "none"))
        })

    private static func declareSlots(_ declarer: inout ElementDeclarer) {
        let interruption: [Hazard] = [.interruption]
        let slots: [(String, String, SlotDomain, Int64)] = [
            (
                "format", "format that it sends", .choice(VideoFormat.names),
                Int64(VideoFormat.hd1080p25.index)
            ),
            ("input-matrix", "coefficients that it decodes with", .choice(matrices), 0),
            ("output-matrix", "coefficients that it encodes with", .choice(matrices), 0),
            ("input-range", "range that it takes the input for", .choice(["narrow", "full"]), 0),
            ("output-range", "range that it sends", .choice(["narrow", "full"]), 0),
            ("ancillary", "sound and data beside the picture", .choice(["pass", "strip"]), 0),
            ("sampling", "sampling of its output", .choice(["as-input", "422", "444"]), 0),
            ("field-order", "field sent first", .choice(SourceExtras.fieldOrders), 0),
            ("deinterlacer", "when it deinterlaces", .choice(["auto", "off"]), 0),
            (
                "transfer", "system in which it writes light",
                .choice(["as-input"] + SourceExtras.transfers), 0
            ),
            ("primaries", "primaries of its output", .choice(["as-input", "bt709", "bt2020"]), 0),
            ("link-level", "mapping of a 3 Gb/s output", .choice(["a", "b"]), 0),
        ]
        for (name, title, domain, nominal) in slots {
            declarer.slot(
                SlotDeclaration(name, title, domain, nominal: nominal, hazards: interruption))
        }
    }
}
