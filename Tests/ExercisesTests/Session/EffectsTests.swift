import Exercises
import Plant
import SimulationKernel
import Testing

/// What is kept of a command beside what the trainee is shown.
@Suite struct EffectsTests {
    /// A row of an effects reading as `what id before > after`.
    private func rows(_ reply: ExerciseReply) -> [String] {
        guard let effects = reply.observations.first(where: { $0.kind == "effects" }) else {
            return []
        }
        return effects.rows.indices.map { index in
            let row = effects.row(index)
            func value(_ name: String) -> String {
                switch row[name] {
                case .flag(let flag): flag ? "holds" : "fails"
                case .text(let text), .symbol(let text): text
                case .quantity(let quantity): "\(quantity.value)"
                default: "-"
                }
            }
            return "\(value("what")) \(value("id")) \(value("before")) > \(value("after"))"
        }
    }

    private func play(_ exercise: Exercise, _ line: String) throws -> ExerciseReply {
        try exercise.perform(try #require(try exercise.parser.parse(line)))
    }

    @Test func theFirstLineSaysHowThingsStoodAtTheCall() throws {
        let exercise = try TestContent.exercise("misrouted-grade")
        let reply = try play(exercise, "ask mags when")
        #expect(reply.shown.map(\.kind) == ["when"])
        let ticket = try #require(reply.observations.first)
        #expect(ticket.kind == "ticket" && ticket.point == "misrouted-grade")
        #expect(ticket.symbol("client") == "mags")
        #expect(ticket.row(0).symbol("check") == "gr-picture")
        let rows = rows(reply)
        #expect(rows.contains("service gr-picture - > fails"))
        #expect(rows.contains("fault rtr - > holds"))
        #expect(rows.filter { $0.hasPrefix("fault") }.count == 3)
        #expect(!rows.contains { $0.hasPrefix("edit") })
    }

    @Test func aLookHasNoEffects() throws {
        let exercise = try TestContent.exercise("misrouted-grade")
        _ = try play(exercise, "ask mags when")
        #expect(try play(exercise, "look").observations.isEmpty)
    }

    @Test func aRepairSaysWhatWasEditedAndWhatHoldsAgain() throws {
        let exercise = try TestContent.exercise("misrouted-grade")
        _ = try play(exercise, "go mr")
        let rows = rows(try play(exercise, "route rtr \"GR MON\" in-3"))
        #expect(rows.contains("edit rtr.video/out-1 in-2 > in-3"))
        #expect(rows.contains("invariant material fails > holds"))
        #expect(rows.contains("fault rtr holds > fails"))
        // The monitor takes a moment to lock: what holds again later is an effect of later.
        let later = self.rows(try play(exercise, "wait 1"))
        #expect(later == ["service gr-picture fails > holds"])
    }

    @Test func harmIsSeenAtItsLine() throws {
        let exercise = try TestContent.exercise("line-up")
        _ = try play(exercise, "go mr")
        let rows = rows(try play(exercise, "route rtr \"ES1 MON\" BARS"))
        #expect(rows.contains("edit rtr.video/out-2 in-1 > in-6"))
        #expect(rows.contains("service es1-picture holds > fails"))
    }

    @Test func aMeasurementThatInterruptsSaysForHowLong() throws {
        let exercise = try TestContent.exercise("line-up")
        _ = try play(exercise, "go gr")
        let reply = try play(exercise, "measure profile gr-mon")
        #expect(reply.shown.first?.flag("interrupted") == true)
        // Ten minutes of patches instead of the picture.
        #expect(rows(reply).contains("down gr-picture - > 600000"))
        #expect(!rows(reply).contains { $0.hasPrefix("service") })
    }

    @Test func aRefusedCommandLeavesNoEffects() throws {
        let exercise = try TestContent.exercise("line-up")
        let command = try #require(try exercise.parser.parse("menu lounge-mon"))
        #expect(throws: ActionRefusal.self) { try exercise.perform(command) }
        let reply = try play(exercise, "ask bea when")
        #expect(reply.observations.map(\.kind) == ["ticket", "effects"])
    }

    @Test func observationsSurviveTheirBytes() throws {
        let exercise = try TestContent.exercise("desk-move")
        let reply = try play(exercise, "ask tomas when")
        let again = try ExerciseReply(canonicalBytes: reply.canonicalBytes)
        #expect(again == reply && again.shown == reply.shown)
    }
}
