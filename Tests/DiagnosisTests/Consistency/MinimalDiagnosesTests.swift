import Diagnosis
import TestSupport
import Testing

/// The search against the trial of every set, on systems that are drawn.
@Suite struct MinimalDiagnosesTests {
    @Test func theListIsThatOfTryingEverySet() throws {
        try withEverySeed(1500) { generator in
            let system = HiddenConflicts(from: &generator)
            let known = system.conflicts.filter { _ in generator.chance(1, in: 3) }
            var hints = generator
            let list = MinimalDiagnoses(costs: system.costs, conflicts: known).search {
                system.verdict($0, hints: &hints)
            }
            #expect(list.diagnoses.map(\.components) == system.diagnoses)
            #expect(list.diagnoses.map(\.cost) == system.diagnoses.map(system.cost))
            #expect(list.isComplete)
            #expect(list.lowerBound == nil)
            #expect(list.cheapestKnown == list.diagnoses.first)
            #expect(list.gap == (system.diagnoses.isEmpty ? nil : 0))
        }
    }

    @Test func whatIsLearntIsMinimalAndNew() throws {
        try withEverySeed(500) { generator in
            let system = HiddenConflicts(from: &generator)
            let known = system.conflicts.filter { _ in generator.chance(1, in: 3) }
            var hints = generator
            let list = MinimalDiagnoses(costs: system.costs, conflicts: known).search {
                system.verdict($0, hints: &hints)
            }
            for conflict in list.conflicts {
                #expect(system.conflicts.contains(conflict))
                #expect(!known.contains(conflict))
            }
            #expect(Set(list.conflicts).count == list.conflicts.count)
        }
    }

    /// Conflicts that weren't made minimal cost nodes, not diagnoses.
    @Test func sparingChecksOnConflictsChangesNoDiagnosis() throws {
        try withEverySeed(500) { generator in
            let system = HiddenConflicts(from: &generator)
            let bounds = SearchBounds(checksPerConflict: generator.integer(in: 0...5))
            var hints = generator
            let list = MinimalDiagnoses(costs: system.costs).search(within: bounds) {
                system.verdict($0, hints: &hints)
            }
            #expect(list.diagnoses.map(\.components) == system.diagnoses)
            #expect(list.isComplete)
            for conflict in list.conflicts {
                #expect(system.conflicts.contains { $0.allSatisfy(conflict.contains) })
            }
        }
    }

    @Test func noCandidateIsAskedAboutTwice() throws {
        try withEverySeed(300) { generator in
            let system = HiddenConflicts(from: &generator)
            var hints = generator
            var asked: [ComponentSet] = []
            let list = MinimalDiagnoses(costs: system.costs).search { candidate in
                asked.append(candidate)
                return system.verdict(candidate, hints: &hints)
            }
            #expect(Set(asked).count == asked.count)
            #expect(list.checkCount == asked.count)
        }
    }

    @Test func theOrderOfKnownConflictsChangesNothing() throws {
        try withEverySeed(300) { generator in
            let system = HiddenConflicts(from: &generator)
            // Conflicts that aren't minimal, and the same one twice, are allowed too.
            var known = system.conflicts.filter { _ in generator.chance(1, in: 2) }
            for conflict in system.conflicts {
                known.append(Set(conflict + [generator.integer(in: 0...system.count - 1)]).sorted())
            }
            let bounds = SearchBounds(
                nodes: generator.integer(in: 1...40), checks: generator.integer(in: 1...20))
            let shuffled = known.map { $0.shuffled(using: &generator) }
                .shuffled(using: &generator)
            func list(_ known: [[Int]]) -> DiagnosisList {
                MinimalDiagnoses(costs: system.costs, conflicts: known).search(within: bounds) {
                    system.isConsistent($0) ? .consistent : .inconsistent
                }
            }
            #expect(list(known) == list(shuffled))
        }
    }

    @Test func aSystemThatDoesWhatItShouldNeedsNoFault() {
        let list = MinimalDiagnoses(costs: [3, 1]).search { _ in .consistent }
        #expect(list.diagnoses.map(\.components) == [[]])
        #expect(list.isComplete)
        #expect(list.checkCount == 1)
    }

    @Test func observationsThatContradictEachOtherHaveNoDiagnosis() {
        let list = MinimalDiagnoses(costs: [3, 1]).search { _ in .inconsistent }
        #expect(list.diagnoses == [])
        #expect(list.isComplete)
        #expect(list.conflicts == [[]])
        #expect(list.gap == nil)
    }

    @Test func noComponentsAreNoTrouble() {
        #expect(MinimalDiagnoses(costs: []).search { _ in .consistent }.diagnoses.count == 1)
        #expect(MinimalDiagnoses(costs: []).search { _ in .inconsistent }.diagnoses == [])
    }
}

/// Systems of more components and more faults at a time than fit in a machine word.
@Suite struct LargeDiagnosisTests {
    /// The number of checks that the author of QuickXplain proves for one conflict of k out of n,
    /// 2k·log₂(n/k) + 2k, and those of the empty and the final candidates.
    @Test func aSmallConflictAmongManyIsFoundInFewChecks() throws {
        try withEverySeed(20) { generator in
            let conflict = Set((0..<4).map { _ in generator.integer(in: 0...4095) }).sorted()
            let list = MinimalDiagnoses(costs: [Int64](repeating: 1, count: 4096)).search {
                conflict.contains(where: $0.contains) ? .consistent : .inconsistent
            }
            #expect(list.conflicts == [conflict])
            #expect(list.diagnoses.map(\.components) == conflict.map { [$0] })
            #expect(list.checkCount <= 2 * 4 * 10 + 2 * 4 + 2 + conflict.count)
        }
    }

    /// The drawn systems again, their components scattered among three hundred.
    @Test func componentsInManyWordsAreDiagnosedAlike() throws {
        try withEverySeed(200) { generator in
            let system = HiddenConflicts(from: &generator)
            let place = Array(Array(0..<300).shuffled(using: &generator)[..<system.count]).sorted()
            var costs = (0..<300).map { _ in generator.integer(in: Int64(0)...1000) }
            for (component, cost) in system.costs.enumerated() { costs[place[component]] = cost }
            let list = MinimalDiagnoses(costs: costs).search { candidate in
                let own = place.indices.filter { candidate.contains(place[$0]) }
                return system.isConsistent(ComponentSet(universe: system.count, own))
                    ? .consistent : .inconsistent
            }
            let expected = system.diagnoses.map { $0.map { place[$0] } }
            #expect(list.diagnoses.map(\.components) == expected)
            #expect(list.isComplete)
        }
    }

    @Test func seventyFaultsAtATimeAreFound() {
        // Seventy pairs, of which the dearer half would do as well: 2^70 diagnoses in all.
        let costs = (0..<140).map { Int64($0 % 2 == 0 ? 1 : 1000) }
        let list = MinimalDiagnoses(costs: costs).search(within: SearchBounds(cost: 1069)) {
            candidate in
            for pair in 0..<70
            where !candidate.contains(2 * pair) && !candidate.contains(2 * pair + 1) {
                return .inconsistent
            }
            return .consistent
        }
        #expect(list.diagnoses.first?.components == (0..<70).map { 2 * $0 })
        #expect(list.diagnoses.count == 71)
        #expect(list.stoppedBy == .cost)
        #expect(list.lowerBound == 2068)
    }
}
