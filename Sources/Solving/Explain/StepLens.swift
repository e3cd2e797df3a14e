import Diagnosis
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel

/// How a step looked before it was taken.
struct StepView {
    var step: SessionStep
    /// What it observes; nil where it observes nothing.
    var observation: Observation?
    /// What could be expected of it; nothing where it observes nothing.
    var prospect = Outlook.Prospect.nothing
    var best: Advice?
    var expert: Advice?
    /// The line that it repeats, with nothing changed since; nil where it repeats none.
    var repeated: Int?
    /// The first line after which it could tell nothing any more; nil where it still can, or where
    /// it never could.
    var foregoneSince: Int?
    /// Whether it could have told something at any moment so far.
    var couldTellOnce = false
    /// How many candidates together held 99 % of what was likely.
    var possibilities = 0
}

/// Looks ahead at each step of a session, and remembers how things looked before.
struct StepLens {
    private let reasoner: Reasoner
    private let plant: Plant
    private var outlook: Outlook?
    private var outlookKey: OutlookKey?
    private var expert: Advice?
    /// After which line each earlier outlook was taken; 0 for the start.
    private var history: [(line: Int, outlook: Outlook)] = []
    private var observed: [(line: Int, observation: Observation)] = []
    private let bandTest: BandTest
    private(set) var linesThatHangOnBands: [Int] = []
    private var lastLine = 0

    /// What an outlook depends on.
    private struct OutlookKey: Hashable {
        var steps: Int
        var place: String
    }

    init(_ reasoner: Reasoner, _ instance: ScenarioInstance) {
        self.reasoner = reasoner
        plant = instance.plant
        bandTest = BandTest(reasoner.predictions)
    }

    /// How a step looks before it is taken.
    mutating func look(at step: SessionStep, number: Int) -> StepView {
        defer { lastLine = number }
        let outlook = outlook(at: step)
        var view = StepView(step: step)
        view.possibilities = reasoner.possibilities
        view.expert = expert
        guard let observation = Observation(verb: step.verb, words: step.words, plant: plant),
            !reasoner.changesPlant(step)
        else { return view }
        view.observation = observation
        view.prospect = outlook.prospect(of: observation, clock: step.started)
        view.best = best(outlook, for: step)
        view.repeated =
            reasoner.hasSeen(observation)
            ? observed.last { $0.observation == observation }?.line : nil
        findForegone(observation, step, &view)
        observed.append((number, observation))
        if bandTest.hangs(outlook, observation, at: step.started, classes: view.class) {
            linesThatHangOnBands.append(number)
        }
        return view
    }

    mutating func note(_ stepClass: StepClass, at line: Int) {
        // A line that hangs on a band only through its bits, but is of another class anyhow, hangs
        // on nothing.
        let judgedByBits: [StepClass] = [.splits, .eliminates, .redundant, .irrelevant]
        if !judgedByBits.contains(stepClass) { linesThatHangOnBands.removeAll { $0 == line } }
    }

    private mutating func outlook(at step: SessionStep) -> Outlook {
        let key = OutlookKey(steps: reasoner.evidenceCount, place: step.from)
        if let outlook, outlookKey == key { return outlook }
        let place = plant.layout.place(named: step.from) ?? PlaceID(0)
        let fresh = Outlook(reasoner, at: place, clock: step.started)
        if outlookKey?.steps != key.steps { history.append((lastLine, fresh)) }
        outlook = fresh
        outlookKey = key
        expert = fresh.expertChoice.map { fresh.advice($0, from: step.from) }
        return fresh
    }

    /// The most that could be expected for at most the price of a step.
    private func best(_ outlook: Outlook, for step: SessionStep) -> Advice? {
        let price = PriceWeights.seconds(
            Price(seconds: (step.finished - step.started).milliseconds / 1000))
        return outlook.best(within: price).map { outlook.advice($0, from: step.from) }
    }

    private func findForegone(
        _ observation: Observation, _ step: SessionStep, _ view: inout StepView
    ) {
        var since: Int?
        for past in history {
            let bits = past.outlook.prospect(of: observation, clock: step.started).bits
            if bits >= Outlook.leastBits {
                view.couldTellOnce = true
                since = nil
            } else if since == nil {
                since = past.line
            }
        }
        view.foregoneSince = view.couldTellOnce ? since : nil
    }
}

extension StepView {
    /// The class that an observation has by what could be expected of it.
    var `class`: StepClass {
        prospect.telling ?? (couldTellOnce || repeated != nil ? .redundant : .irrelevant)
    }
}

extension Outlook.Prospect {
    /// An observation splits where it has at least this chance of coming out otherwise than most of
    /// what is possible would have it.
    private static let splitShare = 0.2

    /// Whether it splits or eliminates; nil where it can tell nothing.
    var telling: StepClass? {
        if bits < Outlook.leastBits { return nil }
        return 1 - likeliest >= Outlook.Prospect.splitShare ? .splits : .eliminates
    }
}
