import Assessment
import ContentFiles
import Exercises
import Foundation
import Screens

/// What is found in the sessions recorded in `Records/Reference` beside the scenarios.
struct ReferenceSessions {
    private let folder: String
    private let scenarios: [String]
    private let places: PlaceOptions

    init(_ places: PlaceOptions) throws {
        let locations = Locations(places)
        let root = try locations.contentRoot()
        folder = (root == "." ? "" : root + "/") + "Records/Reference"
        scenarios = try locations.library().scenarioFiles.map(\.id)
        self.places = places
    }

    /// The findings in each recorded session, in the order of the scenarios and of the files'
    /// names; a recording without findings for a scenario on which there is no session.
    func recordings(_ rubric: Rubric) throws -> [Recording] {
        let cases = AnalysedCases()
        let found = try names().map { name in
            let session = try RecordedSession.find(folder + "/" + name, places)
            let loading = DebriefLoading(
                store: session.store, library: nil, rubric: rubric, cases: cases)
            return Recording(
                scenario: session.header.scenario,
                findings: try loading.debrief(session.file).findings)
        }
        return scenarios.flatMap { scenario in
            let own = found.filter { $0.scenario == scenario }
            return own.isEmpty ? [Recording(scenario: scenario, findings: [])] : own
        }
    }

    private func names() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".pbjournal") }.sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
    }
}
