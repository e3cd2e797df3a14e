import Plant
import Scenarios

/// Who is waiting knows how it stands.
enum TellingRules {
    static let clientTold = CriterionRule(
        "client-told",
        "Whether the client was told before the close, after something had been found out, and "
            + "before the deadline.",
        noOccasion: "The ticket isn't closed.",
        notYet: "The client was never told anything.",
        developing: "The client was told, but only before anything was known, or only after the "
            + "deadline.",
        competent: "The client was told before the deadline, after something had been found out.",
        strong: "The client was told before the deadline how it came out: after their service "
            + "had been checked and right, or that the matter was handed on.",
        waitsForClose: true
    ) { evidence, _ in
        guard let ticket = evidence.ticket else { return .noOccasion("There is no ticket.") }
        let tells = evidence.tells.filter { $0.person == ticket.client }
        guard let first = tells.first else {
            return .found(
                .notYet, [evidence.lastLine],
                "You closed the ticket without having told `\(ticket.client)` anything.")
        }
        let lines = tells.map(\.line)
        // Whoever brought the service back from afar knows something too.
        let seen = evidence.observations.first { $0.isOfEquipment }?.index
        let mended = evidence.repairs.first?.index
        let known = min(seen ?? evidence.moments.count, mended ?? evidence.moments.count)
        let informed = tells.filter { $0.index > known }
        guard !informed.isEmpty else {
            return .found(
                .developing, lines,
                "You told `\(ticket.client)` something at line \(first.line), before you had "
                    + "looked at anything, and nothing after.")
        }
        let early = informed.filter {
            evidence.moments[$0.index].finished <= ticket.deadline
        }
        guard let one = early.first else {
            return .found(
                .developing, lines, "You told `\(ticket.client)` only after the deadline.")
        }
        let checked = evidence.verifications.filter {
            ticket.claims.contains($0.check) && $0.holds
        }.map(\.index)
        let handedOn = evidence.tells.filter(\.isEscalation).map(\.index)
        let ends = evidence.isMended ? checked : handedOn
        let final = early.last { tell in ends.contains { $0 < tell.index } }
        if let final {
            return .found(
                .strong, lines,
                "You told `\(ticket.client)` at line \(final.line) how it came out, "
                    + (evidence.isMended
                        ? "once it had been checked." : "once you had handed it on."))
        }
        return .found(
            .competent, lines,
            "You told `\(ticket.client)` at line \(one.line), before the deadline"
                + (evidence.isMended ? " but before it was checked." : "."))
    }

    static let othersTold = CriterionRule(
        "others-told",
        "Whether the others whom it concerns were told or checked with: whose services had failed "
            + "or were interrupted, who gave leave, and whoever is in charge of something of the "
            + "house and brought the fault about.",
        noOccasion: "It concerned nobody but the client.",
        notYet: "None of those whom it concerned was told.",
        developing: "Somebody in charge was told, but none whom it concerned; or one whose service "
            + "was interrupted wasn't told.",
        competent: "At least one of those whom it concerned was told, and all whose services were "
            + "interrupted.",
        strong: "All those whom it concerned were told.",
        waitsForClose: true
    ) { evidence, _ in
        let concerned = concerned(evidence)
        guard !concerned.isEmpty else {
            return .noOccasion("It concerned nobody but the client.")
        }
        let told =
            evidence.tells.map { (person: $0.person, line: $0.line) }
            + evidence.verifications.map { (person: $0.person, line: $0.line) }
        let tellsInCharge = evidence.tells.filter {
            evidence.facility.person($0.person)?.canTakeOver == true
        }
        let names = Phrases.names(concerned.map(\.id))
        let reached = concerned.filter { person in told.contains { $0.person == person.id } }
        let lines = told.filter { contact in
            concerned.contains { $0.id == contact.person }
                || tellsInCharge.contains { $0.line == contact.line }
        }.map(\.line)
        guard !reached.isEmpty else {
            return tellsInCharge.isEmpty
                ? .found(.notYet, [evidence.lastLine], "It concerned \(names), and you told none.")
                : .found(
                    .developing, lines,
                    "You told \(Phrases.names(tellsInCharge.map(\.person))), but not \(names), "
                        + "whom it concerned.")
        }
        let missed = concerned.filter { person in !reached.contains { $0.id == person.id } }
        if let one = missed.first(where: \.isInterrupted) {
            return .found(
                .developing, lines,
                "You told \(Phrases.names(reached.map(\.id))), but not `\(one.id)`, whose service "
                    + "you interrupted.")
        }
        return .found(
            missed.isEmpty ? .strong : .competent, lines,
            missed.isEmpty
                ? "All whom it concerned besides the client heard of it: \(names)."
                : "\(Phrases.names(reached.map(\.id))) heard of it, but not "
                    + "\(Phrases.names(missed.map(\.id))).")
    }

    /// Somebody whom it concerns besides the client.
    private struct Concerned: Hashable {
        var id: String
        var isInterrupted: Bool
    }

    private static func concerned(_ evidence: Evidence) -> [Concerned] {
        let client = evidence.ticket?.client ?? ""
        let facility = evidence.facility
        let own = evidence.interruptions.filter(\.isOwn).map(\.service)
        let lost = evidence.checks.filter { $0.what == "service" && !$0.ownLosses.isEmpty }
        let interrupted = Phrases.unique((own + lost.map(\.id)).map { facility.person(of: $0) })
        let failed = evidence.checks.filter { $0.what == "service" && !$0.heldAtCall }
            .map { facility.person(of: $0.id) }
        let leave = evidence.moments.compactMap { moment in
            moment.reading("permission").flatMap { $0.rows.isEmpty ? nil : $0.point }
        }
        let hands = evidence.scenario.faults.compactMap(\.person)
            .filter { facility.person($0)?.canTakeOver == true }
        var found: [Concerned] = []
        for id in Phrases.unique(interrupted + failed + leave + hands)
        where id != client && facility.person(id) != nil {
            found.append(Concerned(id: id, isInterrupted: interrupted.contains(id)))
        }
        return found
    }
}
