/// What may be the matter, all of it: one hypothesis, or several faults at once.
package struct Candidate: Hashable, Sendable {
    /// Numbers in the list of hypotheses, ascending; one for all but double and further faults.
    package let members: [Int]

    /// A candidate with some members, in any order.
    package init(_ members: [Int]) { self.members = members.sorted() }
}

/// How likely somebody is to be right or wrong, and how often chance plays in. All are judgements.
enum Chances {
    /// That a reading comes out otherwise than a world predicts although that world is the real
    /// one: a slip of the model or of the reader.
    static let slip = 1e-4
    /// That a client complains of something that isn't so, or describes it wrongly.
    static let clientWrong = 1e-3
    static let clientImprecise = 0.02
    /// That somebody's answer on what works for them is wrong.
    static let answerWrong = 0.02
    /// That a bad contact is open during a look or a count.
    static let contactOpen = 0.5
    /// That something which no mode describes shows at an observation, and that it then looks just
    /// as it was seen.
    static let unmodelledShows = 0.1
    static let unmodelledLooksSo = 0.1
    /// From which probability on of a fault that comes and goes one looks a second time.
    static let worthLookingTwice = 0.01
    /// How much likelier the culprit is where something happened lately: for what people do, and
    /// for what breaks by itself.
    static let happenedThere = 3.0
    static let brokeThere = 1.5
    /// For how many weeks a fault stays that somebody lacks a service by, and one that nobody does.
    static let weeksNoticed = 1.0
    static let weeksUnnoticed = 52.0

    /// How likely an observation comes out as it did where something is the matter that no mode
    /// describes.
    static func unmodelled(isAsSound: Bool) -> Double {
        isAsSound ? 1 - unmodelledShows : unmodelledShows * unmodelledLooksSo
    }

    /// How likely an observation comes out otherwise than it should.
    static func slip(of observation: Observation) -> Double {
        switch observation {
        case .working, .verify: answerWrong
        default: slip
        }
    }
}

/// How often candidates are met.
struct CandidatePriors {
    private let rates: [Double]
    private let isNoticed: [Bool]

    /// A fault is noticed if some service doesn't hold by it.
    init(_ predictions: FacilityPredictions) {
        let list = predictions.hypotheses
        rates = list.all.map(\.weeklyRate)
        isNoticed = predictions.breaksAService
    }

    /// A candidate's weight, on the scale of weekly rates: one fault came about now, and the others
    /// were there, as likely as faults of their sort are to have come about and stayed.
    func weight(of candidate: Candidate) -> Double {
        let members = candidate.members
        var most = 0.0
        for new in members {
            var weight = rates[new]
            for old in members where old != new { weight *= chanceOfBeingThere(old) }
            most = max(most, weight)
        }
        return most
    }

    private func chanceOfBeingThere(_ hypothesis: Int) -> Double {
        let weeks = isNoticed[hypothesis] ? Chances.weeksNoticed : Chances.weeksUnnoticed
        return min(0.5, rates[hypothesis] * weeks)
    }
}
