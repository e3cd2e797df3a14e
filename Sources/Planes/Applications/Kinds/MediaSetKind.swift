import Plant
import Signals

/// The rushes of a job, or its sound: what they are, and what their headers say.
enum MediaSetKind {
    static let kindName = "media-set"
    static let folders = ["agreed", "other-case", "other-name"]
    static let clocks = ["48000", "44100"]
    static let reelStates = ["as-shot", "lost"]

    /// Ordinals of its slots.
    enum Slot {
        static let folder = 0
        static let missing = 1
        static let rateFlag = 2
        static let clockFlag = 3
        static let split = 4
        static let reels = 5
        static let stampRate = 6
    }

    /// What its parameters say.
    struct Description {
        var job: String
        var reel: String
        var clips: Int
        var spanned: Int
        var codec: String
        /// Index into `ConformArithmetic.rates`.
        var rate: Int
        /// The hour at which its timecode begins.
        var hour: Int64

        init(_ source: some ParameterReading) throws(PlantProblem) {
            job = try source.word("job")
            reel = try source.word("reel", default: "A001")
            clips = Int(try source.integer("clips", in: 1...200, default: 40))
            spanned = Int(try source.integer("spanned", in: 0...Int64(clips), default: 0))
            codec = try source.word("codec", default: "")
            rate = try source.choice("rate", of: ApplicationKind.rates, default: "25")
            hour = try source.integer("start-hour", in: 0...23, default: 10)
        }

        /// `A001C003`, by its place from 0.
        func name(_ place: Int) -> String {
            let number = String(place + 1)
            return reel + "C" + String(repeating: "0", count: max(0, 3 - number.utf8.count))
                + number
        }
    }

    static let kind = ElementKind(
        name: kindName, title: "media of a job", plane: ApplicationsPlane.name,
        parameters: [
            ParameterSchema("job", "the job", required: true),
            ParameterSchema("reel", "the card's or roll's name; A001 by default"),
            ParameterSchema("clips", "how many clips, 1…200"),
            ParameterSchema("spanned", "how many of them lie in more than one file"),
            ParameterSchema("codec", "the codec that reads them, as a program has it"),
            ParameterSchema("rate", "frames per second at which they were shot"),
            ParameterSchema("start-hour", "the hour at which their timecode begins, 0…23"),
        ],
        declare: { declarer throws(PlantProblem) in
            let media = try Description(declarer)
            let rates = ApplicationKind.rates
            let names = (0..<media.clips).map { media.name($0) }
            declarer.slot(
                SlotDeclaration(
                    "folder-name", "the name of the folder in which they lie", .choice(folders),
                    authority: .administrator, hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "missing-clip", "the clip that isn't there any more", .index(names),
                    role: .health, nominal: -1, hazards: [.dataLoss]))
            declarer.slot(
                SlotDeclaration(
                    "rate-flag", "frames per second that their headers state", .choice(rates),
                    nominal: Int64(media.rate)))
            declarer.slot(
                SlotDeclaration(
                    "clock-flag", "samples per second that their headers state", .choice(clocks)))
            declarer.slot(
                SlotDeclaration(
                    "spans-split", "the parts of spanned clips have been separated", .boolean,
                    role: .health))
            declarer.slot(
                SlotDeclaration(
                    "reel-names", "reel names in their headers", .choice(reelStates)))
            declarer.slot(
                SlotDeclaration(
                    "stamp-rate", "frames per second that their time stamp was worked out with",
                    .choice(rates), nominal: Int64(media.rate)))
        }, isSetAtConsole: true)
}
