import Signals
import SimulationKernel

/// A synthetic frame of a job's programme: other colours and areas for each job, the same for ever.
///
/// It has what graded pictures have, a face, darks, lights and saturated things, all within 0…100
/// %, and a burnt-in slate with the job's name.
enum ProgrammeFrame {
    /// The parts of a frame, with the R′G′B′ between which each job's own lies, in thousandths.
    private static let parts: [(name: String, low: [Int64], high: [Int64], weight: Int64)] = [
        ("skin", [620, 450, 370], [800, 610, 520], 160),
        ("deep-shadow", [8, 8, 8], [35, 35, 40], 120),
        ("shadow", [50, 45, 40], [150, 140, 150], 180),
        ("mid-tone", [300, 280, 260], [520, 500, 500], 180),
        ("sky", [400, 520, 650], [620, 720, 880], 120),
        ("foliage", [120, 240, 60], [320, 480, 200], 100),
        ("fabric", [60, 40, 60], [860, 420, 700], 80),
        ("highlight", [860, 840, 800], [985, 980, 975], 40),
    ]

    /// The share of the slate's dark ground and of its letters.
    private static let slateGround = 0.045
    private static let slateLetters = 0.015

    static func patches(ofSymbol text: String) -> [PicturePatch] {
        // A stream of its own for each name: a pure function of the text.
        var stream = RandomStream(seed: 0, name: "programme/" + text)
        let weights = parts.map { $0.weight + stream.next(below: $0.weight) }
        let total = Double(weights.reduce(0, +))
        var patches = [
            PicturePatch(name: "slate-ground", rgb: RGB(grey: 0.02), area: slateGround),
            PicturePatch(name: "slate-letters", rgb: RGB(grey: 0.9), area: slateLetters),
        ]
        for (part, weight) in zip(parts, weights) {
            let levels = zip(part.low, part.high).map {
                Double(stream.next(in: $0...$1)) / 1000
            }
            patches.append(
                PicturePatch(
                    name: part.name,
                    rgb: RGB(red: levels[0], green: levels[1], blue: levels[2]),
                    area: Double(weight) / total * (1 - slateGround - slateLetters)))
        }
        return patches
    }
}
