import Plant
import Signals

/// Storage and computers as they are now, asked of a simulation's present condition.
///
/// It holds nothing: everything follows from slots, latches and links, so that every instrument
/// that asks gets the same answer. What it asks of the network leaves no trace there.
struct StorageView {
    let simulation: Simulation
    let model: ComputingModel
    let walker: NetworkWalker

    init(_ simulation: Simulation) {
        self.simulation = simulation
        model = ComputingModel.of(simulation.plant)
        walker = NetworkWalker(
            model: NetworkModel.of(simulation.plant), evaluator: simulation.evaluator)
    }

    /// Whether a host is switched on.
    func isOn(_ host: ElementID) -> Bool {
        simulation.slot(host, HostSlots.power) == 1 && PowerInlets.isOn(simulation, host)
    }

    /// The number of a host in the network's model, or nil.
    func machine(_ host: ElementID) -> Int? { walker.model.machine(host) }

    /// The address of a host's first interface that is up, 0 for none.
    func address(_ host: ElementID) -> Int64 {
        guard let machine = machine(host) else { return 0 }
        for index in walker.model.machines[machine].interfaces where walker.isUp(index) {
            return walker.address(index)
        }
        return 0
    }

    /// What a host's link carries in a second for storage, in bytes: 70 % of its rate, which is
    /// what one plans with for shared storage.
    func linkBytesPerSecond(_ host: ElementID) -> Int64 {
        guard let machine = machine(host) else { return 0 }
        for index in walker.model.machines[machine].interfaces where walker.isUp(index) {
            return walker.link(walker.model.interfaces[index].link).megabits * 1_000_000 / 8 * 7
                / 10
        }
        return 0
    }

    /// What comes of opening a TCP port of one host from another; `open` on the host itself where
    /// the service is running.
    func connect(from host: ElementID, to server: ElementID, port: Int64) -> String {
        guard let machine = machine(host), isOn(host) else { return "switched-off" }
        if host == server, let own = self.machine(server) {
            for index in walker.model.machines[own].services
            where walker.model.services[index].port == port {
                let state = walker.cell(walker.model.services[index].state)
                return state == HostSlots.stopped ? "refused" : "open"
            }
            return "refused"
        }
        let address = address(server)
        guard address != 0 else { return "timeout" }
        return walker.connect(from: machine, to: address, port: port).outcome.rawValue
    }

    /// Whether a process takes the processor of a host, and which.
    func busyProcess(_ host: ElementID) -> String? {
        guard isOn(host), let machine = model.machine(host), let slot = machine.busy else {
            return nil
        }
        let index = Int(simulation.slot(slot))
        return machine.processes.indices.contains(index) ? machine.processes[index] : nil
    }

    // MARK: Arrays

    /// The bay whose disk is being filled, or nil.
    func rebuildingBay(_ array: Int) -> Int? {
        let bay = Int(simulation.slot(model.arrays[array].rebuilding))
        return model.arrays[array].disks.indices.contains(bay) ? bay : nil
    }

    /// How much of that disk is filled, in millionths.
    func rebuilt(_ array: Int) -> Int64 { simulation.latch(model.arrays[array].rebuilt) }

    /// Whether a disk is being filled now.
    func isRebuilding(_ array: Int) -> Bool {
        guard let bay = rebuildingBay(array), rebuilt(array) < DiskArrayKind.whole else {
            return false
        }
        return simulation.slot(model.arrays[array].disks[bay]) != DiskArrayKind.failed
    }

    /// How many disks don't hold what they should.
    func missingDisks(_ array: Int) -> Int {
        let failed = model.arrays[array].disks.count {
            simulation.slot($0) == DiskArrayKind.failed
        }
        return failed + (isRebuilding(array) ? 1 : 0)
    }

    /// Whether more is gone than the array can do without.
    func isLost(_ array: Int) -> Bool {
        missingDisks(array) > RedundantArray.tolerance(model.arrays[array].level)
    }

    /// `clean`, `degraded`, `recovering` or `failed`.
    func state(ofArray array: Int) -> String {
        if isLost(array) { return "failed" }
        if isRebuilding(array) { return "recovering" }
        return missingDisks(array) > 0 ? "degraded" : "clean"
    }

    /// What the array gives in a second, in bytes.
    ///
    /// All data disks together; half while a disk is filled, nine tenths where that has low
    /// priority; a quarter where a disk takes its time, for all wait for it (a judgement). A disk
    /// that is gone costs nothing worth mentioning.
    func capacity(ofArray index: Int) -> Int64 {
        let array = model.arrays[index]
        if isLost(index) { return 0 }
        var bytes =
            Int64(RedundantArray.dataDisks(array.level, disks: array.disks.count)) * array.diskRate
        if array.disks.contains(where: { simulation.slot($0) == DiskArrayKind.slow }) {
            bytes /= 4
        }
        if isRebuilding(index) {
            bytes = simulation.slot(array.priority) == 0 ? bytes / 2 : bytes * 9 / 10
        }
        return bytes
    }

    // MARK: Volumes

    /// The number of a volume's array, or nil.
    func array(ofVolume index: Int) -> Int? {
        model.arrays.firstIndex { $0.element == model.volumes[index].array }
    }

    /// Whether a volume is mounted on its server now.
    func isMounted(_ index: Int) -> Bool {
        simulation.latch(model.volumes[index].mounted) == 1 && isOn(model.volumes[index].host)
    }

    /// GB in use, with what has come since.
    func used(_ index: Int) -> Int64 {
        let volume = model.volumes[index]
        return min(
            volume.size, simulation.slot(volume.slots.used) + simulation.latch(volume.grown))
    }

    /// GB that users can still write: without the system's reserve.
    func available(_ index: Int) -> Int64 {
        let volume = model.volumes[index]
        return max(0, volume.size - volume.reserve - used(index))
    }

    /// Thousands of files that can still be made.
    func freeInodes(_ index: Int) -> Int64 {
        let volume = model.volumes[index]
        return max(0, volume.inodes - simulation.slot(volume.slots.inodesUsed))
    }

    /// A setting of a volume in words.
    func word(_ slot: SlotID) -> String { simulation.words(of: slot) }

    // MARK: Accounts

    /// The directory's record of a user, or nil.
    func user(_ name: String, in directory: ElementID?) -> (
        directory: AccountDirectory, user: AccountDirectory.User
    )? {
        for known in model.directories where directory == nil || known.element == directory {
            if let user = known.users.first(where: { $0.name == name }) { return (known, user) }
        }
        return nil
    }

    /// The groups that somebody's present session has.
    func sessionGroups(_ user: AccountDirectory.User, _ directory: AccountDirectory) -> [String] {
        directory.groups.indices.filter { simulation.latch(user.session[$0]) == 1 }
            .map { directory.groups[$0] }
    }

    /// The groups that the directory has somebody in.
    func groups(_ user: AccountDirectory.User, _ directory: AccountDirectory) -> [String] {
        directory.groups.indices.filter { simulation.slot(user.membership[$0]) == 1 }
            .map { directory.groups[$0] }
    }
}
