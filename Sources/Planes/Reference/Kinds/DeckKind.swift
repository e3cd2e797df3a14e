import Plant
import Signals

/// A recorder or player with a looping reference input, a timecode input and a picture input.
enum DeckKind {
    static let name = "deck"

    /// Ordinals of its slots.
    enum Slot {
        static let termination = 0
        static let rate = 1
        static let dropFrame = 2
        static let source = 3
        static let fileOffset = 4
    }

    /// Ordinals of its ports.
    enum Port {
        static let reference = 0
        static let loop = 1
        static let timecode = 2
        static let picture = 3
    }

    /// The ordinal of its latch: 1 while it is locked to its reference.
    static let lock = 0

    /// Where its timecode comes from, in the order of the slot.
    static let sources = ["ltc", "atc", "internal"]

    static let kind = ElementKind(
        name: name, title: "recorder", plane: ReferencePlane.name,
        declare: { declarer throws(PlantProblem) in
            declarer.port("ref", .input, PicturePlane.bnc, title: "reference in")
            declarer.port("ref-loop", .output, PicturePlane.bnc, title: "reference loop")
            declarer.port("ltc", .input, ReferencePlane.xlr, title: "timecode in")
            declarer.port("sdi", .input, PicturePlane.bnc, title: "SDI in")
            declarer.slot(
                SlotDeclaration(
                    "ref-termination", "75 Ω end at its reference loop",
                    .choice(["none", "fitted"]), hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "rate", "frame rate at which it works", .choice(FrameRates.names),
                    hazards: [.interruption]))
            declarer.slot(SlotDeclaration("drop-frame", "counts drop-frame", .boolean))
            declarer.slot(
                SlotDeclaration(
                    "timecode", "where its timecode comes from", .choice(sources)))
            declarer.slot(
                SlotDeclaration(
                    "file-offset", "frames that its files begin later than the picture says",
                    .integer(-2_592_000...2_592_000, .none)))
            declarer.latch("lock")
        },
        wire: { wirer throws(PlantProblem) in
            let arriving = wirer.arriving(wirer.port(Port.reference))
            let loop = wirer.node("ref-loop", inputs: [.always(arriving)]) { $0.input(0) }
            wirer.transmit(wirer.port(Port.loop), loop)
            let rate = wirer.slot(Slot.rate)
            wirer.rule(
                wirer.latch(lock),
                .following(
                    cells: [wirer.cell(rate)], nodes: [arriving],
                    afterMilliseconds: PictureSource.genlockMilliseconds
                ) { simulation in
                    let signal = ReferenceSignal(simulation.value(arriving))
                    return signal.canLock(FrameRates.rate(simulation.slot(rate))) ? 1 : 0
                })
        },
        inspect: { simulation, element, reading in
            let isLocked = simulation.latch(element, lock) == 1
            let isEnded = simulation.slot(element, Slot.termination) == 1
            reading.add("reference-lamp", .symbol(isLocked ? "locked" : "unlocked"))
            reading.add("reference-loop", .symbol(isEnded ? "terminated" : "through"))
            let view = TimecodeView(simulation, deck: element)
            reading.add("timecode-lamp", .symbol(view.isReadable ? "on" : "off"))
        })
}
