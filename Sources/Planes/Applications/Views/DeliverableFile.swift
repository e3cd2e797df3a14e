import Plant
import Signals
import SimulationKernel

/// A programme file as it lies on the disk: what its last export wrote.
struct DeliverableFile {
    private let simulation: Simulation
    let file: ApplicationsModel.Deliverable

    init(_ simulation: Simulation, _ file: ApplicationsModel.Deliverable) {
        self.simulation = simulation
        self.file = file
    }

    func value(_ property: FileProperty) -> Int64 {
        simulation.latch(file.element, property.rawValue)
    }

    /// The word of a property that is a choice of some.
    func word(_ property: FileProperty, _ words: [String]) -> String {
        let index = Int(value(property))
        return words.indices.contains(index) ? words[index] : "none"
    }

    var rate: FrameRate { ConformArithmetic.rates[Int(value(.rate))].rate }

    /// What a meter shows of its sound.
    var figures: LoudnessFigures {
        LoudnessFigures(
            integrated: value(.integrated), dialogue: value(.dialogue),
            range: value(.loudnessRange), samplePeak: value(.samplePeak),
            truePeak: value(.truePeak))
    }

    /// The steps backwards of successive fields in a second; 0 of progressive pictures.
    var reversals: Int64 {
        guard value(.scan) == 1 else { return 0 }
        let fields = Int(2 * rate.numerator / rate.denominator)
        let moments = FieldOrder.moments(
            made: .upperFirst, played: FieldOrder(rawValue: value(.fieldOrder)) ?? .upperFirst,
            fields: fields)
        return Int64(FieldOrder.reversals(moments))
    }

    /// The flashing light of its scenes, in the order of `DeliverableKind.effects`: toned down to
    /// steps that don't count, five flashes a second, and photographers' in part of the picture.
    private static let lights = [
        FlashScene.Light(period: 5, area: 100, dark: 90, lit: 104),
        FlashScene.Light(period: 5, area: 100, dark: 30, lit: 210),
        FlashScene.Light(period: 3, area: 40, dark: 60, lit: 235),
    ]

    /// What a flash analyser finds in its pictures.
    var flashes: FlashFinding {
        let effect = min(max(0, Int(value(.effect))), DeliverableFile.lights.count - 1)
        var digest = Digest()
        digest.add(file.description.job)
        let scene = FlashScene(DeliverableFile.lights[effect])
        return FlashAnalysis.analyse(scene.sequence(seed: digest.value, rate: rate))
    }

    /// Milliseconds that it lasts.
    var milliseconds: Int64 {
        ConformArithmetic.nearest(
            value(.duration) * 1000 * rate.denominator, rate.numerator)
    }

    /// Whether a key lets it be shown when it is to be: always where it needs none.
    var isKeyOpen: Bool {
        let screening = file.description.screening
        guard screening >= 0 else { return true }
        return key(DeliverableKind.Slot.keyFrom) <= screening
            && screening + file.description.minutes <= key(DeliverableKind.Slot.keyUntil)
    }

    func key(_ ordinal: Int) -> Int64 { simulation.slot(file.element, ordinal) }
}

/// A file held against a specification, point by point.
struct SpecVerdict {
    struct Point {
        var name: String
        var value: ReadingValue
        var limit: ReadingValue
        /// How far it may be off to either side; `none` where the limit is a limit.
        var within: ReadingValue = .none
        var passes: Bool
    }
    var points: [Point] = []

    /// Whether every point passes.
    var passes: Bool { points.allSatisfy(\.passes) }

    /// Holds a file against a specification.
    ///
    /// - Parameter loudness: other figures than the specification's, as a wrong template has them.
    init(
        _ file: DeliverableFile, _ spec: DeliverySpecKind.Description,
        loudness: LoudnessTolerances? = nil
    ) {
        func word(_ name: String, _ property: FileProperty, _ words: [String], _ limit: String) {
            let value = file.word(property, words)
            points.append(
                Point(
                    name: name, value: .symbol(value), limit: .symbol(limit),
                    passes: value == limit))
        }
        word("rate", .rate, ApplicationKind.rates, spec.rate)
        word("raster", .raster, ApplicationKind.rasters, spec.raster)
        word("scan", .scan, ApplicationKind.scans, spec.scan)
        word("range", .range, DeliverableKind.ranges, spec.range)
        word("start", .start, DeliverableKind.starts, spec.start)
        word("layout", .layout, DeliverableKind.layouts, spec.layout)
        word("wrapper", .wrapper, DeliverableKind.wrappers, spec.wrapper)
        word("colour", .colour, ApplicationKind.colours, spec.colour)
        addPicture(file, spec)
        addSound(file, loudness ?? spec.loudness)
        addContents(file, spec)
    }

    private mutating func add(
        _ name: String, _ value: Int64, atMost limit: Int64, _ unit: Unit = .none
    ) {
        points.append(
            Point(
                name: name, value: .quantity(Quantity(value, unit)),
                limit: .quantity(Quantity(limit, unit)),
                passes: value.magnitude <= limit.magnitude))
    }

    private mutating func addPicture(
        _ file: DeliverableFile, _ spec: DeliverySpecKind.Description
    ) {
        add("field-reversals", file.reversals, atMost: 0, .errorPerSecond)
        add("illegal-colours", file.value(.gamut), atMost: spec.gamut, .percentHundredth)
        let flashes = file.flashes
        points.append(
            Point(
                name: "flashes", value: .integer(Int64(flashes.mostChanges / 2)),
                limit: .integer(Int64(FlashAnalysis.permittedChanges / 2)),
                passes: flashes.passes))
    }

    private mutating func addSound(_ file: DeliverableFile, _ loudness: LoudnessTolerances) {
        let allowed = loudness.allows(file.figures)
        points.append(
            Point(
                name: loudness.isDialogue ? "dialogue-loudness" : "loudness",
                value: .quantity(Quantity(loudness.level(file.figures), .millidecibel)),
                limit: .quantity(Quantity(loudness.target, .millidecibel)),
                within: .quantity(Quantity(loudness.tolerance, .millidecibel)),
                passes: allowed.level))
        points.append(
            Point(
                name: "true-peak",
                value: .quantity(Quantity(file.figures.truePeak, .millidecibel)),
                limit: .quantity(Quantity(loudness.truePeak, .millidecibel)),
                passes: allowed.peak))
        // A millisecond at 48 kHz: far below what anybody hears as late (a judgement).
        add("stems-late", file.value(.delay), atMost: 48)
        // The larger of what one stage may add (EBU R 37: +5 … −15 ms).
        add("sound-late-at-end", file.value(.soundLate), atMost: 15, .millisecond)
    }

    private mutating func addContents(
        _ file: DeliverableFile, _ spec: DeliverySpecKind.Description
    ) {
        add("captions-late", file.value(.captions), atMost: spec.captions)
        add("missing-pictures", file.value(.offlineClips), atMost: 0)
        add("missing-effects", file.value(.missingEffects), atMost: 0)
        if spec.needsSlate {
            points.append(
                Point(
                    name: "slate", value: .flag(file.value(.slate) == 1), limit: .flag(true),
                    passes: file.value(.slate) == 1))
        }
    }
}
