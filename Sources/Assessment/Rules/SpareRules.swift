import FaultReasoning
import Plant

/// Spares and new parts.
enum SpareRules {
    static let swapsPutBack = CriterionRule(
        "swaps-put-back",
        "What became of known-good spares that were put in for a test.",
        noOccasion: "Nothing was swapped.",
        notYet: "A spare that changed nothing was left in at the close.",
        developing: "A spare was taken out again without a look whether it had changed anything, "
            + "or only after something else had been changed.",
        competent: "Each spare was taken out again after a look, or stayed in for a part that "
            + "was at fault.",
        strong: "Each spare was taken out again after a look, or stayed in for a part that was at "
            + "fault; and what was swapped, or its cable, had been read before.",
        waitsForClose: true
    ) { evidence, _ in
        let swaps = evidence.changes.filter { $0.sort == .swap }
        guard let first = swaps.first else { return .noOccasion("You swapped nothing.") }
        let results = swaps.map { swapResult($0, evidence) }
        let worst = results.min { $0.level < $1.level } ?? results[0]
        let lines = results.flatMap(\.lines)
        let wereRead = swaps.allSatisfy { hasSeen($0, evidence, byReading: true) }
        if worst.level == .competent && wereRead {
            return .found(
                .strong, lines,
                "You had taken a reading of `\(first.element)` first, and \(worst.why)")
        }
        return .found(worst.level, lines, "On `\(worst.element)`: \(worst.why)")
    }

    private static func swapResult(
        _ swap: Change, _ evidence: Evidence
    ) -> (level: Level, lines: [Int], element: String, why: String) {
        let back = evidence.changes.first {
            $0.sort == .swapBack && $0.element == swap.element && $0.index > swap.index
        }
        guard let back else {
            return swap.hasHelped
                ? (
                    .competent, [swap.line], swap.element,
                    "the spare stayed in for a part that was at fault."
                )
                : (
                    .notYet, [swap.line], swap.element,
                    "the spare changed nothing, and was left in at the close."
                )
        }
        let lines = [swap.line, back.line]
        guard evidence.hasLooked(swap.index + 1..<back.index) else {
            return (
                .developing, lines, swap.element,
                "the original went back at line \(back.line) without a look whether the spare had "
                    + "changed anything."
            )
        }
        let others = evidence.newChanges.contains {
            $0.index > swap.index && $0.index < back.index
        }
        return others
            ? (
                .developing, lines, swap.element,
                "something else was changed while the spare was in, so the test told little."
            )
            : (
                .competent, lines, swap.element,
                "the original went back at line \(back.line), once you had looked what the spare "
                    + "changed."
            )
    }

    static let nothingReplacedBlindly = CriterionRule(
        "nothing-replaced-blindly",
        "Whether what was replaced or swapped had been observed before, itself or at the ends of "
            + "its cable, and whether it was at fault.",
        noOccasion: "Nothing was replaced or swapped.",
        notYet: "Something was replaced that hadn't been observed at all.",
        developing: "Something was swapped that hadn't been observed, or something was replaced "
            + "that turned out to be sound.",
        competent: "All that was replaced or swapped had been observed before, and nothing sound "
            + "was replaced.",
        strong: "All that was replaced or swapped had been read before with an instrument, at a "
            + "console, from a menu or along its cable, and nothing sound was replaced."
    ) { evidence, _ in
        let parts = evidence.changes.filter { $0.sort == .swap || $0.sort == .replacement }
        guard !parts.isEmpty else { return .noOccasion("You replaced and swapped nothing.") }
        let lines = parts.map(\.line)
        let blind = parts.filter { !hasSeen($0, evidence, byReading: false) }
        if let part = blind.first(where: { $0.sort == .replacement }) ?? blind.first {
            return .found(
                part.sort == .replacement ? .notYet : .developing, lines,
                "You \(part.words) at line \(part.line) without having looked at it.")
        }
        if let part = parts.first(where: { $0.sort == .replacement && !$0.hasHelped }) {
            return .found(
                .developing, lines,
                "You \(part.words) at line \(part.line), and nothing was better for it.")
        }
        let wereRead = parts.allSatisfy { hasSeen($0, evidence, byReading: true) }
        let names = Phrases.names(parts.map(\.element))
        return .found(
            wereRead ? .strong : .competent, lines,
            wereRead
                ? "You had taken readings of \(names) before you took it out."
                : "You had looked at \(names) before you took it out.")
    }

