package import Assessment
package import TerminalCanvas

/// What criteria and recorded sessions reach of a standard, and what they leave out.
package enum CoverageView {
    /// A table of the KSBs, the criteria with their scenarios, and the holes.
    package static func element(_ coverage: Coverage, of standard: OccupationalStandard) -> Element
    {
        .group([
            .heading("Coverage of \(standard.id.uppercased()) \(standard.version)", level: 1),
            .paragraph(standard.source),
            .paragraph(standard.dutyMapNotice),
            .paragraph(
                "A scenario is counted where a recorded session on it has a finding with a level. "
                    + AssessmentWords.practiceNotice),
            .heading("Knowledge, skills and behaviours", level: 2),
            .paragraph(
                reaches(standard) + " The numbers count criteria by judge, and the scenarios on "
                    + "which one was seen."),
            .table(
                columns: ["KSB", "what", "reach", "engine", "mentor", "work", "seen on"],
                rows: coverage.ksbs.map(row)),
            .heading("Criteria, their codes and their scenarios", level: 2),
            .list(coverage.criteria.map(sentence)),
            .heading("What is missing", level: 2),
            holes(coverage.holes),
        ])
    }

    private static func reaches(_ standard: OccupationalStandard) -> String {
        func count(_ reach: KSB.Reach) -> Int {
            standard.statements.count { $0.reach == reach }
        }
        return "Of \(standard.statements.count), \(count(.observable)) can be seen in a journal, "
            + "\(count(.collected)) are collected here for a mentor to judge, and "
            + "\(count(.workplace)) are seen at work alone."
    }

    private static func row(_ item: KSBCoverage) -> [String] {
        [
            item.ksb.code, item.ksb.title, item.ksb.reach.rawValue, number(item.engine.count),
            number(item.mentor.count), number(item.workplace.count), number(item.scenarios.count),
        ]
    }

    private static func number(_ count: Int) -> String { count == 0 ? "-" : String(count) }

    private static func sentence(_ item: CriterionCoverage) -> String {
        let criterion = item.criterion
        let start = "`\(criterion.id)` (\(criterion.ksbs.joined(separator: ", "))): "
        switch criterion.judge {
        case .mentor: return start + "a mentor is asked, on any session"
        case .workplace: return start + "somebody at work is asked"
        case .engine:
            let occasions = item.occasions.map { occasion in
                let levels = occasion.levels.map { AssessmentWords.level($0) }
                return "\(occasion.scenario) (\(levels.joined(separator: ", ")))"
            }
            return start + (occasions.isEmpty ? "no scenario" : occasions.joined(separator: "; "))
        }
    }

    private static func holes(_ holes: [CoverageHole]) -> Element {
        if holes.isEmpty { return .toned(.good, .paragraph("Nothing.")) }
        return .toned(.caution, .list(holes.map(words)))
    }

    private static func words(_ hole: CoverageHole) -> String {
        switch hole {
        case .ksbWithoutCriterion(let code): "\(code): no criterion gives evidence for it"
        case .ksbWithoutRule(let code): "\(code): a journal can show it, but no rule looks for it"
        case .ksbWithoutScenario(let code): "\(code): no scenario gave occasion to show it"
        case .ksbWithOneScenario(let code):
            "\(code): seen on one scenario only, which supports no decision"
        case .ksbWithoutQuestion(let code): "\(code): it is judged here, but no mentor is asked"
        case .ksbWithoutWitness(let code): "\(code): it is seen at work, but nobody there is asked"
        case .criterionWithoutOccasion(let id): "`\(id)`: no scenario gave occasion for it"
        case .criterionNeverHigh(let id): "`\(id)`: no recorded session is competent by it"
        case .criterionNeverLow(let id): "`\(id)`: no recorded session is below competent by it"
        case .scenarioWithoutSession(let id): "`\(id)`: no session on it has been recorded"
        }
    }
}
