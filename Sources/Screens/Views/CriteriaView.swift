package import Assessment
package import TerminalCanvas

/// The criteria by theme: what good practice shows, who judges it, and what each level looks like.
package enum CriteriaView {
    /// All criteria of a standard, with its source and what they aren't.
    package static func element(_ rubric: Rubric) -> Element {
        let standard = rubric.standard
        var parts: [Element] = [
            .heading(
                "Criteria for \(standard.title), \(standard.id.uppercased()) \(standard.version)",
                level: 1),
            .paragraph(standard.source),
            .paragraph(AssessmentWords.practiceNotice),
            .paragraph(count(rubric)),
        ]
        for theme in rubric.themes {
            parts.append(.heading(AssessmentWords.theme(theme), level: 1))
            for criterion in rubric.criteria(of: theme) {
                parts.append(element(criterion))
            }
        }
        return .group(parts)
    }

    /// One criterion with its levels.
    package static func element(_ criterion: Criterion) -> Element {
        var parts: [Element] = [
            .heading("\(criterion.title) (`\(criterion.id)`)", level: 2),
            .paragraph(criterion.purpose),
            .fields([
                LabelledText("judged by", words(criterion.judge)),
                LabelledText("evidence for", criterion.ksbs.joined(separator: ", ")),
            ]),
        ]
        if !criterion.question.isEmpty {
            parts.append(.fields([LabelledText("question", criterion.question)]))
        }
        parts.append(
            .list(criterion.levels.map { "\(AssessmentWords.level($0.level)): \($0.words)" }))
        return .group(parts)
    }

    private static func count(_ rubric: Rubric) -> String {
        let counts = Judge.allCases.map { judge in
            "\(rubric.criteria.count { $0.judge == judge }) judged by \(words(judge))"
        }
        return "\(rubric.criteria.count) criteria: \(counts.joined(separator: "; "))."
    }

    /// Who judges, to be read after "judged by".
    private static func words(_ judge: Judge) -> String {
        switch judge {
        case .engine: "the engine, from the journal"
        case .mentor: "a mentor who has read the journal"
        case .workplace: "somebody at work"
        }
    }
}
