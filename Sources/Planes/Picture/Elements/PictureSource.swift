import Plant
import Signals

/// What pattern generators and video cards have in common: format, reference, encoding, outputs.
enum PictureSource {
    /// Ordinals of the slots that every source begins with.
    enum Slot {
        static let format = 0
        static let reference = 1
        static let matrix = 2
        static let timing = 3
        static let audioGroups = 4
        static let payloadScan = 5
        static let payloadColorimetry = 6
        static let launch = 7
        /// The kind's own slots begin here.
        static let own = 8
    }

    /// Ordinal of the latch that is 1 while the source is timed to the reference.
    static let genlock = 0
    /// Ordinal of the reference input; the outputs follow it.
    static let referencePort = 0

    /// How long a source takes to pull its clock to a reference, in milliseconds: a usual figure.
    static let genlockMilliseconds: Int64 = 2000

    static let parameterSchemas = [
        ParameterSchema("outputs", "how many video outputs carry the same picture, 1…8"),
        ParameterSchema(
            "oscillator", "offset of its own clock from nominal, parts per billion (±20000)"),
    ]

    private static let scans = ["as-format", "interlaced", "segmented-frame", "progressive"]

    /// Declares the ports `ref` and `out-1`…, the common slots and the latch.
    static func declare(_ declarer: inout ElementDeclarer, outputs: Int64) throws(PlantProblem) {
        let count = try declarer.integer("outputs", in: 1...8, default: outputs)
        declarer.port("ref", .input, PicturePlane.bnc, title: "reference in")
        for output in 1...count {
            declarer.port("out-\(output)", .output, PicturePlane.bnc, title: "SDI out \(output)")
        }
        declarer.slot(
            SlotDeclaration(
                "format", "picture format", .choice(VideoFormat.names),
                nominal: Int64(VideoFormat.hd1080p25.index), hazards: [.interruption]))
        declarer.slot(
            SlotDeclaration(
                "reference", "what its clock is locked to", .choice(["external", "internal"]),
                hazards: [.interruption]))
        declarer.slot(
            SlotDeclaration(
                "matrix", "luma coefficients that it encodes with",
                .choice(["auto", "bt601", "bt709", "bt2020"])))
        declarer.slot(
            SlotDeclaration(
                "timing", "output timing against the reference",
                .integer(-32_000...32_000, .nanosecond), hazards: [.interruption]))
        declarer.slot(
            SlotDeclaration(
                "audio-groups", "groups of four channels that it embeds", .integer(0...4, .none),
                nominal: 4))
        declarer.slot(
            SlotDeclaration(
                "payload-scan", "scan that its payload identifier states", .choice(scans)))
        declarer.slot(
            SlotDeclaration(
                "payload-colorimetry", "colorimetry that its payload identifier states",
                .choice(["bt709", "bt2020"])))
        declarer.slot(
            SlotDeclaration(
                "launch", "level of its output driver", .integer(0...1000, .millivolt),
                role: .health, nominal: Int64(SerialInterface.launchMillivolts)))
        declarer.latch("genlock")
    }

