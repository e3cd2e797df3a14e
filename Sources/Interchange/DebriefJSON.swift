package import Assessment
package import Exercises
package import FaultReasoning
package import Plant

/// A debrief as JSON: everything that it says, and every line that it rests on.
package enum DebriefJSON {
    /// Raised whenever a key changes its meaning or goes away; new keys don't raise it.
    package static let format: Int64 = 1

    /// A scenario to try next.
    package struct Next {
        /// Its id.
        package var scenario: String
        package var title: String
        package var why: String

        package init(scenario: String, title: String, why: String) {
            self.scenario = scenario
            self.title = title
            self.why = why
        }
    }

    /// What a debrief is made from.
    package struct Parts {
        package var session: String
        package var header: JournalHeader
        /// A reading of kind `ticket`.
        package var ticket: Reading
        package var steps: [RecordedStep]
        package var criteria: [Criterion]
        package var findings: [Finding]
        /// Nil where the trainee hasn't rated the work; none where they would rather not.
        package var ratings: [SelfRating]?
        /// Scenarios to try next, with why.
        package var suggestions: [Next]
        /// What has to be said beside findings.
        package var notice: String
        /// What each step was worth; nil where that can't be told.
        package var analysis: SessionAnalysis?

        package init(
            session: String, header: JournalHeader, ticket: Reading, steps: [RecordedStep],
            criteria: [Criterion], findings: [Finding], ratings: [SelfRating]?,
            suggestions: [Next], notice: String, analysis: SessionAnalysis? = nil
        ) {
            self.session = session
            self.header = header
            self.ticket = ticket
            self.steps = steps
            self.criteria = criteria
            self.findings = findings
            self.ratings = ratings
            self.suggestions = suggestions
            self.notice = notice
            self.analysis = analysis
        }
    }

    /// The debrief as one object: `format`, `id` of the session, what it was played on, `ticket`,
    /// `outcome`, `steps` with every reading, `criteria` in the order of their themes, each with
    /// its `finding`; `self_rating`, `suggestions` and `analysis`.
    package static func value(_ parts: Parts) -> JSONValue {
        let outcome = parts.steps.last?.reply.outcome
        return .object([
            "format": .integer(format),
            "id": .text(parts.session),
            "scenario": .text(parts.header.scenario),
            "trainee": .text(parts.header.trainee),
            "seed": .text(String(parts.header.seed)),
            "engine_revision": .integer(Int64(parts.header.engineRevision)),
            "copy_of": parts.header.copyOrigin.map(value) ?? .null,
            "notice": .text(parts.notice),
            "ticket": ReadingJSON.value(parts.ticket),
            "outcome": .optional(outcome?.symbol("outcome")),
            "steps": .array(parts.steps.map { ReadingJSON.value($0) }),
            "criteria": .array(
                parts.criteria.map { criterion in
                    value(criterion, parts.findings.first { $0.criterion == criterion.id })
                }),
            "self_rating": parts.ratings.map { .array($0.map(value)) } ?? .null,
            "suggestions": .array(
                parts.suggestions.map {
                    .object([
                        "id": .text($0.scenario), "title": .text($0.title), "why": .text($0.why),
                    ])
                }),
            "analysis": parts.analysis.map(AnalysisJSON.value) ?? .null,
        ])
    }

    private static func value(_ origin: CopyOrigin) -> JSONValue {
        .object(["id": .text(origin.session), "line": .integer(Int64(origin.line))])
    }

    /// A criterion with its finding: null where a person judges it; a finding's level is null where
    /// there was no occasion.
    private static func value(_ criterion: Criterion, _ finding: Finding?) -> JSONValue {
        .object([
            "id": .text(criterion.id),
            "title": .text(criterion.title),
            "theme": .text(criterion.theme),
            "judge": .text(criterion.judge.rawValue),
            "ksbs": .array(criterion.ksbs.map { .text($0) }),
            "question": criterion.question.isEmpty ? .null : .text(criterion.question),
            "finding": finding.map { finding in
                .object([
                    "level": .optional(finding.level?.rawValue),
                    "level_words": .optional(finding.level.map(criterion.words)),
                    "lines": .array(finding.lines.map { .integer(Int64($0)) }),
                    "why": .text(finding.why),
                ])
            } ?? .null,
        ])
    }

    private static func value(_ rating: SelfRating) -> JSONValue {
        .object(["theme": .text(rating.theme), "level": .text(rating.level.rawValue)])
    }
}
