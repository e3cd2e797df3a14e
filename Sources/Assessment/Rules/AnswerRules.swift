import FaultReasoning
import Plant

/// When the answer was stated, and how near it came.
enum AnswerRules {
    static let answerFollowed = CriterionRule(
        "answer-followed",
        reasoned: "Whether the diagnosis was stated once it followed from what had been seen, and "
            + "not before, and how many more steps were taken for finding out.",
        noOccasion: "No diagnosis was stated, the matter was handed on, or nothing that could be "
            + "looked at would have told more.",
        notYet: "The last diagnosis was stated before it followed from what had been seen.",
        developing: "An earlier diagnosis was stated before it followed; or more than three times "
            + "as many steps as allowed were taken for finding out after it had.",
        competent: "No diagnosis was stated before it followed, and at most three times as many "
            + "steps as allowed were taken for finding out after it had.",
        strong: "No diagnosis was stated before it followed, and no more steps than allowed were "
            + "taken for finding out after it had.",
        parameters: [
            RuleParameter(
                "allowed", "how many more steps are nothing to speak of", .wholeNumber(0...20),
                fallback: .word("2")), InformationRules.worthwhile,
        ], waitsForClose: true
    ) { evidence, analysis, arguments in
        let stated = evidence.statements.filter { $0.sort == .diagnosis }
        guard let last = stated.last else { return .noOccasion("You stated no diagnosis.") }
        guard analysis.answer != .escalated else {
            return .noOccasion("You handed the matter on, as far as it was known.", [last.line])
        }
        guard let known = analysis.knownSince else {
            return neverFollowed(last, analysis, arguments)
        }
        guard !analysis.hangs(known) else { return InformationRules.hanging(known) }
        guard known <= last.line else {
            return .found(
                .notYet, [last.line, known],
                "You stated the diagnosis at line \(last.line), and it followed from what you had "
                    + "seen only at line \(known).")
        }
        if let early = stated.first(where: { $0.line < known }) {
            return .found(
                .developing, [early.line, last.line, known],
                "You stated a diagnosis at line \(early.line), before any followed; the last one, "
                    + "at line \(last.line), did.")
        }
        let end = evidence.repairs.map(\.line).filter { $0 > known }.min() ?? last.line
        let more = analysis.steps.filter {
            $0.line > known && $0.line < min(end, last.line) && $0.isForFinding
        }
        return analysis.steady(more) { lookedOn($0, last.line, known, arguments) }
    }

    private static func neverFollowed(
        _ last: Statement, _ analysis: AnalysisFacts, _ arguments: RuleArguments
    ) -> Verdict {
        let floor = InformationRules.worthwhileBits(arguments)
        guard !analysis.hangs(last.line) else { return InformationRules.hanging(last.line) }
        guard let next = analysis.step(at: last.line)?.expert, next.expectedBits >= floor else {
            return .noOccasion(
                "What you had seen left more than one answer, and nothing that you could have "
                    + "looked at would have told much more.", [last.line])
        }
        return .found(
            .notYet, [last.line],
            "You stated the diagnosis at line \(last.line), and it didn't follow from what you had "
                + "seen; `\(next.command)` could still have told "
                + "\(Phrases.bits(next.expectedBits)).")
    }

    private static func lookedOn(
        _ more: [StepAnalysis], _ stated: Int, _ known: Int, _ arguments: RuleArguments
    ) -> Verdict {
        let allowed = arguments.integer("allowed")
        let level: Level =
            more.count <= allowed
            ? .strong : more.count <= 3 * allowed ? .competent : .developing
        let steps = Phrases.count(more.count, "more step", "more steps")
        return .found(
            level, [stated, known] + more.map(\.line),
            "The answer followed from what you had seen by line \(known), and you stated it at "
                + "line \(stated), after \(steps) for finding out.")
    }

    // MARK: Handing on

