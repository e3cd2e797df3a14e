import ContentFiles
import Exercises
import Foundation
import Planes
import Records
import Screens
import Seals
import SimulationKernel
import TerminalCanvas
import TestSupport
import Testing

@testable import patchbay

/// A scenario that isn't proved fair isn't offered.
@Suite struct OffersTests {
    /// The handbook's facility and scenario, in a folder of their own.
    ///
    /// - Parameters:
    ///   - title: the scenario's.
    ///   - revision: of the line in the list of what was proved; nil for no list.
    private func withContent<Result>(
        title: String = "Before lunch", revision: Int? = nil,
        _ body: (ContentLibrary) throws -> Result
    ) throws -> Result {
        let handbook = checkout().appending(path: "Documentation/Authoring.md")
        let text = try String(contentsOf: handbook, encoding: .utf8)
            .replacingOccurrences(of: "title: Before lunch", with: "title: \(title)")
        return try withTemporaryDirectory { folder in
            for block in text.components(separatedBy: "```yaml\n# ").dropFirst() {
                let example = block.components(separatedBy: "\n```")[0]
                let lines = example.split(separator: "\n", maxSplits: 1)
                let file = folder.appending(path: String(lines[0]))
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data((lines[1] + "\n").utf8).write(to: file)
            }
            let library = ContentLibrary(
                root: folder.path, registry: .standard, actions: VerbTable.fixed.map(\.name),
                hash: SHA256Hash.hash)
            if let revision {
                let content = try library.scenario(named: "before-lunch")
                let facility = try library.facility(of: content)
                let hashes = [content.hash, facility.hash].map { $0.hexadecimal.prefix(32) }
                let line = "before-lunch \(hashes[0]) \(hashes[1]) \(revision)\n"
                try Data(line.utf8).write(to: URL(fileURLWithPath: library.provedPath))
            }
            return try body(library)
        }
    }

    private static let giveaway = "A misrouted crosspoint"

    /// Whether the handbook's scenario is offered.
    private func isOffered(title: String = "Before lunch", revision: Int? = nil) throws -> Bool {
        try withContent(title: title, revision: revision) { library in
            let content = try library.scenario(named: "before-lunch")
            return Offers(library).problem(of: content) == nil
        }
    }

    @Test func whatIsntListedIsProvedOnTheSpot() throws {
        #expect(try isOffered())
        #expect(try isOffered(title: Self.giveaway) == false)
    }

    /// What stands in the list just so is offered without a proof; any other line says nothing.
    @Test func whatIsListedIsOfferedAtOnce() throws {
        #expect(try isOffered(title: Self.giveaway, revision: Exercise.engineRevision))
        #expect(
            try isOffered(title: Self.giveaway, revision: Exercise.engineRevision + 1) == false)
    }

    @Test func itCantBeBegunAndHomeSaysSo() throws {
        try withContent(title: Self.giveaway) { library in
            let store = InMemoryRecordStore()
            let trainee = try store.trainee(named: "Sam Okoro", newID: "t-1")
            let stage = Stage(library: library, store: store, trainee: trainee, key: SigningKey()) {
                throw Failure(description: "error: nothing to load")
            }
            let report = stage.answer(.begin(scenario: "before-lunch", seed: 1))
            guard case .failed(let notice) = report else {
                Issue.record("\(String(describing: report))")
                return
            }
            #expect(
                notice.text == "`before-lunch` isn't offered: `A misrouted crosspoint` says "
                    + "`misrout`: that is for the trainee to find")
            #expect(notice.advice == "patchbay lint before-lunch")
            #expect(try store.sessions(SessionFilter()).isEmpty)
            guard case .home(let home) = stage.answer(.loadHome) else {
                Issue.record("no home")
                return
            }
            #expect(
                home.scenarios.map(\.title) == [
                    "A misrouted crosspoint (not offered: patchbay lint before-lunch)"
                ])
        }
    }
}
