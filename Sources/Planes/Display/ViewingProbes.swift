package import Plant
import Signals

/// Instruments for what a colorimeter alone doesn't tell.
extension DisplayPlane {
    /// A luminance meter with a field of 2°, as ST 431-1 asks for.
    static let spotMeterKind = ElementKind(
        name: "spot-meter", title: "luminance meter", plane: planeName,
        declare: { declarer throws(PlantProblem) in
            declarer.stream("\(declarer.declaration.id)/noise")
        })

    /// `measure spot-meter MONITOR [SPOT]`: luminance as it reaches the seat.
    ///
    /// One sigma of 1.5 % in every reading, and of 0.3 % and 0.02 cd/m² at random: within the
    /// ± 0.5 cd/m² at 48 that ST 431-1 allows a meter.
    static let spotMeterProbe = ProbeKind(
        name: "spot-meter", title: "read luminance from a seat", plane: planeName,
        usage: "measure spot-meter MONITOR [SPOT]", price: Price(seconds: 60),
        accepts: { plant, target in
            if plant.elements(ofKind: spotMeterKind.name).isEmpty {
                return "there is no luminance meter here"
            }
            return acceptsMonitor(plant, target)
        },
        ways: { plant, target in
            guard case .element(let element) = target,
                let record = plant.displays.monitor(element)
            else { return [[]] }
            return [[]] + spots(of: record.build).map { [$0.name] }
        },
        read: { simulation, target, words throws(ActionRefusal) in
            let view = try monitor(target, simulation)
            guard let meter = simulation.plant.elements(ofKind: spotMeterKind.name).first else {
                throw ActionRefusal("there is no luminance meter here")
            }
            let aim = Aim(["seat"] + words, at: view)
            if let word = aim.rest.first {
                throw ActionRefusal(
                    "`\(word)` isn't a spot of a screen", given: word,
                    candidates: ScreenSpot.names)
            }
            let (patch, light) = aim.light(of: view)
            let id = simulation.id(of: meter)
            let stream = simulation.plant.layout.stream(meter, 0)
            let own = Double(simulation.systematicNormalMillionths("\(id)/luminance")) / 1e6
            let chance = Double(simulation.drawNormalMillionths(stream)) / 1e6
            let random = (light.y * light.y * 9e-6 + 4e-4).squareRoot()
            let read = max(light.y * (1 + 0.015 * own) + random * chance, 0)
            return Reading(
                kind: "spot-luminance", point: view.id,
                fields: [
                    ReadingField("position", .symbol(aim.position)),
                    ReadingField("patch", .symbol(patch)),
                    ReadingField(
                        "luminance",
                        ColourReading.light(read, systematic: 0.015 * light.y, random: random)),
                ])
        })

    /// `measure windows MONITOR [INSTRUMENT]`: white windows of growing area from a generator of
    /// the instrument's own, on an input that is free.
    static let windowsProbe = ProbeKind(
        name: "windows", title: "read white windows of growing area", plane: planeName,
        usage: "measure windows MONITOR [INSTRUMENT]", price: Price(seconds: 300),
        accepts: { plant, target in
            if let no = acceptsMonitor(plant, target) { return no }
            guard case .element(let element) = target,
                let record = plant.displays.monitor(element),
                record.build.presets.contains(where: { $0.isHighDynamicRange }),
                plant.displays.monitors.contains(where: { $0.build.extras.limiter != nil })
            else { return "that has no preset of high dynamic range" }
            return nil
        },
        meanwhile: { simulation, target in
            // A white stands for the series: whoever watches sees windows and no programme.
            guard case .element(let monitor) = target,
                let slot = simulation.plant.layout.slot(monitor, named: "internal-patch"),
                case .choice(let names) = simulation.plant.layout.slots[slot.index].domain,
                let white = names.firstIndex(of: "grey-100")
            else { return [] }
            return [SlotEdit(slot, Int64(white))]
        },
        read: { simulation, target, words throws(ActionRefusal) in
            let view = try monitor(target, simulation)
            return windows(view, try instrument(words, simulation))
        })

    /// The areas of the windows, per cent of the picture.
    static let windowAreas: [Int64] = [1, 2, 5, 10, 25, 50, 100]

    private static func windows(_ view: MonitorView, _ colorimeter: Colorimeter) -> Reading {
        let panel = view.build.panel.type
        var reading = Reading(
            kind: "windows", point: view.id,
            fields: [
                ReadingField(
                    "instrument", .text(view.simulation.id(of: colorimeter.record.element))),
                ReadingField("preset", .symbol(view.build.presets[view.state.preset].name)),
                ReadingField("interrupted", .flag(view.screen.source == .picture)),
            ], columns: ["area", "luminance"])
        for area in windowAreas {
            let measured = colorimeter.measure(view.window(percent: area), panel: panel)
            reading.rows.append([
                .quantity(Quantity(100 * area, .percentHundredth)),
                ColourReading.light(
                    measured.light.y, systematic: measured.systematic.y,
                    random: measured.random.y),
            ])
        }
        return reading
    }

