import Plant
import SimulationKernel

/// When a switch port's link last went up or down, as a latch: the time in milliseconds times 2,
/// plus 1 while the link is up.
///
/// What a switch learnt on a port before that is forgotten (IEEE 802.1Q clause 8.8.3, flushing on a
/// port's failure).
enum PortChanges {
    static func wire(_ wirer: inout ElementWirer, port index: Int, link: NodeID) {
        let latch = wirer.latch(index)
        wirer.rule(
            latch,
            LatchRule(
                nodes: [link],
                settled: { simulation in
                    let isUp: Int64 = LinkState(simulation.value(link)).isUp ? 1 : 0
                    let current = simulation.latch(latch)
                    return current & 1 == isUp ? current : simulation.clock.milliseconds << 1 | isUp
                },
                step: { _, target, simulation in
                    LatchStep(
                        value: simulation.clock.milliseconds << 1 | target & 1,
                        afterMilliseconds: 1)
                }))
    }

    /// Forgets when links came up before the story begins: a log has wrapped since.
    static let settler: @Sendable (Simulation) -> Void = { simulation in
        for networkSwitch in NetworkModel.of(simulation.plant).switches {
            simulation.set(
                networkSwitch.ports.indices.map { port in
                    let place = port - networkSwitch.ports.lowerBound
                    let latch = LatchID(networkSwitch.firstLatch.index + place)
                    return LatchEdit(latch, simulation.latch(latch) & 1)
                })
        }
    }

    /// When a port's link last changed, from its latch.
    static func milliseconds(_ latch: Int64) -> Int64 { latch >> 1 }
}
