import CaseSupport
import Diagnosis
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import Solving
import TestSupport
import Testing

/// Two faults at once are found as two.
@Suite struct SeveralFaultsTests {
    /// A pair of faults, and what the client lacks by them.
    private struct Pair {
        var members: [Int]
        var claims: [String]
        /// Two observations, at which the one shows beside the other, and the other beside the one.
        var telling: [Int]
    }

    private func bare() throws -> FacilityPredictions {
        try CornerHouse.predictions(try CornerHouse.madeUp([], claims: ["gr-picture"]))
    }

    /// Two faults of different slots by one of which the client lacks something, and each of which
    /// shows somewhere although the other is there; nil where they aren't that.
    private func pair(_ first: Int, _ second: Int, _ predictions: FacilityPredictions) -> Pair? {
        let list = predictions.hypotheses.all
        let edits = list[first].edits + list[second].edits
        guard Set(edits.map(\.slot)).count == edits.count else { return nil }
        let claims = CornerHouse.lacking(list[first].edits, predictions)
        guard let claim = claims.first,
            CornerHouse.lacking(edits, predictions).contains(claim)
        else { return nil }
        let both = predictions.simulation(with: edits)
        let telling = [first, second].map { left -> Int? in
            let without = predictions.simulation(
                with: left == first ? list[second].edits : list[first].edits)
            return predictions.observations.indices.first { number in
                predictions.bin(of: left, at: number) != 0
                    && !predictions.observations[number].signature(both)
                        .agrees(with: predictions.observations[number].signature(without))
            }
        }
        guard let one = telling[0], let other = telling[1] else { return nil }
        return Pair(members: [first, second].sorted(), claims: [claim], telling: [one, other])
    }

    /// Observes as an expert until something is sure; then where the one and the other show, as
    /// whoever wonders whether there is more; then as an expert again; and makes sure of what it
    /// is.
    private func reason(_ pair: Pair, _ predictions: FacilityPredictions, seed: UInt64) throws
        -> SessionRecorder
    {
        let faults = try pair.members.compactMap {
            try CornerHouse.fault(predictions.hypotheses.all[$0])
        }
        let recorder = try SessionRecorder(
            on: try CornerHouse.madeUp(faults, claims: pair.claims, seed: seed))
        recorder.observeAsAnExpert(most: 25, until: \.isKnown)
        for number in pair.telling { recorder.observe(predictions.observations[number]) }
        recorder.observeAsAnExpert(most: 25, until: \.isKnown)
        makeSure(of: pair, recorder)
        return recorder
    }

    /// Observes where the likeliest candidate and the pair differ, and goes on from there.
    ///
    /// What is 95 % sure is wrong up to once in twenty: that the test generator runs free is twelve
    /// times as often its setting as an open lead of its reference, and looks the same until one
    /// opens its menu.
    private func makeSure(of pair: Pair, _ recorder: SessionRecorder) {
        let predictions = recorder.predictions
        for _ in 0..<3 where mass(of: pair, recorder) <= 0.5 {
            let best = recorder.reasoner.candidates[Int(recorder.reasoner.belief.best)].members
            let believed = shown(best, predictions)
            let truth = shown(pair.members, predictions)
            let telling = predictions.observations.indices.first { number in
                !believed[number].agrees(with: truth[number])
                    && !recorder.reasoner.hasSeen(predictions.observations[number])
            }
            guard let telling else { return }
            recorder.observe(predictions.observations[telling])
            recorder.observeAsAnExpert(most: 25, until: \.isKnown)
        }
    }

    /// What some faults show together, observation by observation.
    private func shown(_ members: [Int], _ predictions: FacilityPredictions)
        -> [ReadingSignature]
    {
        let simulation = predictions.simulation(
            with: members.flatMap { predictions.hypotheses.all[$0].edits })
        return predictions.observations.map { $0.signature(simulation) }
    }

