import Plant
import Signals

/// Boxes that put sound into pictures and take it out again.
enum EmbedderKind {
    static let embedderName = "embedder"
    static let deEmbedderName = "de-embedder"
    /// AES3 ports of each: two groups of four channels.
    static let pairs = 4
    /// What an embedder does with a group.
    static let groupChoices = ["embed", "pass", "off"]

    /// Ordinals of an embedder's slots: groups 1 to 4 follow.
    enum Slot {
        static let upstream = 0
        static let group = 1
        static let delay = 5
    }

    /// SDI `in` and `out`, AES3 `aes-1` to `aes-4`.
    static let embedder = ElementKind(
        name: embedderName, title: "audio embedder", plane: SoundPlane.name,
        parameters: SDIReceiver.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            declarer.port("in", .input, PicturePlane.bnc, title: "SDI in")
            declarer.port("out", .output, PicturePlane.bnc, title: "SDI out")
            for pair in 1...pairs { declarer.port("aes-\(pair)", .input, SoundPlane.xlr) }
            declarer.slot(
                SlotDeclaration(
                    "ancillary", "ancillary data of the picture that comes in",
                    .choice(["pass", "strip"]), hazards: [.interruption]))
            for group in 1...4 {
                declarer.slot(
                    SlotDeclaration(
                        "group-\(group)", "what goes out in group \(group)",
                        .choice(groupChoices), nominal: group <= 2 ? 0 : 1,
                        hazards: [.interruption]))
            }
            declarer.slot(
                SlotDeclaration(
                    "delay", "delay of the sound that it embeds",
                    .integer(0...500_000, .microsecond)))
        },
        wire: { wirer throws(PlantProblem) in
            let receiver = try SDIReceiver(of: wirer)
            var inputs: [NodeInput] = [.always(wirer.arriving(wirer.port(0)))]
            for pair in 0..<pairs { inputs.append(.always(wirer.arriving(wirer.port(2 + pair)))) }
            let node = wirer.node(
                "out", inputs: inputs,
                cells: (Slot.upstream...Slot.delay).map { wirer.cell(wirer.slot($0)) },
                constants: receiver.constants
            ) { scope in
                let receiver = SDIReceiver(scope, at: 0)
                var signal = receiver.recover(PictureSignal(scope.input(0))).signal
                guard signal.hasCarrier, signal.isReadable else { return signal.value }
                embed(scope, &signal)
                return signal.value
            }
            wirer.transmit(wirer.port(1), node)
        },
        inspect: { simulation, element, reading in
            let layout = simulation.plant.layout
            for pair in 0..<pairs {
                let signal = SoundSignal(simulation.signal(at: layout.port(element, 2 + pair)))
                reading.add(
                    "aes-\(pair + 1)-lamp",
                    .symbol(signal.asAES3.isPresent ? "green" : "dark"))
            }
        })

    private static func embed(_ scope: NodeScope, _ signal: inout PictureSignal) {
        let passes = scope.cell(Slot.upstream) == 0
        let upstream = passes ? signal.audioGroups : 0
        var present: Int64 = 0
        var dropped: Int64 = 0
        for group in 0..<4 {
            let choice = scope.cell(Slot.group + group)
            if choice == 0 && group < 2 { present |= 1 << Int64(group) }
            if choice == 1 { present |= upstream & 1 << Int64(group) }
            if choice != 1 || upstream >> Int64(group) & 1 == 0 {
                dropped |= 0xF << Int64(4 * group)
            }
        }
        var chain: Int32 = scope.extend(0, with: SoundTransform.clear.word)
        var content = signal.audioContent
        if upstream != 0 && dropped & 0xFFFF != 0xFFFF {
            let kept = scope.extend(
                signal.audioChain, with: SoundTransform.drop(mask: dropped).word)
            chain = scope.extend(
                chain, with: SoundTransform.add(content: content, chain: kept).word)
        }
        var isFirst = true
        for pair in 0..<pairs where scope.cell(Slot.group + pair / 2) == 0 {
            let sound = SoundSignal(scope.input(1 + pair)).asAES3
            guard sound.isPresent else { continue }
            var placed = sound.received(withClock: signal.offsetPartsPerBillion, scope)
            if scope.cell(Slot.delay) > 0 {
                placed = placed.applying(
                    .delay(channel: nil, microseconds: scope.cell(Slot.delay)), scope)
            }
            placed = placed.applying(.place(offset: 2 * pair), scope)
            chain = scope.extend(
                chain,
                with: SoundTransform.add(content: placed.content, chain: placed.chain).word)
            if isFirst { content = placed.content }
            isFirst = false
        }
        signal.audioGroups = present
        signal.audioContent = present == 0 ? 0 : content
        signal.audioChain = present == 0 ? 0 : chain
    }

    /// SDI `in` and `loop`, AES3 `aes-1` to `aes-4`.
    static let deEmbedder = ElementKind(
        name: deEmbedderName, title: "audio de-embedder", plane: SoundPlane.name,
        parameters: SDIReceiver.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            declarer.port("in", .input, PicturePlane.bnc, title: "SDI in")
            declarer.port("loop", .output, PicturePlane.bnc, title: "SDI loop")
            for pair in 1...pairs { declarer.port("aes-\(pair)", .output, SoundPlane.xlr) }
            declarer.slot(
                SlotDeclaration(
                    "delay", "delay of the sound", .integer(0...500_000, .microsecond)))
            declarer.latch("lock")
        },
        wire: { wirer throws(PlantProblem) in
            let receiver = try SDIReceiver(of: wirer)
            let arriving = wirer.arriving(wirer.port(0))
            wirer.rule(wirer.latch(0), receiver.lockRule(input: arriving))
            let loop = wirer.node(
                "loop", inputs: [.always(arriving)], constants: receiver.constants
            ) { scope in
                SDIReceiver(scope, at: 0).recover(PictureSignal(scope.input(0))).signal.value
            }
            wirer.transmit(wirer.port(1), loop)
            for pair in 0..<pairs {
                let node = wirer.node(
                    "aes-\(pair + 1)", inputs: [.always(loop)],
                    cells: [wirer.cell(wirer.slot(0)), wirer.cell(wirer.latch(0))]
                ) { scope in taken(scope, pair) }
                wirer.transmit(wirer.port(2 + pair), node)
            }
        },
        inspect: { simulation, element, reading in
            reading.add(
                "lock-lamp", .symbol(simulation.latch(element, 0) > 0 ? "green" : "red"))
            let plant = simulation.plant
            let groups = plant.node(element, named: "loop").map {
                PictureSignal(simulation.value($0)).audioGroups
            }
            for group in 0..<4 {
                let isLit = (groups ?? 0) >> Int64(group) & 1 == 1
                reading.add("group-\(group + 1)-lamp", .symbol(isLit ? "green" : "dark"))
            }
        })

    private static func taken(_ scope: NodeScope, _ pair: Int) -> NodeValue {
        let picture = PictureSignal(scope.input(0))
        guard picture.isReadable, scope.cell(1) > 0 else { return .absent }
        var sound = SoundSignal(
            .aes3, channels: 2, content: picture.audioContent, chain: picture.audioChain)
        sound.offsetPartsPerBillion = picture.offsetPartsPerBillion
        if picture.audioGroups >> Int64(pair / 2) & 1 == 0 {
            // The output goes on with digital silence.
            return sound.applying(.clear, scope).value
        }
        sound = sound.applying(.take(first: 2 * pair, count: 2), scope)
        if scope.cell(0) > 0 {
            sound = sound.applying(.delay(channel: nil, microseconds: scope.cell(0)), scope)
        }
        return sound.value
    }
}