    static let narrowedBeforeHandingOn = CriterionRule(
        "narrowed-before-handing-on",
        reasoned: "How much of what it might be had been ruled out when the matter was handed on "
            + "for the last time, in bits of those that were missing at the call.",
        noOccasion: "Nothing was handed on, it was mended before, or little was missing at the "
            + "call.",
        notYet: "Next to nothing had been found out.",
        developing: "Something had been found out, less than half of what was missing.",
        competent: "At least half of what was missing had been found out.",
        strong: "No more was missing than allowed.",
        parameters: [
            RuleParameter(
                "allowed", "how much may be missing, in tenths of a bit", .wholeNumber(0...100),
                fallback: .word("10")), InformationRules.worthwhile,
        ], waitsForClose: true
    ) { evidence, analysis, arguments in
        guard let last = evidence.tells.last(where: \.isEscalation) else {
            return .noOccasion("You handed nothing on.")
        }
        guard !evidence.repairs.contains(where: { $0.index < last.index }) else {
            return .noOccasion("You had mended something before you handed it on.", [last.line])
        }
        let floor = InformationRules.worthwhileBits(arguments)
        let most = Double(arguments.integer("allowed")) / 10
        guard analysis.bitsAtStart >= most + floor else {
            return .noOccasion("Little was missing at the call.", [last.line])
        }
        let before = analysis.steps.filter { $0.line <= last.line }
        return analysis.steady(before) { steps in
            let gained = steps.reduce(0) { $0 + $1.bitsGained }
            let missing = analysis.bitsAtStart - gained
            let level: Level =
                missing <= most
                ? .strong
                : gained * 2 >= analysis.bitsAtStart
                    ? .competent : gained >= floor ? .developing : .notYet
            let lines = steps.filter { $0.bitsGained >= floor }.map(\.line)
            return .found(
                level, lines + [last.line],
                "When you handed it on at line \(last.line) you had found out "
                    + "\(Phrases.bits(gained)) of the \(Phrases.bits(analysis.bitsAtStart)) that "
                    + "were missing at the call.")
        }
    }

    // MARK: How near

    static let diagnosisNear = CriterionRule(
        "diagnosis-near",
        reasoned: "How near the last diagnosis comes to what was wrong, where it lies and whether "
            + "anything that can be looked at would tell the two apart.",
        noOccasion: "No diagnosis was stated.",
        notYet: "What was named lies further away than allowed, or has no path to what was wrong.",
        developing: "Something that was wrong was named, and something sound beside it; or what "
            + "was named lies no further away than allowed.",
        competent: "Something that was wrong was named, not with all that was, and nothing sound "
            + "beside it.",
        strong: "What was named is what was wrong, or can't be told from it by anything that could "
            + "be looked at.",
        parameters: [
            RuleParameter(
                "allowed", "how many steps of path away is near", .wholeNumber(1...20),
                fallback: .word("2"))
        ],
        waitsForClose: true
    ) { evidence, analysis, arguments in
        guard let last = evidence.statements.last(where: { $0.sort == .diagnosis }) else {
            return .noOccasion("You stated no diagnosis.")
        }
        let (level, what) = nearness(analysis.credit, last, arguments)
        return .found(level, [last.line], what)
    }

    private static func nearness(
        _ credit: Credit, _ last: Statement, _ arguments: RuleArguments
    ) -> (Level, String) {
        let sound = Phrases.names(credit.blamed)
        switch credit.grade {
        case .neighbourhood:
            return (.strong, "Nothing that could be looked at tells what you named from the truth.")
        case .exact where last.named.isEmpty:
            return (.strong, "You said that nothing was wrong, and so it was.")
        case .exact where credit.blamed.isEmpty: return (.strong, "You named what was wrong.")
        case .partly where credit.blamed.isEmpty:
            return (.competent, "You named some of what was wrong, but not all of it.")
        case .rightElement where credit.blamed.isEmpty:
            return (
                .competent,
                "You named a thing that was wrong, and not what was the matter with it."
            )
        case .exact, .partly, .rightElement:
            return (
                .developing, "You named a thing that was wrong, and \(sound), which was sound."
            )
        case .near, .wrong, .none:
            guard !last.named.isEmpty else {
                return (.notYet, "You said that nothing was wrong, and something was.")
            }
            guard let hops = credit.hops, hops >= 0 else {
                return (.notYet, "Nothing that you named lies on a path to what was wrong.")
            }
            return (
                hops <= arguments.integer("allowed") ? .developing : .notYet,
                "What you named is \(Phrases.count(hops, "step", "steps")) of path away from what "
                    + "was wrong."
            )
        }
    }
}
