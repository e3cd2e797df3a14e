import Plant
import Signals

/// The eye pattern: the electrical signal at a connector, before any equaliser.
enum EyeProbe {
    static let kind = ProbeKind(
        name: "eye", title: "eye pattern", plane: PicturePlane.name, usage: "measure eye PORT",
        price: Price(seconds: 90), accepts: MeasuringPoint.refusal, read: read)

    /// One standard deviation of an amplitude, in millionths: ±5 % as an even distribution, a
    /// judgement of what a waveform monitor's eye display can do.
    private static let amplitudeMillionths: Int64 = 28_868

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        let point = try MeasuringPoint(simulation, target, words, need: .line)
        let signal = point.signal
        var reading = Reading(kind: "eye", point: point.path)
        reading.add("state", .symbol(signal.hasCarrier ? "signal" : "no-signal"))
        reading.add("interrupted", .flag(point.isInterrupting))
        guard signal.hasCarrier else { return reading }
        let gain = point.systematicMillionths(simulation, "eye-gain")
        reading.add("amplitude", millivolts(signal.launchMillivolts, gain: gain))
        reading.add(
            "eye-height",
            millivolts(
                Int64(Double(signal.launchMillivolts) * opening(signal.lossMillidecibels) + 0.5),
                gain: gain))
        return reading
    }

    /// How far the eye is open, 0…1, after a loss at half clock and before equalisation.
    ///
    /// Long runs keep nearly their whole height; the shortest pulses reach a = 10^(−loss/20) of it.
    /// One that starts from the opposite run's end opens the eye by 2a − 1 only, so that the eye is
    /// shut from 6 dB on, about 35 m at HD. A first approximation, without the cable's phase.
    static func opening(_ lossMillidecibels: Int64) -> Double {
        max(0, 2 * Decibels.voltageRatio(milliDecibels: -lossMillidecibels) - 1)
    }

    private static func millivolts(_ value: Int64, gain: Int64) -> ReadingValue {
        .quantity(
            Quantity(
                value + value * (gain * amplitudeMillionths / 1_000_000) / 1_000_000, .millivolt,
                systematic: (value * amplitudeMillionths + 500_000) / 1_000_000, random: 5))
    }
}
