package import Assessment

/// What to try next, from what was found and what there is: a pure choice, without chance.
package enum Suggestions {
    /// How many are offered at most: more are a catalogue, and that is what home is for.
    package static let limit = 4

    /// Scenarios that could come next, the best first, each once.
    ///
    /// - The same again comes first where something wasn't shown yet or nothing was mended, and
    ///   last where something is only developing.
    /// - Of what hasn't been closed, the played one's own theme comes first where there is
    ///   something to practise, and the others first where there isn't.
    /// - Where everything has been closed, what was closed least often comes.
    ///
    /// - Parameters:
    ///   - scenario: the one that was played.
    ///   - outcome: the session's, as `fixed`; nil where it has none.
    ///   - catalogue: every scenario, with how often the trainee has closed it, this time included.
    package static func next(
        after scenario: String, outcome: String?, findings: [Finding], criteria: [Criterion],
        catalogue: [HomeData.ScenarioLine]
    ) -> [Suggestion] {
        let notYet = titles(at: .notYet, findings, criteria)
        let developing = titles(at: .developing, findings, criteria)
        let played = catalogue.first { $0.id == scenario }
        let isUnsolved = outcome == nil || outcome == "none"
        var chosen: [Suggestion] = []
        if let played, isUnsolved || !notYet.isEmpty {
            chosen.append(Suggestion(played, why: again(notYet, isUnsolved: isUnsolved)))
        }
        let hasGaps = isUnsolved || !notYet.isEmpty || !developing.isEmpty
        chosen += fresh(played, hasGaps, catalogue)
        if let played, chosen.first?.scenario != played.id, !developing.isEmpty {
            let last = Suggestion(
                played,
                why: "Still developing: \(listed(developing)). You know the fault now, so you can "
                    + "attend to the way of working.")
            chosen = Array(chosen.prefix(limit - 1)) + [last]
        }
        if chosen.isEmpty { chosen = worn(played, catalogue) }
        return Array(chosen.prefix(limit))
    }

    private static func again(_ notYet: [String], isUnsolved: Bool) -> String {
        let end = isUnsolved ? "What the client called about still stands" : nil
        let gap = notYet.isEmpty ? nil : "Not shown yet: \(listed(notYet))"
        return [end, gap].compactMap { $0 }.joined(separator: ". ")
            + ". Go through the debrief, then take the same call again."
    }

    /// Scenarios that this trainee hasn't closed yet.
    private static func fresh(
        _ played: HomeData.ScenarioLine?, _ hasGaps: Bool, _ catalogue: [HomeData.ScenarioLine]
    ) -> [Suggestion] {
        let open = catalogue.filter { $0.closedCount == 0 && $0.id != played?.id }
        let own = open.filter { $0.theme == played?.theme }
        let others = open.filter { $0.theme != played?.theme }
        return (hasGaps ? own + others : others + own).map { line in
            let theme = AssessmentWords.theme(line.theme).lowercased()
            let known = catalogue.contains { $0.theme == line.theme && $0.closedCount > 0 }
            return Suggestion(
                line,
                why: known
                    ? "You haven't closed this one yet; it is another of the theme \(theme)."
                    : "You haven't closed anything of the theme \(theme) yet.")
        }
    }

    /// Where all are closed: those that were closed least often.
    private static func worn(
        _ played: HomeData.ScenarioLine?, _ catalogue: [HomeData.ScenarioLine]
    ) -> [Suggestion] {
        let others = catalogue.filter { $0.id != played?.id }
        guard let least = others.map(\.closedCount).min() else { return [] }
        return others.filter { $0.closedCount == least }.map {
            Suggestion(
                $0,
                why: "You have closed everything there is, and this one least often "
                    + "(\(least == 1 ? "once" : "\(least) times")). Can you do it in fewer steps?")
        }
    }

    private static func titles(
        at level: Level, _ findings: [Finding], _ criteria: [Criterion]
    ) -> [String] {
        criteria.filter { criterion in
            findings.contains { $0.criterion == criterion.id && $0.level == level }
        }.map(\.title)
    }

    /// Two titles, and how many more there are.
    private static func listed(_ titles: [String]) -> String {
        let shown = titles.prefix(2).map { "\"\($0)\"" }.joined(separator: " and ")
        return titles.count > 2 ? "\(shown), and \(titles.count - 2) more" : shown
    }
}

extension Suggestion {
    fileprivate init(_ line: HomeData.ScenarioLine, why: String) {
        self.init(scenario: line.id, title: line.title, why: why)
    }
}
