/// How good a clock says that it is (IEEE 1588-2019 §7.6.2).
package struct PTPClockQuality: Hashable, Sendable {
    /// 6 locked to its primary source, 7 in holdover after that, 13/14 the same for an arbitrary
    /// timescale, 52 and 187 out of holdover's limits, 248 the default, 255 follower only.
    package var clockClass: Int64
    /// 20h: within 25 ns … 31h: worse than 10 s; FEh unknown. Lower is better.
    package var accuracy: Int64
    /// The offset's scaled logarithmic variance; FFFFh unknown.
    package var variance: Int64

    /// A quality as it is announced.
    package init(clockClass: Int64, accuracy: Int64, variance: Int64) {
        self.clockClass = clockClass
        self.accuracy = accuracy
        self.variance = variance
    }

    /// Locked to satellites: class 6, within 100 ns (21h).
    package static let locked = PTPClockQuality(clockClass: 6, accuracy: 0x21, variance: 0x4E5D)
    /// Was locked, and now runs on its own oscillator within its specification.
    package static let holdover = PTPClockQuality(clockClass: 7, accuracy: 0x23, variance: 0x4E5D)
    /// A clock that has no source and never had.
    package static let ordinary = PTPClockQuality(
        clockClass: 248, accuracy: 0xFE, variance: 0xFFFF)
    /// A clock that never leads.
    package static let followerOnly = PTPClockQuality(
        clockClass: 255, accuracy: 0xFE, variance: 0xFFFF)
}

/// What the best master clock algorithm compares (IEEE 1588-2019 §9.3.4).
package struct PTPDataset: Hashable, Sendable {
    /// 0…255; lower is better, before all else.
    package var priority1: Int64
    package var quality: PTPClockQuality
    /// 0…255; lower is better among equals.
    package var priority2: Int64
    /// The grandmaster's identity.
    package var identity: UInt64
    /// How many boundary clocks lie between.
    package var stepsRemoved: Int64
    /// The identity of the clock that announces it.
    package var sender: UInt64

    /// A data set as an Announce message carries it, or a clock's own.
    package init(
        priority1: Int64, quality: PTPClockQuality, priority2: Int64, identity: UInt64,
        stepsRemoved: Int64 = 0, sender: UInt64
    ) {
        self.priority1 = priority1
        self.quality = quality
        self.priority2 = priority2
        self.identity = identity
        self.stepsRemoved = stepsRemoved
        self.sender = sender
    }

    /// The data set as the next clock announces it.
    package func relayed(by sender: UInt64) -> PTPDataset {
        var copy = self
        copy.stepsRemoved += 1
        copy.sender = sender
        return copy
    }

    /// Whether it is better than another: priority 1, class, accuracy, variance, priority 2,
    /// identity; of the same grandmaster the nearer one, then the lower sender.
    package func isBetter(than other: PTPDataset) -> Bool {
        for (a, b) in [
            (priority1, other.priority1), (quality.clockClass, other.quality.clockClass),
            (quality.accuracy, other.quality.accuracy), (quality.variance, other.quality.variance),
            (priority2, other.priority2),
        ] where a != b {
            return a < b
        }
        if identity != other.identity { return identity < other.identity }
        if stepsRemoved != other.stepsRemoved { return stepsRemoved < other.stepsRemoved }
        return sender < other.sender
    }
}

/// The arithmetic of an exchange of Sync and Delay_Req (IEEE 1588-2019 §11.3).
package struct PTPExchange: Hashable, Sendable {
    /// When Sync left the leader, by its clock; all in nanoseconds.
    package let t1: Int64
    /// When it came, by the follower's.
    package let t2: Int64
    /// When Delay_Req left the follower, by its clock.
    package let t3: Int64
    /// When it came, by the leader's.
    package let t4: Int64

    /// An exchange from its four timestamps.
    package init(t1: Int64, t2: Int64, t3: Int64, t4: Int64) {
        self.t1 = t1
        self.t2 = t2
        self.t3 = t3
        self.t4 = t4
    }

    /// Half the way there and back.
    package var meanPathDelay: Int64 { ((t2 - t1) + (t4 - t3)) / 2 }

    /// The follower's clock less the leader's, as the follower reckons it with a configured
    /// asymmetry (the leader-to-follower delay less the mean).
    package func offset(delayAsymmetry: Int64 = 0) -> Int64 {
        t2 - t1 - meanPathDelay - delayAsymmetry
    }

    /// Where a follower's clock really comes to rest that makes that offset 0, in nanoseconds
    /// against its leader: half of what the way there is shorter than the way back, plus what was
    /// configured. It shows in none of the follower's own figures.
    package static func restingError(
        toFollower: Int64, toLeader: Int64, delayAsymmetry: Int64 = 0
    ) -> Int64 {
        delayAsymmetry - (toFollower - toLeader) / 2
    }
}

/// Intervals between PTP messages, as powers of two of a second.
package enum PTPInterval {
    /// The milliseconds of an interval, its logarithm −7…+5.
    package static func milliseconds(log2 logarithm: Int64) -> Int64 {
        logarithm >= 0 ? 1000 << logarithm : max(1, 1000 >> -logarithm)
    }

    /// Whether a port that waits for so many of its own intervals holds on to a clock that
    /// announces itself in others: it must hear again before its patience ends.
    package static func isKept(announced: Int64, expected: Int64, timeout: Int64) -> Bool {
        milliseconds(log2: announced) < timeout * milliseconds(log2: expected)
    }
}
