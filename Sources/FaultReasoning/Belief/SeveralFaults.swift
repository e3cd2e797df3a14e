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
    private let judges: [ComplaintJudge]
    private let steps: [(step: SessionStep, deed: Deed)]
    /// What was done to the plant before the step that is looked at.
    private var done: [SessionStep] = []
    /// By hypothesis: its world after that, as far as it was asked for.
    private var worlds: [Int: World] = [:]

    init(_ reasoner: Reasoner) {
        predictions = reasoner.predictions
        bench = reasoner.bench
        judges = reasoner.judges
        steps = zip(reasoner.steps, reasoner.deeds).map { ($0, $1) }
    }

    /// Sets of two faults or more.
    mutating func search() -> [Candidate] {
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
        let sets = found.diagnoses.map { diagnosis in diagnosis.components.map { members[$0] } }
            .filter { (2...SeveralFaults.largest).contains($0.count) }
        return withParts(sets)
    }

    /// Some sets, and after them their parts of two faults and more: where faults meet in one
    /// reading they can show together what neither shows alone, and then fewer may do. Without sets
    /// in which two faults are of the same slot: only one of them can be there.
    private func withParts(_ sets: [[Int]]) -> [Candidate] {
        var found: [Candidate] = []
        func add(_ set: [Int]) {
            let candidate = Candidate(set)
            if !found.contains(candidate) && isPossible(set) { found.append(candidate) }
        }
        for set in sets { add(set) }
        for set in sets where set.count > 2 {
            for choice in 1..<(1 << set.count) where choice.nonzeroBitCount > 1 {
                add(set.indices.filter { choice & (1 << $0) != 0 }.map { set[$0] })
            }
        }
        return found
    }

    private func isPossible(_ set: [Int]) -> Bool {
        var slots: Set<SlotID> = []
        for member in set {
            let own = Set(predictions.hypotheses.all[member].edits.map(\.slot))
            if !slots.isDisjoint(with: own) { return false }
            slots.formUnion(own)
        }
        return true
    }

    /// The rarer, the dearer: −1000·log₂ of the weekly rate, from 0 for what comes every week.
    private func cost(of hypothesis: Int) -> Int64 {
        let rate = predictions.hypotheses.all[hypothesis].weeklyRate
        return Int64(max(0, -1000 * Logarithm.log2(max(rate, 1e-12))))
    }

    /// For each part of a reading that isn't as in the sound facility: the hypotheses that would
    /// show it so, ascending. Without parts that none would show, and without repeats.
    ///
    /// What the client complains of is such a part too.
    private mutating func partsToExplain() -> [[Int]] {
        var parts: [[Int]] = []
        func add(_ part: [Int]) {
            if !part.isEmpty && !parts.contains(part) { parts.append(part) }
        }
        for judge in judges { add(explainers(ofComplaint: judge)) }
        for (step, deed) in steps {
            switch deed {
            case .done:
                for part in explainers(ofDeed: step) { add(part) }
                done.append(step)
                worlds = [:]
            case .other: continue
            case .observed(let observation, let seen):
                guard let number = predictions.number(of: observation),
                    let reading = step.readings.first
                else { continue }
                let sound = world(of: predictions.hypotheses.none)
                let expected = bench.signature(observation, in: sound, at: step.readAt)
                if seen.agrees(with: expected) { continue }
                for part in explainers(of: observation, number, reading, at: step.readAt) {
                    add(part)
                }
            }
        }
        return parts
    }

    /// A hypothesis' world after what was done so far.
    private mutating func world(of hypothesis: Int) -> World {
        if let known = worlds[hypothesis] { return known }
        var world = World(hypothesis: hypothesis)
        for step in done { world = bench.perform(step, in: world).world }
        worlds[hypothesis] = world
        return world
    }

    /// The faults by which the client has cause to complain so: of those that give a cause at all,
    /// the ones by which it would be described like this.
    private func explainers(ofComplaint judge: ComplaintJudge) -> [Int] {
        let simulation = bench.simulation
        simulation.restore(predictions.sound)
        let (groundless, trace) = simulation.tracing {
            judge.likelihood(simulation, isFault: true)
        }
        var likelihoods: [(number: Int, likelihood: Double)] = []
        for number in predictions.hypotheses.all.indices
        where predictions.reaches(number, trace) {
            predictions.enter(hypothesis: number, on: simulation)
            let likelihood = judge.likelihood(simulation, isFault: true)
            if likelihood > groundless { likelihoods.append((number, likelihood)) }
        }
        let best = likelihoods.map(\.likelihood).max() ?? 0
        return likelihoods.filter { $0.likelihood == best }.map(\.number)
    }

    /// The faults that would show each strange part of what a deed brought.
    private mutating func explainers(ofDeed step: SessionStep) -> [[Int]] {
        guard let reading = step.readings.first else { return [] }
        let seen = ReadingParts(reading)
        let own = world(of: predictions.hypotheses.none)
        let (sound, trace) = bench.simulation.tracing { bench.perform(step, in: own).reply }
        let strange = seen.parts(unlike: ReadingParts(sound.reading))
        var found = Array(repeating: [Int](), count: strange.count)
        if strange.isEmpty { return [] }
        for number in predictions.hypotheses.all.indices
        where predictions.reaches(number, trace) {
            let reply = bench.perform(step, in: world(of: number)).reply
            let predicted = ReadingParts(reply.reading)
            for (index, part) in strange.enumerated() where predicted.shows(part, of: seen) {
                found[index].append(number)
            }
        }
        return found
    }

    private mutating func explainers(
        of observation: Observation, _ number: Int, _ reading: Reading, at time: SimulatedTime
    ) -> [[Int]] {
        let seen = ReadingParts(reading)
        let sound = parts(of: observation, predictions.hypotheses.none, at: time)
        let strange = seen.parts(unlike: sound)
        var found = Array(repeating: [Int](), count: strange.count)
        for entry in predictions.columns[number] {
            let predicted = parts(of: observation, Int(entry.hypothesis), at: time)
            for (index, part) in strange.enumerated() where predicted.shows(part, of: seen) {
                found[index].append(Int(entry.hypothesis))
            }
        }
        return found
    }

    private mutating func parts(
        of observation: Observation, _ hypothesis: Int, at time: SimulatedTime
    ) -> ReadingParts {
        bench.enter(world(of: hypothesis), at: time)
        let simulation = bench.simulation
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
