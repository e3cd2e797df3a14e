/// A moment of simulated time: whole milliseconds since the exercise's day began, at 00:00.
///
/// Nothing in the core reads a wall clock. A day has 86,400,000 ms; there is no time zone and no
/// leap second, so that arithmetic on the clock face is exact.
package struct SimulatedTime: Hashable, Comparable, Sendable {
    /// Milliseconds since 00:00 of the exercise's day. May exceed one day.
    package var milliseconds: Int64

    @inlinable
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The moment that a clock face shows, on the exercise's day.
    ///
    /// - Parameters: hour 0 or more (24 is the next midnight), minute and second 0–59.
    package init(hour: Int, minute: Int, second: Int = 0) {
        milliseconds = Int64((hour * 60 + minute) * 60 + second) * 1000
    }

    @inlinable
    package static func < (a: SimulatedTime, b: SimulatedTime) -> Bool {
        a.milliseconds < b.milliseconds
    }

    @inlinable
    package static func + (time: SimulatedTime, span: TimeSpan) -> SimulatedTime {
        SimulatedTime(milliseconds: time.milliseconds + span.milliseconds)
    }

    @inlinable
    package static func - (later: SimulatedTime, earlier: SimulatedTime) -> TimeSpan {
        TimeSpan(milliseconds: later.milliseconds - earlier.milliseconds)
    }

    /// The clock face as `HH:MM:SS`, modulo one day; `+1d` follows from the next day on.
    package var clockFace: String {
        let day: Int64 = 86_400_000
        var days = milliseconds / day
        var rest = milliseconds % day
        if rest < 0 {
            rest += day
            days -= 1
        }
        let seconds = rest / 1000
        let face = [seconds / 3600, seconds / 60 % 60, seconds % 60]
            .map { $0 < 10 ? "0\($0)" : "\($0)" }
            .joined(separator: ":")
        if days == 0 { return face }
        return face + (days > 0 ? " +\(days)d" : " \(days)d")
    }
}

/// A length of simulated time in whole milliseconds; negative where something came before.
package struct TimeSpan: Hashable, Comparable, Sendable {
    package var milliseconds: Int64

    @inlinable
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// A span of whole seconds.
    package static func seconds(_ count: Int64) -> TimeSpan {
        TimeSpan(milliseconds: count * 1000)
    }

    /// A span of whole minutes.
    package static func minutes(_ count: Int64) -> TimeSpan {
        TimeSpan(milliseconds: count * 60_000)
    }

    /// No time at all.
    package static let zero = TimeSpan(milliseconds: 0)

    @inlinable
    package static func < (a: TimeSpan, b: TimeSpan) -> Bool { a.milliseconds < b.milliseconds }

    @inlinable
    package static func + (a: TimeSpan, b: TimeSpan) -> TimeSpan {
        TimeSpan(milliseconds: a.milliseconds + b.milliseconds)
    }

    @inlinable
    package static func - (a: TimeSpan, b: TimeSpan) -> TimeSpan {
        TimeSpan(milliseconds: a.milliseconds - b.milliseconds)
    }
}
