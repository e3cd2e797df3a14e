/// Whoever comes next finds what was done, and labels that tell the truth.
enum NoteRules {
    static let noted = CriterionRule(
        "noted",
        "Whether notes were written while the work went on, and words at the close. What they say "
            + "is for people to judge.",
        noOccasion: "The ticket isn't closed.",
        notYet: "No note was written, and the ticket was closed without a word.",
        developing: "There are only words at the close, or only notes from before anything of the "
            + "equipment was observed.",
        competent: "A note was written between the first observation of the equipment and the "
            + "close.",
        strong: "A note was written between the first observation of the equipment and the close, "
            + "and the ticket was closed with words too; or notes were written both before and "
            + "after the repair.",
        waitsForClose: true
    ) { evidence, _ in
        let notes = evidence.moments.indices.filter { evidence.moments[$0].verb == "note" }
        let closing = evidence.moments.last { $0.verb == "close" }
        let hasWords = closing?.hasText == true
        let lines =
            notes.map { evidence.moments[$0].line } + (hasWords ? [evidence.lastLine] : [])
        let seen = evidence.observations.first(where: \.isOfEquipment)?.index
        let later = notes.filter { note in seen.map { note > $0 } ?? false }
        guard let first = later.first else {
            if lines.isEmpty {
                return .found(
                    .notYet, [evidence.lastLine],
                    "You wrote no note and closed the ticket without a word.")
            }
            return .found(
                .developing, lines,
                notes.isEmpty
                    ? "You wrote words at the close, but no note while the work went on."
                    : "You wrote notes only before you had observed anything.")
        }
        let repair = evidence.repairs.first?.index
        let isAround = repair.map { repair in
            later.contains { $0 < repair } && later.contains { $0 > repair }
        }
        let isStrong = hasWords || isAround == true
        return .found(
            isStrong ? .strong : .competent, lines,
            "You wrote \(Phrases.count(later.count, "note", "notes")) while the work went on, from "
                + "line \(evidence.moments[first].line)"
                + (hasWords ? ", and words at the close." : "."))
    }

    static let labelsPutRight = CriterionRule(
        "labels-put-right",
        "Whether a label or a paper that was wrong of itself at the call, or was made untrue by "
            + "what was changed, is true at the close, or somebody in charge was told.",
        noOccasion: "No label and no paper was wrong of itself or made untrue.",
        notYet: "A label or paper was left wrong, and nobody in charge was told anything.",
        developing: "A label or paper was left wrong, but somebody in charge was told of the "
            + "matter.",
        competent: "All that was wrong says what is so at the close; but not by one's own writing, "
            + "or another label or paper that the house checks isn't true.",
        strong: "One's own hand wrote what is so, and every label and paper that the house checks "
            + "is true at the close.",
        waitsForClose: true
    ) { evidence, _ in
        // A paper can also be untrue because what it describes was put wrong: then it is right.
        let wrong = evidence.faults.filter {
            ["stale-router-label", "mistaken-statement"].contains($0.fault.mode)
                && evidence.facility.person($0.fault.element) == nil
        }
        let papers = evidence.checks.filter { evidence.facility.isAboutLabels($0.id) }
        let untrue = papers.filter { !$0.ownLosses.isEmpty && $0.heldAtCall }
        guard !wrong.isEmpty || !untrue.isEmpty else {
            return .noOccasion("No label and no paper was wrong of itself.")
        }
        let told = evidence.tells.filter {
            evidence.facility.person($0.person)?.canTakeOver == true
        }
        let report = told.first.map { "; you told `\($0.person)` of the matter." } ?? "."
        let low: Level = told.isEmpty ? .notYet : .developing
        if let left = untrue.first(where: { !$0.holdsAtEnd }) {
            return .found(
                low, left.ownLosses.map(\.line) + told.map(\.line),
                "Since your change at line \(left.ownLosses.last?.line ?? 0) this isn't so: "
                    + left.title + report)
        }
        if let left = wrong.first(where: \.isThereAtEnd) {
            return .found(
                low, told.map(\.line) + [evidence.lastLine],
                "At the close what `\(left.fault.element)` says was still wrong\(report)")
        }
        let written = evidence.changes.filter { $0.sort == .label }
        let open = papers.first { !$0.holdsAtEnd }
        if let first = written.first, open == nil {
            return .found(
                .strong, written.map(\.line),
                "You \(first.words) at line \(first.line), and every label and paper is true.")
        }
        return .found(
            .competent, written.map(\.line) + wrong.flatMap { $0.turns.map(\.line) },
            "What was wrong says what is so now"
                + (open.map { "; but this isn't: \($0.title)." } ?? "."))
    }
}
