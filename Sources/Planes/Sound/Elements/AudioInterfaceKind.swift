import Plant

/// The audio interface of a workstation, with what the application plays out of it.
///
/// Tracks 1 to 6 are the surround mix, 7 and 8 the stereo mix. Port `out-N` carries tracks 2N − 1
/// and 2N as AES3, `line-N` track N as analogue.
enum AudioInterfaceKind {
    static let name = "audio-interface"

    /// Ordinals of its slots.
    enum Slot {
        static let clock = 0
        static let timeline = 1
        static let playback = 2
        static let order = 3
        static let level = 4
        static let lineUp = 5
        static let compensation = 6
        static let rate = 7
        static let limiter = 8
        static let offset = 9
        static let inverted = 10
        static let outputs = 11
        static let lateTrack = 12
        static let lateBy = 13
        static let last = 13
    }

    /// What can be played.
    static let playbacks = ["timeline", "tone", "ident", "pink", "silence"]
    /// The line-up standards, by the level of line-up in dBFS.
    static let lineUps = ["ebu-18", "smpte-20"]
    /// What the limiter of the master bus looks at.
    static let limiters = ["true-peak", "sample-peak"]
    /// The ceiling of a limiter that looks at samples alone, as A06 of a quality report has it.
    static let samplePeakCeiling: Int64 = -1000
    private static let trackNames = (1...SoundRendering.tracks).map { "\($0)" }

    static let kind = ElementKind(
        name: name, title: "audio interface", plane: SoundPlane.name,
        parameters: [
            ParameterSchema("outputs", "AES3 outputs, two tracks each, 1…4 (default 4)"),
            ParameterSchema("lines", "analogue outputs, one track each, 0…8 (default 0)"),
            ParameterSchema(
                "plug-in-delay", "delay of the music bus's plug-ins, µs (default 42667)"),
            SoundClock.schema,
        ],
        declare: { declarer throws(PlantProblem) in
            let outputs = try declarer.integer("outputs", in: 1...4, default: 4)
            let lines = try declarer.integer("lines", in: 0...8, default: 0)
            _ = try SoundClock.oscillator(declarer)
            declarer.port("word", .input, PicturePlane.bnc, title: "word clock in")
            for output in 1...outputs { declarer.port("out-\(output)", .output, SoundPlane.xlr) }
            for line in 0..<lines { declarer.port("line-\(line + 1)", .output, SoundPlane.xlr) }
            for slot in slots { declarer.slot(slot) }
            declarer.latch("lock")
        },
        wire: { wirer throws(PlantProblem) in try wire(&wirer) },
        inspect: { simulation, element, reading in
            let isLocked = simulation.latch(element, 0) == 1
            reading.add("sync-lamp", .symbol(isLocked ? "green" : "amber"))
            let rate = simulation.slot(element, Slot.rate) == 0 ? "48000" : "44100"
            reading.add("rate-lamp", .symbol(rate))
        })

    private static var slots: [SlotDeclaration] {
        [
            SoundClock.declaration(),
            SlotDeclaration(
                "timeline", "job whose session is open, as `job/NAME`", .symbol, nominal: -1,
                authority: .client, hazards: [.contentExposure, .interruption]),
            SlotDeclaration(
                "playback", "what is played out", .choice(playbacks), hazards: [.interruption]),
            SlotDeclaration("order", "order of the surround tracks", .choice(ChannelOrder.names)),
            SlotDeclaration(
                "level", "gain of the master bus", .integer(-60_000...12_000, .millidecibel)),
            SlotDeclaration("line-up", "line-up standard of the house", .choice(lineUps)),
            SlotDeclaration(
                "delay-compensation", "plug-in delay compensation", .choice(["on", "off"])),
            SlotDeclaration(
                "rate", "sample rate of the session", .choice(["48000", "44100"]),
                hazards: [.interruption]),
            SlotDeclaration("limiter", "what the master limiter looks at", .choice(limiters)),
            SlotDeclaration(
                "offset", "delay of the sound against the picture",
                .integer(0...500_000, .microsecond)),
            SlotDeclaration(
                "inverted-track", "track with its polarity switch on", .index(trackNames),
                nominal: -1),
            SlotDeclaration("outputs", "its converters", .choice(["good", "dead"]), role: .health),
            SlotDeclaration(
                "delayed-track", "track with a delay of its own", .index(trackNames), nominal: -1),
            SlotDeclaration(
                "track-delay", "delay of that track", .integer(0...100_000, .microsecond),
                nominal: 1000),
        ]
    }

