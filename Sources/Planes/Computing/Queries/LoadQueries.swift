package import Plant
import Signals

/// How busy things are, how disks are, and what has been noted of it.
extension ComputingQueries {
    /// The processes that take most: the reading `processes`. Shares are in percent of one core.
    package func processes() -> Reading {
        var reading = reading("processes", columns: ["name", "user", "share"])
        if let busy = view.busyProcess(element) {
            reading.rows.append([.text(busy), .text(user), .integer(1580)])
        }
        let machine = model.machine(element)
        if let playback = machine?.playback, simulation.slot(playback.renames) == 1 {
            reading.rows.append([.text("svhost32"), .text(user), .integer(412)])
        }
        if let playback = machine?.playback, simulation.slot(playback.folderReads) > 10_000 {
            reading.rows.append([.text("crawl"), .text(user), .integer(96)])
        }
        for job in machine?.jobs ?? [] where simulation.latch(job.isRunning) == 1 {
            reading.rows.append([.text(job.name), .text("root"), .integer(85)])
        }
        reading.rows.append([.text("systemd"), .text("root"), .integer(1)])
        return reading
    }

    /// What goes to and from the arrays of this machine: the reading `disk-load`.
    package func diskLoad() -> Reading {
        var reading = reading("disk-load", columns: ["device", "rate", "utilisation", "waiting"])
        let load = StorageLoad(view)
        for (place, index) in ownArrays.enumerated() {
            let moved = load.flows.filter { view.array(ofVolume: $0.volume) == index }
                .reduce(0) { $0 + $1.share }
            reading.rows.append([
                .text("md\(place)"),
                // Averages over a minute scatter by some percent (a judgement: 3 %).
                .quantity(Quantity(moved * 8, .bitPerSecond, random: moved * 8 * 3 / 100)),
                .quantity(
                    Quantity(
                        load.utilisation(ofArray: index) * 100, .percentHundredth, random: 200)),
                .symbol(StorageWords.waiting(load.band(ofArray: index))),
            ])
        }
        return reading
    }

    /// Who has files of this server open, and how much goes to each: the reading `open-files`.
    package func openFiles() -> Reading {
        var reading = reading("open-files", columns: ["machine", "user", "what", "rate"])
        for flow in StorageLoad(view).flows where ownVolumes.contains(flow.volume) {
            let user = model.machine(flow.host)?.user ?? ""
            let folder = model.volumes[flow.volume].folder
            let what =
                switch flow.purpose {
                case .playback: "\(folder)/reel1_v012.mov"
                case .rewriting: "\(folder)/reel1_v012.mov.locked"
                case .job, .archive: "."
                }
            reading.rows.append([
                .text(simulation.id(of: flow.host)), .text(user.isEmpty ? "root" : user),
                .text(what),
                .quantity(
                    Quantity(flow.share * 8, .bitPerSecond, random: flow.share * 8 * 3 / 100)),
            ])
        }
        return reading
    }

    /// The arrays of this machine: the reading `arrays`, a row for each.
    package func arrays() -> Reading {
        var reading = reading(
            "arrays",
            columns: ["name", "level", "state", "disks", "present", "progress", "minutes-left"])
        for (place, index) in ownArrays.enumerated() {
            let array = model.arrays[index]
            let present = array.disks.indices.map { bay -> Int64 in
                let isFilling = view.isRebuilding(index) && view.rebuildingBay(index) == bay
                let isFailed = simulation.slot(array.disks[bay]) == DiskArrayKind.failed
                return isFailed || isFilling ? 0 : 1
            }
            let rest = DiskArrayKind.whole - view.rebuilt(index)
            let minutes = array.rebuildSeconds * rest / DiskArrayKind.whole / 60
            reading.rows.append([
                .text("md\(place)"), .text(array.level.rawValue),
                .symbol(view.state(ofArray: index)), .integer(Int64(array.disks.count)),
                .list(present),
                view.isRebuilding(index)
                    ? .quantity(
                        Quantity(
                            view.rebuilt(index) / 100, .percentHundredth, random: 100)) : .none,
                view.isRebuilding(index)
                    ? .quantity(Quantity(minutes, .minute, random: 30)) : .none,
            ])
        }
        return reading
    }

    /// The names of the disks of this machine's arrays: `sda`, `sdb` and so on.
    package var disks: [String] {
        let count = ownArrays.reduce(0) { $0 + model.arrays[$1].disks.count }
        return (0..<count).map { "sd" + String(Array("abcdefghijklmnopqrstuvwxyz")[$0 % 26]) }
    }

