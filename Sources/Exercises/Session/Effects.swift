import Plant
import Scenarios
import SimulationKernel

/// How everything that is owed stands at one moment, as flags in the plant's own order.
struct StandingFlags: Hashable {
    var services: [Bool]
    var invariants: [Bool]
    var expectations: [Bool]
    /// Whether each injected fault is still there.
    var faults: [Bool]
}

/// A slot that the trainee changed, with its value before and after.
struct TraineeEdit: Hashable {
    var slot: SlotID
    var before: Int64
    var after: Int64
}

/// What a command did to the plant, kept as a reading of kind `effects` that the trainee isn't
/// shown: later rules can then say what was harmed or mended at which line, from what is stored.
///
/// Its rows are `what`, `id`, `title`, `before`, `after`. `what` is
/// - `edit`: the id is `element.slot`, the values are the slot's words;
/// - `service`, `invariant`, `expectation`: whether it held, and holds;
/// - `fault`: the id is the element, the title its mode, and the values say whether it is there;
/// - `down`: a service that held when the session began and was down for a time during the command;
///   `after` is for how long.
///
/// On a session's first line `before` is nothing in the rows that say how things stood at the call:
/// one for each check that didn't hold, and one for each fault.
extension Exercise {
    /// How everything stands now, without noise.
    func standingFlags() -> StandingFlags {
        StandingFlags(
            services: watch.serviceFlags, invariants: watch.invariantFlags,
            expectations: watch.expectationFlags, faults: watch.faultFlags)
    }

    /// Makes the trainee's edits, and keeps what they changed for the effects of the command.
    func applyAsTrainee(_ edits: [SlotEdit]) {
        for edit in edits where simulation.slot(edit.slot) != edit.value {
            traineeEdits.append(
                TraineeEdit(
                    slot: edit.slot, before: simulation.slot(edit.slot), after: edit.value))
        }
        simulation.apply(Patch(edits, by: .trainee))
    }

    /// The effects of the command that was just performed; nil where it had none.
    func effects(since before: StandingFlags, downtime: [Int64], isFirst: Bool) -> Reading? {
        var reading = Reading(
            kind: "effects", point: "plant", columns: ["what", "id", "title", "before", "after"])
        if isFirst { addStart(before, to: &reading) }
        for edit in traineeEdits {
            let slot = layout.slots[edit.slot.index]
            reading.rows.append([
                .symbol("edit"), .text(layout.path(of: edit.slot)), .text(slot.title),
                .text(simulation.words(of: edit.slot, value: edit.before)),
                .text(simulation.words(of: edit.slot, value: edit.after)),
            ])
        }
        addChanges(from: before, to: &reading)
        for (index, service) in plant.services.enumerated() where downtime[index] > 0 {
            reading.rows.append([
                .symbol("down"), .text(service.id), .text(service.title), .none,
                .quantity(Quantity(downtime[index], .millisecond)),
            ])
        }
        return reading.rows.isEmpty && !isFirst ? nil : reading
    }

    private func addStart(_ start: StandingFlags, to reading: inout Reading) {
        for group in checks(start, standing) {
            for (check, holds) in zip(group.checks, group.before) where !holds {
                reading.rows.append([
                    .symbol(group.what), .text(check.id), .text(check.title), .none, .flag(false),
                ])
            }
        }
        for (fault, isThere) in zip(instance.faults, start.faults) {
            reading.rows.append([
                .symbol("fault"), .text(simulation.id(of: fault.element)), .text(fault.mode),
                .none, .flag(isThere),
            ])
        }
    }

    private func addChanges(from before: StandingFlags, to reading: inout Reading) {
        for group in checks(before, standing) {
            for (index, check) in group.checks.enumerated()
            where group.before[index] != group.after[index] {
                reading.rows.append([
                    .symbol(group.what), .text(check.id), .text(check.title),
                    .flag(group.before[index]), .flag(group.after[index]),
                ])
            }
        }
        for (index, fault) in instance.faults.enumerated()
        where before.faults[index] != standing.faults[index] {
            reading.rows.append([
                .symbol("fault"), .text(simulation.id(of: fault.element)), .text(fault.mode),
                .flag(before.faults[index]), .flag(standing.faults[index]),
            ])
        }
    }

    /// Checks of one sort, with how they stood before and after.
    private struct CheckGroup {
        var what: String
        var checks: [CompiledCheck]
        var before: [Bool]
        var after: [Bool]
    }

    private func checks(_ before: StandingFlags, _ after: StandingFlags) -> [CheckGroup] {
        [
            CheckGroup(
                what: "service", checks: plant.services, before: before.services,
                after: after.services),
            CheckGroup(
                what: "invariant", checks: plant.invariants, before: before.invariants,
                after: after.invariants),
            CheckGroup(
                what: "expectation", checks: plant.expectations, before: before.expectations,
                after: after.expectations),
        ]
    }
}
