import Plant
import Signals

/// A room with loudspeakers, in one state: what each of them is fed with.
struct RoomSound {
    let simulation: Simulation
    let element: ElementID
    /// L R C LFE Ls Rs as they arrive, before the loudspeakers.
    let recipe: SoundRecipe

    /// The largest programme delay between two sounds of one source that isn't heard as an echo:
    /// 30 ms (Haas 1951: fusion up to 30 to 40 ms).
    static let echoMicroseconds: Int64 = 30_000

    /// The room of a controller; nil for any other element.
    init?(_ simulation: Simulation, _ element: ElementID) {
        guard simulation.plant.kind(of: element).name == MonitorControllerKind.name else {
            return nil
        }
        self.simulation = simulation
        self.element = element
        let layout = simulation.plant.layout
        let pairs = (0..<3).map { pair in
            SoundRecipe(
                SoundSignal(simulation.signal(at: layout.port(element, pair))).asAES3,
                in: simulation)
        }
        var recipe = SoundRecipe.beside(pairs, width: 2)
        let order =
            ChannelOrder(
                rawValue: simulation.slot(element, MonitorControllerKind.Slot.order)) ?? .smpte
        if order != .smpte {
            // What it takes for film order it puts back into L R C LFE Ls Rs.
            recipe.steps += RoomSound.reading(order)
        }
        let delay = simulation.slot(element, MonitorControllerKind.Slot.delay)
        if delay > 0 { recipe = recipe.applying(.delay(channel: nil, microseconds: delay)) }
        self.recipe = recipe
    }

    /// Steps that put channels of another order into that of the loudspeakers.
    private static func reading(_ order: ChannelOrder) -> [SoundRecipe.Step] {
        // Orders of six repeat: writing again and again comes back to the start.
        var seen = order.channels
        var steps: [SoundRecipe.Step] = []
        while seen != Array(0..<6) {
            steps.append(.transform(.written(in: order)))
            seen = order.channels.map { seen[$0] }
        }
        return steps
    }

    private func slot(_ ordinal: Int) -> Int64 { simulation.slot(element, ordinal) }

    /// Gain of a loudspeaker in milli-dB; nil where nothing comes out of it.
    func gain(_ speaker: Int) -> Int64? {
        typealias Slot = MonitorControllerKind.Slot
        guard slot(Slot.mute) == 0, slot(Slot.health + speaker) != 2 else { return nil }
        var gain = slot(Slot.level) + slot(Slot.trims + speaker)
        if slot(Slot.dim) == 1 { gain += MonitorControllerKind.dimMillidecibels }
        if speaker == 3 && slot(Slot.boost) == 1 { gain += 10_000 }
        return gain
    }

    /// What the loudspeakers play.
    var played: SoundRecipe {
        var played = recipe
        var dead: Int64 = 0
        for speaker in 0..<6 {
            guard let gain = gain(speaker) else {
                dead |= 1 << Int64(speaker)
                continue
            }
            let relative = speaker == 3 ? gain - 10_000 : gain
            if relative != 0 {
                played = played.applying(.gain(channel: speaker, milliDecibels: relative))
            }
            if slot(MonitorControllerKind.Slot.health + speaker) == 1 {
                played = played.applying(.polarity(channel: speaker))
            }
        }
        return dead == 0 ? played : played.applying(.drop(mask: dead))
    }

    /// The level of each screen channel with pink noise, in dBC.
    var reference: Int64 {
        simulation.plant.word(of: "reference", for: element).flatMap { Int64($0) } ?? 82
    }

    /// How late the picture of the room's screen is, in µs.
    var screenDelay: Int64 {
        simulation.plant.word(of: "screen-delay", for: element).flatMap { Int64($0) } ?? 0
    }

    /// The programme whose picture the room's screen shows; nil for none.
    var programmeOnScreen: String? {
        let plant = simulation.plant
        guard let name = plant.word(of: "screen", for: element),
            let screen = plant.layout.element(named: name)
        else { return nil }
        var shown = ""
        if let slot = plant.layout.slot(screen, named: "input"),
            case .choice(let names) = plant.layout.slots[slot.index].domain
        {
            shown = names[Int(simulation.slot(slot))]
        }
        for index in plant.layout.elements[screen.index].ports {
            let record = plant.layout.ports[index]
            guard record.direction == .input, record.connector == PicturePlane.bnc,
                shown.isEmpty || record.name == shown
            else { continue }
            let content = PictureAt(simulation, PortID(index)).content
            if PictureContent.isProgramme(content) { return content }
        }
        return nil
    }

    /// Early positive, in µs: how much sooner the sound of a content is heard than its picture is
    /// seen; nil where it isn't heard.
    func earlyMicroseconds(_ content: String) -> Int64? {
        SoundTerms(recipe).delayMicroseconds(of: content).map { screenDelay - $0 }
    }

    /// For each loudspeaker the channel (`l` … `rs`) whose sound comes out of it, or nil.
    ///
    /// Found out as in life: with the identification in place of the programme.
    var whose: [String?] {
        SoundMeasurement(played, channels: 6)
            .replacingProgramme(by: SoundContent.identification).tones
            .map { WhichChannel.name($0) }
    }
}

/// Tells a channel by the tone of the identification in it.
enum WhichChannel {
    /// `l`, `r`, `c`, `lfe`, `ls`, `rs`, `mix-l` or `mix-r`; nil for silence, `other` for a mix.
    static func name(_ tone: ToneAnalysis) -> String? {
        guard tone.decibels != nil, let hertz = tone.hertz else { return nil }
        let names = MonitorControllerKind.speakers + ["mix-l", "mix-r"]
        for (index, entry) in TestTones.identification.enumerated()
        where (hertz / entry.hertz - 1).magnitude < 0.02 && tone.purity > 0.8 {
            if (entry.breaks > 0) == (tone.breaks > 0) { return names[index] }
        }
        return "other"
    }
}
