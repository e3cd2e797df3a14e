import Diagnosis
package import Plant

extension Reasoner {
    /// How likely it is that an element is at fault, 0…1.
    package func mass(ofElement name: String) -> Double {
        mass(ofElement: name, in: belief.probabilities)
    }

    /// How likely it is that an element is at fault, by the probabilities of the first candidates.
    package func mass(ofElement name: String, in probabilities: [Double]) -> Double {
        guard let element = plant.layout.element(named: name) else { return 0 }
        return elementMasses(probabilities)[element.index]
    }

    /// By element: how likely it is at fault, by the probabilities of the first candidates.
    package func elementMasses(_ probabilities: [Double]) -> [Double] {
        var masses = Array(repeating: 0.0, count: plant.layout.elements.count)
        for (number, probability) in probabilities.enumerated() {
            for element in elements(of: candidates[number]) {
                masses[element.index] += probability
            }
        }
        return masses
    }

    /// The name of an element by its number.
    package func elementName(_ number: Int) -> String { plant.layout.elements[number].id }

    /// Whether a step did something to the plant.
    package func changesPlant(_ step: SessionStep) -> Bool {
        if case .done = Deed(step, plant) { return true }
        return false
    }

    /// The elements that may be at fault, the likeliest first; of equals the first by number.
    package func likelyElements(most: Int) -> [String] {
        let masses = elementMasses(belief.probabilities)
        let likely = masses.indices.filter { masses[$0] > 0 }
            .sorted { (masses[$1], $0) < (masses[$0], $1) }
        return likely.prefix(most).map { plant.layout.elements[$0].id }
    }

    /// A candidate as it is typed after `diagnose`.
    package func statement(of number: Int) -> String {
        let faults = candidates[number].members.compactMap { member -> String? in
            let hypothesis = predictions.hypotheses.all[member]
            guard let element = hypothesis.element, let mode = hypothesis.mode else { return nil }
            return plant.layout.elements[element.index].id + " " + plant.registry.modes[mode].name
        }
        return faults.isEmpty ? "none" : faults.joined(separator: " and ")
    }

    /// How many readings came out otherwise than a candidate predicts, answers of people aside;
    /// what has become too unlikely to be looked at isn't counted any further.
    package func contradictions(of number: Int) -> Int { worlds[number].contradictions }

    /// An answer that is as likely as this follows from what is known, and may be acted on.
    package static let sureness = 0.95

    /// Whether what is known is enough for an answer.
    package var isSure: Bool {
        let best = Int(belief.best)
        return best != predictions.hypotheses.unmodelled
            && mass(ofAnswer: best) >= Reasoner.sureness
    }

    /// How likely the answer of a candidate is, 0…1: the same faults by element and mode, whichever
    /// variants of them.
    package func mass(ofAnswer number: Int) -> Double {
        let wanted = answer(of: candidates[number])
        var mass = 0.0
        for (other, probability) in belief.probabilities.enumerated()
        where probability > 1e-6 && answer(of: candidates[other]) == wanted {
            mass += probability
        }
        return mass
    }

    /// A candidate's faults by element and mode, without repeats, and whatever of it isn't a fault.
    private func answer(of candidate: Candidate) -> Set<[Int]> {
        Set(
            candidate.members.map { member in
                let hypothesis = predictions.hypotheses.all[member]
                guard let element = hypothesis.element, let mode = hypothesis.mode else {
                    return [member]
                }
                return [element.index, mode]
            })
    }

    /// The elements at fault in a candidate, without repeats.
    func elements(of candidate: Candidate) -> [ElementID] {
        var found: [ElementID] = []
        for member in candidate.members {
            if let element = predictions.hypotheses.all[member].element, !found.contains(element) {
                found.append(element)
            }
        }
        return found
    }
}

extension FacilityPredictions {
    /// Expectations, by name, that the facility was never set up for.
    package var mistakenExpectations: [String] {
        hypotheses.all.compactMap { hypothesis in
            guard case .mistakenExpectation(let index) = hypothesis.kind else { return nil }
            return plant.expectations[index].id
        }
    }

    /// A slot's value in the sound facility.
    package func soundValue(of slot: SlotID) -> Int64 { sound.cells[slot.index] }

    /// A simulation of the plant with some faults in it for long.
    package func simulation(with edits: [SlotEdit]) -> Simulation {
        let simulation = Simulation(plant: plant, seed: 0, state: sound)
        _ = state(of: edits, on: simulation)
        return simulation
    }
}
