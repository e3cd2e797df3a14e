import Assessment
import Exercises
import Foundation
import Interchange
import Plant
import SimulationKernel
import Testing

/// A debrief as JSON: whole, and readable by what reads JSON.
@Suite struct DebriefJSONTests {
    private static let criterion = Criterion(
        id: "measured", title: "Measured first", theme: "measure-first", purpose: "Why.",
        ksbs: ["S7"], judge: .engine,
        levels: Level.allCases.map { LevelDescriptor($0, "Words of \($0.rawValue).") },
        rule: RuleUse("measured-before-change"))
    private static let question = Criterion(
        id: "note", title: "Clear note", theme: "notes", purpose: "Why.", ksbs: ["S14"],
        judge: .mentor, levels: [], question: "Is it clear?")

    private func parts(
        provenance: String = "catalogue", level: Level? = .developing, ratings: [SelfRating]?
    ) -> DebriefJSON.Parts {
        DebriefJSON.Parts(
            session: "s1",
            header: JournalHeader(
                engineRevision: 2, contents: [], scenario: "line-up", trainee: "t-1", seed: .max,
                start: SimulatedTime(hour: 9, minute: 0), isPractice: true,
                provenance: provenance),
            ticket: Reading(kind: "ticket", point: "line-up"), steps: [],
            criteria: [Self.criterion, Self.question],
            findings: [
                Finding(
                    criterion: "measured", level: level, lines: [2, 5], why: "Two \"readings\".")
            ], ratings: ratings,
            suggestions: [DebriefJSON.Next(scenario: "desk-move", title: "Desk", why: "New.")],
            notice: "Practice.")
    }

    private func object(_ parts: DebriefJSON.Parts) throws -> [String: Any] {
        let text = DebriefJSON.value(parts).text
        return try #require(
            JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func everythingThatTheDebriefSaysIsThere() throws {
        let json = try object(
            parts(ratings: [SelfRating(theme: "measure-first", level: .strong)]))
        #expect(json["format"] as? Int == 1)
        #expect(json["id"] as? String == "s1")
        #expect(json["seed"] as? String == "18446744073709551615")
        #expect(json["copy_of"] is NSNull)
        #expect(json["outcome"] is NSNull)
        #expect(json["notice"] as? String == "Practice.")
        let criteria = try #require(json["criteria"] as? [[String: Any]])
        #expect(criteria.map { $0["id"] as? String } == ["measured", "note"])
        let finding = try #require(criteria[0]["finding"] as? [String: Any])
        #expect(finding["level"] as? String == "developing")
        #expect(finding["level_words"] as? String == "Words of developing.")
        #expect(finding["lines"] as? [Int] == [2, 5])
        #expect(finding["why"] as? String == "Two \"readings\".")
        #expect(criteria[1]["finding"] is NSNull)
        #expect(criteria[1]["question"] as? String == "Is it clear?")
        let ratings = try #require(json["self_rating"] as? [[String: String]])
        #expect(ratings == [["theme": "measure-first", "level": "strong"]])
        let next = try #require(json["suggestions"] as? [[String: String]])
        #expect(next == [["id": "desk-move", "title": "Desk", "why": "New."]])
    }

    @Test func whatIsNotThereIsNull() throws {
        let unrated = try object(parts(level: nil, ratings: nil))
        #expect(unrated["self_rating"] is NSNull)
        let criteria = try #require(unrated["criteria"] as? [[String: Any]])
        let finding = try #require(criteria[0]["finding"] as? [String: Any])
        #expect(finding["level"] is NSNull)
        // Whoever would rather not rate has answered.
        let declined = try object(parts(provenance: "copy of s0 line 4", ratings: []))
        #expect((declined["self_rating"] as? [Any])?.isEmpty == true)
        let origin = try #require(declined["copy_of"] as? [String: Any])
        #expect(origin["id"] as? String == "s0")
        #expect(origin["line"] as? Int == 4)
    }

    @Test func anOpenSessionsObservationsAreLeftOut() throws {
        let reply = ExerciseReply(
            finished: SimulatedTime(hour: 9, minute: 1), place: "eng",
            readings: [
                Reading(kind: "look", point: "x"), Reading(kind: "ticket", point: "x"),
                Reading(kind: "effects", point: "plant"),
            ])
        let hashing = HashFunction { _ in .zero }
        var journal = Journal(header: parts(ratings: nil).header, hashing: hashing)
        let entry = JournalEntry(
            time: SimulatedTime(hour: 9, minute: 0),
            command: ExerciseCommand("look").canonicalBytes, reading: reply.canonicalBytes)
        try journal.append(journal.tail().prepare(entry, hashing: hashing))
        let step = try #require(try journal.steps().first)
        let open = ReadingJSON.value(step, isClosed: false).text
        #expect(open.contains("\"look\"") && !open.contains("effects") && !open.contains("ticket"))
        let closed = ReadingJSON.value(step).text
        #expect(closed.contains("effects") && closed.contains("ticket"))
    }
}
