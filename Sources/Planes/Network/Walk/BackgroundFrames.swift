import Plant
import SimulationKernel

/// What machines send of their own accord, so that switches know them without anybody's asking.
enum BackgroundFrames {
    /// Lets each interface that is up be heard, as it was within the last minute: switches learn
    /// where it is. How long ago that was differs from interface to interface and from minute to
    /// minute, and draws on no stream. Does nothing while the simulation is quiet.
    static func hear(_ simulation: Simulation) {
        if simulation.isQuiet { return }
        let model = NetworkModel.of(simulation.plant)
        let minute = simulation.clock.milliseconds / NetworkTimes.background
        for (index, interface) in model.interfaces.enumerated() {
            let walker = NetworkWalker(simulation)
            guard walker.address(index) != 0 else { continue }
            var digest = Digest()
            digest.add(interface.hardwareAddress)
            digest.add(minute)
            walker.ageMilliseconds = Int64(digest.value % UInt64(NetworkTimes.background))
            walker.broadcast(from: index, bytes: 46, listeners: [])
        }
    }
}
