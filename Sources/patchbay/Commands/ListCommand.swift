import ArgumentParser
import ContentFiles
import Interchange
import Planes
import Plant
import Scenarios
import Screens
import TerminalCanvas

/// `patchbay list`: what there is.
struct ListCommand: ParsableCommand {
    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case scenarios, facilities, faults
    }

    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List scenarios, facilities or kinds of faults.",
        discussion: """
            Examples:
              patchbay list scenarios
              patchbay list faults --json
            """)

    @Argument(help: "scenarios, facilities or faults.")
    var subject: Subject

    @Flag(help: "One JSON array, `id` first in each object.")
    var json = false

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let library = try Locations(places).library()
        let rows: [ListRow]
        var notes: [String] = []
        switch subject {
        case .scenarios: (rows, notes) = try scenarios(library)
        case .facilities: rows = try facilities(library)
        case .faults:
            let modes = Registry.standard.modes
            rows = modes.map(fault)
            notes = [
                "\(modes.count) kinds of faults, \(modes.reduce(0) { $0 + $1.classes.count }) "
                    + "classes of effect"
            ]
        }
        if json {
            Output.write(JSONValue.array(rows.map(\.json)).text)
        } else {
            Output.write(.table(columns: rows.first?.titles ?? [], rows: rows.map(\.cells)))
            for note in notes { Output.write(note) }
        }
    }

    /// A row for each scenario, and why some aren't offered.
    private func scenarios(_ library: ContentLibrary) throws -> ([ListRow], notes: [String]) {
        let offers = Offers(library)
        var notes: [String] = []
        let rows = try library.scenarioFiles.map { file in
            let content = try contentStep { () throws(ContentProblem) in
                try library.scenario(in: file)
            }
            let problem = offers.problem(of: content)
            if let problem { notes.append(Offers.refusal(of: content, problem)) }
            return ListRow(
                [
                    ("id", .text(content.id)), ("theme", .text(file.theme)),
                    ("title", .text(content.scenario.title)),
                    ("level", content.scenario.level.map { .integer(Int64($0)) } ?? .null),
                    ("minutes", .integer(content.scenario.budgetMinutes)),
                ],
                more: [
                    ("facility", .text(content.scenario.facility)),
                    ("offered", .flag(problem == nil)),
                    ("refusal", .optional(problem?.wrong)),
                ])
        }
        return (rows, notes)
    }

    private func facilities(_ library: ContentLibrary) throws -> [ListRow] {
        try library.facilityFiles.map { file in
            let content = try contentStep { () throws(ContentProblem) in
                try library.facility(in: file)
            }
            return ListRow([
                ("id", .text(content.id)), ("title", .text(content.inventory.title)),
                ("elements", .integer(Int64(content.inventory.elements.count))),
                ("cables", .integer(Int64(content.inventory.cables.count))),
                ("services", .integer(Int64(content.inventory.services.count))),
            ])
        }
    }

    private func fault(_ mode: FaultMode) -> ListRow {
        ListRow(
            [
                ("id", .text(mode.name)), ("plane", .text(mode.plane)),
                ("title", .text(mode.title)), ("band", .text(mode.band.rawValue)),
                ("on", .text(mode.elementKinds.joined(separator: " "))),
                ("classes", .array(mode.classes.map { .text($0.name) })),
            ],
            more: [
                (
                    "parameters",
                    .array(
                        mode.classes.map {
                            .object([
                                "class": .text($0.name), "meaning": .text($0.meaning),
                            ])
                        })
                ),
                ("comes_and_goes", .flag(mode.comesAndGoes)),
                ("repairs", .array(mode.repairs.map { .text($0) })),
                ("authority", .text(mode.authority.rawValue)),
                ("hazards", .array(mode.hazards.map { .text($0.rawValue) })),
                (
                    "look_alikes",
                    .array(
                        mode.lookAlikes.map {
                            .object([
                                "mode": .text($0.mode), "discriminator": .text($0.discriminator),
                            ])
                        })
                ),
                ("ksbs", .array(mode.ksbs.map { .text($0) })),
            ])
    }
}

/// A row of a list: what the table shows, and what JSON adds.
struct ListRow {
    var shown: [(key: String, value: JSONValue)]
    var more: [(key: String, value: JSONValue)]

    init(
        _ shown: [(key: String, value: JSONValue)], more: [(key: String, value: JSONValue)] = []
    ) {
        self.shown = shown
        self.more = more
    }

    var titles: [String] { shown.map(\.key) }

    var cells: [String] { shown.map { ListRow.words($0.value) } }

    private static func words(_ value: JSONValue) -> String {
        switch value {
        case .text(let text): text
        case .integer(let number): String(number)
        case .flag(let isTrue): isTrue ? "yes" : "no"
        case .array(let values): values.map(words).joined(separator: " ")
        default: ""
        }
    }

    var json: JSONValue {
        .object((shown + more).map { JSONMember($0.key, $0.value) })
    }
}
