package import Diagnosis
package import Plant
package import SimulationKernel

/// What each observation of the catalogue can be expected to tell at a moment, and what it takes.
///
/// Only candidates that are still worth looking at are in it; the rows of its table are theirs.
/// What a fault shows that comes and goes is read either way, as a confusion of the two: which
/// phase it is in just now isn't worth knowing.
package struct Outlook {
    /// How likely each row is.
    package private(set) var belief: Belief
    package let table: OutcomeTable
    /// By observation: seconds of the engineer's time, with the walk from where they are.
    package let prices: [Int64]
    /// By row: the candidate.
    package let candidates: [Int]
    /// Observations that would only say again what they said.
    private let seen: [Observation]
    private let reasoner: Reasoner

    /// A candidate that is less likely than this isn't looked at.
    private static let least = 1e-4

    /// Looks ahead from what is known, for somebody at a place.
    package init(_ reasoner: Reasoner, at place: PlaceID, clock: SimulatedTime) {
        self.reasoner = reasoner
        let maker = OutlookMaker(reasoner, clock: clock)
        var rows: [OutlookRow] = []
        for (number, probability) in reasoner.belief.probabilities.enumerated()
        where probability >= Outlook.least {
            rows.append(maker.row(of: number, probability))
        }
        candidates = rows.map(\.candidate)
        let unmodelled = rows.firstIndex {
            $0.candidate == reasoner.predictions.hypotheses.unmodelled
        }
        belief = Belief(
            priors: rows.map(\.weight), unmodelled: unmodelled.map { Int32($0) }, floor: 0)
        table = maker.table(of: rows)
        prices = maker.prices(from: place)
        let mayRepeat = reasoner.mayComeAndGo
        let seen =
            (mayRepeat ? [] : reasoner.seen) + reasoner.asked.map { Observation.changed($0) }
        self.seen = seen
        available = reasoner.predictions.observations.enumerated().compactMap { number, observed in
            seen.contains(observed) ? nil : Int32(number)
        }
    }

    /// The observations of the catalogue that can tell something: not those which were made since
    /// anything was done, unless something may come and go.
    package private(set) var available: [Int32]

    /// What a policy may choose from.
    package func offer(leastBits: Double) -> ProbeOffer {
        ProbeOffer(
            belief: belief, table: table, prices: prices, available: available,
            leastBits: leastBits)
    }

    /// Less than this, in bits, isn't worth an observation, and can't be called telling something.
    package static let leastBits = 0.02

    /// What an expert would observe next: the most information for its price, looking a step ahead.
    /// Nil where nothing is worth it.
    package var expertChoice: Int? {
        ExpertPolicy(width: 4, depth: 2).choose(from: offer(leastBits: Outlook.leastBits))
            .map { Int($0.probe) }
    }

    /// What can be expected of one observation.
    package struct Prospect: Hashable, Sendable {
        /// In bits; 0 where it would only say again what it said.
        package var bits: Double
        /// How likely its likeliest outcome is, 0…1.
        package var likeliest: Double

        /// That of what reads nothing.
        package static let nothing = Prospect(bits: 0, likeliest: 1)
    }

    /// What can be expected of an observation, whether it is in the catalogue or not.
    package func prospect(of observation: Observation, clock: SimulatedTime) -> Prospect {
        var weigher = ProbeWeigher(belief)
        let (table, number) = table(with: observation, clock)
        return Prospect(
            bits: seen.contains(observation) ? 0 : weigher.expectedInformation(number, in: table),
            likeliest: weigher.readingShares(number, in: table).max() ?? 1)
    }

    private func table(with observation: Observation, _ clock: SimulatedTime)
        -> (table: OutcomeTable, number: Int32)
    {
        if let number = reasoner.predictions.number(of: observation) {
            return (table, Int32(number))
        }
        let column = OutlookMaker(reasoner, clock: clock).column(of: observation, rows: candidates)
        return (OutcomeTable(hypothesisCount: candidates.count, columns: [column]), 0)
    }

    /// The observation of which most bits can be expected for at most a price; of equals the
    /// cheaper, then the first. Nil where none tells anything.
    package func best(within price: Int64) -> Int? {
        var weigher = ProbeWeigher(belief)
        var best: (number: Int32, bits: Double)?
        for number in available where prices[Int(number)] <= price {
            let bits = weigher.expectedInformation(number, in: table)
            guard bits > 0 else { continue }
            if let known = best {
                let isBetter =
                    bits > known.bits
                    || (bits == known.bits && prices[Int(number)] < prices[Int(known.number)])
                if !isBetter { continue }
            }
            best = (number, bits)
        }
        return best.map { Int($0.number) }
    }

    /// An observation of the catalogue as advice to somebody at a place.
    package func advice(_ number: Int, from place: String) -> Advice {
        let plant = reasoner.predictions.plant
        let observation = reasoner.predictions.observations[number]
        let command = observation.command(plant)
        let there = observation.place(plant).map { plant.layout.places[$0.index].id }
        var weigher = ProbeWeigher(belief)
        return Advice(
            command: ([command.verb] + command.words).joined(separator: " "),
            place: there == place ? nil : there,
            expectedBits: weigher.expectedInformation(Int32(number), in: table),
            price: prices[number])
    }

    /// The same outlook without some observations, by their numbers: such as can't be made.
    package func without(_ numbers: [Int]) -> Outlook {
        var other = self
        other.available.removeAll { numbers.contains(Int($0)) }
        return other
    }

    /// The same outlook with other weights.
    ///
    /// - Parameter factor: by what to multiply the weight of a candidate, given as its members.
    package func weighed(by factor: ([Int]) -> Double) -> Outlook {
        var other = self
        other.belief = Belief(
            priors: candidates.indices.map { row in
                belief.probabilities[row] * factor(reasoner.candidates[candidates[row]].members)
            }, unmodelled: belief.unmodelled, floor: 0)
        return other
    }

    /// The modes of a candidate's faults, by their indices in the registry.
    package func modes(of candidate: Int) -> [Int] {
        reasoner.candidates[candidate].members.compactMap {
            reasoner.predictions.hypotheses.all[$0].mode
        }
    }
}

