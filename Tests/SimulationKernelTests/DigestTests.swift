import SimulationKernel
import TestSupport
import Testing

/// The known values were computed from the definition with unlimited integers, outside of Swift.
@Suite struct DigestTests {
    private func digest(_ add: (inout Digest) -> Void) -> UInt64 {
        var digest = Digest()
        add(&digest)
        return digest.value
    }

    @Test func knownValues() {
        #expect(digest { _ in } == 0x6A09_E667_F3BC_C908)
        #expect(digest { $0.add(0) } == 0xD728_69B5_76C1_A6A9)
        #expect(digest { $0.add(1) } == 0x3D08_25DB_1A92_62B6)
        #expect(digest { $0.add(-1) } == 0x080E_808C_A2CC_F327)
        #expect(digest { $0.add(bits: .max) } == 0x080E_808C_A2CC_F327)
        #expect(digest { $0.add("grade") } == 0x7B88_1A05_A71C_F9C5)
        #expect(digest { $0.add([1, 2, 3]) } == 0xF8AF_4FC0_349A_A41A)
    }

    @Test(
        arguments: [
            (0, 0), (1, 0x5692_161D_100B_05E5), (UInt64.max, 0xB4D0_55FC_F2CB_BD7B),
        ] as [(UInt64, UInt64)])
    func knownMixes(_ word: UInt64, _ mixed: UInt64) {
        #expect(Digest.mix(word) == mixed)
    }

    @Test func theOrderOfWordsMatters() throws {
        try withEvery("a", in: Int64(-3)...3) { a in
            try withEvery("b", in: Int64(-3)...3) { b in
                let forwards = digest {
                    $0.add(a); $0.add(b)
                }
                let backwards = digest {
                    $0.add(b); $0.add(a)
                }
                #expect((forwards == backwards) == (a == b))
            }
        }
    }

    @Test func shortSequencesDontCollide() throws {
        // Zeroes and lengths are where a weak digest fails.
        var seen: [UInt64: [Int64]] = [:]
        var sequences: [[Int64]] = [[]]
        for _ in 0..<5 { sequences += sequences.flatMap { s in [0, 1, -1].map { s + [$0] } } }
        for sequence in Set(sequences).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let value = digest { for word in sequence { $0.add(word) } }
            #expect(seen.updateValue(sequence, forKey: value) == nil, "\(sequence)")
        }
        #expect(seen.count == 364)
    }

    @Test func listsAndTextsAreDelimited() {
        #expect(
            digest {
                $0.add([1]); $0.add([2, 3])
            }
                != digest {
                    $0.add([1, 2]); $0.add([3])
                })
        #expect(
            digest {
                $0.add("ab"); $0.add("c")
            }
                != digest {
                    $0.add("a"); $0.add("bc")
                })
        #expect(digest { $0.add("") } != digest { _ in })
        #expect(digest { $0.add([]) } != digest { _ in })
    }

    @Test func oneChangedBitChangesAboutHalfOfTheDigest() throws {
        try withEvery("bit", in: 0..<64) { bit in
            var changed = 0
            for word in 0..<64 {
                let base = UInt64(word) &* 0x0101_0101_0101_0101
                let a = digest { $0.add(bits: base) }
                let b = digest { $0.add(bits: base ^ (1 << UInt64(bit))) }
                changed += (a ^ b).nonzeroBitCount
            }
            // 64 × 64 bits, each with chance one half: a mean of 2048 and a deviation of 32.
            #expect((2048 - 192...2048 + 192).contains(changed))
        }
    }

    @Test func mixIsABijectionOnSampledWords() {
        var seen: Set<UInt64> = []
        for word in UInt64(0)..<20_000 { seen.insert(Digest.mix(word)) }
        #expect(seen.count == 20_000)
    }
}
