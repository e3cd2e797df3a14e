import Circuits
import Diagnosis
import TestSupport
import Testing

@Suite struct CircuitCheckerTests {
    /// A healthy gate alone is consistent with its own function's output and with no other.
    @Test(arguments: Circuit.Function.allCases) func aHealthyGateDoesWhatItsTruthTableSays(
        _ function: Circuit.Function
    ) throws {
        let isSingle = function == .not || function == .buffer
        try withEvery("inputs", in: 1...(isSingle ? 1 : 5)) { width in
            let circuit = Circuit(
                name: "gate", netNames: (0...width).map { "n\($0)" }, inputs: Array(0..<width),
                outputs: [width],
                gates: [Circuit.Gate(function, Array(0..<width), output: width)])
            try withEvery("vector", in: 0..<(1 << width)) { bits in
                let inputs = (0..<width).map { bits >> $0 & 1 == 1 }
                let ones = inputs.count(where: \.self)
                let due =
                    switch function {
                    case .and: ones == width
                    case .nand: ones < width
                    case .or: ones > 0
                    case .nor: ones == 0
                    case .xor: ones % 2 == 1
                    case .xnor: ones % 2 == 0
                    case .not: ones == 0
                    case .buffer: ones == 1
                    }
                for value in [false, true] {
                    let seen = CircuitObservation(
                        inputs: inputs, seen: [SeenNet(net: width, value: value)])
                    let checker = CircuitChecker(circuit, [seen])
                    let isRight = value == due
                    #expect(
                        checker.verdict(ComponentSet(universe: 1))
                            == (isRight ? .explained(by: []) : .conflict([0])))
                    #expect(
                        checker.verdict(ComponentSet(universe: 1, [0]))
                            == .explained(by: isRight ? [] : [0]))
                }
            }
        }
    }

    /// One checker is asked about all candidates in a random order, so that what it learns from
    /// one answer is used for the next; every hint is held against trying everything.
    @Test func everyVerdictAndHintIsTrue() throws {
        try withEverySeed(60) { generator in
            let circuit = Circuit.random(most: 7, from: &generator)
            let observations = (0..<generator.integer(in: 1...3)).map { _ in
                circuit.randomObservation(from: &generator)
            }
            let exhaustive = ExhaustiveDiagnosis(circuit: circuit, observations: observations)
            let count = circuit.gates.count
            let checker = CircuitChecker(circuit, observations)
            for bits in Array(0..<(1 << count)).shuffled(using: &generator) {
                let gates = (0..<count).filter { bits >> $0 & 1 == 1 }
                switch checker.verdict(ComponentSet(universe: count, gates)) {
                case .explained(let needed):
                    #expect(needed.allSatisfy(gates.contains))
                    #expect(exhaustive.isConsistent(gates))
                    #expect(exhaustive.isConsistent(needed))
                case .conflict(let members):
                    #expect(!members.contains(where: gates.contains))
                    #expect(!exhaustive.isConsistent((0..<count).filter { !members.contains($0) }))
                case .consistent, .inconsistent: Issue.record("a verdict without its hint")
                }
            }
        }
    }
}

@Suite struct ClauseSolverTests {
    private struct Formula {
        var count: Int
        var clauses: [[Int32]]

        init(from generator: inout SeededGenerator) {
            count = generator.integer(in: 1...10)
            let most = Int32(2 * count - 1)
            clauses = (0..<generator.integer(in: 0...45)).map { _ in
                (0..<generator.integer(in: 1...4)).map { _ in generator.integer(in: 0...most) }
            }.filter { $0.count > 1 || generator.chance(1, in: 8) }
        }

        func isSatisfied(_ values: (Int32) -> Bool, _ more: [Int32]) -> Bool {
            func isTrue(_ literal: Int32) -> Bool { values(literal >> 1) == (literal & 1 == 0) }
            return clauses.allSatisfy { $0.contains { isTrue($0) } }
                && more.allSatisfy { isTrue($0) }
        }

        func isSatisfiable(_ assumptions: [Int32]) -> Bool {
            (0..<(1 << count)).contains { bits in
                isSatisfied({ bits >> Int($0) & 1 == 1 }, assumptions)
            }
        }
    }

    @Test func answersValuesAndCoresAreThoseOfTryingAllValues() throws {
        var yes = 0
        var no = 0
        try withEverySeed(400) { generator in
            let formula = Formula(from: &generator)
            var solver = ClauseSolver()
            for _ in 0..<formula.count { solver.makeVariable() }
            for clause in formula.clauses { solver.add(clause) }
            for _ in 0..<6 {
                let variables = (0..<formula.count).filter { _ in generator.chance(1, in: 3) }
                let assumptions = variables.map { Int32(2 * $0 + generator.integer(in: 0...1)) }
                if solver.isSatisfiable(assuming: assumptions) {
                    yes += 1
                    #expect(formula.isSatisfied(solver.isTrue, assumptions))
                } else {
                    no += 1
                    #expect(solver.core.allSatisfy(assumptions.contains))
                    #expect(!formula.isSatisfiable(solver.core))
                }
            }
        }
        #expect(yes > 200 && no > 200)
    }

    /// More pigeons than holes: no short proof by resolution, so that the search has to restart
    /// and learn. The core is the one assumption that brings in the last pigeon.
    @Test(arguments: [3, 5, 6]) func pigeonsDoNotFitIntoFewerHoles(_ holes: Int) {
        var solver = ClauseSolver()
        let unused = 2 * solver.makeVariable()
        let sits = (0...holes).map { _ in (0..<holes).map { _ in 2 * solver.makeVariable() } }
        let isThere = 2 * solver.makeVariable()
        for pigeon in 0...holes {
            solver.add(sits[pigeon] + (pigeon == holes ? [isThere ^ 1] : []))
        }
        for hole in 0..<holes {
            for first in 0...holes {
                for second in 0..<first {
                    solver.add([sits[first][hole] ^ 1, sits[second][hole] ^ 1])
                }
            }
        }
        let withLast = solver.isSatisfiable(assuming: [unused, isThere])
        #expect(!withLast)
        #expect(solver.core == [isThere])
        let withoutLast = solver.isSatisfiable(assuming: [unused, isThere ^ 1])
        #expect(withoutLast)
        #expect(solver.conflictCount > 0)
    }
}
