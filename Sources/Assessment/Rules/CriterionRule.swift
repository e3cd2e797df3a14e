/// A rule that finds a criterion's level in the stored steps of a session.
///
/// It is total: any list of steps, whole or cut off, gives a verdict. It is pure: it reads what is
/// stored, and what the reasoning made of it, and computes nothing of the plant again.
package struct CriterionRule: Sendable {
    /// Kebab case, as criteria name it.
    package let name: String
    /// What it looks at, in a sentence.
    package let summary: String
    /// Where a session gives no occasion for it, in a sentence; then there is no level.
    package let noOccasion: String
    /// What each level needs, in a sentence: exactly what the rule decides.
    package let levels: [LevelDescriptor]
    package let parameters: [RuleParameter]
    /// Whether what it looks for may still come until the ticket is closed.
    let waitsForClose: Bool
    /// Whether it rests on what the reasoning made of the session, without which it finds no level.
    package let needsAnalysis: Bool
    let find: @Sendable (Evidence, RuleArguments) -> Verdict

    init(
        _ name: String, _ summary: String, noOccasion: String, notYet: String,
        developing: String, competent: String, strong: String, parameters: [RuleParameter] = [],
        waitsForClose: Bool = false, needsAnalysis: Bool = false,
        find: @escaping @Sendable (Evidence, RuleArguments) -> Verdict
    ) {
        self.name = name
        self.summary = summary
        self.noOccasion = noOccasion
        levels = [
            LevelDescriptor(.notYet, notYet), LevelDescriptor(.developing, developing),
            LevelDescriptor(.competent, competent), LevelDescriptor(.strong, strong),
        ]
        self.parameters = parameters
        self.waitsForClose = waitsForClose
        self.needsAnalysis = needsAnalysis
        self.find = find
    }

    /// A rule that rests on what the reasoning made of the session.
    init(
        _ name: String, reasoned summary: String, noOccasion: String, notYet: String,
        developing: String, competent: String, strong: String, parameters: [RuleParameter] = [],
        waitsForClose: Bool = false,
        find: @escaping @Sendable (Evidence, AnalysisFacts, RuleArguments) -> Verdict
    ) {
        self.init(
            name, summary, noOccasion: noOccasion, notYet: notYet, developing: developing,
            competent: competent, strong: strong, parameters: parameters,
            waitsForClose: waitsForClose, needsAnalysis: true
        ) { evidence, arguments in
            guard let analysis = evidence.analysis else { return CriterionRule.noAnalysis }
            return find(evidence, analysis, arguments)
        }
    }

    private static let noAnalysis = Verdict.noOccasion(
        "It takes an account of what each step could tell, and there is none of this session.")

    /// What a rule comes to on the evidence of a session.
    func verdict(_ evidence: Evidence, _ arguments: RuleArguments) -> Verdict {
        if evidence.moments.isEmpty { return .noOccasion("Nothing has been done yet.") }
        guard evidence.isComplete else {
            return .noOccasion(
                "This session was recorded before Patchbay kept what commands did to the house, "
                    + "so its lines can't show it.")
        }
        if waitsForClose && !evidence.isClosed {
            return .noOccasion("The ticket isn't closed: it may still come.")
        }
        return find(evidence, arguments)
    }
}

/// What a rule found.
struct Verdict: Hashable {
    /// Nil where there was no occasion.
    var level: Level?
    /// Numbers of journal lines, in any order.
    var lines: [Int]
    /// One sentence.
    var why: String

    static func noOccasion(_ why: String, _ lines: [Int] = []) -> Verdict {
        Verdict(level: nil, lines: lines, why: why)
    }

    static func found(_ level: Level, _ lines: [Int], _ why: String) -> Verdict {
        Verdict(level: level, lines: lines, why: why)
    }
}
