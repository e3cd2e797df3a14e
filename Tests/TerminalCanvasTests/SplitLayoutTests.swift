import TestSupport
import Testing

@testable import TerminalCanvas

/// Who gets how much room.
@Suite struct SplitLayoutTests {
    private static func part(
        _ minimum: Int, weight: Int = 0, maximum: Int? = nil, importance: Int = 0
    ) -> SplitPart {
        SplitPart(
            minimum: minimum, weight: weight, maximum: maximum, importance: importance,
            .paragraph(""))
    }

    /// A drawing: each part's letter in each of its cells, a dot where nobody is.
    private static func drawing(_ parts: [SplitPart], _ length: Int) -> String {
        var cells = Array(repeating: ".", count: length)
        for (letter, range) in zip("abcdefgh", Split.ranges(of: parts, in: length)) {
            for cell in range ?? 0..<0 { cells[cell] = String(letter) }
        }
        return cells.joined()
    }

    /// A header, two columns of which the first matters more, and a footer.
    private static let screen = [
        part(2, importance: 2), part(6, weight: 2, importance: 3),
        part(4, weight: 1, maximum: 7, importance: 1), part(1, maximum: 1, importance: 2),
    ]

    @Test(arguments: [
        (30, "aabbbbbbbbbbbbbbbbbbbbcccccccd"), (21, "aabbbbbbbbbbbbccccccd"),
        (16, "aabbbbbbbbcccccd"), (15, "aabbbbbbbbccccd"), (14, "aabbbbbbbccccd"),
        (13, "aabbbbbbccccd"),
        // The third part is left out, then the last of equals, then the other one.
        (12, "aabbbbbbbbbd"), (9, "aabbbbbbd"), (8, "aabbbbbb"), (7, "bbbbbbb"), (6, "bbbbbb"),
        // What is left over gets what there is.
        (5, "bbbbb"), (1, "b"), (0, ""), (-3, ""),
    ])
    func screen(_ length: Int, _ drawing: String) {
        #expect(Self.drawing(Self.screen, max(0, length)) == drawing)
    }

    @Test(arguments: [
        ([part(2), part(3)], 8, "aabbb..."),
        ([part(0, weight: 1), part(0, weight: 1), part(0, weight: 1)], 8, "aaabbbcc"),
        ([part(0, weight: 1, maximum: 2), part(1, weight: 1)], 8, "aabbbbbb"),
        ([part(3, weight: 1, maximum: 2), part(1, weight: 1)], 8, "aaabbbbb"),
        ([part(0), part(1, weight: 1)], 3, "bbb"),
        ([part(9)], 4, "aaaa"), ([part(9, importance: 1), part(9)], 4, "aaaa"),
        ([part(9), part(9)], 4, "aaaa"), ([part(.max), part(.max)], 4, "aaaa"),
        ([part(-5, weight: 1), part(2)], 4, "aabb"),
    ])
    func parts(_ parts: [SplitPart], _ length: Int, _ drawing: String) {
        #expect(Self.drawing(parts, length) == drawing)
    }

    @Test func partsFollowEachOtherAndKeepTheirMeasure() throws {
        try withEverySeed(500) { generator in
            let parts = (0..<generator.integer(in: 0...6)).map { _ in
                Self.part(
                    generator.integer(in: 0...20), weight: generator.integer(in: 0...4),
                    maximum: generator.chance(1, in: 3) ? generator.integer(in: 0...40) : nil,
                    importance: generator.integer(in: 0...3))
            }
            let length = generator.integer(in: 0...120)
            let ranges = Split.ranges(of: parts, in: length)
            #expect(ranges.count == parts.count)
            var end = 0
            for range in ranges.compactMap({ $0 }) {
                #expect(range.lowerBound == end)
                end = range.upperBound
            }
            #expect(end <= length)
            let kept = zip(parts, ranges).filter { $0.1 != nil }
            for (part, range) in kept {
                let size = range?.count ?? 0
                #expect(size >= part.minimum || kept.count == 1)
                #expect(size <= max(part.minimum, part.maximum ?? .max))
            }
            // All of the length is used where anybody can grow without end.
            if kept.contains(where: { $0.0.weight > 0 && $0.0.maximum == nil }) {
                #expect(end == length)
            }
            // Nobody was left out for the sake of one who matters less.
            let dropped = zip(parts, ranges).filter { $0.1 == nil }.map(\.0.importance)
            if let most = dropped.max() {
                #expect(kept.allSatisfy { $0.0.importance >= most })
            }
            #expect(parts.isEmpty || !kept.isEmpty)
        }
    }
}
