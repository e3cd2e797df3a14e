package import SimulationKernel

/// Moments of simulated time as people say them.
package enum ClockWords {
    /// `09:40`, with the day before or after where it isn't today.
    package static func face(_ time: SimulatedTime) -> String {
        let day: Int64 = 86_400_000
        var days = time.milliseconds / day
        var rest = time.milliseconds % day
        if rest < 0 {
            rest += day
            days -= 1
        }
        let minutes = rest / 60_000
        let face = two(minutes / 60) + ":" + two(minutes % 60)
        switch days {
        case 0: return face
        case -1: return "yesterday " + face
        case 1: return "tomorrow " + face
        default: return days < 0 ? "\(-days) days ago, \(face)" : "in \(days) days, \(face)"
        }
    }

    /// `09:40:15`.
    package static func exact(_ time: SimulatedTime) -> String {
        face(time) + ":" + two((time.milliseconds % 60_000 + 60_000) % 60_000 / 1000)
    }

    private static func two(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
