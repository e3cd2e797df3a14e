import Plant

/// A camera card and its two copies, each with the list of hashes that was made at the card.
enum OffloadKind {
    static let kindName = "offload"
    static let cardStates = ["kept", "in-use-again"]

    /// Ordinals of its slots: the card's, then two for each copy.
    enum Slot {
        static let card = 0
        static func bad(_ copy: Int) -> Int { 1 + 2 * copy }
        static func verified(_ copy: Int) -> Int { 2 + 2 * copy }
    }

    /// What its parameters say.
    struct Description {
        var card: String
        var clips: Int
        /// What the copies are called.
        var copies: [String]

        init(_ source: some ParameterReading) throws(PlantProblem) {
            card = try source.word("card", default: "A001")
            clips = Int(try source.integer("clips", in: 1...40, default: 8))
            copies = try source.words("copies")
            guard copies.count == 2 else {
                throw source.problem(
                    "copies", "\(copies.count) copies of a card", expected: "a list of two")
            }
        }

        /// `A001C003.mxf`.
        var paths: [String] {
            (1...clips).map { card + "C00".dropLast($0 > 9 ? 1 : 0) + "\($0).mxf" }
        }
    }

    static let kind = ElementKind(
        name: kindName, title: "offload of a card", plane: ApplicationsPlane.name,
        parameters: [
            ParameterSchema("card", "the card's name; A001 by default"),
            ParameterSchema("clips", "how many clips, 1…40"),
            ParameterSchema("copies", "what its two copies are called: a list", required: true),
        ],
        declare: { declarer throws(PlantProblem) in
            let offload = try Description(declarer)
            declarer.slot(
                SlotDeclaration(
                    "card", "what has become of the card", .choice(cardStates),
                    hazards: [.dataLoss]))
            for copy in offload.copies {
                declarer.slot(
                    SlotDeclaration(
                        copy + "-bad-clip", "the clip of \(copy) that came out wrong",
                        .index(offload.paths), role: .health, nominal: -1, hazards: [.dataLoss]))
                declarer.slot(
                    SlotDeclaration(
                        copy + "-verified", "\(copy) was read back after it was made", .boolean,
                        nominal: 1))
            }
        }, isSetAtConsole: true)
}
