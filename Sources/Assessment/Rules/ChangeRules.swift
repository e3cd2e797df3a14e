/// One change at a time, and what didn't help put back.
enum ChangeRules {
    static let oneChangeAtATime = CriterionRule(
        "one-change-at-a-time",
        "Whether something was looked at, measured or checked between two changes of different "
            + "things. Labels, leases and what is put back are no changes here.",
        noOccasion: "Nothing was changed.",
        notYet: "More than once something else was changed without a look in between.",
        developing: "Once something else was changed without a look in between, or the only change "
            + "was never looked at.",
        competent: "Between each two changes of different things something was looked at.",
        strong: "After each change, the last one too, something was looked at before anything "
            + "else was done or the ticket was closed.",
        waitsForClose: true
    ) { evidence, _ in
        let changes = steps(evidence)
        guard let last = changes.last else { return .noOccasion("You changed nothing.") }
        var hasty: [(earlier: Change, later: Change)] = []
        for (earlier, later) in zip(changes, changes.dropFirst())
        where !isSameThing(earlier, later) {
            if !evidence.hasLooked(earlier.index + 1..<max(later.index, earlier.index + 1)) {
                hasty.append((earlier, later))
            }
        }
        if let first = hasty.first {
            return .found(
                hasty.count > 1 ? .notYet : .developing,
                hasty.flatMap { [$0.earlier.line, $0.later.line] },
                "You \(first.later.words) at line \(first.later.line) without looking what came "
                    + "of line \(first.earlier.line), where you \(first.earlier.words)"
                    + (hasty.count > 1 ? "; that happened \(hasty.count) times." : "."))
        }
        let lines = changes.map(\.line)
        let hasLookedAfterLast = evidence.hasLooked(
            last.index + 1..<max(evidence.moments.count, last.index + 1))
        if hasLookedAfterLast {
            return .found(
                .strong, lines,
                changes.count == 1
                    ? "You \(last.words), and looked what came of it."
                    : "After each of your \(changes.count) changes you looked what came of it.")
        }
        return .found(
            changes.count == 1 ? .developing : .competent, lines,
            "You made one change at a time, but didn't look what came of "
                + (changes.count == 1 ? "it" : "the last") + ", where you \(last.words).")
    }

    /// The changes between which one has to look: to plug in again what was pulled out goes on
    /// with the same change.
    private static func steps(_ evidence: Evidence) -> [Change] {
        evidence.newChanges.filter { change in
            guard change.sort != .lease else { return false }
            return change.verb != "patch"
                || !evidence.newChanges.contains { earlier in
                    earlier.index < change.index && earlier.verb == "unplug"
                        && earlier.element == change.element
                }
        }
    }

    /// Whether two changes are one: of the same control, of one port at a console, of the levels
    /// of one destination, or of cables that are pulled out one after another.
    private static func isSameThing(_ a: Change, _ b: Change) -> Bool {
        if a.verb == "unplug" && b.verb == "unplug" { return true }
        if a.edits.isEmpty && b.edits.isEmpty { return a.element == b.element }
        let things = (a.edits.map { thing($0, a) }, b.edits.map { thing($0, b) })
        return things.0.contains { things.1.contains($0) }
    }

    private static func thing(_ edit: Change.Edit, _ change: Change) -> String {
        for level in ["video/", "audio/"] where edit.name.hasPrefix(level) {
            return edit.element + "." + edit.name.dropFirst(level.count)
        }
        guard change.verb == "on", let dash = edit.slot.lastIndex(of: "-") else { return edit.slot }
        return String(edit.slot[..<dash])
    }

    static let changesReversed = CriterionRule(
        "changes-reversed",
        "Whether settings whose change didn't help were put back: where nothing that had failed "
            + "held again and no fault was mended before the next change. Labels, descriptions, "
            + "locks, leases and parts are looked at elsewhere.",
        noOccasion: "Everything that was changed helped, or nothing was changed.",
        notYet: "Nothing that didn't help was put back.",
        developing: "Some of what didn't help was put back.",
        competent: "All that didn't help was put back before the close.",
        strong: "Each was put back before anything else was changed.",
        waitsForClose: true
    ) { evidence, _ in
        let tried = trials(evidence)
        guard !tried.isEmpty else {
            return .noOccasion("Nothing that you changed was without effect on the fault.")
        }
        let left = tried.filter { $0.returned == nil }
        let lines = tried.flatMap { [$0.change.line] + ($0.returned.map { [$0.line] } ?? []) }
        if let first = left.first {
            return .found(
                left.count == tried.count ? .notYet : .developing, lines,
                "You \(first.change.words) at line \(first.change.line), it didn't help, and it "
                    + "was left so.")
        }
        let isEachAtOnce = tried.allSatisfy { trial in
            guard let returned = trial.returned else { return false }
            return !evidence.newChanges.contains {
                $0.index > trial.change.index && $0.index < returned.index
            }
        }
        let names = Phrases.names(tried.flatMap { $0.change.edits.map(\.slot) })
        return .found(
            isEachAtOnce ? .strong : .competent, lines,
            "You put back \(names), which hadn't helped"
                + (isEachAtOnce ? ", before you changed anything else." : "."))
    }

    /// A change that didn't help, and the later one that put it back.
    private struct Trial {
        var change: Change
        var returned: Change?
    }

    private static func trials(_ evidence: Evidence) -> [Trial] {
        evidence.newChanges.compactMap { change in
            let edits = change.edits.filter { !isProtection($0.name) }
            guard change.sort == .setting || change.sort == .calibration, !edits.isEmpty,
                !change.hasHelped
            else { return nil }
            // The last change of each slot says how it was left; a later change that helped has
            // found a use for it.
            var returned: Change?
            for edit in edits {
                let last = evidence.changes.last { $0.edits.contains { $0.slot == edit.slot } }
                guard let last, let end = last.edits.last(where: { $0.slot == edit.slot }) else {
                    continue
                }
                if last.index > change.index, end.after == edit.before || last.hasHelped {
                    returned = last
                } else if end.after != edit.before {
                    return Trial(change: change, returned: nil)
                }
            }
            return Trial(change: change, returned: returned)
        }
    }

    /// Whether a slot protects something from being changed: that helps nobody today.
    private static func isProtection(_ slot: String) -> Bool { slot.hasPrefix("lock/") }
}
