import Plant

/// What worked before works afterwards.
enum HarmRules {
    static let nothingHarmed = CriterionRule(
        "nothing-harmed",
        "Which services and rules of the house that held were broken by one's own hand, and which "
            + "services were interrupted.",
        noOccasion: "Nothing was changed and nothing was interrupted.",
        notYet: "Something that held was broken, and was still so at the close.",
        developing: "Something that held was broken for a while.",
        competent: "Nothing was broken, but a service was interrupted for a measurement.",
        strong: "Nothing was broken, and nothing was interrupted.",
        waitsForClose: true
    ) { evidence, _ in
        let breaches = evidence.checks.filter { check in
            check.what != "expectation" && !check.ownLosses.isEmpty
                // A label in the middle of being put right is no harm.
                && !(evidence.facility.isAboutLabels(check.id) && check.holdsAtEnd)
        }
        if let left = breaches.first(where: { !$0.holdsAtEnd }) ?? breaches.first {
            let line = left.ownLosses.first?.line ?? 0
            let isLeft = !left.holdsAtEnd
            return .found(
                isLeft ? .notYet : .developing, breaches.flatMap { $0.ownLosses.map(\.line) },
                "At line \(line) you broke what held, \(left.title), and "
                    + (isLeft ? "it was so at the close." : "made it good later."))
        }
        let down = evidence.interruptions.filter(\.isOwn)
        if let first = down.first {
            let total = down.reduce(0) { StepFacts.bounded($0 + $1.milliseconds) }
            return .found(
                .competent, down.map(\.line),
                "You broke nothing, but interrupted \(first.title) at line \(first.line): "
                    + "\(Phrases.minutes(total)) in all.")
        }
        let changes = evidence.newChanges
        guard !changes.isEmpty else { return .noOccasion("You changed and interrupted nothing.") }
        return .found(
            .strong, changes.map(\.line),
            "Nothing that held was broken or interrupted by what you changed.")
    }

    static let calibrationRespected = CriterionRule(
        "calibration-respected",
        "Whether controls of a display were turned, with measurements before and after, and not "
            + "over another fault of it.",
        noOccasion: "No control of a display was turned, and nobody claimed that one looks wrong.",
        notYet: "Controls were turned without a measurement of that display before, by a "
            + "colorimeter or a profile.",
        developing: "Controls were turned after a measurement, but over a fault of the display "
            + "that lay elsewhere, or without measuring afterwards; or no control was turned and "
            + "the display was never measured.",
        competent: "Controls were turned with a measurement before and after; or no control was "
            + "turned, and the display was measured.",
        strong: "Controls were turned with a profile before and after; or no control was turned, "
            + "and a profile was taken before and after the repair.",
        waitsForClose: true
    ) { evidence, _ in
        let turned = evidence.changes.filter { isTurn($0, evidence) }
        guard let first = turned.first else { return untouched(evidence) }
        let lines = turned.map(\.line)
        let monitor = first.element
        guard let before = colours(evidence, of: monitor, in: 0..<first.index).last else {
            return .found(
                .notYet, lines,
                "You turned controls of `\(monitor)` at line \(first.line) before it had been "
                    + "measured.")
        }
        let hidden = turned.first { turn in
            turn.mended.isEmpty
                && evidence.faults.contains {
                    $0.fault.element == turn.element && $0.isThere(after: turn.index)
                }
        }
        if let hidden {
            return .found(
                .developing, lines + [before.line],
                "You turned controls of `\(hidden.element)` at line \(hidden.line) while what was "
                    + "wrong with it lay elsewhere.")
        }
        let last = turned.last ?? first
        let after = colours(
            evidence, of: monitor, in: last.index + 1..<max(last.index + 1, evidence.moments.count)
        )
        guard let measured = after.last else {
            return .found(
                .developing, lines + [before.line],
                "You turned controls of `\(monitor)` at line \(last.line) and didn't measure it "
                    + "afterwards.")
        }
        return .found(
            isProfile(before) && isProfile(measured) ? .strong : .competent,
            lines + [before.line, measured.line],
            "You measured `\(monitor)` before and after you turned its controls.")
    }

    /// Where no control was turned: whether a display that was complained of was measured.
    private static func untouched(_ evidence: Evidence) -> Verdict {
        let claim = (evidence.ticket?.claims ?? []).first {
            evidence.facility.checkKind($0) == "display-to-spec"
        }
        guard let claim else { return .noOccasion("You turned no control of a display.") }
        let monitor = evidence.facility.endpoint(of: claim)
        let end = evidence.repairs.first?.index ?? evidence.moments.count
        let before = colours(evidence, of: monitor, in: 0..<end)
        let after = colours(evidence, of: monitor, in: end..<evidence.moments.count)
        let lines = (before + after).map(\.line)
        guard !lines.isEmpty else {
            return .found(
                .developing, [evidence.lastLine],
                "You turned no control of `\(monitor)`, but never measured it either.")
        }
        let isStrong = before.contains(where: isProfile) && after.contains(where: isProfile)
        return .found(
            isStrong ? .strong : .competent, lines,
            "You measured `\(monitor)` and left its controls alone.")
    }

    /// Whether a change turned controls of a display: a calibration, or a slot of one of its pages.
    private static func isTurn(_ change: Change, _ evidence: Evidence) -> Bool {
        if change.sort == .calibration { return true }
        guard evidence.facility.kind(of: change.element) == "monitor", change.sort == .setting
        else { return false }
        let controls = ["-luminance", "-gain", "-cut"]
        return change.edits.contains { edit in controls.contains { edit.name.hasSuffix($0) } }
    }

    private static func colours(
        _ evidence: Evidence, of monitor: String, in range: Range<Int>
    ) -> [Observation] {
        evidence.observations.filter {
            range.contains($0.index) && $0.element == monitor
                && ["colorimeter", "profile"].contains($0.reading.kind)
        }
    }

    private static func isProfile(_ observation: Observation) -> Bool {
        observation.reading.kind == "profile"
    }
}
