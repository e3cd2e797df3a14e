import ContentFiles
import Exercises
import Foundation
import Planes
import Scenarios
import Seals
import Solving
import TestSupport
import Testing

/// Every scenario that ships is proved fair, and the list of what was proved is current.
@Suite struct FairnessTests {
    private static func library() -> ContentLibrary {
        ContentLibrary(
            root: House.root.path, registry: .standard, actions: VerbTable.fixed.map(\.name),
            hash: SHA256Hash.hash)
    }

    /// What `patchbay lint` prints of the proofs; the figures are rounded, and computed afresh.
    /// The swapper's label takes 32 plays, and proves nothing.
    @Test func allContentIsFair() throws {
        let kinds = ProofKind.allCases.filter { $0 != .swapper }
        let shelf = PredictionShelf()
        var text = ""
        for id in House.scenarioIDs {
            let instance = try House.instance(id)
            let proofs = FairnessProofs(instance, shelf.predictions(for: instance))
                .prove(kinds)
            #expect(proofs.map(\.kind) == kinds)
            #expect(proofs.filter { !$0.holds }.isEmpty)
            text += id + "\n"
            for proof in proofs { text += "  \(proof.kind.rawValue): \(proof.figures)\n" }
        }
        expectGolden(text, "proofs")
    }

    /// After a change of content or of the engine's revision: `patchbay lint --record`.
    @Test func theListIsCurrent() throws {
        let library = Self.library()
        let entries = try library.scenarioFiles.map { file in
            let content = try library.scenario(in: file)
            return ProvedList.Entry(
                scenario: content.id, scenarioHash: content.hash,
                facilityHash: try library.facility(of: content).hash,
                revision: Exercise.engineRevision)
        }
        let text = try String(contentsOfFile: library.provedPath, encoding: .utf8)
        #expect(text == ProvedList(entries).text)
    }
}
