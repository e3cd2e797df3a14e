import Plant
import Signals

/// The video card of an edit or grading workstation, with what the application plays out of it.
enum VideoCardKind {
    /// Ordinals of its own slots, after those of every source.
    enum Slot {
        static let timeline = PictureSource.Slot.own
        static let playback = PictureSource.Slot.own + 1
        static let dataLevels = PictureSource.Slot.own + 2
        static let clipLevels = PictureSource.Slot.own + 3
        static let limiter = PictureSource.Slot.own + 4
    }

    static let name = "video-io"
    /// The parameter that names the program whose output the card is.
    static let drivenBy = "driven-by"

    /// What can be played instead of the timeline, from the application's own generator.
    private static let generators = ["black", "bars-75", "bars-100", "rp219", "pluge", "ramp"]

    static let kind = ElementKind(
        name: name, title: "workstation's video card", plane: PicturePlane.name,
        parameters: PictureSource.parameterSchemas + [
            ParameterSchema(drivenBy, "the program (`application`) whose output it is")
        ] + PowerInlets.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            try PictureSource.declare(&declarer, outputs: 1)
            declarer.slot(
                SlotDeclaration(
                    "timeline", "job whose timeline is open, as `job/NAME`", .symbol, nominal: -1,
                    authority: .client, hazards: [.contentExposure, .interruption]))
            declarer.slot(
                SlotDeclaration(
                    "playback", "what is played out", .choice(["timeline"] + generators),
                    authority: .client, hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "data-levels", "range of the output", .choice(["auto", "video", "full"])))
            declarer.slot(
                SlotDeclaration(
                    "clip-levels", "range that the timeline's media are taken to have",
                    .choice(["auto", "video", "full"])))
            declarer.slot(
                SlotDeclaration(
                    "limiter", "clipping of R′G′B′ to 0…100 %", .choice(["off", "legal"])))
            try PowerInlets.declare(&declarer)
        },
        wire: { wirer throws(PlantProblem) in
            var contents: [Int64] = []
            for name in generators {
                contents.append(
                    Int64(wirer.symbol(PictureContent.symbol(ofPattern: name)).rawValue))
            }
            var own = (Slot.timeline...Slot.limiter).map { wirer.cell(wirer.slot($0)) }
            let program = try programCells(&wirer)
            own += program
            contents.append(program.isEmpty ? 0 : 1)
            try PictureSource.wire(&wirer, outputs: 1, cells: own, constants: contents) {
                scope, format, signal in
                let hasProgram = scope.constant(1 + generators.count) == 1
                // Without its driver the card gives nothing at all.
                if hasProgram && scope.cell(14) != 0 {
                    signal = .absent
                    return
                }
                let timeline = scope.cell(9)
                let isTimeline = scope.cell(10) == 0
                // With no timeline open the card sends the first generator: black.
                signal.content =
                    isTimeline && timeline >= 0
                    ? timeline : scope.constant(isTimeline ? 1 : Int(scope.cell(10)))
                signal.audioContent = signal.content
                let shows = isTimeline && timeline >= 0
                var chain: Int32 = 0
                if shows && hasProgram {
                    let words =
                        ColourManagement.words(scope.cell(15))
                        + ColourManagement.words(ofTable: scope.cell(16))
                    for word in words { chain = scope.extend(chain, with: word) }
                }
                signal.chain = VideoCardKind.chain(chain, scope, format, isTimeline: shows)
            }
            try PowerInlets.gate(&wirer)
        },
        inspect: { simulation, element, reading in
            PictureSource.inspect(simulation, element, &reading)
            PowerInlets.inspect(simulation, element, &reading)
        })

    /// The program's driver of the card, its colour management and its table; none where no
    /// program is named.
    private static func programCells(_ wirer: inout ElementWirer) throws(PlantProblem) -> [CellID] {
        let name = try wirer.word(drivenBy, default: "")
        guard !name.isEmpty else { return [] }
        guard let program = wirer.layout.element(named: name),
            wirer.layout.slot(program, named: "video-driver") != nil
        else {
            throw wirer.problem(
                drivenBy, "`\(name)` isn't a program", expected: "an `application`", given: name,
                candidates: wirer.layout.elements.map(\.id))
        }
        return [
            ApplicationKind.Slot.driver, ApplicationKind.Slot.colour,
            ApplicationKind.Slot.lookUpTable,
        ].map { wirer.cell(wirer.layout.slot(program, $0)) }
    }

    /// Media are of video range: taken for full, they are scaled twice.
    ///
    /// - Parameter start: what the program did to the picture before.
    private static func chain(
        _ start: Int32, _ scope: NodeScope, _ format: VideoFormat, isTimeline: Bool
    ) -> Int32 {
        var chain = start
        if isTimeline && scope.cell(12) == 2 {
            chain = scope.extend(chain, with: PictureTransform.narrowScaledTwice.word)
        }
        if scope.cell(13) == 1 {
            chain = scope.extend(chain, with: PictureTransform.clippedToLegal(.bt709).word)
        }
        chain = PictureSource.encoded(scope, format, chain)
        if scope.cell(11) == 2 {
            chain = scope.extend(chain, with: PictureTransform.fullRangeSentUnscaled.word)
        }
        return chain
    }
}
