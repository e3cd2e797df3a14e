/// The moments that the fields of a signal show, in the order in which they are sent.
///
/// Time counts in halves of a frame of the original material. What a moving thing does on a screen
/// follows from these moments alone: run through the order, a thing that moves evenly goes forward,
/// to and fro, or by leaps.
package struct FieldSequence: Hashable, Sendable {
    /// The moment of each field as sent, in half frames.
    package private(set) var moments: [Int64]
    /// How many fields share one frame: 2, or 1 where frames are sent whole.
    package private(set) var fieldsPerFrame: Int

    /// The fields of some frames of a scan: two moments a frame where it is interlaced, one where
    /// it is progressive, one twice where it is segmented.
    package init(_ scan: VideoScan, frames: Int) {
        switch scan {
        case .interlaced:
            moments = (0..<Int64(2 * frames)).map { $0 }
            fieldsPerFrame = 2
        case .segmentedFrame:
            moments = (0..<Int64(2 * frames)).map { $0 / 2 * 2 }
            fieldsPerFrame = 2
        case .progressive:
            moments = (0..<Int64(frames)).map { $0 * 2 }
            fieldsPerFrame = 1
        }
    }

    /// The second field of each frame sent first: dominance swapped. Whole frames stay as they are.
    package mutating func swapFields() {
        guard fieldsPerFrame == 2 else { return }
        for first in stride(from: 0, to: moments.count - 1, by: 2) {
            moments.swapAt(first, first + 1)
        }
    }

    /// Every field the first one: a store that no longer takes pictures in.
    package mutating func freeze() {
        moments = moments.map { _ in moments.first ?? 0 }
    }

    /// The same material in another format: each new field shows the field that is due.
    ///
    /// - Parameters:
    ///   - source: frames per second that the fields have now.
    ///   - target: frames per second afterwards.
    ///   - scan: how they are sent afterwards.
    package mutating func convert(from source: FrameRate, to target: FrameRate, _ scan: VideoScan) {
        let before = self
        guard !before.moments.isEmpty else { return }
        let perFrame = scan == .progressive ? 1 : 2
        let sourceFields = Double(before.fieldsPerFrame) * source.hertz
        // As many frames as the material that is there lasts.
        let seconds = Double(before.moments.count) / sourceFields
        let frames = max(1, Int(seconds * target.hertz + 1e-9))
        moments = (0..<frames * perFrame).map { index in
            let field = scan == .segmentedFrame ? index / 2 * 2 : index
            let time = Double(field) / (Double(perFrame) * target.hertz)
            let due = Int(time * sourceFields + 1e-9)
            return before.moments[min(due, before.moments.count - 1)]
        }
        fieldsPerFrame = perFrame
    }

    /// How a thing moves that goes evenly in the original.
    package enum Motion: String, Hashable, Sendable {
        case still
        case even = "evenly-forward"
        /// Some steps go back.
        case toAndFro = "to-and-fro"
        /// Always forward, some pictures shown longer than others, or left out.
        case uneven = "by-leaps"
    }

    /// The motion that the moments make.
    package var motion: Motion {
        let steps = zip(moments.dropFirst(), moments).map { $0 - $1 }
        guard let most = steps.max(), let least = steps.min() else { return .still }
        if most == 0 && least == 0 { return .still }
        if least < 0 { return .toAndFro }
        // Two fields of one moment are a frame; what counts is the step from frame to frame.
        let pairs = stride(from: 0, to: moments.count, by: fieldsPerFrame).map { moments[$0] }
        let frames = zip(pairs.dropFirst(), pairs).map { $0 - $1 }
        return frames.max() == frames.min() ? .even : .uneven
    }
}
