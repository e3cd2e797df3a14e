import ArgumentParser
import ContentFiles
import FaultReasoning
import Interchange
import Plant
import TerminalCanvas

/// `patchbay suspects`: everything that could be the matter.
struct SuspectsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspects",
        abstract: "List everything that could be the matter: what `diagnose` takes.",
        discussion: """
            The list is that of the scenario's facility, whatever is the matter in the scenario: \
            it gives nothing away.

            Examples:
              patchbay suspects desk-move
              patchbay suspects desk-move --json
            """)

    @Argument(help: "A scenario's name.")
    var scenario: String

    @Flag(help: "One JSON array with every hypothesis and its parameters.")
    var json = false

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let library = try Locations(places).library()
        let plant = try contentStep { () throws(ContentProblem) in
            try library.plant(of: library.facility(of: library.scenario(named: scenario)))
        }
        let list = HypothesisList(plant: plant)
        if json {
            Output.write(JSONValue.array(list.all.map { SuspectsCommand.json($0, plant) }).text)
        } else {
            Output.write(SuspectsCommand.element(list, plant))
        }
    }

    private static func element(_ list: HypothesisList, _ plant: Plant) -> Element {
        var rows: [[String]] = []
        var last = ""
        for hypothesis in list.all {
            guard let element = hypothesis.element, let mode = hypothesis.mode else { continue }
            let id = plant.layout.elements[element.index].id
            let name = plant.registry.modes[mode].name
            if last == id + " " + name {
                rows[rows.count - 1][2] = String((Int(rows[rows.count - 1][2]) ?? 0) + 1)
                continue
            }
            last = id + " " + name
            rows.append([id, name, "1", plant.registry.modes[mode].title])
        }
        return .group([
            .paragraph(
                "\(list.all.count) hypotheses: none, people who expect what nobody owes them, "
                    + "each fault below in each of its variants, and what no mode describes."),
            .table(columns: ["element", "mode", "variants", "what it is"], rows: rows),
        ])
    }

    private static func json(_ hypothesis: Hypothesis, _ plant: Plant) -> JSONValue {
        switch hypothesis.kind {
        case .none: return .object(["kind": .text("none")])
        case .unmodelled: return .object(["kind": .text("unmodelled")])
        case .mistakenExpectation(let index):
            return .object([
                "kind": .text("mistaken-expectation"),
                "check": .text(plant.expectations[index].id),
            ])
        case .fault(let mode, let element, let variant):
            return .object([
                "kind": .text("fault"),
                "element": .text(plant.layout.elements[element.index].id),
                "mode": .text(plant.registry.modes[mode].name),
                "class": .text(variant.className),
                "origin": .text(hypothesis.origin == .person ? "person" : "itself"),
                "parameters": .array(
                    variant.parameters.values.map { value in
                        .object([
                            "name": .text(value.name), "value": .text(value.value.word ?? ""),
                        ])
                    }),
            ])
        }
    }
}
