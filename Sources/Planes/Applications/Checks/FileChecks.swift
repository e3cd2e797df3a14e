import Plant
import Signals

extension ApplicationChecks {
    private static func file(_ maker: inout CheckMaker) throws(PlantProblem) -> ElementID {
        let element = try maker.element("deliverable")
        guard maker.layout.slot(element, named: "mix-gain") != nil else {
            throw maker.problem(
                "deliverable", "`\(maker.layout.elements[element.index].id)` isn't a programme file"
            )
        }
        maker.endpoint = element
        return element
    }

    /// The points that don't pass, with what was found and the limit.
    private static func result(
        _ simulation: Simulation, _ element: ElementID, _ kind: String, _ verdict: SpecVerdict?
    ) -> CheckResult {
        var reading = Reading(
            kind: kind, point: simulation.id(of: element),
            columns: ["point", "found", "limit", "within"])
        guard let verdict else { return CheckResult(holds: false, reading: reading) }
        let failed = verdict.points.filter { !$0.passes }
        reading.add("failed", .integer(Int64(failed.count)))
        reading.rows = failed.map { [.symbol($0.name), $0.value, $0.limit, $0.within] }
        return CheckResult(holds: failed.isEmpty, reading: reading)
    }

    /// A file meets its specification.
    static let deliverablePasses = CheckKind(
        name: "deliverable-passes", title: "a file meets its specification",
        plane: ApplicationsPlane.name,
        parameters: [ParameterSchema("deliverable", "the programme file", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try file(&maker)
        return { simulation in
            let model = ApplicationsModel.of(simulation.plant)
            let verdict = model.deliverable(element).flatMap { file in
                model.spec(file.spec).map {
                    SpecVerdict(DeliverableFile(simulation, file), $0.description)
                }
            }
            return result(simulation, element, "delivery", verdict)
        }
    }

    /// What the QC station says of a file: an expectation that is right only as its template is.
    static let qcPasses = CheckKind(
        name: "qc-passes", title: "the QC report of a file is clean",
        plane: ApplicationsPlane.name,
        parameters: [ParameterSchema("deliverable", "the programme file", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try file(&maker)
        return { simulation in
            let model = ApplicationsModel.of(simulation.plant)
            let report = model.deliverable(element).flatMap { QCReport(simulation, $0) }
            return result(simulation, element, "qc-verdict", report?.verdict)
        }
    }

    /// A file's key lets it be shown when it is to be.
    static let keyOpens = CheckKind(
        name: "key-opens", title: "a key opens for the screening", plane: ApplicationsPlane.name,
        parameters: [ParameterSchema("deliverable", "the programme file", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try file(&maker)
        return { simulation in
            let model = ApplicationsModel.of(simulation.plant)
            var reading = Reading(kind: "key", point: simulation.id(of: element))
            guard let found = model.deliverable(element) else {
                return CheckResult(holds: false, reading: reading)
            }
            let isOpen = DeliverableFile(simulation, found).isKeyOpen
            reading.add(
                "screening", .quantity(Quantity(found.description.screening, .minute)))
            reading.add("plays", .flag(isOpen))
            return CheckResult(holds: isOpen, reading: reading)
        }
    }
}

/// What a program's card sends, against the sequence that it should be.
struct SuiteOutput {
    let result: CheckResult

    init(_ simulation: Simulation, _ program: ApplicationsModel.Program) {
        var reading = Reading(kind: "suite-output", point: simulation.id(of: program.element))
        let wanted = SuiteOutput.formats(simulation, program)
        let content = "job/" + program.job
        let layout = simulation.plant.layout
        let port = program.card.flatMap { layout.port($0, named: "out-1") }
        let signal = port.map { PictureSignal(simulation.signal(at: $0)) } ?? .absent
        reading.add("wanted", .symbol(wanted.first?.name ?? "none"))
        guard let format = signal.videoFormat, signal.hasCarrier else {
            reading.add("format", .symbol("no-signal"))
            reading.add("content", .text(""))
            reading.add("deviation", .quantity(Quantity(0, .tenBitCode)))
            result = CheckResult(holds: false, reading: reading)
            return
        }
        let seen = simulation.text(ofSymbol: signal.content)
        let chain = simulation.words(ofList: signal.chain)
        let standard = PictureRendering.standardChain(of: format)
        var worst: Int64 = 0
        for patch in PictureContent.patches(ofSymbol: seen) {
            let a = PictureRendering.codes(of: patch.rgb, through: chain)
            let b = PictureRendering.codes(of: patch.rgb, through: standard)
            for (one, other) in [(a.y, b.y), (a.cb, b.cb), (a.cr, b.cr)] {
                worst = max(worst, Int64((one - other).magnitude))
            }
        }
        reading.add("format", .symbol(format.name))
        reading.add("content", .text(seen))
        reading.add("deviation", .quantity(Quantity(worst, .tenBitCode)))
        result = CheckResult(
            holds: wanted.contains(format) && seen == content && worst <= 4, reading: reading)
    }

    /// The formats in which a sequence can leave: progressive pictures also as segmented frames.
    private static func formats(
        _ simulation: Simulation, _ program: ApplicationsModel.Program
    ) -> [VideoFormat] {
        func value(_ ordinal: Int) -> Int { Int(simulation.slot(program.element, ordinal)) }
        let rate = ConformArithmetic.rates[value(ApplicationKind.Slot.sequenceRate)].rate
        let raster = ApplicationKind.rasters[value(ApplicationKind.Slot.raster)]
        let isInterlaced = value(ApplicationKind.Slot.scan) == 1
        let found = VideoFormat.all.filter { format in
            "\(format.raster.pictureWidth)x\(format.raster.pictureHeight)" == raster
                && format.frameRate == rate && (format.scan == .interlaced) == isInterlaced
        }
        return found.filter { $0.scan != .segmentedFrame }
            + found.filter { $0.scan == .segmentedFrame }
    }
}
