import ArgumentParser
import Exercises
import Foundation
import Interchange
import Records
import RecordsDatabase
import Screens
import SimulationKernel
import TerminalCanvas

/// `patchbay sessions`: what is in the records.
struct Sessions: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the sessions in the records, those that began last first.",
        discussion: """
            Examples:
              patchbay sessions
              patchbay sessions --json
            """)

    @Flag(help: "One JSON array, `id` first in each object.")
    var json = false

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let store = try Locations(places).store()
        let sessions = try storeStep { () throws(RecordsError) in try store.sessions(.all) }
        let trainees = try storeStep { () throws(RecordsError) in try store.trainees() }
        let hasCopies = sessions.contains { $0.origin != nil }
        let rows = sessions.map { session in
            let name = trainees.first { $0.id == session.trainee }?.displayName
            let copy = session.origin.map { "\($0.session) line \($0.line)" }
            var shown: [(key: String, value: JSONValue)] = [
                ("id", .text(session.id)), ("scenario", .text(session.scenario)),
                ("trainee", .text(name ?? session.trainee)),
                ("status", .text(session.status.rawValue)),
                ("outcome", .text(session.outcome ?? "")),
                ("commands", .integer(Int64(session.lineCount))),
                ("started", .text(Sessions.moment(session.startedAtSeconds))),
                ("clock", .text(session.lastTime.clockFace)),
            ]
            if hasCopies && !json { shown.append(("practice copy of", .text(copy ?? ""))) }
            return ListRow(shown, more: [("copy_of", .optional(copy))])
        }
        if json {
            Output.write(JSONValue.array(rows.map(\.json)).text)
        } else if rows.isEmpty {
            Output.write("no sessions yet; `patchbay practise` begins one")
        } else {
            Output.write(.table(columns: rows[0].titles, rows: rows.map(\.cells)))
        }
    }

    /// A wall-clock moment in UTC (RFC 3339).
    static func moment(_ seconds: Int64) -> String {
        Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
    }
}
