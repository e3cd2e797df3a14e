package import SimulationKernel

/// How a plant stands against what it owes.
package struct Standing: Hashable, Sendable {
    /// One service or invariant: whether it holds, and the figures that say so.
    package struct Line: Hashable, Sendable {
        package var id: String
        package var title: String
        package var holds: Bool
        package var reading: Reading
    }

    package var services: [Line]
    package var invariants: [Line]
    /// Indices of injected faults that are still there.
    package var activeFaults: [Int]

    /// Whether nobody lacks anything that is owed; true where nothing is.
    package var allServicesHold: Bool { services.allSatisfy(\.holds) }
    /// Whether no rule of the house is broken.
    package var allInvariantsHold: Bool { invariants.allSatisfy(\.holds) }
}

/// A fault that was injected: its mode, where, and the edits that made it.
package struct InjectedFault: Hashable, Sendable {
    package var mode: String
    package var element: ElementID
    package var edits: [SlotEdit]

    package init(mode: String, element: ElementID, edits: [SlotEdit]) {
        self.mode = mode
        self.element = element
        self.edits = edits
    }
}

/// What became of the plant, as far as the plant alone can tell.
package enum PlantOutcome: String, Hashable, Sendable {
    /// Every service and invariant holds, now and after all that is due, and no fault is left.
    case fixed
    /// Every service holds by a workaround; a fault is left, or an invariant is broken.
    case restored
    /// Some service doesn't hold. Whether the fault was contained is for the session to say.
    case unresolved
}

extension Simulation {
    /// Asks every service, every invariant and every fault, without noise.
    package func standing(faults: [InjectedFault]) -> Standing {
        quietly {
            func lines(_ checks: [CompiledCheck]) -> [Standing.Line] {
                checks.map { check in
                    let result = check.evaluate(self)
                    return Standing.Line(
                        id: check.id, title: check.title, holds: result.holds,
                        reading: result.reading)
                }
            }
            let active = faults.indices.filter { index in
                plant.registry.mode(named: faults[index].mode)?
                    .isActive(self, faults[index].edits) ?? false
            }
            return Standing(
                services: lines(plant.services), invariants: lines(plant.invariants),
                activeFaults: active)
        }
    }

    /// How many standings `outcome` takes before it gives up looking at every one: far more than a
    /// plant that comes to rest has, and a few seconds' work for one that doesn't.
    package static let standingLimit = 20_000

    /// What became of the plant, looking ahead to a horizon through everything that is due.
    ///
    /// A standing is taken after each moment that changed a cell or a table, and at the horizon. A
    /// plant whose latches never rest would have them without end: after `standingLimit` of them
    /// only the one at the horizon is still taken, everything happening as before. As something
    /// worse may then have passed unseen, such a plant is unresolved where any standing ahead is
    /// worse than the present one; where none is, it is what it is now.
    ///
    /// - Returns: the outcome, the standing now, and the first standing ahead that is worse.
    package func outcome(
        faults: [InjectedFault], horizon: SimulatedTime,
        standingLimit: Int = Simulation.standingLimit
    ) -> (outcome: PlantOutcome, now: Standing, worst: Standing) {
        let ahead = fork()
        let watch = StandingWatch(ahead, faults: faults)
        let now = watch.standing
        let rankNow = watch.lastRank
        var worst = now
        var worstRank = rankNow
        func look() {
            guard watch.rank > worstRank else { return }
            worst = watch.lastStanding
            worstRank = watch.lastRank
        }
        var count = 0
        while count < standingLimit, let next = ahead.nextEventTime, next <= horizon {
            let before = ahead.version
            ahead.advance(to: next)
            if ahead.version == before { continue }
            count += 1
            look()
        }
        let isCutShort = ahead.nextEventTime.map { $0 <= horizon } ?? false
        // Rows of tables are forgotten without an event.
        ahead.advance(to: horizon)
        look()
        if isCutShort && worstRank > rankNow { return (.unresolved, now, worst) }
        let outcome: PlantOutcome =
            switch worstRank {
            case 0: .fixed
            case 1: .restored
            default: .unresolved
            }
        return (outcome, now, worst)
    }
}
