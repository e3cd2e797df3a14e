/// Luminances of a programme, frame by frame, each in the same parts of equal area.
///
/// In thousandths of a cd/m², as a screen shows them on which white has 200 cd/m².
package struct LuminanceSequence: Hashable, Sendable {
    /// Into how many parts of equal area a frame is divided.
    package let parts: Int

    /// Frames per second.
    package let rate: FrameRate

    /// Frame after frame, of each all its parts.
    package var luminances: [Int64]

    /// A sequence; a remainder that isn't a whole frame is never looked at.
    package init(parts: Int, rate: FrameRate, luminances: [Int64] = []) {
        self.parts = parts
        self.rate = rate
        self.luminances = luminances
    }

    /// How many whole frames it has.
    package var frameCount: Int { parts > 0 ? luminances.count / parts : 0 }

    /// The luminance of a luma code at 8 bits, in thousandths of a cd/m².
    ///
    /// L = 413.435 · (0.002745 Y + 0.0189623)^2.2, the approximation of a viewer's screen that
    /// published checks against Ofcom's guidance use; Y = 255 gives 200 cd/m².
    package static func screenLuminance(lumaCode8 code: Double) -> Int64 {
        let light = 413.435 * Elementary.pow(0.002745 * code + 0.0189623, 2.2)
        return Int64((light * 1000).rounded())
    }

    /// The same of each whole code from 0 to 255.
    package static let screenLuminances: [Int64] = (0...255).map {
        screenLuminance(lumaCode8: Double($0))
    }
}

/// What is found of flashes in a programme.
package struct FlashFinding: Hashable, Sendable {
    /// The most opposing changes in any second: two are a flash.
    package var mostChanges: Int

    /// The first frame of the first second with too many, or nil.
    package var firstFrame: Int?

    /// The largest share of the area that changed at once, in percent.
    package var largestArea: Int

    /// The largest change of a part that counted, in thousandths of a cd/m².
    package var largestStep: Int64

    /// Whether no second has more than three flashes.
    package var passes: Bool { firstFrame == nil }

    /// The most flashes in any second, in tenths: a pair of changes is 10.
    package var flashesTenths: Int { mostChanges * 5 }
}

/// Finds flashes that can harm viewers with photosensitive epilepsy, by their luminance.
///
/// The rules of ITU-R BT.1702 annex 1, the same as in Ofcom's guidance note on section 2 (annex 1):
/// a flash is a pair of opposing changes of 20 cd/m² or more, where the darker image is below
/// 160 cd/m²; it counts where what changes at once is more than a quarter of the screen; more than
/// three in any second aren't permitted. Saturated red and regular patterns, which have rules of
/// their own there, aren't looked for.
package enum FlashAnalysis {
    /// The smallest change that counts, in thousandths of a cd/m².
    package static let smallestStep: Int64 = 20_000

    /// The darker image must be below this, in thousandths of a cd/m².
    package static let darkerBelow: Int64 = 160_000

    /// The area beyond which it counts, in percent.
    package static let areaPercent = 25

    /// Opposing changes that a second may have: three flashes.
    package static let permittedChanges = 6

    /// Looks at a whole sequence.
    ///
    /// A part's luminance is followed from one extreme to the next, so that a change may take more
    /// than one frame; it happens in the frame in which it has become large enough.
    package static func analyse(_ sequence: LuminanceSequence) -> FlashFinding {
        var finding = FlashFinding(mostChanges: 0, largestArea: 0, largestStep: 0)
        let changes = changes(of: sequence, &finding)
        // A window of one second, in whole frames.
        let rate = sequence.rate
        let window = Int((rate.numerator + rate.denominator / 2) / rate.denominator)
        var first = 0
        for (last, frame) in changes.enumerated() {
            while frame - changes[first] >= window { first += 1 }
            let count = last - first + 1
            finding.mostChanges = max(finding.mostChanges, count)
            if count > permittedChanges && finding.firstFrame == nil {
                finding.firstFrame = changes[first]
            }
        }
        return finding
    }

    /// The frames in which enough of the screen changes, each the other way than the one before.
    private static func changes(of sequence: LuminanceSequence, _ finding: inout FlashFinding)
        -> [Int]
    {
        let parts = sequence.parts
        guard sequence.frameCount > 1 else { return [] }
        // The last extreme; before any change, the highest and the lowest value so far.
        var extremes = Array(sequence.luminances[0..<parts])
        var lowest = extremes
        // By part: 1 while the luminance rises, −1 while it falls, 0 before any change.
        var directions = Array(repeating: 0, count: parts)
        var frames: [Int] = []
        var lastDirection = 0
        for frame in 1..<sequence.frameCount {
            var risen = 0
            var fallen = 0
            for part in 0..<parts {
                let value = sequence.luminances[frame * parts + part]
                if directions[part] == 0 {
                    lowest[part] = min(lowest[part], value)
                    if value - lowest[part] >= smallestStep {
                        extremes[part] = lowest[part]
                    } else {
                        extremes[part] = max(extremes[part], value)
                    }
                }
                let step = value - extremes[part]
                let direction = step > 0 ? 1 : -1
                if direction == directions[part] || step == 0 {
                    // Further the same way: the extreme moves along, and nothing new happens.
                    extremes[part] = value
                } else if step.magnitude >= UInt64(smallestStep),
                    min(value, extremes[part]) < darkerBelow
                {
                    finding.largestStep = max(finding.largestStep, Int64(step.magnitude))
                    extremes[part] = value
                    directions[part] = direction
                    if direction > 0 { risen += 1 } else { fallen += 1 }
                }
            }
            let area = max(risen, fallen) * 100 / parts
            finding.largestArea = max(finding.largestArea, area)
            let direction = risen >= fallen ? 1 : -1
            if max(risen, fallen) * 100 > areaPercent * parts, direction != lastDirection {
                frames.append(frame)
                lastDirection = direction
            }
        }
        return frames
    }
}