    /// Gives the latch its rule and makes the node that goes out at every output.
    ///
    /// - Parameters:
    ///   - cells: the kind's own slots, which `picture` reads from position 9 on.
    ///   - constants: what `picture` reads from constant 1 on.
    ///   - picture: sets content, sound and chain of a signal that has all else.
    static func wire(
        _ wirer: inout ElementWirer, outputs: Int64, cells: [CellID], constants: [Int64],
        picture: @escaping @Sendable (NodeScope, VideoFormat, inout PictureSignal) -> Void
    ) throws(PlantProblem) {
        let count = try wirer.integer("outputs", in: 1...8, default: outputs)
        let oscillator = try wirer.integer("oscillator", in: -20_000...20_000, default: 2500)
        let reference = wirer.arriving(wirer.port(referencePort))
        let latch = wirer.latch(genlock)
        let format = wirer.slot(Slot.format)
        let choice = wirer.slot(Slot.reference)
        wirer.rule(
            latch,
            .following(
                cells: [wirer.cell(format), wirer.cell(choice)], nodes: [reference],
                afterMilliseconds: genlockMilliseconds
            ) { simulation in
                guard simulation.slot(choice) == 0,
                    let format = VideoFormat.at(Int(simulation.slot(format)))
                else { return 0 }
                return ReferenceSignal(simulation.value(reference)).canLock(format) ? 1 : 0
            })
        let common = (0..<Slot.own).map { wirer.cell(wirer.slot($0)) } + [wirer.cell(latch)]
        let extras = SourceExtras(
            firstCell: common.count + cells.count, firstConstant: constants.count + 1)
        let node = wirer.node(
            "output", inputs: [.always(reference)],
            cells: common + cells + SourceExtras.cells(of: wirer),
            constants: [oscillator] + constants + SourceExtras.constants(&wirer)
        ) { scope in
            guard var signal = carrier(scope), let format = signal.videoFormat else {
                return .absent
            }
            picture(scope, format, &signal)
            extras.apply(scope, format, &signal)
            return signal.value
        }
        for output in 1...Int(count) { wirer.transmit(wirer.port(output), node) }
    }

    /// A signal with everything but its content and chain; nil where the driver is dead.
    private static func carrier(_ scope: NodeScope) -> PictureSignal? {
        guard let format = VideoFormat.at(Int(scope.cell(Slot.format))),
            scope.cell(Slot.launch) > 0
        else { return nil }
        let isLocked = scope.cell(Slot.own) == 1
        var signal = PictureSignal.absent
        signal.hasCarrier = true
        signal.isReadable = true
        signal.isReferenced = isLocked
        signal.format = format.index
        signal.payloadIdentifier = Int64(payload(scope, format).word)
        signal.launchMillivolts = scope.cell(Slot.launch)
        signal.offsetPartsPerBillion =
            isLocked
            ? ReferenceSignal(scope.input(0)).offsetPartsPerBillion : scope.constant(0)
        signal.phaseNanoseconds =
            isLocked
            ? ReferenceSignal(scope.input(0)).phaseNanoseconds + scope.cell(Slot.timing) : 0
        signal.audioGroups = (1 << scope.cell(Slot.audioGroups)) - 1
        return signal
    }

    private static func payload(_ scope: NodeScope, _ format: VideoFormat) -> PayloadIdentifier {
        let identifier = PayloadIdentifier(
            format, colorimetry: scope.cell(Slot.payloadColorimetry) == 0 ? .bt709 : .bt2020)
        switch scope.cell(Slot.payloadScan) {
        case 1: return identifier.withScan(.interlaced)
        case 2: return identifier.withScan(.segmentedFrame)
        case 3: return identifier.withScan(.progressive)
        default: return identifier
        }
    }

    /// The chain of a source's encoder: its matrix.
    static func encodingMatrix(_ scope: NodeScope, _ format: VideoFormat) -> YCbCrMatrix {
        switch scope.cell(Slot.matrix) {
        case 1: return .bt601
        case 2: return .bt709
        case 3: return .bt2020
        default: return PictureRendering.standardMatrix(of: format)
        }
    }

    /// A chain with the encoder's matrix added, where that isn't BT.709 anyway.
    static func encoded(_ scope: NodeScope, _ format: VideoFormat, _ chain: Int32) -> Int32 {
        let matrix = encodingMatrix(scope, format)
        if matrix == .bt709 { return chain }
        return scope.extend(
            chain, with: PictureTransform.matrix(decodedAs: .bt709, encodedAs: matrix).word)
    }

    static func inspect(_ simulation: Simulation, _ element: ElementID, _ reading: inout Reading) {
        let isLocked = simulation.latch(element, genlock) == 1
        reading.add("reference-lamp", .symbol(isLocked ? "locked" : "free-running"))
        let format = VideoFormat.at(Int(simulation.slot(element, Slot.format)))
        reading.add("format", .symbol(format?.name ?? "none"))
    }
}
