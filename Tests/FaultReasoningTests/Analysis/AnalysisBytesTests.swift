import FaultReasoning
import SimulationKernel
import TestSupport
import Testing

/// Analyses go to bytes and come back, and nothing else is taken for one.
@Suite struct AnalysisBytesTests {
    private static let sample: SessionAnalysis = {
        let advice = Advice(
            command: "measure waveform rtr.in-1", place: "Machine room", expectedBits: 1.25,
            price: 240)
        return SessionAnalysis(
            revision: 3, hypotheses: 812, bitsAtStart: 7.5,
            steps: [
                StepAnalysis(
                    line: 1, command: "look mon", stepClass: .splits,
                    reason: StepReason(.narrowed, elements: ["rtr", "v-1"], before: 40, after: 12),
                    bitsBefore: 5.5, bitsAfter: 3.25, expectedBits: 1.5, price: 60, best: advice,
                    expert: advice, truth: 0.125),
                StepAnalysis(
                    line: 4, command: "verify picture", stepClass: .verifies,
                    reason: StepReason(.confirmedHolds, checks: ["picture"], line: 1),
                    bitsBefore: 0.5, bitsAfter: 0.75),
            ], knownSince: 1,
            expert: ExpertPath(
                moves: [
                    ExpertPath.Move(command: "look mon", elapsed: 60, bitsAfter: 4),
                    ExpertPath.Move(command: "trace v-1", elapsed: 300, bitsAfter: 0.01),
                ], priceUntilKnown: 300, price: 900, outcome: "fixed"),
            credit: Credit(grade: .near, hops: 2, faults: 2, named: 1, blamed: ["sw"]),
            answer: .workedAround, linesThatHangOnBands: [1, 4])
    }()

    private func refusal(_ bytes: [UInt8]) -> CanonicalError? {
        do throws(CanonicalError) {
            _ = try SessionAnalysis(canonicalBytes: bytes)
            return nil
        } catch {
            return error
        }
    }

    private func random(_ random: inout SeededGenerator) -> SessionAnalysis {
        func bits(_ random: inout SeededGenerator) -> Double {
            let value = Double(bitPattern: random.next())
            return value.isFinite ? value : random.pick([0, 1, -1, .leastNonzeroMagnitude])
        }
        func count(_ random: inout SeededGenerator) -> Int {
            Int(random.integerOfAnySize().magnitude >> 1)
        }
        func words(_ random: inout SeededGenerator) -> [String] {
            (0..<random.integer(in: 0...3)).map { _ in random.pick(["", "rtr", "é\u{0}", "a b"]) }
        }
        func advice(_ random: inout SeededGenerator) -> Advice? {
            random.chance(1, in: 2)
                ? nil
                : Advice(
                    command: "look", place: random.pick([nil, "", "MCR"]),
                    expectedBits: bits(&random), price: Int64(count(&random)))
        }
        var steps: [StepAnalysis] = []
        var line = 0
        for _ in 0..<random.integer(in: 0...6) {
            line += random.integer(in: 1...1000)
            let reason = StepReason(
                random.pick(StepReason.Kind.allCases), elements: words(&random),
                checks: words(&random), line: random.pick([nil, 0, 7]), before: count(&random),
                after: count(&random))
            steps.append(
                StepAnalysis(
                    line: line, command: random.pick(["", "ask mags changed"]),
                    stepClass: random.pick(StepClass.allCases), reason: reason,
                    bitsBefore: bits(&random), bitsAfter: bits(&random),
                    expectedBits: bits(&random), price: Int64(count(&random)),
                    best: advice(&random), expert: advice(&random), truth: bits(&random)))
        }
        let moves = (0..<random.integer(in: 0...3)).map { _ in
            ExpertPath.Move(
                command: "look", elapsed: Int64(count(&random)), bitsAfter: bits(&random))
        }
        return SessionAnalysis(
            revision: count(&random), hypotheses: count(&random), bitsAtStart: bits(&random),
            steps: steps, knownSince: random.pick([nil, 0, 12]),
            expert: ExpertPath(
                moves: moves, priceUntilKnown: Int64(count(&random)),
                price: Int64(count(&random)), outcome: random.pick(["fixed", "none"])),
            credit: Credit(
                grade: random.pick(Credit.Grade.allCases), hops: random.pick([nil, 0, 3]),
                faults: count(&random), named: count(&random), blamed: words(&random)),
            answer: random.pick(AnswerKind.allCases),
            linesThatHangOnBands: random.chance(1, in: 2) ? [] : [2, 3, 40])
    }

    @Test func whatIsWrittenIsRead() throws {
        #expect(try SessionAnalysis(canonicalBytes: Self.sample.canonicalBytes) == Self.sample)
        try withEverySeed(500) { random in
            let analysis = self.random(&random)
            let bytes = analysis.canonicalBytes
            let read = try SessionAnalysis(canonicalBytes: bytes)
            #expect(read == analysis)
            #expect(read.canonicalBytes == bytes)
        }
    }

