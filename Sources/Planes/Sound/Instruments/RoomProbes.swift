import Plant
import Signals

/// What is heard and measured in a room, or with headphones on a line.
enum RoomProbes {
    private static let acceptsRoom: @Sendable (Plant, ActionTarget) -> String? = { plant, target in
        guard case .element(let element) = target,
            plant.kind(of: element).name == MonitorControllerKind.name
        else { return "that isn't a room's monitor controller" }
        return nil
    }

    private static func room(_ simulation: Simulation, _ target: ActionTarget)
        throws(ActionRefusal) -> RoomSound
    {
        guard case .element(let element) = target, let room = RoomSound(simulation, element)
        else {
            throw ActionRefusal(
                "that isn't a room's monitor controller", advice: "name a monitor controller")
        }
        return room
    }

    // MARK: Listening

    /// In a room, on a codec's far end, or with headphones on a connector.
    static let listen = ProbeKind(
        name: "listen", title: "listen", plane: SoundPlane.name,
        usage: "measure listen CONTROLLER|PORT", price: Price(seconds: 30),
        accepts: { plant, target in
            acceptsRoom(plant, target) == nil ? nil : SoundPoint.refusal(plant, target)
        },
        ways: { plant, target in plant.isOfSound(target) ? [[]] : [] },
        read: { simulation, target, _ throws(ActionRefusal) in
            if acceptsRoom(simulation.plant, target) == nil {
                return heard(in: try room(simulation, target))
            }
            let point = try SoundPoint(simulation, target)
            var reading = point.reading("listen")
            if point.state == .locked {
                let phones = point.recipe
                rows(phones, (1...max(1, point.count)).map { "\($0)" }, &reading)
                voice(simulation, target, phones, &reading)
            }
            return reading
        })

    private static func heard(in room: RoomSound) -> Reading {
        var reading = Reading(kind: "listen", point: room.simulation.id(of: room.element))
        reading.add("state", .symbol("locked"))
        reading.add("carrier", .symbol("air"))
        reading.add("interrupted", .flag(false))
        rows(room.played, MonitorControllerKind.speakers, &reading)
        return reading
    }

    /// A row for each loudspeaker or channel, and what is noticed of the whole.
    private static func rows(
        _ recipe: SoundRecipe, _ names: [String], _ reading: inout Reading
    ) {
        let count = names.count
        let measured = SoundMeasurement(recipe, channels: count)
        let tones = measured.tones
        let ident = measured.replacingProgramme(by: SoundContent.identification).tones
        reading.columns = ["speaker", "sound", "from", "level"]
        for (index, name) in names.enumerated() {
            let kind = measured.terms.channels[index].first.map {
                SoundContent.appearance($0.source)
            }
            // What is quieter than −65 dB of full scale drowns in a room's own noise.
            let isHeard = (tones[index].decibels ?? -100) > -65
            reading.rows.append([
                .symbol(name),
                .symbol(isHeard ? kind ?? "silence" : "silence"),
                isHeard
                    ? WhichChannel.name(ident[index]).map { .symbol($0) } ?? .none
                    : .none,
                isHeard
                    ? SoundFigures.decibels(tones[index].decibels, random: 1000) : .none,
            ])
        }
        reading.add("hum", .flag(measured.terms.hasHum))
        reading.add(
            "ticks",
            SoundProbes.period(
                SoundTerms(recipe).first(count).clicksMilliPerMinute))
        reading.add("image", .symbol(image(measured)))
        reading.add("pitch", .symbol(measured.terms.isSlow ? "low" : "right"))
    }

    /// How the stereo image stands: against what the same tracks have in the mix itself.
    private static func image(_ measured: SoundMeasurement) -> String {
        guard measured.terms.channels.count >= 2,
            let correlation = measured.phase.correlation
        else { return "none" }
        if correlation < -0.15 { return "thin" }
        let pair = measured.terms.first(2).channels
        guard let left = pair[0].first, let right = pair[1].first,
            SoundContent.appearance(left.source) == "programme",
            let meant = SoundMeasurement(left.asDelivered, right.asDelivered).phase.correlation
        else { return "right" }
        if correlation > 0.99 && meant < 0.95 { return "mono" }
        return meant - correlation > 0.15 ? "phasey" : "right"
    }

