import Plant

/// A room's monitor controller with its loudspeakers: L R C LFE Ls Rs.
enum MonitorControllerKind {
    static let name = "monitor-controller"
    static let speakers = ["l", "r", "c", "lfe", "ls", "rs"]
    /// What may be wrong with a loudspeaker or its line.
    static let speakerStates = ["good", "reversed", "dead"]

    /// Ordinals of its slots; trims and the loudspeakers' health follow.
    enum Slot {
        static let level = 0
        static let mute = 1
        static let dim = 2
        static let order = 3
        static let delay = 4
        static let boost = 5
        static let bass = 6
        static let trims = 7
        static let health = 13
    }

    /// What a dim button takes off, in milli-dB: 20 dB, a usual figure.
    static let dimMillidecibels: Int64 = -20_000

    static let kind = ElementKind(
        name: name, title: "monitor controller and loudspeakers", plane: SoundPlane.name,
        parameters: [
            ParameterSchema(
                "reference",
                "level of each screen channel with pink noise at −20 dBFS, dBC "
                    + "(60…90, default 82)"),
            ParameterSchema("screen", "the monitor or projector that one looks at here"),
            ParameterSchema("screen-delay", "how late its picture is, µs (default 0)"),
        ],
        declare: { declarer throws(PlantProblem) in
            _ = try declarer.integer("reference", in: 60...90, default: 82)
            let delay = try declarer.integer("screen-delay", in: 0...500_000, default: 0)
            for pair in ["l-r", "c-lfe", "ls-rs"] {
                declarer.port(pair, .input, SoundPlane.xlr, title: pair)
            }
            declarer.slot(
                SlotDeclaration(
                    "level", "monitoring level against the reference",
                    .integer(-60_000...10_000, .millidecibel)))
            declarer.slot(SlotDeclaration("mute", "mute", .boolean))
            declarer.slot(SlotDeclaration("dim", "dim", .boolean))
            declarer.slot(
                SlotDeclaration(
                    "order", "order in which it takes the channels", .choice(ChannelOrder.names)))
            declarer.slot(
                SlotDeclaration(
                    "delay", "delay of all loudspeakers, for the picture",
                    .integer(0...500_000, .microsecond), nominal: delay))
            declarer.slot(
                SlotDeclaration(
                    "lfe-boost", "10 dB in-band gain of the LFE", .boolean, nominal: 1,
                    hazards: [.calibrationLoss]))
            declarer.slot(
                SlotDeclaration(
                    "bass-management", "bass of the main channels to the subwoofer", .boolean,
                    hazards: [.calibrationLoss]))
            for speaker in speakers {
                declarer.slot(
                    SlotDeclaration(
                        "trim-\(speaker)", "trim of \(speaker)",
                        .integer(-20_000...20_000, .millidecibel), hazards: [.calibrationLoss]))
            }
            for speaker in speakers {
                declarer.slot(
                    SlotDeclaration(
                        "speaker-\(speaker)", "loudspeaker \(speaker) and its line",
                        .choice(speakerStates), role: .health))
            }
        },
        wire: { wirer throws(PlantProblem) in
            let screen = try wirer.word("screen", default: "")
            if !screen.isEmpty, wirer.layout.element(named: screen) == nil {
                throw wirer.problem(
                    "screen", "unknown element `\(screen)`", given: screen,
                    candidates: wirer.layout.elements.map(\.id))
            }
        },
        inspect: { simulation, element, reading in
            let isMuted = simulation.slot(element, Slot.mute) == 1
            let isDimmed = simulation.slot(element, Slot.dim) == 1
            reading.add("mute-lamp", .symbol(isMuted ? "red" : "dark"))
            reading.add("dim-lamp", .symbol(isDimmed ? "amber" : "dark"))
            reading.add(
                "level",
                .quantity(Quantity(simulation.slot(element, Slot.level), .millidecibel)))
            let layout = simulation.plant.layout
            for pair in 0..<3 {
                let signal = SoundSignal(simulation.signal(at: layout.port(element, pair)))
                reading.add(
                    "\(layout.ports[layout.port(element, pair).index].name)-lamp",
                    .symbol(signal.asAES3.isPresent ? "green" : "dark"))
            }
        })
}

/// A loudness, programme and phase meter in a rack: four AES3 inputs.
enum SoundMeterKind {
    static let name = "sound-meter"

    /// Ordinals of its slots.
    enum Slot {
        static let layout = 0
        static let measure = 1
    }

    static let kind = ElementKind(
        name: name, title: "loudness and phase meter", plane: SoundPlane.name,
        declare: { declarer throws(PlantProblem) in
            for pair in 1...4 { declarer.port("aes-\(pair)", .input, SoundPlane.xlr) }
            declarer.slot(
                SlotDeclaration(
                    "layout", "what it measures together", .choice(["surround", "stereo"])))
            declarer.slot(
                SlotDeclaration(
                    "measure", "gate of the loudness measure", .choice(["programme", "dialogue"]))
            )
        },
        inspect: { simulation, element, reading in
            let layout = simulation.plant.layout
            for pair in 0..<4 {
                let signal = SoundSignal(simulation.signal(at: layout.port(element, pair)))
                reading.add(
                    "aes-\(pair + 1)-lamp",
                    .symbol(signal.asAES3.isPresent ? "green" : "dark"))
            }
        })
}
