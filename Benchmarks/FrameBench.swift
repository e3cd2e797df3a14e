import Assessment
import ContentFiles
import Exercises
import Foundation
import Plant
import Scenarios
import Screens
import Seals
import SimulationKernel
import TerminalCanvas

/// Times frames and findings by themselves, without a terminal or records.
struct FrameBench {
    let library: ContentLibrary

    func run() throws {
        try frames()
        try findings()
    }

    // MARK: Frames

    private func frames() throws {
        let content = try library.scenario(named: "misrouted-grade")
        let exercise = Exercise(try library.instance(of: content, seed: 1))
        var app = App()
        _ = app.receive(.session(file(exercise, [])))
        _ = app.receive(.key(.enter))
        _ = app.receive(.resized(columns: 160, rows: 50))
        for line in ["go mr", "look rtr", "measure waveform jf-1.monitor-3"] {
            if let step = try perform(exercise, line, number: 1) {
                _ = app.receive(.performed(step))
            }
        }
        let painter = CellPainter()
        var round = 0
        let samples = Sampling(2000) {
            round += 1
            let key: Key = round % 40 < 20 ? .character("x") : .backspace
            _ = app.receive(.key(key))
            _ = painter.paint(app.view(columns: 160, rows: 50), columns: 160, rows: 50)
        }
        print(
            "a key taken and a 160×50 frame computed: " + samples.summary
                + " (aim: under 1 ms)")
    }

    private func file(_ exercise: Exercise, _ steps: [RecordedStep]) -> SessionFile {
        SessionFile(
            id: "bench",
            header: JournalHeader(
                engineRevision: Exercise.engineRevision, contents: [],
                scenario: exercise.scenario.id, trainee: "bench", seed: 1,
                start: exercise.scenario.called, isPractice: true, provenance: "bench"),
            ticket: exercise.instance.ticket(), inventory: exercise.plant.inventory,
            scenario: exercise.scenario, steps: steps, isClosed: false,
            verbs: VerbTable.all(exercise.plant.registry), help: HelpBook(exercise))
    }

    private func perform(_ exercise: Exercise, _ line: String, number: Int) throws
        -> RecordedStep?
    {
        guard let command = try exercise.parser.parse(line) else { return nil }
        let begun = exercise.simulation.clock
        let reply = try exercise.perform(command)
        return RecordedStep(
            number: number, time: begun, command: command, reply: reply, stateDigest: nil)
    }

    // MARK: Findings

    /// A recorded session, and a session of five hundred commands.
    private func findings() throws {
        let rubrics = RubricLibrary(root: "")
        let rubric = try rubrics.rubric(named: rubrics.standards.first ?? "st0933")
        let path = "Records/Reference/misrouted-grade-pass.pbjournal"
        guard let data = FileManager.default.contents(atPath: path) else {
            return print("findings: run this in a checkout")
        }
        let journal = try JournalFile(
            decoding: Array(data), HashFunction(hash: SHA256Hash.hash)
        ).journal
        let content = try library.scenario(named: "misrouted-grade")
        let inventory = try library.facility(of: content).inventory
        let steps = try journal.steps()
        report(steps, content.scenario, inventory, rubric.criteria)
        let exercise = Exercise(try library.instance(of: content, seed: 1))
        var long: [RecordedStep] = []
        let commands = [
            "look", "ask mags changed", "measure waveform jf-1.monitor-3", "go mr",
            "suspect rtr", "route rtr \"GR MON\" in-3", "route rtr \"GR MON\" in-2", "go eng",
        ]
        while long.count < 500 {
            for line in commands {
                if let step = try? perform(exercise, line, number: long.count + 1) {
                    long.append(step)
                }
            }
        }
        report(long, content.scenario, inventory, rubric.criteria)
    }

    private func report(
        _ steps: [RecordedStep], _ scenario: Scenario, _ inventory: Inventory,
        _ criteria: [Criterion]
    ) {
        var count = 0
        let samples = Sampling(50) {
            count =
                Assessor.findings(
                    criteria: criteria,
                    evidence: SessionEvidence(
                        scenario: scenario, inventory: inventory, steps: steps)
                ).count
        }
        print(
            "\(count) findings of a session of \(steps.count) commands: " + samples.summary
                + " (aim: under 20 ms)")
    }
}
