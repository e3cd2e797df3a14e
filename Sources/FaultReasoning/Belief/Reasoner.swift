package import Diagnosis
import Plant
import SimulationKernel

/// What can be known of a case from what has been seen so far.
///
/// It takes the steps of a session in their order and holds, at each moment, how likely everything
/// is that may be the matter. It rests on what was read alone; what is really the matter it is
/// never told.
package final class Reasoner {
    package let predictions: FacilityPredictions
    package let file: CaseFile
    /// What may be the matter: first each hypothesis by itself, then several faults at once as far
    /// as what was seen asks for them.
    package private(set) var candidates: [Candidate]
    /// How likely each candidate is.
    package private(set) var belief: Belief
    /// The steps that were taken.
    package private(set) var steps: [SessionStep] = []

    let bench: WorldBench
    /// By complaint of a check that the facility has: who judges it in a state of the plant.
    let judges: [ComplaintJudge]
    /// By step: what it is to the reasoning.
    private(set) var deeds: [Deed] = []
    /// By candidate: the plant as it would be.
    private(set) var worlds: [CandidateWorld]
    /// Whether anything has been done to the plant.
    private(set) var isPlantChanged = false
    /// What people told of, and papers have, in their words.
    private var heard: [String] = []
    private var hearings: [Hearing] = []
    /// Who was asked what happened lately: they know no more than they said.
    private(set) var asked: [ElementID] = []
    private var seenSinceChange: [(observation: Observation, seen: ReadingSignature)] = []
    private let priors: CandidatePriors
    /// Grows with each step that could say something of the plant.
    package private(set) var evidenceCount = 0
    /// How many steps had been taken when several faults at once were last looked for.
    private var stepsSearched = 0
    /// Below this probability a candidate is left as it is: it isn't worth looking at any more.
    private static let asleep = 1e-9

    /// Begins a case with the client's complaints.
    package init(_ predictions: FacilityPredictions, _ file: CaseFile) {
        self.predictions = predictions
        self.file = file
        bench = WorldBench(predictions)
        judges = file.complaints.compactMap { ComplaintJudge($0, predictions) }
        let list = predictions.hypotheses
        candidates = list.all.indices.map { Candidate([$0]) }
        worlds = list.all.indices.map { CandidateWorld(world: World(hypothesis: $0)) }
        priors = CandidatePriors(predictions)
        belief = Belief(
            priors: list.all.map(\.weeklyRate), unmodelled: Int32(list.unmodelled))
        for number in candidates.indices {
            worlds[number].calm = calmWorld(of: candidates[number])
        }
        takeComplaints()
    }

    /// Bits that are still missing: the entropy of what may be the matter.
    package var entropy: Double { belief.entropy }

    /// How many candidates together hold 99 % of what is likely.
    package var possibilities: Int {
        var rest = 0.99
        var count = 0
        for probability in belief.probabilities.sorted(by: >) where rest > 0 {
            rest -= probability
            count += 1
        }
        return count
    }

    var plant: Plant { predictions.plant }

    // MARK: Steps

    /// Takes in the next step of the session.
    package func take(_ step: SessionStep) {
        steps.append(step)
        hear(step)
        let deed = Deed(step, plant)
        deeds.append(deed)
        switch deed {
        case .observed(let observation, let seen):
            if repeats(observation, seen) { return }
            evidenceCount += 1
            let isKnown = !isPlantChanged && predictions.number(of: observation) != nil
            let wasSound = looksSound(deed, step)
            update { number in
                if number == predictions.hypotheses.unmodelled {
                    return Chances.unmodelled(isAsSound: wasSound)
                }
                let known = isKnown ? predictions.signature(of: observation, number) : nil
                return likelihood(deed, step, number, known: known)
            }
        case .done:
            evidenceCount += 1
            update { number in
                let likelihood = likelihood(deed, step, number, known: nil)
                return number == predictions.hypotheses.unmodelled ? 1 : likelihood
            }
            isPlantChanged = true
            seenSinceChange = []
        case .other: return
        }
        searchForSeveral()
    }

    /// Whether an observation only says again what it said since something was last done: then it
    /// tells nothing, unless something may come and go.
    private func repeats(_ observation: Observation, _ seen: ReadingSignature) -> Bool {
        let isRepeat = seenSinceChange.contains {
            $0.observation == observation && $0.seen.agrees(with: seen)
        }
        if !isRepeat { seenSinceChange.append((observation, seen)) }
        return isRepeat && !mayComeAndGo
    }

    /// Whether an observation was made since something was last done to the plant.
    package func hasSeen(_ observation: Observation) -> Bool {
        if case .changed(let person) = observation { return asked.contains(person) }
        return seenSinceChange.contains { $0.observation == observation }
    }

    /// The observations that were made since something was last done to the plant.
    var seen: [Observation] { seenSinceChange.map(\.observation) }

    /// Whether something that comes and goes is likely enough to look twice.
    var mayComeAndGo: Bool {
        candidates.indices.contains {
            worlds[$0].calm != nil && belief.probabilities[$0] >= Chances.worthLookingTwice
        }
    }

    /// Takes in a likelihood for every candidate that is still worth looking at.
    private func update(_ likelihood: (Int) -> Double) {
        let probabilities = belief.probabilities
        var logs: [Double] = []
        logs.reserveCapacity(candidates.count)
        for number in candidates.indices {
            let isAwake =
                probabilities[number] >= Reasoner.asleep
                || number == predictions.hypotheses.unmodelled
                || number == predictions.hypotheses.none
            // What isn't looked at can't be said to explain anything.
            if !isAwake { worlds[number].contradictions += 1 }
            logs.append(Logarithm.log2(isAwake ? likelihood(number) : Chances.slip))
        }
        belief.update(logLikelihoods: logs)
    }

    /// How likely what was read is in a candidate's world; there, what was done is done.
    ///
    /// - Parameter known: what the world predicts, where that needn't be worked out.
    private func likelihood(
        _ deed: Deed, _ step: SessionStep, _ number: Int, known: ReadingSignature?
    ) -> Double {
        var own = worlds[number]
        defer { worlds[number] = own }
        switch deed {
        case .observed(let observation, let seen):
            let slip = Chances.slip(of: observation)
            let predicted =
                known ?? bench.signature(observation, in: own.world, at: step.readAt)
            let agrees = seen.agrees(with: predicted)
            guard let calm = own.calm else {
                if !agrees && slip == Chances.slip { own.contradictions += 1 }
                return agrees ? 1 - slip : slip
            }
            let isCalm = seen.agrees(
                with: bench.signature(observation, in: calm, at: step.readAt))
            if !agrees && !isCalm && slip == Chances.slip { own.contradictions += 1 }
            return Chances.contactOpen * (agrees ? 1 - slip : slip)
                + (1 - Chances.contactOpen) * (isCalm ? 1 - slip : slip)
        case .done(let seen):
            if let calm = own.calm { own.calm = bench.perform(step, in: calm).world }
            let outcome = bench.perform(step, in: own.world)
            own.world = outcome.world
            let agrees =
                !outcome.reply.isRefused
                && (seen.flatMap { seen in
                    outcome.reply.signature.map { seen.agrees(with: $0) }
                } ?? true)
            if !agrees { own.contradictions += 1 }
            return agrees ? 1 - Chances.slip : Chances.slip
        case .other: return 1
        }
    }

    private func looksSound(_ deed: Deed, _ step: SessionStep) -> Bool {
        guard case .observed(let observation, let seen) = deed else { return true }
        let sound = worlds[predictions.hypotheses.none].world
        return seen.agrees(with: bench.signature(observation, in: sound, at: step.readAt))
    }

    // MARK: Complaints and happenings

    /// What the client says is evidence like any other, with what they may get wrong.
    private func takeComplaints() {
        for judge in judges {
            bench.simulation.restore(predictions.sound)
            let (sound, trace) = bench.simulation.tracing {
                judge.likelihood(bench.simulation, isFault: false)
            }
            let aside = judge.likelihood(bench.simulation, isFault: true)
            let withCause = judge.likelihoodWithCause(bench.simulation)
            update { number in
                if number == predictions.hypotheses.unmodelled {
                    return Chances.unmodelledShows * Chances.unmodelledLooksSo
                }
                if judge.isCause(predictions.hypotheses.all[number], plant) { return withCause }
                let isFault = predictions.hypotheses.all[number].mode != nil
                var likelihood = isFault ? aside : sound
                if predictions.reaches(number, trace) {
                    bench.enter(worlds[number].world, at: file.called)
                    likelihood = judge.likelihood(bench.simulation, isFault: isFault)
                }
                // A fault that gives no cause to call doesn't explain the call.
                if isFault && likelihood <= aside { worlds[number].contradictions += 1 }
                return likelihood
            }
        }
    }

    /// Takes note of what somebody tells of lately, or what a paper has of it, once each.
    private func hear(_ step: SessionStep) {
        for reading in step.readings where ["changed", "document"].contains(reading.kind) {
            var told: [PlaceID] = []
            var named: [PlaceID] = []
            for index in reading.rows.indices {
                guard let text = reading.row(index).symbol("text"),
                    let place = file.happenings.first(where: { $0.text == text })?.place
                else { continue }
                named.append(place)
                if !heard.contains(text) { told.append(place) }
                heard.append(text)
            }
            var hearing = Hearing(told: told)
            if reading.kind == "changed", let person = plant.layout.element(named: reading.point),
                !asked.contains(person)
            {
                asked.append(person)
                let hearsay = Hearsay(of: person, plant)
                hearing.untold = hearsay.places.filter { !named.contains($0) }
                hearing.chance = hearsay.chance
            }
            guard !hearing.told.isEmpty || !hearing.untold.isEmpty else { continue }
            hearings.append(hearing)
            evidenceCount += 1
            update { likelihood(of: hearing, $0) }
        }
    }

    private func likelihood(of hearing: Hearing, _ number: Int) -> Double {
        var likelihood = 1.0
        for place in hearing.told { likelihood *= weight(ofHappeningAt: place, number) }
        for place in hearing.untold {
            likelihood *= 1 - hearing.chance * weight(ofHappeningAt: place, number)
        }
        return likelihood
    }

    /// By how much likelier something happened lately at a place where a candidate is the matter.
    func weight(ofHappeningAt place: PlaceID, _ number: Int) -> Double {
        var most = 1.0
        for member in candidates[number].members {
            let hypothesis = predictions.hypotheses.all[member]
            guard predictions.places(of: hypothesis).contains(place) else { continue }
            most = max(
                most,
                hypothesis.origin == .person ? Chances.happenedThere : Chances.brokeThere)
        }
        return most
    }

    // MARK: Several faults at once

    /// Looks for several faults at once where nothing by itself explains all that was read.
    private func searchForSeveral() {
        guard steps.count > stepsSearched, !isExplained else { return }
        stepsSearched = steps.count
        var search = SeveralFaults(self)
        let found = search.search()
        var weights: [Double] = []
        for candidate in found where !candidates.contains(candidate) {
            let number = candidates.count
            candidates.append(candidate)
            worlds.append(
                CandidateWorld(
                    world: World(
                        state: predictions.state(
                            of: edits(of: candidate), on: bench.simulation)),
                    calm: calmWorld(of: candidate)))
            weights.append(Logarithm.log2(priors.weight(of: candidate)) + replay(number))
        }
        if !weights.isEmpty { belief.append(logWeights: weights) }
    }

    /// Whether something that is worth looking at contradicts nothing that was read.
    private var isExplained: Bool {
        candidates.indices.contains { number in
            number != predictions.hypotheses.unmodelled && worlds[number].contradictions == 0
                && belief.probabilities[number] >= Reasoner.asleep
        }
    }

    /// The log-likelihood, to base 2, of all that was heard and read, in a new candidate's world.
    private func replay(_ number: Int) -> Double {
        var sum = 0.0
        for judge in judges {
            bench.enter(worlds[number].world, at: file.called)
            sum += Logarithm.log2(judge.likelihood(bench.simulation, isFault: true))
        }
        for hearing in hearings {
            sum += Logarithm.log2(likelihood(of: hearing, number))
        }
        for (step, deed) in zip(steps, deeds) {
            sum += Logarithm.log2(likelihood(deed, step, number, known: nil))
        }
        return sum
    }

    /// What a candidate changes of the condition.
    func edits(of candidate: Candidate) -> [SlotEdit] {
        candidate.members.flatMap { predictions.hypotheses.all[$0].edits }
    }

    /// The world while a fault that comes and goes is gone; nil for candidates without one.
    private func calmWorld(of candidate: Candidate) -> World? {
        var edits: [SlotEdit] = []
        var goesAway = false
        for member in candidate.members {
            let hypothesis = predictions.hypotheses.all[member]
            if predictions.comesAndGoes(hypothesis) {
                goesAway = true
            } else {
                edits += hypothesis.edits
            }
        }
        return goesAway ? World(state: predictions.state(of: edits, on: bench.simulation)) : nil
    }
}
