import Diagnosis
import TestSupport
import Testing

/// Choices from lists, without anything to be consistent with.
@Suite struct HittingSetTests {
    @Test func theSetsAreThoseOfTryingEverySet() throws {
        try withEverySeed(1500) { generator in
            let system = HiddenConflicts(from: &generator)
            let list = MinimalDiagnoses(costs: system.costs, conflicts: system.conflicts)
                .hittingSets()
            #expect(list.diagnoses.map(\.components) == system.diagnoses)
            #expect(list.isComplete)
            #expect(list.checkCount == 0)
        }
    }

    @Test func theyAreThoseOfASearchThatFindsAllConsistent() throws {
        try withEverySeed(200) { generator in
            let system = HiddenConflicts(from: &generator)
            let problem = MinimalDiagnoses(costs: system.costs, conflicts: system.conflicts)
            let searched = problem.search { _ in .consistent }
            #expect(problem.hittingSets().diagnoses == searched.diagnoses)
        }
    }

    /// Against another algorithm, C. Berge's ("Hypergraphs", 1989): the minimal sets that hit one
    /// conflict more are among those that hit the ones before, each with one component more.
    @Test func hundredComponentsAreChosenAsByMultiplyingOut() throws {
        try withEverySeed(30) { generator in
            let conflicts = (0..<generator.integer(in: 3...5)).map { _ in
                Set((0..<generator.integer(in: 2...6)).map { _ in generator.integer(in: 0...99) })
            }
            var sets: Set<Set<Int>> = [[]]
            for conflict in conflicts {
                var next: Set<Set<Int>> = []
                for set in sets {
                    if !set.isDisjoint(with: conflict) { next.insert(set) }
                    for component in conflict where set.isDisjoint(with: conflict) {
                        next.insert(set.union([component]))
                    }
                }
                sets = next
            }
            let minimal = sets.filter { set in
                set.allSatisfy { component in
                    conflicts.contains { $0.intersection(set) == [component] }
                }
            }
            let costs = (0..<100).map { _ in generator.integer(in: Int64(0)...20) }
            let list = MinimalDiagnoses(costs: costs, conflicts: conflicts.map { $0.sorted() })
                .hittingSets()
            #expect(list.isComplete)
            #expect(Set(list.diagnoses.map { Set($0.components) }) == minimal)
            #expect(list.diagnoses.count == minimal.count)
            for (first, second) in zip(list.diagnoses, list.diagnoses.dropFirst()) {
                #expect(first.precedes(second))
            }
        }
    }

    /// The conflicts of R. Reiter's example of hitting sets ("A theory of diagnosis from first
    /// principles", 1987, figure 2), as corrected by Greiner, Smith and Wilkerson ("A correction to
    /// the algorithm in Reiter's theory of diagnosis", 1989), who show that order matters to
    /// Reiter's own algorithm: {a, b}, {b, c}, {a, c}, {b, d}, {b}.
    @Test func theExampleOfGreinerSmithAndWilkerson() {
        let list = MinimalDiagnoses(
            costs: [1, 1, 1, 1], conflicts: [[0, 1], [1, 2], [0, 2], [1, 3], [1]]
        ).hittingSets()
        #expect(list.diagnoses.map(\.components) == [[0, 1], [1, 2]])
    }

    @Test func costsDecideWhatComesFirst() {
        let conflicts = [[0, 1], [0, 2]]
        let dear = MinimalDiagnoses(costs: [5, 2, 2], conflicts: conflicts).hittingSets()
        #expect(dear.diagnoses.map(\.components) == [[1, 2], [0]])
        let equal = MinimalDiagnoses(costs: [4, 2, 2], conflicts: conflicts).hittingSets()
        #expect(equal.diagnoses.map(\.components) == [[0], [1, 2]])
        let free = MinimalDiagnoses(costs: [0, 0, 0], conflicts: conflicts).hittingSets()
        #expect(free.diagnoses.map(\.components) == [[0], [1, 2]])
    }

    @Test func nothingHitsAnEmptyConflict() {
        let list = MinimalDiagnoses(costs: [1], conflicts: [[], [0]]).hittingSets()
        #expect(list.diagnoses == [])
        #expect(list.isComplete)
        #expect(MinimalDiagnoses(costs: [1]).hittingSets().diagnoses.map(\.components) == [[]])
    }

    @Test func componentsAndCostsOutOfRangeAreRefused() async {
        await #expect(processExitsWith: .failure) {
            _ = MinimalDiagnoses(costs: [-1])
        }
        await #expect(processExitsWith: .failure) {
            _ = MinimalDiagnoses(costs: [MinimalDiagnoses.highestCost + 1])
        }
        await #expect(processExitsWith: .failure) {
            _ = MinimalDiagnoses(costs: [1, 1], conflicts: [[2]]).hittingSets()
        }
        #expect(MinimalDiagnoses(costs: [MinimalDiagnoses.highestCost]).hittingSets().isComplete)
    }
}
