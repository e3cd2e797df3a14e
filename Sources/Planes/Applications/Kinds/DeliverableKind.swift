import Plant
import Signals

/// A programme file that a program exports, with its preset, its mix and what goes with it.
///
/// The file is what it was when it was exported: its properties are latches, which only the
/// procedure `export` brings to what the settings say now.
enum DeliverableKind {
    static let kindName = "deliverable"
    static let ranges = ["narrow", "full"]
    static let starts = ["10:00:00:00", "00:00:00:00", "09:58:00:00", "01:00:00:00"]
    /// SMPTE's and the film order of six channels (DOMAIN §3).
    static let layouts = ["stereo", "5.1-smpte", "5.1-film"]
    static let wrappers = ["as-11", "imf", "dcp", "mov"]
    static let effects = ["toned-down", "lightning", "photographers"]
    static let asSequence = "as-sequence"

    /// Ordinals of its slots.
    enum Slot {
        static let rate = 0
        static let raster = 1
        static let scan = 2
        static let fieldOrder = 3
        static let range = 4
        static let start = 5
        static let layout = 6
        static let wrapper = 7
        static let gain = 8
        static let limiter = 9
        static let legaliser = 10
        static let effect = 11
        static let captions = 12
        static let slate = 13
        static let keyFrom = 14
        static let keyUntil = 15
    }

    /// What its parameters say.
    struct Description {
        var job: String
        var application: String
        var spec: String
        var station: String
        var minutes: Int64
        var figures: LoudnessFigures
        var ceiling: Int64
        /// Minutes from the first day's midnight; −1 where it needs no key.
        var screening: Int64

        init(_ source: some ParameterReading) throws(PlantProblem) {
            job = try source.word("job")
            application = try source.word("made-by")
            spec = try source.word("spec")
            station = try source.word("qc", default: "")
            minutes = try source.integer("minutes", in: 1...240, default: 60)
            let loudness = try source.integer("loudness", in: -60_000...0, default: -23_000)
            let peak = try source.integer("peak", in: -40_000...6000, default: -1500)
            figures = LoudnessFigures(
                integrated: loudness,
                dialogue: try source.integer(
                    "dialogue", in: -60_000...0, default: loudness - 600),
                range: try source.integer("loudness-range", in: 0...40_000, default: 9000),
                samplePeak: peak,
                truePeak: peak
                    + (try source.integer("overshoot", in: 0...6000, default: 1400)))
            ceiling = try source.integer("ceiling", in: -20_000...0, default: -3000)
            screening = try source.integer("screening", in: -1...100_000, default: -1)
        }
    }

    private static let parameters = [
        ParameterSchema("job", "the job", required: true),
        ParameterSchema("made-by", "the program that exports it", required: true),
        ParameterSchema("spec", "the delivery specification that it has to meet", required: true),
        ParameterSchema("qc", "the QC station that tests it"),
        ParameterSchema("minutes", "how long it is, 1…240"),
        ParameterSchema("loudness", "integrated loudness without gain, LUFS in thousandths"),
        ParameterSchema("dialogue", "loudness of its dialogue, LUFS in thousandths"),
        ParameterSchema("loudness-range", "loudness range, LU in thousandths"),
        ParameterSchema("peak", "highest sample before the limiter, dBFS in thousandths"),
        ParameterSchema("overshoot", "what true peaks have beyond samples, dB in thousandths"),
        ParameterSchema("ceiling", "the limiter's ceiling, in thousandths of a dB"),
        ParameterSchema("screening", "when it is shown, in minutes from the first midnight"),
    ]

    static let kind = ElementKind(
        name: kindName, title: "programme file", plane: ApplicationsPlane.name,
        parameters: parameters,
        declare: { declarer throws(PlantProblem) in
            let file = try Description(declarer)
            declarePreset(&declarer)
            declareContents(&declarer, screening: file.screening)
            for property in FileProperty.allCases { declarer.latch("file-" + property.name) }
        },
        wire: { wirer throws(PlantProblem) in
            let file = try Description(wirer)
            try wirer.checkElement("made-by", file.application)
            try wirer.checkElement("spec", file.spec)
            if !file.station.isEmpty { try wirer.checkElement("qc", file.station) }
            let element = wirer.element
            var cells = wirer.layout.elements[element.index].slots.map { wirer.cell(SlotID($0)) }
            if let program = wirer.layout.element(named: file.application) {
                cells += wirer.layout.elements[program.index].slots.map { wirer.cell(SlotID($0)) }
            }
            // Only an export changes the file: by itself it stays as it is.
            let never: Int64 = 400 * 86_400_000
            for property in FileProperty.allCases {
                wirer.rule(
                    wirer.latch(property.rawValue),
                    .following(cells: cells, afterMilliseconds: never) { simulation in
                        ExportedFile(simulation, element).value(property)
                    })
            }
        }, isSetAtConsole: true)

    private static func declarePreset(_ declarer: inout ElementDeclarer) {
        func slot(_ name: String, _ title: String, _ choices: [String]) {
            declarer.slot(SlotDeclaration(name, title, .choice(choices)))
        }
        slot("rate", "frames per second of the preset", [asSequence] + ApplicationKind.rates)
        slot("raster", "picture size of the preset", [asSequence] + ApplicationKind.rasters)
        slot("scan", "scan of the preset", [asSequence] + ApplicationKind.scans)
        slot("field-order", "first field of the preset", ["upper-first", "lower-first"])
        slot("range", "range of the preset", ranges)
        slot("start", "first label", starts)
        slot("layout", "order of the channels", layouts)
        slot("wrapper", "wrapper of the preset", wrappers)
    }

    private static func declareContents(_ declarer: inout ElementDeclarer, screening: Int64) {
        declarer.slot(
            SlotDeclaration(
                "mix-gain", "gain of the whole mix", .integer(-20_000...20_000, .millidecibel)))
        func slot(_ name: String, _ title: String, _ choices: [String], _ by: Authority) {
            declarer.slot(SlotDeclaration(name, title, .choice(choices), authority: by))
        }
        slot(
            "limiter", "what the mix's limiter holds down", ["true-peak", "sample-peak", "off"],
            .client)
        slot("legaliser", "illegal colours are brought in", ["on", "off"], .engineer)
        slot("flashing-scene", "how the scene with flashing light was left", effects, .client)
        declarer.slot(
            SlotDeclaration(
                "captions-late", "frames by which captions are late", .integer(-2500...2500, .none))
        )
        slot("slate", "slate and clock before the first part", ["in", "left-out"], .engineer)
        for (name, title, offset) in [
            ("key-from", "first minute of the key", Int64(-1440)),
            ("key-until", "last minute of the key", 1440),
        ] {
            declarer.slot(
                SlotDeclaration(
                    name, title, .integer(-100_000...200_000, .minute),
                    nominal: screening < 0 ? 0 : screening + offset, authority: .vendor))
        }
    }
}
