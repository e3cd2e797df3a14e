import Plant
import Testing

/// Suggestions: the distance against a search through all edits, and what counts as near.
@Suite struct NearestNameTests {
    private static let letters: [Character] = ["a", "b", "c"]

    /// All words over three letters up to a length.
    private static func words(upTo length: Int) -> [[Character]] {
        var all: [[Character]] = [[]]
        var last: [[Character]] = [[]]
        for _ in 0..<length {
            last = last.flatMap { word in letters.map { word + [$0] } }
            all += last
        }
        return all
    }

    /// The words that one edit makes of a word.
    private static func edits(of word: [Character]) -> [[Character]] {
        var result: [[Character]] = []
        for index in 0...word.count {
            for letter in letters {
                var longer = word
                longer.insert(letter, at: index)
                result.append(longer)
                if index < word.count {
                    var other = word
                    other[index] = letter
                    result.append(other)
                }
            }
            if index < word.count {
                var shorter = word
                shorter.remove(at: index)
                result.append(shorter)
            }
            if index + 1 < word.count {
                var swapped = word
                swapped.swapAt(index, index + 1)
                result.append(swapped)
            }
        }
        return result
    }

    /// The fewest edits from one word to every other, found breadth first.
    private static func search(from start: [Character], limit: Int) -> [String: Int] {
        var found = [String(start): 0]
        var edge = [start]
        var steps = 0
        while !edge.isEmpty {
            steps += 1
            var next: [[Character]] = []
            for word in edge {
                for other in edits(of: word) where other.count <= limit {
                    if found[String(other)] == nil {
                        found[String(other)] = steps
                        next.append(other)
                    }
                }
            }
            edge = next
        }
        return found
    }

    @Test func distanceIsTheFewestEdits() {
        let words = Self.words(upTo: 4)
        for start in Self.words(upTo: 3) {
            let fewest = Self.search(from: start, limit: 5)
            for end in words where NearestName.distance(start, end) != fewest[String(end)] {
                Issue.record("\(String(start)) to \(String(end))")
            }
        }
    }

    @Test(
        arguments: [
            ("lenght", ["length", "kind"], "length"),
            ("Length", ["length", "kind"], "length"),
            ("kidn", ["length", "kind", "bind"], "kind"),
            ("grade", ["grader", "graded"], "grader"),
            ("graded", ["graded", "grader"], "grader"),
            ("xyz", ["length", "kind"], nil),
            ("sdii", ["aes", "sdi"], "sdi"),
            ("ab", ["cd", "ac"], nil),
            ("AB", ["ab"], "ab"),
            ("", ["a"], nil),
            ("grading-monitor-1", ["grading-monitor-2", "grading-monitor-3"], "grading-monitor-2"),
            ("abcdefghijkl", ["abcdefgh"], nil),
        ] as [(String, [String], String?)])
    func nearest(written: String, names: [String], expected: String?) {
        #expect(NearestName.nearest(to: written, among: names) == expected)
    }

    @Test func veryLongNamesAreLeftAlone() {
        let long = String(repeating: "a", count: 65)
        #expect(NearestName.nearest(to: long, among: [long + "b"]) == nil)
        #expect(NearestName.nearest(to: "name", among: [long]) == nil)
    }
}
