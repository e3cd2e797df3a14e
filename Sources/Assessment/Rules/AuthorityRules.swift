import Plant

/// Whose leave it takes, and whose help.
enum AuthorityRules {
    static let leaveAsked = CriterionRule(
        "leave-asked",
        "Whether leave had been given before each change that takes somebody's leave.",
        noOccasion: "Nothing that was changed took anybody's leave, and none was asked.",
        notYet: "Something was changed without the leave that it takes, and nobody was asked.",
        developing: "Leave was asked, but something was changed without the leave that it takes.",
        competent: "Leave was given before each change that takes it.",
        strong: "Leave was given before each change that takes it, and whoever gave it was told "
            + "afterwards what came of it.",
        waitsForClose: true
    ) { evidence, _ in
        let without = evidence.changes.filter { $0.withoutLeave != nil }
        let given = leaves(evidence)
        if let first = without.first {
            return .found(
                given.isEmpty ? .notYet : .developing,
                without.map(\.line) + given.map(\.line),
                "You \(first.words) at line \(first.line) without leave, which "
                    + "\(giver(first.withoutLeave ?? "")) has to give"
                    + (given.isEmpty ? ", and asked nobody." : "."))
        }
        let changes = evidence.changes.filter { change in
            given.contains { $0.index < change.index }
        }
        guard let last = changes.last else {
            return .noOccasion("Nothing that you changed took anybody's leave.")
        }
        let reported = given.filter { leave in
            evidence.tells.contains { $0.person == leave.person && $0.index > last.index }
        }
        let names = Phrases.names(given.map(\.person))
        let isReported = reported.count == given.count
        let later = evidence.tells.filter { tell in
            tell.index > last.index && given.contains { $0.person == tell.person }
        }
        return .found(
            isReported ? .strong : .competent, given.map(\.line) + later.map(\.line),
            "You had the leave of \(names) before you changed anything that takes it"
                + (isReported ? ", and told them afterwards what came of it." : "."))
    }

    /// Leave that was given: by whom, at which line and moment.
    private static func leaves(
        _ evidence: Evidence
    ) -> [(person: String, line: Int, index: Int)] {
        evidence.moments.enumerated().compactMap { index, moment in
            moment.reading("permission").flatMap {
                $0.rows.isEmpty ? nil : ($0.point, moment.line, index)
            }
        }
    }

    /// Whoever gives the leave of an authority, as `Authority` spells it.
    private static func giver(_ authority: String) -> String {
        switch Authority(rawValue: authority) {
        case .client: "the client"
        case .supervisor: "the supervisor"
        case .administrator: "the IT administrator"
        case .vendor: "the vendor"
        case .electrician: "an electrician"
        case .engineer, nil: "somebody"
        }
    }

    static let escalatedWithEvidence = CriterionRule(
        "escalated-with-evidence",
        "Whether a matter that wasn't mended went to somebody who can take it on, with what had "
            + "been observed and what was suspected.",
        noOccasion: "It was mended without being handed on.",
        notYet: "What wasn't mended was handed on to nobody.",
        developing: "The matter was handed on before anything of the equipment had been observed, "
            + "or to somebody who can't take on a matter of the house.",
        competent: "The matter was handed on, after observations, to somebody who can take it on.",
        strong: "The matter was handed on, after observations, to somebody who can take it on, "
            + "with a suspect or a diagnosis stated before that names a thing at fault; and the "
            + "client was told.",
        waitsForClose: true
    ) { evidence, _ in
        let escalations = evidence.tells.filter(\.isEscalation)
        guard let first = escalations.first else {
            return evidence.isMended
                ? .noOccasion("You mended it yourself.")
                : .found(
                    .notYet, [evidence.lastLine],
                    "You closed the ticket with it not mended, and handed it on to nobody.")
        }
        let lines = escalations.map(\.line)
        let fit = escalations.filter {
            evidence.facility.person($0.person)?.canTakeOver == true
        }
        guard let right = fit.first else {
            return .found(
                .developing, lines,
                "You handed it on to `\(first.person)`, who can't take on a matter of the house.")
        }
        let seen = evidence.observations.filter {
            $0.isOfEquipment && $0.index < (fit.last?.index ?? 0)
        }
        guard let observed = seen.first else {
            return .found(
                .developing, lines,
                "You handed it on to `\(right.person)` at line \(right.line), before you had "
                    + "observed anything.")
        }
        let stated = evidence.statements.first { statement in
            statement.sort != .ruleOut && statement.index < (fit.last?.index ?? 0)
                && statement.named.contains { named in
                    evidence.faults.contains { $0.fault.element == named.element }
                }
        }
        let client = evidence.tells.first { $0.person == evidence.ticket?.client }
        let isStrong = stated != nil && client != nil
        return .found(
            isStrong ? .strong : .competent,
            lines + [observed.line]
                + (isStrong ? [stated?.line, client?.line].compactMap { $0 } : []),
            "You handed it on to `\(right.person)` at line \(right.line) with what you had observed"
                + (isStrong
                    ? " and what you suspected, and told the client."
                    : stated == nil ? ", without a suspect that was right." : "."))
    }
}
