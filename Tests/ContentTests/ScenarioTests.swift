import ContentFiles
import Plant
import Scenarios
import SimulationKernel
import Testing

/// Every scenario of the library: what the client says is true, and it can be mended.
@Suite struct ScenarioTests {
    @Test func thereAreScenariosOfThreePlanes() {
        #expect(
            Set(House.library().scenarioFiles.map(\.theme))
                .isSuperset(of: ["picture", "display", "network"]))
    }

    /// When the client calls, each thing that they claim is so, whatever the instruments' errors.
    @Test(arguments: House.scenarioIDs, [1, 7, 999] as [UInt64])
    func claimsAreTrue(id: String, seed: UInt64) throws {
        let instance = try House.instance(id, seed: seed)
        let simulation = instance.simulation()
        for (claim, check) in zip(instance.scenario.claims, instance.claims) {
            let result = check.evaluate(simulation)
            #expect(!result.holds, "\(claim.check)")
            for noticed in claim.noticed {
                #expect(
                    result.reading[noticed.name]?.word == noticed.value.word,
                    "\(claim.check), \(noticed.name)")
            }
        }
        #expect(simulation.evaluator.audit().isEmpty)
    }

    /// The claims come of the faults: the evening before the first of them, nothing was to be seen.
    @Test(arguments: House.scenarioIDs)
    func claimsWereNotTrueBefore(id: String) throws {
        let instance = try House.instance(id)
        guard instance.scenario.faults.contains(where: { $0.at != nil }) else { return }
        let simulation = instance.simulationOfYesterday()
        for check in instance.claims { #expect(check.evaluate(simulation).holds, "\(check.id)") }
    }

    @Test(arguments: House.scenarioIDs)
    func everyFaultIsActive(id: String) throws {
        let instance = try House.instance(id)
        #expect(!instance.faults.isEmpty)
        let simulation = instance.simulation()
        for fault in instance.faults {
            let mode = try #require(instance.plant.registry.mode(named: fault.mode))
            #expect(mode.isActive(simulation, fault.edits), "\(fault.mode)")
        }
    }

    /// Without its faults, the day of a scenario is a day like any other.
    @Test(arguments: House.scenarioIDs)
    func withoutItsFaultsAllIsWell(id: String) throws {
        var scenario = try House.instance(id).scenario
        scenario.faults = []
        let instance = try ScenarioInstance(
            scenario, plant: House.cornerHouse.get().plant, seed: 1)
        let simulation = instance.simulation()
        for check in instance.plant.owed {
            #expect(check.evaluate(simulation).holds, "\(check.id)")
        }
    }

    /// Each fault by itself is noticed by something that the house owes.
    @Test(arguments: House.scenarioIDs)
    func everyFaultBreaksSomething(id: String) throws {
        let whole = try House.instance(id)
        for index in whole.scenario.faults.indices {
            var scenario = whole.scenario
            scenario.faults = [scenario.faults[index]]
            let instance = try ScenarioInstance(scenario, plant: whole.plant, seed: 1)
            let simulation = instance.simulation()
            #expect(
                instance.plant.owed.contains { !$0.evaluate(simulation).holds },
                "fault \(index)")
        }
    }

    /// With every fault undone and time for what follows, all holds, and still does at the horizon.
    @Test(arguments: House.scenarioIDs)
    func undoingTheFaultsMendsEverything(id: String) throws {
        let instance = try House.instance(id)
        let simulation = instance.simulation()
        let edits = instance.faults.flatMap(\.edits).map { edit in
            SlotEdit(edit.slot, instance.plant.nominal[edit.slot.index])
        }
        simulation.apply(Patch(edits, by: .scene))
        simulation.advance(to: instance.scenario.horizon)
        for check in instance.plant.owed {
            #expect(check.evaluate(simulation).holds, "\(check.id)")
        }
        for fault in instance.faults {
            let mode = try #require(instance.plant.registry.mode(named: fault.mode))
            #expect(!mode.isActive(simulation, fault.edits))
        }
    }

    /// The times of a story are in order, and there is time enough to think, not more.
    @Test(arguments: House.scenarioIDs)
    func times(id: String) throws {
        let scenario = try House.instance(id).scenario
        let minutes = (scenario.deadline - scenario.called).milliseconds / 60_000
        #expect((30...120).contains(minutes))
        #expect((20...70).contains(scenario.budgetMinutes))
        for fault in scenario.faults {
            if let at = fault.at { #expect(at < scenario.noticed) }
        }
        for occurrence in scenario.occurrences { #expect(occurrence.at < scenario.called) }
        #expect(scenario.horizon.milliseconds >= 86_400_000)
    }

    /// A story has what life has: something that nobody wrote down, and something beside the point.
    @Test(arguments: House.scenarioIDs)
    func stories(id: String) throws {
        let instance = try House.instance(id)
        let occurrences = instance.scenario.occurrences
        guard instance.scenario.lessons.isEmpty else { return }
        #expect(occurrences.count >= 4)
        #expect(occurrences.contains { $0.isTrue && $0.writtenIn.isEmpty && !$0.knownBy.isEmpty })
        #expect(occurrences.contains { $0.isTrue && !$0.writtenIn.isEmpty })
        #expect(occurrences.contains { !$0.isTrue && $0.knownBy.isEmpty })
        #expect(!instance.scenario.stakes.isEmpty)
        #expect(Set(occurrences.map(\.id)).count == occurrences.count)
    }
}
