import TestSupport
import Testing

@testable import Diagnosis

@Suite struct NeighbourhoodsTests {
    /// A table, a relation and what is available, all random, and the same by brute force.
    private struct Case {
        let random: RandomTable
        let available: [Int32]
        let likeness: BinLikeness
        let neighbourhoods: Neighbourhoods

        init(_ generator: inout SeededGenerator) {
            let random = RandomTable(&generator, hypotheses: 25, probes: 6, bins: 3)
            available = random.probes.filter { _ in generator.chance(2, in: 3) }
            var likeness = BinLikeness(probeCount: 6)
            for probe in 0..<6 {
                let bins = OutcomeBin(random.models[probe].binCount - 1)
                likeness.join(
                    generator.integer(in: 0...bins), generator.integer(in: 0...bins),
                    at: Int32(probe))
            }
            self.random = random
            self.likeness = likeness
            neighbourhoods = Neighbourhoods(
                OutcomeRows(random.table), likeness: likeness, available: available, probeCount: 6)
        }

        func tellers(_ first: Int32, _ second: Int32) -> [Int32] {
            available.filter { probe in
                let bins = random.dense[Int(probe)]
                return !likeness.areAlike(bins[Int(first)], bins[Int(second)], at: probe)
            }
        }
    }

    @Test func neighboursAreThoseThatNoProbeTells() throws {
        try withEverySeed(60) { generator in
            let each = Case(&generator)
            for first in 0..<Int32(25) {
                let expected = (0..<Int32(25)).filter {
                    $0 != first && each.tellers(first, $0).isEmpty
                }
                #expect(each.neighbourhoods.neighbours(of: first) == expected)
            }
        }
    }

    @Test func findsTheCheapestProbeThatTells() throws {
        try withEverySeed(60) { generator in
            let each = Case(&generator)
            for first in 0..<Int32(8) {
                for second in 0..<Int32(25) {
                    let cheapest = each.tellers(first, second).min {
                        (each.random.prices[Int($0)], $0) < (each.random.prices[Int($1)], $1)
                    }
                    let found = each.neighbourhoods.cheapestProbe(
                        telling: first, from: second, prices: each.random.prices)
                    #expect(found == cheapest)
                }
            }
        }
    }

    @Test func groupsAreEqualRowsWhateverTheHash() throws {
        try withEverySeed(60) { generator in
            let each = Case(&generator)
            let expected = (0..<Int32(25)).map { second in
                (0..<Int32(25)).first { first in
                    each.available.allSatisfy { probe in
                        let bins = each.random.dense[Int(probe)]
                        return bins[Int(first)] == bins[Int(second)]
                    }
                }
            }
            let groups = each.neighbourhoods.equalGroups()
            #expect(groups.representatives.map { Optional($0) } == expected)
            // With a hash that always collides, the comparison has to do all the work.
            #expect(each.neighbourhoods.equalGroups { _ in 0 } == groups)
            #expect(each.neighbourhoods.equalGroups { UInt64($0.count) } == groups)
            for group in groups.groups {
                #expect(group.count > 1 && group == group.sorted())
                for member in group {
                    #expect(groups.representatives[Int(member)] == group[0])
                }
            }
            let grouped = groups.groups.reduce(0) { $0 + $1.count - 1 }
            let absorbed = (0..<25).filter { groups.representatives[$0] != Int32($0) }.count
            #expect(grouped == absorbed)
        }
    }

    /// A level that drifts a little, more, and much: each is like the next, the ends aren't alike.
    @Test func alikenessIsNotTransitive() {
        let table = OutcomeTable(
            hypothesisCount: 3,
            columns: [OutcomeColumn(dense: [0, 1, 2], model: ReadingModel(binCount: 3))])
        var likeness = BinLikeness(probeCount: 1)
        likeness.join(0, 1, at: 0)
        likeness.join(2, 1, at: 0)
        let neighbourhoods = Neighbourhoods(
            OutcomeRows(table), likeness: likeness, available: [0], probeCount: 1)
        #expect(neighbourhoods.neighbours(of: 0) == [1])
        #expect(neighbourhoods.neighbours(of: 1) == [0, 2])
        #expect(neighbourhoods.neighbours(of: 2) == [1])
        #expect(neighbourhoods.cheapestProbe(telling: 0, from: 1, prices: [1]) == nil)
        #expect(neighbourhoods.cheapestProbe(telling: 0, from: 2, prices: [1]) == 0)
        #expect(neighbourhoods.equalGroups().groups == [])
    }

    @Test func confusionMakesBinsAlikeBothWays() {
        let confusion = BinConfusion([.init(from: 2, to: 1, probability: 0.1)])
        let model = ReadingModel(binCount: 3, confusion: confusion, slip: 0.1)
        let likeness = BinLikeness(
            confusionsOf: OutcomeTable(
                hypothesisCount: 3, columns: [OutcomeColumn(dense: [0, 1, 2], model: model)]))
        #expect(likeness.areAlike(1, 2, at: 0) && likeness.areAlike(2, 1, at: 0))
        #expect(!likeness.areAlike(0, 1, at: 0) && likeness.areAlike(0, 0, at: 0))
    }
}
