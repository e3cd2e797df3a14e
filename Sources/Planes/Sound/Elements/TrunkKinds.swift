import Plant

/// A MADI box: pairs on to a trunk and off another one.
///
/// `aes-in-N` go out at `madi-out`; what comes in at `madi-in` goes out at `aes-out-N`.
enum MADIBoxKind {
    static let name = "madi-box"

    static let kind = ElementKind(
        name: name, title: "MADI interface", plane: SoundPlane.name,
        parameters: [ParameterSchema("pairs", "AES3 inputs and outputs each, 1…16 (default 4)")],
        declare: { declarer throws(PlantProblem) in
            let pairs = try declarer.integer("pairs", in: 1...16, default: 4)
            declarer.port("madi-in", .input, PicturePlane.bnc)
            declarer.port("madi-out", .output, PicturePlane.bnc)
            for pair in 1...pairs { declarer.port("aes-in-\(pair)", .input, SoundPlane.xlr) }
            for pair in 1...pairs { declarer.port("aes-out-\(pair)", .output, SoundPlane.xlr) }
            declarer.slot(
                SlotDeclaration(
                    "first", "first channel of the trunk that its outputs take, less one",
                    .integer(0...62, .none)))
            declarer.slot(
                SlotDeclaration(
                    "driver", "driver of its trunk", .choice(["good", "dead"]), role: .health))
        },
        wire: { wirer throws(PlantProblem) in
            let pairs = Int(try wirer.integer("pairs", in: 1...16, default: 4))
            let silence = Int64(wirer.symbol(SoundContent.silence).rawValue)
            var inputs: [NodeInput] = []
            for pair in 0..<pairs {
                inputs.append(.always(wirer.arriving(wirer.port(2 + pair))))
            }
            let trunk = wirer.node(
                "madi-out", inputs: inputs, cells: [wirer.cell(wirer.slot(1))],
                constants: [silence]
            ) { scope in
                scope.cell(0) == 0 ? bundle(scope, pairs, from: 0, .madi, channels: 64) : .absent
            }
            wirer.transmit(wirer.port(1), trunk)
            let arriving = wirer.arriving(wirer.port(0))
            for pair in 0..<pairs {
                let node = wirer.node(
                    "aes-out-\(pair + 1)", inputs: [.always(arriving)],
                    cells: [wirer.cell(wirer.slot(0))]
                ) { scope in
                    var signal = SoundSignal(scope.input(0))
                    guard signal.isPresent, signal.carrier == .madi else { return .absent }
                    signal = signal.applying(
                        .take(first: min(62, Int(scope.cell(0)) + 2 * pair), count: 2), scope)
                    signal.carrier = .aes3
                    signal.channelCount = 2
                    return signal.value
                }
                wirer.transmit(wirer.port(2 + pairs + pair), node)
            }
        },
        inspect: { simulation, element, reading in
            let port = simulation.plant.layout.port(element, 0)
            let signal = SoundSignal(simulation.signal(at: port))
            let isLocked = signal.isPresent && signal.carrier == .madi
            reading.add("madi-lamp", .symbol(isLocked ? "green" : "dark"))
        })

    /// Pairs from a node's inputs, side by side on one carrier, at the clock of the first.
    static func bundle(
        _ scope: NodeScope, _ pairs: Int, from first: Int, _ carrier: SoundSignal.Carrier,
        channels: Int, clock: Int64? = nil
    ) -> NodeValue {
        let present = (0..<pairs).filter { SoundSignal(scope.input(first + $0)).asAES3.isPresent }
        var whole = SoundSignal(carrier, channels: channels, content: scope.constant(0))
        if let lead = present.first {
            let signal = SoundSignal(scope.input(first + lead))
            whole.content = signal.content
            whole.offsetPartsPerBillion = clock ?? signal.offsetPartsPerBillion
        } else {
            whole.offsetPartsPerBillion = clock ?? 0
        }
        whole = whole.applying(.clear, scope)
        for pair in present {
            let sound = SoundSignal(scope.input(first + pair))
                .received(withClock: whole.offsetPartsPerBillion, scope)
                .applying(.place(offset: 2 * pair), scope)
            whole = whole.applying(.add(content: sound.content, chain: sound.chain), scope)
        }
        return whole.value
    }
}

/// An endpoint of audio over a network: pairs to a flow, and the flow that it subscribes to pairs.
enum FlowEndpointKind {
    static let name = "flow-endpoint"
    /// Latencies that a receiver can be set to, in µs (catalogue of Dante controllers).
    static let latencies: [Int64] = [150, 250, 500, 1000, 2000, 5000]

    /// Ordinals of its slots.
    enum Slot {
        static let latency = 0
        static let clock = 1
        static let sending = 2
    }

