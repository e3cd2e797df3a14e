import Plant
import Signals

/// What comes of taking a list in: what is found, and how far it stands from where it belongs.
struct ConformState {
    /// A position of the programme, and where the list puts it.
    struct Position {
        /// Minutes from the start.
        var minute: Int64
        /// The frame where it belongs in the receiver's sequence, and where it is put.
        var wanted: Int64
        var put: Int64
        var offset: Int64 { put - wanted }
    }

    var events: Int
    /// Events whose clip isn't found, and those that have too few frames beyond the cut.
    var missing: Int
    var short: Int
    /// Frames beyond each cut, and the first event's reel as it stands in the list.
    var handles: Int64
    var reel: String
    /// At the start, after one and ten minutes, and at the end.
    var positions: [Position]
    /// The receiver's count of frames, and whether it is the one that the list was cut with.
    var count: TimecodeCount
    var labelsAgree: Bool
    /// Frames by which sound files stand off by their stamps.
    var stampOffset: Int64
    /// Milliseconds by which sound is late at the end by its clock.
    var soundLate: Int64
    /// A tone of 440 Hz as the sound plays it, in millihertz.
    var tone: Int64

    init?(_ simulation: Simulation, _ turnover: ApplicationsModel.Turnover) {
        let model = ApplicationsModel.of(simulation.plant)
        guard let media = model.media(turnover.media) else { return nil }
        let list = turnover.description
        events = list.events
        func own(_ ordinal: Int) -> Int64 { simulation.slot(turnover.element, ordinal) }
        let rates = ConformArithmetic.rates
        let from = rates[Int(simulation.slot(turnover.from, ApplicationKind.Slot.sequenceRate))]
            .rate
        let to = rates[Int(simulation.slot(turnover.to, ApplicationKind.Slot.sequenceRate))].rate
        let header = rates[Int(own(TurnoverKind.Slot.rate))].rate
        let isDrop = simulation.slot(turnover.to, ApplicationKind.Slot.labels) == 1
        guard
            let count = TimecodeCount(to, isDropFrame: isDrop && to == .fps29)
                ?? TimecodeCount(.fps25)
        else { return nil }
        self.count = count
        labelsAgree =
            to != .fps29
            || isDrop == (simulation.slot(turnover.from, ApplicationKind.Slot.labels) == 1)
        let labels = ConformState.LabelMistake(simulation, turnover, from)
        positions = [0, 1, 10, list.minutes].map { minute in
            let cut = minute * 60 * from.numerator / from.denominator
            let read = cut + labels.slip(cut)
            return Position(
                minute: minute, wanted: ConformState.convert(cut, from, to),
                put: ConformState.convert(read, header, to))
        }
        missing = ConformState.missing(simulation, turnover, media)
        handles = own(TurnoverKind.Slot.handles)
        short = ConformState.short(list, handles: handles)
        reel = ConformState.reel(media.description.name(0), own(TurnoverKind.Slot.reels))
        (stampOffset, soundLate, tone) = (0, 0, 440_000)
        if let sound = turnover.sound.flatMap({ model.media($0) }) {
            addSound(simulation, sound, minutes: list.minutes)
        }
    }

    /// Whether all is found and stands where it belongs.
    var isRight: Bool {
        missing == 0 && short == 0 && labelsAgree && stampOffset == 0 && soundLate == 0
            && positions.allSatisfy { $0.offset == 0 }
    }

    /// Frames of one rate as frames of another that last as long.
    private static func convert(_ frames: Int64, _ from: FrameRate, _ to: FrameRate) -> Int64 {
        from == to
            ? frames : frames - ConformArithmetic.slip(frames: frames, meant: from, actual: to)
    }

    /// Labels that are counted in one way and read in the other.
    private struct LabelMistake {
        let sign: Int64

        init(_ simulation: Simulation, _ turnover: ApplicationsModel.Turnover, _ rate: FrameRate) {
            let counted = simulation.slot(turnover.from, ApplicationKind.Slot.labels)
            let read = simulation.slot(turnover.element, TurnoverKind.Slot.labels)
            sign = rate == .fps29 ? counted - read : 0
        }

        func slip(_ frames: Int64) -> Int64 {
            sign * ConformArithmetic.dropFrameSlip(frames: frames)
        }
    }

    /// Every fifth cut is a mix or a retime, which needs from one frame to as many as the list is
    /// asked for (a judgement).
    private static func short(_ list: TurnoverKind.Description, handles: Int64) -> Int {
        guard list.neededHandles > 0 else { return 0 }
        return stride(from: 0, to: list.events, by: 5).count { event in
            1 + Int64(event / 5 * 7) % list.neededHandles > handles
        }
    }

    /// A reel's name as a list has it: whole, cut to the eight characters of a CMX 3600 edit list,
    /// or not at all.
    private static func reel(_ name: String, _ state: Int64) -> String {
        switch state {
        case 0: name
        case 1: String(name.prefix(8))
        default: ""
        }
    }

    /// Events take the clips in turn; a clip is found by its reel's name.
    private static func missing(
        _ simulation: Simulation, _ turnover: ApplicationsModel.Turnover,
        _ media: ApplicationsModel.Media
    ) -> Int {
        let list = turnover.description
        let reels = simulation.slot(turnover.element, TurnoverKind.Slot.reels)
        let headers = simulation.slot(media.element, MediaSetKind.Slot.reels)
        let lost = Int(simulation.slot(media.element, MediaSetKind.Slot.missing))
        return (0..<list.events).count { event in
            let clip = event % media.description.clips
            let name = media.description.name(clip)
            return reel(name, reels) != name || headers != 0 || clip == lost
        }
    }

    private mutating func addSound(
        _ simulation: Simulation, _ sound: ApplicationsModel.Media, minutes: Int64
    ) {
        let stamp = SoundStamp(simulation, sound)
        stampOffset = stamp.offset
        let recorded: Int64 = 48_000
        let clocked: Int64 =
            simulation.slot(sound.element, MediaSetKind.Slot.clockFlag) == 0 ? 48_000 : 44_100
        soundLate =
            ConformArithmetic.milliseconds(
                ofSamples: minutes * 60 * recorded, clocked: clocked) - minutes * 60_000
        tone = ConformArithmetic.pitch(
            ofMillihertz: 440_000, recorded: recorded, clocked: clocked)
    }
}

/// The time stamp of sound files: samples since midnight (EBU Tech 3285), as a label.
struct SoundStamp {
    /// The frame of the slate, and the one that the stamp gives.
    var slate: Int64
    var stamped: Int64
    var offset: Int64 { stamped - slate }
    var count: TimecodeCount?

    init(_ simulation: Simulation, _ media: ApplicationsModel.Media) {
        let rates = ConformArithmetic.rates
        let rate = rates[media.description.rate].rate
        let used = rates[Int(simulation.slot(media.element, MediaSetKind.Slot.stampRate))].rate
        count = TimecodeCount(rate)
        slate = media.description.hour * 3600 * (count?.framesPerSecond ?? 25)
        let samples = ConformArithmetic.samples(ofFrame: slate, rate: used, sampleRate: 48_000)
        stamped = ConformArithmetic.frame(ofSamples: samples, rate: rate, sampleRate: 48_000)
    }
}
