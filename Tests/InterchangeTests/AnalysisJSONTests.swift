import Assessment
import Exercises
import FaultReasoning
import Foundation
import Interchange
import Plant
import SimulationKernel
import Testing

/// An analysis as JSON: whole, in a fixed order, and readable by what reads JSON.
@Suite struct AnalysisJSONTests {
    private static let steps = [
        StepAnalysis(
            line: 1, command: "look rtr", stepClass: .testsBySwap,
            reason: StepReason(
                .swapCleared, elements: ["v-302"], checks: ["gr-picture"], line: 4, before: 41,
                after: 3),
            bitsBefore: 5.25, bitsAfter: 1.5000004, expectedBits: 2.1234567, price: 105,
            best: Advice(command: "menu rtr", place: "mr", expectedBits: 2.5, price: 60),
            expert: Advice(command: "trace rtr.in-2", expectedBits: 0, price: 90), truth: 0.125),
        StepAnalysis(
            line: 2, command: "on sw-1 \"show vlan\"", stepClass: .takesHint,
            reason: StepReason(.plain), bitsBefore: 1.5000004, bitsAfter: 1.75),
    ]
    private static let sample = SessionAnalysis(
        revision: 3, hypotheses: 2412, bitsAtStart: 5.25, steps: steps, knownSince: 14,
        expert: ExpertPath(
            moves: [ExpertPath.Move(command: "menu rtr", elapsed: 60, bitsAfter: 0.000001)],
            priceUntilKnown: 60, price: 240, outcome: "fixed"),
        credit: Credit(grade: .rightElement, hops: 0, faults: 2, named: 1, blamed: ["gr-mon"]),
        answer: .workedAround, linesThatHangOnBands: [1, 2])

    private func object(_ analysis: SessionAnalysis) throws -> [String: Any] {
        let text = AnalysisJSON.value(analysis).text
        return try #require(
            JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func everythingIsThere() throws {
        let json = try object(Self.sample)
        #expect(json["revision"] as? Int == 3)
        #expect(json["hypotheses"] as? Int == 2412)
        #expect(json["bits_at_start"] as? Double == 5.250000)
        #expect(json["bits_at_end"] as? Double == 1.750000)
        #expect(json["known_since"] as? Int == 14)
        #expect(json["answer"] as? String == "worked-around")
        #expect(json["lines_that_hang_on_bands"] as? [Int] == [1, 2])
        let credit = try #require(json["credit"] as? [String: Any])
        #expect(credit["grade"] as? String == "right-element")
        #expect(credit["hops"] as? Int == 0)
        #expect(credit["faults"] as? Int == 2 && credit["named"] as? Int == 1)
        #expect(credit["blamed"] as? [String] == ["gr-mon"])
        let expert = try #require(json["expert"] as? [String: Any])
        #expect(expert["outcome"] as? String == "fixed")
        #expect(expert["price_seconds"] as? Int == 240)
        #expect(expert["price_seconds_until_known"] as? Int == 60)
        let moves = try #require(expert["moves"] as? [[String: Any]])
        #expect(moves.count == 1 && moves[0]["command"] as? String == "menu rtr")
        #expect(moves[0]["elapsed_seconds"] as? Int == 60)
        #expect(moves[0]["bits_after"] as? Double == 0.000001)
    }

    @Test func eachStepIsThere() throws {
        let steps = try #require(try object(Self.sample)["steps"] as? [[String: Any]])
        #expect(steps.map { $0["line"] as? Int } == [1, 2])
        #expect(steps.map { $0["class"] as? String } == ["tests-by-swap", "takes-hint"])
        let step = steps[0]
        #expect(step["command"] as? String == "look rtr")
        #expect(step["bits_before"] as? Double == 5.250000)
        #expect(step["bits_after"] as? Double == 1.500000)
        #expect(step["bits_gained"] as? Double == 3.750000)
        #expect(step["bits_expected"] as? Double == 2.123457)
        #expect(step["price_seconds"] as? Int == 105)
        #expect(step["truth"] as? Double == 0.125000)
        let reason = try #require(step["reason"] as? [String: Any])
        #expect(reason["kind"] as? String == "swap-cleared")
        #expect(reason["elements"] as? [String] == ["v-302"])
        #expect(reason["checks"] as? [String] == ["gr-picture"])
        #expect(reason["line"] as? Int == 4)
        #expect(reason["possibilities_before"] as? Int == 41)
        #expect(reason["possibilities_after"] as? Int == 3)
        let best = try #require(step["best"] as? [String: Any])
        #expect(best["command"] as? String == "menu rtr" && best["place"] as? String == "mr")
        #expect(best["bits_expected"] as? Double == 2.500000)
        #expect(best["price_seconds"] as? Int == 60)
        let expert = try #require(step["expert"] as? [String: Any])
        #expect(expert["place"] is NSNull)
        #expect(steps[1]["best"] is NSNull && steps[1]["expert"] is NSNull)
        // A surprise costs bits.
        #expect(steps[1]["bits_gained"] as? Double == -0.250000)
    }

    @Test func whatIsNotThereIsNull() throws {
        var bare = Self.sample
        bare.steps = []
        bare.knownSince = nil
        bare.credit = Credit(grade: .none, faults: 1, named: 0)
        bare.bitsAtStart = .nan
        let json = try object(bare)
        #expect(json["known_since"] is NSNull && json["bits_at_start"] is NSNull)
        #expect((json["steps"] as? [Any])?.isEmpty == true)
        #expect((json["credit"] as? [String: Any])?["hops"] is NSNull)
    }

    /// The order of keys is part of what scripts that compare texts rest on.
    @Test func keysKeepTheirOrder() {
        func keys(_ value: JSONValue?) -> [String] {
            if case .object(let members)? = value { members.map(\.key) } else { [] }
        }
        func member(_ key: String, of value: JSONValue) -> JSONValue? {
            guard case .object(let members) = value else { return nil }
            return members.first { $0.key == key }?.value
        }
        let json = AnalysisJSON.value(Self.sample)
        #expect(
            keys(json) == [
                "revision", "hypotheses", "bits_at_start", "bits_at_end", "known_since", "answer",
                "credit", "steps", "expert", "lines_that_hang_on_bands",
            ])
        #expect(keys(member("credit", of: json)) == ["grade", "hops", "faults", "named", "blamed"])
        guard case .array(let steps)? = member("steps", of: json), let first = steps.first else {
            Issue.record("there are no steps")
            return
        }
        #expect(
            keys(first) == [
                "line", "command", "class", "reason", "bits_before", "bits_after", "bits_gained",
                "bits_expected", "price_seconds", "best", "expert", "truth",
            ])
        #expect(AnalysisJSON.value(Self.sample).text == json.text)
    }

    @Test func aDebriefHoldsIt() throws {
        var parts = DebriefJSON.Parts(
            session: "s1",
            header: JournalHeader(
                engineRevision: 2, contents: [], scenario: "line-up", trainee: "t-1", seed: 1,
                start: SimulatedTime(hour: 9, minute: 0), isPractice: true,
                provenance: "catalogue"),
            ticket: Reading(kind: "ticket", point: "line-up"), steps: [], criteria: [],
            findings: [], ratings: nil, suggestions: [], notice: "Practice.",
            analysis: Self.sample)
        guard case .object(let members) = DebriefJSON.value(parts) else { return }
        #expect(members.last?.key == "analysis")
        #expect(members.last?.value == AnalysisJSON.value(Self.sample))
        parts.analysis = nil
        guard case .object(let without) = DebriefJSON.value(parts) else { return }
        #expect(without.last == JSONMember("analysis", .null))
    }
}
