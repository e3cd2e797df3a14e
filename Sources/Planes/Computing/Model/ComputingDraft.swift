import Plant

/// Collects a plant's computers and storage, element by element.
///
/// The compiler has read the same parameters without a problem, and each kind has checked the
/// elements that it names; what isn't there all the same is left out.
struct ComputingDraft {
    let plant: Plant
    var machines: [ComputingMachine] = []
    var arrays: [DiskArray] = []
    var volumes: [SharedVolume] = []
    var directories: [AccountDirectory] = []
    var pools: [LicencePool] = []
    var configurations: [ManagedConfiguration] = []
    var libraries: [TapeLibrary] = []
    var copies: [RushesCopy] = []
    var managers: [RenderManager] = []

    init(_ plant: Plant) {
        self.plant = plant
        for (index, declaration) in plant.inventory.elements.enumerated() {
            let element = ElementID(index)
            let source = CompiledParameters(declaration: declaration)
            switch declaration.kind {
            case HostKind.kind.name: addMachine(element, source)
            case DiskArrayKind.kindName: addArray(element, source)
            case VolumeKind.kindName: addVolume(element, source)
            case DirectoryKind.kindName: addDirectory(element, source)
            case LicencePoolKind.kindName: addPool(element, source)
            case ConfigurationKind.kindName: addConfiguration(element, source)
            case TapeLibraryKind.kindName: addLibrary(element, source)
            case RushesCopyKind.kindName: addCopy(element, source)
            case RenderManagerKind.kindName: addManager(element, source)
            default: break
            }
        }
    }

    private func named(_ name: String) -> ElementID? { plant.layout.element(named: name) }

    private func slot(_ element: ElementID, _ ordinal: Int) -> SlotID {
        plant.layout.slot(element, ordinal)
    }

    private func latch(_ element: ElementID, _ name: String) -> LatchID? {
        plant.layout.elements[element.index].latches.first {
            plant.layout.latchNames[$0] == name
        }.map { LatchID($0) }
    }

    private mutating func addMachine(_ element: ElementID, _ source: CompiledParameters) {
        guard let parts = try? ComputingDescription(source) else { return }
        var machine = ComputingMachine(element: element, user: parts.user)
        func slot(_ name: String) -> SlotID? { plant.layout.slot(element, named: name) }
        machine.software = parts.software.compactMap { software in
            slot("version-" + software.name).map {
                ComputingMachine.Software(
                    name: software.name, versions: software.versions, slot: $0)
            }
        }
        machine.units = parts.units.compactMap { unit in
            slot("boot-" + unit).map {
                ComputingMachine.Unit(name: unit, boot: $0, state: slot("service-" + unit))
            }
        }
        machine.processes = parts.processes
        machine.busy = slot("busy-process")
        machine.nextLook = latch(element, "next-job-look")
        machine.jobs = parts.jobs.compactMap { job in
            guard let start = slot("job-\(job.name)-at"),
                let running = latch(element, "job-" + job.name)
            else { return nil }
            return ComputingMachine.Job(
                name: job.name, minutes: job.minutes, rate: job.rate, volume: named(job.volume),
                start: start, isRunning: running)
        }
        if let playback = parts.playback, let streams = slot("streams"), let codec = slot("codec"),
            let reads = slot("folder-reads"), let renames = slot("renames-files")
        {
            machine.playback = ComputingMachine.Playback(
                share: playback.share, frameRate: playback.frameRate, streams: streams,
                codec: codec, folderReads: reads, renames: renames)
        }
        machines.append(machine)
    }

    private mutating func addArray(_ element: ElementID, _ source: CompiledParameters) {
        guard let array = try? DiskArrayKind.Description(source), let host = named(array.host),
            let rebuilt = latch(element, "rebuilt"), let look = latch(element, "next-look")
        else { return }
        let count = array.disks
        arrays.append(
            DiskArray(
                element: element, host: host, level: array.level, diskBytes: array.diskBytes,
                diskRate: array.diskRate, rebuildRate: array.rebuildRate,
                disks: (0..<count).map { slot(element, $0) }, rebuilding: slot(element, count),
                began: slot(element, count + 1), priority: slot(element, count + 2),
                rebuilt: rebuilt, nextLook: look))
    }

