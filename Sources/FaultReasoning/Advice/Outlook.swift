package import Diagnosis
package import Plant
package import SimulationKernel

/// What each observation of the catalogue can be expected to tell at one moment, and what it takes.
///
/// Only candidates that are still worth looking at are in it; the rows of its table are theirs. A
/// fault that comes and goes has two rows, one for each phase, with half of its weight each.
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
            rows += maker.rows(of: number, probability)
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
        let seen = mayRepeat ? [] : reasoner.seen
        self.seen = seen
        available = reasoner.predictions.observations.enumerated().compactMap { number, observed in
            seen.contains(observed) ? nil : Int32(number)
        }
    }

    /// The observations of the catalogue that can tell something: not those which were made since
    /// anything was done, unless something may come and go.
    package let available: [Int32]

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

    /// Bits that can be expected of an observation, whether it is in the catalogue or not.
    package func expectedBits(of observation: Observation, clock: SimulatedTime) -> Double {
        if seen.contains(observation) { return 0 }
        var weigher = ProbeWeigher(belief)
        let (table, number) = table(with: observation, clock)
        return weigher.expectedInformation(number, in: table)
    }

    /// How likely each outcome of an observation is.
    package func outcomeShares(of observation: Observation, clock: SimulatedTime) -> [Double] {
        var weigher = ProbeWeigher(belief)
        let (table, number) = table(with: observation, clock)
        return weigher.readingShares(number, in: table)
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

/// What one candidate shows, in one phase.
struct OutlookRow {
    var candidate: Int
    var weight: Double
    /// What it shows otherwise than the sound facility: observation and signature.
    var outcomes: [(observation: Int, signature: ReadingSignature)]
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

    func rows(of number: Int, _ probability: Double) -> [OutlookRow] {
        let own = reasoner.worlds[number]
        guard let calm = own.calm else {
            return [
                OutlookRow(
                    candidate: number, weight: probability,
                    outcomes: reasoner.outcomes(of: own.world, number, at: clock))
            ]
        }
        return [(own.world, Chances.contactOpen), (calm, 1 - Chances.contactOpen)].map {
            OutlookRow(
                candidate: number, weight: probability * $1,
                outcomes: reasoner.outcomes(of: $0, nil, at: clock))
        }
    }

    func table(of rows: [OutlookRow]) -> OutcomeTable {
        var columns = Array(
            repeating: ColumnDraft(), count: predictions.observations.count)
        for (row, content) in rows.enumerated() {
            for outcome in content.outcomes {
                columns[outcome.observation].add(
                    row, outcome.signature, beside: predictions.outcomes[outcome.observation][0])
            }
        }
        return OutcomeTable(
            hypothesisCount: rows.count,
            columns: columns.enumerated().map { number, draft in
                draft.column(slip: Chances.slip(of: predictions.observations[number]))
            })
    }

    /// The column of an observation that isn't in the catalogue.
    func column(of observation: Observation, rows: [Int]) -> OutcomeColumn {
        let sound = reasoner.bench.signature(
            observation, in: World(state: predictions.sound), at: clock)
        var draft = ColumnDraft()
        for (row, candidate) in rows.enumerated() {
            let signature = reasoner.bench.signature(
                observation, in: reasoner.worlds[candidate].world, at: clock)
            if signature != sound { draft.add(row, signature, beside: sound) }
        }
        return draft.column(slip: Chances.slip(of: observation))
    }

    func prices(from place: PlaceID) -> [Int64] {
        predictions.observations.indices.map { number in
            predictions.price(ofObservation: number, from: place, reasoner.file.prices)
        }
    }
}

/// One column while it is being put together.
private struct ColumnDraft {
    private var hypotheses: [Int32] = []
    private var bins: [OutcomeBin] = []
    private var signatures: [ReadingSignature] = []

    mutating func add(
        _ row: Int, _ signature: ReadingSignature, beside sound: ReadingSignature
    ) {
        if signatures.isEmpty { signatures.append(sound) }
        guard signature != signatures[0] else { return }
        var bin = signatures.firstIndex(of: signature) ?? signatures.count
        if bin == signatures.count {
            if bin > Int(OutcomeBin.max) { bin = Int(OutcomeBin.max) } else { signatures.append(signature) }
        }
        hypotheses.append(Int32(row))
        bins.append(OutcomeBin(bin))
    }

    func column(slip: Double) -> OutcomeColumn {
        OutcomeColumn(
            hypotheses: hypotheses, bins: bins,
            model: ReadingModel(
                binCount: max(1, signatures.count), confusion: confusion, slip: slip))
    }

    /// Two outcomes that can't be told apart are read as either alike.
    private var confusion: BinConfusion {
        var entries: [BinConfusion.Entry] = []
        for bin in signatures.indices where !signatures[bin].quantities.isEmpty {
            let alike = signatures.indices.filter {
                $0 != bin && signatures[$0].agrees(with: signatures[bin])
            }
            for other in alike {
                entries.append(
                    BinConfusion.Entry(
                        from: OutcomeBin(bin), to: OutcomeBin(other),
                        probability: 1 / Double(alike.count + 1)))
            }
        }
        return BinConfusion(entries)
    }
}
