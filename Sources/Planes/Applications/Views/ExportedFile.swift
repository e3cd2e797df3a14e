import Plant
import Signals

/// A property of a programme file; the raw value is the ordinal of its latch.
enum FileProperty: Int, CaseIterable, Sendable {
    /// Indices into the lists of choices of the kinds.
    case rate, raster, scan, fieldOrder, range, start, labels, layout, wrapper, colour
    /// Thousandths of a decibel.
    case integrated, dialogue, loudnessRange, samplePeak, truePeak
    /// The share of illegal colours in hundredths of a percent, and the extreme luma codes.
    case gamut, darkest, brightest
    case effect
    /// Frames, samples and milliseconds.
    case captions, delay, soundLate
    /// 0 or 1, and counts.
    case slate, offlineClips, missingEffects
    /// Frames.
    case duration

    /// The latch's name after `file-`.
    var name: String {
        switch self {
        case .fieldOrder: "field-order"
        case .loudnessRange: "loudness-range"
        case .samplePeak: "sample-peak"
        case .truePeak: "true-peak"
        case .soundLate: "sound-late"
        case .offlineClips: "offline-clips"
        case .missingEffects: "missing-effects"
        default: "\(self)"
        }
    }
}

/// What an export makes now: a file's properties from the sequence, the preset, the mix and what
/// the programme holds.
struct ExportedFile {
    private let simulation: Simulation
    private let file: ApplicationsModel.Deliverable
    private let project: ProjectState

    /// The file of an element that is one in the plant's model; traps otherwise.
    init(_ simulation: Simulation, _ element: ElementID) {
        self.simulation = simulation
        let model = ApplicationsModel.of(simulation.plant)
        guard let file = model.deliverable(element), let program = model.program(file.program)
        else { preconditionFailure("a programme file with its program") }
        self.file = file
        project = ProjectState(simulation, program)
    }

    /// Whether there is anything to export from.
    var canExport: Bool { project.isOn }

    private func own(_ ordinal: Int) -> Int64 { simulation.slot(file.element, ordinal) }

    /// A choice of the preset, whose first is the sequence's own.
    private func chosen(_ ordinal: Int, _ sequence: Int) -> Int64 {
        let preset = own(ordinal)
        return preset == 0 ? project.value(sequence) : preset - 1
    }

    private var rate: FrameRate {
        let index = chosen(DeliverableKind.Slot.rate, ApplicationKind.Slot.sequenceRate)
        return ConformArithmetic.rates[Int(index)].rate
    }

    /// The mix with what is done to it.
    private var figures: LoudnessFigures {
        ProgrammeMix(
            file.description.figures, gain: own(DeliverableKind.Slot.gain),
            limiter: MixLimiter(rawValue: own(DeliverableKind.Slot.limiter)) ?? .off,
            ceiling: file.description.ceiling
        ).measured
    }

    /// The value of a property, as an export would write it now.
    func value(_ property: FileProperty) -> Int64 {
        switch property {
        case .rate: chosen(DeliverableKind.Slot.rate, ApplicationKind.Slot.sequenceRate)
        case .raster: chosen(DeliverableKind.Slot.raster, ApplicationKind.Slot.raster)
        case .scan: chosen(DeliverableKind.Slot.scan, ApplicationKind.Slot.scan)
        case .fieldOrder: own(DeliverableKind.Slot.fieldOrder)
        case .range: own(DeliverableKind.Slot.range)
        case .start: own(DeliverableKind.Slot.start)
        case .labels: project.value(ApplicationKind.Slot.labels)
        case .layout: own(DeliverableKind.Slot.layout)
        case .wrapper: own(DeliverableKind.Slot.wrapper)
        case .colour: project.value(ApplicationKind.Slot.colour)
        case .integrated: figures.integrated
        case .dialogue: figures.dialogue
        case .loudnessRange: figures.range
        case .samplePeak: figures.samplePeak
        case .truePeak: figures.truePeak
        case .gamut, .darkest, .brightest: picture(property)
        case .effect: own(DeliverableKind.Slot.effect)
        case .captions: own(DeliverableKind.Slot.captions)
        case .delay: project.delay
        case .soundLate: soundLate
        case .slate: own(DeliverableKind.Slot.slate) == 0 ? 1 : 0
        case .offlineClips: Int64(project.media.reduce(0) { $0 + $1.offline })
        case .missingEffects:
            Int64(project.missingPlugIns.count + project.missingFonts.count)
        case .duration: duration
        }
    }

