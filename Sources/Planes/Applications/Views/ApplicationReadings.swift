import Plant
import Signals

/// Readings of programs, files and specifications: the same fields whatever is the matter.
enum ApplicationReadings {
    /// A program's settings page with its messages: the reading `application`.
    static func page(_ simulation: Simulation, _ state: ProjectState) -> Reading {
        typealias Slot = ApplicationKind.Slot
        let program = state.program
        var reading = Reading(
            kind: "application", point: simulation.id(of: program.element),
            columns: ["media", "path", "clips", "offline", "outcome", "speed"])
        reading.add("runs", .flag(state.isOn))
        reading.add("function", .symbol(program.function))
        reading.add("job", .text(program.job))
        for (name, slot) in [
            ("project-rate", Slot.projectRate), ("sequence-rate", Slot.sequenceRate),
            ("labels", Slot.labels), ("raster", Slot.raster), ("scan", Slot.scan),
            ("colour-management", Slot.colour), ("viewing-lut", Slot.lookUpTable),
            ("delay-compensation", Slot.compensation), ("video-driver", Slot.driver),
            ("control-driver", Slot.controls),
        ] {
            reading.add(name, .symbol(state.word(slot)))
        }
        reading.add("opens", .symbol(state.opens))
        reading.add("saves", .symbol(state.saves))
        reading.add("missing-plug-ins", .text(list(state.missingPlugIns)))
        reading.add("missing-fonts", .text(list(state.missingFonts)))
        reading.add(
            "other-versions",
            .text(list(state.otherVersions.map { "\($0.name) \($0.installed)" })))
        reading.add("output", card(simulation, program, "format"))
        reading.add("data-levels", card(simulation, program, "data-levels"))
        reading.add("clip-levels", card(simulation, program, "clip-levels"))
        reading.rows = state.media.map { media in
            [
                .text(simulation.id(of: media.element)), .text(media.path),
                .integer(Int64(media.clips)), .integer(Int64(media.offline)),
                .symbol(media.outcome), .quantity(Quantity(media.speed, .percentHundredth)),
            ]
        }
        return reading
    }

