import Plant
import SimulationKernel

/// What machines send of their own accord, so that switches know them without anybody's asking.
struct BackgroundFrames {
    /// What a switch learns by one machine's being heard.
    private struct Heard {
        var table: TableID
        /// VLAN and hardware address, as the table has them.
        var key: Int64
        /// The place of the port on its switch.
        var place: Int64
        /// How long ago that was.
        var ageMilliseconds: Int64
    }

    /// In the order of tables and keys, so that each row goes in after the ones before it.
    private var heard: [Heard] = []
    /// All on which that depends.
    private let trace: ReadTrace
    private let moment: UInt64
    private let minute: Int64

    /// Lets each interface that is up be heard, as it was within the last minute: switches learn
    /// where it is. How long ago that was differs from interface to interface and from minute to
    /// minute, and draws on no stream. Does nothing while the simulation is quiet.
    ///
    /// - Parameter table: the one that will be read. Where all is forgotten afterwards, no other
    ///   switch has to learn anything.
    static func hear(_ simulation: Simulation, for table: TableID) {
        if simulation.isQuiet { return }
        guard let fabric = simulation.evaluator.derivedTables as? NetworkFabric else { return }
        let minute = simulation.clock.milliseconds / NetworkTimes.background
        let known = fabric.background.flatMap {
            $0.moment == simulation.evaluator.moment && $0.minute == minute ? $0 : nil
        }
        let frames = known ?? BackgroundFrames(simulation, minute)
        if known == nil { fabric.background = frames }
        simulation.note(frames.trace)
        frames.teach(simulation, only: simulation.isRehearsal ? table : nil)
    }

    /// Follows what each interface sends, once for all that is asked in one state.
    private init(_ simulation: Simulation, _ minute: Int64) {
        moment = simulation.evaluator.moment
        self.minute = minute
        (heard, trace) = simulation.tracing {
            var heard: [Heard] = []
            let walker = NetworkWalker(simulation, remembers: false)
            for (index, interface) in walker.model.interfaces.enumerated() {
                guard walker.address(index) != 0 else { continue }
                var digest = Digest()
                digest.add(interface.hardwareAddress)
                digest.add(minute)
                let age = Int64(digest.value % UInt64(NetworkTimes.background))
                walker.follow(from: index, bytes: 46)
                for step in walker.steps where step.ingress >= 0 {
                    let networkSwitch = Int(step.networkSwitch)
                    heard.append(
                        Heard(
                            table: walker.model.switches[networkSwitch].macTable,
                            key: Int64(step.vlan) << 48 | interface.hardwareAddress,
                            place: walker.place(of: step), ageMilliseconds: age))
                }
            }
            // Of two rows with one key the later one stays the later one.
            let order = heard.indices.sorted {
                (heard[$0].table, heard[$0].key, $0) < (heard[$1].table, heard[$1].key, $1)
            }
            return order.map { heard[$0] }
        }
    }

    private func teach(_ simulation: Simulation, only table: TableID?) {
        let now = simulation.clock.milliseconds
        for row in heard where table == nil || row.table == table {
            simulation.learn(
                LatchRow(
                    table: row.table, key: row.key, value: row.place,
                    expires: SimulatedTime(
                        milliseconds: now - row.ageMilliseconds + NetworkTimes.forwardingEntry)))
        }
    }
}
