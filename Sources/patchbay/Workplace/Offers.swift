import ContentFiles
import Exercises
import Foundation
import SimulationKernel
import Solving

/// Says which scenarios may be begun: those that are proved fair.
///
/// One that stands in the list of what was proved, just as it is now and with this engine, is
/// offered at once. Any other is proved on the spot, once for each content.
final class Offers {
    private let library: ContentLibrary
    private let proved: ProvedList
    private let prover: ContentProver
    private var known: [Hash32: ContentProblem] = [:]
    private var fair: Set<Hash32> = []

    /// Reads the list beside the content; where there is none, everything is proved on the spot.
    init(_ library: ContentLibrary) {
        self.library = library
        prover = ContentProver(library)
        let data = FileManager.default.contents(atPath: library.provedPath) ?? Data()
        proved = ProvedList(reading: String(decoding: data, as: UTF8.self))
    }

    /// Why a scenario isn't offered; nil where it is.
    func problem(of content: ScenarioContent) -> ContentProblem? {
        guard let entry = try? prover.entry(of: content) else {
            return prover.prove(content).problem
        }
        if proved.contains(entry) || fair.contains(content.hash) { return nil }
        if let problem = known[content.hash] { return problem }
        guard let problem = prover.prove(content).problem else {
            fair.insert(content.hash)
            return nil
        }
        known[content.hash] = problem
        return problem
    }

    /// Throws where a scenario isn't offered, in words.
    func require(_ content: ScenarioContent) throws {
        guard let problem = problem(of: content) else { return }
        throw Failure(description: "error: " + Offers.refusal(of: content, problem))
    }

    /// Why a scenario isn't offered, and what to type.
    static func refusal(of content: ScenarioContent, _ problem: ContentProblem) -> String {
        "`\(content.id)` isn't offered: \(problem.wrong)\n  try: patchbay lint \(content.id)"
    }
}

/// Proves the scenarios of a library.
struct ContentProver {
    private let library: ContentLibrary
    private let shelf = PredictionShelf()

    /// The seed under which everything is proved: proofs hold for a content, not for a session.
    private static let seed: UInt64 = 1

    init(_ library: ContentLibrary) { self.library = library }

    /// What was proved of a scenario, and what is wrong with it.
    struct Outcome {
        var proofs: [FairnessProof] = []
        /// With its place in the file; nil where the scenario is fair.
        var problem: ContentProblem?
    }

    /// Proves a scenario; one that can't be played at all has no proofs, and a problem.
    func prove(
        _ content: ScenarioContent, _ begins: (ProofKind) -> Void = { _ in }
    ) -> Outcome {
        do throws(ContentProblem) {
            let instance = try library.instance(of: content, seed: ContentProver.seed)
            let proofs = FairnessProofs(instance, shelf.predictions(for: instance))
                .prove(ProofKind.allCases, begins)
            return Outcome(
                proofs: proofs,
                problem: proofs.last?.problem.map { content.sourceMap.problem($0) })
        } catch {
            return Outcome(problem: error)
        }
    }

    /// How a scenario would stand in the list of what was proved.
    func entry(of content: ScenarioContent) throws(ContentProblem) -> ProvedList.Entry {
        ProvedList.Entry(
            scenario: content.id, scenarioHash: content.hash,
            facilityHash: try library.facility(of: content).hash,
            revision: Exercise.engineRevision)
    }
}
