import Assessment
import Exercises
import Foundation
import Plant
import Scenarios
import Screens
import Seals
import SimulationKernel
import TestSupport
import Testing

/// Sessions and findings for tests of the debrief and of replays.
enum DebriefSample {
    static let hashing = HashFunction(hash: SHA256Hash.hash)

    /// A reference session, played anew on the content as it ships.
    static func session(_ name: String, through last: Int? = nil) throws -> SessionFile {
        let scenario = name.split(separator: "-").dropLast().joined(separator: "-")
        let exercise = try GoldenSessionTests.exercise(scenario)
        let path = checkout().appendingPathComponent("Records/Reference/\(name).commands")
        var journal = Journal(header: header(scenario, exercise), hashing: hashing)
        for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") {
            if let last, journal.count == last { break }
            let begun = exercise.simulation.clock
            // What a session was refused isn't in its journal.
            guard let command = try? exercise.parser.parse(String(line)),
                let reply = try? exercise.perform(command)
            else { continue }
            let entry = exercise.entry(
                for: command, reply: reply, begun: begun, number: journal.count + 1,
                salts: SaltSource { Salt(1, 2) })
            try journal.append(journal.tail().prepare(entry, hashing: hashing))
        }
        return SessionFile(
            id: "s1mfj3q0-7x2k", header: header(scenario, exercise),
            ticket: exercise.instance.ticket(), inventory: exercise.plant.inventory,
            scenario: exercise.scenario, steps: try journal.steps(),
            isClosed: exercise.memory.isClosed, verbs: VerbTable.all(exercise.plant.registry))
    }

    private static func header(_ scenario: String, _ exercise: Exercise) -> JournalHeader {
        JournalHeader(
            engineRevision: Exercise.engineRevision, contents: [], scenario: scenario,
            trainee: "t-1", seed: 1, start: exercise.scenario.called, isPractice: true,
            provenance: "catalogue")
    }

    /// The passed session on the misrouted grade, played once for all tests.
    static let passed = Result { try session("misrouted-grade-pass") }

    /// Steps that never were: a command with what it brought, a minute each.
    static func steps(_ made: [(command: String, readings: [Reading])]) throws -> [RecordedStep] {
        let header = JournalHeader(
            engineRevision: 1, contents: [], scenario: "made-up", trainee: "t-1", seed: 1,
            start: SimulatedTime(hour: 9, minute: 0), isPractice: true, provenance: "typed")
        var journal = Journal(header: header, hashing: hashing)
        for (index, step) in made.enumerated() {
            let words = step.command.split(separator: " ").map(String.init)
            let time = SimulatedTime(hour: 9, minute: index)
            let reply = ExerciseReply(
                finished: time + .seconds(30), place: "mr", readings: step.readings)
            let entry = JournalEntry(
                time: time,
                command: ExerciseCommand(words[0], Array(words.dropFirst())).canonicalBytes,
                reading: reply.canonicalBytes)
            try journal.append(journal.tail().prepare(entry, hashing: hashing))
        }
        return try journal.steps()
    }

    static func criterion(
        _ id: String, _ title: String, theme: String, judge: Judge = .engine
    ) -> Criterion {
        Criterion(
            id: id, title: title, theme: theme,
            purpose: "A change made before anything was measured destroys evidence.",
            ksbs: ["S7", "S11"], judge: judge,
            levels: [
                LevelDescriptor(.notYet, "Changed something before any reading."),
                LevelDescriptor(.developing, "One reading before the first change."),
                LevelDescriptor(.competent, "Two readings at different points before it."),
                LevelDescriptor(.strong, "Readings that split the path before it."),
            ], rule: judge == .engine ? RuleUse("made-up") : nil,
            question: judge == .engine ? "" : "Would you know from the note what was done?")
    }

    static let criteria = [
        criterion("measured", "Measured before changing", theme: "measure-first"),
        criterion("several-points", "Measured at several points", theme: "measure-first"),
        criterion(
            "reasoning", "Read the waveform with reason", theme: "measure-first", judge: .mentor),
        criterion("cause", "Named the cause", theme: "root-cause"),
        criterion("told", "Told the client", theme: "client-told"),
        criterion("in-time", "Restored in time", theme: "client-told"),
        criterion("handling", "Handles cable with care", theme: "handling", judge: .workplace),
    ]

    static let findings = [
        Finding(
            criterion: "measured", level: .competent, lines: [5, 6],
            why: "You took 2 readings before the first change at line 13."),
        Finding(
            criterion: "several-points", level: .developing, lines: [12],
            why: "You measured at one point only, `jf-1.monitor-3`."),
        Finding(
            criterion: "cause", level: .strong, lines: [17],
            why: "You named both things that were wrong with `rtr`."),
        Finding(
            criterion: "told", level: .notYet, lines: [],
            why: "You told `mags` nothing before the close."),
        Finding(criterion: "in-time", level: nil, lines: [], why: "Nothing pressed for time."),
    ]

    static let ratings = [
        SelfRating(theme: "measure-first", level: .strong),
        SelfRating(theme: "root-cause", level: .strong),
        SelfRating(theme: "client-told", level: .notYet),
    ]

    static let suggestions = [
        Suggestion(
            scenario: "desk-move", title: "The desk by the window",
            why: "You haven't closed anything of the theme network yet."),
        Suggestion(
            scenario: "misrouted-grade", title: "Half an hour to the viewing",
            why: "Still developing: \"Measured at several points\"."),
    ]

    static func data(_ session: SessionFile, isRated: Bool) -> DebriefData {
        DebriefData(
            session: session, criteria: criteria, findings: findings,
            ratings: isRated ? ratings : [], suggestions: suggestions, isRated: isRated)
    }
}
