import Assessment
import Exercises
import TestSupport
import Testing

/// What the rules find in played sessions, to be read by people who know the work.
@Suite struct FindingTableTests {
    /// All findings over all lists: session by session, a line for each rule that the session has
    /// what it takes for.
    @Test func findingsReadAsAnEngineerWouldSay() throws {
        var text = ""
        for name in PlayedSessions.names {
            let evidence = try PlayedSessions.evidence(name)
            text += "\(name)\n"
            let criteria = SampleCriteria.all.filter {
                evidence.analysis != nil
                    || RuleRegistry.rule(named: $0.id)?.needsAnalysis == false
            }
            for finding in Assessor.findings(criteria: criteria, evidence: evidence) {
                let level = finding.level?.rawValue ?? "-"
                let lines = finding.lines.map(String.init).joined(separator: " ")
                text += "  \(finding.criterion): \(level) [\(lines)]\n      \(finding.why)\n"
            }
            text += "\n"
        }
        expectGolden(text, "findings")
    }
}
