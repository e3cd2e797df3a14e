package import Exercises
package import Plant
package import Scenarios

/// A session as it is kept: what it was played on, and its steps. Enough to show every moment of
/// it without computing anything again.
package struct SessionFile: Sendable {
    package var id: String
    package var header: JournalHeader
    /// What the client said, as a reading of kind `ticket`.
    package var ticket: Reading
    /// Places, people, equipment and papers; nil where this version can't read the content.
    package var inventory: Inventory?
    /// The scenario; nil where this version can't read the content.
    package var scenario: Scenario?
    package var steps: [RecordedStep]
    package var isClosed: Bool
    /// The verbs of its facility, with procedures; the fixed ones where it can't be compiled.
    package var verbs: [Verb]
    /// What help says of the verbs here.
    package var help: HelpBook

    package init(
        id: String, header: JournalHeader, ticket: Reading, inventory: Inventory?,
        scenario: Scenario?, steps: [RecordedStep], isClosed: Bool, verbs: [Verb],
        help: HelpBook = .general
    ) {
        self.id = id
        self.header = header
        self.ticket = ticket
        self.inventory = inventory
        self.scenario = scenario
        self.steps = steps
        self.isClosed = isClosed
        self.verbs = verbs
        self.help = help
    }
}

/// What home shows.
package struct HomeData: Hashable, Sendable {
    /// One line of a list of sessions.
    package struct SessionLine: Hashable, Sendable {
        package var id: String
        package var scenario: String
        package var title: String
        /// When it began by the wall clock, in words.
        package var started: String
        package var commands: Int
        /// Nil while it is open.
        package var outcome: String?

        package init(
            id: String, scenario: String, title: String, started: String, commands: Int,
            outcome: String?
        ) {
            self.id = id
            self.scenario = scenario
            self.title = title
            self.started = started
            self.commands = commands
            self.outcome = outcome
        }
    }

    /// One scenario that can be practised.
    package struct ScenarioLine: Hashable, Sendable {
        package var id: String
        package var title: String
        package var theme: String
        package var facility: String
        /// How many sessions this trainee has closed on it.
        package var closedCount: Int

        package init(
            id: String, title: String, theme: String, facility: String, closedCount: Int
        ) {
            self.id = id
            self.title = title
            self.theme = theme
            self.facility = facility
            self.closedCount = closedCount
        }
    }

    /// The trainee's own name.
    package var trainee: String
    /// Open sessions, the latest first.
    package var open: [SessionLine]
    /// Closed sessions, the latest first.
    package var closed: [SessionLine]
    package var scenarios: [ScenarioLine]
    /// Whether nobody has ever begun a session here.
    package var isFirstRun: Bool

    package init(
        trainee: String, open: [SessionLine], closed: [SessionLine], scenarios: [ScenarioLine],
        isFirstRun: Bool
    ) {
        self.trainee = trainee
        self.open = open
        self.closed = closed
        self.scenarios = scenarios
        self.isFirstRun = isFirstRun
    }
}
