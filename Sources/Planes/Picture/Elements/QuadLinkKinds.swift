import Plant
import Signals

/// Boxes that divide a 2160-line picture among four links, and put it together again.
enum QuadLinkKinds {
    static let splitterName = "quad-splitter"
    static let joinerName = "quad-joiner"

    /// Ordinals of a splitter's slots: the mapping, then the level of each output's driver.
    enum SplitterSlot {
        static let mapping = 0
        static func launch(link: Int) -> Int { 1 + link }
    }

    /// Ordinal of a joiner's slot.
    static let joinerMapping = 0

    /// The mappings that menus offer, in the order of `QuadMapping`.
    static let mappings = ["2si", "square"]

    private static func mapping(_ cell: Int64) -> QuadMapping {
        cell == 1 ? .square : .interleaved
    }

    static let splitter = ElementKind(
        name: splitterName, title: "single to quad link converter", plane: PicturePlane.name,
        parameters: SDIReceiver.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            declarer.port("in", .input, PicturePlane.bnc)
            for link in 1...4 { declarer.port("out-\(link)", .output, PicturePlane.bnc) }
            declarer.slot(
                SlotDeclaration(
                    "mapping", "how the picture is divided", .choice(mappings),
                    hazards: [.interruption]))
            for link in 1...4 {
                declarer.slot(
                    SlotDeclaration(
                        "launch-\(link)", "level of output \(link)'s driver",
                        .integer(0...1000, .millivolt), role: .health,
                        nominal: Int64(SerialInterface.launchMillivolts)))
            }
        },
        wire: { wirer throws(PlantProblem) in
            let receiver = try SDIReceiver(of: wirer)
            for link in 0..<4 {
                let node = wirer.node(
                    "out-\(link + 1)", inputs: [.always(wirer.arriving(wirer.port(0)))],
                    cells: [
                        wirer.cell(wirer.slot(SplitterSlot.mapping)),
                        wirer.cell(wirer.slot(SplitterSlot.launch(link: link))),
                    ], constants: receiver.constants + [Int64(link)]
                ) { scope in divided(scope) }
                wirer.transmit(wirer.port(1 + link), node)
            }
        },
        inspect: { simulation, element, reading in
            PictureProcessor.addInputLamp(
                simulation, simulation.plant.layout.port(element, 0), "input-lamp", &reading)
        })

    static let joiner = ElementKind(
        name: joinerName, title: "quad to single link converter", plane: PicturePlane.name,
        parameters: SDIReceiver.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            for link in 1...4 { declarer.port("in-\(link)", .input, PicturePlane.bnc) }
            declarer.port("out", .output, PicturePlane.bnc)
            declarer.slot(
                SlotDeclaration(
                    "mapping", "how it takes the picture to be divided", .choice(mappings),
                    hazards: [.interruption]))
        },
        wire: { wirer throws(PlantProblem) in
            let receiver = try SDIReceiver(of: wirer)
            let black = wirer.symbol(PictureContent.symbol(ofPattern: "black"))
            let node = wirer.node(
                "output", inputs: (0..<4).map { .always(wirer.arriving(wirer.port($0))) },
                cells: [wirer.cell(wirer.slot(joinerMapping))],
                constants: receiver.constants + [Int64(black.rawValue)]
            ) { scope in joined(scope) }
            wirer.transmit(wirer.port(4), node)
        },
        inspect: { simulation, element, reading in
            for link in 0..<4 {
                PictureProcessor.addInputLamp(
                    simulation, simulation.plant.layout.port(element, link),
                    "input-\(link + 1)-lamp", &reading)
            }
        })

    /// The format of one image of four, or nil for a picture that isn't sent as four.
    static func linkFormat(of format: VideoFormat) -> VideoFormat? {
        guard format.raster.imageCount == 4 else { return nil }
        return VideoFormat.all.first {
            $0.raster.imageCount == 1 && $0.raster.pictureHeight == 1080
                && $0.scan == .progressive && $0.frameRate == format.frameRate
        }
    }

    private static func pictureFormat(ofLink format: VideoFormat) -> VideoFormat? {
        VideoFormat.all.first { linkFormat(of: $0) == format }
    }

    private static func divided(_ scope: NodeScope) -> NodeValue {
        guard scope.cell(1) > 0, var signal = PictureProcessor.taken(scope, 0, receiver: 0),
            let format = signal.videoFormat, let own = linkFormat(of: format)
        else { return .absent }
        signal.format = own.index
        signal.launchMillivolts = scope.cell(1)
        signal.isPathological = false
        let stated = PayloadIdentifier(word: UInt32(truncatingIfNeeded: signal.payloadIdentifier))
        signal.payloadIdentifier = Int64(
            PayloadIdentifier(
                own, transfer: stated.transfer, colorimetry: stated.colorimetry,
                sampling: signal.isFull444 ? .full444 : .yCbCr422, isTwelveBit: signal.isTwelveBit
            ).word)
        signal.chain = scope.extend(
            signal.chain,
            with: PictureStructure.quadLink(
                mapping(scope.cell(0)), link: Int(scope.constant(2))
            ).word)
        return signal.value
    }

    /// The picture of the links that arrive. What isn't one of four links counts as missing.
    private static func joined(_ scope: NodeScope) -> NodeValue {
        var first: (signal: PictureSignal, words: [Int64], written: QuadMapping)?
        var sources: [Int?] = []
        var damage: Int64 = 0
        for input in 0..<4 {
            guard let signal = PictureProcessor.taken(scope, input, receiver: 0) else {
                sources.append(nil)
                continue
            }
            let words = scope.words(of: signal.chain)
            guard let last = words.last,
                case .quadLink(let written, let link)? = PictureStructure(word: last)
            else {
                sources.append(nil)
                continue
            }
            sources.append(link)
            damage += signal.hiddenErrorsMilliPerSecond
            if first == nil { first = (signal, Array(words.dropLast()), written) }
        }
        guard let found = first, let link = found.signal.videoFormat,
            let format = pictureFormat(ofLink: link)
        else {
            var signal = PictureProcessor.own(.uhd2160p25, content: scope.constant(2))
            PictureProcessor.setStandardChain(&signal, scope, .uhd2160p25)
            return signal.value
        }
        var signal = found.signal
        signal.format = format.index
        signal.hiddenErrorsMilliPerSecond = damage
        signal.chain = 0
        for word in found.words { signal.chain = scope.extend(signal.chain, with: word) }
        let picture = QuadPicture(
            sources: sources, written: found.written, read: mapping(scope.cell(0)))
        if picture.appearance != .whole {
            signal.chain = scope.extend(
                signal.chain, with: PictureStructure.quadJoined(picture).word)
        }
        let stated = PayloadIdentifier(word: UInt32(truncatingIfNeeded: signal.payloadIdentifier))
        signal.payloadIdentifier = Int64(
            PayloadIdentifier(
                format, transfer: stated.transfer, colorimetry: stated.colorimetry,
                sampling: signal.isFull444 ? .full444 : .yCbCr422, isTwelveBit: signal.isTwelveBit
            ).word)
        return signal.value
    }
}
