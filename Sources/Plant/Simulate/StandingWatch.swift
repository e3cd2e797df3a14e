/// How a plant stands, kept in step with a simulation by asking again only what must be.
///
/// A check or a fault gives another answer only where something has changed that it read the last
/// time: a cell, a node, a text that was written. Where it read a table, what was done before, or
/// the clock, it is asked each time. So a watch always agrees with asking everything anew. It may
/// be used across `restore`, and not while an overlay is open.
package final class StandingWatch {
    /// What is asked.
    private enum Subject {
        case check(CompiledCheck)
        case fault(InjectedFault)
    }

    /// A subject with its last answer.
    private struct Entry {
        var subject: Subject
        /// Whether the check holds, or the fault is there.
        var isSo = false
        /// The check's reading; nil for a fault.
        var reading: Reading?
        /// What the answer rests on; nil before the first.
        var trace: ReadTrace?
    }

    private let simulation: Simulation
    private var entries: [Entry]
    private let services: Range<Int>
    private let invariants: Range<Int>
    private let expectations: Range<Int>
    private let faults: Range<Int>
    private var snapshot: EvaluatorSnapshot
    private var changeCount: Int
    private var writtenTexts: [String]
    /// How many checks and faults have been asked so far, each time counted.
    package private(set) var askedCount = 0

    /// Begins to watch; everything is asked at the first use.
    ///
    /// - Parameter withExpectations: whether what people expect is watched too, beside services and
    ///   invariants.
    package init(
        _ simulation: Simulation, faults: [InjectedFault], withExpectations: Bool = false
    ) {
        self.simulation = simulation
        let plant = simulation.plant
        services = plant.services.indices
        invariants = services.upperBound..<services.upperBound + plant.invariants.count
        let expected = withExpectations ? plant.expectations : []
        expectations = invariants.upperBound..<invariants.upperBound + expected.count
        self.faults = expectations.upperBound..<expectations.upperBound + faults.count
        entries =
            (plant.services + plant.invariants + expected).map { Entry(subject: .check($0)) }
            + faults.map { Entry(subject: .fault($0)) }
        snapshot = simulation.evaluator.snapshot
        changeCount = simulation.evaluator.changeCount
        writtenTexts = simulation.state.writtenSymbols
    }

    // MARK: How it stands now

    /// Whether each service holds, in the plant's order.
    package var serviceFlags: [Bool] { flags(services) }
    /// Whether each invariant holds, in the plant's order.
    package var invariantFlags: [Bool] { flags(invariants) }
    /// Whether each expectation is met, in the plant's order; empty where none is watched.
    package var expectationFlags: [Bool] { flags(expectations) }
    /// Whether each fault is still there, in the order in which they were given.
    package var faultFlags: [Bool] { flags(faults) }

    /// How the plant stands, with all figures.
    package var standing: Standing {
        update()
        return lastStanding
    }

    /// The same, as of when it was last asked.
    var lastStanding: Standing {
        Standing(
            services: lines(services), invariants: lines(invariants),
            activeFaults: faults.filter { entries[$0].isSo }.map { $0 - faults.lowerBound })
    }

    /// How far from whole the plant is: 0 where everything holds and no fault is there, 2 where a
    /// service doesn't hold, else 1.
    var rank: Int {
        update()
        return lastRank
    }

    /// The same, as of when it was last asked.
    var lastRank: Int {
        if services.contains(where: { !entries[$0].isSo }) { return 2 }
        let isBroken = invariants.contains { !entries[$0].isSo }
        return isBroken || faults.contains { entries[$0].isSo } ? 1 : 0
    }

    private func flags(_ range: Range<Int>) -> [Bool] {
        update()
        return range.map { entries[$0].isSo }
    }

    private func lines(_ range: Range<Int>) -> [Standing.Line] {
        range.compactMap { index in
            guard case .check(let check) = entries[index].subject,
                let reading = entries[index].reading
            else { return nil }
            return Standing.Line(
                id: check.id, title: check.title, holds: entries[index].isSo, reading: reading)
        }
    }

    // MARK: Asking

    /// Asks again what may have another answer than the last time.
    private func update() {
        var changes = EvaluatorChanges.none
        if simulation.evaluator.changeCount != changeCount {
            changes = snapshot.update(from: simulation.evaluator)
            changeCount = simulation.evaluator.changeCount
        }
        let texts = simulation.state.writtenSymbols
        let areTextsNew = texts != writtenTexts
        writtenTexts = texts
        for index in entries.indices {
            if !areTextsNew, let trace = entries[index].trace, !trace.readsTables,
                !trace.readsClock, !changes.touch(trace)
            {
                simulation.evaluator.trace?.note(trace)
                continue
            }
            ask(index)
        }
    }

    private func ask(_ index: Int) {
        askedCount += 1
        switch entries[index].subject {
        case .check(let check):
            let (result, trace) = simulation.tracing {
                simulation.quietly { check.evaluate(simulation) }
            }
            entries[index].isSo = result.holds
            entries[index].reading = result.reading
            entries[index].trace = trace
        case .fault(let fault):
            let mode = simulation.plant.registry.mode(named: fault.mode)
            let (isThere, trace) = simulation.tracing {
                simulation.quietly { mode?.isActive(simulation, fault.edits) ?? false }
            }
            entries[index].isSo = isThere
            entries[index].trace = trace
        }
    }
}
