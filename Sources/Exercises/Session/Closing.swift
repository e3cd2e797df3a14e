package import Plant
import Scenarios
import SimulationKernel

/// How a session ended.
package enum ExerciseOutcome: String, Hashable, Sendable {
    /// Every service and invariant holds, now and up to the horizon, and no fault is left.
    case fixed
    /// The services hold by a workaround.
    case restored
    /// The fault stands, but was localised and handed on.
    case contained
    case none
}

/// Closing the ticket.
extension Exercise {
    /// The outcome with all that says so, as a reading of kind `outcome`.
    package func outcome() -> Reading {
        let result = simulation.outcome(faults: instance.faults, horizon: scenario.horizon)
        var reading = Reading(
            kind: "outcome", point: scenario.id, columns: ["what", "id", "title", "holds"])
        let outcome = sessionOutcome(result.outcome)
        reading.add("outcome", .symbol(outcome.rawValue))
        reading.add("faults", .integer(Int64(instance.faults.count)))
        reading.add("faults-left", .integer(Int64(result.now.activeFaults.count)))
        reading.add("elapsed", .quantity(Quantity(elapsed.milliseconds, .millisecond)))
        reading.add(
            "budget",
            .quantity(Quantity(scenario.budgetMinutes * 60_000, .millisecond)))
        reading.add("in-time", .flag(simulation.clock <= scenario.deadline))
        reading.add(
            "disruption",
            .quantity(Quantity(disruption.totalSeconds * 1000, .millisecond)))
        reading.add("spent", .quantity(Quantity(memory.poundsSpent, .pound)))
        reading.add("measured-before-change", .integer(Int64(memory.measurementsBeforeChange)))
        reading.add("changed-anything", .flag(memory.hasChanged))
        reading.add("without-leave", .integer(Int64(memory.unauthorised)))
        reading.add("hints", .integer(Int64(memory.hintCount)))
        reading.add("swaps-left", .integer(Int64(memory.swaps.count)))
        let claimed = instance.claims.map(\.id)
        reading.add(
            "verified", .flag(claimed.allSatisfy { memory.verified.contains($0) }))
        reading.add("told-client", .flag(memory.toldPeople.contains(scenario.client)))
        reading.add("escalated", .flag(!memory.escalatedTo.isEmpty))
        addLines(&reading, result.now, worst: result.worst)
        return reading
    }

    private func addLines(_ reading: inout Reading, _ now: Standing, worst: Standing) {
        for line in now.services {
            reading.rows.append([
                .symbol("service"), .symbol(line.id), .text(line.title), .flag(line.holds),
            ])
        }
        for line in now.invariants {
            reading.rows.append([
                .symbol("invariant"), .symbol(line.id), .text(line.title), .flag(line.holds),
            ])
        }
        if worst != now {
            for line in worst.services + worst.invariants where !line.holds {
                reading.rows.append([
                    .symbol("later"), .symbol(line.id), .text(line.title), .flag(false),
                ])
            }
        }
        for (index, fault) in instance.faults.enumerated() {
            reading.rows.append([
                .symbol("injected"), .symbol(simulation.id(of: fault.element)),
                .text(fault.mode), .flag(!now.activeFaults.contains(index)),
            ])
        }
        for stated in memory.diagnosis ?? [] {
            reading.rows.append([
                .symbol("stated"), .symbol(stated.element), .text(stated.mode),
                .flag(matches(stated)),
            ])
        }
    }

    /// Whether a stated fault is one that was injected.
    private func matches(_ stated: NamedFault) -> Bool {
        instance.faults.contains {
            simulation.id(of: $0.element) == stated.element && $0.mode == stated.mode
        }
    }

    private func sessionOutcome(_ outcome: PlantOutcome) -> ExerciseOutcome {
        switch outcome {
        case .fixed: return .fixed
        case .restored: return .restored
        case .unresolved:
            let truth = instance.faults.map { simulation.id(of: $0.element) }
            let named = (memory.diagnosis ?? []) + memory.suspects
            let isLocalised = named.contains { truth.contains($0.element) }
            return isLocalised && !memory.escalatedTo.isEmpty ? .contained : .none
        }
    }
}
