import Diagnosis
import TestSupport
import Testing

/// What a search says that it wasn't let finish.
@Suite struct SearchBoundsTests {
    private func check(_ list: DiagnosisList, of system: HiddenConflicts, _ bounds: SearchBounds) {
        let all = system.diagnoses
        let found = list.diagnoses.map(\.components)
        #expect(found.allSatisfy(all.contains))
        #expect(list.nodeCount <= bounds.nodes)
        #expect(list.checkCount <= bounds.checks)
        #expect(found.count <= bounds.diagnoses)
        #expect(list.diagnoses.allSatisfy { $0.cost <= bounds.cost })
        let missing = all.filter { !found.contains($0) }
        #expect((list.lowerBound == nil) == (list.stoppedBy == nil))
        if let lower = list.lowerBound {
            #expect(missing.allSatisfy { system.cost($0) >= lower })
            #expect(list.diagnoses.allSatisfy { $0.cost <= lower })
        } else {
            #expect(missing == [])
        }
        switch list.stoppedBy {
        case nil: break
        case .nodes: #expect(list.nodeCount == bounds.nodes)
        case .checks: #expect(list.checkCount == bounds.checks)
        case .diagnoses: #expect(found.count == bounds.diagnoses)
        case .cost: #expect(missing.allSatisfy { system.cost($0) > bounds.cost })
        }
        // What was found is a beginning of the whole list, up to ties of cost and cardinality.
        let beginning = all.prefix(found.count).map { [system.cost($0), Int64($0.count)] }
        #expect(found.map { [system.cost($0), Int64($0.count)] } == beginning)
        if let known = list.cheapestKnown {
            #expect(system.isConsistent(ComponentSet(universe: system.count, known.components)))
            let best = all.first.map(system.cost) ?? 0
            #expect(best <= known.cost)
            #expect(known.cost - best <= list.gap ?? -1)
        } else {
            #expect(list.gap == nil)
        }
    }

    @Test func whateverBoundIsMetIsSaidAndTheLowerBoundIsTrue() throws {
        try withEverySeed(3000) { generator in
            let system = HiddenConflicts(from: &generator)
            var bounds = SearchBounds()
            if generator.chance(1, in: 2) { bounds.nodes = generator.integer(in: 0...30) }
            if generator.chance(1, in: 2) { bounds.checks = generator.integer(in: 0...20) }
            if generator.chance(1, in: 3) { bounds.diagnoses = generator.integer(in: 0...4) }
            if generator.chance(1, in: 3) { bounds.cost = generator.integer(in: 0...6) }
            let known = system.conflicts.filter { _ in generator.chance(1, in: 3) }
            var hints = generator
            let list = MinimalDiagnoses(costs: system.costs, conflicts: known)
                .search(within: bounds) { system.verdict($0, hints: &hints) }
            check(list, of: system, bounds)
        }
    }

    @Test func hittingSetsKeepTheirBoundsToo() throws {
        try withEverySeed(1000) { generator in
            let system = HiddenConflicts(from: &generator)
            let bounds = SearchBounds(
                nodes: generator.pick([3, 10, .max]), diagnoses: generator.pick([1, 2, .max]),
                cost: generator.pick([1, 4, .max]))
            let list = MinimalDiagnoses(costs: system.costs, conflicts: system.conflicts)
                .hittingSets(within: bounds)
            check(list, of: system, bounds)
        }
    }

    @Test func eachBoundIsMetByName() {
        let problem = MinimalDiagnoses(costs: [1, 2, 3, 4])
        func list(_ bounds: SearchBounds) -> DiagnosisList {
            problem.search(within: bounds) { $0.count >= 2 ? .consistent : .inconsistent }
        }
        let whole = list(SearchBounds())
        #expect(whole.diagnoses.map(\.cost) == [3, 4, 5, 5, 6, 7])
        #expect(whole.isComplete)
        #expect(list(SearchBounds(nodes: 5)).stoppedBy == .nodes)
        #expect(list(SearchBounds(checks: 5)).stoppedBy == .checks)
        let two = list(SearchBounds(diagnoses: 2))
        #expect(two.stoppedBy == .diagnoses)
        #expect(two.diagnoses.map(\.components) == [[0, 1], [0, 2]])
        let cheap = list(SearchBounds(cost: 5))
        #expect(cheap.stoppedBy == .cost)
        #expect(cheap.diagnoses.map(\.components) == [[0, 1], [0, 2], [0, 3], [1, 2]])
        #expect(cheap.lowerBound == 6)
    }

    /// Stopped before any diagnosis was proven, a search still knows a consistent set and how much
    /// dearer than the best it may be.
    @Test func theGapIsKnownBeforeTheFirstDiagnosis() throws {
        let problem = MinimalDiagnoses(costs: [5, 5, 5, 5])
        let list = problem.search(within: SearchBounds(checks: 3)) {
            $0.count >= 3 ? .explained(by: Array($0.members.prefix(3))) : .inconsistent
        }
        #expect(list.diagnoses == [])
        let known = try #require(list.cheapestKnown)
        #expect(known.cost == 15)
        #expect(list.gap == 15 - (list.lowerBound ?? 0))
    }
}
