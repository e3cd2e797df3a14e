import Plant
import Signals

/// What is owed of projects, outputs, files, cards and lists.
enum ApplicationChecks {
    static let all = [
        projectOpens, outputAgrees, controlsAnswer, deliverablePasses, qcPasses, keyOpens,
        copiesVerified, conformRight,
    ]

    /// Finds the thing that an argument names, of one kind; the check is looked at there.
    private static func thing(_ maker: inout CheckMaker, _ name: String, hasSlot slot: String)
        throws(PlantProblem) -> ElementID
    {
        let element = try maker.element(name)
        let record = maker.layout.elements[element.index]
        let isOne = maker.layout.slot(element, named: slot) != nil
        guard isOne else {
            throw maker.problem(name, "`\(record.id)` isn't a \(name)")
        }
        maker.endpoint = element
        return element
    }

    /// A project opens with all its media and effects, at its speed, and saves.
    static let projectOpens = CheckKind(
        name: "project-opens", title: "a project opens with all that belongs to it",
        plane: ApplicationsPlane.name,
        parameters: [ParameterSchema("application", "the program", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try thing(&maker, "application", hasSlot: "sequence-rate")
        return { simulation in
            let model = ApplicationsModel.of(simulation.plant)
            var reading = Reading(kind: "project", point: simulation.id(of: element))
            guard let program = model.program(element) else {
                return CheckResult(holds: false, reading: reading)
            }
            let state = ProjectState(simulation, program)
            let media = state.media
            reading.add("opens", .flag(state.isOn && state.otherVersions.isEmpty))
            reading.add("clips", .integer(Int64(media.reduce(0) { $0 + $1.clips })))
            reading.add("offline", .integer(Int64(media.reduce(0) { $0 + $1.offline })))
            reading.add("saves", .flag(state.saves == "ok"))
            reading.add(
                "missing-effects",
                .integer(Int64(state.missingPlugIns.count + state.missingFonts.count)))
            reading.add(
                "slowest",
                .quantity(Quantity(media.map(\.speed).min() ?? 10_000, .percentHundredth)))
            reading.add(
                "fastest",
                .quantity(Quantity(media.map(\.speed).max() ?? 10_000, .percentHundredth)))
            reading.add(
                "sound-late-per-hour", .quantity(Quantity(state.soundLatePerHour, .millisecond)))
            reading.add("stems-late", .integer(state.delay))
            return CheckResult(holds: state.isWhole, reading: reading)
        }
    }

    /// What leaves the suite is the sequence: its format, its job, its levels.
    static let outputAgrees = CheckKind(
        name: "output-agrees", title: "a suite's output is its sequence",
        plane: ApplicationsPlane.name,
        parameters: [ParameterSchema("application", "the program", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try thing(&maker, "application", hasSlot: "sequence-rate")
        return { simulation in
            let model = ApplicationsModel.of(simulation.plant)
            guard let program = model.program(element) else {
                return CheckResult(
                    holds: false, reading: Reading(kind: "suite-output", point: ""))
            }
            return SuiteOutput(simulation, program).result
        }
    }

    /// Tablet and control surface do what is done on them.
    static let controlsAnswer = CheckKind(
        name: "controls-answer", title: "tablet and control surface answer",
        plane: ApplicationsPlane.name,
        parameters: [ParameterSchema("application", "the program", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try thing(&maker, "application", hasSlot: "control-driver")
        return { simulation in
            let answers =
                simulation.slot(element, ApplicationKind.Slot.controls) == 0
                && ApplicationsModel.of(simulation.plant).program(element).map {
                    simulation.slot($0.host, HostSlots.power) == 1
                } == true
            return CheckResult(
                holds: answers,
                reading: Reading(
                    kind: "controls", point: simulation.id(of: element),
                    fields: [ReadingField("answers", .flag(answers))]))
        }
    }

    /// Both copies of a card are right, and were read back.
    static let copiesVerified = CheckKind(
        name: "copies-verified", title: "a card has two verified copies",
        plane: ApplicationsPlane.name,
        parameters: [ParameterSchema("offload", "the offload", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try thing(&maker, "offload", hasSlot: "card")
        return { simulation in
            let model = ApplicationsModel.of(simulation.plant)
            var reading = Reading(kind: "card-safe", point: simulation.id(of: element))
            guard let offload = model.offload(element) else {
                return CheckResult(holds: false, reading: reading)
            }
            let state = OffloadState(simulation, offload)
            reading.add("copies", .integer(Int64(state.copies.count)))
            reading.add("good", .integer(Int64(state.copies.count { $0.isGood })))
            reading.add("read-back", .integer(Int64(state.copies.count { $0.isVerified })))
            return CheckResult(holds: state.isSafe, reading: reading)
        }
    }

    /// A list conforms: all clips found, everything where it belongs, to the end.
    static let conformRight = CheckKind(
        name: "conform-right", title: "a list conforms", plane: ApplicationsPlane.name,
        parameters: [ParameterSchema("turnover", "the list", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try thing(&maker, "turnover", hasSlot: "list-rate")
        return { simulation in
            let model = ApplicationsModel.of(simulation.plant)
            var reading = Reading(kind: "conform", point: simulation.id(of: element))
            guard let turnover = model.turnover(element),
                let state = ConformState(simulation, turnover)
            else { return CheckResult(holds: false, reading: reading) }
            reading.add("events", .integer(Int64(state.events)))
            reading.add("missing", .integer(Int64(state.missing)))
            reading.add("short-handles", .integer(Int64(state.short)))
            reading.add("labels-agree", .flag(state.labelsAgree))
            for (name, position) in zip(
                ["start", "one-minute", "ten-minutes", "end"], state.positions)
            {
                reading.add(name, .integer(position.offset))
            }
            reading.add("sound-offset", .integer(state.stampOffset))
            reading.add(
                "sound-late-at-end", .quantity(Quantity(state.soundLate, .millisecond)))
            return CheckResult(holds: state.isRight, reading: reading)
        }
    }
}
