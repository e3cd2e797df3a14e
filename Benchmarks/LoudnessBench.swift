import LoudnessOracle
import Signals

/// Ten minutes of stereo through the loudness meter, beside libebur128 where that is installed.
struct LoudnessBench {
    private static let seconds = 600

    /// Prints both times.
    func run() {
        let second = (0..<2).map {
            TestTones.pink(name: "bench/\($0)", decibels: -23, count: 48_000 * 60)
        }
        let channels = second.map { minute in
            (0..<(LoudnessBench.seconds / 60)).flatMap { part in
                part % 2 == 0 ? minute : minute.map { $0 * 0.3 }
            }
        }
        let clip = SoundClip(channels)
        var integrated = 0.0
        let own = Sampling(5, warmUp: 1) {
            var meter = LoudnessMeter(weights: [1, 1])
            meter.add(clip)
            integrated = LoudnessReport(meter).integrated ?? 0
        }
        print("loudness of ten minutes of stereo: \(own.summary) (\(integrated) LUFS)")
        guard let oracle = LoudnessOracle() else {
            print("libebur128 isn't installed")
            return
        }
        let interleaved = LoudnessOracle.interleaved(channels)
        var theirs = 0.0
        let other = Sampling(3, warmUp: 1) {
            theirs = oracle.measure(interleaved, positions: [1, 2])?.integrated ?? 0
        }
        let part = own.quantile(0.5) / other.quantile(0.5)
        print(
            "libebur128 with the same meters: \(other.summary) (\(theirs) LUFS); "
                + "ours takes \(part) of it (aim: under 0.5)")
    }
}
