import Exercises
import SimulationKernel
import Testing

@Suite struct JournalTests {
    private let hashing = SampleJournal.hashing

    /// Bytes and hashes as an encoder written apart from this one gave them (Python, hashlib).
    @Test func formatOneIsFrozen() throws {
        let journal = try SampleJournal.journal(lines: 2)
        #expect(
            journal.header.bytes.hexadecimal
                == "48020e0410666163696c69747987c597285cce41492615ad2e2daa932eb38daab5733ea3"
                + "80a38d27b36824da8b107363656e6172696fee26f4137f88e2408f3f2e85b7d753592ca4"
                + "b8034392d2bbd17247956c849c0a1e6d6973726f757465642d67726164650c742d346632"
                + "611032547698badcfe808af31e010a7479706564")
        #expect(
            journal.header.hash.hexadecimal
                == "eb0beaa3985af7a703100646fe89e243d78e85597fa3abb51facafb37632d209")
        #expect(
            journal.lines[0].hash.hexadecimal
                == "3a0c48ecf54c837a6f7830105e2c6321f2acdd5ec767d4ce2056603a32d0e79d")
        #expect(
            journal.lines[1].bytes.hexadecimal
                == "4c043a0c48ecf54c837a6f7830105e2c6321f2acdd5ec767d4ce2056603a32d0e79db889"
                + "fb1e020906c800ff01efcdab8967452301022c9d39906e61e8ed4a09cbf9f3cb2b34edf9"
                + "753616aa5812191cd3141f8dcd8e")
        #expect(
            journal.headHash.hexadecimal
                == "502a2b1bdb164a53c85efea4d0f55a352f951514cd4c6b9b065eb33ff0e31137")
        #expect(
            journal.texts.map(\.hash.hexadecimal)
                == ["2c9d39906e61e8ed4a09cbf9f3cb2b34edf9753616aa5812191cd3141f8dcd8e"])
    }

    @Test func linesComeBackAsTheyWereGiven() throws {
        let journal = try SampleJournal.journal()
        #expect(try journal.decodedHeader() == SampleJournal.header)
        let lines = try journal.decodedLines()
        #expect(lines.map(\.number) == [1, 2, 3, 4])
        for (line, entry) in zip(lines, SampleJournal.entries) {
            #expect(line.time == entry.time)
            #expect(line.command == entry.command)
            #expect(line.reading == entry.reading)
            #expect(line.stateDigest == entry.stateDigest)
            #expect(line.texts.map { journal.text($0)?.content } == entry.texts)
        }
        #expect(journal.verifyChain(hashing) == .sound(count: 4, head: journal.headHash))
    }

    @Test func anEmptyJournalIsSound() throws {
        let journal = try SampleJournal.journal(lines: 0)
        #expect(journal.verifyChain(hashing) == .sound(count: 0, head: journal.header.hash))
        let tail = try journal.tail()
        #expect(
            tail == JournalTail(count: 0, hash: journal.header.hash, time: SampleJournal.morning))
    }

    @Test func contentsAreSortedByBytesWhateverTheOrderGiven() {
        // Composed and decomposed é are equal as strings, and are two names.
        let names = ["z", "e\u{301}", "\u{E9}", "a", "\u{1F3AC}", "z"]
        let contents = names.enumerated().map { index, name in
            ContentReference(name: name, hash: hashing.hash([UInt8(index)]))
        }
        let header = JournalHeader(
            engineRevision: 1, contents: contents, scenario: "", trainee: "", seed: 0,
            start: SampleJournal.morning, isPractice: false, provenance: "")
        #expect(
            header.contents.map { Array($0.name.utf8) }
                == ["a", "e\u{301}", "z", "\u{E9}", "\u{1F3AC}"].map { Array($0.utf8) })
        #expect(header.contentHash(named: "z") == hashing.hash([0]))
        #expect(header.contentHash(named: "\u{E9}") == hashing.hash([2]))
        #expect(header.contentHash(named: "b") == nil)
        #expect((try? JournalHeader(canonicalBytes: header.canonicalBytes)) == header)
    }

    @Test func aHeaderOfAnotherFormatIsToldFromADamagedOne() throws {
        var bytes = SampleJournal.header.canonicalBytes
        bytes[1] = 4
        #expect(throws: CanonicalError.unknownCase("journal format", 2)) {
            try JournalHeader(canonicalBytes: bytes)
        }
    }

    @Test func aLineMustBeTheNextOne() throws {
        let journal = try SampleJournal.journal(lines: 2)
        let tail = try journal.tail()
        let entry = JournalEntry(time: tail.time, command: [5])
        func refusal(_ other: JournalTail, _ entry: JournalEntry) -> JournalRefusal? {
            var copy = journal
            do throws(JournalRefusal) {
                try copy.append(other.prepare(entry, hashing: hashing))
            } catch {
                #expect(copy == journal)
                return error
            }
            return nil
        }
        #expect(refusal(tail, entry) == nil)
        #expect(
            refusal(JournalTail(count: 1, hash: tail.hash, time: tail.time), entry)
                == .wrongNumber(expected: 3, found: 2))
        #expect(
            refusal(JournalTail(count: 5, hash: tail.hash, time: tail.time), entry)
                == .wrongNumber(expected: 3, found: 6))
        #expect(
            refusal(JournalTail(count: 2, hash: .zero, time: tail.time), entry)
                == .wrongPrevious(line: 3))
        let earlier = JournalEntry(
            time: SimulatedTime(milliseconds: tail.time.milliseconds - 1), command: [])
        #expect(refusal(tail, earlier) == .timeRunsBack(line: 3))
    }

    @Test func nothingFollowsAnEndThatCannotBeRead() throws {
        let whole = try SampleJournal.journal(lines: 1)
        let prepared = try whole.tail().prepare(SampleJournal.entries[1], hashing: hashing)
        let end = HashedBytes(bytes: [], hash: whole.headHash)
        var journal = Journal(header: whole.header, lines: [end], texts: [])
        #expect(throws: JournalRefusal.damagedEnd(.truncated(offset: 0))) {
            try journal.append(prepared)
        }
    }

    @Test func erasingATextLeavesTheChainSound() throws {
        let whole = try SampleJournal.journal()
        for entry in whole.texts {
            var journal = whole
            let wasFound = journal.eraseText(entry.hash)
            #expect(wasFound)
            #expect(journal.text(entry.hash) == FreeTextEntry(hash: entry.hash, content: nil))
            #expect(journal.verifyChain(hashing) == whole.verifyChain(hashing))
            let isFoundAgain = journal.eraseText(entry.hash)
            #expect(isFoundAgain)
        }
        var journal = whole
        let isFound = journal.eraseText(.zero)
        #expect(!isFound)
        #expect(journal == whole)
    }

    @Test func oneTextTypedTwiceHasTwoHashesAndTwoSpellingsDiffer() {
        let one = FreeText(salt: SampleJournal.salt(1), text: "mend")
        let two = FreeText(salt: SampleJournal.salt(2), text: "mend")
        #expect(one.hash(hashing) != two.hash(hashing))
        let composed = FreeText(salt: SampleJournal.salt(1), text: "\u{E9}")
        let decomposed = FreeText(salt: SampleJournal.salt(1), text: "e\u{301}")
        #expect(composed != decomposed)
        #expect(composed.hash(hashing) != decomposed.hash(hashing))
    }

    @Test func aSaltHasSixteenBytes() {
        let bytes = (0..<16).map { UInt8($0 * 17) }
        #expect(Salt(bytes: bytes)?.bytes == bytes)
        #expect(Salt(bytes: bytes) == Salt(0x0011_2233_4455_6677, 0x8899_AABB_CCDD_EEFF))
        #expect(Salt(bytes: bytes.dropLast()) == nil)
        #expect(Salt(bytes: bytes + [0]) == nil)
    }
}
