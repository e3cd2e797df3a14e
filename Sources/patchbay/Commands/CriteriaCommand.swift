import ArgumentParser
import Assessment
import Interchange
import Screens

/// `patchbay criteria`: by what practice is looked at.
struct CriteriaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "criteria",
        abstract: "Show the criteria by theme: who judges, for which KSBs, and every level.",
        discussion: """
            Examples:
              patchbay criteria
              patchbay criteria --json
            """)

    @Flag(help: "One JSON object: the standard, and all criteria with their rules.")
    var json = false

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let rubric = try Locations(places).rubric()
        if json {
            Output.write(RubricJSON.value(rubric).text)
        } else {
            Output.write(CriteriaView.element(rubric))
        }
    }
}
