/// What a specification asks of loudness, in thousandths of a decibel.
package struct LoudnessTolerances: Hashable, Sendable {
    /// The level that is asked for (LUFS).
    package var target: Int64
    /// How far it may be off to either side (LU).
    package var tolerance: Int64
    /// The highest true peak (dBTP).
    package var truePeak: Int64
    /// Whether the dialogue is measured, and not the programme.
    package var isDialogue: Bool

    /// A specification's figures.
    package init(target: Int64, tolerance: Int64, truePeak: Int64, isDialogue: Bool = false) {
        self.target = target
        self.tolerance = tolerance
        self.truePeak = truePeak
        self.isDialogue = isDialogue
    }

    /// EBU R 128 version 4 as QC takes it: −23 LUFS ± 0.2 LU, −1 dBTP.
    package static let r128Quality = LoudnessTolerances(
        target: -23_000, tolerance: 200, truePeak: -1000)
    /// ATSC A/85: −24 LKFS ± 2 dB, −2 dBTP.
    package static let a85 = LoudnessTolerances(target: -24_000, tolerance: 2000, truePeak: -2000)
    /// A streaming service's: −27 LKFS ± 2 LU of the dialogue, −2 dBTP.
    package static let streaming = LoudnessTolerances(
        target: -27_000, tolerance: 2000, truePeak: -2000, isDialogue: true)

    /// The level that is held against the target.
    package func level(_ figures: LoudnessFigures) -> Int64 {
        isDialogue ? figures.dialogue : figures.integrated
    }

    /// Whether the level is within the tolerance, and whether the peak is.
    package func allows(_ figures: LoudnessFigures) -> (level: Bool, peak: Bool) {
        (abs(level(figures) - target) <= tolerance, figures.truePeak <= truePeak)
    }
}
