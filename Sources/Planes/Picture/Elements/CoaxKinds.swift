import Plant
import Signals

/// Coaxial cables with a connector at each end, for pictures and for reference.
enum CoaxKinds {
    /// Ordinals of a coaxial cable's slots; 0 and 1 are its ends.
    enum Slot {
        static let connector = 2
        static let impedance = 3
        static let extraLoss = 4
    }

    /// What may be wrong with the connectors of one cable, as the slot `connector` holds it.
    enum Connectors: Int64 {
        case good, intermittent, openScreen, open
    }

    /// How often an hour a bad crimp opens by itself: people walk past, fans shake the rack.
    ///
    /// A judgement: every minute or so while people work in the room, each for less than a second.
    static let interruptionsPerHour: Int64 = 48

    /// What is lost at half clock where the screen is open at one end and the current has to return
    /// by way of the racks' earth, in milli-dB: a judgement, not a measurement.
    static let openScreenLossMillidecibels: Int64 = 11_000

    /// The frequency for which the slot `extra-loss` is stated: half the clock of HD.
    private static let extraLossKilohertz = 742_500.0

    /// Signals travel at 0.66 of the speed of light in the solid dielectric of a 50 Ω lead, so that
    /// a metre takes 5.05 ns.
    private static let fiftyOhmPicosecondsPerMetre = 5054.0

    static let kinds: [ElementKind] = [
        kind("coax-1694a", "coaxial cable, Belden 1694A", .belden1694A),
        kind("coax-1855a", "coaxial cable, Belden 1855A", .belden1855A),
    ]

    private static func kind(_ name: String, _ title: String, _ cable: CoaxialCable) -> ElementKind
    {
        ElementKind(
            name: name, title: title, plane: PicturePlane.name, category: .cable,
            plugs: [PicturePlane.bnc, PicturePlane.videoJack],
            declare: { declarer throws(PlantProblem) in
                declarer.slot(
                    SlotDeclaration(
                        "connector", "state of its two connectors",
                        .choice(["good", "intermittent", "open-screen", "open"]), role: .health))
                declarer.slot(
                    SlotDeclaration(
                        "impedance", "impedance of the cable itself",
                        .choice(["75-ohm", "50-ohm"]), role: .health))
                declarer.slot(
                    SlotDeclaration(
                        "extra-loss", "loss beyond that of a sound cable, at 742.5 MHz",
                        .integer(0...60_000, .millidecibel), role: .health))
            },
            carry: { scope in carried(scope, by: cable) },
            inspect: { simulation, element, reading in
                let isFifty = simulation.slot(element, Slot.impedance) == 1
                reading.add("jacket", .symbol(isFifty ? "50-ohm" : "75-ohm"))
                reading.add(
                    "length",
                    .quantity(
                        Quantity(
                            simulation.plant.layout.elements[element.index].lengthMillimetres,
                            .millimetre)))
            })
    }

    private static func carried(_ scope: NodeScope, by cable: CoaxialCable) -> NodeValue {
        let connectors = Connectors(rawValue: scope.cell(0)) ?? .good
        if connectors == .open { return .absent }
        var signal = PictureSignal(scope.input(0))
        guard let interface = signal.interface else { return scope.input(0) }
        let frequency = interface.halfClockKilohertz
        signal.lossMillidecibels += cable.lossMilliDecibels(
            lengthMillimetres: scope.constant(0), atKilohertz: frequency)
        // More of what the screen and the dielectric do, so it grows with the root of frequency.
        signal.lossMillidecibels += Int64(
            Double(scope.cell(2)) * (Double(frequency) / extraLossKilohertz).squareRoot() + 0.5)
        if connectors == .openScreen { signal.lossMillidecibels += openScreenLossMillidecibels }
        if connectors == .intermittent { signal.interruptionsPerHour += interruptionsPerHour }
        if scope.cell(1) == 1 {
            signal.lossMillidecibels += fiftyOhmLoss(scope.constant(0), interface)
        }
        return signal.value
    }

    /// What a 50 Ω lead costs in a 75 Ω line, in milli-dB.
    ///
    /// Each end reflects a fifth. What doesn't get through is lost twice; what is reflected twice,
    /// a twenty-fifth, follows the signal as an echo and closes the eye by as much, in full once
    /// the way there and back is longer than a bit.
    static func fiftyOhmLoss(_ lengthMillimetres: Int64, _ interface: SerialInterface) -> Int64 {
        let mismatch = ImpedanceMismatch(loadOhms: 50)
        let bitPicoseconds = 1e12 / Double(interface.nominalBitsPerSecond)
        let echoPicoseconds =
            2 * fiftyOhmPicosecondsPerMetre * Double(lengthMillimetres) / 1000
        let echo =
            mismatch.reflection * mismatch.reflection * min(1, echoPicoseconds / bitPicoseconds)
        return Decibels.milli(
            2 * mismatch.mismatchLossDecibels - Decibels.fromVoltageRatio(1 - echo))
    }
}