    /// Whether somebody at the far end of a codec hears themselves, and how late.
    private static func voice(
        _ simulation: Simulation, _ target: ActionTarget, _ recipe: SoundRecipe,
        _ reading: inout Reading
    ) {
        guard case .element(let element) = target,
            simulation.plant.kind(of: element).name == CodecKind.name,
            let own = simulation.plant.word(of: "voice", for: element)
        else { return }
        let trip =
            simulation.plant.word(of: "round-trip", for: element).flatMap { Int64($0) } ?? 240
        guard let delay = SoundTerms(recipe).delayMicroseconds(of: "voice/" + own) else {
            reading.add("echo", .none)
            return
        }
        let late = delay / 1000 + trip / 2
        reading.add(
            "echo",
            late * 1000 > RoomSound.echoMicroseconds
                ? .quantity(Quantity(late, .millisecond, random: 20)) : .none)
    }

    // MARK: Measuring

    /// The sound level at the seat, with the controller's own pink noise on each loudspeaker.
    static let spl = ProbeKind(
        name: "spl", title: "sound level meter at the seat", plane: SoundPlane.name,
        usage: "measure spl CONTROLLER", price: Price(seconds: 180), accepts: acceptsRoom,
        read: { simulation, target, _ throws(ActionRefusal) in
            let room = try room(simulation, target)
            var reading = Reading(kind: "spl", point: simulation.id(of: room.element))
            reading.add("interrupted", .flag(true))
            reading.columns = ["speaker", "level", "low-band"]
            let managed =
                simulation.slot(room.element, MonitorControllerKind.Slot.bass) == 1
            for (index, name) in MonitorControllerKind.speakers.enumerated() {
                guard let gain = room.gain(index) else {
                    reading.rows.append([.symbol(name), .none, .none])
                    continue
                }
                // Surrounds are set 3 dB lower in rooms for film (82 beside 85 dBC).
                let level = room.reference * 1000 + gain - (index >= 4 ? 3000 : 0)
                // Without help a nearfield loudspeaker is 3 dB down in the lowest octave.
                let low = index == 3 || managed ? level : level - 3000
                reading.rows.append([
                    .symbol(name), quantity(level), quantity(low),
                ])
            }
            return reading
        })

    /// A class 2 meter is good to ±1.4 dB (IEC 61672-1), taken as two standard deviations.
    private static func quantity(_ level: Int64) -> ReadingValue {
        .quantity(Quantity(level, .millidecibel, systematic: 700, random: 200))
    }

    /// Sound against picture at the seat: early positive.
    static let lipSync = ProbeKind(
        name: "lip-sync", title: "lip-sync meter at the seat", plane: SoundPlane.name,
        usage: "measure lip-sync CONTROLLER", price: Price(seconds: 120), accepts: acceptsRoom,
        read: { simulation, target, _ throws(ActionRefusal) in
            reading(of: try room(simulation, target))
        })

    /// The lip sync of a room as a reading.
    static func reading(of room: RoomSound) -> Reading {
        var reading = Reading(kind: "lip-sync", point: room.simulation.id(of: room.element))
        guard let picture = room.programmeOnScreen else {
            reading.add("state", .symbol("no-picture"))
            return reading
        }
        guard !SoundTerms(room.recipe).contents.isEmpty, room.gain(2) != nil || room.gain(0) != nil
        else {
            reading.add("state", .symbol("no-sound"))
            return reading
        }
        guard let early = room.earlyMicroseconds(picture) else {
            reading.add("state", .symbol("different"))
            return reading
        }
        reading.add("state", .symbol("measured"))
        reading.add(
            "early",
            .quantity(Quantity(early / 1000, .millisecond, systematic: 1, random: 2)))
        return reading
    }
}
