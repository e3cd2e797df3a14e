import Diagnosis
import Exercises
package import FaultReasoning
import HostTools
import Plant
package import Scenarios
import SimulationKernel

/// Plays a case by a policy, through the commands of a person, from the call to the close.
///
/// It knows what a person could know: the ticket, what it reads, and the facility as it was set up.
/// What is really the matter it never looks at.
package struct Solver {
    package let policy: Policy
    package let seed: UInt64

    /// After so many commands it gives up, whatever the budget.
    static let mostCommands = 120

    package init(policy: Policy, seed: UInt64 = 1) {
        self.policy = policy
        self.seed = seed
    }

    /// Plays the whole session.
    ///
    /// - Parameter closes: whether the ticket is closed in the end; without it the outcome stays
    ///   `none`, for whoever wants the price alone.
    package func play(
        _ instance: ScenarioInstance, _ predictions: FacilityPredictions, closes: Bool = true
    ) -> SolvedCase {
        var play = SolverPlay(
            SessionRecorder(
                Exercise(instance), predictions, reasons: closes || policy != .swapper),
            policy: policy, seed: seed)
        play.run(closes: closes)
        return play.result
    }
}

/// A case that was played by a policy.
package struct SolvedCase: Sendable {
    package var policy: Policy
    package var seed: UInt64
    package var moves: [RecordedMove]
    package var bitsAtStart: Double
    /// `fixed`, `restored`, `contained` or `none`.
    package var outcome: String
    /// Seconds of the engineer's time, with pounds and disruption, until the close.
    package var price: Int64
    /// The same until the diagnosis was sure, or until the close where it never was.
    package var priceUntilKnown: Int64
    /// Simulated seconds from the call to the close.
    package var seconds: Int64
    /// What was stated in the end, as it is typed after `diagnose`.
    package var answer: String
    /// What `optimal` could prove of its plan; nil elsewhere.
    package var expectedPrice: Double?
    package var priceBound: Double?

    /// Bits gained in all.
    package var bits: Double { bitsAtStart - (moves.last?.bitsAfter ?? bitsAtStart) }
}

/// One play of one case.
struct SolverPlay {
    private let recorder: SessionRecorder
    private var chooser: ObservationChooser
    private let seed: UInt64
    private let bitsAtStart: Double
    private var priceUntilKnown: Int64?
    private var answer = ""
    /// Candidates that were mended already, or couldn't be.
    private var dealtWith: [Int] = []
    /// Observations that were refused as things stand: at a machine that is off, say.
    private var refused: [Int] = []

    init(_ recorder: SessionRecorder, policy: Policy, seed: UInt64) {
        self.recorder = recorder
        chooser = ObservationChooser(policy: policy, seed: seed)
        self.seed = seed
        bitsAtStart = recorder.reasoner.entropy
    }

    private var exercise: Exercise { recorder.exercise }
    private var reasoner: Reasoner { recorder.reasoner }
    private var plant: Plant { exercise.plant }

    mutating func run(closes: Bool) {
        if chooser.policy == .swapper {
            var swapping = Swapping(recorder, seed: seed)
            answer = swapping.run()
            finish(closes: closes)
            return
        }
        while recorder.moves.count < Solver.mostCommands && hasTime {
            if let sure = sureCandidate {
                noteKnown()
                if isOpenHow(sure), observeOnce() { continue }
                if settle(sure) { break }
                continue
            }
            guard observeOnce() else {
                _ = settle(likeliest)
                break
            }
        }
        finish(closes: closes)
    }

    /// Whether there is still some of the budget left.
    private var hasTime: Bool { exercise.budgetLeft > .zero }

    /// The candidate that is likely enough to act on.
    private var sureCandidate: Int? {
        let best = likeliest
        guard reasoner.mass(ofAnswer: best) >= Reasoner.sureness, !dealtWith.contains(best)
        else { return nil }
        return best
    }

    /// Whether the answer is known, and not yet its parameters, on which mending it depends.
    private func isOpenHow(_ candidate: Int) -> Bool {
        reasoner.belief.probabilities[candidate] < Reasoner.sureness
    }

    private var likeliest: Int { Int(reasoner.belief.best) }

    private mutating func noteKnown() {
        if priceUntilKnown == nil { priceUntilKnown = recorder.moves.reduce(0) { $0 + $1.price } }
    }

    // MARK: Observing

    /// Makes the observation that the policy chooses, or finds that it can't be made; false where
    /// none is worth it.
    private mutating func observeOnce() -> Bool {
        let outlook = Outlook(reasoner, at: recorder.place, clock: recorder.clock)
            .without(refused)
        guard let number = chooser.choose(outlook) else { return false }
        let observation = reasoner.predictions.observations[number]
        let isMade = go(to: observation.place(plant)) && perform(observation.command(plant))
        if !isMade { refused.append(number) }
        return true
    }

    private func go(to place: PlaceID?) -> Bool {
        guard let place, place != recorder.place else { return true }
        return perform(("go", [plant.layout.places[place.index].id]))
    }

    private func perform(_ command: (verb: String, words: [String])) -> Bool {
        (try? recorder.perform(ExerciseCommand(command.verb, command.words))) != nil
    }

    // MARK: Settling

    /// Deals with what is taken to be the matter; true where the case is then over.
    private mutating func settle(_ candidate: Int) -> Bool {
        dealtWith.append(candidate)
        let list = reasoner.predictions.hypotheses
        if candidate == list.unmodelled { return escalate() }
        refused = []
        let mender = Mender(recorder)
        for member in reasoner.candidates[candidate].members { mender.mend(member) }
        let holds = mender.verifyComplaints()
        if holds || list.all[reasoner.candidates[candidate].members[0]].mode == nil {
            answer = reasoner.statement(of: candidate)
            return true
        }
        return false
    }

    /// Hands on what couldn't be found, with where it must be.
    private mutating func escalate() -> Bool {
        let likely = reasoner.likelyElements(most: 1)
        for element in likely { _ = perform(("suspect", [element])) }
        if let person = Leave.person(who: .supervisor, at: nil, plant) {
            _ = try? recorder.perform(
                ExerciseCommand(
                    "escalate", [person],
                    text: "localised so far: " + likely.joined(separator: ", ")))
        }
        return true
    }

    private mutating func finish(closes: Bool) {
        if !answer.isEmpty {
            _ = perform(("diagnose", answer.split(separator: " ").map(String.init)))
        }
        let client = exercise.scenario.client
        _ = try? recorder.perform(
            ExerciseCommand("tell", [client], text: "this is how it stands: " + answer))
        _ = try? recorder.perform(ExerciseCommand("note", [], text: answer))
        if closes { outcome = (try? recorder.perform(ExerciseCommand("close", [])))?.outcome }
    }

    private var outcome: Reading?

    var result: SolvedCase {
        let price = recorder.moves.reduce(0) { $0 + $1.price }
        return SolvedCase(
            policy: chooser.policy, seed: seed, moves: recorder.moves, bitsAtStart: bitsAtStart,
            outcome: outcome?.symbol("outcome") ?? ExerciseOutcome.none.rawValue, price: price,
            priceUntilKnown: priceUntilKnown ?? price,
            seconds: exercise.elapsed.milliseconds / 1000, answer: answer,
            expectedPrice: chooser.proof?.expected, priceBound: chooser.proof?.bound)
    }
}
