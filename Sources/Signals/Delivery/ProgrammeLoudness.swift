/// The levels of a finished mix, as a loudness meter gives them, all in thousandths of a decibel.
package struct LoudnessFigures: Hashable, Sendable {
    /// Integrated over the programme, against full scale (LUFS).
    package var integrated: Int64
    /// Integrated over the dialogue alone (LUFS).
    package var dialogue: Int64
    /// Loudness range (LU).
    package var range: Int64
    /// The highest sample (dBFS).
    package var samplePeak: Int64
    /// The highest value, also between samples (dBTP).
    package var truePeak: Int64

    /// The figures of a meter, in thousandths of a decibel or of a loudness unit.
    package init(
        integrated: Int64, dialogue: Int64, range: Int64, samplePeak: Int64, truePeak: Int64
    ) {
        self.integrated = integrated
        self.dialogue = dialogue
        self.range = range
        self.samplePeak = samplePeak
        self.truePeak = truePeak
    }
}

/// What the last limiter of a mix holds down.
package enum MixLimiter: Int64, Hashable, Sendable, CaseIterable {
    case truePeak = 0
    case samplePeak = 1
    case off = 2
}

/// A mix as it stands in its session: what it would measure without gain or limiter, and both.
///
/// All in thousandths of a decibel. Gain moves every figure but the range alike (BS.1770 is linear
/// in level, and its relative gate follows); a limiter at the ceiling takes peaks alone, which are
/// too short to move the integrated figure (a judgement).
package struct ProgrammeMix: Hashable, Sendable {
    /// Without gain and limiter.
    package var figures: LoudnessFigures
    /// Of the whole mix, in thousandths of a decibel.
    package var gain: Int64
    /// The last in the chain.
    package var limiter: MixLimiter
    /// What the limiter doesn't let through, dBFS or dBTP.
    package var ceiling: Int64

    /// A mix: its figures without gain and limiter, and what is done to it.
    package init(_ figures: LoudnessFigures, gain: Int64, limiter: MixLimiter, ceiling: Int64) {
        self.figures = figures
        self.gain = gain
        self.limiter = limiter
        self.ceiling = ceiling
    }

    /// What a meter says of the finished mix. A measurement of the sound itself can stand in its
    /// place: nothing else works levels out.
    package var measured: LoudnessFigures {
        var result = figures
        result.integrated += gain
        result.dialogue += gain
        // What lies between samples goes with them: a limiter of samples leaves it standing.
        let overshoot = figures.truePeak - figures.samplePeak
        result.samplePeak += gain
        switch limiter {
        case .off: break
        case .samplePeak: result.samplePeak = min(result.samplePeak, ceiling)
        case .truePeak: result.samplePeak = min(result.samplePeak, ceiling - overshoot)
        }
        result.truePeak = result.samplePeak + overshoot
        return result
    }
}