    /// `measure picture-delay MONITOR`: a light sensor on the screen against a flash on the input.
    static let pictureDelayProbe = ProbeKind(
        name: "picture-delay", title: "read how late a picture is on its screen", plane: planeName,
        usage: "measure picture-delay MONITOR", price: Price(seconds: 240),
        accepts: { plant, target in
            if let no = acceptsMonitor(plant, target) { return no }
            return plant.displays.monitors.contains { $0.build.extras.slots.contains(.pictureMode) }
                ? nil : "there is no light sensor here"
        },
        read: { simulation, target, _ throws(ActionRefusal) in
            let view = try monitor(target, simulation)
            var reading = Reading(
                kind: "picture-delay", point: view.id,
                fields: [ReadingField("picture", .symbol(view.screen.source.name))])
            guard let delay = view.pictureDelayMicroseconds else {
                reading.add("picture-delay", .none)
                return reading
            }
            let own = simulation.systematicNormalMillionths("light-sensor/delay")
            // A sensor and its threshold: a millisecond, the same in every reading.
            reading.add(
                "picture-delay",
                .quantity(Quantity(delay + own / 1000, .microsecond, systematic: 1000)))
            return reading
        })

    /// `measure surround ROOM-LIGHT [INSTRUMENT]`: the room's light on a white card.
    static let surroundProbe = ProbeKind(
        name: "surround", title: "read the colour of a room's light", plane: planeName,
        usage: "measure surround ROOM-LIGHT [INSTRUMENT]", price: Price(seconds: 120),
        accepts: { plant, target in
            guard case .element(let element) = target,
                plant.layout.slot(element, named: roomLightWhite) != nil
            else { return "that isn't the light of a room whose colour is looked after" }
            return nil
        },
        read: { simulation, target, words throws(ActionRefusal) in
            guard case .element(let light) = target,
                let white = simulation.plant.layout.slot(light, named: roomLightWhite)
            else { throw ActionRefusal("that isn't the light of a room") }
            let colorimeter = try instrument(words, simulation)
            // A card of barium sulphate scatters 97 % of what falls on it.
            let card = RoomWhite.chromaticity(simulation.slot(white))
                .xyz(luminance: 0.97 * Double(simulation.slot(light, 0)) / Elementary.pi)
            var reading = Reading(
                kind: "surround", point: simulation.id(of: light),
                fields: [
                    ReadingField(
                        "instrument", .text(simulation.id(of: colorimeter.record.element)))
                ])
            add(colorimeter.measure(card, panel: .lamp), to: &reading)
            return reading
        })
}

extension DisplayPreset {
    /// Whether its curve is made for more than a television's white.
    var isHighDynamicRange: Bool { transfer == .pq || transfer == .hlg }
}

extension MonitorView {
    /// A white window on black at the preset's full signal, over per cent of the picture, as far as
    /// the supply bears it.
    func window(percent: Int64) -> XYZ {
        let white = ownLight(state)(.white)
        let mean = white.y * Double(percent) / 100
        return white * (build.extras.limiter?.share(ofMean: mean) ?? 1)
    }

    /// How late the picture stands on the screen, in microseconds; nil where there is none.
    ///
    /// The monitor's own delay, and the frames that its processing holds back.
    package var pictureDelayMicroseconds: Int64? {
        let screen = screen
        guard screen.source == .picture, let format = VideoFormat.at(screen.format) else {
            return nil
        }
        let own = build.extras.delayMicroseconds
        guard build.extras.slots.contains(.pictureMode),
            let mode = PictureMode(rawValue: state.pictureMode)
        else { return own }
        return own
            + Int64(
                Elementary.nearest(mode.frames * Double(format.frameRate.frameNanoseconds) / 1000))
    }

    /// Whether pictures are made between those of the programme; nil where that can't be.
    var isSmooth: Bool? {
        guard build.extras.slots.contains(.pictureMode) else { return nil }
        return PictureMode(rawValue: state.pictureMode)?.isSmooth ?? false
    }
}

extension Simulation {
    /// How late the picture is on the screen of a monitor or projector, in microseconds, for
    /// whoever sets sound against it; nil where the element is no display or shows no picture.
    package func pictureDelayMicroseconds(of element: ElementID) -> Int64? {
        plant.displays.monitor(element).flatMap {
            MonitorView($0, in: self).pictureDelayMicroseconds
        }
    }
}
