import Plant

/// A mixing desk: pairs in, a main bus of eight tracks, and a clean feed without one input.
///
/// The clean feed goes back to somebody far away who speaks on that input: with their own voice in
/// it they would hear it late, as an echo.
enum MixingDeskKind {
    static let name = "mixing-desk"

    /// Ordinals of its slots; faders follow, then where each input goes.
    enum Slot {
        static let clock = 0
        static let cleanMinus = 1
        static let faders = 2
    }

    static let mainPairs = 4

    /// `in-1`…, `word`, `main-1` to `main-4` (pairs) and `clean`; all AES3.
    static let kind = ElementKind(
        name: name, title: "mixing desk", plane: SoundPlane.name,
        parameters: [
            ParameterSchema("inputs", "AES3 inputs, 1…16 (default 6)"),
            ParameterSchema(
                "assign", "for each input the main pair that it goes to, 1…4, or none"),
            ParameterSchema("clean-minus", "the input that the clean feed leaves out, as `in-1`"),
            SoundClock.schema,
        ],
        declare: { declarer throws(PlantProblem) in
            let count = Int(try inputCount(declarer))
            let names = (1...count).map { "in-\($0)" }
            _ = try SoundClock.oscillator(declarer)
            for name in names { declarer.port(name, .input, SoundPlane.xlr) }
            declarer.port("word", .input, PicturePlane.bnc, title: "word clock in")
            for pair in 1...mainPairs { declarer.port("main-\(pair)", .output, SoundPlane.xlr) }
            declarer.port("clean", .output, SoundPlane.xlr, title: "clean feed")
            declarer.slot(SoundClock.declaration())
            let minus = try declarer.choice(
                "clean-minus", of: names + ["none"], default: "none")
            declarer.slot(
                SlotDeclaration(
                    "clean-minus", "input that the clean feed leaves out", .index(names),
                    nominal: minus == count ? -1 : Int64(minus)))
            for name in names {
                declarer.slot(
                    SlotDeclaration(
                        "fader-\(name)", "fader of \(name)",
                        .integer(-90_000...10_000, .millidecibel)))
            }
            let assigned = try assignments(declarer, count)
            for (index, name) in names.enumerated() {
                declarer.slot(
                    SlotDeclaration(
                        "assign-\(name)", "main pair that \(name) goes to",
                        .index((1...mainPairs).map { "main-\($0)" }), nominal: assigned[index]))
            }
            declarer.latch("lock")
        },
        wire: { wirer throws(PlantProblem) in try wire(&wirer) },
        inspect: { simulation, element, reading in
            let isLocked = simulation.latch(element, 0) == 1
            reading.add("sync-lamp", .symbol(isLocked ? "green" : "amber"))
        })

    private static func inputCount(_ element: some ParameterReading) throws(PlantProblem) -> Int64 {
        try element.integer("inputs", in: 1...16, default: 6)
    }

    /// For each input the index of its main pair, or −1.
    private static func assignments(_ element: some ParameterReading, _ count: Int)
        throws(PlantProblem) -> [Int64]
    {
        let words = try element.words("assign")
        var result: [Int64] = []
        for index in 0..<count {
            guard words.indices.contains(index) else {
                result.append(index < mainPairs ? Int64(index) : -1)
                continue
            }
            guard words[index] == "none" || (Int64(words[index]).map { 1...4 ~= $0 } ?? false)
            else { throw element.problem("assign", "`\(words[index])` isn't a main pair") }
            result.append((Int64(words[index]) ?? 0) - 1)
        }
        return result
    }

