import Assessment
import Exercises
import TestSupport
import Testing

/// What the rules find in played sessions, to be read by people who know the work.
@Suite struct FindingTableTests {
    /// All findings over all lists: session by session, a line for each rule.
    @Test func findingsReadAsAnEngineerWouldSay() throws {
        var text = ""
        for name in PlayedSessions.names {
            let evidence = try PlayedSessions.evidence(name)
            text += "\(name)\n"
            for finding in Assessor.findings(criteria: SampleCriteria.all, evidence: evidence) {
                let level = finding.level?.rawValue ?? "-"
                let lines = finding.lines.map(String.init).joined(separator: " ")
                text += "  \(finding.criterion): \(level) [\(lines)]\n      \(finding.why)\n"
            }
            text += "\n"
        }
        expectGolden(text, "findings")
    }
}
