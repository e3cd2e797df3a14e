package import SimulationKernel

/// Adds up for how long services were down that were up when the session began.
///
/// What the client complains of was down already and doesn't count; what the engineer takes down
/// on the way does, whoever owns it.
package struct DisruptionCount: Hashable, Sendable {
    /// Whether each service held at the start.
    private let heldAtStart: [Bool]
    private var holds: [Bool]
    private var since: SimulatedTime
    /// Milliseconds of each service.
    private var lost: [Int64]

    /// Starts the count with how the services stand, in the order of the plant's `services`.
    package init(holds: [Bool], at time: SimulatedTime) {
        heldAtStart = holds
        self.holds = holds
        since = time
        lost = Array(repeating: 0, count: holds.count)
    }

    /// Takes note of how the services stand at a time.
    package mutating func record(holds now: [Bool], at time: SimulatedTime) {
        for index in holds.indices where heldAtStart[index] && !holds[index] {
            lost[index] += (time - since).milliseconds
        }
        holds = now
        since = time
    }

    /// Seconds for which services were down, added up over all of them.
    package var totalSeconds: Int64 { lost.reduce(0, +) / 1000 }

    /// Milliseconds for which one service was down.
    package func milliseconds(of service: Int) -> Int64 { lost[service] }
}