    private static func wire(_ wirer: inout ElementWirer) throws(PlantProblem) {
        let count = Int(try inputCount(wirer))
        let oscillator = try SoundClock.oscillator(wirer)
        let word = wirer.arriving(wirer.port(count))
        wirer.rule(
            wirer.latch(0),
            SoundClock.rule(wirer, choice: wirer.slot(Slot.clock), reference: word))
        var inputs: [NodeInput] = [.always(word)]
        for input in 0..<count { inputs.append(.always(wirer.arriving(wirer.port(input)))) }
        let silence = Int64(wirer.symbol(SoundContent.silence).rawValue)
        let faders = (0..<(2 * count)).map { wirer.cell(wirer.slot(Slot.faders + $0)) }
        for pair in 0..<mainPairs {
            let node = wirer.node(
                "main-\(pair + 1)", inputs: inputs,
                cells: [wirer.cell(wirer.latch(0))] + faders, constants: [oscillator, silence]
            ) { scope in
                bus(scope, count) { input in
                    scope.cell(1 + count + input) == Int64(pair) ? scope.cell(1 + input) : nil
                }
            }
            wirer.transmit(wirer.port(count + 1 + pair), node)
        }
        let clean = wirer.node(
            "clean", inputs: inputs,
            cells: [wirer.cell(wirer.latch(0))] + faders
                + [wirer.cell(wirer.slot(Slot.cleanMinus))],
            constants: [oscillator, silence]
        ) { scope in
            bus(scope, count) { input in
                scope.cell(1 + 2 * count) == Int64(input) ? nil : scope.cell(1 + input)
            }
        }
        wirer.transmit(wirer.port(count + 1 + mainPairs), clean)
    }

    /// The sum of some inputs at their faders' gains.
    private static func bus(_ scope: NodeScope, _ count: Int, _ gain: (Int) -> Int64?) -> NodeValue
    {
        let clock = SoundClock.offset(
            isLocked: scope.cell(0) == 1, reference: scope.input(0),
            oscillator: scope.constant(0))
        var sum = SoundSignal(.aes3, channels: 2, content: scope.constant(1))
        sum.offsetPartsPerBillion = clock
        var isFirst = true
        for input in 0..<count {
            var sound = SoundSignal(scope.input(1 + input)).asAES3
            guard sound.isPresent, let gain = gain(input), gain > -90_000 else { continue }
            sound = sound.received(withClock: clock, scope)
            if gain != 0 {
                sound = sound.applying(.gain(channel: nil, milliDecibels: gain), scope)
            }
            if isFirst {
                sum.content = sound.content
                sum = sum.applying(.clear, scope)
            }
            isFirst = false
            sum = sum.applying(.add(content: sound.content, chain: sound.chain), scope)
        }
        return sum.value
    }
}

/// A codec to somebody who speaks from elsewhere: `send` brings their voice, `return` is what they
/// hear.
enum CodecKind {
    static let name = "contribution-codec"

    static let kind = ElementKind(
        name: name, title: "contribution codec", plane: SoundPlane.name,
        parameters: [
            ParameterSchema("voice", "who speaks at the far end, a short name", required: true),
            ParameterSchema("round-trip", "delay there and back, ms (default 240)"),
        ],
        declare: { declarer throws(PlantProblem) in
            _ = try declarer.word("voice")
            _ = try declarer.integer("round-trip", in: 0...4000, default: 240)
            declarer.port("send", .output, SoundPlane.xlr, title: "from the far end")
            declarer.port("return", .input, SoundPlane.xlr, title: "to the far end")
            declarer.slot(
                SlotDeclaration(
                    "call", "state of the call", .choice(["up", "down"]),
                    hazards: [.interruption]))
        },
        wire: { wirer throws(PlantProblem) in
            let voice = Int64(wirer.symbol("voice/" + (try wirer.word("voice"))).rawValue)
            let trip = try wirer.integer("round-trip", in: 0...4000, default: 240)
            let node = wirer.node(
                "send", cells: [wirer.cell(wirer.slot(0))], constants: [voice, trip * 1000]
            ) { scope in
                guard scope.cell(0) == 0 else { return .absent }
                // Half of the round trip lies on each way.
                return SoundSignal(.aes3, channels: 2, content: scope.constant(0))
                    .applying(.delay(channel: nil, microseconds: scope.constant(1) / 2), scope)
                    .value
            }
            wirer.transmit(wirer.port(0), node)
        },
        inspect: { simulation, element, reading in
            let isUp = simulation.slot(element, 0) == 0
            reading.add("call-lamp", .symbol(isUp ? "green" : "dark"))
        })
}
