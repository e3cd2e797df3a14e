import Testing

/// The rules of the house, applied to every file of the project.
@Suite struct HouseRulesTests {
    @Test(arguments: Rule.all) func everyFileKeeps(_ rule: Rule) {
        let violations = SourceTree.files.flatMap { file in
            rule.check(file).filter { violation in
                !Allowance.all.contains { $0.covers(violation, of: rule, in: file) }
            }
        }
        if violations.isEmpty { return }
        let shown = violations.prefix(300).map(\.description).joined(separator: "\n")
        Issue.record("\(violations.count) against `\(rule.name)`:\n\(shown)")
    }

    @Test(arguments: Rule.all) func everyExampleIsJudgedRightly(_ rule: Rule) {
        #expect(!rule.refused.isEmpty && !rule.accepted.isEmpty, "a rule needs examples")
        for file in rule.refused {
            let isRefused = !rule.check(file).isEmpty
            #expect(isRefused, "should refuse \(file.path):\n\(file.lines.prefix(6))")
        }
        for file in rule.accepted {
            #expect(rule.check(file) == [], "should accept \(file.path):\n\(file.lines.prefix(6))")
        }
    }

    @Test func theTreeIsFound() {
        let paths = SourceTree.files.map(\.path)
        #expect(paths.contains("Package.swift"))
        #expect(paths.contains("Tests/TidyTests/HouseRulesTests.swift"))
        #expect(paths.contains { $0.hasPrefix("Sources/SimulationKernel/") })
        #expect(!paths.contains { $0.hasPrefix(".git/") || $0.hasPrefix(".build") })
    }

    @Test func everyAllowanceIsStillNeeded() {
        for allowance in Allowance.all {
            let isUsed = SourceTree.files.contains { file in
                Rule.all.contains { rule in
                    rule.check(file).contains { allowance.covers($0, of: rule, in: file) }
                }
            }
            #expect(isUsed, "\(allowance) covers nothing")
            #expect(allowance.reason.count > 20, "\(allowance) needs its reason")
        }
    }
}
