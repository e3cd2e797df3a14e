/// A meter for loudness and peaks after BS.1770-5 and EBU Tech 3341 and 3342, at 48 kHz.
///
/// It takes samples in blocks of any length and keeps the weighted energy of each 10 ms. Momentary
/// and short-term loudness are known on that grid, the gated measures on one of 100 ms.
package struct LoudnessMeter: Sendable {
    /// The only rate for which the standard prints coefficients, in hertz.
    package static let sampleRate = 48_000
    /// Samples in one step of 10 ms.
    static let stepLength = 480
    /// How many places are looked at together for a true peak.
    private static let peakSpan = 48

    /// What each channel counts: 1, 1.41 for surrounds, 0 for the low-frequency channel.
    private let weights: [Double]
    /// Whether true peaks are looked for, which takes most of the time.
    private let findsTruePeaks: Bool
    /// For each channel `TruePeak.taps` − 1 samples of the step before, then one step.
    private var buffer: [Float]
    private var filled = 0
    private var filters: [KWeightingState]
    /// Weighted sum of squares of each whole step.
    package private(set) var stepEnergies: [Double] = []
    /// The largest sample of each channel, 1 being full scale.
    package private(set) var samplePeaks: [Float]
    /// The largest interpolated value of each channel, 1 being full scale.
    package private(set) var truePeaks: [Float]

    private static let history = TruePeak.taps - 1
    private static let stride = history + stepLength

    /// A meter for channels with weights.
    package init(weights: [Double], findsTruePeaks: Bool = true) {
        self.weights = weights
        self.findsTruePeaks = findsTruePeaks
        buffer = Array(repeating: 0, count: weights.count * LoudnessMeter.stride)
        filters = Array(repeating: KWeightingState(), count: (weights.count + 1) / 2)
        samplePeaks = Array(repeating: 0, count: weights.count)
        truePeaks = samplePeaks
    }

    /// What left and right count, and the channels of 5.1 in the order L R C LFE Ls Rs
    /// (BS.1770-5 Annex 1, Table 3: 1.41, which is +1.5 dB, for surrounds; LFE isn't measured).
    package static let surroundWeights = [1, 1, 1, 0, 1.41, 1.41]

    /// Takes a clip that has a channel for each weight.
    package mutating func add(_ clip: SoundClip) {
        add(clip, 0..<clip.count)
    }

    /// Takes part of a clip.
    package mutating func add(_ clip: SoundClip, _ range: Range<Int>) {
        precondition(clip.channels.count == weights.count, "a weight for each channel")
        var start = range.lowerBound
        while start < range.upperBound {
            let taken = min(LoudnessMeter.stepLength - filled, range.upperBound - start)
            for channel in weights.indices {
                fill(channel, clip.channels[channel], start, taken)
            }
            filled += taken
            start += taken
            if filled == LoudnessMeter.stepLength { finishStep() }
        }
    }

    private mutating func fill(_ channel: Int, _ samples: [Float], _ start: Int, _ count: Int) {
        let offset = channel * LoudnessMeter.stride + LoudnessMeter.history + filled
        samples.withUnsafeBufferPointer { source in
            buffer.withUnsafeMutableBufferPointer { target in
                var index = 0
                while index < count {
                    target[offset &+ index] = source[start &+ index]
                    index &+= 1
                }
            }
        }
    }

    private mutating func finishStep() {
        let count = weights.count
        var energy = 0.0
        buffer.withUnsafeBufferPointer { all in
            guard let base = all.baseAddress else { return }
            for pair in filters.indices {
                let left = 2 * pair
                let right = min(left + 1, count - 1)
                let weight = SIMD2(weights[left], right > left ? weights[right] : 0)
                if weight == .zero { continue }
                let squares = filters[pair].addedSquares(
                    base + (left * LoudnessMeter.stride + LoudnessMeter.history),
                    base + (right * LoudnessMeter.stride + LoudnessMeter.history),
                    count: LoudnessMeter.stepLength)
                energy += (squares * weight).sum()
            }
            TruePeak.kernel.withUnsafeBufferPointer { kernel in
                guard let kernel = kernel.baseAddress else { return }
                for channel in 0..<count {
                    findPeaks(channel, base + channel * LoudnessMeter.stride, kernel)
                }
            }
        }
        stepEnergies.append(energy)
        filled = 0
        keepHistory()
    }

    /// Looks for peaks span by span; an interpolated value can't be larger than `largestGain` of
    /// the samples that it is made of, so that most spans need no interpolation.
    private mutating func findPeaks(
        _ channel: Int, _ samples: UnsafePointer<Float>, _ kernel: UnsafePointer<Float>
    ) {
        var start = 0
        while start < LoudnessMeter.stepLength {
            let peak = TruePeak.largestSample(
                samples + start, count: LoudnessMeter.peakSpan + LoudnessMeter.history)
            if findsTruePeaks && peak * TruePeak.largestGain > truePeaks[channel] {
                truePeaks[channel] = max(
                    truePeaks[channel],
                    TruePeak.largest(
                        samples + start, count: LoudnessMeter.peakSpan, kernel: kernel))
            }
            // What is left of the step before was counted with it.
            samplePeaks[channel] = max(samplePeaks[channel], peak)
            start += LoudnessMeter.peakSpan
        }
    }

    private mutating func keepHistory() {
        let kept = LoudnessMeter.history
        buffer.withUnsafeMutableBufferPointer { target in
            for channel in weights.indices {
                let start = channel * LoudnessMeter.stride
                for index in 0..<kept {
                    target[start + index] = target[start + LoudnessMeter.stepLength + index]
                }
            }
        }
    }
}
