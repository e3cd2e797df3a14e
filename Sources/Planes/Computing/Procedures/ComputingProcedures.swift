import Plant
import SimulationKernel

/// What is done to computers and storage beside settings: disks, file systems, copies, seats,
/// sessions, and runs of a configuration.
enum ComputingProcedures {
    static let all = [
        replaceDisk, tidy, repairVolume, restoreVolume, reimage, clearLock, releaseSeats,
        cleanDrive, writeIndex, recopy, restartWorker, logInAgain, runConfiguration, changeSource,
    ]

    /// The element that the first word names, of one kind; a refusal otherwise, also where there
    /// are fewer or more words than the usage has.
    static func element(
        _ simulation: Simulation, _ words: [String], _ count: ClosedRange<Int>, kind: String,
        usage: String
    ) throws(ActionRefusal) -> ElementID {
        guard count.contains(words.count) else {
            throw ActionRefusal("that isn't how it is asked for", advice: usage)
        }
        let element = try simulation.element(named: words[0])
        guard simulation.plant.kind(of: element).name == kind else {
            throw ActionRefusal(
                "`\(words[0])` is no \(kind.replacing("-", with: " "))", given: words[0],
                candidates: simulation.plant.elements(ofKind: kind).map { simulation.id(of: $0) })
        }
        return element
    }

    /// A plan that gives slots, by name, values.
    static func plan(
        _ simulation: Simulation, _ element: ElementID, _ action: String,
        _ values: [(String, Int64)], authority: Authority = .engineer, hazards: [Hazard] = [],
        latchEdits: [LatchEdit] = [], extraSeconds: Int64 = 0, fields: [ReadingField] = []
    ) -> ProcedurePlan {
        ProcedurePlan(
            element: element,
            edits: values.compactMap { name, value in
                simulation.plant.layout.slot(element, named: name).map { SlotEdit($0, value) }
            }, authority: authority, hazards: hazards, latchEdits: latchEdits,
            extraSeconds: extraSeconds,
            report: WiringPlane.done(action, at: simulation.id(of: element), fields))
    }

    /// The nominal value of an element's slot by name.
    static func nominal(_ simulation: Simulation, _ element: ElementID, _ name: String) -> (
        String, Int64
    ) {
        let slot = simulation.plant.layout.slot(element, named: name)
        return (name, slot.map { simulation.plant.nominal[$0.index] } ?? 0)
    }

    /// A new disk in a bay: the array begins to fill it.
    static let replaceDisk = ProcedureKind(
        name: "replace-disk", title: "put a new disk into a bay of an array",
        plane: ComputingPlane.name, usage: "replace-disk ARRAY BAY",
        price: Price(seconds: 600, pounds: 400)
    ) { simulation, words throws(ActionRefusal) in
        let usage = "replace-disk ARRAY BAY"
        let element = try element(
            simulation, words, 2...2, kind: DiskArrayKind.kindName, usage: usage)
        let model = ComputingModel.of(simulation.plant)
        let array = model.arrays.first { $0.element == element }
        let count = array?.disks.count ?? 0
        guard let bay = Int64(words[1]), (1...Int64(max(1, count))).contains(bay) else {
            throw ActionRefusal(
                "`\(words[0])` has no bay `\(words[1])`", advice: "a bay from 1 to \(count)")
        }
        return plan(
            simulation, element, "replace-disk",
            [
                ("disk-\(bay)", DiskArrayKind.good), ("rebuilding", bay - 1),
                ("rebuild-began", simulation.clock.milliseconds / 60_000),
            ], authority: .supervisor, hazards: [.dataLoss],
            latchEdits: array.map { [LatchEdit($0.rebuilt, 0)] } ?? [],
            fields: [ReadingField("bay", .integer(bay))])
    }

    /// Caches, old versions and thumbnails out of the way, and whatever makes them without end.
    static let tidy = ProcedureKind(
        name: "tidy", title: "clear a volume of caches and old versions",
        plane: ComputingPlane.name, usage: "tidy VOLUME", price: Price(seconds: 1200),
        needsPresence: false
    ) { simulation, words throws(ActionRefusal) in
        let element = try element(
            simulation, words, 1...1, kind: VolumeKind.kindName, usage: "tidy VOLUME")
        let model = ComputingModel.of(simulation.plant)
        let grown = model.volumes.first { $0.element == element }.map { LatchEdit($0.grown, 0) }
        return plan(
            simulation, element, "tidy",
            ["used", "inodes-used", "group-used", "growth", "growth-began"].map {
                nominal(simulation, element, $0)
            }, authority: .administrator, hazards: [.dataLoss],
            latchEdits: grown.map { [$0] } ?? [])
    }

