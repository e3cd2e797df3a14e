/// Test signals for sound: line-up tone, identification of channels, pink noise.
package enum TestTones {
    /// The usual line-up frequency, in hertz.
    package static let lineUpHertz = 1000.0

    /// A tone of `count` samples, in dB relative to a sine that reaches full scale.
    package static func sine(
        hertz: Double, decibels: Double, count: Int, phase: Double = 0
    ) -> [Float] {
        let angle = 2 * Elementary.pi * hertz / Double(LoudnessMeter.sampleRate)
        let (c, s) = (Elementary.cos(angle), Elementary.sin(angle))
        let size = Decibels.voltageRatio(decibels)
        var (x, y) = (Elementary.cos(phase), Elementary.sin(phase))
        return [Float](unsafeUninitializedCapacity: count) { samples, filled in
            while filled < count {
                samples[filled] = Float(y * size)
                let next = x * c - y * s
                y = x * s + y * c
                x = next
                filled &+= 1
            }
        }
    }

    /// The frequencies by which a 5.1 identification tells its channels apart, in the order
    /// L R C LFE Ls Rs, and how often each is broken in a second.
    ///
    /// Those of BLITS (EBU Tech 3304, Annex): 880 Hz at the front, 1320 Hz in the centre, 82.5 Hz
    /// in the LFE, 660 Hz behind; here the left ones are broken, as in the EBU stereo tone.
    package static let identification: [(hertz: Double, breaks: Int)] = [
        (880, 1), (880, 0), (1320, 0), (82.5, 0), (660, 1), (660, 0), (1000, 1), (1000, 0),
    ]

    /// The identification of a track (0…7) at a level; breaks last a quarter of a second.
    package static func identification(track: Int, decibels: Double, count: Int) -> [Float] {
        guard identification.indices.contains(track) else {
            return [Float](repeating: 0, count: count)
        }
        let (hertz, breaks) = identification[track]
        var samples = sine(hertz: hertz, decibels: decibels, count: count)
        guard breaks > 0 else { return samples }
        let second = LoudnessMeter.sampleRate
        for index in samples.indices where index % second < second / 4 && index >= second {
            samples[index] = 0
        }
        return samples
    }

    /// Pink noise with a root mean square in dB relative to that of a sine at full scale.
    ///
    /// White noise through three first-order sections spread over the audible range (Kellet's
    /// economy filter, which keeps to 3 dB an octave within half a decibel from 40 Hz up).
    package static func pink(name: String, decibels: Double, count: Int) -> [Float] {
        var noise = SoundNoise(name: name)
        var (a, b, c) = (0.0, 0.0, 0.0)
        var power = 0.0
        var values = [Float](unsafeUninitializedCapacity: count) { values, filled in
            while filled < count {
                let white = noise.next()
                a = 0.99765 * a + white * 0.0990460
                b = 0.96300 * b + white * 0.2965164
                c = 0.57000 * c + white * 1.0526913
                let value = a + b + c + white * 0.1848
                values[filled] = Float(value)
                power += value * value
                filled &+= 1
            }
        }
        let wanted = Decibels.voltageRatio(decibels) / Elementary.sqrt(2)
        let gain = Float(wanted / Elementary.sqrt(power / Double(max(1, count))))
        for index in values.indices { values[index] *= gain }
        return values
    }
}
