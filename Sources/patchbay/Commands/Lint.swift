import ArgumentParser
import ContentFiles
import Foundation
import Interchange
import Scenarios
import Seals
import Solving

/// `patchbay lint`: says what is wrong with content, and proves its scenarios fair.
struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check content and prove its scenarios fair; exit status 1 where one is bad.",
        discussion: """
            Each scenario is proved: that its fault is there and shows as the client says, that it \
            can be told from everything else, that an expert mends it in time, and that no text \
            gives it away. Ctrl-C stops it.

            Examples:
              patchbay lint
              patchbay lint misrouted-grade
              patchbay lint Scenarios/picture/misrouted-grade.yaml
              patchbay lint --json
              patchbay lint --record
            """)

    @Argument(help: "Files or names; without one, everything below Scenarios/ and Rubrics/.")
    var paths: [String] = []

    @Flag(help: "One JSON array with an object for each problem.")
    var json = false

    @Flag(help: "Write Scenarios/PROVED where every proof holds: what stands there is offered.")
    var record = false

    @OptionGroup var places: PlaceOptions

    func validate() throws {
        guard record, !paths.isEmpty else { return }
        throw ValidationError("`--record` is for all of the content; leave the files out")
    }

    func run() throws {
        let library = try Locations(places).library()
        let rubrics = try Locations(places).rubrics()
        let files = paths.map { Lint.path(of: $0, library) }
        let bad =
            files.isEmpty
            ? library.lint() + rubrics.lint()
            : files.flatMap { path in
                rubrics.lint(path: path) ?? library.lint(path: path).map { [$0] } ?? []
            }
        var problems = bad.map { LintProblem(problem: $0) }
        let run = ProofRun(library, isSilent: json)
        problems += run.prove(Lint.scenarios(files, library, bad: bad))
        let count =
            files.isEmpty
            ? library.facilityFiles.count + library.scenarioFiles.count + rubrics.fileCount
            : files.count
        if json {
            Output.write(JSONValue.array(problems.map(\.json)).text)
        } else if problems.isEmpty {
            Output.write("\(count) file\(count == 1 ? "" : "s"), nothing wrong")
        }
        guard problems.isEmpty else {
            throw Failure(
                description: json
                    ? "" : problems.map(\.problem.description).joined(separator: "\n"))
        }
        if record { try Lint.write(run.proved, to: library.provedPath) }
    }

    /// The file of a scenario or facility that is given by its name; else the path as it is.
    private static func path(of word: String, _ library: ContentLibrary) -> String {
        let files = library.scenarioFiles + library.facilityFiles
        return files.first { $0.id == word }?.path ?? word
    }

    /// The scenarios to be proved: of all files or some, those with which nothing is wrong so far.
    private static func scenarios(
        _ files: [String], _ library: ContentLibrary, bad: [ContentProblem]
    ) -> [ScenarioContent] {
        let all = files.isEmpty ? library.scenarioFiles.map(\.path) : files
        let badFiles = bad.map(\.file)
        return all.filter { !badFiles.contains($0) }.compactMap { path in
            let known = library.scenarioFiles.first { $0.path == path }
            let content =
                known.map { try? library.scenario(in: $0) }
                ?? (try? ScenarioFile.load(path, hash: SHA256Hash.hash))
            // What is wrong with a facility has been said at its own file.
            guard let content, (try? library.instance(of: content, seed: 0)) != nil else {
                return nil
            }
            return content
        }
    }

    private static func write(_ list: ProvedList, to path: String) throws {
        do {
            try Data(list.text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Failure(
                description: "error: `\(path)` can't be written\n"
                    + "  try: --content FOLDER, a folder in which you may write")
        }
    }
}

/// A problem that lint found, and in which proof, if it was in one.
struct LintProblem {
    var problem: ContentProblem
    var proof: ProofKind?

    var json: JSONValue {
        .object([
            "id": .text(problem.rule.rawValue), "file": .text(problem.file),
            "line": problem.mark.map { .integer(Int64($0.line)) } ?? .null,
            "column": problem.mark.map { .integer(Int64($0.column)) } ?? .null,
            "wrong": .text(problem.wrong), "expected": .optional(problem.expected),
            "suggestion": .optional(problem.suggestion),
            "proof": .optional(proof?.rawValue),
        ])
    }
}

/// Proves scenarios one after another, and says how it goes.
final class ProofRun {
    private let prover: ContentProver
    private let isSilent: Bool
    private var entries: [ProvedList.Entry] = []
    private var progress = ProgressLine()

    /// - Parameter isSilent: whether the proofs are kept off standard output.
    init(_ library: ContentLibrary, isSilent: Bool) {
        prover = ContentProver(library)
        self.isSilent = isSilent
    }

    /// The scenarios that were proved.
    var proved: ProvedList { ProvedList(entries) }

    /// What is wrong with some scenarios: at most one thing for each.
    func prove(_ scenarios: [ScenarioContent]) -> [LintProblem] {
        var problems: [LintProblem] = []
        for (index, content) in scenarios.enumerated() {
            let place = "\(index + 1) of \(scenarios.count), \(content.id)"
            progress.show("\(place): predictions")
            let outcome = prover.prove(content) { kind in
                progress.show("\(place): \(kind.rawValue)")
            }
            progress.clear()
            if !isSilent { Output.write(ProofWording.text(content.scenario, outcome.proofs)) }
            if let problem = outcome.problem {
                problems.append(LintProblem(problem: problem, proof: outcome.proofs.last?.kind))
            } else if let entry = try? prover.entry(of: content) {
                entries.append(entry)
            }
        }
        return problems
    }
}

/// Proofs as `lint` prints them.
enum ProofWording {
    /// A scenario's proofs, a line each.
    static func text(_ scenario: Scenario, _ proofs: [FairnessProof]) -> String {
        let level = scenario.level.map { "level \($0)" } ?? "no level"
        let width = ProofKind.allCases.map(\.rawValue.count).max() ?? 0
        let lines = proofs.map { proof in
            let name = proof.kind.rawValue
            let blanks = String(repeating: " ", count: width - name.count + 2)
            return "  " + name + blanks + (proof.holds ? "" : "fails: ") + proof.figures
        }
        return (["\(scenario.id), \(level), \(scenario.outcome.rawValue)"] + lines)
            .joined(separator: "\n")
    }
}

/// A line on standard error that says what is being done, and is replaced as that goes on. Where
/// standard error isn't a terminal there is none.
struct ProgressLine {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var width = 0
    /// So that the line stays one in a narrow terminal.
    private static let widest = 72

    init() {}

    /// Shows a text in place of the last.
    mutating func show(_ text: String) {
        guard isTerminal else { return }
        let text = String(text.prefix(ProgressLine.widest))
        put("\r" + text + String(repeating: " ", count: max(0, width - text.count)))
        width = text.count
    }

    /// Takes the line away.
    mutating func clear() {
        guard isTerminal, width > 0 else { return }
        put("\r" + String(repeating: " ", count: width) + "\r")
        width = 0
    }

    private func put(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
