import CaseSupport
import Diagnosis
import Exercises
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import Solving
import TestSupport
import Testing

/// What is proposed and what is hinted, beside looking at everything.
@Suite struct OutlookTests {
    private func begun() throws -> SessionRecorder {
        let recorder = try SessionRecorder(on: try CornerHouse.instance("desk-move"))
        for line in ["go mr", "look srv"] { recorder.attempt(line) }
        return recorder
    }

    /// The most bits for at most a price; of equals the cheaper, then the first.
    @Test func theBestIsTheMostForThePrice() throws {
        var found: Set<Int> = []
        for scenario in ["line-up", "misrouted-grade", "desk-move"] {
            found.formUnion(
                try expectBest(SessionRecorder(on: try CornerHouse.instance(scenario))))
        }
        #expect(found.count > 2)
    }

    private func expectBest(_ recorder: SessionRecorder) throws -> Set<Int> {
        let outlook = recorder.outlook
        let bits = recorder.predictions.observations.map {
            outlook.prospect(of: $0, clock: recorder.clock).bits
        }
        let dearest = try #require(outlook.prices.max())
        var found: Set<Int> = []
        for price in Array(0...120).map({ Int64($0) }) + [200, 400, dearest] {
            let affordable = outlook.available.map { Int($0) }
                .filter { outlook.prices[$0] <= price && bits[$0] > 0 }
            let best = affordable.min { one, other in
                if bits[one] != bits[other] { return bits[one] > bits[other] }
                return (outlook.prices[one], one) < (outlook.prices[other], other)
            }
            #expect(outlook.best(within: price) == best, "\(price)")
            if let best { found.insert(best) }
        }
        return found
    }

    @Test func whatCantBeMadeIsntProposed() throws {
        let recorder = try begun()
        let outlook = recorder.outlook
        let choice = try #require(outlook.expertChoice)
        let other = outlook.without([choice])
        #expect(other.available == outlook.available.filter { Int($0) != choice })
        #expect(other.expertChoice != choice && other.expertChoice != nil)
    }

