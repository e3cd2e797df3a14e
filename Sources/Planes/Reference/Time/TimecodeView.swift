import Plant
import Signals

/// The timecode that is found at a place: what a reader makes of it, or a recorder shows.
struct TimecodeView {
    /// How it gets there.
    enum Way: String {
        case line = "ltc"
        case picture = "atc"
        case own = "internal"
        case none
    }

    /// The signal on the line, or behind what wrote it into the picture.
    private(set) var signal = TimecodeSignal(.absent)
    private(set) var way = Way.none
    /// Frames that were added on the way.
    private(set) var addedFrames: Int64 = 0
    /// Whether the label is written into the picture too.
    private(set) var isBurntIn = false

    /// Whether a label is read.
    var isReadable: Bool { way == .own || signal.isReadable }

    /// How far labels are ahead of what they should be, in thousandths of a frame.
    var offsetMilliFrames: Int64 {
        TimecodeDrift.milliFrames(
            nanoseconds: signal.offsetNanoseconds, at: FrameRates.rate(signal.rate))
            + 1000 * addedFrames
    }

    /// How much that grows in an hour, in thousandths of a frame.
    var driftMilliFramesPerHour: Int64 {
        TimecodeDrift.milliFrames(
            nanoseconds: TimecodeDrift.nanoseconds(
                partsPerBillion: signal.labelPartsPerBillion, after: 3600),
            at: FrameRates.rate(signal.rate))
    }

    /// By how much labels jump when they are set to the time of day, in thousandths of a frame;
    /// against the way in which they ran.
    var jumpMilliFrames: Int64 {
        -TimecodeDrift.milliFrames(
            nanoseconds: ClockDrift.rest(partsPerBillion: signal.labelPartsPerBillion),
            at: FrameRates.rate(signal.rate))
    }

    private init() {}

    /// What is on a line.
    init(_ simulation: Simulation, line port: PortID) {
        signal = TimecodeSignal(simulation.signal(at: port))
        way = signal.isPresent ? .line : .none
    }

    /// What is in a picture that was received.
    init(_ simulation: Simulation, picture: PictureSignal) {
        let model = simulation.plant.referenceModel
        let number = picture.timecodeInserter - 1
        guard picture.isReadable, model.inserters.indices.contains(number) else { return }
        let inserter = model.inserters[number]
        let port = simulation.plant.layout.port(inserter, TimecodeInserterKind.Port.timecode)
        signal = TimecodeSignal(simulation.signal(at: port))
        // Whatever the line did to it is over once it was read.
        signal.millivolts = TimecodeGeneratorKind.usualMillivolts
        signal.isEqualised = false
        addedFrames = simulation.slot(inserter, TimecodeInserterKind.Slot.offset)
        isBurntIn = simulation.slot(inserter, TimecodeInserterKind.Slot.burnIn) == 1
        way = signal.isPresent ? .picture : .none
    }

    /// What a recorder takes for its own.
    init(_ simulation: Simulation, deck element: ElementID) {
        let layout = simulation.plant.layout
        switch simulation.slot(element, DeckKind.Slot.source) {
        case 0:
            self.init(simulation, line: layout.port(element, DeckKind.Port.timecode))
        case 1:
            let port = layout.port(element, DeckKind.Port.picture)
            let receiver = simulation.plant.pictureModel.receiver(of: port, in: simulation.plant)
            let recovery = receiver.recover(PictureSignal(simulation.signal(at: port)))
            self.init(
                simulation,
                picture: recovery.state == .locked ? recovery.signal : .absent)
        default:
            self.init()
            way = .own
            signal = .blank
            signal.rate = simulation.slot(element, DeckKind.Slot.rate)
            signal.isDropFrame = simulation.slot(element, DeckKind.Slot.dropFrame) == 1
            signal.isLocked = simulation.latch(element, DeckKind.lock) == 1
            signal.millivolts = TimecodeGeneratorKind.usualMillivolts
        }
    }

    /// The label at a moment of the house's day, in milliseconds since midnight; nil where none is
    /// read.
    func label(atMilliseconds now: Int64) -> Timecode? {
        guard isReadable, let count = signal.count else { return nil }
        let day: Int64 = 86_400_000
        // A programme's counter is looked at as it begins.
        let time = signal.isPreset ? signal.presetHour * 3_600_000 : (now % day + day) % day
        let nominal = time * count.framesPerDay / day
        let offset = (offsetMilliFrames - (offsetMilliFrames < 0 ? 999 : 0)) / 1000
        return count.label(ofFrame: nominal + offset)
    }
}
