/// A current that goes round by way of earths and screens, and what it leaves on a line.
package struct GroundLoop: Hashable, Sendable {
    /// At 50 Hz, in microamperes.
    package var microamps: Int64
    /// The levels of 50, 100 and 150 Hz against that of 50 Hz, in milli-dB.
    package var harmonics: [Int64]

    /// A current with the levels of its first three multiples of 50 Hz.
    package init(microamps: Int64, harmonics: [Int64]) {
        self.microamps = microamps
        self.harmonics = harmonics
    }

    /// No current.
    package static let none = GroundLoop(microamps: 0, harmonics: [0, -60_000, -60_000])

    /// Levels in a neutral's current: rectifiers add to the third multiple (a judgement).
    package static let ofNeutral: [Int64] = [0, -26_000, -10_000]
    /// Levels in a filter capacitor's current, which rises with frequency: the mains' own few per
    /// cent of distortion, three times (a judgement).
    package static let ofLeakage: [Int64] = [0, -34_000, -20_000]

    /// How much of a voltage a line makes of the current in its screen.
    package enum Line: String, Hashable, Sendable, CaseIterable {
        /// The screen is the return: its resistance, 20 mΩ/m over ten metres (a usual figure).
        case unbalanced
        /// The same, less what the receiver rejects: 60 dB (a usual figure).
        case balanced

        /// In microvolts for each milliampere, times a thousand.
        var nanovoltsPerMilliamp: Int64 {
            switch self {
            case .unbalanced: 200_000
            case .balanced: 200
            }
        }
    }

    /// The voltage on a line at 50 Hz, in nanovolts.
    package func nanovolts(on line: Line) -> Int64 { microamps * line.nanovoltsPerMilliamp / 1000 }

    /// The level on a line in milli-dB against 0.775 V (0 dBu); −120 dBu where it is less.
    package func level(on line: Line) -> Int64 {
        let volts = Double(nanovolts(on: line)) / 1e9
        guard volts > 0.775e-6 else { return -120_000 }
        return Decibels.milli(Decibels.fromVoltageRatio(volts / 0.775))
    }
}
