package import Signals
import Synchronization

/// What meters make of a sound: worked out from its samples when it is asked for, and remembered
/// by what is in the channels and by nothing else.
package struct SoundMeasurement: Sendable {
    /// What is in the channels; clicks left out, which no meter sees.
    package let terms: SoundTerms

    /// The first channels of a recipe.
    package init(_ recipe: SoundRecipe, channels count: Int) {
        terms = SoundTerms(recipe).first(count).withoutClicks
    }

    /// Two tracks side by side.
    init(_ left: SoundTerm, _ right: SoundTerm) {
        terms = SoundTerms([[left], [right]])
    }

    /// Channels as they are.
    package init(_ terms: SoundTerms) { self.terms = terms.withoutClicks }

    /// The same with another source in place of every programme.
    package func replacingProgramme(by other: String) -> SoundMeasurement {
        SoundMeasurement(terms.replacingProgramme(by: other))
    }

    /// Programme meters' highest indications, in dB relative to a steady sine at full scale; nil
    /// for silence.
    package struct Needles: Hashable, Sendable {
        /// On a type IIa meter.
        package var typeIIa: Double?
        /// On a type I meter.
        package var typeI: Double?
        /// On a VU meter.
        package var volumeUnits: Double?
    }

    /// Loudness and peaks: of L R C LFE Ls Rs where there are six channels or more, else of all.
    package struct Loudness: Hashable, Sendable {
        /// What the meter shows.
        package var report: LoudnessReport
        /// Loudness while somebody speaks, without a relative gate (BS.1770-1 as dialogue-gated
        /// specifications have it); nil where nobody does.
        package var dialogue: Double?
    }

    /// What a tone analyser makes of each channel.
    package var tones: [ToneAnalysis] { terms.channels.map { SoundMeasurement.tone($0) } }

    /// What programme meters make of each channel.
    package var needles: [Needles] {
        terms.channels.map { channel in
            SoundMeasurement.needles.value([channel]) { SoundMeasurement.needles(channel) }
        }
    }

    /// What a phase meter makes of the first two channels.
    package var phase: PhaseCorrelation {
        let pair = terms.first(2).channels
        return SoundMeasurement.phases.value(pair) {
            let (left, right) = (
                SoundRendering.samples(pair[0]), SoundRendering.samples(pair[1])
            )
            return PhaseCorrelation(left, right)
        }
    }

    /// What a loudness meter makes of it.
    package var loudness: Loudness {
        let count = terms.channels.count >= 6 ? 6 : terms.channels.count
        let measured = Array(terms.channels.prefix(count))
        return SoundMeasurement.loudness.value(measured) { SoundMeasurement.loudness(measured) }
    }

    // MARK: Working it out

    private static func tone(_ channel: [SoundTerm]) -> ToneAnalysis {
        tones.value([channel]) { ToneAnalysis(SoundRendering.samples(channel)) }
    }

    private static func needles(_ channel: [SoundTerm]) -> Needles {
        func decibels(_ size: Double) -> Double? {
            size > 1e-5 ? Decibels.fromVoltageRatio(size) : nil
        }
        let samples = SoundRendering.samples(channel)
        var british = PeakProgrammeMeter(.typeIIa)
        british.add(samples)
        var nordic = PeakProgrammeMeter(.typeI)
        nordic.add(samples)
        var units = VolumeUnitMeter()
        units.add(samples)
        return Needles(
            typeIIa: decibels(british.highest), typeI: decibels(nordic.highest),
            volumeUnits: decibels(units.highest))
    }

    private static func loudness(_ channels: [[SoundTerm]]) -> Loudness {
        var meter = LoudnessMeter(
            weights: channels.count == 6
                ? LoudnessMeter.surroundWeights : Array(repeating: 1, count: channels.count))
        let samples = channels.map { SoundRendering.samples($0) }
        let length = samples.map(\.count).max() ?? 0
        meter.add(
            SoundClip(
                samples.map {
                    $0.count == length ? $0 : [Float](repeating: 0, count: length)
                }))
        let programme = channels.flatMap { $0 }.first {
            SoundContent.appearance($0.source) == "programme"
        }
        return Loudness(
            report: LoudnessReport(meter),
            dialogue: programme.flatMap {
                meter.loudness(whereTrue: SoundRendering.speech(of: $0.source))
            })
    }

    // MARK: Remembering

    /// Results by channels; begun anew when it is full.
    private final class Memo<Value: Sendable>: Sendable {
        private let entries = Mutex<[[[SoundTerm]]: Value]>([:])

        func value(_ key: [[SoundTerm]], _ make: () -> Value) -> Value {
            if let known = entries.withLock({ $0[key] }) { return known }
            let made = make()
            entries.withLock { entries in
                if entries.count >= 4096 { entries = [:] }
                entries[key] = made
            }
            return made
        }
    }

    private static let tones = Memo<ToneAnalysis>()
    private static let needles = Memo<Needles>()
    private static let phases = Memo<PhaseCorrelation>()
    private static let loudness = Memo<Loudness>()
}
