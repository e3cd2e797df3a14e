/// The sound of a programme as its stems, made from a name: the same for ever, on every machine.
///
/// It has what a mix has: a voice that speaks in phrases, music that doesn't match between left
/// and right, effects with sharp attacks and a low end. Levels are set so that the 5.1 mix has the
/// loudness that R 128 asks for.
package struct ProgrammeStems: Sendable {
    /// Seconds of sound that every measurement is made on.
    package static let seconds = 10
    /// Samples of each stem.
    package static let length = seconds * LoudnessMeter.sampleRate

    /// Somebody speaking, in mono.
    package let dialogue: [Float]
    /// Music, its left side.
    package let musicLeft: [Float]
    /// Music, its right side.
    package let musicRight: [Float]
    /// Effects, their left side.
    package let effectsLeft: [Float]
    /// Effects, their right side.
    package let effectsRight: [Float]
    /// What only the low-frequency channel has.
    package let low: [Float]
    /// Whether somebody speaks, for each 10 ms.
    package let isSpeech: [Bool]

    /// The stems of a name.
    package init(name: String) {
        var noise = SoundNoise(name: name)
        let voice = ProgrammeStems.voice(&noise)
        dialogue = voice.samples
        isSpeech = voice.isSpeech
        musicLeft = ProgrammeStems.music(&noise)
        musicRight = ProgrammeStems.music(&noise)
        effectsLeft = ProgrammeStems.effects(&noise)
        effectsRight = ProgrammeStems.effects(&noise)
        low = ProgrammeStems.rumble(&noise)
    }

    /// L R C LFE Ls Rs as the dubbing mixer balanced them, then the stereo mix, L and R: eight
    /// tracks, both mixes at −23 LUFS (R 128) but for the shots, which no limiter has held yet.
    package func mix() -> SoundClip {
        func levelled(_ channels: [[Float]], _ weights: [Double]) -> [[Float]] {
            var meter = LoudnessMeter(weights: weights, findsTruePeaks: false)
            meter.add(SoundClip(channels))
            let loudness = LoudnessReport(meter).integrated ?? -23
            let gain = Float(Decibels.voltageRatio(-23 - loudness))
            return channels.map { $0.map { $0 * gain } }
        }
        func sum(_ parts: [(stem: [Float], gain: Float)]) -> [Float] {
            var mixed = parts[0].stem.map { $0 * parts[0].gain }
            for part in parts.dropFirst() {
                for index in mixed.indices { mixed[index] += part.stem[index] * part.gain }
            }
            return mixed
        }
        let left = sum([(musicLeft, 0.8), (musicRight, 0.4), (effectsLeft, 0.8)])
        let right = sum([(musicRight, 0.8), (musicLeft, 0.4), (effectsRight, 0.8)])
        let centre = sum([(dialogue, 1), (effectsLeft, 0.15), (effectsRight, 0.15)])
        let leftSurround = sum([(musicRight, 0.35), (effectsLeft, 0.2)])
        let rightSurround = sum([(musicLeft, 0.35), (effectsRight, 0.2)])
        let surround = [left, right, centre, low, leftSurround, rightSurround]
        // Lo and Ro by BS.775: centre and surrounds 3 dB down, here all of it another 3 dB.
        let half: Float = 0.7071
        let stereo = [
            sum([(left, half), (centre, 0.5), (leftSurround, 0.5)]),
            sum([(right, half), (centre, 0.5), (rightSurround, 0.5)]),
        ]
        var mixed = levelled(surround, LoudnessMeter.surroundWeights) + levelled(stereo, [1, 1])
        for (channel, size) in [(0, 1.4), (1, 1.2), (6, 1.4), (7, 1.2)] {
            addShots(to: &mixed[channel], size: Float(size))
        }
        return SoundClip(mixed)
    }

    /// A third of a millisecond of noise that goes beyond full scale, five times: what a limiter is
    /// for. So short that it adds next to nothing to loudness.
    private func addShots(to samples: inout [Float], size: Float) {
        var noise = SoundNoise(name: "shots")
        for shot in 0..<5 {
            let start = (2 * shot + 1) * ProgrammeStems.length / 10
            for index in start..<(start + 16) { samples[index] += size * Float(noise.next()) }
        }
    }

    // MARK: Stems

    /// Pulses of a larynx through two resonances that move from syllable to syllable; phrases of
    /// one to two seconds with pauses between them.
    private static func voice(_ noise: inout SoundNoise) -> (samples: [Float], isSpeech: [Bool]) {
        var samples = [Float](repeating: 0, count: length)
        var isSpeech = [Bool](repeating: false, count: length / LoudnessMeter.stepLength)
        var position = 4800 + noise.below(4800)
        var low = Resonator()
        var high = Resonator()
        while position < length {
            let syllables = 5 + noise.below(5)
            for _ in 0..<syllables {
                let count = 7000 + noise.below(4800)
                low.tune(hertz: Double(350 + noise.below(450)), width: 90)
                high.tune(hertz: Double(1100 + noise.below(1300)), width: 160)
                let period = 380 + noise.below(120)
                for offset in 0..<count where position + offset < length {
                    let rise = Double(min(offset, count - offset)) / Double(count)
                    let pulse = offset % period == 0 ? 8.0 : 0
                    let breath = pulse + noise.next() * 0.15
                    let sound = low.next(breath) + 0.6 * high.next(breath)
                    samples[position + offset] = Float(sound * min(1, 4 * rise) * 0.6)
                    isSpeech[(position + offset) / LoudnessMeter.stepLength] = true
                }
                position += count
            }
            position += 14_000 + noise.below(24_000)
        }
        return (samples, isSpeech)
    }

    /// Music and effects step back for the middle of the clip, as they do under a quiet scene.
    private static func sceneGain(_ index: Int) -> Double {
        (length * 3 / 10..<length * 7 / 10).contains(index) ? 0.35 : 1
    }

    /// Chords of four notes, each with three partials, that change about once a second.
    private static func music(_ noise: inout SoundNoise) -> [Float] {
        var samples = [Float](repeating: 0, count: length)
        var position = 0
        while position < length {
            let count = min(36_000 + noise.below(24_000), length - position)
            let scene = sceneGain(position)
            for _ in 0..<4 {
                let note = 110 * Elementary.exp2(Double(noise.below(36)) / 12)
                for partial in 1...3 {
                    let angle =
                        2 * Elementary.pi * note * Double(partial)
                        / Double(LoudnessMeter.sampleRate)
                    let (c, s) = (Elementary.cos(angle), Elementary.sin(angle))
                    let phase = noise.next() * Elementary.pi
                    var (x, y) = (Elementary.cos(phase), Elementary.sin(phase))
                    let size = 0.035 / Double(partial) * scene
                    for offset in 0..<count {
                        let edge = min(1, Double(min(offset, count - offset)) / 1500)
                        samples[position + offset] += Float(y * size * edge)
                        (x, y) = (x * c - y * s, x * s + y * c)
                    }
                }
            }
            position += count
        }
        return samples
    }

    /// A quiet room, and bursts of noise with sharp attacks, two or three a second.
    private static func effects(_ noise: inout SoundNoise) -> [Float] {
        var samples = [Float](repeating: 0, count: length)
        var level = 0.0
        var next = noise.below(20_000)
        for index in samples.indices {
            if index == next {
                level = (0.25 + 0.15 * (noise.next() + 1)) * sceneGain(index)
                next += 12_000 + noise.below(16_000)
            }
            samples[index] = Float(noise.next() * (level + 0.004))
            level *= 0.9993
        }
        return samples
    }

    /// Noise below about 100 Hz that swells and fades.
    private static func rumble(_ noise: inout SoundNoise) -> [Float] {
        var samples = [Float](repeating: 0, count: length)
        var (first, second, swell) = (0.0, 0.0, 0.0)
        for index in samples.indices {
            first += 0.01 * (noise.next() - first)
            second += 0.01 * (first - second)
            if index % 48_000 == 0 { swell = 0.3 + 0.7 * noise.next().magnitude }
            samples[index] = Float(second * swell * 3)
        }
        return samples
    }
}

