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
        #expect(count.milliseconds(of: 0) == 50_000)
        #expect(count.milliseconds(of: 1) == 70_000)
        #expect(count.totalSeconds == 120)
    }
}