/// What one candidate shows.
struct OutlookRow {
    var candidate: Int
    var weight: Double
    /// What it shows otherwise than the sound facility.
    var outcomes: [(observation: Int, outcome: OutlookOutcome)]
}

/// What an observation shows: one signature, or of something that comes and goes either of two, the
/// first while it is there.
struct OutlookOutcome {
    var signature: ReadingSignature
    var calm: ReadingSignature?

    init(_ signature: ReadingSignature, calm: ReadingSignature? = nil) {
        self.signature = signature
        self.calm = calm == signature ? nil : calm
    }
}

/// Makes the rows and columns of an outlook.
struct OutlookMaker {
    private let reasoner: Reasoner
    private let predictions: FacilityPredictions
    private let clock: SimulatedTime

    init(_ reasoner: Reasoner, clock: SimulatedTime) {
        self.reasoner = reasoner
        predictions = reasoner.predictions
        self.clock = clock
    }

    func row(of number: Int, _ probability: Double) -> OutlookRow {
        let own = reasoner.worlds[number]
        let shown = reasoner.outcomes(of: own.world, number, at: clock)
        let calm = own.calm.map { reasoner.outcomes(of: $0, nil, at: clock) }
        return OutlookRow(
            candidate: number, weight: probability, outcomes: mixed(shown, calm: calm))
    }

    /// The outcomes of both phases side by side, where there are two; each in the order of the
    /// catalogue.
    private func mixed(
        _ shown: [(observation: Int, signature: ReadingSignature)],
        calm: [(observation: Int, signature: ReadingSignature)]?
    ) -> [(observation: Int, outcome: OutlookOutcome)] {
        guard let calm else { return shown.map { ($0.observation, OutlookOutcome($0.signature)) } }
        var mixed: [(observation: Int, outcome: OutlookOutcome)] = []
        var next = 0
        func addCalm(before observation: Int) {
            while next < calm.count, calm[next].observation < observation {
                let number = calm[next].observation
                mixed.append(
                    (
                        number,
                        OutlookOutcome(
                            predictions.outcomes[number][0], calm: calm[next].signature)
                    ))
                next += 1
            }
        }
        for (observation, signature) in shown {
            addCalm(before: observation)
            var other = predictions.outcomes[observation][0]
            if next < calm.count, calm[next].observation == observation {
                other = calm[next].signature
                next += 1
            }
            mixed.append((observation, OutlookOutcome(signature, calm: other)))
        }
        addCalm(before: .max)
        return mixed
    }

    func table(of rows: [OutlookRow]) -> OutcomeTable {
        var columns = Array(
            repeating: ColumnDraft(), count: predictions.observations.count)
        for (row, content) in rows.enumerated() {
            for entry in content.outcomes {
                columns[entry.observation].add(
                    row, entry.outcome, beside: predictions.outcomes[entry.observation][0])
            }
        }
        return OutcomeTable(
            hypothesisCount: rows.count,
            columns: columns.enumerated().map { number, draft in
                let observation = predictions.observations[number]
                if case .changed(let person) = observation {
                    return column(ofAsking: person, rows.map(\.candidate))
                }
                return draft.column(slip: Chances.slip(of: observation))
            })
    }

    /// The column of asking somebody what happened lately.
    private func column(ofAsking person: ElementID, _ rows: [Int]) -> OutcomeColumn {
        Hearsay(of: person, predictions.plant).column(rows.count) { row, place in
            reasoner.weight(ofHappeningAt: place, rows[row])
        }
    }

    /// The column of an observation that isn't in the catalogue.
    func column(of observation: Observation, rows: [Int]) -> OutcomeColumn {
        let sound = reasoner.bench.signature(
            observation, in: World(state: predictions.sound), at: clock)
        var draft = ColumnDraft()
        for (row, candidate) in rows.enumerated() {
            let own = reasoner.worlds[candidate]
            let outcome = OutlookOutcome(
                reasoner.bench.signature(observation, in: own.world, at: clock),
                calm: own.calm.map {
                    reasoner.bench.signature(observation, in: $0, at: clock)
                })
            draft.add(row, outcome, beside: sound)
        }
        return draft.column(slip: Chances.slip(of: observation))
    }

    func prices(from place: PlaceID) -> [Int64] {
        predictions.observations.indices.map { number in
            predictions.price(ofObservation: number, from: place, reasoner.file.prices)
        }
    }
}
