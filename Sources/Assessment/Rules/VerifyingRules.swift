import Plant

/// Whether it works where the client sees it, and is shown to.
enum VerifyingRules {
    static let repairVerified = CriterionRule(
        "repair-verified",
        "Whether each claimed service was checked with its owner after the last change that "
            + "mended something.",
        noOccasion: "Nothing was changed.",
        notYet: "No claimed service was checked with its owner after the last change that mended "
            + "something.",
        developing: "Some of the claimed services were checked, or the last check said that it "
            + "isn't right and the ticket was closed all the same.",
        competent: "Every claimed service was checked and right, on the spot or by telephone; or a "
            + "check said that it isn't right and the matter was handed on.",
        strong: "Every claimed service was right on the spot, or by telephone with a reading taken "
            + "again at one's own end; and where other services had failed too, one of those was "
            + "checked or looked at as well.",
        waitsForClose: true
    ) { evidence, _ in
        let claims = evidence.ticket?.claims.filter(isCheckable(evidence)) ?? []
        guard let last = evidence.repairs.last ?? evidence.newChanges.last else {
            return .noOccasion("You changed nothing, so there was nothing to check.")
        }
        guard !claims.isEmpty else {
            return .noOccasion("Nothing that was claimed can be checked with somebody.")
        }
        let checks = evidence.verifications.filter { $0.index > last.index }
        let latest = claims.compactMap { claim in checks.last { $0.check == claim } }
        let lines = [last.line] + latest.map(\.line)
        guard let first = latest.first else {
            return .found(
                .notYet, [last.line],
                "After you \(last.words) at line \(last.line) you didn't check with anybody "
                    + "whether \(Phrases.names(claims)) is right.")
        }
        if let wrong = latest.first(where: { !$0.holds }) {
            let isHandedOn = evidence.tells.contains { $0.isEscalation && $0.index > wrong.index }
            return .found(
                isHandedOn ? .competent : .developing, lines,
                "You checked `\(wrong.check)` at line \(wrong.line), it wasn't right, and you "
                    + (isHandedOn ? "handed it on." : "left it so."))
        }
        let isLost = latest.contains { !evidence.holdsAtEnd($0.check) }
        guard latest.count == claims.count, !isLost else {
            return .found(
                .developing, lines,
                isLost
                    ? "You checked `\(first.check)` at line \(first.line), and it didn't stay "
                        + "right."
                    : "You checked `\(first.check)` at line \(first.line), but not all that was "
                        + "claimed.")
        }
        let isSeen =
            latest.allSatisfy(\.isOnTheSpot) || repeated(evidence).contains(where: \.isDifferent)
        let checked = Phrases.names(latest.map(\.check))
        if let other = unchecked(evidence, claims, after: last.index) {
            return .found(
                .competent, lines,
                "You checked \(checked) after you \(last.words), but nothing of what else had "
                    + "failed: \(other).")
        }
        return .found(
            isSeen ? .strong : .competent, lines,
            "You checked \(checked) "
                + (latest.allSatisfy(\.isOnTheSpot) ? "on the spot" : "by telephone")
                + " after you \(last.words).")
    }

    private static func isCheckable(_ evidence: Evidence) -> (String) -> Bool {
        { claim in evidence.check(claim).map { $0.what != "invariant" } ?? true }
    }

    /// The title of a service of somebody's that had failed at the call besides the claims, where
    /// none such was checked or looked at after a repair; nil where there was none.
    private static func unchecked(
        _ evidence: Evidence, _ claims: [String], after index: Int
    ) -> String? {
        let others = evidence.checks.filter {
            $0.what == "service" && !$0.heldAtCall && !claims.contains($0.id)
                && !evidence.facility.person(of: $0.id).isEmpty
        }
        let isChecked = others.contains { other in
            evidence.observations.contains {
                $0.index > index
                    && ($0.spot == other.id
                        || $0.isOfEquipment
                            && $0.element == evidence.facility.endpoint(of: other.id))
            }
        }
        return isChecked ? nil : others.first?.title
    }