    /// Frames of the programme: as many as were cut, whatever rate they are then played at.
    private var duration: Int64 {
        let slot = simulation.plant.layout.slot(
            project.program.element, ApplicationKind.Slot.sequenceRate)
        let cut = ConformArithmetic.rates[Int(simulation.plant.nominal[slot.index])].rate
        return file.description.minutes * 60 * cut.numerator / cut.denominator
    }

    /// Milliseconds by which sound is late at the end: it keeps the project's time, the picture
    /// takes the file's.
    private var soundLate: Int64 {
        let sound = ConformArithmetic.rates[
            Int(project.value(ApplicationKind.Slot.projectRate))
        ].rate
        return ConformArithmetic.nearest(
            duration * 1000 * sound.denominator, sound.numerator)
            - ConformArithmetic.nearest(duration * 1000 * rate.denominator, rate.numerator)
    }

    /// What an analyser of levels finds in the programme's pictures.
    private func picture(_ property: FileProperty) -> Int64 {
        var patches = PictureContent.patches(ofSymbol: "job/" + file.description.job)
        // A graphic in saturated RGB: beyond what R 103 tolerates on a part of the picture.
        let graphic = RGB(red: 1.12, green: -0.09, blue: 0.04)
        let isLegal = own(DeliverableKind.Slot.legaliser) == 0
        patches.append(
            PicturePatch(
                name: "graphic",
                rgb: isLegal ? graphic.map { min(max($0, 0), 1) } : graphic, area: 0.03))
        let chain = ColourManagement.words(project.value(ApplicationKind.Slot.colour))
        let isFull = own(DeliverableKind.Slot.range) == 1
        let words = chain + (isFull ? [PictureTransform.fullRangeSentUnscaled.word] : [])
        var (darkest, brightest) = (Int64.max, Int64.min)
        var outside = 0.0
        for patch in patches {
            let components = PictureRendering.components(of: patch.rgb, through: words)
            let code = Int64(PictureRendering.codes(of: patch.rgb, through: words).y)
            darkest = min(darkest, code)
            brightest = max(brightest, code)
            if !GamutTolerance.allows(components, matrix: .bt709, bits: 10) {
                outside += patch.area
            }
        }
        switch property {
        case .darkest: return darkest
        case .brightest: return brightest
        default: return Int64((outside * 10_000).rounded())
        }
    }
}

/// What a program's colour management makes of pictures that are of BT.709.
///
/// Gains of luma and of colour differences stand for it: log pictures shown as they are have about
/// seven tenths of the contrast and half of the colour, and P3 taken for BT.709 a seventh less
/// colour (judgements).
enum ColourManagement {
    /// What is done, in the order of `ApplicationKind.colours`, as thousandths.
    static let gains: [(luma: Int64, chroma: Int64)] = [(1000, 1000), (700, 500), (1000, 860)]
    /// In the order of `ApplicationKind.tables`: a conversion of log pictures done once too often,
    /// and a show's look.
    static let tables: [(luma: Int64, chroma: Int64)] = [(1000, 1000), (1220, 1400), (940, 1120)]

    /// The words of a chain; none where nothing is changed.
    static func words(_ choice: Int64) -> [Int64] { words(gains, choice) }
    static func words(ofTable choice: Int64) -> [Int64] { words(tables, choice) }

    private static func words(_ list: [(luma: Int64, chroma: Int64)], _ choice: Int64) -> [Int64] {
        guard choice > 0, list.indices.contains(Int(choice)) else { return [] }
        let gain = list[Int(choice)]
        return [PictureTransform.gain(lumaMilli: gain.luma, chromaMilli: gain.chroma).word]
    }
}
