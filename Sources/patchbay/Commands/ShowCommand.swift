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
              patchbay show corner-house --drawing racks
              patchbay show corner-house --from gr-io.out-1 --to gr-mon.sdi-1
              patchbay show corner-house --from es1-ws --to store
            """)

    @Argument(help: "A scenario or a facility, as `patchbay list` names them.")
    var name: String

    @Option(
        help: ArgumentHelp(
            "One drawing of a facility: "
                + FacilityDrawing.allCases.map(\.rawValue).joined(separator: ", ") + ".",
            valueName: "drawing"))
    var drawing: FacilityDrawing?

    @Option(help: "Where a way begins: an element, or a connector as ELEMENT.PORT.")
    var from: String?

    @Option(help: "Where it ends.")
    var to: String?

    @OptionGroup var places: PlaceOptions

    func validate() throws {
        guard (from == nil) == (to == nil) else {
            throw ValidationError("a way has two ends; give both `--from` and `--to`")
        }
    }

    func run() throws {
        let library = try Locations(places).library()
        if library.facilityFiles.contains(where: { $0.id == name }) {
            let plant = try contentStep { () throws(ContentProblem) in
                try library.plant(of: library.facility(named: name))
            }
            try show(plant)
            return
        }
        guard drawing == nil && from == nil else {
            throw Failure(
                description: "error: only a facility has drawings and ways, and "
                    + "`\(PlainText.sanitised(name))` isn't one\n  try: patchbay list facilities",
                status: 2)
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

    private func show(_ plant: Plant) throws {
        if let from, let to {
            let route = plant.route(from: try ports(from, plant), to: try ports(to, plant))
            guard let route else {
                throw Failure(
                    description: "error: nothing joins `\(from)` and `\(to)`\n"
                        + "  try: patchbay show \(name) --drawing cables", status: 1)
            }
            Output.write(FacilityView.route(route, in: plant))
        } else if let drawing {
            Output.write(FacilityView.drawing(drawing, of: plant))
        } else {
            Output.write(FacilityView.element(plant))
        }
    }

    /// The connectors of a point: one, or all of an element.
    private func ports(_ point: String, _ plant: Plant) throws -> [PortID] {
        let layout = plant.layout
        if let port = layout.port(named: point) { return [port] }
        if let element = layout.element(named: point) {
            let record = layout.elements[element.index]
            if let cable = layout.cables.first(where: { $0.element == element }) {
                return cable.ends.compactMap {
                    let port = plant.nominal[$0.index]
                    return port >= 0 ? PortID(Int(port)) : nil
                }
            }
            guard !record.ports.isEmpty else {
                throw Failure(
                    description: "error: nothing can be plugged into `\(record.id)`\n"
                        + "  try: patchbay show \(name) --drawing cables", status: 2)
            }
            return record.ports.map { PortID($0) }
        }
        let owner = point.split(separator: ".").first.flatMap {
            layout.element(named: String($0))
        }
        let candidates =
            owner.map { layout.elements[$0.index].ports.map { layout.path(of: PortID($0)) } }
            ?? layout.elements.map(\.id)
        let nearest = NearestName.nearest(to: point, among: candidates)
        throw Failure(
            description: "error: there is no connector `\(PlainText.sanitised(point))` in \(name)"
                + (nearest.map { "; did you mean `\($0)`?" } ?? "")
                + "\n  try: patchbay show \(name) --drawing cables", status: 2)
    }
}

extension FacilityDrawing: ExpressibleByArgument {}
