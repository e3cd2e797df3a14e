import Exercises
import SimulationKernel
import Testing

/// Whatever is done to a stored journal, it is found, and nothing traps.
@Suite struct JournalDamageTests {
    private let hashing = SampleJournal.hashing

    private func journal(
        replacing line: Int, by stored: HashedBytes, in whole: Journal
    ) -> Journal {
        var lines = whole.lines
        lines[line - 1] = stored
        return Journal(header: whole.header, lines: lines, texts: whole.texts)
    }

    private func fault(_ journal: Journal) -> ChainBreak? {
        switch journal.verifyChain(hashing) {
        case .sound: nil
        case .broken(let found): found
        }
    }

    @Test(arguments: [UInt8(1), 0x80, 0xFF])
    func aFlippedByteOfALineIsFoundInThatLine(bits: UInt8) throws {
        let whole = try SampleJournal.journal()
        for (index, line) in whole.lines.enumerated() {
            for place in line.bytes.indices {
                let damaged = HashedBytes(
                    bytes: line.bytes.flipped(at: place, bits: bits), hash: line.hash)
                let found = fault(journal(replacing: index + 1, by: damaged, in: whole))
                #expect(found == ChainBreak(line: index + 1, fault: .wrongHash), "byte \(place)")
            }
        }
    }

    /// The hash beside the line is written anew too: then the next line gives it away, and after
    /// the last line the head that was signed.
    @Test func aChangeThatMendsItsOwnHashIsFoundToo() throws {
        let whole = try SampleJournal.journal()
        for (index, line) in whole.lines.enumerated() {
            for place in line.bytes.indices {
                let damaged = HashedBytes(line.bytes.flipped(at: place), hashing: hashing)
                let changed = journal(replacing: index + 1, by: damaged, in: whole)
                switch changed.verifyChain(hashing) {
                case .broken(let found):
                    #expect(found.line == index + 1 || found.line == index + 2)
                case .sound(_, let head):
                    #expect(index + 1 == whole.count)
                    #expect(head != whole.headHash)
                }
            }
        }
    }

