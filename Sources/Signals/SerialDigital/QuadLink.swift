/// How a 2160-line picture is divided among four links of 1080 lines.
///
/// The raw values are stable: they are written into states.
package enum QuadMapping: UInt8, CaseIterable, Hashable, Sendable {
    /// Two-sample interleave: each link has every second pair of samples of every second line, so
    /// that each shows the whole picture at half resolution (ST 425-5, ST 2082-10).
    case interleaved = 1
    /// Square division: each link has a quarter of the picture.
    case square = 2

    /// Which link carries a sample, 0…3, and where on the link's own image.
    ///
    /// - Parameters:
    ///   - width: the picture's samples per line, a multiple of 4.
    ///   - height: the picture's lines, even.
    package func place(x: Int, y: Int, width: Int, height: Int) -> (link: Int, x: Int, y: Int) {
        switch self {
        case .interleaved:
            let link = y % 2 * 2 + x / 2 % 2
            return (link, x / 4 * 2 + x % 2, y / 2)
        case .square:
            let link = (y >= height / 2 ? 2 : 0) + (x >= width / 2 ? 1 : 0)
            return (link, x % (width / 2), y % (height / 2))
        }
    }

    /// The sample of the picture that stands at a place of a link's image: `place` turned round.
    package func sample(link: Int, x: Int, y: Int, width: Int, height: Int) -> (x: Int, y: Int) {
        switch self {
        case .interleaved: return (x / 2 * 4 + link % 2 * 2 + x % 2, y * 2 + link / 2)
        case .square: return (x + link % 2 * (width / 2), y + link / 2 * (height / 2))
        }
    }
}

/// What four links show that were written with one mapping and are read with another.
package struct QuadPicture: Hashable, Sendable {
    /// A link as the reader finds it: which of the writer's it is, or nil where nothing arrives.
    package let sources: [Int?]
    /// How the picture was divided.
    package let written: QuadMapping
    /// How the reader puts it together.
    package let read: QuadMapping

    /// A picture of four links; `sources` has four entries of 0…3 or nil.
    package init(sources: [Int?], written: QuadMapping, read: QuadMapping) {
        self.sources = sources
        self.written = written
        self.read = read
    }

    /// What somebody sees.
    package enum Appearance: String, Hashable, Sendable {
        case whole
        /// Each quarter holds a complete picture.
        case fourSmall = "four-small-pictures"
        /// Samples of different places stand side by side.
        case combed
        /// Quarters stand in each other's places.
        case quartersExchanged = "quarters-exchanged"
        /// Fine detail is in the wrong place by a sample or two.
        case detailJumbled = "detail-jumbled"
        case quarterMissing = "quarter-missing"
        /// One sample in four is missing, all over the picture.
        case samplesMissing = "one-sample-in-four-missing"
        case nothing
    }

    /// The size of the picture on which mappings are tried, in samples and lines.
    private static let side = 16

    /// For each place of the picture, line by line, the place of the original that stands there;
    /// nil where nothing does.
    package var places: [(x: Int, y: Int)?] {
        let side = QuadPicture.side
        return (0..<side * side).map { index in
            let here = read.place(x: index % side, y: index / side, width: side, height: side)
            guard let link = sources[here.link] else { return nil }
            return written.sample(link: link, x: here.x, y: here.y, width: side, height: side)
        }
    }

    /// What it looks like, judged by where the samples have come to stand.
    package var appearance: Appearance {
        let side = QuadPicture.side
        let found = places
        if found.allSatisfy({ $0 == nil }) { return .nothing }
        let isRight = found.enumerated().allSatisfy { index, place in
            place.map { $0.x == index % side && $0.y == index / side } ?? true
        }
        if found.contains(where: { $0 == nil }), isRight {
            // A whole corner without a sample, or gaps everywhere.
            let corners = [0, side / 2].flatMap { y in [0, side / 2].map { ($0, y) } }
            let isCorner = corners.contains { x0, y0 in
                (0..<side / 2).allSatisfy { y in
                    (0..<side / 2).allSatisfy { found[(y0 + y) * side + x0 + $0] == nil }
                }
            }
            return isCorner ? .quarterMissing : .samplesMissing
        }
        if isRight { return .whole }
        return misplaced(found)
    }

    /// How misplaced samples look: by how far those from one line's neighbourhood are spread.
    private func misplaced(_ found: [(x: Int, y: Int)?]) -> Appearance {
        let side = QuadPicture.side
        var farthest = 0
        var neighbourJumps = 0
        for index in found.indices {
            guard let place = found[index] else { continue }
            farthest = max(
                farthest, abs(place.x - index % side), abs(place.y - index / side))
            if index % side + 1 < side, let next = found[index + 1] {
                if abs(next.x - place.x) + abs(next.y - place.y) > side / 4 { neighbourJumps += 1 }
            }
        }
        if farthest < side / 4 { return .detailJumbled }
        // A jump between quarters comes once a line; a comb jumps every other sample.
        if neighbourJumps > 2 * side { return .combed }
        let corner = (0..<side / 2).compactMap { found[$0]?.x }
        let span = (corner.max() ?? 0) - (corner.min() ?? 0)
        return span > side / 2 ? .fourSmall : .quartersExchanged
    }
}
