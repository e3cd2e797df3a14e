import ArgumentParser
import Assessment
import ContentFiles
import Exercises
import Foundation
import Interchange
import Plant
import Records
import Screens
import TerminalCanvas

/// `patchbay debrief`: what was asked, what was wrong, every line, and what was found.
struct DebriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "debrief",
        abstract: "Show the debrief of a closed session: its story, the findings, what comes next.",
        discussion: """
            A session is named by the beginning of its id, or is a `.pbjournal` file. The findings \
            of a session in the records are shown once its trainee has rated the work, here or in \
            the workbench; a rating is kept and never changed. JSON is for programs and for \
            mentors, and always has the findings.

            Examples:
              patchbay debrief s1meey00
              patchbay debrief s1meey00 --rate measure-first=developing --rate client-told=competent
              patchbay debrief s1meey00 --without-rating
              patchbay debrief Records/Reference/misrouted-grade-pass.pbjournal --json
            """)

    @Argument(help: "A closed session of the records, or a journal file.")
    var session: String

    @Flag(help: "One JSON object with every line and every finding.")
    var json = false

    @Option(
        name: .customLong("rate"), parsing: .singleValue,
        help: ArgumentHelp(
            "Rate your own work on a theme: not-yet, developing, competent or strong. Once for "
                + "each theme; those that aren't named are left out.", valueName: "theme=level"))
    var ratings: [String] = []

    @Flag(help: "Say that you would rather not rate your work; the findings are shown, for good.")
    var withoutRating = false

    @OptionGroup var places: PlaceOptions

    func validate() throws {
        guard ratings.isEmpty || !withoutRating else {
            throw ValidationError("--rate and --without-rating say opposite things; give one")
        }
    }

    func run() throws {
        let locations = Locations(places)
        let found = try RecordedSession.find(session, places)
        let loading = DebriefLoading(
            store: found.store, library: try? locations.library(), rubric: try locations.rubric())
        var data = try loading.debrief(found.file)
        let isKept = try isInRecords(found)
        if !ratings.isEmpty || withoutRating {
            guard isKept else {
                throw Failure(
                    description: "error: a journal file's work can't be rated: only the records "
                        + "keep a rating\n  try: patchbay debrief SESSION --rate THEME=LEVEL",
                    status: 2)
            }
            data = try loading.rate(try parsed(loading.rubric), session: found.file.session)
        }
        if json {
            Output.write(DebriefCommand.json(data).text)
        } else {
            Output.write(
                DebriefReport.element(
                    data, canShowFindings: data.isRated || !isKept, advice: advice(data)))
        }
    }

    private func isInRecords(_ found: RecordedSession) throws -> Bool {
        try storeStep { () throws(RecordsError) in
            try found.store.session(found.file.session)
        } != nil
    }

    /// What to type for a rating, with the themes there are.
    private func advice(_ data: DebriefData) -> String {
        let themes = DebriefReport.ratedThemes(data)
        return "patchbay debrief \(data.session.id) --rate \(themes.first ?? "THEME")=LEVEL, once "
            + "for each theme (\(themes.joined(separator: ", "))), with a level of "
            + Level.allCases.map(\.rawValue).joined(separator: ", ")
            + "; or --without-rating"
    }

    private func parsed(_ rubric: Rubric) throws -> [SelfRating] {
        let themes = rubric.themes
        return try ratings.map { text in
            let parts = text.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                throw Failure(
                    description: "error: `\(PlainText.sanitised(text))` isn't a theme and a level"
                        + "\n  try: --rate \(themes.first ?? "THEME")=competent", status: 2)
            }
            let theme = String(parts[0])
            guard themes.contains(theme) else { throw unknown("theme", theme, themes) }
            guard let level = Level(rawValue: String(parts[1])) else {
                throw unknown("level", String(parts[1]), Level.allCases.map(\.rawValue))
            }
            return SelfRating(theme: theme, level: level)
        }
    }

    private func unknown(_ what: String, _ given: String, _ names: [String]) -> Failure {
        let nearest = NearestName.nearest(to: given, among: names)
        return Failure(
            description: "error: there is no \(what) `\(PlainText.sanitised(given))`"
                + (nearest.map { "; did you mean `\($0)`?" } ?? "")
                + "\n  try: one of " + names.joined(separator: ", "), status: 2)
    }

    private static func json(_ data: DebriefData) -> JSONValue {
        DebriefJSON.value(
            DebriefJSON.Parts(
                session: data.session.id, header: data.session.header,
                ticket: data.session.ticket, steps: data.session.steps, criteria: data.criteria,
                findings: data.findings, ratings: data.isRated ? data.ratings : nil,
                suggestions: data.suggestions.map {
                    DebriefJSON.Next(scenario: $0.scenario, title: $0.title, why: $0.why)
                },
                notice: AssessmentWords.practiceNotice, analysis: data.analysis))
    }
}