    @Test func aFlippedByteOfTheHeaderIsFound() throws {
        let whole = try SampleJournal.journal()
        for place in whole.header.bytes.indices {
            let bytes = whole.header.bytes.flipped(at: place)
            let damaged = HashedBytes(bytes: bytes, hash: whole.header.hash)
            #expect(
                fault(Journal(header: damaged, lines: whole.lines, texts: whole.texts))
                    == ChainBreak(line: 0, fault: .wrongHash))
            let mended = HashedBytes(bytes, hashing: hashing)
            let found = fault(Journal(header: mended, lines: whole.lines, texts: whole.texts))
            #expect(found?.line == 0 || found == ChainBreak(line: 1, fault: .wrongPrevious))
        }
    }

    @Test func truncatedOrLengthenedBytesNeverDecode() throws {
        let whole = try SampleJournal.journal()
        for bytes in [whole.header.bytes] + whole.lines.map(\.bytes) {
            for length in 0..<bytes.count {
                let cut = Array(bytes.prefix(length))
                #expect(throws: CanonicalError.self) { try JournalLine(canonicalBytes: cut) }
                #expect(throws: CanonicalError.self) { try JournalHeader(canonicalBytes: cut) }
            }
        }
        for (index, line) in whole.lines.enumerated() {
            #expect(throws: CanonicalError.trailingBytes(count: 1)) {
                try JournalLine(canonicalBytes: line.bytes + [0])
            }
            let longer = HashedBytes(line.bytes + [0], hashing: hashing)
            #expect(
                fault(journal(replacing: index + 1, by: longer, in: whole))
                    == ChainBreak(line: index + 1, fault: .unreadable(.trailingBytes(count: 1))))
        }
    }

    /// Decoding what decodes gives the same bytes again: there are no two encodings of a line.
    @Test func whateverDecodesEncodesToTheSameBytes() throws {
        let whole = try SampleJournal.journal()
        for line in whole.lines {
            for place in line.bytes.indices {
                for bit in 0..<8 {
                    let bytes = line.bytes.flipped(at: place, bits: 1 << bit)
                    guard let decoded = try? JournalLine(canonicalBytes: bytes) else { continue }
                    #expect(decoded.canonicalBytes == bytes)
                }
            }
        }
        for place in whole.header.bytes.indices {
            for bit in 0..<8 {
                let bytes = whole.header.bytes.flipped(at: place, bits: 1 << bit)
                guard let decoded = try? JournalHeader(canonicalBytes: bytes) else { continue }
                #expect(decoded.canonicalBytes == bytes)
            }
        }
    }

    @Test func linesTakenOutExchangedOrDoubledAreFound() throws {
        let whole = try SampleJournal.journal()
        func with(_ order: [Int]) -> ChainBreak? {
            fault(
                Journal(
                    header: whole.header, lines: order.map { whole.lines[$0 - 1] },
                    texts: whole.texts))
        }
        #expect(with([2, 3, 4]) == ChainBreak(line: 1, fault: .wrongNumber(found: 2)))
        #expect(with([1, 3, 4]) == ChainBreak(line: 2, fault: .wrongNumber(found: 3)))
        #expect(with([1, 2, 2, 3, 4]) == ChainBreak(line: 3, fault: .wrongNumber(found: 2)))
        #expect(with([1, 2, 4, 3]) == ChainBreak(line: 3, fault: .wrongNumber(found: 4)))
        // Cut at the end, only the texts tell, or the signed head.
        #expect(with([1, 2])?.line == 2)
        #expect(with([1, 2, 3]) == nil)
    }

    @Test func aLineOfAnotherChainIsFound() throws {
        let whole = try SampleJournal.journal(lines: 1)
        let tail = JournalTail(count: 1, hash: hashing.hash([1]), time: SampleJournal.morning)
        let stranger = tail.prepare(SampleJournal.entries[0], hashing: hashing).stored
        let mixed = Journal(header: whole.header, lines: whole.lines + [stranger], texts: [])
        #expect(fault(mixed) == ChainBreak(line: 2, fault: .wrongPrevious))
        let early = JournalTail(count: 1, hash: whole.headHash, time: SampleJournal.morning)
            .prepare(
                JournalEntry(time: SimulatedTime(milliseconds: 0), command: []), hashing: hashing)
        let back = Journal(header: whole.header, lines: whole.lines + [early.stored], texts: [])
        #expect(fault(back) == ChainBreak(line: 2, fault: .timeRunsBack))
    }

    @Test func textsThatAreMissingAlteredMovedOrAddedAreFound() throws {
        let whole = try SampleJournal.journal()
        let texts = whole.texts
        func with(_ texts: [FreeTextEntry]) -> ChainBreak? {
            fault(Journal(header: whole.header, lines: whole.lines, texts: texts))
        }
        #expect(with([]) == ChainBreak(line: 2, fault: .textMissing(texts[0].hash)))
        #expect(
            with([texts[0], texts[2]]) == ChainBreak(line: 3, fault: .textMissing(texts[1].hash)))
        #expect(
            with([texts[0], texts[2], texts[1]])
                == ChainBreak(line: 3, fault: .textMissing(texts[1].hash)))
        let forged = FreeTextEntry(
            hash: texts[0].hash, content: FreeText(salt: SampleJournal.note.salt, text: "all well"))
        #expect(
            with([forged, texts[1], texts[2]])
                == ChainBreak(line: 2, fault: .textAltered(texts[0].hash)))
        let salted = FreeTextEntry(
            hash: texts[0].hash,
            content: FreeText(salt: SampleJournal.salt(99), text: SampleJournal.note.text))
        #expect(
            with([salted, texts[1], texts[2]])
                == ChainBreak(line: 2, fault: .textAltered(texts[0].hash)))
        #expect(
            with(texts + [texts[0]]) == ChainBreak(line: 4, fault: .textUnclaimed(texts[0].hash)))
    }

    @Test func aBreakIsSaidWithItsPlace() {
        #expect(
            ChainBreak(line: 12, fault: .wrongHash).description
                == "line 12: its bytes don't have the hash that is stored beside them")
        #expect(
            ChainBreak(line: 0, fault: .unreadable(.unknownCase("journal format", 2))).description
                == "header: its bytes can't be read (unknown journal format 2)")
    }
}