    static let kind = ElementKind(
        name: name, title: "network audio endpoint", plane: SoundPlane.name,
        parameters: [
            ParameterSchema("pairs", "AES3 inputs and outputs each, 1…16 (default 2)"),
            SoundClock.schema,
        ],
        declare: { declarer throws(PlantProblem) in
            let pairs = try declarer.integer("pairs", in: 1...16, default: 2)
            _ = try SoundClock.oscillator(declarer)
            declarer.port("net", .both, SoundPlane.etherCon)
            for pair in 1...pairs { declarer.port("aes-in-\(pair)", .input, SoundPlane.xlr) }
            for pair in 1...pairs { declarer.port("aes-out-\(pair)", .output, SoundPlane.xlr) }
            declarer.slot(
                SlotDeclaration(
                    "latency", "how long it holds packets back, µs",
                    .choice(latencies.map { "\($0)" }), nominal: 3, hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "clock", "what its sample clock follows", .choice(["network", "internal"]),
                    hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "sending", "whether its flow goes to one receiver or to a group",
                    .choice(["unicast", "multicast"])))
            declarer.latch("follows")
        },
        wire: { wirer throws(PlantProblem) in try wire(&wirer) },
        inspect: { simulation, element, reading in
            let follows = simulation.latch(element, 0) == 1
            reading.add("clock-lamp", .symbol(follows ? "green" : "amber"))
            let signal = SoundSignal(
                simulation.signal(at: simulation.plant.layout.port(element, 0)))
            reading.add("link-lamp", .symbol(signal.hasNetworkClock ? "green" : "dark"))
            reading.add("flow-lamp", .symbol(signal.isPresent ? "green" : "dark"))
        })

    private static func wire(_ wirer: inout ElementWirer) throws(PlantProblem) {
        let pairs = Int(try wirer.integer("pairs", in: 1...16, default: 2))
        let oscillator = try SoundClock.oscillator(wirer)
        let silence = Int64(wirer.symbol(SoundContent.silence).rawValue)
        let net = wirer.arriving(wirer.port(0))
        let choice = wirer.slot(Slot.clock)
        // Following a leader takes some seconds of announce and sync messages: a usual figure.
        wirer.rule(
            wirer.latch(0),
            .following(
                cells: [wirer.cell(choice)], nodes: [net], afterMilliseconds: 4000
            ) { simulation in
                simulation.slot(choice) == 0
                    && SoundSignal(simulation.value(net)).hasNetworkClock ? 1 : 0
            })
        var inputs: [NodeInput] = []
        for pair in 0..<pairs { inputs.append(.always(wirer.arriving(wirer.port(1 + pair)))) }
        let follows = wirer.cell(wirer.latch(0))
        let flow = wirer.node(
            "flow", inputs: inputs, cells: [follows, wirer.cell(wirer.slot(Slot.sending))],
            constants: [silence, oscillator]
        ) { scope in
            var signal = SoundSignal(
                MADIBoxKind.bundle(
                    scope, pairs, from: 0, .flow, channels: 2 * pairs,
                    clock: scope.cell(0) == 1 ? 0 : scope.constant(1)))
            // A group's flow is marked, since a switch treats it otherwise.
            signal.value.setField(0, 21, 1, scope.cell(1))
            return signal.value
        }
        wirer.transmit(wirer.port(0), flow)
        for pair in 0..<pairs {
            let node = wirer.node(
                "aes-out-\(pair + 1)", inputs: [.always(net)],
                cells: [follows, wirer.cell(wirer.slot(Slot.latency))], constants: [oscillator]
            ) { scope in received(scope, pair) }
            wirer.transmit(wirer.port(1 + pairs + pair), node)
        }
    }

    /// What an output plays of the flow: late packets are clicks, and two clocks slip.
    private static func received(_ scope: NodeScope, _ pair: Int) -> NodeValue {
        var signal = SoundSignal(scope.input(0))
        guard signal.isPresent, signal.carrier == .flow else { return .absent }
        let latency = latencies[Int(scope.cell(1))]
        if signal.jitterMicroseconds > latency {
            // Twenty late packets a minute for each millisecond too much: a judgement.
            let rate = (signal.jitterMicroseconds - latency) * 20
            signal = signal.applying(.latePackets(milliPerMinute: max(1000, rate)), scope)
        }
        let clock = scope.cell(0) == 1 ? 0 : scope.constant(0)
        signal = signal.received(withClock: clock, scope)
        signal = signal.applying(.take(first: 2 * pair, count: 2), scope)
        signal = signal.applying(.delay(channel: nil, microseconds: latency), scope)
        signal.carrier = .aes3
        signal.channelCount = 2
        signal.jitterMicroseconds = 0
        return signal.value
    }
}

/// The switch of an audio network, with its controller's list of who receives what.
enum FlowSwitchKind {
    static let name = "flow-switch"

    /// Ordinals of its slots; for each port four follow.
    enum Slot {
        static let priorities = 0
        static let querier = 1
        static func subscription(_ port: Int) -> Int { 2 + 3 * port }
        static func energySaving(_ port: Int) -> Int { 3 + 3 * port }
        static func clock(_ port: Int) -> Int { 4 + 3 * port }
    }

