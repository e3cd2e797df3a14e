package import Signals
import Synchronization

/// All that meters make of a sound: worked out from its samples when it is asked for.
package struct SoundMeasurement: Sendable {
    /// One channel as a tone analyser and programme meters show it.
    package struct Channel: Hashable, Sendable {
        package var tone: ToneAnalysis
        /// The highest indications, in dB relative to a steady sine at full scale; nil for silence.
        package var typeIIa: Double?
        package var typeI: Double?
        package var volumeUnits: Double?
    }

    package var channels: [Channel]
    /// Loudness and peaks: of L R C LFE Ls Rs where there are six channels or more, else of all.
    package var loudness: LoudnessReport
    /// Loudness of the blocks in which somebody speaks, without a relative gate (BS.1770-1 as
    /// dialogue-gated specifications have it); nil where nobody does.
    package var dialogueLoudness: Double?
    /// Of the first two channels.
    package var phase: PhaseCorrelation

    /// The measurement of the first channels of a recipe; what was measured before is remembered.
    package static func of(_ recipe: SoundRecipe, channels count: Int) -> SoundMeasurement {
        let key = Key(recipe: recipe, count: count)
        if let known = memo.withLock({ $0[key] }) { return known }
        let made = SoundMeasurement(SoundRendering.clip(recipe, channels: count), recipe)
        memo.withLock { entries in
            if entries.count >= 2048 { entries = [:] }
            entries[key] = made
        }
        return made
    }

    private struct Key: Hashable {
        var recipe: SoundRecipe
        var count: Int
    }

    private static let memo = Mutex<[Key: SoundMeasurement]>([:])

    private init(_ clip: SoundClip, _ recipe: SoundRecipe) {
        channels = clip.channels.map(Channel.init)
        let measured = clip.channels.count >= 6 ? 6 : clip.channels.count
        var meter = LoudnessMeter(
            weights: measured == 6
                ? LoudnessMeter.surroundWeights : Array(repeating: 1, count: measured))
        meter.add(SoundClip(Array(clip.channels.prefix(measured))))
        loudness = LoudnessReport(meter)
        let programme = recipe.contents.first { PictureContent.isProgramme($0) }
        dialogueLoudness = programme.flatMap { name in
            meter.loudness(whereTrue: SoundRendering.speech(of: name))
        }
        phase = PhaseCorrelation(
            clip.channels.first ?? [], clip.channels.count > 1 ? clip.channels[1] : [])
    }
}

extension SoundMeasurement.Channel {
    fileprivate init(_ samples: [Float]) {
        tone = ToneAnalysis(samples)
        func decibels(_ size: Double) -> Double? {
            size > 1e-5 ? Decibels.fromVoltageRatio(size) : nil
        }
        guard tone.decibels != nil else { return }
        var british = PeakProgrammeMeter(.typeIIa)
        british.add(samples)
        typeIIa = decibels(british.highest)
        var nordic = PeakProgrammeMeter(.typeI)
        nordic.add(samples)
        typeI = decibels(nordic.highest)
        var units = VolumeUnitMeter()
        units.add(samples)
        volumeUnits = decibels(units.highest)
    }
}
