import CaseSupport
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import TestSupport
import Testing

/// A watch of the house that ships agrees with asking everything anew.
@Suite struct CornerHouseStandingTests {
    @Test func theWatchAgrees() throws {
        let instance = try CornerHouse.instance("misrouted-grade")
        let deeds = try CornerHouse.predictions(instance).hypotheses.all.map(\.edits)
            .filter { !$0.isEmpty }
        try withEverySeed(3) { generator in
            let trial = StandingTrial(
                simulation: instance.simulation(), deeds: deeds, faults: instance.faults)
            trial.run(steps: 25, &generator)
        }
    }

    /// Lease timers alone change nothing that a check reads: next to nothing is asked again.
    @Test func whatIsDueByItselfAsksLittle() throws {
        let instance = try CornerHouse.instance("misrouted-grade")
        let simulation = instance.simulation()
        let watch = StandingWatch(simulation, faults: instance.faults)
        #expect(!watch.standing.allServicesHold)
        let asked = watch.askedCount
        var moments = 0
        while let next = simulation.nextEventTime, next <= instance.scenario.horizon {
            simulation.advance(to: next)
            moments += 1
            #expect(!watch.standing.allServicesHold)
        }
        #expect(moments > 50)
        #expect(watch.askedCount - asked < moments)
    }
}
