import ArgumentParser
import ContentFiles
import Exercises
import FaultReasoning
import Interchange
import Plant
import Records
import Scenarios
import Seals
import SimulationKernel
import Solving
import TerminalCanvas

/// `patchbay solve`: a policy plays a scenario through the commands of a person.
struct SolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve",
        abstract: "Let a policy play a scenario, through the commands of a person.",
        discussion: """
            It knows what a trainee could know: the ticket, what it reads, and the facility as it \
            was set up. Policies:
            \(Policy.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))
            A price is in seconds of the engineer's time, with pounds and disruption.

            Examples:
              patchbay solve desk-move
              patchbay solve misrouted-grade --policy half-split
              patchbay solve line-up --policy random --seed 7 --journal line-up.pbjournal
            """)

    @Argument(help: "A scenario's name.")
    var scenario: String

    @Option(help: "expert, optimal, half-split, swapper or random.")
    var policy: Policy = .expert

    @Option(help: "What chance is drawn from: the instruments' errors, and a policy's choices.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Write the session to a journal file.", valueName: "file"))
    var journal: String?

    @Flag(help: "One JSON object.")
    var json = false

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let library = try Locations(places).library()
        let content = try contentStep { () throws(ContentProblem) in
            try library.scenario(named: scenario)
        }
        let instance = try contentStep { () throws(ContentProblem) in
            try library.instance(of: content, seed: seed)
        }
        let predictions = FacilityPredictions(
            plant: instance.plant, scene: instance.scene, clock: instance.scenario.called)
        let solved = Solver(policy: policy, seed: seed).play(instance, predictions)
        if let journal { try write(solved, content, library, to: journal) }
        if json {
            Output.write(SolveCommand.json(solved).text)
        } else {
            Output.write(SolveCommand.element(solved, scenario))
        }
    }

    /// Plays the same commands at a desk of their own, so that the journal is like any other.
    private func write(
        _ solved: SolvedCase, _ content: ScenarioContent, _ library: ContentLibrary,
        to path: String
    ) throws {
        let store = InMemoryRecordStore()
        let trainee = try storeStep { () throws(RecordsError) in
            try store.trainee(
                named: "the policy " + policy.rawValue,
                newID: RecordName.trainee(chance: RandomWord.next()))
        }
        let desk = try SessionDesk.begin(
            content, seed: seed, trainee: trainee, library: library, store: store,
            key: SigningKey())
        for move in solved.moves { _ = try desk.perform(move.command) }
        let file = try storeStep { () throws(RecordsError) in
            try store.journalFile(of: desk.record.id)
        }
        guard let file else { return }
        try RecordedSession(file, store).export(to: path)
    }

    // MARK: Showing

    private static func element(_ solved: SolvedCase, _ scenario: String) -> Element {
        let rows = solved.moves.map { move in
            [
                move.command.line, move.step.to, String(move.price),
                tenths(move.bitsBefore - move.bitsAfter), tenths(move.bitsAfter),
            ]
        }
        var fields: [(String, String)] = [
            ("outcome", solved.outcome), ("answer", solved.answer.isEmpty ? "none" : solved.answer),
            ("commands", String(solved.moves.count)),
            ("time", clock(solved.seconds)),
            ("price", "\(solved.price) s, \(solved.priceUntilKnown) s until it was sure"),
            (
                "bits",
                "\(tenths(solved.bits)) of \(tenths(solved.bitsAtStart)) that were missing"
            ),
        ]
        if let plan = plan(solved) { fields.append(("plan", plan)) }
        return .group([
            .heading("\(scenario), by \(solved.policy.rawValue)", level: 1),
            .table(columns: ["command", "at", "price s", "bits", "left"], rows: rows),
            .fields(fields.map { LabelledText($0.0, $0.1) }),
        ])
    }

    /// What the search for the cheapest plan came to; nil for policies that don't plan.
    private static func plan(_ solved: SolvedCase) -> String? {
        guard let expected = solved.expectedPrice, let bound = solved.priceBound else { return nil }
        let found = "\(Int64(expected.rounded())) s are to be expected"
        if expected - bound < 0.5 { return found + "; no plan takes less" }
        let gap = Int64((100 * (expected - bound) / expected).rounded(.up))
        return found + "; the search was cut short, and the best plan of all could take "
            + "\(gap) % less"
    }

    private static func clock(_ seconds: Int64) -> String {
        "\(seconds / 60) min \(seconds % 60) s"
    }

    /// A number of bits to one decimal place.
    private static func tenths(_ bits: Double) -> String {
        let tenths = Int64((bits * 10).rounded())
        return (tenths < 0 ? "−" : "") + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    private static func json(_ solved: SolvedCase) -> JSONValue {
        .object([
            "policy": .text(solved.policy.rawValue), "seed": .text(String(solved.seed)),
            "outcome": .text(solved.outcome), "answer": .text(solved.answer),
            "price": .integer(solved.price),
            "price_until_known": .integer(solved.priceUntilKnown),
            "seconds": .integer(solved.seconds), "commands": .integer(Int64(solved.moves.count)),
            "bits_at_start": .number(solved.bitsAtStart), "bits": .number(solved.bits),
            "steps": .array(
                solved.moves.map { move in
                    .object([
                        "command": .text(move.command.line), "at": .text(move.step.to),
                        "price": .integer(move.price),
                        "bits": .number(move.bitsBefore - move.bitsAfter),
                        "bits_left": .number(move.bitsAfter),
                    ])
                }),
        ])
    }
}

extension Policy: ExpressibleByArgument {}
