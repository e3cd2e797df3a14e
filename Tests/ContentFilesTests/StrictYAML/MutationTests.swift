import ContentFiles
import Testing

/// Whatever happens to a file, reading it gives its values or one problem that is fit to print.
@Suite struct MutationTests {
    /// SplitMix64 (Steele, Lea and Flood 2014).
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    /// What YAML gives a meaning to, and what no text should hold.
    private static let tokens = [
        "&a ", "*a", "!!int ", "! ", "<<: ", "---\n", "...\n", "%TAG ! x\n", "[", "]", "{", "}",
        ": ",
        "- ", "? ", "|\n", ">-\n", "'", "\"", "\\", "#", ",", "\t", "\u{0}", "\r", "\n", "\n  ",
        "@",
        "`", "\u{FEFF}", "\u{2028}", "\u{85}", "é", "0", "-", ".", "~", "\"\\x00\"", "\"\\ud800\"",
    ].map { Array($0.utf8) }

    private static func mutate(_ bytes: inout [UInt8], _ generator: inout Generator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0 where place < bytes.count:
            bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1 where place < bytes.count: bytes.remove(at: place)
        case 2:
            let end = min(bytes.count, place + Int.random(in: 1...20, using: &generator))
            bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 3:
            let end = min(bytes.count, place + Int.random(in: 1...20, using: &generator))
            bytes.removeSubrange(place..<end)
        case 4: bytes.removeSubrange(place...)
        default:
            let token = Int.random(in: 0..<tokens.count, using: &generator)
            bytes.insert(contentsOf: tokens[token], at: place)
        }
    }

    @Test func twoThousandMutations() {
        var refused = 0
        var rules: Set<ContentRule> = []
        for seed in UInt64(0)..<2000 {
            var generator = Generator(state: seed)
            var bytes = Array(Sample.valid.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                Self.mutate(&bytes, &generator)
            }
            do {
                _ = try Sample.load(ContentFile(path: "a.yaml", bytes: bytes))
            } catch {
                refused += 1
                rules.insert(error.rule)
                check(error, bytes: bytes, seed: seed)
            }
        }
        // The mutations must reach both outcomes and most of the rules, or they test little.
        #expect((1000..<1990).contains(refused), "\(refused)")
        #expect(rules.count >= 12, "\(rules)")
    }

    private func check(_ problem: ContentProblem, bytes: [UInt8], seed: UInt64) {
        let text = problem.description
        let lines = bytes.count { $0 == 0x0A } + 1
        let isFit =
            problem.mark.map { (1...lines).contains($0.line) && $0.column >= 1 } ?? false
            && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            && text.hasPrefix("a.yaml:") && text.utf8.count < 600 && text.last != "."
        if !isFit { Issue.record("seed \(seed): \(text)") }
    }
}
