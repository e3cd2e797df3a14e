import Plant
import Signals

/// What a PTP port is doing, as its latch holds it: a number above 0 is the clock that it follows,
/// plus 1.
enum PTPState {
    /// It is the best clock that it knows, and leads.
    static let leads: Int64 = 0
    /// It may not lead, and hears nobody whom it could follow.
    static let listens: Int64 = -1
    /// It has a source of its own, but another clock is better (class 1…127, IEEE 1588 §9.3.3).
    static let isPassive: Int64 = -2

    /// The name of a state, as `pmc` prints it.
    static func name(_ state: Int64) -> String {
        switch state {
        case leads: "MASTER"
        case listens: "LISTENING"
        case isPassive: "PASSIVE"
        default: "SLAVE"
        }
    }
}

/// The best master clock algorithm, run over who can hear whom.
///
/// Each clock compares its own data set with those that it hears announced in its domain, often
/// enough for its own patience. An ordinary clock announces itself while it leads; a boundary clock
/// passes on the best that it knows, one step further. Rounds follow each other until nothing
/// changes, as in life.
struct PTPElection {
    /// Who hears whom.
    let reach: PTPReach
    private let simulation: Simulation
    private let clocks: [ReferenceModel.PTPClock]
    /// By clock: what it comes to (`PTPState`).
    private(set) var states: [Int64]
    /// By clock: the best data set that it knows; nil where it knows none.
    private(set) var best: [PTPDataset?]

    /// Runs it; nil in a plant without a network.
    init?(_ simulation: Simulation) {
        guard let reach = PTPReach(simulation) else { return nil }
        self.simulation = simulation
        self.reach = reach
        clocks = simulation.plant.referenceModel.ptpClocks
        states = clocks.map { _ in PTPState.listens }
        best = clocks.map { _ in nil }
        for clock in clocks.indices {
            best[clock] = own(clock)
            if best[clock] != nil { states[clock] = PTPState.leads }
        }
        for _ in 0..<clocks.count + 2 where !round() {}
    }

    /// Whether a clock runs at all.
    private func isRunning(_ clock: Int) -> Bool {
        PTPSlots.isRunning(simulation, clocks[clock].element)
    }

    /// A clock's own data set; nil where it may not lead.
    private func own(_ clock: Int) -> PTPDataset? {
        let record = clocks[clock]
        guard isRunning(clock), PTPSlots.mayLead(simulation, record) else { return nil }
        let identity = reach.identity(of: clock)
        return PTPDataset(
            priority1: simulation.slot(record.element, PTPSlots.priority1),
            quality: PTPElection.quality(simulation, record),
            priority2: simulation.slot(record.element, PTPSlots.priority2), identity: identity,
            sender: identity)
    }

    /// How good a clock says that it is: what its generator is locked to.
    static func quality(_ simulation: Simulation, _ clock: ReferenceModel.PTPClock)
        -> PTPClockQuality
    {
        guard PTPSlots.mayLead(simulation, clock) else { return .followerOnly }
        guard let generator = clock.generator,
            let lock = ReferenceGeneratorKind.Lock(
                rawValue: simulation.latch(generator, ReferenceGeneratorKind.Latch.lock))
        else { return .ordinary }
        switch lock {
        case .satellites: return .locked
        case .holdover: return .holdover
        case .own: return .ordinary
        }
    }

    /// Whether what one clock announces is taken up by another: same domain, and often enough.
    func isTaken(_ from: Int, by clock: Int) -> Bool {
        let sender = clocks[from].element
        let receiver = clocks[clock].element
        return shareDomain(from, clock)
            && PTPInterval.isKept(
                announced: simulation.slot(sender, PTPSlots.announceInterval),
                expected: simulation.slot(receiver, PTPSlots.announceInterval),
                timeout: simulation.slot(receiver, PTPSlots.announceTimeout))
    }

    /// Whether two clocks are in one domain.
    func shareDomain(_ a: Int, _ b: Int) -> Bool {
        simulation.slot(clocks[a].element, PTPSlots.domain)
            == simulation.slot(clocks[b].element, PTPSlots.domain)
    }

    /// What a clock announces now to another; nil where it announces nothing.
    private func announced(_ from: Int, to clock: Int) -> PTPDataset? {
        guard isRunning(from) else { return nil }
        if !clocks[from].isSwitch { return states[from] == PTPState.leads ? best[from] : nil }
        // It doesn't tell the clock that it follows what it has from it.
        guard states[from] != Int64(clock) + 1 else { return nil }
        return best[from]?.relayed(by: reach.identity(of: from))
    }

    /// Whether a clock listens to others: one whose recovery is broken goes on by itself.
    private func listens(_ clock: Int) -> Bool {
        isRunning(clock)
            && simulation.slot(clocks[clock].element, PTPSlots.recovery) == 0
    }

    /// One round; whether nothing changed.
    private mutating func round() -> Bool {
        var nextStates = states
        var nextBest = best
        for clock in clocks.indices {
            let mine = own(clock)
            var winner = mine
            var state = mine == nil ? PTPState.listens : PTPState.leads
            if listens(clock) {
                for hearing in reach.heard[clock] where isTaken(hearing.from, by: clock) {
                    guard let offer = announced(hearing.from, to: clock) else { continue }
                    if winner.map({ offer.isBetter(than: $0) }) ?? true {
                        winner = offer
                        state = Int64(hearing.from) + 1
                    }
                }
            }
            if state > 0, let mine, mine.quality.clockClass < 128 { state = PTPState.isPassive }
            nextStates[clock] = state
            nextBest[clock] = winner
        }
        let isStable = nextStates == states && nextBest == best
        states = nextStates
        best = nextBest
        return isStable
    }
}
