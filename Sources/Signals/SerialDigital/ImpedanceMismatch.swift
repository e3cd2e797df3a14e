/// What happens where a 75 Ω line meets another impedance.
package struct ImpedanceMismatch: Hashable, Sendable {
    /// The impedance of video lines, in ohms.
    package static let lineOhms = 75.0

    /// The impedance that the line sees, in ohms; infinite for an open end.
    package let loadOhms: Double

    /// A line that sees an impedance, in ohms, greater than 0.
    package init(loadOhms: Double) {
        self.loadOhms = loadOhms
    }

    /// Two terminations in parallel on one line.
    package static let doubleTermination = ImpedanceMismatch(loadOhms: lineOhms / 2)

    /// No termination at all.
    package static let open = ImpedanceMismatch(loadOhms: .infinity)

    /// The size of the reflected part, 0…1 of the voltage that arrives.
    package var reflection: Double {
        if loadOhms == .infinity { return 1 }
        let line = ImpedanceMismatch.lineOhms
        return ((loadOhms - line) / (loadOhms + line)).magnitude
    }

    /// How far below what arrives the reflection lies, in decibels; infinite for a match.
    package var returnLossDecibels: Double { -Decibels.fromVoltageRatio(reflection) }

    /// The ratio of the standing wave's extremes; infinite for an open or shorted end.
    package var standingWaveRatio: Double {
        let reflection = reflection
        return (1 + reflection) / (1 - reflection)
    }

    /// What doesn't get through because it is reflected, in decibels.
    package var mismatchLossDecibels: Double {
        let reflection = reflection
        return -10 * Elementary.log10(1 - reflection * reflection)
    }

    /// The level across the load from a 75 Ω source, in decibels above that across 75 Ω.
    ///
    /// −3.52 dB with two terminations, +6.02 dB with none.
    package var levelDecibels: Double {
        if loadOhms == .infinity { return Decibels.fromVoltageRatio(2) }
        return Decibels.fromVoltageRatio(2 * loadOhms / (loadOhms + ImpedanceMismatch.lineOhms))
    }

    /// The reflected part that a return loss stands for.
    package static func reflection(returnLossDecibels: Double) -> Double {
        Decibels.voltageRatio(-returnLossDecibels)
    }

    /// The two impedances that have a given return loss on a 75 Ω line, the lower one first.
    package static func impedances(
        returnLossDecibels: Double
    ) -> (low: ImpedanceMismatch, high: ImpedanceMismatch) {
        let reflection = reflection(returnLossDecibels: returnLossDecibels)
        let ratio = (1 - reflection) / (1 + reflection)
        return (
            ImpedanceMismatch(loadOhms: lineOhms * ratio),
            ImpedanceMismatch(loadOhms: lineOhms / ratio)
        )
    }
}
