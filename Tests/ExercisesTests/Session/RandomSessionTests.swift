import Exercises
import Plant
import Scenarios
import SimulationKernel
import TestSupport
import Testing

/// Sessions of random commands on the content that ships: nothing traps, nothing drifts.
@Suite struct RandomSessionTests {
    /// Lines made of the names that completion knows, some of them spoilt.
    static func line(_ exercise: Exercise, _ random: inout SeededGenerator) -> String {
        var words: [String] = []
        for _ in 0..<5 {
            let candidates = exercise.completions(of: (words + [""]).joined(separator: " "))
            if candidates.isEmpty || random.chance(1, in: 12) { break }
            words.append(random.pick(candidates))
        }
        switch words.first {
        case "close", "quit", nil: return "look"
        case "wait": words.append(String(random.integer(in: 1...20)))
        case "on":
            words.append(
                random.pick([
                    "ping -c 2 10.10.20.10", "ipconfig /all", "ip addr", "show vlan brief",
                    "show mac address-table", "ifconfig", "arp -a", "nonsense",
                ]))
        case "set", "label": words.append(random.pick(["1", "0", "yes", "none", "in-3", "\u{7}"]))
        case "tell", "escalate", "note": words.append("some words")
        default: break
        }
        if random.chance(1, in: 15) { words.append("nonsense") }
        return words.joined(separator: " ")
    }

    @Test(arguments: TestContent.scenarios)
    func randomCommandsNeverTrapAndKeepTheAuditQuiet(scenario: String) throws {
        try withEvery("seed", in: [UInt64](0..<4)) { seed in
            var random = SeededGenerator(seed: seed)
            let exercise = try TestContent.exercise(scenario, seed: seed)
            var accepted = 0
            for _ in 0..<150 {
                let line = RandomSessionTests.line(exercise, &random)
                let before = exercise.digest
                do throws(ActionRefusal) {
                    guard let command = try exercise.parser.parse(line) else { continue }
                    _ = try exercise.perform(command)
                    accepted += 1
                } catch {
                    #expect(exercise.digest == before, "refused with a trace: \(line)")
                }
                #expect(exercise.simulation.evaluator.audit().isEmpty, "after \(line)")
            }
            #expect(accepted > 30)
        }
    }

    /// At every step: the state goes through bytes and goes on in another simulation; and the
    /// whole session computed again from its commands ends in the same bytes.
    @Test(arguments: TestContent.scenarios)
    func savingAndResumingAtEveryStepChangesNothing(scenario: String) throws {
        var random = SeededGenerator(seed: 99)
        let exercise = try TestContent.exercise(scenario, seed: 5)
        var accepted: [(command: ExerciseCommand, reply: ExerciseReply)] = []
        for _ in 0..<60 {
            let line = RandomSessionTests.line(exercise, &random)
            guard let command = try? exercise.parser.parse(line),
                let reply = try? exercise.perform(command)
            else { continue }
            accepted.append((command, reply))
            let bytes = exercise.simulation.state.canonicalBytes
            let state = try SimulationState(canonicalBytes: bytes)
            let other = exercise.instance.simulation(restoring: state)
            #expect(other.state.canonicalBytes == bytes)
            let ahead = exercise.simulation.fork()
            let later = exercise.simulation.clock + .minutes(7)
            other.advance(to: later)
            ahead.advance(to: later)
            #expect(other.state.canonicalBytes == ahead.state.canonicalBytes)
            let again = try ExerciseReply(canonicalBytes: reply.canonicalBytes)
            #expect(again == reply)
        }
        let second = try TestContent.exercise(scenario, seed: 5)
        for (command, reply) in accepted {
            let stored = try ExerciseCommand(canonicalBytes: command.canonicalBytes)
            #expect(try second.perform(stored) == reply)
        }
        #expect(second.digest == exercise.digest)
        #expect(accepted.count > 10)
    }
}
