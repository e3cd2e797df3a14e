import CaseSupport
import Exercises
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import Solving
import Synchronization
import TestSupport

/// Plays of the cases that ship, each made once for all tests.
enum Plays {
    private static let shelf = Mutex<[String: SolvedCase]>([:])

    /// A case that ships, played by a policy.
    static func play(_ scenario: String, _ policy: Policy, seed: UInt64 = 1) throws -> SolvedCase {
        let key = "\(scenario) \(policy) \(seed)"
        if let known = shelf.withLock({ $0[key] }) { return known }
        let instance = try CornerHouse.instance(scenario)
        let solved = Solver(policy: policy, seed: seed)
            .play(instance, try CornerHouse.predictions(instance))
        shelf.withLock { $0[key] = solved }
        return solved
    }

    /// Does some commands on a fresh exercise, and returns them as lines of a journal.
    static func record(_ commands: [ExerciseCommand], on instance: ScenarioInstance) throws
        -> [RecordedStep]
    {
        let exercise = Exercise(instance)
        var steps: [RecordedStep] = []
        for command in commands {
            let time = exercise.simulation.clock
            let reply = try exercise.perform(command)
            steps.append(
                RecordedStep(
                    number: steps.count + 1, time: time, command: command, reply: reply,
                    stateDigest: exercise.digest))
        }
        return steps
    }

    /// Lines as somebody types them, done on a fresh exercise.
    static func record(lines: [String], on instance: ScenarioInstance) throws -> [RecordedStep] {
        let parser = Exercise(instance).parser
        return try record(try lines.compactMap { try parser.parse($0) }, on: instance)
    }

    /// Lines as somebody types them who walks where they must, done on a fresh exercise; what is
    /// refused is left out, and named.
    static func work(_ lines: [String], on instance: ScenarioInstance) throws
        -> (steps: [RecordedStep], refused: [String])
    {
        let recorder = SessionRecorder(
            Exercise(instance), try CornerHouse.predictions(instance), reasons: false)
        let refused = lines.filter { recorder.attempt($0) == nil }
        return (try record(recorder.moves.map(\.command), on: instance), refused)
    }

    /// What a session was worth.
    static func analyse(
        _ steps: [RecordedStep], of instance: ScenarioInstance,
        _ predictions: FacilityPredictions? = nil
    ) throws -> SessionAnalysis {
        let none = ExpertPath(moves: [], priceUntilKnown: 0, price: 0, outcome: "none")
        return SessionExplainer(
            instance, try predictions ?? CornerHouse.predictions(instance),
            prices: Exercise(instance).priceList
        ).analyse(steps, expert: none)
    }
}

/// Makes sessions of random work: looking, measuring, asking, walking, swapping, waiting, hints.
struct RandomWork {
    private var random: SeededGenerator
    private var swapped: [String] = []
    /// Whether nothing is swapped, replaced, unplugged or routed.
    private let isGentle: Bool

    init(seed: UInt64, isGentle: Bool = false) {
        random = SeededGenerator(seed: seed)
        self.isGentle = isGentle
    }

    /// Does some steps that are accepted, with the reasoning beside them.
    mutating func run(_ steps: Int, on recorder: SessionRecorder) {
        var tries = 0
        while recorder.moves.count < steps && tries < 20 * steps {
            tries += 1
            step(recorder)
        }
    }

    private mutating func step(_ recorder: SessionRecorder) {
        let plant = recorder.exercise.plant
        switch random.integer(in: isGentle ? 6...19 : 0...19) {
        case 6: recorder.attempt("wait \(random.integer(in: 1...20))")
        case 7: recorder.attempt("ask \(random.pick(["wen", "jonty", "hal", "idris"])) changed")
        case 8: recorder.attempt("read \(random.pick(["change-log", "bookings"]))")
        case 9: recorder.attempt("hint 1")
        case 10: recorder.attempt("go \(random.pick(plant.layout.places.map(\.id)))")
        case 0, 1:
            let element = random.pick(plant.layout.elements.map(\.id))
            if recorder.attempt("swap \(element)") != nil { swapped.append(element) }
        case 2:
            guard let element = swapped.popLast() else { return }
            recorder.attempt("swap \(element) back")
        case 3: recorder.attempt("replace \(random.pick(plant.layout.cables).id(in: plant))")
        case 4: recorder.attempt("unplug \(random.pick(plant.layout.cables).id(in: plant)) a")
        case 5: recorder.attempt("route out-1 in-\(random.integer(in: 1...7))")
        default:
            recorder.observe(random.pick(recorder.predictions.observations))
        }
    }
}

extension CableRecord {
    /// The cable's name.
    func id(in plant: Plant) -> String { plant.layout.elements[element.index].id }
}
