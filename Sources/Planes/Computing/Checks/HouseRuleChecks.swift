import Plant
import Signals

extension ComputingChecks {
    /// What is installed is what the configuration's source says.
    static let configurationEqual = CheckKind(
        name: "configuration-equal", title: "configuration equals its source",
        plane: ComputingPlane.name,
        parameters: [ParameterSchema("configuration", "the managed one", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try maker.element("configuration")
        maker.endpoint = element
        return { simulation in
            let view = StorageView(simulation)
            var reading = Reading(
                kind: "drift", point: simulation.id(of: element),
                columns: ["setting", "source", "actual"])
            guard
                let managed = view.model.configurations.first(where: { $0.element == element })
            else { return CheckResult(holds: false, reading: reading) }
            for row in DriftView(view, managed).rows where row.desired != row.actual {
                reading.rows.append([
                    .text(row.entry.path),
                    .text(simulation.words(of: row.entry.actual, value: row.desired)),
                    .text(simulation.words(of: row.entry.actual)),
                ])
            }
            return CheckResult(holds: reading.rows.isEmpty, reading: reading)
        }
    }

    /// Nobody who has left has an account that works.
    static let leaversOut = CheckKind(
        name: "leavers-out", title: "who has left can't log in", plane: ComputingPlane.name,
        parameters: [ParameterSchema("directory", "the directory", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try maker.element("directory")
        maker.endpoint = element
        return { simulation in
            let model = ComputingModel.of(simulation.plant)
            var reading = Reading(
                kind: "leavers", point: simulation.id(of: element), columns: ["account", "state"])
            let users = model.directories.first { $0.element == element }?.users ?? []
            for user in users
            where user.isGone && simulation.slot(user.state) == DirectoryKind.active {
                reading.rows.append([
                    .text(user.name), .symbol(simulation.words(of: user.state)),
                ])
            }
            return CheckResult(holds: reading.rows.isEmpty, reading: reading)
        }
    }

    /// An array can do without the next disk that fails.
    static let arrayRedundant = CheckKind(
        name: "array-redundant", title: "an array has all its disks", plane: ComputingPlane.name,
        parameters: [ParameterSchema("array", "the array", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try maker.element("array")
        maker.endpoint = element
        return { simulation in
            let view = StorageView(simulation)
            var reading = Reading(kind: "array-state", point: simulation.id(of: element))
            guard let index = view.model.arrays.firstIndex(where: { $0.element == element })
            else { return CheckResult(holds: false, reading: reading) }
            // A disk that is being filled is on its way back: nothing is left to do.
            let failed = view.missingDisks(index) - (view.isRebuilding(index) ? 1 : 0)
            reading.add("state", .symbol(view.state(ofArray: index)))
            return CheckResult(holds: failed == 0, reading: reading)
        }
    }

    /// No program rewrites what belongs to everybody.
    static let noMassChanges = CheckKind(
        name: "no-mass-changes", title: "no program renames the files of a volume",
        plane: ComputingPlane.name,
        parameters: [ParameterSchema("volume", "the volume", required: true)]
    ) { maker throws(PlantProblem) in
        let volume = try maker.element("volume")
        maker.endpoint = volume
        return { simulation in
            let view = StorageView(simulation)
            let index = view.model.volumes.firstIndex { $0.element == volume }
            let flows = StorageLoad(view).flows.filter {
                $0.purpose == .rewriting && $0.volume == index
            }
            var reading = Reading(
                kind: "mass-changes", point: simulation.id(of: volume), columns: ["from"])
            reading.rows = flows.map { [.text(simulation.id(of: $0.host))] }
            return CheckResult(holds: flows.isEmpty, reading: reading)
        }
    }

    /// The night's archive is on tape, with its index, within the time that there is.
    static let archiveInTime = CheckKind(
        name: "archive-in-time", title: "the archive is done in its time",
        plane: ComputingPlane.name,
        parameters: [ParameterSchema("library", "the tape library", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try maker.element("library")
        maker.endpoint = element
        return { simulation in
            let view = StorageView(simulation)
            var reading = Reading(kind: "archive", point: simulation.id(of: element))
            guard let index = view.model.libraries.firstIndex(where: { $0.element == element })
            else { return CheckResult(holds: false, reading: reading) }
            let library = view.model.libraries[index]
            let state = TapeState(view, index)
            let hasIndex = simulation.slot(library.indexWritten) == 1
            reading.add(
                "time",
                state.seconds.map { .quantity(Quantity($0 / 60, .minute)) } ?? .none)
            reading.add("window", .quantity(Quantity(library.window / 60, .minute)))
            reading.add("readable", .flag(hasIndex))
            let isInTime = state.seconds.map { $0 <= library.window } ?? false
            return CheckResult(holds: isInTime && hasIndex, reading: reading)
        }
    }

    /// What is waiting is rendered by its deadline.
    static let renderInTime = CheckKind(
        name: "render-in-time", title: "renders are done by their deadline",
        plane: ComputingPlane.name,
        parameters: [ParameterSchema("queue", "the render queue", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try maker.element("queue")
        maker.endpoint = element
        return { simulation in
            let view = StorageView(simulation)
            var reading = Reading(kind: "render-time", point: simulation.id(of: element))
            guard let manager = view.model.managers.first(where: { $0.element == element })
            else { return CheckResult(holds: false, reading: reading) }
            let seconds = RenderState(view, manager).seconds
            reading.add(
                "time", seconds.map { .quantity(Quantity($0 / 60, .minute)) } ?? .none)
            reading.add("deadline", .quantity(Quantity(manager.deadlineSeconds / 60, .minute)))
            let isInTime = seconds.map { $0 <= manager.deadlineSeconds } ?? false
            return CheckResult(holds: isInTime, reading: reading)
        }
    }

    /// What a server offers comes up again when it is started, and its volumes with it.
    static let startsAtBoot = CheckKind(
        name: "starts-at-boot", title: "a server comes up whole", plane: ComputingPlane.name,
        parameters: [ParameterSchema("host", "the server", required: true)]
    ) { maker throws(PlantProblem) in
        let host = try maker.element("host")
        maker.endpoint = host
        return { simulation in
            let model = ComputingModel.of(simulation.plant)
            var reading = Reading(
                kind: "boot", point: simulation.id(of: host), columns: ["what", "at-boot"])
            for unit in model.machine(host)?.units ?? [] where simulation.slot(unit.boot) == 0 {
                reading.rows.append([.text(unit.name), .text("no")])
            }
            for volume in model.volumes
            where volume.host == host && simulation.slot(volume.slots.boot) != 0 {
                reading.rows.append([
                    .text(volume.mount), .text(simulation.words(of: volume.slots.boot)),
                ])
            }
            return CheckResult(holds: reading.rows.isEmpty, reading: reading)
        }
    }
}
