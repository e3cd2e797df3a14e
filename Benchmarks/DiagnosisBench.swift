import Diagnosis
import Foundation
import SimulationKernel

/// Times the reasoning on a table as large as a whole facility's, made by chance.
struct DiagnosisBench {
    private let hypothesisCount = 50_000
    private let probeCount = 20_000
    private let entryCount = 13_000_000

    func run() {
        let before = DiagnosisBench.residentMebibytes
        var table = table()
        let columnsAt = DiagnosisBench.residentMebibytes
        print(
            "table: \(table.hypothesisCount) hypotheses × \(table.probeCount) probes, "
                + "\(table.entryCount) entries in \(columnsAt - before) MiB "
                + "(aim: 95 MiB for the entries)")
        let priors = (0..<hypothesisCount).map { Double($0 % 97 + 1) }
        let belief = Belief(priors: priors, unmodelled: Int32(hypothesisCount - 1))
        let prices = (0..<probeCount).map { Int64($0 % 53 + 1) }
        let probes = (0..<Int32(probeCount)).map { $0 }
        choices(belief, table, prices, probes)
        readings(belief, table)
        let rows = OutcomeRows(table)
        let withRows = DiagnosisBench.residentMebibytes
        later(belief, table, rows, prices, probes)
        neighbours(rows)
        plans()
        replacing(&table)
        print(
            "resident memory with the table, its rows and a belief: \(withRows) MiB "
                + "(aim: under 512 MiB)")
    }

    /// Each probe sees a stretch of the hypotheses, as a point on a signal path sees what lies
    /// before it, and misses some.
    private func table() -> OutcomeTable {
        var stream = RandomStream(seed: 1, name: "diagnosis bench")
        let models = [2, 3, 4, 6].map { ReadingModel(binCount: $0) }
        let confusable = ReadingModel(
            binCount: 4,
            confusion: BinConfusion([
                .init(from: 1, to: 2, probability: 0.1), .init(from: 2, to: 1, probability: 0.1),
            ]), slip: 0.02)
        let perProbe = entryCount / probeCount
        var columns: [OutcomeColumn] = []
        for probe in 0..<probeCount {
            let model = probe % 5 == 4 ? confusable : models[probe % 4]
            let start = stream.next(below: Int64(hypothesisCount - 4 * perProbe))
            var hypothesis = start
            var hypotheses: [Int32] = []
            var bins: [OutcomeBin] = []
            hypotheses.reserveCapacity(perProbe)
            bins.reserveCapacity(perProbe)
            for _ in 0..<perProbe {
                hypothesis += 1 + stream.next(below: 3)
                hypotheses.append(Int32(hypothesis))
                bins.append(OutcomeBin(1 + stream.next(below: Int64(model.binCount - 1))))
            }
            columns.append(OutcomeColumn(hypotheses: hypotheses, bins: bins, model: model))
        }
        return OutcomeTable(hypothesisCount: hypothesisCount, columns: columns)
    }

    private func choices(
        _ belief: Belief, _ table: OutcomeTable, _ prices: [Int64], _ probes: [Int32]
    ) {
        let offer = ProbeOffer(belief: belief, table: table, prices: prices, available: probes)
        var choice: ProbeValue?
        let samples = Sampling(20) { choice = GreedyPolicy().choose(from: offer) }
        print(
            "the next probe of \(probes.count), over \(table.entryCount) entries (probe "
                + "\(choice.map { Int($0.probe) } ?? -1)): \(samples.summary) "
                + "(aim: under 200 ms)")
    }

    private func readings(_ belief: Belief, _ table: OutcomeTable) {
        var after = belief
        var probe: Int32 = 0
        let samples = Sampling(300) {
            after = belief
            probe = (probe + 1) % Int32(table.probeCount)
            after.observe(probe, bin: 1, in: table)
        }
        let left = after.probabilities.count { $0 > 0 }
        print(
            "the belief in \(belief.count) hypotheses after one reading, \(left) left alive: "
                + "\(samples.summary) (aim: under 1 ms)")
        let nominal = Sampling(300) {
            after = belief
            after.observe(4, bin: 0, in: table)
        }
        print("the same, with none refuted: \(nominal.summary) (aim: under 1 ms)")
    }

