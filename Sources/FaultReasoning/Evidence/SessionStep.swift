package import Plant
package import SimulationKernel

/// One command of a session as far as reasoning needs it: what was done, when, and what it brought.
package struct SessionStep: Hashable, Sendable {
    package var verb: String
    package var words: [String]
    package var started: SimulatedTime
    package var finished: SimulatedTime
    /// Where the engineer was before and after, by name.
    package var from: String
    package var to: String
    /// The readings that the trainee was shown.
    package var readings: [Reading]

    package init(
        verb: String, words: [String], started: SimulatedTime, finished: SimulatedTime,
        from: String, to: String, readings: [Reading]
    ) {
        self.verb = verb
        self.words = words
        self.started = started
        self.finished = finished
        self.from = from
        self.to = to
        self.readings = readings
    }
}

extension SessionStep {
    /// When what it brought was read: at the start for a line at a machine, which answers at once
    /// and then takes its time; at the end for all else.
    var readAt: SimulatedTime { verb == "on" ? started : finished }
}

/// What the client complains of, as a check and what they noticed of it.
package struct Complaint: Sendable {
    /// The name of a service, an invariant or an expectation.
    package var check: String
    /// Fields of the check's reading and what they are, in words.
    package var noticed: [(name: String, word: String)]

    package init(check: String, noticed: [(name: String, word: String)]) {
        self.check = check
        self.noticed = noticed
    }
}

/// Something that happened lately, as people tell it and papers have it.
package struct Happening: Hashable, Sendable {
    /// The words in which it is told; the same wherever it is read.
    package var text: String
    /// Where it happened; nil where nobody says.
    package var place: PlaceID?

    package init(text: String, place: PlaceID?) {
        self.text = text
        self.place = place
    }
}

/// What is known of a case before the first command.
package struct CaseFile: Sendable {
    package var scene: [SlotEdit]
    package var called: SimulatedTime
    package var complaints: [Complaint]
    package var happenings: [Happening]
    package var prices: PriceList

    package init(
        scene: [SlotEdit], called: SimulatedTime, complaints: [Complaint],
        happenings: [Happening], prices: PriceList
    ) {
        self.scene = scene
        self.called = called
        self.complaints = complaints
        self.happenings = happenings
        self.prices = prices
    }
}
