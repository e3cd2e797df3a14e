import Screens
import SimulationKernel
import TestSupport
import Testing

/// The clock as people say it.
@Suite struct ClockWordsTests {
    private static let day: Int64 = 86_400_000

    @Test(
        arguments: [
            (0, "00:00", "00:00:00"), (34_815_999, "09:40", "09:40:15"),
            (day - 1, "23:59", "23:59:59"), (day, "tomorrow 00:00", "tomorrow 00:00:00"),
            (-1, "yesterday 23:59", "yesterday 23:59:59"),
            (-day, "yesterday 00:00", "yesterday 00:00:00"),
            (-day - 1, "2 days ago, 23:59", "2 days ago, 23:59:59"),
            (2 * day, "in 2 days, 00:00", "in 2 days, 00:00:00"),
            (3 * day + 3_600_000, "in 3 days, 01:00", "in 3 days, 01:00:00"),
        ] as [(Int64, String, String)])
    func words(_ milliseconds: Int64, _ face: String, _ exact: String) {
        let time = SimulatedTime(milliseconds: milliseconds)
        #expect(ClockWords.face(time) == face)
        #expect(ClockWords.exact(time) == exact)
    }

    @Test func everyMinuteOfThreeDaysHasItsFace() throws {
        try withEvery("minute", in: -1440..<2880) { minute in
            let time = SimulatedTime(milliseconds: Int64(minute) * 60_000 + 59_999)
            let words = ClockWords.face(time)
            let face = words.suffix(5).split(separator: ":")
            let hours = try #require(face.first.flatMap { Int($0) })
            let minutes = try #require(face.last.flatMap { Int($0) })
            let days = words.hasPrefix("yesterday ") ? -1 : words.hasPrefix("tomorrow ") ? 1 : 0
            #expect((days * 24 + hours) * 60 + minutes == minute)
            #expect(ClockWords.exact(time) == words + ":59")
        }
    }
}
