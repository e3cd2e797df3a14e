import Plant

/// What it was, and how it was come by.
enum CauseRules {
    static let suspectedBeforeChange = CriterionRule(
        "suspected-before-change",
        "Whether what was mended had been named as a suspect or a diagnosis before the change "
            + "that mended it; where nothing was mended, before the first change.",
        noOccasion: "Nothing was changed.",
        notYet: "What was mended, or changed first, had neither been named nor observed before.",
        developing: "What was mended, or changed first, had been observed before, but not named "
            + "as a suspect.",
        competent: "The thing at fault had been named before it was changed.",
        strong: "The thing and its fault had been named before it was changed, each of them where "
            + "there were several."
    ) { evidence, _ in
        let restored = evidence.restoredFirst
        let mending = evidence.changes.filter {
            !$0.mended.isEmpty && $0.index != restored?.index
        }
        guard let first = evidence.firstChange ?? mending.first ?? restored else {
            return .noOccasion("You changed nothing.")
        }
        // What a way round had covered up is mended by the change that followed it.
        let covered = (restored?.mended ?? []).filter { $0.element == first.element }
        var targets =
            covered.map { (first, $0) }
            + mending.flatMap { change in change.mended.map { (change, $0) } }
        if targets.isEmpty {
            targets = [(first, NamedFaultState(element: first.element, mode: ""))]
        }
        let results = targets.map { naming($0.0, $0.1, evidence) }
        let worst = results.min { $0.level < $1.level } ?? results[0]
        return .found(worst.level, results.flatMap(\.lines), worst.why)
    }

    private static func naming(
        _ change: Change, _ fault: NamedFaultState, _ evidence: Evidence
    ) -> (level: Level, lines: [Int], why: String) {
        let named = evidence.statements.filter {
            $0.index < change.index && $0.sort != .ruleOut
                && $0.named.contains { $0.element == fault.element }
        }
        let did = "you \(change.words) at line \(change.line)"
        if let exact = named.first(where: { $0.named.contains(fault) }), !fault.mode.isEmpty {
            return (
                .strong, [exact.line, change.line],
                "You named `\(fault.element)` and its fault at line \(exact.line), before \(did)."
            )
        }
        if let one = named.first {
            return (
                .competent, [one.line, change.line],
                "You named `\(fault.element)` at line \(one.line), before \(did)."
            )
        }
        let seen = evidence.observations.first {
            $0.index < change.index && $0.isOfEquipment
                && [fault.element, change.element].contains($0.element)
        }
        if let seen {
            return (
                .developing, [seen.line, change.line],
                "You looked at `\(seen.spot)` at line \(seen.line), but said nothing of what you "
                    + "suspected before \(did)."
            )
        }
        return (
            .notYet, [change.line],
            "Before \(did) you had neither looked at `\(fault.element)` nor said what you "
                + "suspected."
        )
    }

    static let causeStated = CriterionRule(
        "cause-stated",
        "Whether the last diagnosis names all that was wrong, element and fault; `none` where "
            + "nothing was.",
        noOccasion: "Nothing was wrong on the kinds of elements that the criterion is about.",
        notYet: "No cause was stated, or nothing that was stated was so.",
        developing: "Some of what was wrong was named, or its elements without their faults, or "
            + "more was named beside it than one thing that wasn't so.",
        competent: "All that was wrong was named, and one thing beside it that wasn't so.",
        strong: "All that was wrong was named, element and fault, and nothing else.",
        parameters: [
            RuleParameter(
                "kinds", "the kinds of elements whose faults count; all where it isn't given",
                .words, fallback: .list([]))
        ],
        waitsForClose: true
    ) { evidence, arguments in
        let kinds = arguments.words("kinds")
        func counts(_ fault: NamedFaultState) -> Bool {
            kinds.isEmpty || kinds.contains(evidence.facility.kind(of: fault.element))
        }
        let truth = Phrases.unique(evidence.faults.map(\.fault).filter(counts))
        if truth.isEmpty && !kinds.isEmpty {
            return .noOccasion("Nothing was wrong with " + Phrases.list(kinds, limit: 6) + ".")
        }
        guard let last = evidence.statements.last(where: { $0.sort == .diagnosis }) else {
            return .found(
                .notYet, [evidence.lastLine], "You closed the ticket without stating a cause.")
        }
        return judge(last, truth, Phrases.unique(last.named.filter(counts)))
    }

