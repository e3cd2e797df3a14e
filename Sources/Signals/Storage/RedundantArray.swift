/// The arithmetic of redundant arrays of disks.
package enum RedundantArray {
    /// How an array keeps going without some of its disks.
    package enum Level: String, Hashable, Sendable, CaseIterable {
        case raid1, raid5, raid6, raid10
    }

    /// How many disks can fail, whichever they are, before data are lost.
    package static func tolerance(_ level: Level) -> Int {
        switch level {
        case .raid1, .raid5, .raid10: 1
        case .raid6: 2
        }
    }

    /// How many disks' worth of data there are.
    package static func dataDisks(_ level: Level, disks: Int) -> Int {
        switch level {
        case .raid1: 1
        case .raid5: max(1, disks - 1)
        case .raid6: max(1, disks - 2)
        case .raid10: max(1, disks / 2)
        }
    }

    /// How long a whole disk takes to be written again, in seconds, at a rate in bytes per second.
    ///
    /// 20 TB at 150 MB/s is 37 hours.
    package static func rebuildSeconds(diskBytes: Int64, bytesPerSecond: Int64) -> Int64 {
        (diskBytes + max(1, bytesPerSecond) - 1) / max(1, bytesPerSecond)
    }

    /// The chance that at least one bit can't be read among some bytes: 1 − (1 − p)ⁿ.
    ///
    /// - Parameter errorsPerBit: the maker's figure, 10⁻¹⁵ for desktop and 10⁻¹⁶ for server disks.
    package static func chanceOfUnreadable(bytes: Double, errorsPerBit: Double) -> Double {
        1 - Elementary.exp(bytes * 8 * Elementary.log1p(-errorsPerBit))
    }
}

/// How long a request waits at something that is used by many, as far as it can be said: a band.
///
/// Up to 70 % of what it can do, waiting hardly grows; from 90 % on it grows without bound. That
/// the knee lies there is a rule of thumb, so nothing finer than a band is ever reported.
package enum LatencyBand: Int64, Hashable, Sendable, CaseIterable {
    /// Below 70 %.
    case low = 0
    /// From 70 to below 90 %.
    case rising = 1
    /// From 90 % to all of it.
    case high = 2
    /// More is asked for than it can do.
    case saturated = 3

    /// The band of a demand against what there is, both in the same unit.
    package init(demand: Int64, capacity: Int64) {
        if demand > capacity {
            self = .saturated
        } else if 10 * demand >= 9 * capacity {
            self = demand == 0 ? .low : .high
        } else if 10 * demand >= 7 * capacity {
            self = .rising
        } else {
            self = .low
        }
    }
}

/// Shares of what several links can carry, max–min fairly.
///
/// Progressive filling: all flows grow alike until a link is full or a flow has what it wants
/// (Bertsekas and Gallager, Data Networks, §6.5.2). Whole numbers; what doesn't divide is left.
package enum MaxMinSharing {
    /// One flow: how much it wants, and the links that it goes through.
    package struct Flow: Hashable, Sendable {
        package var demand: Int64
        package var links: [Int]

        /// A flow that wants a demand of 0 or more.
        package init(demand: Int64, links: [Int]) {
            self.demand = demand
            self.links = links
        }
    }

    /// What each flow gets; never more than its demand, nor a link more than its capacity.
    package static func shares(_ flows: [Flow], capacities: [Int64]) -> [Int64] {
        var shares = [Int64](repeating: 0, count: flows.count)
        var rest = capacities
        var isGrowing = flows.map { $0.demand > 0 }
        while true {
            let counts = growingCounts(flows, isGrowing, links: capacities.count)
            var step = Int64.max
            for (index, flow) in flows.enumerated() where isGrowing[index] {
                step = min(step, flow.demand - shares[index])
                for link in flow.links { step = min(step, max(0, rest[link]) / counts[link]) }
            }
            if step == Int64.max { return shares }
            for (index, flow) in flows.enumerated() where isGrowing[index] {
                shares[index] += step
                for link in flow.links { rest[link] -= step }
            }
            let full = growingCounts(flows, isGrowing, links: capacities.count)
            for (index, flow) in flows.enumerated() where isGrowing[index] {
                let isHeld = flow.links.contains { rest[$0] < full[$0] }
                if shares[index] >= flow.demand || isHeld { isGrowing[index] = false }
            }
        }
    }

    private static func growingCounts(_ flows: [Flow], _ isGrowing: [Bool], links: Int) -> [Int64] {
        var counts = [Int64](repeating: 0, count: links)
        for (index, flow) in flows.enumerated() where isGrowing[index] {
            for link in flow.links { counts[link] += 1 }
        }
        return counts
    }
}