/// White noise that a name determines: SplitMix64.
package struct SoundNoise: Sendable {
    private var state: UInt64

    /// The noise of a name.
    package init(name: String) {
        // FNV-1a over the name's bytes.
        state = name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    private mutating func bits() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    /// The next value, evenly spread from −1 to 1.
    package mutating func next() -> Double {
        Double(Int64(bitPattern: bits()) >> 11) * 0x1p-52
    }

    /// A whole number from 0 to below a bound.
    package mutating func below(_ bound: Int) -> Int { Int(bits() >> 33) % max(1, bound) }
}

/// A resonance of the second order.
private struct Resonator {
    private var (a1, a2, gain) = (0.0, 0.0, 0.0)
    private var (y1, y2) = (0.0, 0.0)

    /// Tunes it to a frequency with a bandwidth, in hertz at 48 kHz; what rings goes on.
    mutating func tune(hertz: Double, width: Double) {
        let rate = Double(LoudnessMeter.sampleRate)
        let radius = Elementary.exp(-Elementary.pi * width / rate)
        a1 = 2 * radius * Elementary.cos(2 * Elementary.pi * hertz / rate)
        a2 = -radius * radius
        gain = 1 - radius
    }

    mutating func next(_ input: Double) -> Double {
        let output = gain * input + a1 * y1 + a2 * y2
        (y1, y2) = (output, y1)
        return output
    }
}
