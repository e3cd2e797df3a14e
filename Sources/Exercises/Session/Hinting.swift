import FaultReasoning
import Plant
import Scenarios
import SimulationKernel

/// Hints, from what the ticket says to why a test would tell.
///
/// They rest on what was seen so far, and never name what is the matter. Each is a line of the
/// session, and takes time: the deeper, the more.
extension Exercise {
    /// How deep a hint can be: what the ticket says; which part is still possible; which kind of
    /// test tells most; why.
    package static let hintDepths = 1...4

    func hint(_ words: [String]) throws(ActionRefusal) -> Reading {
        try need(words, 0...1, "hint")
        let depth = try hintDepth(words.first)
        spend("hint", extraSeconds: price(of: "hint").seconds * Int64(depth - 1))
        memory.hintCount += 1
        if depth == 1 { return hintFromTicket() }
        let reasoner = Reasoner(predictions, caseFile)
        for step in steps { reasoner.take(step) }
        return reasoner.hint(depth: depth, at: memory.place, clock: simulation.clock)
    }

    private func hintDepth(_ word: String?) throws(ActionRefusal) -> Int {
        guard let word else { return 1 }
        guard let depth = Int(word), Exercise.hintDepths.contains(depth) else {
            throw ActionRefusal(
                "a hint has no depth `\(word)`", advice: "hint 1, up to hint 4", given: word,
                candidates: Exercise.hintDepths.map { String($0) })
        }
        return depth
    }

    /// What is claimed, and where that can be looked at.
    private func hintFromTicket() -> Reading {
        var reading = Reading(
            kind: "hint", point: "ticket", columns: ["check", "title", "endpoint", "place"])
        for check in instance.claims {
            let element = check.endpoint
            reading.rows.append([
                .symbol(check.id), .text(check.title),
                element.map { .text(simulation.id(of: $0)) } ?? .none,
                element.map {
                    .text(layout.places[layout.elements[$0.index].place.index].id)
                } ?? .none,
            ])
        }
        return reading
    }
}
