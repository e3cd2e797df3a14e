import Exercises
import Plant
import Scenarios

/// A session's stored steps, sorted once by what rules ask of them.
///
/// Every rule reads from here; nothing is computed of the plant again. Its size and the time it
/// takes to make grow with the number of steps alone.
struct Evidence: Sendable {
    let facility: FacilityFacts
    let scenario: Scenario
    /// Nil where the journal has none: one of an older engine.
    let ticket: TicketFacts?
    let moments: [Moment]
    let observations: [Observation]
    /// What was changed, labels and put-backs too; attempts that changed nothing are left out.
    let changes: [Change]
    /// Those that ever failed or turned.
    let checks: [CheckHistory]
    let faults: [FaultHistory]
    let interruptions: [Interruption]
    let statements: [Statement]
    /// What was said to people.
    let tells: [Tell]
    /// Checks with whoever is owed something.
    let verifications: [Verification]
    /// Changes of their own: no labels, nothing put back.
    let newChanges: [Change]
    /// The first change, where it did no harm and could be taken back, and brought the client's
    /// service back past the fault because a deadline asked for that, or ended an exposure before
    /// anything was mended for the client; nil where it was anything else.
    let restoredFirst: Change?
    /// Changes that mended a fault or brought back what the client had claimed, but for one that
    /// restored first; corrected labels only where nothing else was mended.
    let repairs: [Change]
    /// Nil where the reasoning made nothing of the session.
    let analysis: AnalysisFacts?
    /// Whether the journal holds what the engine saw: the ticket, and how things stood at the call.
    let isComplete: Bool

    init(_ session: SessionEvidence) {
        let facility = FacilityFacts(session.inventory)
        let moments = session.steps.map(Moment.init)
        let reader = HistoryReader(moments, facility)
        self.facility = facility
        self.moments = moments
        scenario = session.scenario
        let tickets = session.steps.lazy.compactMap { step in
            step.reply.readings.first { $0.kind == "ticket" }
        }
        let ticket = tickets.first.map(Evidence.ticket)
        self.ticket = ticket
        observations = moments.enumerated().compactMap { index, moment in
            StepFacts.observation(moment, index: index)
        }
        let changes = ChangeReader.changes(moments, reader)
        let newChanges = changes.filter(\.isNew)
        let restored = newChanges.first.flatMap {
            Evidence.isRestoring($0, ticket, facility) ? $0 : nil
        }
        self.changes = changes
        self.newChanges = newChanges
        restoredFirst = restored
        repairs = Evidence.repairs(changes, ticket, restored)
        checks = reader.checks
        faults = reader.faults.filter(\.hasBeenThere)
        interruptions = reader.interruptions
        tells = moments.enumerated().compactMap { Tell($1, index: $0) }
        verifications = moments.enumerated().compactMap { Verification($1, index: $0) }
        statements = moments.enumerated().flatMap { Evidence.statements($1, index: $0) }
        analysis = session.analysis.map { AnalysisFacts($0, lines: moments.map(\.line)) }
        isComplete = ticket != nil && moments.first?.effects != nil
    }

    func hasLine(_ line: Int) -> Bool { moments.contains { $0.line == line } }

    // MARK: The end

    /// Nil while the ticket is open.
    var outcome: Reading? { moments.lazy.compactMap { $0.reading("outcome") }.first }
    var isClosed: Bool { outcome != nil }
    /// The line of the close, or of the last step.
    var lastLine: Int { moments.last?.line ?? 0 }
    /// `fixed`, `restored`, `contained` or `none`; empty while the ticket is open.
    var outcomeWord: String { outcome?.symbol("outcome") ?? "" }
    /// Whether nobody lacks anything at the close.
    var isMended: Bool { outcomeWord == "fixed" || outcomeWord == "restored" }

    // MARK: Checks

    func check(_ id: String) -> CheckHistory? { checks.first { $0.id == id } }

    /// Whether a check holds after the last step; one that never turned always held.
    func holdsAtEnd(_ id: String) -> Bool { check(id)?.holdsAtEnd ?? true }

    /// The claimed checks that are owed; a wish that nobody owes can't be restored.
    var owedClaims: [String] { (ticket?.claims ?? []).filter { facility.isOwed($0) } }

    // MARK: Changes

    private static func isRestoring(
        _ first: Change, _ ticket: TicketFacts?, _ facility: FacilityFacts
    ) -> Bool {
        guard let ticket, first.lost.isEmpty, first.sort == .setting || first.sort == .swap else {
            return false
        }
        let helpsClient = first.regained.contains(where: ticket.claims.contains)
        if helpsClient { return first.mended.isEmpty && ticket.isPressing }
        return first.regained.contains { facility.isAboutExposure($0) }
    }

    private static func repairs(
        _ changes: [Change], _ ticket: TicketFacts?, _ restored: Change?
    ) -> [Change] {
        let claims = ticket?.claims ?? []
        let all = changes.filter { change in
            (!change.mended.isEmpty || change.regained.contains(where: claims.contains))
                && change.index != restored?.index
        }
        let others = all.filter { $0.sort != .label }
        return others.isEmpty ? all : others
    }

    /// The first change before which one should have known something; nil where there was none.
    var firstChange: Change? {
        restoredFirst == nil ? newChanges.first : newChanges.dropFirst().first
    }

    /// The moment before which it should have been known: the first change, else the end.
    var firstChangeIndex: Int { firstChange?.index ?? moments.count }

    /// Whether something was observed, measured or checked in a range of moments.
    func hasLooked(_ range: Range<Int>) -> Bool {
        observations.contains {
            range.contains($0.index) && ($0.isOfEquipment || $0.source == .client)
        }
    }

    // MARK: Reading

    private static func ticket(_ reading: Reading) -> TicketFacts {
        let claims = reading.rows.indices.compactMap { reading.row($0).symbol("check") }
        func time(_ name: String) -> Int64 { StepFacts.bounded(reading.integer(name) ?? 0) }
        return TicketFacts(
            client: reading.symbol("client") ?? "", claims: Phrases.unique(claims),
            called: time("called"), deadline: time("deadline"), budget: time("budget"))
    }

    private static func statements(_ moment: Moment, index: Int) -> [Statement] {
        moment.shown.compactMap { reading in
            func one(_ sort: Statement.Sort) -> Statement {
                Statement(
                    line: moment.line, index: index, sort: sort,
                    named: [
                        NamedFaultState(
                            element: reading.point, mode: reading.symbol("mode") ?? "")
                    ])
            }
            switch reading.kind {
            case "suspected": return one(.suspicion)
            case "ruled-out": return one(.ruleOut)
            case "diagnosed":
                let named = reading.rows.indices.map { row in
                    NamedFaultState(
                        element: reading.row(row).symbol("element") ?? "",
                        mode: reading.row(row).symbol("mode") ?? "")
                }
                return Statement(line: moment.line, index: index, sort: .diagnosis, named: named)
            default: return nil
            }
        }
    }
}
