import SimulationKernel
import TestSupport
import Testing

/// Which numbers a stream gives, and that its numbers are its own. The known values were computed
/// from the definition with unlimited integers, outside of Swift.
@Suite struct RandomStreamTests {
    @Test(
        arguments: [
            (
                1, "corner-house",
                [0x521A_4E70_901D_E43A, 0xCB67_80A6_3B00_E1AD, 0x4033_C42B_430F_D117]
            ),
            (
                1, "grading monitor",
                [0x511D_7B11_130F_BF8E, 0x5A11_4699_49E2_0299, 0x0D24_99D5_1EB9_6419]
            ),
            (0, "", [0xB8B2_39E5_AA35_B099, 0x3477_9B7D_4B13_552C, 0x0421_626E_5A68_CEB5]),
            (
                .max, "Zürich",
                [0x2680_97C6_61E8_6DBF, 0x5D02_EE51_4A31_9D64, 0xCF47_2F6A_44E4_AD4C]
            ),
        ] as [(UInt64, String, [UInt64])])
    func firstWordsArePinned(_ seed: UInt64, _ name: String, _ words: [UInt64]) {
        var stream = RandomStream(seed: seed, name: name)
        #expect((0..<3).map { _ in stream.nextBits() } == words)
    }

    @Test func firstDrawsArePinned() {
        var stream = RandomStream(seed: 1, name: "corner-house")
        let below = (0..<12).map { _ in stream.next(below: 100) }
        #expect(below == [32, 79, 25, 15, 60, 89, 88, 23, 87, 61, 26, 37])
        stream = RandomStream(seed: 1, name: "corner-house")
        let normal = (0..<6).map { _ in stream.nextNormalMillionths() }
        #expect(normal == [-1_018_525, -1_552_104, 188_273, -21_921, 1_461_710, 35_183])
    }

    @Test func aStreamIsAPureFunctionOfSeedAndName() throws {
        var firstWords: Set<UInt64> = []
        try withEvery("seed", in: UInt64(0)..<50) { seed in
            for name in ["a", "b", "ab", "a b", "monitor 1", "monitor 2"] {
                var one = RandomStream(seed: seed, name: name)
                var two = RandomStream(seed: seed, name: name)
                #expect(one == two)
                let word = one.nextBits()
                #expect(word == two.nextBits())
                firstWords.insert(word)
            }
        }
        #expect(firstWords.count == 300)
    }

    @Test func aDrawInOneStreamLeavesTheOthersAlone() throws {
        try withEvery("extra draws", in: 0...5) { extra in
            var monitor = RandomStream(seed: 3, name: "monitor")
            var router = RandomStream(seed: 3, name: "router")
            var seen: [Int64] = []
            for _ in 0..<20 {
                for _ in 0..<extra { _ = monitor.nextNormalMillionths() }
                seen.append(router.next(below: 1000))
            }
            var alone = RandomStream(seed: 3, name: "router")
            #expect(seen == (0..<20).map { _ in alone.next(below: 1000) })
        }
    }

    @Test func streamsWithNeighbouringNamesDontFollowEachOther() throws {
        try withEvery("name", in: 0..<40) { name in
            var one = RandomStream(seed: 1, name: "host \(name)")
            var two = RandomStream(seed: 1, name: "host \(name + 1)")
            let equalBits = (0..<100).reduce(0) { sum, _ in
                sum + (one.nextBits() ^ two.nextBits()).nonzeroBitCount
            }
            // 6400 bits, each with chance one half: a mean of 3200 and a deviation of 40.
            #expect((3200 - 240...3200 + 240).contains(equalBits))
        }
    }

    @Test func bytesComeBackAsTheSameStream() throws {
        try withEvery("draws", in: 0...20) { draws in
            var stream = RandomStream(seed: 5, name: "instrument")
            for _ in 0..<draws { _ = stream.nextBits() }
            let bytes = stream.canonicalBytes
            #expect(bytes.count == 16)
            var copy = try RandomStream(canonicalBytes: bytes)
            #expect(copy == stream)
            #expect(copy.canonicalBytes == bytes)
            #expect(copy.nextBits() == stream.nextBits())
            #expect(copy == stream)
        }
    }

    @Test func bytesWithAnEvenStepAreRefused() {
        var bytes = RandomStream(seed: 5, name: "instrument").canonicalBytes
        bytes[8] &= 0xFE
        #expect(throws: CanonicalError.self) { try RandomStream(canonicalBytes: bytes) }
        #expect(throws: CanonicalError.self) {
            try RandomStream(canonicalBytes: Array(bytes.prefix(15)))
        }
    }

    @Test func oneDrawTakesAFixedNumberOfWords() {
        // Journals pin this: another number of words would shift everything that follows.
        var drawn = RandomStream(seed: 8, name: "a")
        var counted = drawn
        _ = drawn.nextNormalMillionths()
        for _ in 0..<6 { _ = counted.nextBits() }
        #expect(drawn == counted)
        _ = drawn.next(below: 16)
        _ = counted.nextBits()
        #expect(drawn == counted)
        _ = drawn.next(below: 1)
        _ = drawn.next(in: 4...4)
        #expect(drawn == counted)
    }
}
