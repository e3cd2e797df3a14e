import Plant
import Signals

/// What computing and storage owe: files that open and save, streams that play, seats, verified
/// copies, agreed versions, and what must hold of accounts and configurations.
enum ComputingChecks {
    static let all = [
        canSave, streamsPlay, foldersList, licenceAvailable, copyVerified, baselineMet,
        configurationEqual, leaversOut, arrayRedundant, noMassChanges, archiveInTime, renderInTime,
        startsAtBoot,
    ]

    /// Somebody opens and saves a file on a share from a machine.
    static let canSave = CheckKind(
        name: "can-save", title: "somebody can open and save on a share",
        plane: ComputingPlane.name,
        parameters: [
            ParameterSchema("host", "the machine", required: true),
            ParameterSchema("share", "the share, as in its `mounts`", required: true),
            ParameterSchema("user", "the account", required: true),
            ParameterSchema("writes", "`no` where opening will do"),
        ]
    ) { maker throws(PlantProblem) in
        let host = try maker.element("host")
        let share = try maker.word("share")
        let user = try maker.word("user")
        let writes = try maker.word("writes", default: "yes") != "no"
        maker.endpoint = host
        return { simulation in
            let access = ShareAccess(
                StorageView(simulation), from: host, user: user, url: share, writes: writes)
            var reading = Reading(kind: "share-access", point: simulation.id(of: host))
            reading.add("share", .text(share))
            reading.add("user", .text(user))
            reading.add("opens", .flag(access.isGranted || access.stage == "write"))
            reading.add("saves", .flag(access.isGranted && writes))
            reading.add("stage", .symbol(access.stage))
            reading.add("outcome", .symbol(access.outcome))
            return CheckResult(holds: access.isGranted, reading: reading)
        }
    }

    /// What a machine plays comes from the store as fast as it has to.
    static let streamsPlay = CheckKind(
        name: "streams-play", title: "a machine plays from the store without stopping",
        plane: ComputingPlane.name,
        parameters: [ParameterSchema("host", "the machine", required: true)]
    ) { maker throws(PlantProblem) in
        let host = try maker.element("host")
        maker.endpoint = host
        return { simulation in
            let view = StorageView(simulation)
            let load = StorageLoad(view)
            var reading = Reading(kind: "playback", point: simulation.id(of: host))
            let playback = view.model.machine(host)?.playback
            let streams = playback.map { simulation.slot($0.streams) } ?? 0
            reading.add("streams", .integer(streams))
            reading.add("codec", .text(playback.map { simulation.words(of: $0.codec) } ?? ""))
            guard let flow = load.playback(of: host),
                let array = view.array(ofVolume: flow.volume)
            else {
                reading.add("demand", .quantity(Quantity(0, .bitPerSecond)))
                reading.add("share", .quantity(Quantity(0, .bitPerSecond)))
                reading.add("plays", .symbol(streams == 0 ? "nothing" : "no"))
                return CheckResult(holds: streams == 0 && view.isOn(host), reading: reading)
            }
            // Half of it is all that a machine decodes whose processor is taken (a judgement).
            let isBusy = view.busyProcess(host) != nil
            let got = isBusy ? min(flow.share, flow.demand / 2) : flow.share
            let isStarved = got * 100 < flow.demand * 99
            let waits = load.band(ofArray: array) == .saturated
            reading.add("demand", .quantity(Quantity(flow.demand * 8, .bitPerSecond)))
            reading.add("share", .quantity(Quantity(got * 8, .bitPerSecond)))
            reading.add("plays", .symbol(isStarved || waits ? "stutters" : "smoothly"))
            return CheckResult(holds: !isStarved && !waits, reading: reading)
        }
    }