    static let measurementRepeated = CriterionRule(
        "measurement-repeated",
        "Whether an observation of the equipment from before the repair was made again after it, "
            + "the same way at the same point, and showed the difference.",
        noOccasion: "Nothing was mended, or nothing had been observed before it was.",
        notYet: "Nothing of the equipment was observed again after the repair.",
        developing: "Something was observed after the repair, but no earlier observation was "
            + "repeated, or what was repeated read the same as before.",
        competent: "One observation was repeated and showed the difference.",
        strong: "Two or more were repeated and showed the difference.",
        waitsForClose: true
    ) { evidence, _ in
        guard let first = evidence.repairs.first else {
            return .noOccasion("You mended nothing, so there was nothing to measure again.")
        }
        let hasBefore = evidence.observations.contains {
            $0.isOfEquipment && $0.index < first.index
        }
        guard hasBefore else {
            return .noOccasion("You had observed nothing before the repair that could be repeated.")
        }
        let pairs = repeated(evidence)
        guard let one = pairs.first else {
            let later = evidence.observations.first { $0.isOfEquipment && $0.index > first.index }
            if let later {
                return .found(
                    .developing, [first.line, later.line],
                    "After the repair at line \(first.line) you observed `\(later.spot)`, but in a "
                        + "way or at a point that you can't compare with before.")
            }
            return .found(
                .notYet, [first.line],
                "You observed nothing of the equipment again after the repair at line "
                    + "\(first.line).")
        }
        let different = pairs.filter(\.isDifferent)
        let lines = pairs.flatMap { [$0.before.line, $0.after.line] }
        guard let shown = different.first else {
            return .found(
                .developing, lines,
                "You repeated the reading of `\(one.after.spot)`, which read as before: it hadn't "
                    + "shown the fault.")
        }
        return .found(
            different.count > 1 ? .strong : .competent, lines,
            "You repeated at line \(shown.after.line) the reading of `\(shown.after.spot)` from "
                + "line \(shown.before.line), and it showed the difference"
                + (different.count > 1 ? ", as \(different.count - 1) more did." : "."))
    }

    /// An observation from before the repair and the same one from after it.
    struct RepeatedPair: Hashable {
        var before: Observation
        var after: Observation
        var isDifferent: Bool
    }

    /// Observations that were made before the first repair and again after it, each of which counts
    /// once, with the last time that it was made.
    static func repeated(_ evidence: Evidence) -> [RepeatedPair] {
        guard let start = evidence.repairs.first?.index else { return [] }
        var pairs: [RepeatedPair] = []
        let later = evidence.observations.filter { $0.isOfEquipment && $0.index > start }
        for after in later.reversed() {
            let before = evidence.observations.last {
                $0.index < start && $0.source == after.source && $0.instrument == after.instrument
                    && $0.spot == after.spot
            }
            let isKnown = pairs.contains {
                $0.after.instrument == after.instrument && $0.after.spot == after.spot
            }
            guard let before, !isKnown else { continue }
            pairs.append(
                RepeatedPair(
                    before: before, after: after,
                    isDifferent: !StepFacts.isSame(before.reading, after.reading)))
        }
        return pairs.reversed()
    }

    static let finishedProperly = CriterionRule(
        "finished-properly",
        "How the house stands at the close, now and for as long as the repair has to last.",
        noOccasion: "The ticket isn't closed.",
        notYet: "Something that is owed doesn't hold, or won't for long, nothing was mended, and "
            + "the matter wasn't handed on with what was found.",
        developing: "Something was mended or a claimed service holds, but not all that is owed "
            + "does, or won't for long.",
        competent: "All services hold by a way round, or a fault or a broken rule is left; or the "
            + "fault was found and handed on; or all is mended, and a spare was left in place.",
        strong: "Every service and every rule of the house holds, now and later, and no fault and "
            + "no spare is left.",
        waitsForClose: true
    ) { evidence, _ in
        let lines = [evidence.lastLine]
        let failing = evidence.checks.filter { $0.what != "expectation" && !$0.holdsAtEnd }
        let left =
            failing.isEmpty
            ? "" : "; what doesn't hold: " + Phrases.list(failing.map(\.title), limit: 3)
        switch evidence.outcomeWord {
        case "fixed":
            let spares = evidence.outcome?.integer("swaps-left") ?? 0
            return spares > 0
                ? .found(.competent, lines, "All is mended, but a spare was left in place.")
                : .found(.strong, lines, "Everything that is owed holds, now and later.")
        case "restored":
            return .found(
                .competent, lines,
                "The services hold, but something is left that isn't right" + left + ".")
        case "contained":
            return .found(
                .competent, lines,
                "It isn't mended, but you found where the fault is and handed it on.")
        default:
            let hasMended = evidence.faults.contains { !$0.isThereAtEnd }
            let holds = evidence.owedClaims.contains { evidence.holdsAtEnd($0) }
            let isBetter = hasMended || holds
            return .found(
                isBetter ? .developing : .notYet, lines,
                (isBetter
                    ? "You mended something, and closed the ticket before all was right"
                    : "You closed the ticket with nothing mended") + left + ".")
        }
    }
}
