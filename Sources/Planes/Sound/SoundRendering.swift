package import Signals
import Synchronization

/// From a recipe to samples at 48 kHz.
package enum SoundRendering {
    /// Hum that a balanced input no longer cancels when one leg is open: −50 dB of full scale at
    /// 50 Hz, its harmonics 6 and 12 dB below. A judgement.
    static let humDecibels = -50.0
    /// How many tracks a content has.
    package static let tracks = 8

    /// The samples of some channels: `count` channels from 0.
    package static func clip(_ recipe: SoundRecipe, channels count: Int) -> SoundClip {
        var channels = limited(source(recipe.source), recipe).channels
        let length = channels.first?.count ?? 0
        for step in recipe.steps {
            switch step {
            case .transform(let transform): apply(transform, to: &channels, length)
            case .add(let other):
                let added = clip(other, channels: 16).channels
                add(added, to: &channels)
            }
        }
        return SoundClip(fitted(channels, count))
    }

    /// The ceiling of a programme's limiter: samples that are clipped there have a true peak some
    /// 3 dB higher, which keeps to the −1 dBTP of R 128. A judgement of how a careful mixer sets
    /// it.
    package static let ceilingMillidecibels: Int64 = -6000

    /// A source after the limiter of its mix.
    private static func limited(_ clip: SoundClip, _ recipe: SoundRecipe) -> SoundClip {
        guard SoundContent.appearance(recipe.source) == "programme" else { return clip }
        var ceiling = ceilingMillidecibels
        if case .transform(.limited(let other))? = recipe.steps.first { ceiling = other }
        let limit = Float(Decibels.voltageRatio(milliDecibels: ceiling))
        return SoundClip(clip.channels.map { $0.map { min(max($0, -limit), limit) } })
    }

    /// Exactly so many channels, silent ones at the end, all of the longest's length.
    private static func fitted(_ channels: [[Float]], _ count: Int) -> [[Float]] {
        let length = channels.map(\.count).max() ?? 0
        return (0..<count).map { index in
            guard channels.indices.contains(index), !channels[index].isEmpty else {
                return [Float](repeating: 0, count: length)
            }
            return extended(channels[index], to: length)
        }
    }

    /// A clip goes round and round until it is as long as another.
    private static func extended(_ samples: [Float], to length: Int) -> [Float] {
        if samples.count == length { return samples }
        if samples.isEmpty { return [Float](repeating: 0, count: length) }
        return (0..<length).map { samples[$0 % samples.count] }
    }

    private static func add(_ added: [[Float]], to channels: inout [[Float]]) {
        while channels.count < added.count { channels.append([]) }
        for (index, samples) in added.enumerated() {
            guard samples.contains(where: { $0 != 0 }) else { continue }
            if channels[index].isEmpty {
                channels[index] = samples
                continue
            }
            let length = max(samples.count, channels[index].count)
            let other = extended(samples, to: length)
            channels[index] = zip(extended(channels[index], to: length), other).map { $0 + $1 }
        }
    }

    private static func apply(
        _ transform: SoundTransform, to channels: inout [[Float]], _ length: Int
    ) {
        func each(_ channel: Int?, _ change: ([Float]) -> [Float]) {
            for index in channels.indices where channel == nil || channel == index {
                channels[index] = change(channels[index])
            }
        }
        switch transform {
        case .gain(let channel, let gain):
            let ratio = Float(Decibels.voltageRatio(milliDecibels: gain))
            each(channel) { $0.map { $0 * ratio } }
        case .polarity(let channel): each(channel) { $0.map { -$0 } }
        case .delay(let channel, let delay): each(channel) { delayed($0, delay) }
        case .written(let order):
            let before = fitted(channels, max(6, channels.count))
            channels = order.channels.map { before[$0] } + before.dropFirst(6)
        case .monoSum:
            let pair = fitted(channels, 2)
            let half = zip(pair[0], pair[1]).map { ($0 + $1) / 2 }
            channels = [half, half] + channels.dropFirst(2)
        case .openLeg: each(nil) { withOpenLeg($0) }
        case .take(let first, let count): channels = Array(channels.dropFirst(first).prefix(count))
        case .place(let offset):
            channels = [[Float]](repeating: [], count: offset) + channels
        case .drop(let mask):
            for index in channels.indices where mask >> Int64(index) & 1 == 1 {
                channels[index] = []
            }
        case .clear: channels = []
        case .slow: each(nil) { slowed($0) }
        case .limited, .slips, .latePackets, .add: break
        }
    }

    private static func delayed(_ samples: [Float], _ microseconds: Int64) -> [Float] {
        let shift = Int((microseconds * 48 + 500) / 1000)
        guard !samples.isEmpty, shift > 0 else { return samples }
        let cut = samples.count - shift % samples.count
        return Array(samples[cut...] + samples[..<cut])
    }

    private static func withOpenLeg(_ samples: [Float]) -> [Float] {
        let length = samples.isEmpty ? LoudnessMeter.sampleRate * 4 : samples.count
        var result = samples.isEmpty ? [Float](repeating: 0, count: length) : samples
        let hum = [(50.0, 0.0), (100, -12), (150, -6)].map {
            TestTones.sine(hertz: $0.0, decibels: humDecibels + $0.1, count: length)
        }
        for index in result.indices {
            result[index] = result[index] / 2 + hum[0][index] + hum[1][index] + hum[2][index]
        }
        return result
    }

    /// Each sample lasts longer by 48 000/44 100; between two of them a straight line.
    private static func slowed(_ samples: [Float]) -> [Float] {
        guard samples.count > 1 else { return samples }
        return samples.indices.map { index in
            let place = Double(index) * 44_100 / 48_000
            let whole = Int(place)
            let part = Float(place - Double(whole))
            return samples[whole] + (samples[min(whole + 1, samples.count - 1)] - samples[whole])
                * part
        }
    }

    // MARK: Sources

    /// The tracks of a content; made once for each name and then remembered.
    static func source(_ name: String) -> SoundClip {
        if let known = memo.withLock({ $0.first { $0.name == name }?.clip }) { return known }
        let made = made(name)
        memo.withLock { entries in
            // A pair of programmes and the test signals: what two rooms measure by turns.
            if entries.count >= 8 { entries.removeFirst() }
            entries.append((name, made))
        }
        return made
    }

    private static let memo = Mutex<[(name: String, clip: SoundClip)]>([])

    /// Whether somebody speaks in a programme, for each 10 ms.
    static func speech(of name: String) -> [Bool] {
        if let known = speechMemo.withLock({ $0.first { $0.name == name }?.isSpeech }) {
            return known
        }
        let made = ProgrammeStems(name: name).isSpeech
        speechMemo.withLock { $0.append((name, made)) }
        return made
    }

    private static let speechMemo = Mutex<[(name: String, isSpeech: [Bool])]>([])

    /// Four seconds are enough for a steady sound: the longest window is three.
    private static let steadyLength = 4 * LoudnessMeter.sampleRate

    private static func made(_ name: String) -> SoundClip {
        func all(_ decibels: Double) -> SoundClip {
            let tone = TestTones.sine(
                hertz: TestTones.lineUpHertz, decibels: decibels, count: steadyLength)
            return SoundClip([[Float]](repeating: tone, count: tracks))
        }
        switch name {
        case SoundContent.toneEBU: return all(-18)
        case SoundContent.toneSMPTE: return all(-20)
        case SoundContent.identification:
            return SoundClip(
                (0..<tracks).map {
                    TestTones.identification(track: $0, decibels: -18, count: steadyLength)
                })
        case SoundContent.pink:
            return SoundClip(
                (0..<tracks).map {
                    TestTones.pink(name: "pink/\($0)", decibels: -20, count: steadyLength)
                })
        default:
            switch SoundContent.appearance(name) {
            case "programme": return ProgrammeStems(name: name).mix()
            // Generators send the line-up tone of R 68 with their patterns.
            case "tone": return all(-18)
            case "voice":
                let voice = ProgrammeStems(name: name).dialogue
                return SoundClip([voice, voice])
            default: return SoundClip([])
            }
        }
    }
}
