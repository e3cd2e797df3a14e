import ArgumentParser
import ContentFiles
import Exercises
import Foundation
import Records
import RecordsDatabase
import TerminalCanvas

/// `patchbay doctor`: looks whether everything that Patchbay needs is in order.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check this installation: content, records, key, terminal.",
        discussion: """
            Example:
              patchbay doctor
            """)

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let locations = Locations(places)
        var lines: [LabelledText] = []
        var isWell = true
        func check(_ label: String, _ step: () throws -> String) {
            do {
                lines.append(LabelledText(label, "ok: " + (try step())))
            } catch let failure as Failure {
                isWell = false
                lines.append(LabelledText(label, "not well: " + failure.description))
            } catch {
                isWell = false
                lines.append(LabelledText(label, "not well: \(error)"))
            }
        }
        check("content") {
            let library = try locations.library()
            let problems = library.lint()
            if let first = problems.first { throw Failure(description: first.description) }
            return "facilities: \(library.facilityFiles.count), scenarios: "
                + "\(library.scenarioFiles.count), in `\(try locations.contentRoot())`"
        }
        check("records") {
            let store = try locations.store()
            return try report(storeStep { () throws(RecordsError) in try store.report() })
        }
        check("key") {
            _ = try locations.signingKey()
            return "signs closed sessions"
        }
        lines.append(LabelledText("engine revision", String(Exercise.engineRevision)))
        lines.append(LabelledText("terminal", terminal))
        Output.write(.group([.heading("Patchbay doctor", level: 1), .fields(lines)]))
        if !isWell { throw Failure(description: "error: something isn't well") }
    }

    private var terminal: String {
        let name = ProcessInfo.processInfo.environment["TERM"] ?? "not set"
        return "\(name); input is \(isatty(0) == 1 ? "a terminal" : "not a terminal"), output is "
            + (isatty(1) == 1 ? "a terminal" : "not a terminal")
    }

    private func report(_ report: DatabaseReport) throws -> String {
        guard report.findings.isEmpty else {
            throw Failure(description: report.findings.joined(separator: "; "))
        }
        guard report.journalMode == "wal", report.synchronous == 2 else {
            throw Failure(
                description: "commits aren't durable: journal mode \(report.journalMode), "
                    + "synchronous \(report.synchronous)")
        }
        return "\(report.sessionCount) sessions, schema \(report.schemaVersion), SQLite "
            + "\(report.sqliteVersion), durable commits"
    }
}
