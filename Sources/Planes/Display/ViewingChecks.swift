import Plant
import Signals

extension DisplayPlane {
    /// A monitor is on, warm, on its input, locked, and shows no patch of its own.
    static let monitorReady = CheckKind(
        name: "monitor-ready", title: "a monitor is ready for work", plane: planeName,
        parameters: [
            monitorParameter, ParameterSchema("input", "the input's name; its first if not given"),
        ]
    ) { maker throws(PlantProblem) in
        let monitor = try monitorArgument(&maker)
        let input = try inputArgument(&maker, monitor)
        return { simulation in
            guard let view = view(monitor, simulation) else { return notAMonitor(monitor) }
            let state = view.state
            let screen = view.screen
            let name = view.build.inputs[state.input]
            let isWarm = state.warmth >= WarmUp.ready
            return CheckResult(
                holds: state.isOn && isWarm && screen.source == .picture && state.input == input,
                reading: Reading(
                    kind: "monitor-ready", point: view.id,
                    fields: [
                        ReadingField("power", .symbol(state.isOn ? "on" : "off")),
                        ReadingField("warm", .flag(isWarm)),
                        ReadingField("input", .symbol(name)),
                        ReadingField("picture", .symbol(screen.source.name)),
                    ]))
        }
    }

    /// The input that is asked for, by its place in the monitor's list.
    private static func inputArgument(_ maker: inout CheckMaker, _ monitor: ElementID)
        throws(PlantProblem) -> Int
    {
        let slot = maker.layout.slot(monitor, MonitorSlot.input)
        guard case .choice(let names) = maker.layout.slots[slot.index].domain else { return 0 }
        let name = try maker.word("input", default: names[0])
        guard let index = names.firstIndex(of: name) else {
            throw PlantProblem(
                subject: maker.problem("input", "").subject, what: "there is no input `\(name)`",
                given: name, candidates: names)
        }
        return index
    }

    /// The picture on a monitor is a content, without errors that are seen.
    static let monitorShows = CheckKind(
        name: "monitor-shows", title: "a monitor shows a picture", plane: planeName,
        parameters: [
            monitorParameter,
            ParameterSchema("content", "a job's id, or `pattern/NAME`", required: true),
        ]
    ) { maker throws(PlantProblem) in
        let monitor = try monitorArgument(&maker)
        let content = try maker.content("content")
        let wanted = Int64(maker.symbol(content).rawValue)
        return { simulation in
            guard let view = view(monitor, simulation) else { return notAMonitor(monitor) }
            let screen = view.screen
            let hasErrors =
                screen.erroredLinesMilliPerSecond
                >= MonitorInspection.fewSparkles / MonitorInspection.lookSeconds
            return CheckResult(
                holds: screen.source == .picture && screen.content == wanted && !hasErrors
                    && screen.interruptionsPerHour == 0,
                reading: shown(view, hasErrors: hasErrors))
        }
    }

    private static func shown(_ view: MonitorView, hasErrors: Bool) -> Reading {
        let screen = view.screen
        var reading = Reading(
            kind: "monitor-shows", point: view.id,
            fields: [ReadingField("picture", .symbol(screen.source.name))])
        guard screen.source == .picture else { return reading }
        let content = view.simulation.text(ofSymbol: screen.content)
        reading.add("content", .text(content))
        reading.add("seen-as", .text(PictureContent.appearance(ofSymbol: content)))
        reading.add("errors-seen", .flag(hasErrors))
        reading.add("drops-out", .flag(screen.interruptionsPerHour > 0))
        return reading
    }

    /// The light on a screen is as the room's specification has it.
    static let viewingLight = CheckKind(
        name: "viewing-light", title: "a room's light suits its monitor", plane: planeName,
        parameters: [
            monitorParameter, ParameterSchema("at-most", "lux at the screen"),
            ParameterSchema("at-least", "lux at the screen"),
        ]
    ) { maker throws(PlantProblem) in
        let monitor = try monitorArgument(&maker)
        // About 10 lx by BT.2035 §3; 15 leaves room for a meter.
        let most = try maker.integer("at-most", in: 0...1000, default: 15)
        let least = try maker.integer("at-least", in: 0...1000, default: 0)
        return { simulation in
            guard let view = view(monitor, simulation) else { return notAMonitor(monitor) }
            let lux = view.lux
            let veil = view.veil.y
            var reading = Reading(
                kind: "viewing-light", point: view.id,
                fields: [
                    ReadingField("illuminance", .quantity(Quantity(lux, .lux))),
                    ReadingField("veil", ColourReading.light(veil)),
                    ReadingField("blacks-look", .symbol(lux > most ? "milky" : "right")),
                    ReadingField("room-looks", .symbol(brightness(lux: lux))),
                ])
            // Eyes take the wall behind a screen for white, where its colour is looked after.
            var isNeutral = true
            if let slot = view.record.roomWhite {
                let tint = RoomWhite.tint(simulation.slot(slot))
                isNeutral = tint == .same
                reading.add("light-looks", .symbol(isNeutral ? "right" : tint.rawValue))
            }
            return CheckResult(
                holds: lux <= most && lux >= least && isNeutral, reading: reading)
        }
    }

    /// An instrument reads the white of each type of screen in the house truly.
    static let instrumentTrue = CheckKind(
        name: "instrument-true", title: "a colour instrument reads truly", plane: planeName,
        parameters: [
            ParameterSchema("instrument", "the instrument's name", required: true),
            ParameterSchema("limit", "largest Δu′v′ of a primary or white, 0.000001"),
        ]
    ) { maker throws(PlantProblem) in
        let element = try maker.element("instrument")
        maker.endpoint = element
        let limit = try maker.integer("limit", in: 10...50_000, default: 2000)
        return { simulation in
            let displays = simulation.plant.displays
            guard let record = displays.instruments.first(where: { $0.element == element })
            else { return notAMonitor(element) }
            let colorimeter = Colorimeter(record: record, simulation: simulation)
            var worst = 0.0
            for type in PanelType.screens
            where displays.monitors.contains(where: { $0.build.panel.type == type }) {
                worst = max(worst, error(of: colorimeter, on: type))
            }
            return CheckResult(
                holds: worst * 1e6 <= Double(limit),
                reading: Reading(
                    kind: "instrument-true", point: simulation.id(of: element),
                    fields: [ReadingField("largest-error", ColourReading.chromaticity(worst))]))
        }
    }

    /// The largest Δu′v′ that its filters and correction leave on white and the primaries.
    private static func error(of colorimeter: Colorimeter, on type: PanelType) -> Double {
        let matrix = type.usualPrimaries.rgbToXYZ
        let patches = [
            RGB.white, RGB(red: 1, green: 0, blue: 0), RGB(red: 0, green: 1, blue: 0),
            RGB(red: 0, green: 0, blue: 1),
        ]
        return patches.reduce(0.0) { worst, rgb in
            let light: XYZ = matrix.xyz(rgb) * 100
            let read = colorimeter.filtered(light, panel: type)
            guard let so = light.chromaticity, let shown = read.chromaticity else { return worst }
            return max(worst, so.distance(to: shown))
        }
    }
}
