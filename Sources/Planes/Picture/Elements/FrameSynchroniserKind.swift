import Plant
import Signals

/// A frame synchroniser: takes pictures in at their own rate and sends them on the house reference.
///
/// A store that hangs sends the picture that it has again and again, while sound and ancillary data
/// go by another way and go on. The picture that it holds is taken to be of what arrives now.
enum FrameSynchroniserKind {
    /// Ordinals of its slots.
    enum Slot {
        static let reference = 0
        static let freeze = 1
        static let onLoss = 2
        static let timing = 3
        static let store = 4
    }

    static let name = "frame-sync"

    /// Slips an hour where the incoming jitter is beyond what its write clock follows: one every
    /// few minutes, as recorders do that lose lock. A judgement.
    private static let slipsPerHour: Int64 = 15

    static let kind = ElementKind(
        name: name, title: "frame synchroniser", plane: PicturePlane.name,
        parameters: [
            ParameterSchema(
                "oscillator", "offset of its own clock from nominal, parts per billion (±20000)"),
            ParameterSchema("format", "format that it sends while nothing arrives (1080p25)"),
        ] + SDIReceiver.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            PictureProcessor.declarePorts(&declarer, hasReference: true)
            declarer.slot(
                SlotDeclaration(
                    "reference", "what it times its output to",
                    .choice(["external", "internal"]), hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "freeze", "freezes the picture", .boolean, hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "on-loss", "what it sends while nothing arrives",
                    .choice(["black", "bars-75"])))
            declarer.slot(
                SlotDeclaration(
                    "timing", "output timing against the reference",
                    .integer(-32_000...32_000, .nanosecond), hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "store", "its picture store", .choice(["running", "hung"]), role: .health))
            declarer.latch("genlock")
        },
        wire: { wirer throws(PlantProblem) in try wire(&wirer) },
        inspect: { simulation, element, reading in
            let layout = simulation.plant.layout
            PictureProcessor.addInputLamp(
                simulation, layout.port(element, 1), "input-lamp", &reading)
            let isLocked = simulation.latch(element, 0) == 1
            reading.add("reference-lamp", .symbol(isLocked ? "locked" : "free-running"))
            let isFrozen = simulation.slot(element, Slot.freeze) == 1
            reading.add("freeze-lamp", .symbol(isFrozen ? "on" : "off"))
        })

    private static func wire(_ wirer: inout ElementWirer) throws(PlantProblem) {
        let receiver = try SDIReceiver(of: wirer)
        let oscillator = try wirer.integer("oscillator", in: -20_000...20_000, default: 2500)
        let formatName = try wirer.word("format", default: VideoFormat.hd1080p25.name)
        guard let idle = VideoFormat(name: formatName) else {
            throw wirer.problem(
                "format", "unknown format `\(formatName)`", expected: "as `1080p25`",
                given: formatName, candidates: VideoFormat.names)
        }
        let reference = wirer.arriving(wirer.port(0))
        let arriving = wirer.arriving(wirer.port(1))
        let choice = wirer.slot(Slot.reference)
        let latch = wirer.latch(0)
        wirer.rule(
            latch,
            .following(
                cells: [wirer.cell(choice)], nodes: [reference, arriving],
                afterMilliseconds: PictureSource.genlockMilliseconds
            ) { simulation in
                let format = PictureSignal(simulation.value(arriving)).videoFormat ?? idle
                let canLock = ReferenceSignal(simulation.value(reference)).canLock(format)
                return simulation.slot(choice) == 0 && canLock ? 1 : 0
            })
        let contents = ["black", "bars-75"].map {
            Int64(wirer.symbol(PictureContent.symbol(ofPattern: $0)).rawValue)
        }
        let node = wirer.node(
            "output", inputs: [.always(arriving), .always(reference)],
            cells: (0...Slot.store).map { wirer.cell(wirer.slot($0)) } + [wirer.cell(latch)],
            constants: receiver.constants + [oscillator, Int64(idle.index)] + contents, sent)
        wirer.transmit(wirer.port(2), node)
    }

    private static func sent(_ scope: NodeScope) -> NodeValue {
        let isLocked = scope.cell(Slot.store + 1) == 1
        var signal: PictureSignal
        if let taken = PictureProcessor.taken(scope, 0, receiver: 0) {
            signal = taken
            let limit = signal.interface?.timingJitterLimitMilliUnitIntervals ?? 0
            let jitter = signal.interface.map {
                SerialJitter.milliUnitIntervals(picoseconds: taken.slowJitterPicoseconds, $0)
            }
            if (jitter ?? 0) > limit { signal.interruptionsPerHour += slipsPerHour }
        } else {
            let idle = VideoFormat.at(Int(scope.constant(3))) ?? .hd1080p25
            signal = PictureProcessor.own(
                idle, content: scope.constant(4 + Int(scope.cell(Slot.onLoss))))
            PictureProcessor.setStandardChain(&signal, scope, idle)
        }
        PictureProcessor.setClock(
            &signal, isLocked: isLocked, reference: scope.input(1), oscillator: scope.constant(2),
            timing: scope.cell(Slot.timing))
        if scope.cell(Slot.freeze) == 1 || scope.cell(Slot.store) == 1 {
            signal.chain = scope.extend(signal.chain, with: PictureStructure.frozen.word)
        }
        return signal.value
    }
}
