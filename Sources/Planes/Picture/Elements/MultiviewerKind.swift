import Plant
import Signals

/// A multiviewer: several inputs as tiles of one picture, each with a caption beneath.
///
/// What its output shows stands in the chain, a word for each tile, so that whoever looks at it
/// anywhere sees the same tiles.
enum MultiviewerKind {
    static let name = "multiviewer"

    /// Ordinals of its slots: the format, then source and caption of each tile.
    enum Slot {
        static let format = 0
        static func source(tile: Int) -> Int { 1 + 2 * tile }
        static func caption(tile: Int) -> Int { 2 + 2 * tile }
    }

    /// Tiles of a multiviewer: as many as it has inputs.
    static func tileCount(of element: some ParameterReading) throws(PlantProblem) -> Int {
        Int(try element.integer("inputs", in: 2...16, default: 4))
    }

    static let kind = ElementKind(
        name: name, title: "multiviewer", plane: PicturePlane.name,
        parameters: [
            ParameterSchema("inputs", "number of inputs, and of tiles, 2…16 (default 4)"),
            ParameterSchema("captions", "what stands beneath the tiles, in order"),
        ] + SDIReceiver.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            let count = try tileCount(of: declarer)
            let captions = try declarer.words("captions")
            guard captions.count <= count else {
                throw declarer.problem(
                    "captions", "\(captions.count) captions for \(count) tiles",
                    expected: "at most `inputs`")
            }
            for input in 1...count { declarer.port("in-\(input)", .input, PicturePlane.bnc) }
            declarer.port("out", .output, PicturePlane.bnc)
            declarer.slot(
                SlotDeclaration(
                    "format", "format of its output", .choice(VideoFormat.names),
                    nominal: Int64(VideoFormat.hd1080p25.index), hazards: [.interruption]))
            let inputs = (1...count).map { "in-\($0)" }
            for tile in 0..<count {
                declarer.slot(
                    SlotDeclaration(
                        "tile-\(tile + 1)", "input in tile \(tile + 1)", .index(inputs),
                        nominal: Int64(tile), hazards: [.contentExposure]))
                declarer.slot(
                    SlotDeclaration(
                        "caption-\(tile + 1)", "what stands beneath tile \(tile + 1)", .symbol,
                        role: .statement,
                        nominalText: tile < captions.count ? captions[tile] : "\(tile + 1)"))
            }
        },
        wire: { wirer throws(PlantProblem) in
            let count = try tileCount(of: wirer)
            let receiver = try SDIReceiver(of: wirer)
            let content = wirer.symbol(
                PictureContent.symbol(ofMultiviewer: wirer.declaration.id))
            let arrivals = (0..<count).map { Optional(wirer.arriving(wirer.port($0))) }
            let node = wirer.node(
                "output",
                inputs: (0..<count).map {
                    .selected(by: wirer.slot(Slot.source(tile: $0)), from: arrivals)
                },
                cells: [wirer.cell(wirer.slot(Slot.format))],
                constants: receiver.constants + [Int64(content.rawValue), Int64(count)]
            ) { scope in mosaic(scope) }
            wirer.transmit(wirer.port(count), node)
        })

    private static func mosaic(_ scope: NodeScope) -> NodeValue {
        let format = VideoFormat.at(Int(scope.cell(0))) ?? .hd1080p25
        var signal = PictureProcessor.own(format, content: scope.constant(2))
        PictureProcessor.setStandardChain(&signal, scope, format)
        for tile in 0..<Int(scope.constant(3)) {
            let taken = PictureProcessor.taken(scope, tile, receiver: 0)
            let word = PictureStructure.tile(
                tile, hasPicture: taken != nil, content: taken?.content ?? 0
            ).word
            signal.chain = scope.extend(signal.chain, with: word)
        }
        return signal.value
    }

    /// A tile as a chain has it.
    struct Tile {
        var place: Int
        var hasPicture: Bool
        var content: Int64
    }

    /// The tiles that a chain carries, by their places; empty for a picture that has none.
    static func tiles(_ chain: [Int64]) -> [Tile] {
        chain.compactMap { word in
            guard case .tile(let place, let hasPicture, let content)? = PictureStructure(word: word)
            else { return nil }
            return Tile(place: place, hasPicture: hasPicture, content: content)
        }
    }

    /// The multiviewer that a content's symbol names, or nil.
    static func element(ofContent text: String, in plant: Plant) -> ElementID? {
        guard PictureContent.isMultiview(text) else { return nil }
        return plant.layout.elements.indices.map { ElementID($0) }.first {
            PictureContent.symbol(ofMultiviewer: plant.layout.elements[$0.index].id) == text
        }
    }
}