    /// Every case has a raw value of its own, and goes through.
    @Test func everyCaseIsKept() throws {
        for stepClass in StepClass.allCases {
            for kind in StepReason.Kind.allCases {
                let step = StepAnalysis(
                    line: 1, command: "", stepClass: stepClass, reason: StepReason(kind),
                    bitsBefore: 0, bitsAfter: 0)
                #expect(try StepAnalysis(canonicalBytes: step.canonicalBytes) == step)
            }
        }
        for grade in Credit.Grade.allCases {
            let credit = Credit(grade: grade, faults: 0, named: 0)
            #expect(try Credit(canonicalBytes: credit.canonicalBytes) == credit)
        }
    }

    /// The bytes of one analysis, so that a change of their layout is seen.
    @Test func theLayoutIsFixed() {
        let small = SessionAnalysis(
            revision: 1, hypotheses: 2, bitsAtStart: 1, steps: [], knownSince: 3,
            expert: ExpertPath(moves: [], priceUntilKnown: 4, price: 5, outcome: "x"),
            credit: Credit(grade: .wrong, hops: nil, faults: 1, named: 0, blamed: ["a"]),
            answer: .open, linesThatHangOnBands: [6])
        let expected: [UInt8] =
            [65, 2, 2, 4] + [0, 0, 0, 0, 0, 0, 0xF0, 0x3F] + [0, 1, 6] + [0, 8, 10, 2, 120]
            + [10] + Array("wrong".utf8) + [0, 2, 0, 2, 2, 97] + [8] + Array("open".utf8) + [2, 12]
        #expect(small.canonicalBytes == expected)
    }

    @Test func aPartIsNoAnalysis() throws {
        let bytes = Self.sample.canonicalBytes
        try withEvery("length", in: 0..<bytes.count) { length in
            #expect(refusal(Array(bytes.prefix(length))) != nil)
        }
        #expect(refusal(bytes + [0]) == .trailingBytes(count: 1))
    }

    /// Whatever is read at all is written as the same bytes.
    @Test func noOtherBytesAreTheSameAnalysis() throws {
        let bytes = Self.sample.canonicalBytes
        try withEverySeed(3_000) { random in
            var damaged = bytes
            for _ in 0...random.integer(in: 0...2) {
                damaged[random.integer(in: 0...damaged.count - 1)] =
                    UInt8(truncatingIfNeeded: random.next())
            }
            if let read = try? SessionAnalysis(canonicalBytes: damaged) {
                #expect(read.canonicalBytes == damaged)
            }
        }
    }

    @Test func whatIsNoNumberIsRefused() {
        for value in [Double.nan, .infinity, -.infinity, .signalingNaN] {
            var analysis = Self.sample
            analysis.bitsAtStart = value
            #expect(
                refusal(analysis.canonicalBytes) == .notCanonical("a number that isn't finite"))
        }
        var zero = Self.sample
        zero.bitsAtStart = -0.0
        var plain = Self.sample
        plain.bitsAtStart = 0
        #expect(zero == plain && zero.canonicalBytes == plain.canonicalBytes)
        // After the tag, the layout, the revision and two bytes of the number of hypotheses.
        var bytes = plain.canonicalBytes
        bytes[12] = 0x80
        #expect(refusal(bytes) == .notCanonical("zero with a sign"))
    }

    @Test func whatCantBeIsRefused() {
        func refused(_ change: (inout SessionAnalysis) -> Void) -> CanonicalError? {
            var analysis = Self.sample
            change(&analysis)
            return refusal(analysis.canonicalBytes)
        }
        #expect(refused { _ in } == nil)
        let order = CanonicalError.notCanonical("lines that don't ascend from 1")
        #expect(refused { $0.steps[0].line = 0 } == order)
        #expect(refused { $0.steps[1].line = 1 } == order)
        #expect(refused { $0.linesThatHangOnBands = [4, 1] } == order)
        #expect(refused { $0.linesThatHangOnBands = [-1] } == order)
        let negative = CanonicalError.notCanonical("a negative count, line or price")
        #expect(refused { $0.hypotheses = -1 } == negative)
        #expect(refused { $0.steps[0].price = -1 } == negative)
        #expect(refused { $0.knownSince = -1 } == negative)
        #expect(refused { $0.credit.hops = -1 } == negative)
        #expect(refused { $0.expert.moves[0].elapsed = -1 } == negative)
        var bytes = Self.sample.canonicalBytes
        bytes[0] = 66
        #expect(refusal(bytes) == .unknownCase("analysis", 66))
        bytes[0] = 65
        bytes[1] = 4
        #expect(refusal(bytes) == .unknownCase("layout of an analysis", 2))
    }

    @Test func anUnknownCaseIsNamed() throws {
        let words = Array("worked-around".utf8)
        var bytes = Self.sample.canonicalBytes
        let start = try #require(
            bytes.indices.first { bytes[$0...].starts(with: words) })
        bytes[start] = UInt8(ascii: "v")
        #expect(refusal(bytes) == .notCanonical("unknown word `vorked-around`"))
    }
}
