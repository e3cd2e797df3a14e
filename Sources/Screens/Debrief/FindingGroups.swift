import Assessment

/// The criteria of one theme with what was found of them.
struct FindingGroup: Hashable {
    /// The theme's id.
    var theme: String
    /// In the order of the criteria.
    var items: [FindingItem]
    /// How the trainee rated the theme; nil where they left it out.
    var ownLevel: Level?

    /// The lowest and the highest level that was found; nil where there was no occasion.
    var found: ClosedRange<Level>? {
        let levels = items.compactMap { $0.finding?.level }
        guard let low = levels.min(), let high = levels.max() else { return nil }
        return low...high
    }

    /// How one's own rating stands to what was found: what was seen first, then the comparison.
    /// Nil where there is no rating.
    var comparison: String? {
        guard let own = ownLevel else { return nil }
        let mine = "you rated it \(AssessmentWords.level(own))"
        guard let found else {
            return "There was no occasion here for the lines to show it; \(mine). Keep that for "
                + "the talk with your mentor."
        }
        let seen =
            found.lowerBound == found.upperBound
            ? "What the lines show is \(AssessmentWords.level(found.lowerBound))"
            : "What the lines show reaches from \(AssessmentWords.level(found.lowerBound)) to "
                + AssessmentWords.level(found.upperBound)
        if found.contains(own) { return "\(seen), and \(mine): you see it much the same way." }
        if own > found.upperBound {
            return "\(seen); \(mine). Look at the lines again: what did you have in mind that "
                + "they don't show?"
        }
        return "\(seen); \(mine). You were harder on yourself than the lines are."
    }
}

/// A criterion with what was found of it.
struct FindingItem: Hashable {
    var criterion: Criterion
    /// Nil where a person judges it.
    var finding: Finding?

    /// The level in words, or who it waits for.
    var standing: String {
        finding.map { AssessmentWords.level($0.level) } ?? AssessmentWords.waiting(criterion.judge)
    }
}

/// Findings by theme.
enum FindingGroups {
    /// Every criterion, under its theme, in the order in which themes first come.
    static func make(_ data: DebriefData) -> [FindingGroup] {
        var groups: [FindingGroup] = []
        for criterion in data.criteria {
            let finding =
                criterion.judge == .engine
                ? data.findings.first { $0.criterion == criterion.id } : nil
            let item = FindingItem(criterion: criterion, finding: finding)
            if let index = groups.firstIndex(where: { $0.theme == criterion.theme }) {
                groups[index].items.append(item)
            } else {
                groups.append(
                    FindingGroup(
                        theme: criterion.theme, items: [item],
                        ownLevel: data.ratings.first { $0.theme == criterion.theme }?.level))
            }
        }
        return groups
    }

    /// The themes that a trainee can rate after a session: those of which something can show here,
    /// to the engine or to a mentor.
    static func ratedThemes(_ criteria: [Criterion]) -> [String] {
        var themes: [String] = []
        for criterion in criteria
        where criterion.judge != .workplace && !themes.contains(criterion.theme) {
            themes.append(criterion.theme)
        }
        return themes
    }
}