    private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }

    /// A setting of the card, which the program shows among its own.
    private static func card(
        _ simulation: Simulation, _ program: ApplicationsModel.Program, _ name: String
    ) -> ReadingValue {
        guard let card = program.card, let slot = simulation.plant.layout.slot(card, named: name)
        else { return .none }
        return .symbol(simulation.words(of: slot))
    }

    /// What an analyser finds in a programme file: the reading `file`.
    static func file(_ simulation: Simulation, _ file: DeliverableFile) -> Reading {
        let element = file.file.element
        var reading = Reading(kind: "file", point: simulation.id(of: element))
        reading.add("job", .text(file.file.description.job))
        for (name, property, words) in [
            ("rate", FileProperty.rate, ApplicationKind.rates),
            ("raster", .raster, ApplicationKind.rasters), ("scan", .scan, ApplicationKind.scans),
            ("range", .range, DeliverableKind.ranges), ("start", .start, DeliverableKind.starts),
            ("labels", .labels, ApplicationKind.labelKinds),
            ("layout", .layout, DeliverableKind.layouts),
            ("wrapper", .wrapper, DeliverableKind.wrappers),
            ("colour", .colour, ApplicationKind.colours),
        ] {
            reading.add(name, .symbol(file.word(property, words)))
        }
        reading.add("frames", .integer(file.value(.duration)))
        reading.add("duration", .quantity(Quantity(file.milliseconds, .millisecond)))
        reading.add("field-reversals", .integer(file.reversals))
        for (name, property, unit) in [
            ("darkest", FileProperty.darkest, Unit.tenBitCode),
            ("brightest", .brightest, .tenBitCode),
            ("illegal-colours", .gamut, .percentHundredth),
            ("loudness", .integrated, .millidecibel), ("dialogue", .dialogue, .millidecibel),
            ("loudness-range", .loudnessRange, .millidecibel),
            ("sample-peak", .samplePeak, .millidecibel), ("true-peak", .truePeak, .millidecibel),
            ("stems-late", .delay, .none), ("sound-late-at-end", .soundLate, .millisecond),
            ("captions-late", .captions, .none), ("missing-pictures", .offlineClips, .none),
            ("missing-effects", .missingEffects, .none),
        ] {
            reading.add(name, .quantity(Quantity(file.value(property), unit)))
        }
        reading.add("slate", .flag(file.value(.slate) == 1))
        let isKeyed = file.file.description.screening >= 0
        for (name, slot) in [
            ("key-from", DeliverableKind.Slot.keyFrom),
            ("key-until", DeliverableKind.Slot.keyUntil),
        ] {
            reading.add(name, isKeyed ? .quantity(Quantity(file.key(slot), .minute)) : .none)
        }
        return reading
    }

    /// A specification's figures: the reading `delivery-spec`.
    static func spec(_ simulation: Simulation, _ spec: ApplicationsModel.Spec) -> Reading {
        let asked = spec.description
        var reading = Reading(kind: "delivery-spec", point: simulation.id(of: spec.element))
        for (name, word) in [
            ("rate", asked.rate), ("raster", asked.raster), ("scan", asked.scan),
            ("range", asked.range), ("start", asked.start), ("layout", asked.layout),
            ("wrapper", asked.wrapper), ("colour", asked.colour),
            ("measure", asked.loudness.isDialogue ? "dialogue" : "programme"),
        ] {
            reading.add(name, .symbol(word))
        }
        for (name, value, unit) in [
            ("loudness", asked.loudness.target, Unit.millidecibel),
            ("loudness-tolerance", asked.loudness.tolerance, .millidecibel),
            ("true-peak", asked.loudness.truePeak, .millidecibel),
            ("illegal-colours", asked.gamut, .percentHundredth),
            ("captions-late", asked.captions, .none),
        ] {
            reading.add(name, .quantity(Quantity(value, unit)))
        }
        reading.add("slate", .flag(asked.needsSlate))
        return reading
    }

    /// What a flash analyser finds: the reading `flash-test`.
    static func flashes(_ simulation: Simulation, _ element: ElementID, _ file: DeliverableFile)
        -> Reading
    {
        let found = file.flashes
        var reading = Reading(kind: "flash-test", point: simulation.id(of: element))
        reading.add("passes", .flag(found.passes))
        reading.add("changes", .integer(Int64(found.mostChanges)))
        reading.add("permitted", .integer(Int64(FlashAnalysis.permittedChanges)))
        reading.add("area", .quantity(Quantity(Int64(found.largestArea) * 100, .percentHundredth)))
        reading.add(
            "step", .quantity(Quantity(found.largestStep * 10, .candelaTenThousandth)))
        let label = found.firstFrame.flatMap { frame in
            TimecodeCount(file.rate)?.label(ofFrame: Int64(frame)).text(isDropFrame: false)
        }
        reading.add("first", label.map { .text($0) } ?? .none)
        return reading
    }
}

/// A file tested by its station: the verdict by the template that is loaded there.
struct QCReport {
    private let simulation: Simulation
    private let element: ElementID
    private let template: String
    let verdict: SpecVerdict

    /// The report of a file; nil where it has no specification in the model.
    init?(_ simulation: Simulation, _ file: ApplicationsModel.Deliverable) {
        let model = ApplicationsModel.of(simulation.plant)
        guard let spec = model.spec(file.spec) else { return nil }
        self.simulation = simulation
        element = file.element
        let loaded = file.station.map { simulation.slot($0, 0) } ?? 0
        template = DeliverySpecKind.templates[Int(loaded)]
        let figures: LoudnessTolerances? =
            switch loaded {
            case 1: .r128Quality
            case 2: .a85
            case 3: .streaming
            default: nil
            }
        verdict = SpecVerdict(
            DeliverableFile(simulation, file), spec.description, loudness: figures)
    }

    /// Every point with its limit; the template's own name stands on the report too.
    func reading(_ kind: String) -> Reading {
        var reading = Reading(
            kind: kind, point: simulation.id(of: element),
            columns: ["point", "found", "limit", "within", "passes"])
        reading.add("passes", .flag(verdict.passes))
        reading.add("template", .symbol(template))
        reading.rows = verdict.points.map {
            [.symbol($0.name), $0.value, $0.limit, $0.within, .flag($0.passes)]
        }
        return reading
    }
}
