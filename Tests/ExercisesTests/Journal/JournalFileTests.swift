import Exercises
import Seals
import SimulationKernel
import Testing

@Suite struct JournalFileTests {
    private let hashing = SampleJournal.hashing

    private func file() throws -> JournalFile {
        var journal = try SampleJournal.journal()
        journal.eraseText(SampleJournal.note.hash(hashing))
        let head = try SignedHead(
            session: SampleJournal.session, tail: try journal.tail(), signedAtSeconds: 1,
            by: SampleJournal.signer(SigningKey()))
        return JournalFile(
            session: SampleJournal.session, journal: journal, heads: [head],
            contents: SampleJournal.contents + SampleJournal.contents)
    }

    private func problem(_ bytes: [UInt8]) -> JournalFileProblem? {
        do throws(JournalFileProblem) {
            _ = try JournalFile(decoding: bytes, hashing)
            return nil
        } catch {
            return error
        }
    }

    /// A payload as the file's writer would have closed it.
    private func closed(_ payload: [UInt8]) -> [UInt8] {
        var writer = CanonicalWriter()
        for byte in Array("PBJ1".utf8) { writer.write(tag: byte) }
        writer.write(fixed: UInt64(payload.count))
        let covered = writer.bytes + payload
        return covered + hashing.hash(covered).bytes
    }

    @Test func aFileComesBackWhole() throws {
        let file = try file()
        let bytes = file.encoded(hashing)
        let back = try JournalFile(decoding: bytes, hashing)
        #expect(back == file)
        #expect(back.encoded(hashing) == bytes)
        #expect(back.contents.count == SampleJournal.contents.count)
        #expect(
            back.journal.check(
                back.heads[0], session: back.session, SampleJournal.signatures)
                == .holds(linesSince: 0))
        #expect(bytes.starts(with: "PBJ1".utf8))
        #expect(bytes == closed(file.canonicalBytes))
    }

    @Test func everyFlippedByteIsRefused() throws {
        let bytes = try file().encoded(hashing)
        for place in bytes.indices {
            let found = problem(bytes.flipped(at: place, bits: 1))
            switch place {
            case 0..<3: #expect(found == .notAJournal)
            case 3: #expect(found == .unknownFormat("0"))
            case 4..<12: #expect(found != nil)
            default: #expect(found == .damaged, "byte \(place)")
            }
        }
    }

    @Test func everyLengthButTheWholeIsRefused() throws {
        let bytes = try file().encoded(hashing)
        for length in 0..<bytes.count {
            let found = problem(Array(bytes.prefix(length)))
            let expected: JournalFileProblem =
                switch length {
                case 0..<4: .notAJournal
                case 4..<12: .truncated(expected: nil, found: length)
                default: .truncated(expected: UInt64(bytes.count), found: length)
                }
            #expect(found == expected)
        }
        #expect(problem(bytes + [0, 0]) == .trailingBytes(2))
    }

    /// Someone who knows the format closes the file again after the change: it never traps, and
    /// what still opens is judged by its chain.
    @Test func aChangedAndClosedFileNeverTraps() throws {
        let whole = try file()
        let payload = whole.canonicalBytes
        for place in payload.indices {
            for bits in [UInt8(1), 0x80, 0xFF] {
                let bytes = closed(payload.flipped(at: place, bits: bits))
                guard let changed = try? JournalFile(decoding: bytes, hashing) else { continue }
                #expect(changed != whole)
                _ = changed.journal.verifyChain(hashing)
                for head in changed.heads {
                    _ = changed.journal.check(
                        head, session: changed.session, SampleJournal.signatures)
                }
            }
        }
        for length in 0..<payload.count {
            guard case .malformed = problem(closed(Array(payload.prefix(length)))) else {
                Issue.record("a payload of \(length) bytes was read")
                continue
            }
        }
    }

    @Test func randomBytesNeverTrap() {
        var chance = RandomStream(seed: 1, name: "journal file")
        for _ in 0..<2_000 {
            let count = chance.next(below: 200)
            let payload = (0..<count).map { _ in UInt8(truncatingIfNeeded: chance.nextBits()) }
            #expect(problem(payload) != nil)
            #expect(problem(Array("PBJ1".utf8) + payload) != nil)
            #expect(problem(closed(payload)) != nil)
        }
    }

    @Test func contentThatIsNotWhatItsHashSaysIsRefused() throws {
        let content = ContentRecord(
            hash: hashing.hash([1]), kind: "facility", name: "corner-house", bytes: [2])
        let file = JournalFile(
            session: "s", journal: try SampleJournal.journal(), contents: [content])
        #expect(problem(file.encoded(hashing)) == .contentAltered(name: "corner-house"))
    }

    @Test func problemsSayWhatToDo() {
        #expect(
            JournalFileProblem.truncated(expected: 900, found: 12).description
                == "cut short: 12 of 900 bytes are there; copy it again")
        #expect(
            JournalFileProblem.unknownFormat("2").description
                == "a journal of format \"2\", which this version doesn't read: update Patchbay")
    }
}
