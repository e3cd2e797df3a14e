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
