import FaultReasoning
import HostTools
import Plant
import Scenarios

/// What is wrong can be told from everything else that might be, by observations that take no
/// longer than the budget.
///
/// An observation counts where the plant shows what the truth predicts, so that it couldn't mislead
/// whoever holds the truth to be likely. Something that comes and goes must be told apart in both
/// of its phases; a sound plant is told from it by looking several times. A pair that is mended by
/// the same lines needn't be told apart: whoever takes one for the other mends it all the same. Nor
/// need a sound plant be told from what shows nowhere, which takes nothing from anybody.
struct DistinctionProof {
    private let instance: ScenarioInstance
    private let predictions: FacilityPredictions
    private let reasoner: Reasoner
    private let prices: PriceList

    /// How often one looks until what comes and goes would have shown: five times, if it shows
    /// every other time and one wants to be 95 % sure.
    private static let looks: Int64 = 5

    init(
        _ instance: ScenarioInstance, _ predictions: FacilityPredictions, _ reasoner: Reasoner
    ) {
        self.instance = instance
        self.predictions = predictions
        self.reasoner = reasoner
        prices = reasoner.file.prices
    }

    private var list: HypothesisList { predictions.hypotheses }
    private var budget: Int64 { instance.scenario.budgetMinutes * 60 }

    func prove() -> FairnessProof {
        let others = others
        let tellers = tellers(of: others)
        var isTold = Array(repeating: false, count: others.count)
        for teller in tellers { for other in teller.tells { isTold[other] = true } }
        let left = others.indices.filter { !isTold[$0] }
        let repair = repairOfTruth
        let alike = left.filter { self.repair(of: others[$0]) == repair }
        let showsNowhere = showsNowhere
        let silent = instance.faults.isEmpty ? left.filter { showsNowhere[others[$0]] } : []
        let untold = left.filter { !alike.contains($0) && !silent.contains($0) }
            .map { others[$0] }
        if let first = untold.first, instance.scenario.outcome != .contained {
            return FairnessProof(.toldApart, problem(first, count: untold.count))
        }
        let round = Round(tellers, budget: budget, start: instance.start, instance.plant)
        if let late = round.late {
            return FairnessProof(.toldApart, problem(late: others[late.other], late, round))
        }
        return FairnessProof(
            .toldApart,
            "\(others.count - left.count) others by "
                + "\(ProofWords.count(round.count, "observation")) in "
                + ProofWords.minutes(round.seconds) + "; \(alike.count) are mended alike"
                + (silent.isEmpty ? "" : "; \(silent.count) show nowhere")
                + (untold.isEmpty ? "" : "; \(untold.count) can't be, and it is to be contained"))
    }

    /// All hypotheses but the truth itself and what no mode describes.
    private var others: [Int] {
        let truth = Truth(instance, predictions)
        return list.all.indices.filter {
            $0 != list.unmodelled && !truth.isTrue(Candidate([$0]))
        }
    }

    // MARK: What tells apart

    /// Each observation that is to be relied on, with the others that it refutes.
    private func tellers(of others: [Int]) -> [Teller] {
        let plant = instance.plant
        let truth = predictions.simulation(with: instance.faults.flatMap(\.edits))
        // What comes and goes may be gone at the call; whoever looks again sees it.
        let comesAndGoes = instance.faults.contains {
            plant.registry.mode(named: $0.mode)?.comesAndGoes ?? false
        }
        let real = comesAndGoes ? truth : instance.simulation()
        let goesAway = others.map { predictions.comesAndGoes(list.all[$0]) }
        let hasFaults = !instance.faults.isEmpty
        return predictions.observations.indices.compactMap { number in
            let observation = predictions.observations[number]
            let shown = observation.signature(real)
            guard shown.agrees(with: observation.signature(truth)) else { return nil }
            let outcomes = predictions.outcomes[number]
            let agrees = outcomes.map { $0.agrees(with: shown) }
            guard agrees.contains(false) else { return nil }
            let tells = others.indices.filter { index in
                let bin = Int(predictions.bin(of: others[index], at: number))
                return !agrees[bin] && !(goesAway[index] && agrees[0] && hasFaults)
            }
            guard !tells.isEmpty else { return nil }
            let price = prices.price(
                of: observation, plant, consoleSeconds: predictions.consoleSeconds[number])
            let isPatient = !hasFaults && tells.contains { goesAway[$0] }
            return Teller(
                number: number, place: observation.place(plant),
                seconds: price.seconds * (isPatient ? DistinctionProof.looks : 1), tells: tells)
        }
    }

    // MARK: What needn't be told apart

    /// By hypothesis: whether nothing in the catalogue shows it.
    private var showsNowhere: [Bool] {
        var isSilent = Array(repeating: true, count: list.all.count)
        for column in predictions.columns {
            for entry in column { isSilent[Int(entry.hypothesis)] = false }
        }
        return isSilent
    }

