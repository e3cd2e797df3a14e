package import FaultReasoning
import Plant
import Scenarios
package import SimulationKernel

/// Where a session stands: what prices are counted from.
package struct SessionMoment: Hashable, Sendable {
    package var clock: SimulatedTime
    package var place: String
    package var pounds: Int64
    package var secondsLost: Int64

    /// What passed from this moment to a later one, in seconds of the engineer's time.
    package func price(until later: SessionMoment) -> Int64 {
        PriceWeights.seconds(
            Price(
                seconds: (later.clock - clock).milliseconds / 1000, pounds: later.pounds - pounds),
            secondsLost: later.secondsLost - secondsLost)
    }
}

extension Exercise {
    /// Where the session stands now.
    package var moment: SessionMoment {
        SessionMoment(
            clock: simulation.clock, place: layout.places[memory.place.index].id,
            pounds: memory.poundsSpent, secondsLost: disruption.totalSeconds)
    }

    /// What is known of the case before the first command.
    package var caseFile: CaseFile { instance.caseFile(prices: priceList) }
}

extension SessionStep {
    /// A step of a journal, from the place where the one before it ended.
    package init(_ recorded: RecordedStep, from place: String) {
        self.init(
            verb: recorded.command.verb, words: recorded.command.words, started: recorded.time,
            finished: recorded.reply.finished, from: place, to: recorded.reply.place,
            readings: recorded.reply.shown)
    }

    /// A command and what it brought, from where the session stood before.
    package init(_ command: ExerciseCommand, from before: SessionMoment, _ reply: ExerciseReply) {
        self.init(
            verb: command.verb, words: command.words, started: before.clock,
            finished: reply.finished, from: before.place, to: reply.place, readings: reply.shown)
    }
}