    /// How likely the candidates are held to be that show what the pair shows, whatever is looked
    /// at: the pair, and what can't be told from it.
    private func mass(of pair: Pair, _ recorder: SessionRecorder) -> Double {
        let predictions = recorder.predictions
        let list = predictions.hypotheses.all
        let truth = shown(pair.members, predictions)
        return recorder.reasoner.candidates.indices.reduce(0) { sum, number in
            let probability = recorder.reasoner.belief.probabilities[number]
            guard probability > 0.01, number != list.count - 1 else { return sum }
            let members = recorder.reasoner.candidates[number].members
            guard members != pair.members else { return sum + probability }
            return zip(shown(members, predictions), truth).allSatisfy { $0.agrees(with: $1) }
                ? sum + probability : sum
        }
    }

    private func isSound(_ recorder: SessionRecorder) -> Bool {
        recorder.reasoner.belief.probabilities.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-9 }
            && recorder.reasoner.entropy.isFinite
    }

    @Test func twoFaultsInDifferentPlanesAreNamedTogether() throws {
        let predictions = try bare()
        let list = predictions.hypotheses.all
        let registry = predictions.plant.registry
        let shown = list.indices.filter { number in
            list[number].mode != nil && !predictions.comesAndGoes(list[number])
                && predictions.observations.indices.contains {
                    predictions.bin(of: number, at: $0) != 0
                }
        }
        var random = SeededGenerator(seed: 5)
        var found = 0
        var tried = 0
        while tried < CornerHouse.sample(3, of: 24) {
            let first = random.pick(shown)
            let second = random.pick(shown)
            let planes = [first, second].compactMap {
                list[$0].mode.map { registry.modes[$0].plane }
            }
            guard planes[0] != planes[1], let pair = pair(first, second, predictions) else {
                continue
            }
            tried += 1
            let recorder = try reason(pair, predictions, seed: random.next())
            #expect(isSound(recorder))
            let mass = mass(of: pair, recorder)
            if mass > 0.5 { found += 1 }
            if mass <= 0.5 { print("missed", pair.members.map { predictions.name(of: $0) }) }
        }
        print(found, "of", tried, "pairs from different planes were named")
        #expect(found == tried)
    }

    @Test func twoFaultsOfOneRouterAreNamedTogether() throws {
        let predictions = try bare()
        let list = predictions.hypotheses.all
        let router = try #require(predictions.plant.layout.element(named: "rtr"))
        let own = list.indices.filter { list[$0].element == router }
        var random = SeededGenerator(seed: 6)
        var found = 0
        var tried = 0
        while tried < CornerHouse.sample(3, of: 24) {
            guard let pair = pair(random.pick(own), random.pick(own), predictions) else {
                continue
            }
            tried += 1
            let recorder = try reason(pair, predictions, seed: random.next())
            #expect(isSound(recorder))
            let mass = mass(of: pair, recorder)
            if mass > 0.5 { found += 1 }
            if mass <= 0.5 { print("missed", pair.members.map { predictions.name(of: $0) }) }
        }
        print(found, "of", tried, "pairs of one router were named")
        #expect(found == tried)
    }

    /// The case that is known to be missed, one of 120 pairs: another picture on a screen whose
    /// blacks have drifted. What a colorimeter reads there neither shows by itself, so no fault
    /// explains that part of the reading; the rest the first explains alone. A pair that meets in
    /// one reading would have to be read together to be proposed.
    @Test func aPairThatMeetsInOneReadingIsntProposed() throws {
        let predictions = try bare()
        let members = predictions.hypotheses.all.indices.filter { number in
            [
                "rtr misrouted-crosspoint output=out-1 input=in-1 level=video",
                "gr-client cut-drift red-cut-drift=30 green-cut-drift=30 blue-cut-drift=30",
            ].contains(predictions.name(of: number))
        }
        #expect(members.count == 2)
        let pair = try #require(self.pair(members[0], members[1], predictions))
        let recorder = try reason(pair, predictions, seed: 1)
        #expect(isSound(recorder))
        withKnownIssue("a pair that meets in one reading isn't proposed") {
            #expect(mass(of: pair, recorder) > 0.5)
        }
    }
}