    /// The lines that mend a hypothesis; none for what isn't a fault.
    private func repair(of number: Int) -> [String] {
        let hypothesis = list.all[number]
        guard let element = hypothesis.element, let mode = hypothesis.mode else { return [] }
        return repair(
            instance.plant.registry.modes[mode], element, hypothesis.edits,
            in: predictions.simulation(with: hypothesis.edits))
    }

    private var repairOfTruth: [String] {
        let world = predictions.simulation(with: instance.faults.flatMap(\.edits))
        return instance.faults.flatMap { fault in
            instance.plant.registry.mode(named: fault.mode).map {
                repair($0, fault.element, fault.edits, in: world)
            } ?? []
        }
    }

    private func repair(
        _ mode: FaultMode, _ element: ElementID, _ edits: [SlotEdit], in world: Simulation
    ) -> [String] {
        let right = edits.map { SlotEdit($0.slot, predictions.soundValue(of: $0.slot)) }
        return Mending.commands(world, mode, element, right)
    }

    // MARK: Failures

    private var truthName: String {
        let names = instance.faults.map { fault in
            instance.plant.layout.elements[fault.element.index].id + " " + fault.mode
        }
        return names.isEmpty ? "none" : names.joined(separator: " and ")
    }

    private func problem(_ other: Int, count: Int) -> ScenarioProblem {
        ScenarioProblem(
            subject: ["faults"],
            what: "`\(truthName)` can't be told from `\(predictions.name(of: other))`"
                + (count > 1 ? " and \(count - 1) more" : "")
                + ": no observation shows them otherwise, and they aren't mended alike",
            expected: "another fault, or `outcome: contained`")
    }

    private func problem(
        late other: Int, _ late: Round.Late, _ round: Round
    ) -> ScenarioProblem {
        let command = predictions.observations[late.teller.number].command(instance.plant)
        let line = ([command.verb] + command.words).joined(separator: " ")
        return ScenarioProblem(
            subject: ["budget"],
            what: "`\(truthName)` can't be told from `\(predictions.name(of: other))` within "
                + "\(instance.scenario.budgetMinutes) min: the cheapest observation that tells "
                + "them apart is `\(line)`, \(ProofWords.minutes(late.seconds)) from the start, "
                + "and to tell all apart takes \(ProofWords.minutes(round.seconds))",
            expected: "a longer `budget`, or another `start`")
    }
}

/// An observation, and which of the others it refutes.
struct Teller {
    var number: Int
    /// Where one must stand; nil where anywhere will do.
    var place: PlaceID?
    /// Without the walk.
    var seconds: Int64
    /// Indices into the others, ascending.
    var tells: [Int]
}

/// A round of observations after which the truth alone is left: at each step the one that refutes
/// most of what is left for its time, with the walk from where one is.
struct Round {
    private(set) var count = 0
    private(set) var seconds: Int64 = 0
    /// What was first not told apart when the budget was spent; nil where it lasts.
    private(set) var late: Late?

    struct Late {
        /// An index into the others.
        var other: Int
        /// The cheapest observation that would tell, and its time from the start.
        var teller: Teller
        var seconds: Int64
    }

    init(_ tellers: [Teller], budget: Int64, start: PlaceID, _ plant: Plant) {
        let size = (tellers.compactMap(\.tells.last).max() ?? 0) + 1
        var isLeft = Array(repeating: false, count: size)
        for teller in tellers { for other in teller.tells { isLeft[other] = true } }
        var place = start
        func time(_ teller: Teller, from place: PlaceID) -> Int64 {
            let walk = teller.place.map { plant.layout.walkSeconds(from: place, to: $0) } ?? 0
            return max(1, walk + teller.seconds)
        }
        while isLeft.contains(true) {
            var best: (teller: Int, told: Int64, time: Int64)?
            for (index, teller) in tellers.enumerated() {
                let told = Int64(teller.tells.count { isLeft[$0] })
                let time = time(teller, from: place)
                guard told > 0 else { continue }
                if let known = best, told * known.time <= known.told * time { continue }
                best = (index, told, time)
            }
            guard let best else { break }
            let chosen = tellers[best.teller]
            count += 1
            seconds += best.time
            if let there = chosen.place { place = there }
            if late == nil, seconds > budget, let other = isLeft.firstIndex(of: true) {
                let cheapest = tellers.filter { $0.tells.contains(other) }
                    .min { (time($0, from: start), $0.number) < (time($1, from: start), $1.number) }
                late = cheapest.map {
                    Late(other: other, teller: $0, seconds: time($0, from: start))
                }
            }
            for other in chosen.tells { isLeft[other] = false }
        }
    }
}
