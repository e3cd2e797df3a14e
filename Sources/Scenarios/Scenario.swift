package import Plant
package import SimulationKernel

/// A fault-finding exercise as its author wrote it: who calls, what they see, what is wrong.
///
/// It names faults and claims; it never says what a reading would show. Every symptom is computed,
/// so that whether the client's claims are true can be measured.
package struct Scenario: Hashable, Sendable {
    /// Kebab case, unique among scenarios.
    package var id: String
    /// What a list shows; gives nothing away.
    package var title: String
    package var facility: String
    /// The person who calls, by the name of their element.
    package var client: String
    /// When the client first noticed, when they call, and when they need it.
    package var noticed: SimulatedTime
    package var called: SimulatedTime
    package var deadline: SimulatedTime
    /// How long the engineer may take, in simulated minutes.
    package var budgetMinutes: Int64
    /// Where the engineer is when the telephone rings.
    package var start: String
    /// How far ahead a repair must last.
    package var horizon: SimulatedTime
    /// What is at stake, in a sentence; without a symptom and without a cause.
    package var stakes: String
    package var claims: [Claim]
    /// What this day has been set up with before anything went wrong.
    package var scene: [SceneEdit]
    package var faults: [ScenarioFault]
    /// What happened lately that somebody knows of, or that is written down.
    package var occurrences: [Occurrence]
    /// The steps by which a first exercise teaches; empty elsewhere.
    package var lessons: [Lesson]
    /// How open the case is when the telephone rings, from 1 (the first) to 5; nil where nobody
    /// said.
    package var level: Int?
    /// What it comes to for somebody who works on it as they should.
    package var outcome: ScenarioOutcome

    package init(
        id: String, title: String, facility: String, client: String, noticed: SimulatedTime,
        called: SimulatedTime, deadline: SimulatedTime, budgetMinutes: Int64, start: String,
        horizon: SimulatedTime, stakes: String, claims: [Claim], scene: [SceneEdit] = [],
        faults: [ScenarioFault], occurrences: [Occurrence] = [], lessons: [Lesson] = [],
        level: Int? = nil, outcome: ScenarioOutcome = .fixed
    ) {
        self.id = id
        self.title = title
        self.facility = facility
        self.client = client
        self.noticed = noticed
        self.called = called
        self.deadline = deadline
        self.budgetMinutes = budgetMinutes
        self.start = start
        self.horizon = horizon
        self.stakes = stakes
        self.claims = claims
        self.scene = scene
        self.faults = faults
        self.occurrences = occurrences
        self.lessons = lessons
        self.level = level
        self.outcome = outcome
    }
}

/// What a case comes to in good hands.
package enum ScenarioOutcome: String, Hashable, Sendable, CaseIterable {
    /// What is wrong is found and mended, or it is found that nothing is.
    case fixed
    /// It can't be told or mended here: it is localised, and handed on with evidence.
    case contained
    /// Nothing is broken, and all that the client claims is as it should be.
    case nothingBroken = "nothing-broken"
}

/// What the client says is wrong, as a typed symptom: a check that doesn't hold, and figures of its
/// reading that they noticed.
package struct Claim: Hashable, Sendable {
    /// A service, invariant or expectation of the facility, by name.
    package var check: String
    /// Fields of the check's reading that the client would mention, as words.
    package var noticed: [NamedValue]

    package init(check: String, noticed: [NamedValue] = []) {
        self.check = check
        self.noticed = noticed
    }
}

/// A slot set before the story begins: the job on a timeline, a lamp that is dimmed.
package struct SceneEdit: Hashable, Sendable {
    /// `element.slot`.
    package var slot: String
    package var value: String

    package init(slot: String, value: String) {
        self.slot = slot
        self.value = value
    }
}

/// A fault that is injected, when, and by whose hand.
package struct ScenarioFault: Hashable, Sendable {
    package var mode: String
    package var element: String
    package var parameters: FaultParameters
    /// When it came about; nil for long ago (then everything has settled around it).
    package var at: SimulatedTime?
    /// Whoever made it so, by the name of their element; nil where it came about by itself.
    package var person: String?

    package init(
        mode: String, element: String, parameters: FaultParameters = FaultParameters(),
        at: SimulatedTime? = nil, person: String? = nil
    ) {
        self.mode = mode
        self.element = element
        self.parameters = parameters
        self.at = at
        self.person = person
    }
}

/// Something that happened: a desk was moved, a job came in, a panel was tested.
package struct Occurrence: Hashable, Sendable {
    package var id: String
    /// Before 00:00 of the day where it happened on an earlier day.
    package var at: SimulatedTime
    /// What somebody would say of it, in one sentence.
    package var text: String
    /// Where it happened, or empty.
    package var place: String
    /// Who knows of it, by their elements' names.
    package var knownBy: [String]
    /// The documents in which it is written.
    package var writtenIn: [String]
    /// Whether it really happened; a change log can hold an entry that isn't true.
    package var isTrue: Bool

    package init(
        id: String, at: SimulatedTime, text: String, place: String = "", knownBy: [String] = [],
        writtenIn: [String] = [], isTrue: Bool = true
    ) {
        self.id = id
        self.at = at
        self.text = text
        self.place = place
        self.knownBy = knownBy
        self.writtenIn = writtenIn
        self.isTrue = isTrue
    }
}

/// A step of a first exercise: what to do, and what shows that it was done.
package struct Lesson: Hashable, Sendable {
    /// A sentence or two, with what to type in back-ticks.
    package var text: String
    package var until: LessonEnd

    package init(_ text: String, until: LessonEnd) {
        self.text = text
        self.until = until
    }
}

/// What shows that a step was done.
package enum LessonEnd: Hashable, Sendable {
    /// A reading of a kind was taken, at a point where one is named.
    case reading(kind: String, point: String?)
    /// The interface was asked for something that costs nothing, by the word of its action.
    case action(String)
}
