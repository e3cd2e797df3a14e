import Assessment
import ContentFiles
import Foundation
import Planes
import Plant
import Screens
import TerminalCanvas
import Testing

/// The standard and the criteria that ship.
@Suite struct RubricTests {
    private static let rubric = Result {
        try RubricLibrary(root: House.root.path).rubric(named: "st0933")
    }

    @Test func lintIsSilent() {
        #expect(RubricLibrary(root: House.root.path).lint() == [])
    }

    // MARK: The standard

    @Test func everyDutyAndEveryStatementIsThere() throws {
        let standard = try Self.rubric.get().standard
        #expect(standard.version == "1.0" && standard.level == 5)
        #expect(standard.duties.map(\.code) == (1...15).map { "D\($0)" })
        #expect(
            standard.statements.map(\.code)
                == (1...19).map { "K\($0)" } + (1...27).map { "S\($0)" } + (1...8).map { "B\($0)" })
        #expect(standard.source.contains("Open Government Licence"))
        #expect(standard.dutyMapNotice.contains("proposal"))
        #expect(standard.dutyMapNotice.contains("isn't official"))
    }

    /// Titles are so short that the table of coverage fits in a line of 78 columns.
    @Test func titlesAreShort() throws {
        let rubric = try Self.rubric.get()
        let titles =
            rubric.standard.statements.map(\.title) + rubric.standard.duties.map(\.title)
        for title in titles { #expect(title.count <= 28, "\(title)") }
        let lines = LineReader().lines(
            CoverageView.element(Coverage(rubric, recordings: []), of: rubric.standard))
        #expect(lines.contains { $0.hasPrefix("  K19  Environment and safety") })
    }

    /// What a journal can show, what is judged here, and what only work shows: the rest of K and S
    /// is collected.
    @Test func reaches() throws {
        let observable =
            ["K2", "K3", "K8", "K9", "K12", "K13", "K15", "K17"] + (3...8).map { "S\($0)" }
            + (11...19).map { "S\($0)" }
        let workplace = ["S9", "S24", "S27"] + (1...8).map { "B\($0)" }
        for ksb in try Self.rubric.get().standard.statements {
            let expected: KSB.Reach =
                observable.contains(ksb.code)
                ? .observable : workplace.contains(ksb.code) ? .workplace : .collected
            #expect(ksb.reach == expected, "\(ksb.code)")
        }
    }

    /// The proposed map, duty by duty.
    @Test func theDutyMap() throws {
        let expected = [
            "K1 K2 K3 K6 K12 K13 K17 K19 S3 S4 S5 S6 S7 S9 S27 B1 B2",
            "K3 K4 K8 K15 S6 S7 S8 S11 S12 S14 B2",
            "K11 K15 S11 S13 S15 S18 B5",
            "K9 K14 K15 S13 S16 S19 S20 S22 B6",
            "K16 S1 S2 S23 S25 B7 B8",
            "K10 K14 S20 S24 B7",
            "K5 K7 K10 S3 B3",
            "K11 K15 S18 S19 S21 S22 B6",
            "K18 S3 B5",
            "K12 K17 S14 S17 B2",
            "K1 K7 B3 B4",
            "K14 K16 S25 B8",
            "S26 B7",
            "S26 B2",
            "S10 S16 B4 B5",
        ]
        let duties = try Self.rubric.get().standard.duties
        #expect(duties.map { $0.ksbs.joined(separator: " ") } == expected)
    }

    // MARK: Criteria

    @Test func thereAreEnoughOfEachSort() throws {
        let rubric = try Self.rubric.get()
        #expect(rubric.criteria.count >= 24)
        #expect(
            rubric.themes == [
                "scope-and-questions", "measure-first", "one-change-at-a-time", "root-cause",
                "verified-repair", "nothing-harmed", "time-and-priorities", "client-told",
                "authority-and-escalation", "safety-and-exposure", "notes-and-labels", "at-work",
            ])
        for judge in Judge.allCases {
            #expect(rubric.criteria.contains { $0.judge == judge }, "\(judge)")
        }
    }

    /// No KSB is left out, and each is looked at by somebody who can see it.
    @Test func everyStatementIsReached() throws {
        let holes = Coverage(try Self.rubric.get(), recordings: []).holes
        for hole in holes {
            switch hole {
            case .ksbWithoutScenario, .criterionWithoutOccasion: break
            default: Issue.record("\(hole)")
            }
        }
    }

    /// Behaviours are for people at work, whatever a file says.
    @Test func noBehaviourIsJudgedHere() throws {
        for criterion in try Self.rubric.get().criteria where criterion.judge != .workplace {
            #expect(criterion.ksbs.allSatisfy { !$0.hasPrefix("B") }, "\(criterion.id)")
        }
    }

    /// Every rule is asked by some criterion, or nobody would ever hear of it.
    @Test func everyRuleIsUsed() throws {
        let used = try Self.rubric.get().criteria.compactMap { $0.rule?.name }
        for rule in RuleRegistry.standard.map(\.name) {
            #expect(used.contains(rule), "\(rule)")
        }
    }

    /// What is read of a level is what its rule decides; only a number that the criterion gives is
    /// said instead of the parameter's name.
    @Test func theEnginesLevelsAreThoseOfTheRules() throws {
        for criterion in try Self.rubric.get().criteria {
            guard let name = criterion.rule?.name else { continue }
            let rule = try #require(RuleRegistry.rule(named: name))
            for level in rule.levels {
                let isWorded = ["minimum", "allow"].contains { level.words.contains($0) }
                let words = criterion.words(for: level.level)
                #expect(isWorded || words == level.words, "\(criterion.id) \(level.level)")
            }
        }
    }

    /// A criterion on the faults of some kinds of elements names kinds that there are.
    @Test func kindsOfElementsAreThere() throws {
        let known = Registry.standard.kinds.map(\.name)
        for criterion in try Self.rubric.get().criteria {
            for parameter in criterion.rule?.parameters ?? [] where parameter.name == "kinds" {
                guard case .list(let kinds) = parameter.value else {
                    Issue.record("\(criterion.id) doesn't list its kinds")
                    continue
                }
                for kind in kinds.compactMap(\.word) {
                    #expect(known.contains(kind), "\(criterion.id): \(kind)")
                }
            }
        }
    }

    /// Levels are told apart by their words, and sentences end as sentences do.
    @Test func levelsAreInWords() throws {
        for criterion in try Self.rubric.get().criteria {
            let words = criterion.levels.map(\.words)
            #expect(Set(words).count == Level.allCases.count, "\(criterion.id)")
            for text in words + [criterion.purpose] {
                #expect(text.count > 10 && text.last == ".", "\(criterion.id): \(text)")
            }
            #expect(criterion.title.last != ".", "\(criterion.id)")
            #expect(
                criterion.judge == .engine || criterion.question.contains("?"), "\(criterion.id)")
        }
    }

    /// What people read has no percentages in it: levels are words.
    @Test func noPercentages() throws {
        for criterion in try Self.rubric.get().criteria {
            let texts = criterion.levels.map(\.words) + [criterion.purpose, criterion.question]
            #expect(texts.allSatisfy { !$0.contains("%") && !$0.contains("percent") })
        }
    }
}
