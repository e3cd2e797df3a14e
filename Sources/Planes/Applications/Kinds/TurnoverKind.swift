import Plant
import Signals

/// A list that one program hands to another, with what it takes along: an EDL, AAF or XML.
enum TurnoverKind {
    static let kindName = "turnover"
    static let formats = ["edl", "aaf", "xml"]
    static let reelStates = ["kept", "eight-characters", "lost"]

    /// Ordinals of its slots.
    enum Slot {
        static let rate = 0
        static let labels = 1
        static let handles = 2
        static let reels = 3
    }

    /// What its parameters say.
    struct Description {
        var from: String
        var to: String
        var media: String
        var sound: String
        var format: String
        var events: Int
        var minutes: Int64
        var neededHandles: Int64
        /// Index into `ConformArithmetic.rates`.
        var rate: Int

        init(_ source: some ParameterReading) throws(PlantProblem) {
            from = try source.word("from")
            to = try source.word("to")
            media = try source.word("media")
            sound = try source.word("sound", default: "")
            format = formats[try source.choice("format", of: formats, default: "aaf")]
            events = Int(try source.integer("events", in: 1...2000, default: 60))
            minutes = try source.integer("minutes", in: 1...240, default: 60)
            neededHandles = try source.integer("needs-handles", in: 0...250, default: 12)
            rate = try source.choice("rate", of: ApplicationKind.rates, default: "25")
        }
    }

    static let kind = ElementKind(
        name: kindName, title: "list handed over", plane: ApplicationsPlane.name,
        parameters: [
            ParameterSchema("from", "the program that wrote it", required: true),
            ParameterSchema("to", "the program that takes it in", required: true),
            ParameterSchema("media", "the media set that it cuts", required: true),
            ParameterSchema("sound", "the media set of its sound"),
            ParameterSchema("format", formats.joined(separator: ", ")),
            ParameterSchema("events", "how many cuts, 1…2000"),
            ParameterSchema("minutes", "how long the programme is, 1…240"),
            ParameterSchema("needs-handles", "frames that mixes and retimes need, 0…250"),
            ParameterSchema("rate", "frames per second that it is agreed to be in"),
        ],
        declare: { declarer throws(PlantProblem) in
            let list = try Description(declarer)
            declarer.slot(
                SlotDeclaration(
                    "list-rate", "frames per second in its header",
                    .choice(ApplicationKind.rates), nominal: Int64(list.rate)))
            declarer.slot(
                SlotDeclaration(
                    "list-labels", "how its header says that it counts",
                    .choice(ApplicationKind.labelKinds)))
            declarer.slot(
                SlotDeclaration(
                    "handles", "frames beyond each cut", .integer(0...250, .none), nominal: 25))
            declarer.slot(
                SlotDeclaration(
                    "reel-names", "reel names in it", .choice(TurnoverKind.reelStates)))
        },
        wire: { wirer throws(PlantProblem) in
            let list = try Description(wirer)
            try wirer.checkElement("from", list.from)
            try wirer.checkElement("to", list.to)
            try wirer.checkElement("media", list.media)
            if !list.sound.isEmpty { try wirer.checkElement("sound", list.sound) }
        }, isSetAtConsole: true)
}