    static let fittedOnEvidence = CriterionRule(
        "fitted-on-evidence",
        reasoned: "Whether new parts were fitted where nothing else was likely, or on a guess.",
        noOccasion: "No new part was fitted.",
        notYet: "More than one part was fitted on a guess, against what was known, or with more "
            + "other possibilities left than allowed and something to be learned for no more.",
        developing: "One part was fitted on a guess, against what was known, or with more other "
            + "possibilities left than allowed and something to be learned for no more.",
        competent: "A part was fitted on a guess, but with no more other possibilities left than "
            + "allowed, or with nothing to be learned for no more.",
        strong: "Every new part was fitted where nothing else was likely.",
        parameters: [
            RuleParameter(
                "allowed", "how many other possibilities may be left", .wholeNumber(0...100),
                fallback: .word("2")), InformationRules.worthwhile,
        ]
    ) { evidence, analysis, arguments in
        // A likely part that brought a service back is of the class of what it did.
        let fitted = evidence.changes.filter { $0.sort == .replacement }.map(\.line)
        let parts = analysis.steps.filter { step in
            switch step.stepClass {
            case .replaces: [.guessed, .fittedOnEvidence].contains(step.reason.kind)
            case .restores: fitted.contains(step.line)
            default: false
            }
        }
        return analysis.steady(parts) { guesses($0, arguments) }
    }

    private static func guesses(_ parts: [StepAnalysis], _ arguments: RuleArguments) -> Verdict {
        guard !parts.isEmpty else { return .noOccasion("You fitted no new part.") }
        let floor = InformationRules.worthwhileBits(arguments)
        let lines = parts.map(\.line)
        let guesses = parts.filter { $0.reason.kind == .guessed }
        // Where next to no bit is missing it is known to be something else.
        let blind = guesses.filter {
            $0.bitsBefore < floor
                || $0.reason.before > arguments.integer("allowed")
                    && ($0.alternative?.expectedBits ?? 0) >= floor
        }
        if let worst = blind.max(by: { $0.reason.before < $1.reason.before }) {
            let why =
                worst.bitsBefore < floor
                ? "what was known pointed elsewhere"
                : "\(worst.reason.before) other possibilities were left"
                    + InformationRules.instead(of: worst)
            return .found(
                blind.count > 1 ? .notYet : .developing, lines,
                "With `\(worst.command)` at line \(worst.line) you guessed: \(why).")
        }
        if let guess = guesses.first {
            let left = Phrases.count(
                guess.reason.before, "other possibility", "other possibilities")
            return .found(
                .competent, lines,
                "With `\(guess.command)` at line \(guess.line) you guessed, with \(left) left "
                    + "or next to nothing to be learned for no more.")
        }
        return .found(
            .strong, lines,
            "Nothing else was likely when you fitted what you did at \(Phrases.lines(lines)).")
    }

    /// Whether what a change works on was observed before: itself, or an end of its cable.
    private static func hasSeen(
        _ change: Change, _ evidence: Evidence, byReading: Bool
    ) -> Bool {
        let ports =
            evidence.facility.cables.first { $0.id == change.element }?.ports ?? []
        return evidence.observations.contains { observation in
            guard observation.index < change.index, observation.isOfEquipment,
                observation.isReading || !byReading
            else { return false }
            return observation.element == change.element
                || observation.reading.symbol("cable") == change.element
                || ports.contains { StepFacts.element(of: $0) == observation.element }
        }
    }
}
