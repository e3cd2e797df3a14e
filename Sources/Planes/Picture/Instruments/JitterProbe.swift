import Plant
import Signals

/// The jitter meter: timing jitter (all above 10 Hz) and alignment jitter (the high band alone).
///
/// A reclocker takes the high band off and passes the low one, so the two tell a chain that isn't
/// reclocked from a clock that is unsteady (RP 184, RP 192).
enum JitterProbe {
    static let kind = ProbeKind(
        name: "jitter", title: "jitter meter", plane: PicturePlane.name,
        usage: "measure jitter PORT", price: Price(seconds: 120),
        accepts: MeasuringPoint.refusal, ways: MeasuringPoint.waysAtInputs, read: read)

    /// The meter's own jitter, peak to peak in thousandths of a unit interval: a usual floor.
    private static let floorMilliUnitIntervals: Int64 = 30

    /// One standard deviation, in hundredths of the value: a judgement.
    private static let uncertaintyHundredths: Int64 = 5

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        let point = try MeasuringPoint(simulation, target, words, need: .line)
        let recovery = point.recovery
        var reading = point.reading("jitter", recovery)
        guard !point.reference.isPresent, recovery.state == .locked,
            let interface = point.signal.interface
        else { return reading }
        let equalised = point.receiver.equalise(point.signal)
        let alignment = SerialJitter.together(
            floorMilliUnitIntervals,
            SerialJitter.alignmentMilliUnitIntervals(
                partsPerBillion: equalised.noisePartsPerBillion))
        let slow = SerialJitter.milliUnitIntervals(
            picoseconds: point.signal.slowJitterPicoseconds, interface)
        let timing = SerialJitter.together(alignment, slow)
        reading.add("interface", .symbol(SignalProbe.interfaceName(point.signal)))
        let gain = point.systematicMillionths(simulation, "jitter-gain")
        reading.add("timing-milli-ui", quantity(timing, gain))
        reading.add("alignment-milli-ui", quantity(alignment, gain))
        reading.add(
            "timing-limit-milli-ui", .integer(interface.timingJitterLimitMilliUnitIntervals))
        reading.add(
            "alignment-limit-milli-ui",
            .integer(interface.alignmentJitterLimitMilliUnitIntervals))
        return reading
    }

    private static func quantity(_ value: Int64, _ gain: Int64) -> ReadingValue {
        let size = (value * uncertaintyHundredths + 99) / 100
        return .quantity(
            Quantity(value + gain * size / 1_000_000, .none, systematic: size, random: 5))
    }
}
