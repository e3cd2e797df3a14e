import Plant

/// What has to be done by when.
enum TimeRules {
    static let restoredInTime = CriterionRule(
        "restored-in-time",
        "Whether what the client had claimed, and is owed, held by the deadline.",
        noOccasion: "Nothing that was claimed is owed to anybody, or it held at the call.",
        notYet: "Something of what was claimed didn't hold at the close.",
        developing: "All that was claimed held at the close, but not by the deadline; or it didn't "
            + "hold, but the fault was found and handed on before the deadline.",
        competent: "All that was claimed held by the deadline and at the close.",
        strong: "All that was claimed held by the deadline and at the close, and each was checked "
            + "with its owner and right before the deadline.",
        waitsForClose: true
    ) { evidence, _ in
        guard let ticket = evidence.ticket else { return .noOccasion("There is no ticket.") }
        let claims = evidence.owedClaims.filter { evidence.check($0)?.heldAtCall == false }
        guard !claims.isEmpty else {
            return .noOccasion("Nothing that was claimed had failed and is owed.")
        }
        if let failing = claims.first(where: { !evidence.holdsAtEnd($0) }) {
            let handedOn = evidence.tells.first { tell in
                tell.isEscalation && evidence.outcomeWord == "contained"
                    && evidence.moments[tell.index].finished <= ticket.deadline
            }
            if let handedOn {
                return .found(
                    .developing, [handedOn.line, evidence.lastLine],
                    "`\(failing)` still didn't hold at the close, but you had handed it on at line "
                        + "\(handedOn.line), before the deadline.")
            }
            return .found(
                .notYet, [evidence.lastLine], "At the close `\(failing)` still didn't hold.")
        }
        let turns = claims.compactMap { evidence.check($0)?.turns.last { $0.holds } }
        let late = turns.first { moment(of: $0, evidence) > ticket.deadline }
        if let late {
            return .found(
                .developing, turns.map(\.line),
                "What was claimed held again at line \(late.line), after the deadline.")
        }
        let checks = evidence.verifications.filter {
            claims.contains($0.check) && $0.holds
                && evidence.moments[$0.index].finished <= ticket.deadline
        }
        let isChecked = claims.allSatisfy { claim in checks.contains { $0.check == claim } }
        let line = turns.map(\.line).max() ?? 0
        return .found(
            isChecked ? .strong : .competent,
            turns.map(\.line) + (isChecked ? checks.map(\.line) : []),
            "\(Phrases.names(claims)) held again at line \(line), before the deadline"
                + (isChecked ? ", and you had checked that by then." : "."))
    }

    /// When something turned: at the end of a command that did it, else some time during the line,
    /// for which the trainee has the benefit of the doubt.
    private static func moment(of turn: Turn, _ evidence: Evidence) -> Int64 {
        let moment = evidence.moments[turn.index]
        return turn.isOwn ? moment.finished : moment.begun
    }

    static let withinBudget = CriterionRule(
        "within-budget",
        "Whether the ticket was closed within the time that was given, with what is owed in "
            + "order. To be quicker than that earns nothing.",
        noOccasion: "Nothing was mended or handed on, so the time says nothing.",
        notYet: "The time was overdrawn, and the deadline was missed too.",
        developing: "The time was overdrawn, but the ticket was closed by the deadline.",
        competent: "The ticket was closed within the time, with the claimed services right or the "
            + "matter handed on.",
        strong: "The ticket was closed within the time with everything right, checked, and the "
            + "client told.",
        waitsForClose: true
    ) { evidence, _ in
        guard let ticket = evidence.ticket, let last = evidence.moments.last else {
            return .noOccasion("There is no ticket.")
        }
        let lines = [last.line]
        let isDone = evidence.isMended || evidence.outcomeWord == "contained"
        guard isDone else {
            return .noOccasion(
                "Nothing was mended for good or handed on, so the time says nothing.")
        }
        let taken = last.finished - ticket.called
        let spent =
            "You took \(Phrases.minutes(taken)) of the \(Phrases.minutes(ticket.budget)) that "
            + "were given"
        guard taken <= ticket.budget else {
            let isLate = last.finished > ticket.deadline
            return .found(
                isLate ? .notYet : .developing, lines,
                spent + (isLate ? ", and the deadline had passed." : ", but met the deadline."))
        }
        let isWhole =
            evidence.outcomeWord == "fixed" && evidence.outcome?.flag("verified") == true
            && evidence.tells.contains { $0.person == ticket.client }
        return .found(
            isWhole ? .strong : .competent, lines,
            spent + (isWhole ? ", with the checks and the telling." : "."))
    }
}
