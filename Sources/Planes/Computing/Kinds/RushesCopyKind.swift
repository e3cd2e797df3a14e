import Plant

/// A copy of a camera card's clips on a machine, with the list of hashes that was made at the card.
///
/// The clips are small generated files; their hashes are really computed.
enum RushesCopyKind {
    static let kindName = "rushes-copy"

    /// What its parameters say.
    struct Description {
        var host: String
        var path: String
        var reel: String
        var clips: Int

        init(_ source: some ParameterReading) throws(PlantProblem) {
            host = try source.word("host")
            path = try source.word("path")
            reel = try source.word("reel", default: "A001")
            clips = Int(try source.integer("clips", in: 1...40, default: 6))
        }

        /// `Clips/A001C003.mxf`.
        var paths: [String] {
            (1...clips).map { number in
                let digits = number < 10 ? "00\(number)" : "0\(number)"
                return "Clips/\(reel)C\(digits).mxf"
            }
        }
    }

    static let kind = ElementKind(
        name: kindName, title: "copy of a card", plane: ComputingPlane.name,
        parameters: [
            ParameterSchema("host", "the machine on which it lies", required: true),
            ParameterSchema("path", "where (/mnt/rushes/A001)", required: true),
            ParameterSchema("reel", "the card's name; A001 by default"),
            ParameterSchema("clips", "how many clips, 1 to 40"),
        ],
        declare: { declarer throws(PlantProblem) in
            let copy = try Description(declarer)
            for (name, title) in [
                ("flipped-clip", "the clip of which a bit came out wrong"),
                ("missing-clip", "the clip that isn't there"),
                ("edited-clip", "the clip that somebody changed afterwards"),
            ] {
                declarer.slot(
                    SlotDeclaration(
                        name, title, .index(copy.paths), role: .health, nominal: -1,
                        hazards: [.dataLoss]))
            }
        },
        wire: { wirer throws(PlantProblem) in
            try wirer.checkElement("host", try Description(wirer).host)
        }, isSetAtConsole: true)
}
