import Foundation
import Signals

/// The test signals of EBU Tech 3341 and 3342, from their descriptions.
enum EBUSignals {
    static func sine(_ decibels: Double?, seconds: Double, hertz: Double = 1000, from: Int = 0)
        -> [Float]
    {
        let count = Int((seconds * 48_000).rounded())
        guard let decibels else { return [Float](repeating: 0, count: count) }
        let size = pow(10, decibels / 20)
        return (from..<(from + count)).map {
            Float(size * sin(2 * .pi * hertz * Double($0) / 48_000))
        }
    }

    static func sequence(_ parts: [(decibels: Double?, seconds: Double)], hertz: Double = 1000)
        -> [Float]
    {
        var samples: [Float] = []
        for part in parts {
            samples += sine(
                part.decibels, seconds: part.seconds, hertz: hertz, from: samples.count)
        }
        return samples
    }

    static func stereo(_ parts: [(decibels: Double?, seconds: Double)], hertz: Double = 1000)
        -> SoundClip
    {
        let samples = sequence(parts, hertz: hertz)
        return SoundClip([samples, samples])
    }

    static func weights(_ channels: Int) -> [Double] {
        switch channels {
        case 6: LoudnessMeter.surroundWeights
        case 5: [1, 1, 1, 1.41, 1.41]
        default: Array(repeating: 1, count: channels)
        }
    }

    static func report(_ clip: SoundClip) -> LoudnessReport {
        var meter = LoudnessMeter(weights: weights(clip.channels.count))
        meter.add(clip)
        return LoudnessReport(meter)
    }

    /// The signal of a case of Tech 3341 by its name in the table, or nil.
    static func clip3341(_ name: String) -> SoundClip? {
        switch name {
        case "3341-1": return stereo([(-23, 20)])
        case "3341-2": return stereo([(-33, 20)])
        case "3341-3": return stereo([(-36, 10), (-23, 60), (-36, 10)])
        case "3341-4":
            return stereo([(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)])
        case "3341-5": return stereo([(-26, 20), (-20, 20.1), (-26, 20)])
        case "3341-6 5.0", "3341-6 5.1":
            var channels = [-28.0, -28, -24, -30, -30].map { sine($0, seconds: 20) }
            if name.hasSuffix("5.1") { channels.insert(sine(-10, seconds: 20), at: 3) }
            return SoundClip(channels)
        case "3341-9":
            return stereo(
                [[(Double?, Double)]](repeating: [(-20, 1.34), (-30, 1.66)], count: 5)
                    .flatMap { $0 })
        case "3341-12":
            return stereo(
                [[(Double?, Double)]](repeating: [(-20, 0.18), (-30, 0.22)], count: 25)
                    .flatMap { $0 })
        default: return shifted(name) ?? peak(name)
        }
    }

    /// Cases 10 and 13: a burst after more and more silence.
    private static func shifted(_ name: String) -> SoundClip? {
        let parts = name.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        let isLong = parts[1] == 10
        let silence = Double(parts[2] - 1) * (isLong ? 0.15 : 0.02)
        return stereo([(nil, silence), (-23, isLong ? 3 : 0.4), (nil, 1)])
    }

    /// Cases 15 to 19: tones at fractions of the sampling rate, faded in and out.
    private static func peak(_ name: String) -> SoundClip? {
        let cases: [String: (Double, Double, Double)] = [
            "3341-15": (4, 0.5, 0), "3341-16": (4, 0.5, 45), "3341-17": (6, 0.5, 60),
            "3341-18": (8, 0.5, 67.5), "3341-19": (4, 1.41, 45),
        ]
        guard let (divisor, size, degrees) = cases[name] else { return nil }
        let count = 48_000 * 5
        let samples = (0..<count).map { index -> Float in
            let fade = min(1, Double(min(index, count - 1 - index)) / 4800)
            let angle = 2 * .pi * Double(index) / divisor + degrees * .pi / 180
            return Float(size * sin(angle) * fade)
        }
        return SoundClip([samples, samples])
    }

    /// The parts of a case of Tech 3342.
    static func clip3342(_ name: String) -> SoundClip? {
        switch name {
        case "3342-1": stereo([(-20, 20), (-30, 20)])
        case "3342-2": stereo([(-20, 20), (-15, 20)])
        case "3342-3": stereo([(-40, 20), (-20, 20)])
        case "3342-4": stereo([(-50, 20), (-35, 20), (-20, 20), (-35, 20), (-50, 20)])
        default: nil
        }
    }
}
