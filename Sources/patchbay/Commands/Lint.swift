import ArgumentParser
import ContentFiles
import Interchange

/// `patchbay lint`: says what is wrong with content.
struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check scenarios, facilities and criteria; exit status 1 where one is bad.",
        discussion: """
            Examples:
              patchbay lint
              patchbay lint Scenarios/picture/misrouted-grade.yaml
              patchbay lint --json
            """)

    @Argument(help: "Files; without one, everything below Scenarios/ and Rubrics/.")
    var paths: [String] = []

    @Flag(help: "One JSON array with an object for each problem.")
    var json = false

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let library = try Locations(places).library()
        let rubrics = try Locations(places).rubrics()
        let problems =
            paths.isEmpty
            ? library.lint() + rubrics.lint()
            : paths.flatMap { path in
                rubrics.lint(path: path) ?? library.lint(path: path).map { [$0] } ?? []
            }
        if json {
            Output.write(JSONValue.array(problems.map(Lint.json)).text)
        } else if problems.isEmpty {
            let count =
                paths.isEmpty
                ? library.facilityFiles.count + library.scenarioFiles.count + rubrics.fileCount
                : paths.count
            Output.write("\(count) file\(count == 1 ? "" : "s"), nothing wrong")
        }
        guard problems.isEmpty else {
            throw Failure(
                description: json ? "" : problems.map(\.description).joined(separator: "\n"))
        }
    }

    private static func json(_ problem: ContentProblem) -> JSONValue {
        .object([
            "id": .text(problem.rule.rawValue), "file": .text(problem.file),
            "line": problem.mark.map { .integer(Int64($0.line)) } ?? .null,
            "column": problem.mark.map { .integer(Int64($0.column)) } ?? .null,
            "wrong": .text(problem.wrong), "expected": .optional(problem.expected),
            "suggestion": .optional(problem.suggestion),
        ])
    }
}