    private mutating func addVolume(_ element: ElementID, _ source: CompiledParameters) {
        guard let volume = try? VolumeKind.Description(source), let host = named(volume.host),
            let array = named(volume.array), let mounted = latch(element, "mounted"),
            let grown = latch(element, "grown"), let look = latch(element, "next-look")
        else { return }
        func at(_ ordinal: Int) -> SlotID { slot(element, ordinal) }
        let slots = VolumeSlots(
            boot: at(0), errors: at(1), used: at(2), inodesUsed: at(3), groupUsed: at(4),
            quota: at(5), growth: at(6), growthBegan: at(7), renamed: at(8), exported: at(9),
            shareWritable: at(10), shareGroup: at(11), parentMode: at(12), folderMode: at(13),
            folderGroup: at(14), fileMode: at(15), mask: at(16), createMask: at(17),
            lockBy: at(18))
        volumes.append(
            SharedVolume(
                element: element, array: array, host: host, directory: named(volume.directory),
                mount: volume.mount, share: volume.share, folder: volume.folder,
                size: volume.size, reserve: volume.size * volume.reservePercent / 100,
                inodes: volume.inodes, metadataRate: volume.metadataRate, groups: volume.groups,
                editors: volume.editors, slots: slots, mounted: mounted, grown: grown,
                nextLook: look))
    }

    private mutating func addDirectory(_ element: ElementID, _ source: CompiledParameters) {
        guard let directory = try? DirectoryKind.Description(source),
            let host = named(directory.host)
        else { return }
        let count = directory.groups.count
        let users = directory.users.enumerated().map { index, user in
            let first = index * (count + 1)
            return AccountDirectory.User(
                name: user.name, state: slot(element, first),
                membership: (0..<count).map { slot(element, first + 1 + $0) },
                session: (0..<count).map { plant.layout.latch(element, index * count + $0) },
                isGone: user.isGone, number: 1001 + Int64(index))
        }
        directories.append(
            AccountDirectory(
                element: element, host: host, port: directory.port, groups: directory.groups,
                users: users))
    }

    private mutating func addPool(_ element: ElementID, _ source: CompiledParameters) {
        guard let pool = try? LicencePoolKind.Description(source), let host = named(pool.host)
        else { return }
        let features = pool.features.enumerated().map { index, feature in
            LicencePool.Feature(
                name: feature.name, seats: feature.seats,
                users: feature.users.compactMap { named($0) },
                leaked: slot(element, 2 + 2 * index), days: slot(element, 3 + 2 * index))
        }
        pools.append(
            LicencePool(
                element: element, host: host, vendor: pool.vendor, port: pool.port,
                vendorPort: pool.vendorPort, fileFits: slot(element, 0),
                clockBehind: slot(element, 1), features: features))
    }

    private mutating func addConfiguration(_ element: ElementID, _ source: CompiledParameters) {
        guard let configuration = try? ConfigurationKind.Description(source),
            let host = named(configuration.host), let next = latch(element, "next-run")
        else { return }
        let entries = configuration.managed.enumerated().compactMap { index, path in
            plant.layout.slot(named: path).map { actual in
                ManagedConfiguration.Entry(
                    path: path, desired: slot(element, 1 + index), actual: actual,
                    target: plant.layout.slotOwners[actual.index])
            }
        }
        configurations.append(
            ManagedConfiguration(
                element: element, host: host, system: configuration.system,
                everyMinutes: configuration.everyMinutes, runs: slot(element, 0),
                entries: entries, nextRun: next))
    }

    private mutating func addLibrary(_ element: ElementID, _ source: CompiledParameters) {
        guard let library = try? TapeLibraryKind.Description(source),
            let host = named(library.host), let volume = named(library.volume)
        else { return }
        libraries.append(
            TapeLibrary(
                element: element, host: host, volume: volume, generation: library.generation,
                bytes: library.bytes, window: library.window, loaded: slot(element, 0),
                archiving: slot(element, 1), headDirty: slot(element, 2),
                indexWritten: slot(element, 3)))
    }

    private mutating func addCopy(_ element: ElementID, _ source: CompiledParameters) {
        guard let copy = try? RushesCopyKind.Description(source), let host = named(copy.host)
        else { return }
        copies.append(
            RushesCopy(
                element: element, host: host, path: copy.path, clips: copy.paths,
                flipped: slot(element, 0), missing: slot(element, 1), edited: slot(element, 2)))
    }

    private mutating func addManager(_ element: ElementID, _ source: CompiledParameters) {
        guard let manager = try? RenderManagerKind.Description(source),
            let host = named(manager.host)
        else { return }
        let nodes = manager.nodes.enumerated().compactMap { index, name in
            named(name).map {
                RenderManager.Node(
                    element: $0, name: name, enabled: slot(element, 2 * index),
                    worker: slot(element, 2 * index + 1))
            }
        }
        managers.append(
            RenderManager(
                element: element, host: host, nodes: nodes, software: manager.software,
                pool: named(manager.pool), feature: manager.feature, frames: manager.frames,
                frameSeconds: manager.frameSeconds,
                deadlineSeconds: manager.deadlineHours * 3600))
    }
}
