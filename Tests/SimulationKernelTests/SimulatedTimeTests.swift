import SimulationKernel
import TestSupport
import Testing

@Suite struct SimulatedTimeTests {
    @Test(
        arguments: [
            (0, "00:00:00"), (999, "00:00:00"), (1000, "00:00:01"), (59_999, "00:00:59"),
            (60_000, "00:01:00"), (3_599_999, "00:59:59"), (3_600_000, "01:00:00"),
            (36_610_000, "10:10:10"), (86_399_999, "23:59:59"), (86_400_000, "00:00:00 +1d"),
            (86_400_000 * 2 + 1000, "00:00:01 +2d"), (86_400_000 * 400, "00:00:00 +400d"),
            (-1, "23:59:59 -1d"), (-1000, "23:59:59 -1d"), (-86_400_000, "00:00:00 -1d"),
            (-86_400_001, "23:59:59 -2d"), (Int64.max, "07:12:55 +106751991167d"),
            (Int64.min, "16:47:04 -106751991168d"),
        ] as [(Int64, String)])
    func clockFace(_ milliseconds: Int64, _ face: String) {
        #expect(SimulatedTime(milliseconds: milliseconds).clockFace == face)
    }

    @Test func everySecondOfADayHasItsOwnFace() throws {
        var faces: Set<String> = []
        try withEvery("hour", in: 0...23) { hour in
            try withEvery("minute", in: 0...59) { minute in
                for second in 0...59 {
                    let time = SimulatedTime(hour: hour, minute: minute, second: second)
                    faces.insert(time.clockFace)
                }
                let start = SimulatedTime(hour: hour, minute: minute)
                #expect(start.milliseconds == Int64(hour * 60 + minute) * 60_000)
                #expect(start.clockFace.hasSuffix(":00"))
            }
        }
        #expect(faces.count == 86_400)
        #expect(faces.allSatisfy { $0.utf8.count == 8 })
    }

    @Test func arithmeticIsOnMilliseconds() {
        let noon = SimulatedTime(hour: 12, minute: 0)
        #expect(noon + .minutes(90) == SimulatedTime(hour: 13, minute: 30))
        #expect(noon + .seconds(-1) == SimulatedTime(hour: 11, minute: 59, second: 59))
        #expect(SimulatedTime(hour: 24, minute: 0) - noon == .minutes(720))
        #expect(noon - noon == .zero)
        #expect(noon < noon + TimeSpan(milliseconds: 1))
        #expect(!(noon < noon))
    }

    @Test func spansAddUpAndCompare() {
        #expect(TimeSpan.minutes(1) == .seconds(60))
        #expect(TimeSpan.seconds(1) == TimeSpan(milliseconds: 1000))
        #expect(TimeSpan.minutes(1) - .seconds(61) == .seconds(-1))
        #expect(TimeSpan.seconds(-1) < .zero)
        #expect(TimeSpan.seconds(1) + .seconds(2) == .seconds(3))
    }
}
