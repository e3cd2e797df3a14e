import Plant
import Signals

/// A balanced lead or line for timecode, with XLR connectors.
enum TimecodeCableKind {
    static let name = "timecode-cable"

    /// Ordinals of its slots; 0 and 1 are its ends.
    enum Slot {
        static let condition = 2
        static let path = 3
    }

    /// The values of the slot `condition`.
    static let conditions = ["good", "intermittent", "leg-open", "open"]

    /// How often an hour a bad contact opens: as often as a bad crimp (see `CoaxKinds`).
    static let interruptionsPerHour = CoaxKinds.interruptionsPerHour

    static let kind = ElementKind(
        name: name, title: "balanced timecode line", plane: ReferencePlane.name, category: .cable,
        plugs: [ReferencePlane.xlr],
        declare: { declarer throws(PlantProblem) in
            declarer.slot(
                SlotDeclaration(
                    "condition", "state of its two legs", .choice(conditions), role: .health))
            declarer.slot(
                SlotDeclaration(
                    "path", "what the line goes through", .choice(["straight", "equalised"]),
                    role: .health))
        },
        carry: { scope in
            var signal = TimecodeSignal(scope.input(0))
            guard signal.isPresent, scope.cell(0) != 3 else { return .absent }
            if scope.cell(0) == 1 { signal.interruptionsPerHour += interruptionsPerHour }
            // One leg of a balanced line has half of the level.
            if scope.cell(0) == 2 { signal.millivolts /= 2 }
            if scope.cell(1) == 1 { signal.isEqualised = true }
            return signal.value
        },
        inspect: { simulation, element, reading in
            let length = simulation.plant.layout.elements[element.index].lengthMillimetres
            reading.add("length", .quantity(Quantity(length, .millimetre)))
        })
}

extension PictureSignal {
    /// What wrote the timecode into the picture's ancillary data: its number in the plant's
    /// `ReferenceModel` plus 1, 0 for no timecode. Bits 56–62 of word 0.
    var timecodeInserter: Int {
        get { Int(value.field(0, 56, 7)) }
        set { value.setField(0, 56, 7, Int64(newValue)) }
    }
}

/// Writes timecode into a picture's ancillary data (ATC), and into the picture if it is asked to.
enum TimecodeInserterKind {
    static let name = "timecode-inserter"

    /// Ordinals of its slots.
    enum Slot {
        static let insert = 0
        static let offset = 1
        static let burnIn = 2
    }

    /// Ordinals of its ports.
    enum Port {
        static let picture = 0
        static let timecode = 1
        static let output = 2
    }

    static let kind = ElementKind(
        name: name, title: "timecode inserter", plane: ReferencePlane.name,
        parameters: SDIReceiver.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            declarer.port("in", .input, PicturePlane.bnc, title: "SDI in")
            declarer.port("ltc", .input, ReferencePlane.xlr, title: "timecode in")
            declarer.port("out", .output, PicturePlane.bnc, title: "SDI out")
            declarer.slot(
                SlotDeclaration(
                    "insert", "writes ancillary timecode", .boolean, nominal: 1,
                    hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "offset", "frames that it adds to each label", .integer(-100...100, .none)))
            declarer.slot(
                SlotDeclaration("burn-in", "writes the label into the picture", .boolean))
        },
        wire: { wirer throws(PlantProblem) in
            let own = wirer.layout.elements[wirer.element.index].kind
            // By the number of those of its kind up to itself, as `ReferenceModel` lists them.
            let number = wirer.layout.elements[...wirer.element.index]
                .count { $0.kind == own }
            let receiver = try SDIReceiver(of: wirer)
            let node = wirer.node(
                "out",
                inputs: [
                    .always(wirer.arriving(wirer.port(Port.picture))),
                    .always(wirer.arriving(wirer.port(Port.timecode))),
                ], cells: [wirer.cell(wirer.slot(Slot.insert))],
                constants: [Int64(number)] + receiver.constants
            ) { scope in
                let receiver = SDIReceiver(scope, at: 1)
                let arriving = PictureSignal(scope.input(0))
                var signal = receiver.equalise(arriving)
                if !receiver.accepts(arriving) { signal.isReadable = false }
                signal = SDIReceiver.regenerate(signal)
                if scope.cell(0) == 1 && signal.isReadable {
                    let isHeard = TimecodeSignal(scope.input(1)).isReadable
                    signal.timecodeInserter = isHeard ? Int(scope.constant(0)) : 0
                }
                return signal.value
            }
            wirer.transmit(wirer.port(Port.output), node)
        },
        inspect: { simulation, element, reading in
            let plant = simulation.plant
            let picture = plant.layout.port(element, Port.picture)
            let isThere = PictureSignal(simulation.signal(at: picture)).hasCarrier
            reading.add("picture-lamp", .symbol(isThere ? "on" : "off"))
            let timecode = plant.layout.port(element, Port.timecode)
            let isRead = TimecodeSignal(simulation.signal(at: timecode)).isReadable
            reading.add("timecode-lamp", .symbol(isRead ? "on" : "off"))
        })
}
