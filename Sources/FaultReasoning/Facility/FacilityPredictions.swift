import Diagnosis
package import Plant
package import SimulationKernel

/// What every hypothesis of a facility would show at every observation, as far as it differs from
/// what the sound facility shows.
///
/// Only what a hypothesis reaches is looked at: an observation is taken again where something has
/// changed that it read in the sound facility. What it read the first time it would read again, so
/// what it doesn't reach can't differ.
package final class FacilityPredictions {
    package let plant: Plant
    package let hypotheses: HypothesisList
    package let observations: [Observation]
    /// The state of the sound facility, at rest.
    package var sound: SimulationState { checkpoint.state }
    private let checkpoint: Checkpoint
    /// By hypothesis: what its state at rest has otherwise; nil for those without edits.
    private var differences: [StateDifference?]
    /// By observation: what the sound facility shows, and then each other outcome that some
    /// hypothesis predicts. The index is the outcome's bin.
    package private(set) var outcomes: [[ReadingSignature]]
    /// By observation: which hypotheses show another outcome than the sound facility, and which, in
    /// ascending order of hypothesis.
    package private(set) var columns: [[Prediction]]
    /// By observation: how long a line at a machine takes; nil elsewhere.
    package private(set) var consoleSeconds: [Int64?]
    /// By observation: whether somebody loses a feed while it is taken.
    package private(set) var interrupts: [Bool]
    /// By hypothesis: which cells and nodes it changes.
    private var changes: [EvaluatorChanges]
    private var numbers: [Observation: Int] = [:]
    /// Where latches rest in the sound facility, and why.
    private let rest: RestMemory
    let soundValues: EvaluatorSnapshot
    /// Who reads what in the sound facility.
    let readers: ReaderIndex
    /// By hypothesis: what it shows otherwise than the sound facility, by observation.
    package private(set) var rows: [[(observation: Int, bin: Int)]] = []

    /// One hypothesis, and the bin of the outcome that it predicts.
    package struct Prediction: Hashable, Sendable {
        package var hypothesis: Int32
        package var bin: UInt16
    }

    /// How many predictions differ from what the sound facility shows.
    package var entryCount: Int { columns.reduce(0) { $0 + $1.count } }

    /// Predicts for a plant with a scene set up, at a time of the day.
    package init(
        plant: Plant, scene: [SlotEdit], clock: SimulatedTime, hypotheses: HypothesisList? = nil
    ) {
        self.plant = plant
        let simulation = Simulation(plant: plant, seed: 0, clock: clock)
        simulation.apply(Patch(scene, by: .scene))
        simulation.settle()
        checkpoint = simulation.checkpoint
        rest = RestMemory(simulation)
        soundValues = simulation.evaluator.snapshot
        self.hypotheses = hypotheses ?? HypothesisList(plant: plant)
        observations = ObservationCatalogue(plant: plant).all
        differences = Array(repeating: nil, count: self.hypotheses.all.count)
        let traces: [ReadTrace]
        (outcomes, traces, consoleSeconds, interrupts) = FacilityPredictions.readSound(
            observations, simulation)
        readers = ReaderIndex(plant: plant, traces: traces)
        columns = Array(repeating: [], count: observations.count)
        changes = Array(repeating: .none, count: self.hypotheses.all.count)
        for (number, observation) in observations.enumerated() { numbers[observation] = number }
        predict(simulation)
    }

    /// The place of an observation in the catalogue; nil where it isn't in it.
    package func number(of observation: Observation) -> Int? { numbers[observation] }

    /// Whether a hypothesis changes anything that was read.
    package func reaches(_ hypothesis: Int, _ trace: ReadTrace) -> Bool {
        changes[hypothesis].touch(trace)
    }

    /// What a hypothesis predicts for an observation of the catalogue; nil for any other, and for
    /// what isn't a single hypothesis.
    package func signature(of observation: Observation, _ hypothesis: Int) -> ReadingSignature? {
        guard hypothesis < hypotheses.all.count, let number = numbers[observation] else {
            return nil
        }
        return outcomes[number][Int(bin(of: hypothesis, at: number))]
    }

    /// The bin of the outcome that a hypothesis predicts, by halving.
    package func bin(of hypothesis: Int, at observation: Int) -> UInt16 {
        let column = columns[observation]
        var low = 0
        var high = column.count
        while low < high {
            let middle = (low + high) / 2
            if Int(column[middle].hypothesis) < hypothesis {
                low = middle + 1
            } else {
                high = middle
            }
        }
        let isThere = low < column.count && Int(column[low].hypothesis) == hypothesis
        return isThere ? column[low].bin : 0
    }

    /// By hypothesis: whether some service doesn't hold by it that holds in the sound facility.
    package var breaksAService: [Bool] {
        var breaks = Array(repeating: false, count: hypotheses.all.count)
        for (number, observation) in observations.enumerated() {
            guard case .verify(let index) = observation, index < plant.services.count else {
                continue
            }
            for entry in columns[number] { breaks[Int(entry.hypothesis)] = true }
        }
        return breaks
    }

    /// The state of each hypothesis, at rest; the sound one for those without edits.
    package var states: HypothesisStates { HypothesisStates(predictions: self) }

    /// The state of a hypothesis, at rest.
    fileprivate func state(of hypothesis: Int) -> SimulationState {
        differences[hypothesis]?.state(from: checkpoint) ?? sound
    }

    /// Puts a simulation of the plant into the state of a hypothesis, at rest.
    func enter(hypothesis: Int, on simulation: Simulation) {
        guard let difference = differences[hypothesis] else {
            return simulation.restore(checkpoint)
        }
        simulation.restore(checkpoint, difference)
    }

    /// The state of the plant with some faults in it for long, worked out on a simulation.
    package func state(of edits: [SlotEdit], on simulation: Simulation) -> SimulationState {
        enter(edits, on: simulation)
        return simulation.state
    }

    /// Puts a simulation into the state that it has with some faults in it for long.
    ///
    /// Where nothing changed on which it depends where latches rest, they rest where they did.
    /// - Returns: what differs from the sound facility.
    @discardableResult
    private func enter(_ edits: [SlotEdit], on simulation: Simulation) -> EvaluatorChanges {
        simulation.restore(checkpoint)
        guard !edits.isEmpty else { return .none }
        simulation.apply(Patch(edits, by: .fault(0)))
        let direct = simulation.evaluator.lastChanges(since: soundValues)
        guard rest.isTouched(by: direct) else { return direct }
        simulation.settle(from: rest, after: direct)
        return simulation.evaluator.changes(since: soundValues)
    }

    /// Where a hypothesis is at work: the place of its element, and for a cable those of its ends.
    package func places(of hypothesis: Hypothesis) -> [PlaceID] {
        hypothesis.element.map { places(ofElement: $0) } ?? []
    }

    /// Where an element is, and for a cable where its ends are.
    package func places(ofElement element: ElementID) -> [PlaceID] {
        let layout = plant.layout
        guard let cable = layout.cables.first(where: { $0.element == element }) else {
            return [layout.elements[element.index].place]
        }
        return cable.ends.compactMap { end in
            let port = plant.nominal[end.index]
            guard port >= 0 else { return nil }
            return layout.elements[layout.ports[Int(port)].element.index].place
        }
    }

    /// Whether a hypothesis is a fault that shows at some times and not at others.
    package func comesAndGoes(_ hypothesis: Hypothesis) -> Bool {
        hypothesis.mode.map { plant.registry.modes[$0].comesAndGoes } ?? false
    }

    private static func readSound(_ observations: [Observation], _ simulation: Simulation)
        -> (
            outcomes: [[ReadingSignature]], traces: [ReadTrace], seconds: [Int64?],
            interrupts: [Bool]
        )
    {
        var outcomes: [[ReadingSignature]] = []
        var traces: [ReadTrace] = []
        var seconds: [Int64?] = []
        var interrupts: [Bool] = []
        for observation in observations {
            let (observed, trace) = simulation.tracing {
                simulation.rehearse { try? observation.read(simulation) }
            }
            outcomes.append([ReadingSignature(observed?.reading)])
            traces.append(trace)
            seconds.append(observed?.seconds)
            interrupts.append(observed?.reading.flag("interrupted") ?? false)
        }
        return (outcomes, traces, seconds, interrupts)
    }

    /// Some observations, with those that verify a service before all others.
    private func verifiedFirst(_ numbers: [Int]) -> [Int] {
        func verifies(_ number: Int) -> Bool {
            if case .verify = observations[number] { true } else { false }
        }
        return numbers.filter(verifies) + numbers.filter { !verifies($0) }
    }

    private func predict(_ simulation: Simulation) {
        rows = Array(repeating: [], count: hypotheses.all.count)
        var bins = outcomes.map { OutcomeBins($0[0]) }
        var memory = ReadingMemory(plant: plant, observationCount: observations.count)
        let soundFlags = simulation.quietly {
            plant.services.map { $0.evaluate(simulation).holds }
        }
        for (number, hypothesis) in hypotheses.all.enumerated() where !hypothesis.edits.isEmpty {
            changes[number] = enter(hypothesis.edits, on: simulation)
            differences[number] = simulation.difference(among: changes[number].cells)
            memory.begin(
                changes[number], isAlike: simulation.tables == sound.tables, on: simulation)
            var unlikeSound = Set<Int>()
            for observation in verifiedFirst(readers.readers(of: changes[number])) {
                var bin = memory.bin(of: observation) ?? -1
                if case .working(let person) = observations[observation] {
                    // Who is asked what works says of each service what `verify` has shown.
                    let said = plant.working(for: person, kind: "working") {
                        soundFlags[$0] != unlikeSound.contains($0)
                    }
                    bin = bins[observation].bin(of: ReadingSignature(said))
                }
                if bin < 0 {
                    let (signature, trace) = simulation.tracing {
                        observations[observation].signature(simulation)
                    }
                    bin = bins[observation].bin(of: signature)
                    memory.remember(bin, of: observation, trace)
                }
                if bin == 0 { continue }
                if case .verify(let index) = observations[observation] { unlikeSound.insert(index) }
                rows[number].append((observation, bin))
                columns[observation].append(
                    Prediction(hypothesis: Int32(number), bin: UInt16(bin)))
            }
            rows[number].sort { $0.observation < $1.observation }
        }
        outcomes = bins.map(\.signatures)
    }
}

/// The states of all hypotheses of a facility, each put together when it is asked for.
package struct HypothesisStates {
    fileprivate let predictions: FacilityPredictions

    /// How many hypotheses there are.
    package var count: Int { predictions.hypotheses.all.count }

    /// The state of a hypothesis by its number; traps where there is none.
    package subscript(hypothesis: Int) -> SimulationState { predictions.state(of: hypothesis) }
}