    /// Folders of a volume are listed without waiting.
    static let foldersList = CheckKind(
        name: "folders-list", title: "folders of a volume come up at once",
        plane: ComputingPlane.name,
        parameters: [ParameterSchema("volume", "the volume", required: true)]
    ) { maker throws(PlantProblem) in
        let volume = try maker.element("volume")
        maker.endpoint = volume
        return { simulation in
            let view = StorageView(simulation)
            var reading = Reading(kind: "folder-listing", point: simulation.id(of: volume))
            guard let index = view.model.volumes.firstIndex(where: { $0.element == volume })
            else { return CheckResult(holds: false, reading: reading) }
            let band = StorageLoad(view).folderBand(index, view)
            reading.add("waiting", .symbol(StorageWords.waiting(band)))
            return CheckResult(holds: band.rawValue < LatencyBand.high.rawValue, reading: reading)
        }
    }

    /// A machine gets a seat of what it needs.
    static let licenceAvailable = CheckKind(
        name: "licence-available", title: "a licence can be had", plane: ComputingPlane.name,
        parameters: [
            ParameterSchema("host", "the machine", required: true),
            ParameterSchema("pool", "the licences", required: true),
            ParameterSchema("feature", "what it needs of them", required: true),
        ]
    ) { maker throws(PlantProblem) in
        let host = try maker.element("host")
        let pool = try maker.element("pool")
        let feature = try maker.word("feature")
        maker.endpoint = host
        return { simulation in
            let view = StorageView(simulation)
            var reading = Reading(
                kind: "licence", point: simulation.id(of: host),
                fields: [ReadingField("feature", .text(feature))])
            guard let found = view.model.pools.first(where: { $0.element == pool }) else {
                return CheckResult(holds: false, reading: reading)
            }
            let answer = LicenceAnswer(view, from: host, pool: found, feature: feature)
            // What somebody sees is that they have none; which error it was stands in the log.
            reading.add("granted", .flag(answer.error == 0))
            reading.add("error", .integer(answer.error))
            return CheckResult(holds: answer.error == 0, reading: reading)
        }
    }

    /// A copy of a card is what the list says that was made at the card.
    static let copyVerified = CheckKind(
        name: "copy-verified", title: "a copy is verified", plane: ComputingPlane.name,
        parameters: [ParameterSchema("copy", "the copy", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try maker.element("copy")
        maker.endpoint = element
        return { simulation in
            let model = ComputingModel.of(simulation.plant)
            var reading = Reading(kind: "copy-verification", point: simulation.id(of: element))
            guard let copy = model.copies.first(where: { $0.element == element }) else {
                return CheckResult(holds: false, reading: reading)
            }
            let state = CopyState(simulation, copy)
            reading.add("files", .integer(Int64(state.clips.count)))
            reading.add(
                "verified", .integer(Int64(state.clips.count { $0.finding == .verified })))
            reading.add("exit-code", .integer(state.exitCode))
            return CheckResult(holds: state.exitCode == 0, reading: reading)
        }
    }

    /// A machine has the agreed versions.
    static let baselineMet = CheckKind(
        name: "baseline-met", title: "a machine has the agreed versions",
        plane: ComputingPlane.name,
        parameters: [ParameterSchema("host", "the machine", required: true)]
    ) { maker throws(PlantProblem) in
        let host = try maker.element("host")
        maker.endpoint = host
        return { simulation in
            var reading = Reading(
                kind: "baseline", point: simulation.id(of: host),
                columns: ["software", "agreed", "installed"])
            let machine = ComputingModel.of(simulation.plant).machine(host)
            for software in machine?.software ?? [] where simulation.slot(software.slot) != 0 {
                reading.rows.append([
                    .text(software.name), .text(software.versions[0]),
                    .text(simulation.words(of: software.slot)),
                ])
            }
            return CheckResult(holds: reading.rows.isEmpty, reading: reading)
        }
    }
}

/// What readings of storage have in common.
enum StorageWords {
    /// A band in one word.
    static func waiting(_ band: LatencyBand) -> String {
        switch band {
        case .low: "none"
        case .rising: "some"
        case .high: "long"
        case .saturated: "without-end"
        }
    }
}