    /// What a disk counts of itself: the reading `disk-health`. Counters as SMART has them: 5
    /// reallocated, 197 pending, 199 checksum errors on the way.
    package func diskHealth(_ name: String) -> Reading {
        var reading = reading("disk-health")
        reading.add("disk", .text(name))
        var place = disks.firstIndex(of: name) ?? -1
        for index in ownArrays where place >= 0 {
            let slots = model.arrays[index].disks
            guard place < slots.count else {
                place -= slots.count
                continue
            }
            let state = simulation.slot(slots[place])
            let isSlow = state == DiskArrayKind.slow
            reading.add("answers", .flag(state != DiskArrayKind.failed))
            reading.add("reallocated", .integer(isSlow ? 1184 : 0))
            reading.add("pending", .integer(isSlow ? 312 : 0))
            reading.add("checksum-errors", .integer(0))
            return reading
        }
        reading.add("answers", .none)
        return reading
    }

    /// What is started at boot: the reading `boot-units`.
    package func bootUnits() -> Reading {
        var reading = reading("boot-units", columns: ["unit", "enabled", "state"])
        for unit in model.machine(element)?.units ?? [] {
            reading.rows.append([
                .text(unit.name), .flag(simulation.slot(unit.boot) == 1),
                .symbol(unit.state.map { simulation.words(of: $0) } ?? "running"),
            ])
        }
        return reading
    }

    /// The slot that says whether a service is started at boot, or nil.
    package func bootSlot(_ unit: String) -> SlotID? {
        model.machine(element)?.units.first { $0.name == unit }?.boot
    }

    /// Jobs by the clock: the reading `scheduled-jobs`. Those without an hour come round every
    /// so many minutes.
    package func scheduledJobs() -> Reading {
        var reading = reading("scheduled-jobs", columns: ["job", "hour", "minute"])
        for job in model.machine(element)?.jobs ?? [] {
            let start = simulation.slot(job.start)
            reading.rows.append([.text(job.name), .integer(start / 60), .integer(start % 60)])
        }
        for managed in model.configurations
        where managed.host == element && simulation.slot(managed.runs) == 1 {
            reading.rows.append([
                .text(managed.system + "-run"), .none, .integer(managed.everyMinutes),
            ])
        }
        return reading
    }

    /// Programs with their versions: the reading `software`.
    package func software() -> Reading {
        var reading = reading("software", columns: ["name", "version"])
        for software in model.machine(element)?.software ?? [] {
            reading.rows.append([
                .text(software.name), .text(simulation.words(of: software.slot)),
            ])
        }
        return reading
    }

    /// The edit that ends a process; nil where no such process runs.
    package func ending(_ process: String) -> [SlotEdit]? {
        guard view.busyProcess(element) == process, let slot = model.machine(element)?.busy
        else { return nil }
        return [SlotEdit(slot, -1)]
    }

    /// What the system has noted of errors: the reading `error-log`. Each row is a fact that the
    /// machine met, by code; none says why.
    package func errorLog() -> Reading {
        var reading = reading("error-log", columns: ["code", "subject"])
        for (place, index) in ownArrays.enumerated() {
            for (bay, slot) in model.arrays[index].disks.enumerated() {
                switch simulation.slot(slot) {
                case DiskArrayKind.failed:
                    reading.rows.append([.symbol("disk-kicked"), .text("md\(place) \(bay)")])
                case DiskArrayKind.slow:
                    reading.rows.append([.symbol("disk-retries"), .text("md\(place) \(bay)")])
                default: break
                }
            }
        }
        for index in ownVolumes {
            let volume = model.volumes[index]
            if simulation.slot(volume.slots.errors) == 1 {
                reading.rows.append([.symbol("file-system-shut"), .text(device(index))])
            }
            if !view.isMounted(index) && simulation.slot(volume.slots.boot) == 2 {
                reading.rows.append([.symbol("mount-timed-out"), .text(volume.mount)])
            }
            if view.available(index) == 0 {
                reading.rows.append([.symbol("no-space"), .text(volume.mount)])
            }
        }
        for user in refusedAccounts() { reading.rows.append([.symbol("logon"), .text(user)]) }
        return reading
    }

    /// The accounts that were refused at this machine's shares.
    private func refusedAccounts() -> [String] {
        guard !ownVolumes.isEmpty else { return [] }
        return model.machines.map(\.user).filter { name in
            guard let found = view.user(name, in: nil) else { return false }
            return simulation.slot(found.user.state) != DirectoryKind.active
        }
    }
}
