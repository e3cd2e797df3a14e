/// A quasi-peak programme meter: two followers of different speed, halved and falling evenly.
///
/// The constants were fitted to the tone bursts of IEC 60268-10 (type IIa: −2 dB after 10 ms, −4 dB
/// after 5 ms, −9 dB after 1.5 ms, −17 dB after 0.5 ms; type I: −1 dB after 10 ms, −2 dB after
/// 5 ms, −4 dB after 3 ms, −15 dB after 0.4 ms) and keep to a third of its tolerances.
package struct PeakProgrammeMeter: Sendable {
    /// The meter's type by IEC 60268-10.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Type I, the DIN and Nordic meter: falls 20 dB in 1.5 s.
        case typeI = "type-i"
        /// Type IIa, the British meter with the marks 1 to 7: falls 24 dB in 2.8 s.
        case typeIIa = "type-iia"
    }

    private let fast: Double
    private let slow: Double
    private let fall: Double
    private let steady: Double
    private var followers = (0.0, 0.0)
    /// The highest indication so far, as the amplitude of a steady sine that gives it.
    package private(set) var highest = 0.0

    /// A meter at rest, at 48 kHz.
    package init(_ kind: Kind) {
        let rate = Double(LoudnessMeter.sampleRate)
        switch kind {
        case .typeI:
            (fast, slow, steady) = (1300 / rate, 400 / rate, 1.95079)
            fall = Decibels.voltageRatio(-20 / 1.5 / rate)
        case .typeIIa:
            (fast, slow, steady) = (860 / rate, 220 / rate, 1.94787)
            fall = Decibels.voltageRatio(-24 / 2.8 / rate)
        }
    }

    /// The indication now, as the amplitude of a steady sine that gives it.
    package var present: Double { (followers.0 + followers.1) / steady }

    /// Takes samples.
    package mutating func add(_ samples: [Float]) {
        var (a, b) = followers
        var top = highest * steady
        samples.withUnsafeBufferPointer { samples in
            var index = 0
            while index < samples.count {
                let size = Double(samples[index].magnitude)
                a *= fall
                b *= fall
                if size > a { a += fast * (size - a) }
                if size > b { b += slow * (size - b) }
                if a + b > top { top = a + b }
                index &+= 1
            }
        }
        followers = (a, b)
        highest = top / steady
    }
}

/// A VU meter (ANSI C16.5, IEC 60268-17): the mean size through a movement that reaches 99 % in
/// 300 ms and overshoots by 1.25 %.
package struct VolumeUnitMeter: Sendable {
    /// What a movement of the second order needs for both figures: damping and radians per second.
    private static let damping = 0.8127169864
    private static let pace = 13.5119125626
    private var position = 0.0
    private var speed = 0.0
    /// The highest indication so far, as the amplitude of a steady sine that gives it.
    package private(set) var highest = 0.0

    /// A meter at rest, at 48 kHz.
    package init() {}

    /// The indication now, as the amplitude of a steady sine that gives it.
    package var present: Double { position * Elementary.pi / 2 }

    /// Takes samples.
    package mutating func add(_ samples: [Float]) {
        let step = 1 / Double(LoudnessMeter.sampleRate)
        let force = VolumeUnitMeter.pace * VolumeUnitMeter.pace * step
        let drag = 2 * VolumeUnitMeter.damping * VolumeUnitMeter.pace * step
        var (x, v) = (position, speed)
        var top = highest * 2 / Elementary.pi
        samples.withUnsafeBufferPointer { samples in
            var index = 0
            while index < samples.count {
                v += force * (Double(samples[index].magnitude) - x) - drag * v
                x += v * step
                if x > top { top = x }
                index &+= 1
            }
        }
        (position, speed) = (x, v)
        highest = top * Elementary.pi / 2
    }
}

/// How alike two channels are, and what is left of them in mono.
package struct PhaseCorrelation: Hashable, Sendable {
    /// −1 for opposite polarity … +1 for the same; nil where a channel is silent.
    package var correlation: Double?
    /// Power of (L + R)/2 over the mean of both powers, in decibels; nil for silence or a null.
    ///
    /// 0 for the same in both, −3.01 for two that have nothing to do with each other.
    package var monoDecibels: Double?

    /// Of two channels of one length.
    package init(_ left: [Float], _ right: [Float]) {
        var (ll, rr, lr) = (0.0, 0.0, 0.0)
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                var index = 0
                while index < min(left.count, right.count) {
                    let (l, r) = (Double(left[index]), Double(right[index]))
                    ll += l * l
                    rr += r * r
                    lr += l * r
                    index &+= 1
                }
            }
        }
        let silence = 1e-14 * Double(left.count)
        if ll > silence && rr > silence { correlation = lr / Elementary.sqrt(ll * rr) }
        let mono = (ll + rr + 2 * lr) / 4
        if ll + rr > silence && mono > 1e-9 * (ll + rr) {
            monoDecibels = 10 * Elementary.log10(mono / ((ll + rr) / 2))
        }
    }
}

