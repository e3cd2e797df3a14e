import Plant

/// A turn of something that holds or doesn't, at a line.
struct Turn: Hashable, Sendable {
    var line: Int
    /// Into the evidence's moments.
    var index: Int
    var holds: Bool
    /// Whether the trainee's own command made it so.
    var isOwn: Bool
}

/// How a service, an invariant or an expectation stood through a session.
struct CheckHistory: Hashable, Sendable {
    var id: String
    var title: String
    /// `service`, `invariant` or `expectation`.
    var what: String
    var heldAtCall: Bool
    var turns: [Turn] = []

    var holdsAtEnd: Bool { turns.last?.holds ?? heldAtCall }

    /// Whether it holds after a moment.
    func holds(after index: Int) -> Bool {
        turns.last { $0.index <= index }?.holds ?? heldAtCall
    }

    /// Turns by the trainee's own hand to not holding.
    var ownLosses: [Turn] { turns.filter { $0.isOwn && !$0.holds } }
}

/// How a fault of the story stood through a session.
struct FaultHistory: Hashable, Sendable {
    var fault: NamedFaultState
    var wasThereAtCall: Bool
    /// `holds` says whether the fault is there.
    var turns: [Turn] = []

    var isThereAtEnd: Bool { turns.last?.holds ?? wasThereAtCall }
    /// Whether it was ever there: one that was still to come at the end never was.
    var hasBeenThere: Bool { wasThereAtCall || turns.contains(where: \.holds) }

    /// Whether it is there after a moment.
    func isThere(after index: Int) -> Bool {
        turns.last { $0.index <= index }?.holds ?? wasThereAtCall
    }
}

/// A service that was down for a time during a command.
struct Interruption: Hashable, Sendable {
    var line: Int
    var service: String
    var title: String
    var milliseconds: Int64
    /// Whether the command itself took it down, as a measurement in the line does.
    var isOwn: Bool
}

/// A suspicion, a rule-out or a diagnosis.
struct Statement: Hashable, Sendable {
    enum Sort: Hashable, Sendable { case suspicion, ruleOut, diagnosis }

    var line: Int
    /// Into the evidence's moments.
    var index: Int
    var sort: Sort
    /// What was named: one for a suspicion or rule-out; none for "nothing is broken". A mode is
    /// empty where only the element was named.
    var named: [NamedFaultState]
}

/// Something that was said to somebody, or handed on to them.
struct Tell: Hashable, Sendable {
    var line: Int
    /// Into the evidence's moments.
    var index: Int
    var person: String
    var isEscalation: Bool

    /// Nil where nothing was said at a moment.
    init?(_ moment: Moment, index: Int) {
        let escalated = moment.reading("escalated")
        guard let reading = escalated ?? moment.reading("told") else { return nil }
        line = moment.line
        self.index = index
        person = reading.point
        isEscalation = escalated != nil
    }
}

/// A check with whoever is owed something.
struct Verification: Hashable, Sendable {
    var line: Int
    /// Into the evidence's moments.
    var index: Int
    var check: String
    /// Empty where it is nobody's.
    var person: String
    var holds: Bool
    var isOnTheSpot: Bool

    /// Nil where nothing was checked at a moment.
    init?(_ moment: Moment, index: Int) {
        guard let reading = moment.reading("verified") else { return nil }
        line = moment.line
        self.index = index
        check = reading.point
        person = reading.symbol("person") ?? ""
        holds = reading.flag("holds")
        isOnTheSpot = reading.symbol("by") == "on-the-spot"
    }
}

/// What the ticket says.
struct TicketFacts: Hashable, Sendable {
    var client: String
    /// The claimed checks, each once.
    var claims: [String]
    /// Milliseconds of the session's clock.
    var called: Int64
    var deadline: Int64
    /// Milliseconds.
    var budget: Int64

    /// Whether it has to work before the time that one was given is up.
    var isPressing: Bool { deadline < called + budget }
}
