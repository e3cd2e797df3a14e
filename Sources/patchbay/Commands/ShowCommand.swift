import ArgumentParser
import ContentFiles
import Plant
import Scenarios
import Screens
import TerminalCanvas

/// `patchbay show`: a scenario's ticket, or a facility's drawings.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a scenario's ticket or a facility's drawings.",
        discussion: """
            Examples:
              patchbay show misrouted-grade
              patchbay show corner-house
            """)

    @Argument(help: "A scenario or a facility, as `patchbay list` names them.")
    var name: String

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let library = try Locations(places).library()
        if library.facilityFiles.contains(where: { $0.id == name }) {
            let plant = try contentStep { () throws(ContentProblem) in
                try library.plant(of: library.facility(named: name))
            }
            Output.write(FacilityView.element(plant))
            return
        }
        if library.scenarioFiles.contains(where: { $0.id == name }) {
            let instance = try contentStep { () throws(ContentProblem) in
                try library.instance(of: library.scenario(named: name), seed: 0)
            }
            Output.write(
                .group([
                    .heading(instance.scenario.title, level: 1),
                    SessionViews.ticket(instance.ticket()),
                ]))
            return
        }
        let all = (library.scenarioFiles + library.facilityFiles).map(\.id)
        let nearest = NearestName.nearest(to: name, among: all)
        throw Failure(
            description: "error: there is no scenario or facility `\(PlainText.sanitised(name))`"
                + (nearest.map { "; did you mean `\($0)`?" } ?? "")
                + "\n  try: patchbay list scenarios, or patchbay list facilities", status: 2)
    }
}