    /// What follows the first deviation: fewer hypotheses, and rows that make it quick.
    private func later(
        _ belief: Belief, _ table: OutcomeTable, _ rows: OutcomeRows, _ prices: [Int64],
        _ probes: [Int32]
    ) {
        var after = belief
        after.observe(0, bin: 1, in: table)
        let offer = ProbeOffer(
            belief: after, table: table, prices: prices, available: probes, rows: rows)
        let live = after.probabilities.count { $0 > 0 }
        let samples = Sampling(20) { _ = GreedyPolicy().choose(from: offer) }
        print("the next probe with \(live) left alive: \(samples.summary) (aim: none stated)")
        let expert = Sampling(5, warmUp: 1) {
            _ = ExpertPolicy(width: 4, depth: 2).choose(from: offer)
        }
        print("an expert's two steps ahead, width 4: \(expert.summary) (aim: none stated)")
    }

    private func neighbours(_ rows: OutcomeRows) {
        let probes = (0..<Int32(probeCount)).map { $0 }
        let likeness = BinLikeness(probeCount: probeCount)
        let neighbourhoods = Neighbourhoods(
            rows, likeness: likeness, available: probes, probeCount: probeCount)
        var hypothesis: Int32 = 0
        let samples = Sampling(20) {
            hypothesis += 2011
            _ = neighbourhoods.neighbours(of: hypothesis)
        }
        print(
            "the neighbours of one of \(rows.hypothesisCount): \(samples.summary) "
                + "(aim: none stated)")
        var count = 0
        let groups = Sampling(3, warmUp: 0) { count = neighbourhoods.equalGroups().groups.count }
        print("all \(count) groups of equal rows: \(groups.summary) (aim: none stated)")
    }

    /// Random tables small enough for the exact plan, and one that isn't.
    private func plans() {
        for (hypotheses, probes, oneIn) in [(30, 80, 3), (60, 200, 3), (40, 100, 8), (30, 60, 15)] {
            let offer = plannable(hypotheses: hypotheses, probes: probes, oneIn: Int64(oneIn))
            var plan: OptimalPlan?
            let samples = Sampling(1, warmUp: 0) { plan = OptimalPlan(offer) }
            guard let plan else { continue }
            let percent = Int((100 * plan.gap / plan.expectedPrice).rounded())
            print(
                "the cheapest plan for \(hypotheses) hypotheses and \(probes) probes of which each "
                    + "sees one in \(oneIn): \(plan.nodeCount) sets, exact: \(plan.isExact), gap "
                    + "\(percent) %, \(Sampling.words(samples.quantile(0))) (aim: none stated)")
        }
    }

    private func plannable(hypotheses: Int, probes: Int, oneIn: Int64) -> ProbeOffer {
        var stream = RandomStream(seed: 5, name: "plan bench")
        let model = ReadingModel(binCount: 3)
        let columns = (0..<probes).map { _ in
            OutcomeColumn(
                dense: (0..<hypotheses).map { _ in
                    stream.chance(1, in: oneIn) ? OutcomeBin(1 + stream.next(below: 2)) : 0
                }, model: model)
        }
        return ProbeOffer(
            belief: Belief(priors: (0..<hypotheses).map { _ in Double(stream.next(in: 1...100)) }),
            table: OutcomeTable(hypothesisCount: hypotheses, columns: columns),
            prices: (0..<probes).map { _ in stream.next(in: 60...600) },
            available: (0..<Int32(probes)).map { $0 })
    }

    private func replacing(_ table: inout OutcomeTable) {
        let column = table.columns[7]
        let samples = Sampling(100) {
            for probe in 0..<Int32(100) { table.replaceColumn(probe * 100, by: column) }
        }
        print("replacing 100 columns: \(samples.summary) (aim: none stated)")
    }

    /// What the system keeps in memory for this program.
    private static var residentMebibytes: Int {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return 0 }
        return (pages * Int(getpagesize())) >> 20
    }
}
