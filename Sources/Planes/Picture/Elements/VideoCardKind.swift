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

    /// What can be played instead of the timeline, from the application's own generator.
    private static let generators = ["black", "bars-75", "bars-100", "rp219", "pluge", "ramp"]

    static let kind = ElementKind(
        name: name, title: "workstation's video card", plane: PicturePlane.name,
        parameters: PictureSource.parameterSchemas + PowerInlets.parameterSchemas,
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
            let own = (Slot.timeline...Slot.limiter).map { wirer.cell(wirer.slot($0)) }
            try PictureSource.wire(&wirer, outputs: 1, cells: own, constants: contents) {
                scope, format, signal in
                let timeline = scope.cell(9)
                let isTimeline = scope.cell(10) == 0
                // With no timeline open the card sends the first generator: black.
                signal.content =
                    isTimeline && timeline >= 0
                    ? timeline : scope.constant(isTimeline ? 1 : Int(scope.cell(10)))
                signal.audioContent = signal.content
                signal.chain = chain(scope, format, isTimeline: isTimeline && timeline >= 0)
            }
            try PowerInlets.gate(&wirer)
        },
        inspect: { simulation, element, reading in
            PictureSource.inspect(simulation, element, &reading)
            PowerInlets.inspect(simulation, element, &reading)
        })

    /// Media are of video range: taken for full, they are scaled twice.
    private static func chain(_ scope: NodeScope, _ format: VideoFormat, isTimeline: Bool) -> Int32
    {
        var chain: Int32 = 0
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
