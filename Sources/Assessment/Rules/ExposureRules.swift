/// Clients' work stays where it may be seen.
enum ExposureRules {
    static let exposureContained = CriterionRule(
        "exposure-contained",
        "Whether a client's material where it may not be seen, or a way between networks that are "
            + "kept apart, was ended and reported to somebody who can take on a matter of the "
            + "house.",
        noOccasion: "Nothing was exposed.",
        notYet: "The exposure was neither ended nor reported.",
        developing: "The exposure was ended but reported to nobody in charge, or reported but not "
            + "ended.",
        competent: "The exposure was ended, and reported to somebody in charge.",
        strong: "The exposure was ended by the first change of all, or before anything was "
            + "changed, and reported to somebody in charge.",
        waitsForClose: true
    ) { evidence, _ in
        let exposed = evidence.checks.filter {
            evidence.facility.isAboutExposure($0.id)
                && (!$0.heldAtCall || $0.turns.contains { !$0.holds })
        }
        guard let one = exposed.first else { return .noOccasion("Nothing was exposed.") }
        let begun =
            exposed.map { check in
                check.heldAtCall ? check.turns.first { !$0.holds }?.index ?? 0 : -1
            }.min() ?? -1
        let reports = evidence.tells.filter {
            $0.index > begun && evidence.facility.person($0.person)?.canTakeOver == true
        }
        let ends = exposed.compactMap { check in check.turns.last { $0.holds } }
        let isEnded = exposed.allSatisfy(\.holdsAtEnd)
        let lines = ends.map(\.line) + reports.map(\.line)
        guard isEnded else {
            return .found(
                reports.isEmpty ? .notYet : .developing, reports.map(\.line) + [evidence.lastLine],
                "At the close this still wasn't so: \(one.title)"
                    + (reports.isEmpty ? ", and you had told nobody in charge." : "."))
        }
        guard let report = reports.first else {
            return .found(
                .developing, lines,
                "The exposure ended at line \(ends.map(\.line).max() ?? 0), but you told nobody in "
                    + "charge of it.")
        }
        let last = ends.map(\.index).max() ?? 0
        let isFirst = !evidence.newChanges.contains { $0.index > begun && $0.index < last }
        return .found(
            isFirst ? .strong : .competent, lines,
            "The exposure ended at line \(ends.map(\.line).max() ?? 0)"
                + (isFirst ? " before anything else was changed" : "")
                + ", and you told `\(report.person)` of it at line \(report.line).")
    }

    static let exposureNotCaused = CriterionRule(
        "exposure-not-caused",
        "Whether routes, cables and inputs were changed without putting a client's material where "
            + "it may not be seen, and with a reading before and a look after.",
        noOccasion: "No route, cable or input of a picture was changed, and no exposure caused.",
        notYet: "One's own command exposed something, and it was so at the close.",
        developing: "One's own command exposed something, which was ended later.",
        competent: "Nothing was exposed by what was changed.",
        strong: "Nothing was exposed; what was changed had been read before, itself or one of its "
            + "ports, and something was looked at afterwards.",
        waitsForClose: true
    ) { evidence, _ in
        let caused = evidence.checks.filter {
            evidence.facility.isAboutExposure($0.id) && !$0.ownLosses.isEmpty
        }
        if let one = caused.first(where: { !$0.holdsAtEnd }) ?? caused.first {
            let line = one.ownLosses.first?.line ?? 0
            return .found(
                one.holdsAtEnd ? .developing : .notYet,
                caused.flatMap { $0.ownLosses.map(\.line) },
                "At line \(line) your own command broke this: \(one.title)"
                    + (one.holdsAtEnd ? "; it was ended later." : "; it was so at the close."))
        }
        let risky = evidence.changes.filter { isAboutPictures($0, evidence) }
        guard let first = risky.first else {
            return .noOccasion("You changed no route, cable or input of a picture.")
        }
        let careful = risky.allSatisfy { change in
            let wasRead = evidence.observations.contains {
                $0.isOfEquipment && $0.index < change.index && $0.element == change.element
            }
            let end = max(evidence.moments.count, change.index + 1)
            return wasRead && evidence.hasLooked(change.index + 1..<end)
        }
        return .found(
            careful ? .strong : .competent, risky.map(\.line),
            careful
                ? "You read `\(first.element)` before you changed it and looked afterwards, and "
                    + "nothing was exposed."
                : "Nothing was exposed by what you changed at "
                    + Phrases.lines(risky.map(\.line)) + ".")
    }

    /// Whether a change can bring another picture to a screen.
    private static func isAboutPictures(_ change: Change, _ evidence: Evidence) -> Bool {
        if ["route", "salvo", "patch", "unplug"].contains(change.verb) { return true }
        return change.edits.contains { edit in
            switch evidence.facility.kind(of: edit.element) {
            case "sdi-router": change.sort == .setting
            case "monitor": ["input", "power"].contains(edit.name)
            case "video-io": edit.name == "timeline"
            default: false
            }
        }
    }
}
