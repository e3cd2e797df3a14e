import Plant
import Signals

/// Boxes that work on colour alone: the legaliser and the box of look-up tables.
enum ColourBoxKinds {
    static let legaliserName = "legaliser"
    static let lookBoxName = "lut-box"

    /// Ordinals of a legaliser's slots.
    enum LegaliserSlot {
        static let mode = 0
        static let low = 1
        static let high = 2
    }

    /// Ordinal of a look box's slot: 0 is bypass, then its tables.
    static let lookSlot = 0

    /// Limits a per cent inside EBU R 103's −5 and 105 %, since what is clipped in R′G′B′ is
    /// rounded in Y′CbCr afterwards: a judgement.
    private static let limitsMilli: (low: Int64, high: Int64) = (-40, 1040)

    static let legaliser = ElementKind(
        name: legaliserName, title: "legaliser", plane: PicturePlane.name,
        parameters: SDIReceiver.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            PictureProcessor.declarePorts(&declarer, hasReference: false)
            declarer.slot(SlotDeclaration("mode", "whether it clips", .choice(["on", "bypass"])))
            declarer.slot(
                SlotDeclaration(
                    "low", "lowest R, G, B, in thousandths of white", .integer(-100...100, .none),
                    nominal: limitsMilli.low))
            declarer.slot(
                SlotDeclaration(
                    "high", "highest R, G, B, in thousandths of white", .integer(900...1100, .none),
                    nominal: limitsMilli.high))
        },
        wire: { wirer throws(PlantProblem) in
            let receiver = try SDIReceiver(of: wirer)
            let node = wirer.node(
                "output", inputs: [.always(wirer.arriving(wirer.port(0)))],
                cells: (0...LegaliserSlot.high).map { wirer.cell(wirer.slot($0)) },
                constants: receiver.constants
            ) { scope in
                guard var signal = PictureProcessor.taken(scope, 0, receiver: 0),
                    let format = signal.videoFormat
                else { return .absent }
                if scope.cell(LegaliserSlot.mode) == 0 {
                    let clip = PictureTransform.legalised(
                        matrix(signal, format), lowMilli: scope.cell(LegaliserSlot.low),
                        highMilli: scope.cell(LegaliserSlot.high))
                    signal.chain = scope.extend(signal.chain, with: clip.word)
                }
                return signal.value
            }
            wirer.transmit(wirer.port(1), node)
        },
        inspect: { simulation, element, reading in
            PictureProcessor.addInputLamp(
                simulation, simulation.plant.layout.port(element, 0), "input-lamp", &reading)
            let isOn = simulation.slot(element, LegaliserSlot.mode) == 0
            reading.add("bypass-lamp", .symbol(isOn ? "off" : "on"))
        })

    static let lookBox = ElementKind(
        name: lookBoxName, title: "LUT box", plane: PicturePlane.name,
        parameters: [
            ParameterSchema(
                "luts",
                "table: [slope, offset, power, saturation], in thousandths (ASC CDL)",
                required: true)
        ] + SDIReceiver.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            let names = try looks(of: declarer).map(\.name)
            PictureProcessor.declarePorts(&declarer, hasReference: false)
            declarer.slot(
                SlotDeclaration(
                    "lut", "table that is loaded", .choice(["bypass"] + names),
                    hazards: [.interruption]))
        },
        wire: { wirer throws(PlantProblem) in
            let receiver = try SDIReceiver(of: wirer)
            let words = try looks(of: wirer).map { PictureTransform.look($0.look).word }
            let node = wirer.node(
                "output", inputs: [.always(wirer.arriving(wirer.port(0)))],
                cells: [wirer.cell(wirer.slot(lookSlot))],
                constants: receiver.constants + words
            ) { scope in
                guard var signal = PictureProcessor.taken(scope, 0, receiver: 0) else {
                    return .absent
                }
                let choice = scope.cell(0)
                if choice > 0 {
                    signal.chain = scope.extend(
                        signal.chain, with: scope.constant(1 + Int(choice)))
                }
                return signal.value
            }
            wirer.transmit(wirer.port(1), node)
        },
        inspect: { simulation, element, reading in
            PictureProcessor.addInputLamp(
                simulation, simulation.plant.layout.port(element, 0), "input-lamp", &reading)
        })

    /// The matrix by which a signal says that it is to be decoded.
    private static func matrix(_ signal: PictureSignal, _ format: VideoFormat) -> YCbCrMatrix {
        let stated = PayloadIdentifier(word: UInt32(truncatingIfNeeded: signal.payloadIdentifier))
        return stated.colorimetry == .bt2020 ? .bt2020 : PictureRendering.standardMatrix(of: format)
    }

    /// The tables that a box holds, by name, in their order.
    static func looks(of element: some ParameterReading) throws(PlantProblem)
        -> [(name: String, look: ColourDecision)]
    {
        var found: [(name: String, look: ColourDecision)] = []
        for entry in try element.mapping("luts") {
            guard let look = ColourDecision(declared: entry.value), entry.name != "bypass" else {
                throw element.problem(
                    "luts", "the table `\(entry.name)` isn't a look",
                    expected: "[slope, offset, power, saturation] in thousandths")
            }
            found.append((entry.name, look))
        }
        guard !found.isEmpty else {
            throw element.problem("luts", "no table in `luts`", expected: "at least one table")
        }
        return found
    }
}

extension ColourDecision {
    /// A look as an inventory declares it: four whole numbers in thousandths.
    init?(declared value: DeclaredValue) {
        guard case .list(let items) = value else { return nil }
        let numbers = items.compactMap { $0.word.flatMap { Int64($0) } }
        guard numbers.count == 4, items.count == 4, (0...8191).contains(numbers[0]),
            (-2048...2047).contains(numbers[1]), (1...8191).contains(numbers[2]),
            (0...8191).contains(numbers[3])
        else { return nil }
        self.init(
            slopeMilli: numbers[0], offsetMilli: numbers[1], powerMilli: numbers[2],
            saturationMilli: numbers[3])
    }
}
