import Diagnosis
import Plant
import SimulationKernel

/// Looks for several faults at once that together explain what was read, the likeliest first.
///
/// Each part of a reading that isn't as in the sound facility must be explained by one of them at
/// least: so they are the sets that hit, for each such part, the faults that would show it. Whether
/// the whole fits, where faults reach the same readings, is found out by whoever takes the result:
/// the reasoner puts them into a world of their own and takes them through all that was read.
struct SeveralFaults {
    /// How many sets are given at most, and of how many faults.
    private static let most = 48
    private static let largest = 4
    private static let nodes = 20_000

    private let predictions: FacilityPredictions
    private let bench: WorldBench
    private let steps: [SessionStep]

    init(_ reasoner: Reasoner) {
        predictions = reasoner.predictions
        bench = reasoner.bench
        steps = reasoner.steps
    }

    /// Sets of two faults or more.
    func search() -> [Candidate] {
        let parts = partsToExplain()
        guard !parts.isEmpty else { return [] }
        var members: [Int] = []
        for part in parts { members += part }
        members = Array(Set(members)).sorted()
        let costs = members.map { cost(of: $0) }
        let conflicts = parts.map { part in
            part.compactMap { explainer in members.firstIndex(of: explainer) }
        }
        let found = MinimalDiagnoses(costs: costs, conflicts: conflicts)
            .hittingSets(
                within: SearchBounds(
                    nodes: SeveralFaults.nodes, diagnoses: SeveralFaults.most))
        return found.diagnoses.map { diagnosis in
            Candidate(diagnosis.components.map { members[$0] })
        }
        .filter { (2...SeveralFaults.largest).contains($0.members.count) }
    }

    /// The rarer, the dearer: −1000·log₂ of the weekly rate, from 0 for what comes every week.
    private func cost(of hypothesis: Int) -> Int64 {
        let rate = predictions.hypotheses.all[hypothesis].weeklyRate
        return Int64(max(0, -1000 * Logarithm.log2(max(rate, 1e-12))))
    }

    /// For each part of a reading that isn't as in the sound facility: the hypotheses that would
    /// show it so, ascending. Without parts that none would show, and without repeats.
    ///
    /// Only what was read before anything was done is looked at.
    private func partsToExplain() -> [[Int]] {
        var parts: [[Int]] = []
        for step in steps {
            switch Deed(step, predictions.plant) {
            case .done: return parts
            case .other: continue
            case .observed(let observation, let seen):
                guard let number = predictions.number(of: observation),
                    !seen.agrees(with: predictions.outcomes[number][0]),
                    let reading = step.readings.first
                else { continue }
                for part in explainers(of: observation, number, reading)
                where !part.isEmpty && !parts.contains(part) {
                    parts.append(part)
                }
            }
        }
        return parts
    }

    private func explainers(of observation: Observation, _ number: Int, _ reading: Reading)
        -> [[Int]]
    {
        let seen = ReadingParts(reading)
        let sound = parts(of: observation, predictions.hypotheses.none)
        let strange = seen.parts(unlike: sound)
        var found = Array(repeating: [Int](), count: strange.count)
        for entry in predictions.columns[number] {
            let predicted = parts(of: observation, Int(entry.hypothesis))
            for (index, part) in strange.enumerated() where predicted.shows(part, of: seen) {
                found[index].append(Int(entry.hypothesis))
            }
        }
        return found
    }

    private func parts(of observation: Observation, _ hypothesis: Int) -> ReadingParts {
        let simulation = bench.simulation
        simulation.restore(predictions.states[hypothesis])
        return simulation.rehearse {
            ReadingParts((try? observation.read(simulation))?.reading)
        }
    }
}

/// A reading in parts: each field, and each cell of each row by its place.
struct ReadingParts {
    private var names: [String] = []
    private var signatures: [ReadingSignature] = []

    init(_ reading: Reading?) {
        guard let reading else { return }
        for field in reading.fields {
            add(field.name, Reading(kind: reading.kind, point: reading.point, fields: [field]))
        }
        for (number, row) in reading.rows.enumerated() {
            for (column, value) in zip(reading.columns, row) {
                add(
                    "\(number)/\(column)",
                    Reading(
                        kind: reading.kind, point: reading.point, columns: [column],
                        rows: [[value]]))
            }
        }
    }

    private mutating func add(_ name: String, _ reading: Reading) {
        names.append(name)
        signatures.append(ReadingSignature(reading))
    }

    /// The names of the parts that another doesn't have, or has otherwise.
    func parts(unlike other: ReadingParts) -> [String] {
        names.indices.filter { index in
            other.signature(names[index]).map { !$0.agrees(with: signatures[index]) } ?? true
        }
        .map { names[$0] }
    }

    /// Whether a part is here as it is in another.
    func shows(_ name: String, of other: ReadingParts) -> Bool {
        guard let own = signature(name), let theirs = other.signature(name) else { return false }
        return own.agrees(with: theirs)
    }

    private func signature(_ name: String) -> ReadingSignature? {
        names.firstIndex(of: name).map { signatures[$0] }
    }
}
