import Plant
import Testing

/// What documents and people say: the subject's domain, and the truth unless set otherwise.
@Suite struct StatementTests {
    private func nominal(_ plant: Plant, _ path: String) throws -> Int64 {
        plant.nominal[try plant.slot(path).index]
    }

    @Test func aStatementTakesItsSubjectsDomainAndTruth() throws {
        var bench = Bench()
        bench.add(
            "note", "paper",
            says: [
                "level": "src.level", "end": "c-1.end-a", "text": "it.name", "host": "it.host",
            ])
        bench.add("src", "source", set: ["level": "42"])
        bench.add("it", "everything", set: ["name": "vtr 1", "host": "10.0.0.7"])
        bench.cable("c-1", "src.out", "")
        let plant = try bench.plant()
        for (entry, subject) in [
            ("level", "src.level"), ("end", "c-1.end-a"), ("text", "it.name"), ("host", "it.host"),
        ] {
            let slot = try plant.slot("note.\(entry)")
            let truth = try plant.slot(subject)
            #expect(plant.layout.slotSubjects[slot.index] == truth)
            #expect(plant.layout.slots[slot.index].domain == plant.layout.slots[truth.index].domain)
            #expect(plant.nominal[slot.index] == plant.nominal[truth.index], "\(entry)")
        }
        #expect(try nominal(plant, "note.level") == 42)
        #expect(try nominal(plant, "note.end") == Int64(plant.port("src.out").rawValue))
        #expect(plant.layout.slotSubjects[try plant.slot("src.level").index] == nil)
    }

    @Test func aSettingSaysOtherwise() throws {
        var bench = Bench()
        bench.add("src", "source", set: ["level": "42"])
        bench.add("note", "paper", says: ["level": "src.level"], set: ["level": "41"])
        #expect(try nominal(try bench.plant(), "note.level") == 41)
    }

    @Test func aSettingIsReadInTheSubjectsDomain() throws {
        var bench = Bench()
        bench.add("src", "source")
        bench.add("note", "paper", says: ["level": "src.level"], set: ["level": "yes"])
        let problem = try #require(bench.problem())
        #expect(problem.what == "`level` can't be `yes`")
        #expect(problem.expected == "a whole number from 0 to 1000000 (mV)")
    }

    /// Whoever believes a document has the document's entry, whichever of the two comes first.
    @Test(arguments: [true, false]) func aStatementMayBeAboutAStatement(_ beliefFirst: Bool) throws
    {
        var bench = Bench()
        func belief() { bench.add("ada", "member", says: ["takes": "note.level"]) }
        if beliefFirst { belief() }
        bench.add("note", "paper", says: ["level": "src.level", "again": "note.level"])
        if !beliefFirst { belief() }
        bench.add("src", "source", set: ["level": "42"])
        let plant = try bench.plant()
        for path in ["ada.takes", "note.level", "note.again"] {
            let slot = try plant.slot(path)
            #expect(plant.layout.slots[slot.index].domain == .integer(0...1_000_000, .millivolt))
            #expect(try nominal(plant, path) == 42, "\(path)")
        }
        #expect(
            plant.layout.slotSubjects[try plant.slot("ada.takes").index]
                == (try plant.slot("note.level")))
    }

    @Test func aBeliefFollowsADocumentThatIsWrong() throws {
        var bench = Bench()
        bench.add("ada", "member", says: ["takes": "note.level"])
        bench.add("note", "paper", says: ["level": "src.level"], set: ["level": "41"])
        bench.add("src", "source", set: ["level": "42"])
        let plant = try bench.plant()
        #expect(try nominal(plant, "ada.takes") == 41)
    }

    @Test func statementsAboutEachOtherSayNothing() throws {
        var bench = Bench()
        bench.add("note", "paper", says: ["one": "memo.two"])
        bench.add("memo", "paper", says: ["two": "note.one"])
        #expect(
            bench.problem()
                == PlantProblem(
                    subject: ["elements", "note", "one"],
                    what: "`note.one` says something of itself by way of `memo.two`",
                    expected: "a slot that isn't itself a statement about this one"))
    }

    @Test func aStatementAboutItselfSaysNothing() throws {
        var bench = Bench()
        bench.add("note", "paper", says: ["one": "note.one"])
        #expect(
            bench.problem()?.what == "`note.one` says something of itself by way of `note.one`")
    }
}