    /// Unmounts a file system, checks it, and mounts it again to be written.
    static let repairVolume = ProcedureKind(
        name: "repair-volume", title: "check and mend a file system", plane: ComputingPlane.name,
        usage: "repair-volume VOLUME", price: Price(seconds: 2400), needsPresence: false
    ) { simulation, words throws(ActionRefusal) in
        let element = try element(
            simulation, words, 1...1, kind: VolumeKind.kindName, usage: "repair-volume VOLUME")
        return plan(
            simulation, element, "repair-volume", [("errors", 0)], authority: .administrator,
            hazards: [.interruption, .dataLoss])
    }

    /// Yesterday's files back from backup.
    static let restoreVolume = ProcedureKind(
        name: "restore-volume", title: "bring a volume's files back from backup",
        plane: ComputingPlane.name, usage: "restore-volume VOLUME", price: Price(seconds: 14_400),
        needsPresence: false
    ) { simulation, words throws(ActionRefusal) in
        let element = try element(
            simulation, words, 1...1, kind: VolumeKind.kindName, usage: "restore-volume VOLUME")
        return plan(
            simulation, element, "restore-volume", [("renamed-files", 0)],
            authority: .supervisor, hazards: [.dataLoss])
    }

    /// A machine's system anew from the image; what ran on it is gone, evidence too.
    static let reimage = ProcedureKind(
        name: "reimage", title: "put a machine's system on it anew", plane: ComputingPlane.name,
        usage: "reimage HOST", price: Price(seconds: 5400)
    ) { simulation, words throws(ActionRefusal) in
        let element = try element(
            simulation, words, 1...1, kind: HostKind.kind.name, usage: "reimage HOST")
        return plan(
            simulation, element, "reimage", [("renames-files", 0), ("busy-process", -1)],
            authority: .supervisor, hazards: [.interruption, .dataLoss])
    }

    /// Removes a lock that a program has left behind.
    static let clearLock = ProcedureKind(
        name: "clear-lock", title: "remove a project's lock", plane: ComputingPlane.name,
        usage: "clear-lock VOLUME", price: Price(seconds: 120), needsPresence: false
    ) { simulation, words throws(ActionRefusal) in
        let element = try element(
            simulation, words, 1...1, kind: VolumeKind.kindName, usage: "clear-lock VOLUME")
        return plan(
            simulation, element, "clear-lock", [("lock-by", -1)], authority: .administrator,
            hazards: [.dataLoss])
    }

    /// Gives seats back that dead programs hold.
    static let releaseSeats = ProcedureKind(
        name: "release-seats", title: "give seats back that nobody uses",
        plane: ComputingPlane.name, usage: "release-seats POOL FEATURE",
        price: Price(seconds: 180), needsPresence: false
    ) { simulation, words throws(ActionRefusal) in
        let usage = "release-seats POOL FEATURE"
        let element = try element(
            simulation, words, 2...2, kind: LicencePoolKind.kindName, usage: usage)
        let name = words[1] + "-leaked"
        guard simulation.plant.layout.slot(element, named: name) != nil else {
            throw ActionRefusal("`\(words[0])` has no feature `\(words[1])`", given: words[1])
        }
        return plan(
            simulation, element, "release-seats", [(name, 0)], authority: .administrator)
    }

    /// A cleaning cartridge through the drive.
    static let cleanDrive = ProcedureKind(
        name: "clean-drive", title: "run a cleaning tape through the drive",
        plane: ComputingPlane.name, usage: "clean-drive LIBRARY",
        price: Price(seconds: 300, pounds: 5)
    ) { simulation, words throws(ActionRefusal) in
        let element = try element(
            simulation, words, 1...1, kind: TapeLibraryKind.kindName, usage: "clean-drive LIBRARY")
        return plan(
            simulation, element, "clean-drive", [("head-dirty", 0)], hazards: [.interruption])
    }

    /// Reads a tape through and writes its index.
    static let writeIndex = ProcedureKind(
        name: "write-index", title: "make a tape's index again", plane: ComputingPlane.name,
        usage: "write-index LIBRARY", price: Price(seconds: 7200)
    ) { simulation, words throws(ActionRefusal) in
        let element = try element(
            simulation, words, 1...1, kind: TapeLibraryKind.kindName, usage: "write-index LIBRARY")
        return plan(
            simulation, element, "write-index", [("index-written", 1)], hazards: [.interruption])
    }

    /// Copies from the card again what doesn't verify, and verifies it.
    static let recopy = ProcedureKind(
        name: "recopy", title: "copy from the card again, and verify", plane: ComputingPlane.name,
        usage: "recopy COPY", price: Price(seconds: 1800)
    ) { simulation, words throws(ActionRefusal) in
        let element = try element(
            simulation, words, 1...1, kind: RushesCopyKind.kindName, usage: "recopy COPY")
        return plan(
            simulation, element, "recopy",
            [("flipped-clip", -1), ("missing-clip", -1), ("edited-clip", -1)])
    }
}