    private static func wire(_ wirer: inout ElementWirer) throws(PlantProblem) {
        let outputs = Int(try wirer.integer("outputs", in: 1...4, default: 4))
        let lines = Int(try wirer.integer("lines", in: 0...8, default: 0))
        let oscillator = try SoundClock.oscillator(wirer)
        let plugIns = try wirer.integer("plug-in-delay", in: 0...500_000, default: 42_667)
        let word = wirer.arriving(wirer.port(0))
        wirer.rule(
            wirer.latch(0),
            SoundClock.rule(wirer, choice: wirer.slot(Slot.clock), reference: word))
        var constants: [Int64] = [oscillator, plugIns]
        for text in [
            SoundContent.toneEBU, SoundContent.toneSMPTE, SoundContent.identification,
            SoundContent.pink, SoundContent.silence,
        ] {
            constants.append(Int64(wirer.symbol(text).rawValue))
        }
        let node = wirer.node(
            "tracks", inputs: [.always(word)],
            cells: (0...Slot.last).map { wirer.cell(wirer.slot($0)) }
                + [wirer.cell(wirer.latch(0))],
            constants: constants, tracks)
        for output in 0..<outputs {
            let pair = wirer.node("out-\(output + 1)", inputs: [.always(node)]) { scope in
                cut(scope, .aes3, 2 * output, 2)
            }
            wirer.transmit(wirer.port(1 + output), pair)
        }
        for line in 0..<lines {
            let track = wirer.node(
                "line-\(line + 1)", inputs: [.always(node)],
                cells: [wirer.cell(wirer.slot(Slot.lineUp))]
            ) { scope in
                let signal = SoundSignal(cut(scope, .analogue, line, 1))
                // Full scale is +24 dBu (RP 155) in place of +18 dBu (R 68).
                guard signal.isPresent, scope.cell(0) == 1 else { return signal.value }
                return signal.applying(.gain(channel: nil, milliDecibels: 6000), scope).value
            }
            wirer.transmit(wirer.port(1 + outputs + line), track)
        }
    }

    private static func cut(
        _ scope: NodeScope, _ carrier: SoundSignal.Carrier, _ first: Int, _ count: Int
    ) -> NodeValue {
        var signal = SoundSignal(scope.input(0))
        guard signal.isPresent else { return .absent }
        signal = signal.applying(.take(first: first, count: count), scope)
        signal.carrier = carrier
        signal.channelCount = count
        return signal.value
    }

    /// The eight tracks as the application plays them.
    @Sendable private static func tracks(_ scope: NodeScope) -> NodeValue {
        guard scope.cell(Slot.outputs) == 0 else { return .absent }
        let playback = scope.cell(Slot.playback)
        let timeline = scope.cell(Slot.timeline)
        let isTimeline = playback == 0 && timeline >= 0
        let content: Int64
        switch playback {
        case 0: content = isTimeline ? timeline : scope.constant(6)
        case 1: content = scope.constant(2 + Int(scope.cell(Slot.lineUp)))
        default: content = scope.constant(2 + Int(playback))
        }
        var signal = SoundSignal(.aes3, channels: SoundRendering.tracks, content: content)
        signal.offsetPartsPerBillion = SoundClock.offset(
            isLocked: scope.cell(Slot.last + 1) == 1, reference: scope.input(0),
            oscillator: scope.constant(0))
        if isTimeline { mix(scope, &signal) }
        if scope.cell(Slot.rate) == 1 { signal = signal.applying(.slow, scope) }
        if scope.cell(Slot.offset) > 0 {
            signal = signal.applying(
                .delay(channel: nil, microseconds: scope.cell(Slot.offset)), scope)
        }
        if let order = ChannelOrder(rawValue: scope.cell(Slot.order)), order != .smpte {
            signal = signal.applying(.written(in: order), scope)
        }
        if scope.cell(Slot.inverted) >= 0 {
            signal = signal.applying(.polarity(channel: Int(scope.cell(Slot.inverted))), scope)
        }
        if scope.cell(Slot.lateTrack) >= 0 {
            signal = signal.applying(
                .delay(
                    channel: Int(scope.cell(Slot.lateTrack)),
                    microseconds: scope.cell(Slot.lateBy)), scope)
        }
        return signal.value
    }

    /// What the session's mixer does: limiter, gain, and delay that isn't compensated.
    private static func mix(_ scope: NodeScope, _ signal: inout SoundSignal) {
        if scope.cell(Slot.limiter) == 1 {
            signal = signal.applying(.limited(milliDecibels: samplePeakCeiling), scope)
        }
        if scope.cell(Slot.level) != 0 {
            signal = signal.applying(
                .gain(channel: nil, milliDecibels: scope.cell(Slot.level)), scope)
        }
        // The music bus feeds every track but the centre and the low end.
        guard scope.cell(Slot.compensation) == 1, scope.constant(1) > 0 else { return }
        for track in [0, 1, 4, 5, 6, 7] {
            signal = signal.applying(
                .delay(channel: track, microseconds: scope.constant(1)), scope)
        }
    }
}