    /// How long a group lives without being asked for: 2 · 125 s + 10 s (RFC 3376 §8.4).
    static let membershipMilliseconds: Int64 = 260_000
    /// What packets wait in a switch that gives them no priority beside large transfers, in µs: a
    /// judgement.
    static let queueMicroseconds: Int64 = 1800
    /// What waking a link up takes that slept (IEEE 802.3az allows 16.5 µs at 1 Gbit/s), together
    /// with packets that pile up behind it, in µs: a judgement.
    static let wakeMicroseconds: Int64 = 1200
    /// What is left in a network that is set up well, in µs.
    static let restMicroseconds: Int64 = 60

    static let kind = ElementKind(
        name: name, title: "audio network switch", plane: SoundPlane.name,
        parameters: [
            ParameterSchema("ports", "network ports, 2…24 (default 8)"),
            ParameterSchema("subscriptions", "for each port the port that it receives, or none"),
        ],
        declare: { declarer throws(PlantProblem) in
            let ports = Int(try declarer.integer("ports", in: 2...24, default: 8))
            let names = (1...ports).map { "net-\($0)" }
            let words = try declarer.words("subscriptions")
            for name in names { declarer.port(name, .both, SoundPlane.etherCon) }
            declarer.slot(
                SlotDeclaration(
                    "priorities", "whether it heeds the packets' priorities",
                    .choice(["dscp", "off"]), authority: .administrator, hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "querier", "IGMP querier", .choice(["on", "off"]), authority: .administrator,
                    hazards: [.interruption]))
            for (index, name) in names.enumerated() {
                let word = words.indices.contains(index) ? words[index] : "none"
                guard word == "none" || names.contains(word) else {
                    throw declarer.problem(
                        "subscriptions", "`\(word)` isn't a port", given: word, candidates: names)
                }
                declarer.slot(
                    SlotDeclaration(
                        "subscription-\(name)", "port whose flow \(name) receives", .index(names),
                        nominal: names.firstIndex(of: word).map { Int64($0) } ?? -1,
                        hazards: [.contentExposure, .interruption]))
                declarer.slot(
                    SlotDeclaration(
                        "energy-saving-\(name)", "energy-efficient Ethernet on \(name)", .boolean,
                        authority: .administrator))
                declarer.slot(
                    SlotDeclaration(
                        "clock-\(name)", "multicast clock messages on \(name)",
                        .choice(["pass", "blocked"]), authority: .administrator))
            }
            for name in names { declarer.latch("member-\(name)") }
        },
        wire: { wirer throws(PlantProblem) in
            let ports = Int(try wirer.integer("ports", in: 2...24, default: 8))
            let arrivals = (0..<ports).map { wirer.arriving(wirer.port($0)) }
            let querier = wirer.slot(Slot.querier)
            for port in 0..<ports {
                wirer.rule(wirer.latch(port), membership(wirer, querier))
                let cells = [
                    wirer.slot(Slot.priorities), wirer.slot(Slot.energySaving(port)),
                    wirer.slot(Slot.clock(port)),
                ]
                let node = wirer.node(
                    "net-\(port + 1)",
                    inputs: [
                        .selected(
                            by: wirer.slot(Slot.subscription(port)), from: arrivals)
                    ], cells: cells.map { wirer.cell($0) } + [wirer.cell(wirer.latch(port))], sent)
                wirer.transmit(wirer.port(port), node)
            }
        },
        inspect: { simulation, element, reading in
            let layout = simulation.plant.layout
            var lit: [Int64] = []
            for (index, port) in layout.elements[element.index].ports.enumerated()
            where simulation.plug(in: PortID(port)) != nil {
                lit.append(Int64(index + 1))
            }
            reading.add("ports-with-link", .list(lit))
        })

    /// A member is asked again and again where there is a querier; else its time runs out.
    private static func membership(_ wirer: ElementWirer, _ querier: SlotID) -> LatchRule {
        LatchRule(
            cells: [wirer.cell(querier)], settled: { $0.slot(querier) == 0 ? 1 : 0 },
            step: { _, target, _ in
                LatchStep(
                    value: target, afterMilliseconds: target == 1 ? 1000 : membershipMilliseconds)
            })
    }

    /// What goes out at a port: the flow that it receives, and the network's clock.
    @Sendable private static func sent(_ scope: NodeScope) -> NodeValue {
        var signal = SoundSignal(scope.input(0))
        let isGroup = signal.value.field(0, 21, 1) == 1
        if isGroup && scope.cell(3) == 0 { signal = .absent }
        if signal.isPresent {
            signal.jitterMicroseconds +=
                restMicroseconds + (scope.cell(0) == 1 ? queueMicroseconds : 0)
                + (scope.cell(1) == 1 ? wakeMicroseconds : 0)
        }
        // Clock messages are a group's as well, and stop with it.
        signal.hasNetworkClock = scope.cell(2) == 0 && scope.cell(3) == 1
        return signal.value
    }
}
