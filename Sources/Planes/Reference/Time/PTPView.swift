import Plant
import Signals

/// A PTP clock as it stands now: whom it follows by its latch, and what its time is worth.
struct PTPView {
    private let simulation: Simulation
    private let clocks: [ReferenceModel.PTPClock]
    private let election: PTPElection?

    /// All clocks of a plant, in its present state.
    init(_ simulation: Simulation) {
        self.simulation = simulation
        clocks = simulation.plant.referenceModel.ptpClocks
        election = PTPElection(simulation)
    }

    /// The state of a clock's port.
    func state(_ clock: Int) -> Int64 { simulation.latch(clocks[clock].element, PTPSlots.parent) }

    /// The clock that another follows, by number, or nil.
    func parent(_ clock: Int) -> Int? {
        let state = state(clock)
        guard state > 0, clocks.indices.contains(Int(state) - 1) else { return nil }
        return Int(state) - 1
    }

    /// The clock at the head of the chain; itself where it follows nobody.
    func grandmaster(of clock: Int) -> Int {
        var at = clock
        for _ in clocks { at = parent(at) ?? at }
        return at
    }

    /// How many boundary clocks lie between a clock and its grandmaster, plus 1; 0 for itself.
    func stepsRemoved(_ clock: Int) -> Int64 {
        var at = clock
        var steps: Int64 = 0
        for _ in clocks {
            guard let next = parent(at) else { break }
            at = next
            steps += 1
        }
        return steps
    }

    /// The way from a clock's parent, and back; nil where it follows nobody whom it hears.
    func ways(_ clock: Int) -> (toFollower: Int64, toLeader: Int64, plainSwitches: Int)? {
        guard let parent = parent(clock),
            let hearing = election?.reach.heard[clock].first(where: { $0.from == parent })
        else { return nil }
        let asymmetry = simulation.slot(clocks[clock].element, PTPSlots.linkAsymmetry)
        return (hearing.nanoseconds + asymmetry, hearing.nanoseconds, hearing.plainSwitches)
    }

    /// How far a clock is ahead of true time (TAI), in nanoseconds; signed.
    func phase(_ clock: Int) -> Int64 {
        var at = clock
        var error: Int64 = 0
        for _ in clocks {
            guard let next = parent(at) else { break }
            if let ways = ways(at) {
                error += PTPExchange.restingError(
                    toFollower: ways.toFollower, toLeader: ways.toLeader,
                    delayAsymmetry: simulation.slot(clocks[at].element, PTPSlots.delayAsymmetry))
            }
            at = next
        }
        let record = clocks[at]
        if let generator = record.generator {
            return error + simulation.latch(generator, ReferenceGeneratorKind.Latch.drift)
        }
        return error + simulation.latch(record.element, PTPSlots.drift)
    }

    /// How far the time of day that a clock gives is ahead of UTC, in nanoseconds: its phase, and
    /// whole seconds where TAI isn't turned into UTC by the right number.
    func timeOfDayOffset(_ clock: Int) -> Int64 {
        let element = clocks[clock].element
        let leader = clocks[grandmaster(of: clock)].element
        let isApplied = simulation.slot(element, PTPSlots.appliesOffset) == 1
        let taken = isApplied ? simulation.slot(leader, PTPSlots.utcOffset) : 0
        return phase(clock) + (TimeScales.taiMinusUTC - taken) * 1_000_000_000
    }

    /// How often a minute a clock gives up a leader of its own domain that it hears too seldom.
    func announceTimeoutsPerMinute(_ clock: Int) -> Int64 {
        guard let election, parent(clock) == nil else { return 0 }
        let element = clocks[clock].element
        let isLosing = election.reach.heard[clock].contains {
            election.shareDomain($0.from, clock) && !election.isTaken($0.from, by: clock)
                && election.states[$0.from] != PTPState.listens
        }
        guard isLosing else { return 0 }
        let patience =
            simulation.slot(element, PTPSlots.announceTimeout)
            * PTPInterval.milliseconds(
                log2: simulation.slot(element, PTPSlots.announceInterval))
        return 60_000 / max(1, patience)
    }

    /// The identity of a clock.
    func identity(_ clock: Int) -> UInt64 {
        election?.reach.identity(of: clock) ?? UInt64(clock)
    }

    /// The identity as `pmc` prints it: `3cecef.fffe.3953a1`.
    func identityText(_ clock: Int) -> String {
        let digits = Array("0123456789abcdef")
        let identity = identity(clock)
        var text = ""
        for place in 0..<16 {
            if place == 6 || place == 10 { text += "." }
            text.append(digits[Int(identity >> UInt64(60 - 4 * place) & 15)])
        }
        return text
    }
}
