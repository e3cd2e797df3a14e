import Plant
import Signals

/// What programs, file analysers and lists show.
enum ApplicationProbes {
    static let all = [
        application, inspectFile, qcReport, verifyCopy, flashTest, compareTimecode,
    ]

    private static func accepts(_ kinds: [String], _ what: String)
        -> @Sendable (Plant, ActionTarget) -> String?
    {
        { plant, target in
            guard case .element(let element) = target,
                kinds.contains(plant.kind(of: element).name)
            else { return "that is read of \(what)" }
            return nil
        }
    }

    private static func element(_ target: ActionTarget) throws(ActionRefusal) -> ElementID {
        guard case .element(let element) = target else {
            throw ActionRefusal("that is read of a whole thing", advice: "name an element")
        }
        return element
    }

    /// The settings page of a program, its project and its messages.
    static let application = ProbeKind(
        name: "application", title: "a program's settings and messages",
        plane: ApplicationsPlane.name, usage: "measure application PROGRAM",
        price: Price(seconds: 60),
        accepts: accepts([ApplicationKind.kindName], "a program")
    ) { simulation, target, _ throws(ActionRefusal) in
        let element = try element(target)
        let model = ApplicationsModel.of(simulation.plant)
        guard let program = model.program(element) else {
            throw ActionRefusal("that isn't a program")
        }
        return ApplicationReadings.page(simulation, ProjectState(simulation, program))
    }

    /// What a file analyser says of a programme file or of media; what a specification asks.
    static let inspectFile = ProbeKind(
        name: "inspect-file", title: "file analyser", plane: ApplicationsPlane.name,
        usage: "measure inspect-file FILE", price: Price(seconds: 180), needsPresence: false,
        accepts: accepts(
            [DeliverableKind.kindName, MediaSetKind.kindName, DeliverySpecKind.kindName],
            "a file, a media set or a specification")
    ) { simulation, target, _ throws(ActionRefusal) in
        let element = try element(target)
        let model = ApplicationsModel.of(simulation.plant)
        if let file = model.deliverable(element) {
            return ApplicationReadings.file(simulation, DeliverableFile(simulation, file))
        }
        if let media = model.media(element) { return MediaReadings.media(simulation, media) }
        guard let spec = model.spec(element) else {
            throw ActionRefusal("that isn't a file")
        }
        return ApplicationReadings.spec(simulation, spec)
    }

    /// The report of the QC station that tests a file.
    static let qcReport = ProbeKind(
        name: "qc-report", title: "QC report", plane: ApplicationsPlane.name,
        usage: "measure qc-report FILE", price: Price(seconds: 600), needsPresence: false,
        accepts: accepts([DeliverableKind.kindName], "a programme file")
    ) { simulation, target, _ throws(ActionRefusal) in
        let element = try element(target)
        let model = ApplicationsModel.of(simulation.plant)
        guard let file = model.deliverable(element), let report = QCReport(simulation, file) else {
            throw ActionRefusal("nobody tests that")
        }
        return report.reading("qc-report")
    }

    /// Both copies of a card, hashed again and held against the card's list.
    static let verifyCopy = ProbeKind(
        name: "verify-copy", title: "hashes of a card's copies", plane: ApplicationsPlane.name,
        usage: "measure verify-copy OFFLOAD", price: Price(seconds: 1200), needsPresence: false,
        accepts: accepts([OffloadKind.kindName], "an offload")
    ) { simulation, target, _ throws(ActionRefusal) in
        let element = try element(target)
        let model = ApplicationsModel.of(simulation.plant)
        guard let offload = model.offload(element) else {
            throw ActionRefusal("that isn't an offload")
        }
        return MediaReadings.copies(simulation, offload)
    }

    /// A flash analyser over a whole file.
    static let flashTest = ProbeKind(
        name: "flash-test", title: "flash analyser", plane: ApplicationsPlane.name,
        usage: "measure flash-test FILE", price: Price(seconds: 900), needsPresence: false,
        accepts: accepts([DeliverableKind.kindName], "a programme file")
    ) { simulation, target, _ throws(ActionRefusal) in
        let element = try element(target)
        let model = ApplicationsModel.of(simulation.plant)
        guard let file = model.deliverable(element) else {
            throw ActionRefusal("that isn't a programme file")
        }
        return ApplicationReadings.flashes(
            simulation, element, DeliverableFile(simulation, file))
    }

    /// Labels of a list against those of the sequence that took it in, or stamps against slates.
    static let compareTimecode = ProbeKind(
        name: "compare-timecode", title: "timecode against timecode",
        plane: ApplicationsPlane.name, usage: "measure compare-timecode LIST",
        price: Price(seconds: 300), needsPresence: false,
        accepts: accepts(
            [TurnoverKind.kindName, MediaSetKind.kindName], "a list or a media set")
    ) { simulation, target, _ throws(ActionRefusal) in
        let element = try element(target)
        let model = ApplicationsModel.of(simulation.plant)
        if let turnover = model.turnover(element),
            let state = ConformState(simulation, turnover)
        {
            return MediaReadings.labels(simulation, element, state)
        }
        guard let media = model.media(element) else {
            throw ActionRefusal("that has no timecode")
        }
        return MediaReadings.stamps(simulation, media)
    }
}
