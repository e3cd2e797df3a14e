import Exercises
import SimulationKernel
import Testing

@Suite struct DisruptionTests {
    private func at(_ seconds: Int64) -> SimulatedTime {
        SimulatedTime(milliseconds: seconds * 1000)
    }

    @Test func whatWasDownBeforeDoesNotCount() {
        var count = DisruptionCount(holds: [false, true], at: at(0))
        count.record(holds: [false, true], at: at(100))
        count.record(holds: [true, true], at: at(200))
        count.record(holds: [false, true], at: at(300))
        count.record(holds: [false, true], at: at(400))
        #expect(count.totalSeconds == 0)
    }

    @Test func whatIsTakenDownCountsUntilItIsUpAgain() {
        var count = DisruptionCount(holds: [true, true], at: at(0))
        count.record(holds: [false, true], at: at(10))
        count.record(holds: [false, false], at: at(30))
        count.record(holds: [true, false], at: at(60))
        count.record(holds: [true, true], at: at(100))
        count.record(holds: [true, true], at: at(500))
        #expect(count.seconds(of: 0) == 50)
        #expect(count.seconds(of: 1) == 70)
        #expect(count.totalSeconds == 120)
    }

    @Test func anInterruptionCountsOnlyWhereTheServiceHeld() {
        var count = DisruptionCount(holds: [true, false], at: at(0))
        count.add(.seconds(30), to: 0)
        count.add(.seconds(30), to: 1)
        #expect(count.totalSeconds == 30)
    }
}
