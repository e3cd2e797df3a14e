import Plant
import Signals

/// The synchronising signals that a generator offers at each output.
enum ReferenceForms {
    /// One of them: its name, what its pulses are like, and its rate in `ReferenceSignal.rates`.
    struct Offer: Sendable {
        var name: String
        var form: ReferenceSignal.Form
        var rate: Int
    }

    /// Black burst of both systems, and tri-level at each rate.
    static let all: [Offer] = [
        Offer(name: "black-burst-25", form: .blackBurst, rate: 0),
        Offer(name: "black-burst-29.97", form: .blackBurst, rate: 3),
        Offer(name: "tri-level-25", form: .triLevel, rate: 0),
        Offer(name: "tri-level-24", form: .triLevel, rate: 1),
        Offer(name: "tri-level-23.98", form: .triLevel, rate: 2),
        Offer(name: "tri-level-29.97", form: .triLevel, rate: 3),
        Offer(name: "tri-level-30", form: .triLevel, rate: 4),
    ]

    /// The names, in the order of `all`: the choices of an output's setting.
    static let names = all.map(\.name)

    /// What a signal is, in the names above; a signal that doesn't say is what is usual at its
    /// rate.
    static func name(of signal: ReferenceSignal) -> String {
        let usual: ReferenceSignal.Form = [0, 3].contains(signal.rate) ? .blackBurst : .triLevel
        let form = signal.form == .usual ? usual : signal.form
        return all.first { $0.form == form && $0.rate == signal.rate }?.name ?? "none"
    }
}

/// Frame rates that equipment is set to, in the order of `ReferenceSignal.rates`.
enum FrameRates {
    /// Their usual names.
    static let names = ReferenceSignal.rates.map(\.name)

    /// The rate of an index; 25 where there is none.
    static func rate(_ index: Int64) -> FrameRate {
        let index = Int(index)
        return ReferenceSignal.rates.indices.contains(index)
            ? ReferenceSignal.rates[index].rate : .fps25
    }

    /// How labels are counted at a rate; drop-frame only where the standard has it.
    static func count(_ index: Int64, isDropFrame: Bool) -> TimecodeCount? {
        let rate = rate(index)
        return TimecodeCount(rate, isDropFrame: isDropFrame && rate == .fps29)
    }
}

/// How an oscillator's error adds up while nothing holds it.
enum ClockDrift {
    /// How often what has added up is written down, in milliseconds.
    static let stepMilliseconds: Int64 = 60_000

    /// How long a clock of which nobody takes notice has run by itself, in seconds: a day, as
    /// things are looked at in the morning. A judgement.
    static let restSeconds: Int64 = 86_400

    /// What has added up when such a fault is found, in nanoseconds.
    static func rest(partsPerBillion: Int64) -> Int64 {
        TimecodeDrift.nanoseconds(partsPerBillion: partsPerBillion, after: restSeconds)
    }

    /// A minute's step towards a target, no further than it; 1 ns at least.
    static func step(from current: Int64, to target: Int64, partsPerBillion: Int64) -> LatchStep {
        let size = max(1, partsPerBillion.magnitude) * UInt64(stepMilliseconds / 1000)
        let limited = Int64(clamping: size)
        let value =
            current < target
            ? min(target, current + limited) : max(target, current - limited)
        return LatchStep(value: value, afterMilliseconds: stepMilliseconds)
    }
}
