package import Plant
import Signals

/// Questions that tools on one machine ask of computing and storage, each answered by a typed
/// reading. None changes anything.
package struct ComputingQueries {
    package let queries: HostQueries
    let view: StorageView

    /// The machine's element.
    package var element: ElementID { queries.element }
    var simulation: Simulation { queries.simulation }
    var model: ComputingModel { view.model }

    /// The questions of a machine that has a command line; nil in a plant without this plane.
    package init?(_ queries: HostQueries) {
        guard ComputingModel.ifAny(queries.simulation.plant) != nil else { return nil }
        self.queries = queries
        view = StorageView(queries.simulation)
    }

    /// Whether a host has anything that these questions are about, by its parameters alone.
    package static func hasAnswers(_ plant: Plant, _ host: ElementID) -> Bool {
        guard let model = ComputingModel.ifAny(plant) else { return false }
        if let machine = model.machine(host),
            !machine.user.isEmpty || !machine.software.isEmpty || !machine.units.isEmpty
                || !machine.processes.isEmpty || !machine.jobs.isEmpty || machine.playback != nil
        {
            return true
        }
        let hosts =
            model.arrays.map(\.host) + model.volumes.map(\.host) + model.directories.map(\.host)
            + model.configurations.map(\.host) + model.copies.map(\.host)
        return hosts.contains(host)
    }

    /// The account that is logged in here; `root` on servers.
    package var user: String {
        let own = model.machine(element)?.user ?? ""
        return own.isEmpty ? "root" : own
    }

    /// The volumes that this machine mounts from its own arrays.
    var ownVolumes: [Int] {
        model.volumes.indices.filter { model.volumes[$0].host == element }
    }

    /// The arrays of this machine.
    var ownArrays: [Int] { model.arrays.indices.filter { model.arrays[$0].host == element } }

    func reading(_ kind: String, columns: [String] = []) -> Reading {
        var reading = queries.reading(kind)
        reading.columns = columns
        return reading
    }

    static func bytes(_ gigabytes: Int64) -> ReadingValue {
        .quantity(Quantity(gigabytes * 1_000_000_000, .byte))
    }

    // MARK: File systems

    /// Room on every file system: the reading `file-systems`. A system disk, then what is mounted.
    package func fileSystems() -> Reading {
        var reading = reading(
            "file-systems",
            columns: [
                "source", "mount", "size", "used", "available", "inodes", "inodes-used",
                "is-remote",
            ])
        // The system's own disk: an ordinary one, of which nothing depends.
        reading.rows.append([
            .text("/dev/nvme0n1p2"), .text("/"), ComputingQueries.bytes(480),
            ComputingQueries.bytes(96), ComputingQueries.bytes(360), .integer(31_000_000),
            .integer(640_000), .flag(false),
        ])
        for index in ownVolumes where view.isMounted(index) {
            reading.rows.append(
                row(index, source: device(index), mount: model.volumes[index].mount))
        }
        for (url, index) in remoteVolumes() where view.isMounted(index) {
            reading.rows.append(row(index, source: url, mount: clientPath(index)))
        }
        return reading
    }

    private func row(_ index: Int, source: String, mount: String) -> [ReadingValue] {
        let volume = model.volumes[index]
        let isRemote = volume.host != element
        return [
            .text(source), .text(mount), ComputingQueries.bytes(volume.size),
            ComputingQueries.bytes(view.used(index)),
            ComputingQueries.bytes(view.available(index)), .integer(volume.inodes * 1000),
            .integer(simulation.slot(volume.slots.inodesUsed) * 1000), .flag(isRemote),
        ]
    }

    /// `/dev/md0` for the volumes of the first array, and so on.
    func device(_ volume: Int) -> String {
        let array = view.array(ofVolume: volume).flatMap { ownArrays.firstIndex(of: $0) } ?? 0
        return "/dev/md\(array)"
    }

    /// The shares that this machine has now, with the volumes behind them.
    func remoteVolumes() -> [(url: String, volume: Int)] {
        let network = queries.model
        return network.machines[queries.machine].mounts.compactMap { index in
            let mount = network.mounts[index]
            guard let volume = model.volume(url: mount.url, simulation.plant),
                MountView(mount, view.walker, queries.machine).isAvailable,
                simulation.slot(model.volumes[volume].slots.exported) == 1
            else { return nil }
            return (mount.url, volume)
        }
    }

    /// Where a share appears on this machine's system.
    package func clientPath(_ volume: Int) -> String {
        let share = model.volumes[volume].share
        switch queries.system {
        case .macos: return "/Volumes/" + share
        case .windows: return "Z:"
        default: return "/mnt/" + share
        }
    }

    /// What is mounted here from the machine's own disks, and how: the reading `mount-table`; nil
    /// where it has none.
    package func mountTable() -> Reading? {
        guard !ownVolumes.isEmpty else { return nil }
        var reading = reading("mount-table", columns: ["source", "mount", "type", "options"])
        reading.rows.append([
            .text("/dev/nvme0n1p2"), .text("/"), .text("ext4"), .text("rw,relatime"),
        ])
        for index in ownVolumes where view.isMounted(index) {
            let volume = model.volumes[index]
            let isBroken = simulation.slot(volume.slots.errors) == 1
            reading.rows.append([
                .text(device(index)), .text(volume.mount), .text("xfs"),
                .text((isBroken ? "ro" : "rw") + ",relatime"),
            ])
        }
        return reading
    }

    /// The table of what is mounted at boot: the reading `boot-mounts`.
    package func bootMounts() -> Reading {
        var reading = reading("boot-mounts", columns: ["source", "mount", "options"])
        for index in ownVolumes {
            let options =
                switch simulation.slot(model.volumes[index].slots.boot) {
                case 1: "defaults,noauto"
                case 2: "defaults,nofail,x-systemd.device-timeout=1"
                default: "defaults,nofail,x-systemd.requires=mdmonitor.service"
                }
            reading.rows.append([
                .text(device(index)), .text(model.volumes[index].mount), .text(options),
            ])
        }
        return reading
    }

    /// The shares of a file server's configuration: the reading `share-configuration`.
    package func shareConfiguration() -> Reading {
        var reading = reading(
            "share-configuration",
            columns: ["share", "path", "valid-users", "read-only", "create-mask"])
        for index in ownVolumes
        where simulation.slot(model.volumes[index].slots.exported) == 1 {
            let volume = model.volumes[index]
            reading.rows.append([
                .text(volume.share), .text(volume.mount),
                .text("@" + view.word(volume.slots.shareGroup)),
                .flag(simulation.slot(volume.slots.shareWritable) == 0),
                .text(view.word(volume.slots.createMask)),
            ])
        }
        return reading
    }

    /// What groups use of what they may: the reading `quotas`.
    package func quotas() -> Reading {
        var reading = reading("quotas", columns: ["mount", "group", "used", "limit"])
        for index in ownVolumes {
            let volume = model.volumes[index]
            reading.rows.append([
                .text(volume.mount), .text(volume.groups[0]),
                ComputingQueries.bytes(simulation.slot(volume.slots.groupUsed)),
                ComputingQueries.bytes(simulation.slot(volume.slots.quota)),
            ])
        }
        return reading
    }

    /// The latch that mounting a path by hand sets, or unmounting it, and whether that succeeds;
    /// nil where no volume of this machine belongs there.
    package func mounting(_ path: String, isMounted: Bool) -> (
        edits: [LatchEdit], succeeds: Bool
    )? {
        guard let index = ownVolumes.first(where: { model.volumes[$0].mount == path }) else {
            return nil
        }
        let latch = model.volumes[index].mounted
        if !isMounted { return ([LatchEdit(latch, 0)], true) }
        let isLost = view.array(ofVolume: index).map { view.isLost($0) } ?? true
        return (isLost ? [] : [LatchEdit(latch, 1)], !isLost)
    }
}