/// What a tone analyser makes of one channel.
package struct ToneAnalysis: Hashable, Sendable {
    /// The level of a sine of the same power, in dB relative to one that reaches full scale; nil
    /// for silence.
    package var decibels: Double?
    /// Rises through nothing per second while there is sound, in hertz; nil for silence.
    package var hertz: Double?
    /// The share of the power at that frequency, 0…1.
    package var purity = 0.0
    /// How often the sound stops for 50 ms or more and goes on.
    package var breaks = 0

    /// What lies below −90 dB counts as nothing.
    private static let floor = 3e-5

    /// Of samples at 48 kHz.
    package init(_ samples: [Float]) {
        self.init()
        samples.withUnsafeBufferPointer { analyse($0) }
    }

    private init() {}

    private mutating func analyse(_ samples: UnsafeBufferPointer<Float>) {
        let rate = Double(LoudnessMeter.sampleRate)
        let length = LoudnessMeter.stepLength
        var audible = 0
        var power = 0.0
        var silentSteps = 0
        var longest: (start: Int, count: Int) = (0, 0)
        var start = 0
        for step in 0..<(samples.count / length) {
            var energy = 0.0
            var index = step * length
            while index < (step + 1) * length {
                energy += Double(samples[index]) * Double(samples[index])
                index &+= 1
            }
            let floor = ToneAnalysis.floor
            guard energy / Double(length) > floor * floor / 2 else {
                silentSteps += 1
                start = step + 1
                continue
            }
            if silentSteps >= 5 && audible > 0 { breaks += 1 }
            silentSteps = 0
            audible += 1
            power += energy
            if step + 1 - start > longest.count { longest = (start, step + 1 - start) }
        }
        guard audible > 0 else { return }
        let mean = power / Double(audible * length)
        decibels = 10 * Elementary.log10(2 * mean)
        let span = (longest.start * length)..<((longest.start + longest.count) * length)
        guard let frequency = ToneAnalysis.frequency(samples, span, rate) else { return }
        hertz = frequency
        purity = ToneAnalysis.share(samples, span, frequency / rate)
    }

    /// From the first to the last rise, each placed between its two samples.
    private static func frequency(
        _ samples: UnsafeBufferPointer<Float>, _ span: Range<Int>, _ rate: Double
    )
        -> Double?
    {
        var first: Double?
        var last = 0.0
        var rises = 0
        var index = span.lowerBound
        while index < span.upperBound - 1 {
            index &+= 1
            guard samples[index - 1] < 0 && samples[index] >= 0 else { continue }
            let (a, b) = (Double(samples[index - 1]), Double(samples[index]))
            last = Double(index - 1) - a / (b - a)
            if first == nil { first = last } else { rises += 1 }
        }
        guard let first, rises > 0 else { return nil }
        return Double(rises) / (last - first) * rate
    }

    /// The share of the power in one frequency (cycles per sample), over at most a second.
    private static func share(
        _ samples: UnsafeBufferPointer<Float>, _ span: Range<Int>, _ frequency: Double
    )
        -> Double
    {
        let (c, s) = (
            Elementary.cos(2 * Elementary.pi * frequency),
            Elementary.sin(2 * Elementary.pi * frequency)
        )
        var (x, y) = (1.0, 0.0)
        var (real, imaginary, power) = (0.0, 0.0, 0.0)
        let end = min(span.upperBound, span.lowerBound + LoudnessMeter.sampleRate)
        var index = span.lowerBound
        while index < end {
            let sample = Double(samples[index])
            real += sample * x
            imaginary += sample * y
            power += sample * sample
            let next = x * c - y * s
            y = x * s + y * c
            x = next
            index &+= 1
        }
        guard power > 0 else { return 0 }
        return 2 * (real * real + imaginary * imaginary)
            / (power * Double(end - span.lowerBound))
    }
}
