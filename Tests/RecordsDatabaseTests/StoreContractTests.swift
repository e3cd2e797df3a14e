import Exercises
import Records
import SimulationKernel
import Testing

/// What every store owes, whatever it keeps its records in.
@Suite struct StoreContractTests {
    private let hashing = Fixture.hashing

    @Test(arguments: StoreUnderTest.allCases)
    func aTraineeIsFoundAgainByName(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        for (index, name) in Fixture.typedTexts.enumerated() {
            let made = try store.trainee(named: name, newID: "t-n\(index)")
            #expect(made.id == "t-n\(index)")
            let found = try store.trainee(named: name, newID: "t-unused")
            #expect(found.id == made.id)
            #expect(Array(found.displayName.utf8) == Array(name.utf8))
            #expect(try store.trainee(made.id) == made)
        }
        #expect(try store.trainee("t-unused") == nil)
        #expect(try store.trainees().count == Fixture.typedTexts.count + 1)
        // Equal as strings, another name by its bytes; and a prefix up to NUL isn't the name.
        #expect(try store.trainee(named: "\u{E9} e\u{301}", newID: "t-o").id == "t-o")
        #expect(try store.trainee(named: "a", newID: "t-p").id == "t-p")
        #expect(try store.trainee("t-o\u{0}x") == nil)
        #expect(
            refusal { () throws(RecordsError) in
                _ = try store.trainee(named: "new", newID: "t-o")
            } == .traineeExists("t-o"))
        #expect(
            refusal { () throws(RecordsError) in
                _ = try store.trainee(named: "new", newID: "no id")
            } == .badIdentifier("no id"))
    }

    @Test(arguments: StoreUnderTest.allCases)
    func aSessionComesBackByteForByte(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        let opening = Fixture.opening("s1")
        var row = try store.openSession(opening)
        var journal = Journal(header: opening.header, hashing: hashing)
        #expect(try store.journal(of: "s1") == journal)
        for number in 1...40 {
            let texts =
                number.isMultiple(of: 3)
                ? [Fixture.typedTexts[number % Fixture.typedTexts.count], "\(number)"] : []
            let line = Fixture.line(after: row, texts: texts)
            row = try store.append(line, to: "s1")
            try journal.append(line)
            #expect(row.lineCount == number)
        }
        #expect(try store.session("s1") == row)
        #expect(try store.journal(of: "s1") == journal)
        #expect(journal.verifyChain(hashing) == .sound(count: 40, head: row.headHash))
        let last = Fixture.line(after: row, texts: ["handed over"])
        try journal.append(last)
        let head = try Fixture.signedHead(row, tail: try journal.tail())
        let closed = try store.close(
            "s1",
            SessionClosing(
                outcome: "fixed", lastLine: last, head: head, closedAtSeconds: 1_760_000_200))
        #expect(try store.session("s1") == closed)
        #expect(closed.status == .closed)
        #expect(closed.outcome == "fixed")
        #expect(closed.lineCount == 41)
        let file = try #require(try store.journalFile(of: "s1"))
        #expect(
            file
                == JournalFile(
                    session: "s1", journal: journal, heads: [head],
                    contents: [Fixture.facility, Fixture.empty]))
        #expect(try JournalFile(decoding: file.encoded(hashing), hashing) == file)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func everyTextIsKeptAsItWasTyped(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        let row = try store.openSession(Fixture.opening("s1"))
        try store.append(Fixture.line(after: row, texts: Fixture.typedTexts), to: "s1")
        let texts = try #require(try store.journal(of: "s1")).texts
        #expect(
            texts.map { $0.content.map { Array($0.text.utf8) } }
                == Fixture.typedTexts.map { Array($0.utf8) })
        #expect(texts.compactMap(\.content?.salt).count == Fixture.typedTexts.count)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func aSessionIsOpenedOnceAndOnWhatIsThere(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        func refused(_ opening: SessionOpening) -> RecordRefusal? {
            refusal { () throws(RecordsError) in try store.openSession(opening) }
        }
        let missing = RecordRefusal.contentMissing(
            name: Fixture.facility.name, hash: Fixture.facility.hash)
        #expect(refused(Fixture.opening("s1", contents: [Fixture.empty])) == missing)
        // What was given with a refused session wasn't kept.
        #expect(try store.content(Fixture.empty.hash) == nil)
        #expect(refused(Fixture.opening("s1", trainee: "t-2")) == .unknownTrainee("t-2"))
        #expect(refused(Fixture.opening("s 1")) == .badIdentifier("s 1"))
        #expect(try store.sessions(.all).isEmpty)
        #expect(refused(Fixture.opening("s1")) == nil)
        #expect(refused(Fixture.opening("s1")) == .sessionExists("s1"))
        // Stored content need not be given again, and is stored once.
        #expect(refused(Fixture.opening("s2", contents: [])) == nil)
        #expect(try store.content(Fixture.facility.hash) == Fixture.facility)
        #expect(try store.content(Fixture.empty.hash) == Fixture.empty)
        #expect(try store.content(.zero) == nil)
        #expect(try store.journalFile(of: "s2")?.contents.count == 2)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func oneContentMayHaveTwoNames(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        let copy = ContentRecord(
            kind: "facility", name: "copy", bytes: Fixture.facility.bytes, hashing: hashing)
        let both = [Fixture.facility, copy]
        try store.openSession(Fixture.opening("s1", contents: both, naming: both))
        #expect(try store.journalFile(of: "s1")?.contents == [Fixture.facility])
    }

    @Test(arguments: StoreUnderTest.allCases)
    func onlyTheNextLineIsTaken(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        let opened = try store.openSession(Fixture.opening("s1"))
        let first = Fixture.line(after: opened, texts: ["one"])
        let row = try store.append(first, to: "s1")
        let before = try store.journal(of: "s1")
        func refused(_ line: PreparedLine, to session: String = "s1") -> RecordRefusal? {
            refusal { () throws(RecordsError) in try store.append(line, to: session) }
        }
        func line(count: Int, hash: Hash32, seconds: Int64 = 0) -> PreparedLine {
            let tail = JournalTail(count: count, hash: hash, time: row.lastTime)
            return tail.prepare(
                JournalEntry(
                    time: row.lastTime + .seconds(seconds), command: [1],
                    texts: [FreeText(salt: Salt(7, 7), text: "two")]), hashing: hashing)
        }
        // The same line again, as a second process would send it.
        #expect(
            refused(first) == .journal(session: "s1", .wrongNumber(expected: 2, found: 1)))
        #expect(
            refused(line(count: 2, hash: row.headHash))
                == .journal(session: "s1", .wrongNumber(expected: 2, found: 3)))
        #expect(
            refused(line(count: 1, hash: opened.headHash))
                == .journal(session: "s1", .wrongPrevious(line: 2)))
        #expect(
            refused(line(count: 1, hash: row.headHash, seconds: -1))
                == .journal(session: "s1", .timeRunsBack(line: 2)))
        #expect(refused(first, to: "s2") == .unknownSession("s2"))
        #expect(refused(first, to: "s1\u{0}") == .unknownSession("s1\u{0}"))
        // Nothing of any of them was kept.
        #expect(try store.journal(of: "s1") == before)
        #expect(try store.session("s1") == row)
        #expect(refused(line(count: 1, hash: row.headHash)) == nil)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func aCloseHappensAltogetherOrNotAtAll(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        let opened = try store.openSession(Fixture.opening("s1"))
        let last = Fixture.line(after: opened, texts: ["done"])
        let row = try opened.appending(last)
        let early = try Fixture.signedHead(opened)
        func refused(_ closing: SessionClosing, _ session: String = "s1") -> RecordRefusal? {
            refusal { () throws(RecordsError) in try store.close(session, closing) }
        }
        func closing(_ head: SignedHead?, outcome: String = "restored") -> SessionClosing {
            SessionClosing(outcome: outcome, lastLine: last, head: head, closedAtSeconds: 9)
        }
        #expect(refused(closing(early)) == .headDiffers(session: "s1"))
        #expect(refused(closing(nil, outcome: "")) == .badIdentifier(""))
        #expect(refused(closing(nil), "s9") == .unknownSession("s9"))
        #expect(try store.session("s1") == opened)
        #expect(try store.journal(of: "s1")?.count == 0)
        #expect(refused(closing(try Fixture.signedHead(row))) == nil)
        #expect(refused(closing(nil)) == .sessionClosed("s1"))
        let next = Fixture.line(after: row)
        #expect(
            refusal { () throws(RecordsError) in try store.append(next, to: "s1") }
                == .sessionClosed("s1"))
        #expect(try store.journalFile(of: "s1")?.heads.count == 1)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func aHeadCanBeAddedAfterTheClose(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        try store.openSession(Fixture.opening("s1"))
        let row = try store.close(
            "s1", SessionClosing(outcome: "none", head: nil, closedAtSeconds: 9))
        let released = try Fixture.signedHead(row)
        try store.add(released)
        #expect(try store.journalFile(of: "s1")?.heads == [released])
        let wrong = try Fixture.signedHead(
            row, tail: JournalTail(count: 1, hash: row.headHash, time: row.lastTime))
        #expect(
            refusal { () throws(RecordsError) in try store.add(wrong) }
                == .headDiffers(session: "s1"))
    }

    @Test(arguments: StoreUnderTest.allCases)
    func anErasedTextIsGoneAndTheChainHolds(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        let opened = try store.openSession(Fixture.opening("s1"))
        let row = try store.append(Fixture.line(after: opened, texts: ["mine", "ours"]), to: "s1")
        let whole = try #require(try store.journal(of: "s1"))
        let hash = whole.texts[0].hash
        try store.eraseText(hash, in: "s1")
        try store.eraseText(hash, in: "s1")
        let left = try #require(try store.journal(of: "s1"))
        #expect(left.texts == [whole.texts[0].erased, whole.texts[1]])
        #expect(left.lines == whole.lines)
        #expect(left.verifyChain(hashing) == .sound(count: 1, head: row.headHash))
        #expect(
            refusal { () throws(RecordsError) in try store.eraseText(.zero, in: "s1") }
                == .unknownText(.zero, session: "s1"))
        #expect(
            refusal { () throws(RecordsError) in try store.eraseText(hash, in: "s2") }
                == .unknownSession("s2"))
    }

    @Test(arguments: StoreUnderTest.allCases)
    func sessionsAreFoundByWhatIsAsked(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        _ = try store.trainee(named: "Ben", newID: "t-2")
        for (id, trainee, scenario, seconds) in [
            ("sa1", "t-1", "one", Int64(30)), ("sa2", "t-2", "one", 10), ("sb1", "t-1", "two", 20),
            ("sb2", "t-1", "one", 20), ("sb0", "t-2", "two", 20),
        ] {
            try store.openSession(
                Fixture.opening(id, trainee: trainee, scenario: scenario, at: seconds))
        }
        try store.close("sb1", SessionClosing(outcome: "none", head: nil, closedAtSeconds: 40))
        func ids(_ filter: SessionFilter) throws -> [String] {
            try store.sessions(filter).map(\.id)
        }
        #expect(try ids(.all) == ["sa1", "sb2", "sb1", "sb0", "sa2"])
        #expect(try ids(SessionFilter(trainee: "t-1")) == ["sa1", "sb2", "sb1"])
        #expect(try ids(SessionFilter(trainee: "t-1", scenario: "one")) == ["sa1", "sb2"])
        #expect(try ids(SessionFilter(status: .closed)) == ["sb1"])
        #expect(try ids(SessionFilter(status: .open, idPrefix: "sb")) == ["sb2", "sb0"])
        #expect(try ids(SessionFilter(idPrefix: "")) == ["sa1", "sb2", "sb1", "sb0", "sa2"])
        #expect(try ids(SessionFilter(idPrefix: "SA")) == [])
        #expect(try ids(SessionFilter(idPrefix: "sa%")) == [])
        #expect(try ids(SessionFilter(idPrefix: "sa\u{0}")) == [])
        #expect(try ids(SessionFilter(trainee: "t-1", limit: 1)) == ["sa1"])
        #expect(try ids(SessionFilter(limit: 0)) == [])
        #expect(try ids(SessionFilter(limit: -3)) == [])
        #expect(try store.session("sa") == nil)
        #expect(try store.journal(of: "sa") == nil)
        #expect(try store.journalFile(of: "sa") == nil)
    }
}
