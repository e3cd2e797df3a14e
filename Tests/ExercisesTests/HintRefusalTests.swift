import Exercises
import Plant
import SimulationKernel
import Testing

/// Hints and diagnoses that can't be given as asked: one clear answer, and no time is charged.
@Suite struct HintRefusalTests {
    /// What is typed, what the refusal says, and a name that it offers.
    private static let refused: [(line: String, what: String, candidate: String)] = [
        ("hint 9", "a hint has no depth `9`", "4"),
        ("hint 0", "a hint has no depth `0`", "1"),
        ("hint deep", "a hint has no depth `deep`", "1"),
        ("hint 2 3", "`hint` takes less", ""),
        ("diagnose", "say what is wrong", ""),
        ("diagnose lounge-mom wrong-input-selected", "`lounge-mom`", "lounge-mon"),
        (
            "diagnose lounge-mon wrong-input-selekted", "wrong-input-selekted",
            "wrong-input-selected"
        ),
        (
            "diagnose lounge-mon misrouted-crosspoint", "misrouted-crosspoint",
            "wrong-input-selected"
        ),
        ("diagnose lounge-mon wrong-input-selected and rtt", "`rtt`", "rtr"),
        ("diagnose none and rtr", "`none`", ""),
        ("suspect lounge-mom", "`lounge-mom`", "lounge-mon"),
    ]

    @Test(arguments: refused)
    func whatCantBeDoneAsAskedIsRefusedWithSuggestions(
        line: String, what: String, candidate: String
    ) throws {
        let exercise = try TestContent.exercise("line-up")
        let before = (exercise.digest, exercise.simulation.clock, exercise.steps.count)
        var refusal: ActionRefusal?
        do throws(ActionRefusal) {
            if let command = try exercise.parser.parse(line) { _ = try exercise.perform(command) }
        } catch {
            refusal = error
        }
        let found = try #require(refusal, "\(line) was taken")
        #expect(found.what.contains(what), "\(found.what)")
        #expect(candidate.isEmpty || found.candidates.contains(candidate), "\(found.candidates)")
        #expect(!found.advice.isEmpty || !found.candidates.isEmpty)
        #expect(exercise.digest == before.0 && exercise.simulation.clock == before.1)
        #expect(exercise.steps.count == before.2)
    }

    @Test func theFirstHintSaysWhatIsClaimedAndWhere() throws {
        let exercise = try TestContent.exercise("line-up")
        let command = try #require(try exercise.parser.parse("hint"))
        let reading = try #require(try exercise.perform(command).shown.first)
        #expect(reading.kind == "hint" && reading.rows.count == 1)
        #expect(reading.row(0).symbol("check") == "lounge-picture")
        #expect(reading.row(0).symbol("place") == "lounge")
        #expect(exercise.memory.hintCount == 1)
        #expect(exercise.elapsed > .zero)
    }
}
