import Signals
import Synchronization

/// From tracks and what was done to them to samples at 48 kHz.
package enum SoundRendering {
    /// How many tracks a content has.
    package static let tracks = 8

    /// The ceiling of a programme's limiter: samples that are clipped there have a true peak some
    /// 3 dB higher, which keeps to the −1 dBTP of R 128. A judgement of how a careful mixer sets
    /// it.
    package static let ceilingMillidecibels: Int64 = -6000

    /// Hum that a balanced input no longer cancels when one leg is open: −50 dB of full scale at
    /// 50 Hz, its harmonics 12 and 6 dB below. A judgement.
    private static let hum: [(hertz: Double, decibels: Double)] = [
        (50, -50), (100, -62), (150, -56),
    ]

    /// The samples of one channel; 4 s of nothing where it has no terms.
    package static func samples(_ terms: [SoundTerm]) -> [Float] {
        let parts = terms.map { (term: $0, samples: track($0)) }
        let length = parts.map(\.samples.count).max() ?? steadyLength
        return [Float](unsafeUninitializedCapacity: length) { target, count in
            var index = 0
            while index < length {
                target[index] = 0
                index &+= 1
            }
            for part in parts where !part.samples.isEmpty {
                let ratio = Decibels.voltageRatio(milliDecibels: part.term.gainMillidecibels)
                let gain = Float(part.term.isInverted ? -ratio : ratio)
                let shift = Int((part.term.delayMicroseconds * 48 + 500) / 1000)
                part.samples.withUnsafeBufferPointer { source in
                    // A clip goes round and round, so that a delay leaves no gap.
                    var place = (source.count - shift % source.count) % source.count
                    var index = 0
                    while index < length {
                        target[index] += source[place] * gain
                        place &+= 1
                        if place == source.count { place = 0 }
                        index &+= 1
                    }
                }
            }
            count = length
        }
    }

    /// A track after the limiter of its mix, at the pace at which it is played.
    private static func track(_ term: SoundTerm) -> [Float] {
        let source = source(term.source)
        guard source.channels.indices.contains(term.track) else { return [] }
        var samples = source.channels[term.track]
        if SoundContent.appearance(term.source) == "programme" {
            limit(&samples, Float(Decibels.voltageRatio(milliDecibels: term.ceiling)))
        }
        return term.isSlow ? slowed(samples) : samples
    }

    private static func limit(_ samples: inout [Float], _ limit: Float) {
        samples.withUnsafeMutableBufferPointer { samples in
            var index = 0
            while index < samples.count {
                if samples[index] > limit { samples[index] = limit }
                if samples[index] < -limit { samples[index] = -limit }
                index &+= 1
            }
        }
    }

    /// Each sample lasts longer by 48 000/44 100; between two of them a straight line.
    private static func slowed(_ samples: [Float]) -> [Float] {
        guard samples.count > 1 else { return samples }
        return [Float](unsafeUninitializedCapacity: samples.count) { target, count in
            samples.withUnsafeBufferPointer { samples in
                for index in samples.indices {
                    let place = Double(index) * 44_100 / 48_000
                    let whole = Int(place)
                    let (a, b) = (samples[whole], samples[min(whole + 1, samples.count - 1)])
                    target[index] = a + (b - a) * Float(place - Double(whole))
                }
            }
            count = samples.count
        }
    }

    // MARK: Sources

    /// Four seconds are enough for a steady sound: the longest window is three.
    private static let steadyLength = 4 * LoudnessMeter.sampleRate

    /// How many tracks a content has, 0 for silence.
    static func trackCount(of name: String) -> Int {
        switch SoundContent.appearance(name) {
        case "silence": 0
        case "voice": 2
        default: tracks
        }
    }

    /// Whether somebody speaks in a programme, for each 10 ms.
    static func speech(of name: String) -> [Bool] { known(name).isSpeech }

    /// The tracks of a content.
    private static func source(_ name: String) -> SoundClip { known(name).clip }

    private struct Source: Sendable {
        var name: String
        var clip: SoundClip
        var isSpeech: [Bool] = []
    }

    /// Made once for each name and then remembered.
    private static func known(_ name: String) -> Source {
        if let known = memo.withLock({ $0.first { $0.name == name } }) { return known }
        let made = made(name)
        memo.withLock { entries in
            // Some programmes and the test signals: what a few rooms measure by turns.
            if entries.count >= 10 { entries.removeFirst() }
            entries.append(made)
        }
        return made
    }

    private static let memo = Mutex<[Source]>([])

    private static func made(_ name: String) -> Source {
        func each(_ make: (Int) -> [Float]) -> Source {
            Source(name: name, clip: SoundClip((0..<tracks).map(make)))
        }
        func tone(_ decibels: Double) -> Source {
            let tone = TestTones.sine(
                hertz: TestTones.lineUpHertz, decibels: decibels, count: steadyLength)
            return each { _ in tone }
        }
        switch name {
        case SoundContent.toneSMPTE: return tone(-20)
        case SoundContent.identification:
            return each {
                TestTones.identification(track: $0, decibels: -18, count: steadyLength)
            }
        case SoundContent.pink:
            return each {
                TestTones.pink(name: "pink/\($0)", decibels: -20, count: steadyLength)
            }
        case SoundContent.hum:
            let parts = hum.map {
                TestTones.sine(hertz: $0.hertz, decibels: $0.decibels, count: steadyLength)
            }
            return each { _ in
                parts[0].indices.map { parts[0][$0] + parts[1][$0] + parts[2][$0] }
            }
        default: return programme(name) ?? tone(-18)
        }
    }

    /// A programme or a voice; nil for a tone, as generators send it with their patterns.
    private static func programme(_ name: String) -> Source? {
        switch SoundContent.appearance(name) {
        case "programme":
            let stems = ProgrammeStems(name: name)
            return Source(name: name, clip: stems.mix(), isSpeech: stems.isSpeech)
        case "voice":
            let voice = ProgrammeStems(name: name).dialogue
            return Source(name: name, clip: SoundClip([voice, voice]))
        default: return nil
        }
    }
}
