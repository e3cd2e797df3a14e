package import Plant
import Signals

/// Licences, copies of cards and managed configurations, as their own tools show them.
extension ComputingQueries {
    /// What a licence server says to this machine: the reading `licences`, a row for each feature
    /// of each pool.
    package func licences() -> Reading {
        var reading = reading(
            "licences",
            columns: [
                "server", "port", "vendor", "manager", "daemon", "feature", "seats", "used",
                "outcome", "error",
            ])
        for pool in model.pools {
            let manager = view.connect(from: element, to: pool.host, port: pool.port)
            let daemon = view.connect(from: pool.host, to: pool.host, port: pool.vendorPort)
            for feature in pool.features {
                let answer = LicenceAnswer(
                    view, from: element, pool: pool, feature: feature.name)
                reading.rows.append([
                    .text(simulation.id(of: pool.host)), .integer(pool.port), .text(pool.vendor),
                    .symbol(manager), .flag(daemon == "open"), .text(feature.name),
                    .integer(feature.seats), .integer(answer.used + answer.leaked),
                    .symbol(answer.outcome), .integer(answer.error),
                ])
            }
        }
        return reading
    }

    /// Who holds the seats: the reading `licence-users`. Dead programs' machines are still listed.
    package func licenceUsers() -> Reading {
        var reading = reading("licence-users", columns: ["feature", "machine", "answers"])
        for pool in model.pools
        where view.connect(from: element, to: pool.host, port: pool.port) == "open" {
            for feature in pool.features {
                for user in feature.users where view.isOn(user) {
                    reading.rows.append([
                        .text(feature.name), .text(simulation.id(of: user)), .flag(true),
                    ])
                }
                for number in 0..<simulation.slot(feature.leaked) {
                    reading.rows.append([
                        .text(feature.name), .text("old-\(number + 1)"), .flag(false),
                    ])
                }
            }
        }
        return reading
    }

    /// A copy of a card against its list: the reading `copy-check`; nil where none lies at a path.
    package func copyCheck(_ path: String) -> Reading? {
        guard
            let copy = model.copies.first(where: { $0.host == element && $0.path == path })
        else { return nil }
        var reading = reading(
            "copy-check", columns: ["path", "finding", "size", "listed", "found", "is-younger"])
        reading.add("path", .text(path))
        let state = CopyState(simulation, copy)
        for clip in state.clips {
            reading.rows.append([
                .text(clip.path),
                .symbol(["verified", "mismatch", "missing", "new"][Int(clip.finding.rawValue)]),
                .integer(clip.size), .text(FileDigests.hexadecimal(clip.listed)),
                .text(FileDigests.hexadecimal(clip.found)), .flag(clip.isYounger),
            ])
        }
        reading.add("exit-code", .integer(state.exitCode))
        return reading
    }

    /// Where copies lie on this machine.
    package var copyPaths: [String] {
        model.copies.filter { $0.host == element }.map(\.path)
    }

    /// The systems of the configurations that are run here: `ansible`, `salt`, `puppet`.
    package var managedSystems: [String] {
        model.configurations.filter { $0.host == element }.map(\.system)
    }

    /// What a run of this machine's configurations would change, and the edits that it makes: the
    /// reading `configuration-run`.
    package func configurationRun(system: String, isCheck: Bool) -> (
        reading: Reading, edits: [SlotEdit]
    ) {
        var reading = reading(
            "configuration-run", columns: ["machine", "entry", "before", "after", "reached"])
        reading.add("tool", .symbol(system))
        reading.add("check", .flag(isCheck))
        var edits: [SlotEdit] = []
        for managed in model.configurations
        where managed.host == element && managed.system == system {
            let drift = DriftView(view, managed)
            edits += drift.edits
            for row in drift.rows {
                reading.rows.append([
                    .text(simulation.id(of: row.entry.target)), .text(row.entry.path),
                    .text(simulation.words(of: row.entry.actual, value: row.actual)),
                    .text(simulation.words(of: row.entry.desired, value: row.desired)),
                    .flag(row.isReached),
                ])
            }
        }
        return (reading, isCheck ? [] : edits)
    }
}