    /// Nor what was observed since anything was done, of which nothing is to be expected: not even
    /// where who is asked may be wrong.
    @Test func whatWasSeenIsntProposed() throws {
        let recorder = try begun()
        for words in [["es2-ws-store"], ["wen", "working"]] {
            let asked = try #require(
                Observation(
                    verb: words.count == 1 ? "verify" : "ask", words: words,
                    plant: recorder.exercise.plant))
            #expect(recorder.outlook.prospect(of: asked, clock: recorder.clock).bits > 0)
            recorder.observe(asked)
        }
        let outlook = recorder.outlook
        let seen = recorder.predictions.observations.indices.filter {
            recorder.reasoner.hasSeen(recorder.predictions.observations[$0])
        }
        #expect(seen.count == 3)
        for number in seen {
            #expect(!outlook.available.contains(Int32(number)))
            let observation = recorder.predictions.observations[number]
            #expect(outlook.prospect(of: observation, clock: recorder.clock).bits == 0)
        }
    }

    /// What holds at least 10⁻⁴ is looked at, as it is weighed.
    @Test func whatIsLikelyIsLookedAt() throws {
        let recorder = try begun()
        let outlook = recorder.outlook
        let probabilities = recorder.reasoner.belief.probabilities
        #expect(outlook.candidates == probabilities.indices.filter { probabilities[$0] >= 1e-4 })
        let sum = outlook.candidates.reduce(0) { $0 + probabilities[$1] }
        for (row, candidate) in outlook.candidates.enumerated() {
            let expected = probabilities[candidate] / sum
            #expect(abs(outlook.belief.probabilities[row] - expected) < 1e-9)
        }
        let first = recorder.reasoner.candidates[outlook.candidates[0]].members
        let heavier = outlook.weighed { $0 == first ? 4 : 1 }
        let odds = heavier.belief.probabilities[0] / heavier.belief.probabilities[1]
        let before = outlook.belief.probabilities[0] / outlook.belief.probabilities[1]
        #expect(abs(odds / before - 4) < 1e-9)
    }

    @Test func adviceSaysWhereToGoFirst() throws {
        let recorder = try begun()
        let outlook = recorder.outlook
        let plant = recorder.exercise.plant
        for number in stride(from: 0, to: recorder.predictions.observations.count, by: 9) {
            let observation = recorder.predictions.observations[number]
            let there = observation.place(plant).map { plant.layout.places[$0.index].id }
            for place in ["eng", "mr", "gr"] {
                let advice = outlook.advice(number, from: place)
                #expect(advice.place == (there == place ? nil : there))
                #expect(advice.price == outlook.prices[number])
            }
        }
    }

    // MARK: Hints

    private static func word(_ mass: Double) -> String {
        mass >= 0.5 ? "mostly" : mass >= 0.1 ? "partly" : mass >= 0.01 ? "hardly" : "no"
    }

    /// Depth 2 names the places, the likeliest first, with how many things and how likely.
    @Test func aHintNamesTheParts() throws {
        var words: Set<String> = []
        for scenario in ["misrouted-grade", "line-up", "desk-move"] {
            let recorder = try SessionRecorder(on: try CornerHouse.instance(scenario))
            for line in ["look", "verify gr-picture", "ask wen working"] {
                recorder.attempt(line)
                words.formUnion(expectParts(recorder))
            }
        }
        #expect(words.isSuperset(of: ["mostly", "partly", "hardly"]), "\(words)")
    }

    private func expectParts(_ recorder: SessionRecorder) -> Set<String> {
        let reasoner = recorder.reasoner
        let predictions = recorder.predictions
        let layout = predictions.plant.layout
        let hint = reasoner.hint(depth: 2, at: recorder.place, clock: recorder.clock)
        var masses = Array(repeating: 0.0, count: layout.places.count)
        var counts = Array(repeating: Int64(0), count: layout.places.count)
        for (index, record) in layout.elements.enumerated() {
            let mass = reasoner.mass(ofElement: record.id)
            guard mass > 0, let place = predictions.places(ofElement: ElementID(index)).first
            else { continue }
            masses[place.index] += mass
            if mass >= 0.01 { counts[place.index] += 1 }
        }
        let expected = masses.indices.filter { masses[$0] >= 0.01 }
            .sorted { masses[$0] != masses[$1] ? masses[$0] > masses[$1] : $0 < $1 }
        let rows = hint.rows.indices.map { hint.row($0) }
        #expect(rows.map { $0.symbol("place") } == expected.map { layout.places[$0].id })
        #expect(rows.map { $0.integer("things") } == expected.map { counts[$0] })
        #expect(rows.map { $0.symbol("likely") } == expected.map { Self.word(masses[$0]) })
        let sound = reasoner.candidates.indices.filter { number in
            number != predictions.hypotheses.unmodelled
                && reasoner.candidates[number].members.allSatisfy {
                    predictions.hypotheses.all[$0].mode == nil
                }
        }
        .reduce(0) { $0 + reasoner.belief.probabilities[$1] }
        #expect(hint.symbol("nothing-broken") == Self.word(sound))
        #expect(hint.integer("possibilities") == Int64(reasoner.possibilities))
        return Set(rows.compactMap { $0.symbol("likely") } + [Self.word(sound)])
    }

    /// Depth 3 names a tool and a place, and depth 4 the command, with what can be expected of it.
    @Test func aHintNamesTheTest() throws {
        let recorder = try begun()
        let outlook = recorder.outlook
        let choice = try #require(outlook.expertChoice)
        let observation = recorder.predictions.observations[choice]
        let command = observation.command(recorder.exercise.plant)
        let prospect = outlook.prospect(of: observation, clock: recorder.clock)
        for depth in [3, 4] {
            let hint = recorder.reasoner.hint(
                depth: depth, at: recorder.place, clock: recorder.clock)
            #expect(hint.flag("enough") == false && hint.symbol("verb") == command.verb)
            let line = ([command.verb] + command.words).joined(separator: " ")
            #expect(hint.symbol("command") == (depth == 4 ? line : nil))
            guard depth == 4 else { continue }
            let millibits = try #require(hint.integer("millibits"))
            #expect(abs(Double(millibits) - prospect.bits * 1000) <= 0.5)
            let likeliest = try #require(hint.integer("likeliest-outcome"))
            #expect(abs(Double(likeliest) - prospect.likeliest * 10_000) <= 0.5)
        }
    }

    /// Where the answer is known a hint says so, and proposes nothing.
    @Test func aHintSaysThatItIsEnough() throws {
        let fault = ScenarioFault(
            mode: "wrong-input-selected", element: "lounge-mon",
            parameters: FaultParameters(["input": "next"]))
        let recorder = try SessionRecorder(
            on: CornerHouse.madeUp([fault], claims: ["lounge-picture"]))
        #expect(
            recorder.reasoner.hint(depth: 3, at: recorder.place, clock: recorder.clock)
                .flag("enough") == false)
        recorder.attempt("menu lounge-mon")
        #expect(recorder.reasoner.isSure && recorder.outlook.available.count > 1)
        let hint = recorder.reasoner.hint(depth: 4, at: recorder.place, clock: recorder.clock)
        #expect(hint.flag("enough") == true && hint.symbol("verb") == nil)
    }
}
