import Diagnosis
import TestSupport
import Testing

/// Three multipliers and two adders: the example of R. Davis ("Diagnostic reasoning based on
/// structure and behavior", Artificial Intelligence 24, 1984) that J. de Kleer and B. Williams
/// ("Diagnosing multiple faults", Artificial Intelligence 32, 1987, section 2) take up, with the
/// diagnoses and minimal conflicts that the latter give.
@Suite struct PolyboxTests {
    // Inputs A…E are the nets 0…4; M1, M2, M3, A1, A2 drive the nets 5…9.
    private let names = ["M1", "M2", "M3", "A1", "A2"]

    private func box(seen: [(net: Int, value: Int)]) -> IntegerNetwork {
        IntegerNetwork(
            inputs: [3, 2, 2, 3, 3],
            components: [
                .init(operation: .multiply, first: 0, second: 2),
                .init(operation: .multiply, first: 1, second: 3),
                .init(operation: .multiply, first: 2, second: 4),
                .init(operation: .add, first: 5, second: 6),
                .init(operation: .add, first: 6, second: 7),
            ], seen: seen)
    }

    private func list(_ box: IntegerNetwork, costs: [Int64] = [1, 1, 1, 1, 1]) throws
        -> DiagnosisList
    {
        var failure: (any Error)?
        let list = MinimalDiagnoses(costs: costs).search { candidate in
            do {
                return try box.isConsistent(abnormal: candidate.members)
                    ? .consistent : .inconsistent
            } catch {
                failure = error
                return .consistent
            }
        }
        if let failure { throw failure }
        return list
    }

    private func named(_ sets: [[Int]]) -> [[String]] { sets.map { $0.map { names[$0] } } }

    @Test func tenWhereTwelveIsDueHasFourMinimalDiagnoses() throws {
        let list = try list(box(seen: [(8, 10), (9, 12)]))
        #expect(
            named(list.diagnoses.map(\.components))
                == [["M1"], ["A1"], ["M2", "M3"], ["M2", "A2"]])
        #expect(list.isComplete)
    }

    /// The published minimal conflicts are {A1, M1, M2} and {A1, A2, M1, M3}.
    @Test func itsMinimalConflictsAreThosePublished() throws {
        let list = try list(box(seen: [(8, 10), (9, 12)]))
        #expect(
            Set(named(list.conflicts))
                == [["M1", "M2", "A1"], ["M1", "M3", "A1", "A2"]])
    }

    /// Where both outputs are wrong alike, M2 explains both.
    @Test func aSharedMultiplierExplainsBothOutputs() throws {
        let list = try list(box(seen: [(8, 10), (9, 10)]))
        #expect(named(list.diagnoses.map(\.components)).first == ["M2"])
        #expect(list.diagnoses.allSatisfy { $0.components == [1] || $0.components.count > 1 })
    }

    @Test func rightOutputsNeedNoFault() throws {
        #expect(try list(box(seen: [(8, 12), (9, 12)])).diagnoses.map(\.components) == [[]])
    }

    @Test func aLikelierPairComesBeforeADearSingleFault() throws {
        let list = try list(box(seen: [(8, 10), (9, 12)]), costs: [9, 1, 1, 9, 1])
        #expect(
            named(list.diagnoses.map(\.components))
                == [["M2", "M3"], ["M2", "A2"], ["M1"], ["A1"]])
    }

    /// Twice an unknown whole number is never odd: there the fractions would say yes.
    @Test func halfAnUnknownIsNoWholeNumber() throws {
        var network = IntegerNetwork(
            inputs: [2, 5],
            components: [
                .init(operation: .add, first: 0, second: 1),
                .init(operation: .multiply, first: 2, second: 0),
            ], seen: [(3, 15)])
        let withHalf = try network.isConsistent(abnormal: [0])
        #expect(!withHalf)
        #expect(try network.isConsistent(abnormal: [1]))
        network.seen = [(3, 16)]
        #expect(try network.isConsistent(abnormal: [0]))
    }

    /// With one or two unknowns, factors up to 3 and values up to 4, a solvable system has a
    /// solution within ±24: by Cramer's rule where it has one only, and by Euclid's algorithm
    /// where it has more.
    @Test func equationsAreSolvedAsByTryingAllNumbers() throws {
        try withEverySeed(1500) { generator in
            let unknowns = generator.integer(in: 1...2)
            let equations = (0..<generator.integer(in: 1...3)).map { _ in
                (
                    factors: (0..<unknowns).map { _ in generator.integer(in: -3...3) },
                    value: generator.integer(in: -4...4)
                )
            }
            let isSolvable = (-24...24).contains { first in
                (unknowns > 1 ? -24...24 : 0...0).contains { second in
                    equations.allSatisfy { factors, value in
                        factors[0] * first + (unknowns > 1 ? factors[1] * second : 0) == value
                    }
                }
            }
            #expect(IntegerNetwork.hasSolution(equations) == isSolvable)
        }
    }

    @Test func equationsMadeFromASolutionHaveOne() throws {
        try withEverySeed(300) { generator in
            let solution = (0..<4).map { _ in generator.integer(in: -9...9) }
            let equations = (0..<generator.integer(in: 1...4)).map { _ in
                let factors = solution.map { _ in generator.integer(in: -5...5) }
                return (
                    factors: factors,
                    value: zip(factors, solution).reduce(0) { $0 + $1.0 * $1.1 }
                )
            }
            #expect(IntegerNetwork.hasSolution(equations))
        }
    }
}