    private static func judge(
        _ statement: Statement, _ truth: [NamedFaultState], _ stated: [NamedFaultState]
    ) -> Verdict {
        let lines = [statement.line]
        func names(_ faults: [NamedFaultState]) -> String {
            Phrases.list(
                faults.map { fault in
                    let mode = fault.mode.split(separator: "-").joined(separator: " ")
                    return "`\(fault.element)`" + (mode.isEmpty ? "" : " (\(mode))")
                })
        }
        if truth.isEmpty {
            return stated.isEmpty
                ? .found(.strong, lines, "You said that nothing was wrong, and so it was.")
                : .found(.notYet, lines, "You named \(names(stated)), and nothing was wrong.")
        }
        let right = stated.filter { truth.contains($0) }
        let elements = stated.filter { one in truth.contains { $0.element == one.element } }
        let wrong = stated.filter { !truth.contains($0) }
        guard !elements.isEmpty else {
            return .found(
                .notYet, lines,
                stated.isEmpty
                    ? "You named nothing of what was wrong."
                    : "You named \(names(stated)), and that wasn't it.")
        }
        if right.count == truth.count && wrong.count <= 1 {
            return wrong.isEmpty
                ? .found(.strong, lines, "You named all that was wrong: \(names(right)).")
                : .found(
                    .competent, lines,
                    "You named all that was wrong, and \(names(wrong)), which wasn't so.")
        }
        if right.count == truth.count {
            return .found(
                .developing, lines,
                "You named what was wrong among \(wrong.count) things that weren't so.")
        }
        return .found(
            .developing, lines,
            right.isEmpty
                ? "You named \(Phrases.names(elements.map(\.element))), and not what was wrong "
                    + "with it."
                : "You named \(names(right)), which was right, but it wasn't all.")
    }

    static let ruleOutsRecorded = CriterionRule(
        "rule-outs-recorded",
        "Whether what can't be at fault was put into the notebook, and rightly.",
        noOccasion: "Fewer than two things were looked at, so that there was little to rule out.",
        notYet: "Something that was at fault was ruled out, and that stood at the close.",
        developing: "Nothing was ruled out, though several things were looked at.",
        competent: "Something was ruled out, and rightly.",
        strong: "Something was ruled out rightly after it had been observed, and before the "
            + "fault was mended.",
        waitsForClose: true
    ) { evidence, _ in
        let out = evidence.statements.filter { $0.sort == .ruleOut }
        let elements = Phrases.unique(
            evidence.observations.filter(\.isOfEquipment).map(\.element))
        guard let first = out.first else {
            guard elements.count > 1 else {
                return .noOccasion("You looked at fewer than two things.")
            }
            return .found(
                .developing, [],
                "You looked at \(Phrases.names(elements)), and put down of none that it can't be "
                    + "at fault.")
        }
        if let wrong = out.first(where: { isWrong($0, evidence) }) {
            return .found(
                .notYet, [wrong.line],
                "You ruled out `\(wrong.named.first?.element ?? "")` at line \(wrong.line), and it "
                    + "was at fault.")
        }
        let end = evidence.repairs.first?.index ?? evidence.moments.count
        let grounded = out.first { statement in
            statement.index < end
                && evidence.observations.contains {
                    $0.index < statement.index && $0.isOfEquipment
                        && $0.element == statement.named.first?.element
                }
        }
        if let grounded {
            return .found(
                .strong, out.map(\.line),
                "You ruled out `\(grounded.named.first?.element ?? "")` at line \(grounded.line), "
                    + "after you had looked at it.")
        }
        return .found(
            .competent, out.map(\.line),
            "You ruled out `\(first.named.first?.element ?? "")` at line \(first.line), and "
                + "rightly.")
    }

    /// Whether a rule-out was of something at fault, and was never taken back by naming it again.
    private static func isWrong(_ statement: Statement, _ evidence: Evidence) -> Bool {
        guard let named = statement.named.first else { return false }
        let isFault = evidence.faults.contains {
            $0.fault.element == named.element && (named.mode.isEmpty || $0.fault.mode == named.mode)
        }
        let isTakenBack = evidence.statements.contains {
            $0.index > statement.index && $0.sort != .ruleOut
                && $0.named.contains { $0.element == named.element }
        }
        return isFault && !isTakenBack
    }

    static let hintsNotNeeded = CriterionRule(
        "hints-not-needed",
        "Whether hints were taken after observations of one's own; whoever is stuck may take one.",
        noOccasion: "No hint was taken, and the matter was handed on.",
        notYet: "Several hints were taken, and one of them straight away, or straight after "
            + "another, with nothing observed before it.",
        developing: "A hint was taken after fewer than two observations, or none was taken "
            + "although nothing was mended.",
        competent: "Each hint came after at least two observations.",
        strong: "It was mended without a hint.",
        waitsForClose: true
    ) { evidence, _ in
        let hints = evidence.moments.indices.filter {
            evidence.moments[$0].reading("hint") != nil
        }
        guard let first = hints.first else {
            if evidence.isMended { return .found(.strong, [], "You mended it without a hint.") }
            if evidence.outcomeWord == "contained" {
                return .noOccasion("You took no hint, and handed the matter on.")
            }
            return .found(
                .developing, [evidence.lastLine],
                "You took no hint although it wasn't mended: being stuck is what hints are for.")
        }
        var counts: [Int] = []
        var start = 0
        for hint in hints {
            counts.append(
                evidence.observations.filter { (start..<hint).contains($0.index) }.count)
            start = hint
        }
        let lines = hints.map { evidence.moments[$0].line }
        let fewest = counts.min() ?? 0
        let line = lines[counts.firstIndex(of: fewest) ?? 0]
        if fewest > 1 {
            return .found(
                .competent, lines,
                "Your first hint came at line \(evidence.moments[first].line), after observations "
                    + "of your own.")
        }
        return .found(
            fewest == 0 && hints.count > 1 ? .notYet : .developing, lines,
            "You took a hint at line \(line) after "
                + Phrases.count(fewest, "observation", "observations") + " of your own.")
    }
}
