import Plant
import Signals
import SimulationKernel

/// The SDI analyser: lock, format, payload identifier, errors, cable length, frequency, ancillary,
/// and what one hears on its headphones (`sound`).
enum SignalProbe {
    static let kind = ProbeKind(
        name: "signal", title: "SDI analyser", plane: PicturePlane.name,
        usage: "measure signal PORT [wiggle]", price: Price(seconds: 75),
        accepts: MeasuringPoint.refusal, ways: { _, _ in [[], ["wiggle"]] }, read: read)

    /// How long errors are counted for one reading, in seconds.
    static let countSeconds: Int64 = 60

    /// How long a bad contact stays open each time, in milliseconds: a judgement.
    private static let contactMilliseconds: Int64 = 200

    /// How often a bad contact opens while somebody moves the connectors during a count.
    private static let wiggledInterruptions: Int64 = 20

    /// One step of an equaliser's length read-out, in millimetres, and the highest step.
    ///
    /// TI LMH0395: 0…247 steps of 1.25 m of Belden 1694A at HD and 3G (Linux driver's comment).
    private static let lengthStepMillimetres: Int64 = 1250
    private static let longestStep: Int64 = 247

    /// The instrument's own time base is good to ±1 ppm, as an even distribution: a judgement.
    private static let timeBasePartsPerBillion: Int64 = 577

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        let isWiggled = words.last == "wiggle"
        let point = try MeasuringPoint(
            simulation, target, isWiggled ? Array(words.dropLast()) : words, need: .line)
        let recovery = point.recovery
        var reading = point.reading("signal", recovery)
        if point.reference.isPresent {
            addReference(point.reference, to: &reading)
            return reading
        }
        guard recovery.state != .noSignal else { return reading }
        reading.add("interface", .symbol(interfaceName(point.signal)))
        reading.add("cable-length", cableLength(simulation, point))
        guard recovery.state == .locked else { return reading }
        let signal = recovery.signal
        reading.add("format", .symbol(raster(signal)))
        reading.add(
            "payload",
            signal.payloadIdentifier == 0
                ? .none
                : .list((0..<4).map { signal.payloadIdentifier >> (24 - 8 * $0) & 0xFF }))
        addErrors(simulation, point, signal, isWiggled: isWiggled, to: &reading)
        let noise = point.systematicMillionths(simulation, "time-base")
        reading.add(
            "frequency-offset-ppb",
            .quantity(
                Quantity(
                    signal.offsetPartsPerBillion + noise * timeBasePartsPerBillion / 1_000_000,
                    .none, systematic: timeBasePartsPerBillion)))
        reading.add("ancillary", .list(ancillary(signal)))
        if signal.audioGroups != 0 {
            let sound = simulation.text(ofSymbol: signal.audioContent)
            reading.add("sound", .text(PictureContent.appearance(ofSymbol: sound)))
        }
        return reading
    }

    // MARK: Parts

    private static func addReference(_ reference: ReferenceSignal, to reading: inout Reading) {
        let isKnown = ReferenceSignal.rates.indices.contains(reference.rate)
        reading.add(
            "reference-rate",
            .symbol(isKnown ? ReferenceSignal.rates[reference.rate].name : "none"))
        reading.add(
            "sync-level",
            .quantity(Quantity(reference.syncMillivolts, .millivolt, random: 3)))
    }

    /// Errors in the count: those of the noise, and a burst for each time that a contact opens.
    private static func addErrors(
        _ simulation: Simulation, _ point: MeasuringPoint, _ signal: PictureSignal,
        isWiggled: Bool, to reading: inout Reading
    ) {
        var bursts = interruptions(simulation, point, signal)
        if isWiggled && hasBadContact(simulation, point) { bursts += wiggledInterruptions }
        let steady = signal.erroredLinesMilliPerSecond * countSeconds / 1000
        let spread = Int64(Double(steady).squareRoot() + 0.5)
        let drawn = steady + point.randomMillionths(simulation, "errors") * spread / 1_000_000
        var most: Int64 = 0
        if let format = signal.videoFormat {
            most = Int64(ErrorCheck(format).blocksPerSecond)
        }
        let burst = bursts * (most * contactMilliseconds / 1000)
        reading.add("count-seconds", .integer(countSeconds))
        reading.add(
            "errors",
            .quantity(
                Quantity(
                    min(max(0, drawn) + burst, most * countSeconds), .none,
                    random: max(1, spread))))
        reading.add("interruptions", .integer(bursts))
    }

    /// How often a bad contact opened during the count, by its average rate and chance.
    ///
    /// A function of the content's way and the moment, so that every instrument on it agrees.
    static func interruptions(
        _ simulation: Simulation, _ point: MeasuringPoint, _ signal: PictureSignal
    ) -> Int64 {
        let expectedMilli = signal.interruptionsPerHour * countSeconds * 1000 / 3600
        if expectedMilli == 0 { return 0 }
        let minute = simulation.clock.milliseconds / (countSeconds * 1000)
        let content = simulation.text(ofSymbol: signal.content)
        let chance = simulation.systematicNormalMillionths("contact/\(content)/\(minute)")
        let spreadMilli = Int64((Double(expectedMilli) * 1000).squareRoot())
        return max(0, (expectedMilli + chance * spreadMilli / 1_000_000 + 500) / 1000)
    }

    /// Whether the cable that is plugged in here has a contact that opens when it is moved.
    private static func hasBadContact(_ simulation: Simulation, _ point: MeasuringPoint) -> Bool {
        guard let cable = point.cable, simulation.plant.kind(of: cable).plane == PicturePlane.name
        else { return false }
        return simulation.slot(cable, CoaxKinds.Slot.connector)
            == CoaxKinds.Connectors.intermittent.rawValue
    }

    /// What the equaliser's setting says of the cable before it, in steps, as 1694A.
    private static func cableLength(_ simulation: Simulation, _ point: MeasuringPoint)
        -> ReadingValue
    {
        guard let interface = point.signal.interface else { return .none }
        let length = CoaxialCable.belden1694A.lengthMillimetres(
            lossMilliDecibels: point.signal.lossMillidecibels,
            atKilohertz: interface.halfClockKilohertz)
        // The cable model is good to about 3 %.
        let systematic = length * 3 / 100
        let drawn =
            length + point.systematicMillionths(simulation, "length") * systematic / 1_000_000
        let step = min(
            longestStep, max(0, (drawn + lengthStepMillimetres / 2) / lengthStepMillimetres))
        return .quantity(
            Quantity(
                step * lengthStepMillimetres, .millimetre, systematic: systematic,
                random: lengthStepMillimetres / 3))
    }

    /// The format as lines and fields tell it: interlaced and segmented frames look the same.
    static func raster(_ signal: PictureSignal) -> String {
        guard let format = signal.videoFormat else { return "none" }
        if format.scan == .segmentedFrame {
            let twin = VideoFormat.all.first {
                $0.scan == .interlaced && $0.raster == format.raster
                    && $0.frameRate == format.frameRate
            }
            if let twin { return twin.name }
        }
        return format.name
    }

    /// `sd`, `hd`, `3g`, `6g` or `12g`, from the carrier's rate.
    static func interfaceName(_ signal: PictureSignal) -> String {
        switch signal.interface {
        case .sd: "sd"
        case .hd: "hd"
        case .threeG: "3g"
        case .sixG: "6g"
        case .twelveG: "12g"
        case nil: "none"
        }
    }

    /// Data identifiers found: ST 352 (241h with 101h), and the data packets of each audio group,
    /// ST 299-1 for HD and up, ST 272 for SD.
    static func ancillary(_ signal: PictureSignal) -> [Int64] {
        let isStandardDefinition = signal.interface == .sd
        // Groups 5 to 8 are those of ST 299-2.
        let groups: [Int64] =
            isStandardDefinition
            ? [0x2FF, 0x1FD, 0x1FB, 0x2F9]
            : [0x2E7, 0x1E6, 0x1E5, 0x2E4, 0x1A7, 0x2A6, 0x2A5, 0x1A4]
        var found: [Int64] = signal.payloadIdentifier == 0 ? [] : [0x241]
        for (bit, identifier) in groups.enumerated() where signal.audioGroups >> bit & 1 == 1 {
            found.append(identifier)
        }
        return found
    }
}
