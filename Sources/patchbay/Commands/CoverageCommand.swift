import ArgumentParser
import Assessment
import ContentFiles
import Interchange
import Screens

/// `patchbay coverage`: what criteria and scenarios reach of the standard, and what they don't.
struct CoverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Show which KSBs the criteria reach, on which scenarios, and what is missing.",
        discussion: """
            A scenario is counted where a session recorded in Records/Reference has a finding.

            Examples:
              patchbay coverage
              patchbay coverage --json
            """)

    @Flag(help: "One JSON object: KSBs, criteria with their scenarios, and holes.")
    var json = false

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let rubric = try Locations(places).rubric()
        let coverage = Coverage(
            rubric, recordings: try ReferenceSessions(places).recordings(rubric))
        if json {
            Output.write(RubricJSON.value(coverage, of: rubric.standard).text)
        } else {
            Output.write(CoverageView.element(coverage, of: rubric.standard))
        }
    }
}

extension Locations {
    /// The standards and criteria that lie beside the scenarios.
    func rubrics() throws -> RubricLibrary {
        let root = try contentRoot()
        return RubricLibrary(root: root == "." ? "" : root)
    }

    /// The standard with its criteria: the first where there are several.
    func rubric() throws -> Rubric {
        let library = try rubrics()
        return try contentStep { () throws(ContentProblem) in
            try library.rubric(named: library.standards.first ?? "st0933")
        }
    }
}
