import Plant
import Signals

/// A delivery specification, and the station that tests files against one.
enum DeliverySpecKind {
    static let kindName = "delivery-spec"
    static let stationName = "qc-station"
    /// Which figures a station's template has for loudness.
    static let templates = ["as-spec", "r128-quality", "a85", "streaming"]

    /// What a specification's parameters say.
    struct Description: Sendable {
        var rate: String
        var raster: String
        var scan: String
        var range: String
        var start: String
        var layout: String
        var wrapper: String
        var colour: String
        var loudness: LoudnessTolerances
        /// Share of the area that may leave R 103's gamut, in hundredths of a percent.
        var gamut: Int64
        /// Frames that captions may be off.
        var captions: Int64
        var needsSlate: Bool

        init(_ source: some ParameterReading) throws(PlantProblem) {
            func choice(_ name: String, _ names: [String]) throws(PlantProblem) -> String {
                names[try source.choice(name, of: names, default: names.first)]
            }
            rate =
                ApplicationKind.rates[
                    try source.choice("rate", of: ApplicationKind.rates, default: "25")]
            raster = try choice("raster", ApplicationKind.rasters)
            scan = try choice("scan", ApplicationKind.scans)
            range = try choice("range", DeliverableKind.ranges)
            start = try choice("start", DeliverableKind.starts)
            layout = try choice("layout", DeliverableKind.layouts)
            wrapper = try choice("wrapper", DeliverableKind.wrappers)
            colour = try choice("colour", ApplicationKind.colours)
            loudness = LoudnessTolerances(
                target: try source.integer("loudness", in: -40_000...0, default: -23_000),
                tolerance: try source.integer("loudness-tolerance", in: 0...5000, default: 500),
                truePeak: try source.integer("true-peak", in: -20_000...0, default: -3000),
                isDialogue: try source.choice(
                    "measure", of: ["programme", "dialogue"], default: "programme") == 1)
            gamut = try source.integer("gamut", in: 0...10_000, default: 100)
            captions = try source.integer("captions", in: 0...250, default: 2)
            needsSlate = try source.choice("slate", of: ["yes", "no"], default: "yes") == 0
        }
    }

    private static let parameters = [
        ParameterSchema("lines", "further text that stands on it: a list"),
        ParameterSchema("rate", "frames per second"),
        ParameterSchema("raster", "picture size"),
        ParameterSchema("scan", "progressive or interlaced"),
        ParameterSchema("range", "narrow or full"),
        ParameterSchema("start", "first label"),
        ParameterSchema("layout", "order of the channels"),
        ParameterSchema("wrapper", "as-11, imf, dcp or mov"),
        ParameterSchema("colour", "what colours are coded in"),
        ParameterSchema("loudness", "LUFS in thousandths"),
        ParameterSchema("loudness-tolerance", "LU in thousandths, to either side"),
        ParameterSchema("true-peak", "highest true peak, dBTP in thousandths"),
        ParameterSchema("measure", "programme or dialogue"),
        ParameterSchema("gamut", "share of the area that may be illegal, in 0.01 %"),
        ParameterSchema("captions", "frames that captions may be off"),
        ParameterSchema("slate", "whether a slate and a clock are wanted, yes or no"),
    ]

    static let kind = ElementKind(
        name: kindName, title: "delivery specification", plane: ApplicationsPlane.name,
        category: .document, parameters: parameters,
        declare: { declarer throws(PlantProblem) in
            _ = try declarer.words("lines")
            _ = try Description(declarer)
        })

    static let station = ElementKind(
        name: stationName, title: "QC station", plane: ApplicationsPlane.name,
        declare: { declarer throws(PlantProblem) in
            declarer.slot(
                SlotDeclaration(
                    "template", "what it holds loudness against", .choice(templates)))
        }, isSetAtConsole: true)
}
