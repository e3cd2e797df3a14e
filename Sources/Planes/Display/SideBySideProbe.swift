import Plant
import Signals

extension DisplayPlane {
    /// `measure side-by-side MONITOR OTHER`: what a practised eye sees between two screens.
    static let sideBySideProbe = ProbeKind(
        name: "side-by-side", title: "compare two screens by eye", plane: planeName,
        usage: "measure side-by-side MONITOR OTHER", price: Price(seconds: 120),
        accepts: acceptsMonitor,
        ways: { plant, target in
            // One can compare what stands in one room.
            guard case .element(let element) = target else { return [] }
            let place = plant.layout.elements[element.index].place
            return plant.displays.monitors.map(\.element).filter {
                $0 != element && plant.layout.elements[$0.index].place == place
            }
            .map { [plant.layout.elements[$0.index].id] }
        },
        read: { simulation, target, words throws(ActionRefusal) in
            let view = try monitor(target, simulation)
            guard words.count == 1 else {
                throw ActionRefusal(
                    "`side-by-side` takes the monitor beside which it is judged",
                    advice: "measure side-by-side MONITOR OTHER")
            }
            let other = try monitor(named: words[0], simulation)
            return sideBySide(view, other)
        })

    /// Lights and tints of the first screen as they seem beside the second.
    static func sideBySide(_ view: MonitorView, _ other: MonitorView) -> Reading {
        var reading = Reading(
            kind: "side-by-side", point: view.id,
            fields: [ReadingField("beside", .text(other.id))])
        let screens = [view.screen, other.screen]
        reading.add("picture", .symbol(screens[0].source.name))
        reading.add("other-picture", .symbol(screens[1].source.name))
        guard screens.allSatisfy({ $0.source == .picture }) else { return reading }
        let areAlike = screens[0].content == screens[1].content
        reading.add("same-content", .flag(areAlike))
        guard areAlike else { return reading }
        let own = view.light(view.state)
        let beside = other.light(other.state)
        func pair(_ level: Double) -> (XYZ, XYZ) {
            let rgb = RGB(grey: level)
            return (own(rgb) + view.veil, beside(rgb) + other.veil)
        }
        let white = pair(1)
        let brighter = white.0.y > white.1.y ? white.0 : white.1
        for (name, level) in [("highlights", 1.0), ("mid-tones", 0.5), ("shadows", 0.05)] {
            let (light, reference) = pair(level)
            reading.add(
                name,
                .symbol(
                    Appearance.lightness(of: light, beside: reference, white: brighter).rawValue))
        }
        // Neutrals of two sorts of panels look unlike though they measure alike.
        let eye = Observers.matrix(for: view.build.panel.type)
        let otherEye = Observers.matrix(for: other.build.panel.type)
        for (name, level) in [("white", 1.0), ("shadow-tint", 0.1)] {
            let (light, reference) = pair(level)
            let seen: XYZ = eye.xyz(light)
            let wanted: XYZ = otherEye.xyz(reference)
            reading.add(name, .symbol(Appearance.tint(of: seen, beside: wanted).rawValue))
        }
        return reading
    }

    /// `measure lux-meter MONITOR|ROOM-LIGHT`: the room's light at the screen.
    static let luxMeterProbe = ProbeKind(
        name: "lux-meter", title: "read the light that falls on a screen", plane: planeName,
        usage: "measure lux-meter MONITOR", price: Price(seconds: 60),
        accepts: { plant, target in
            guard case .element(let element) = target,
                plant.displays.monitor(element) != nil
                    || plant.kind(of: element).name == roomLightKind.name
            else { return "that is neither a monitor nor a room's light" }
            return nil
        },
        read: { simulation, target, _ throws(ActionRefusal) in
            guard case .element(let element) = target else {
                throw ActionRefusal("that is neither a monitor nor a room's light")
            }
            let lux: Int64
            if let record = simulation.plant.displays.monitor(element) {
                lux = MonitorView(record, in: simulation).lux
            } else {
                lux = simulation.slot(element, 0)
            }
            // Class B of DIN 5032-7 allows 10 % in all: taken as one systematic sigma of 3 %.
            let id = simulation.id(of: element)
            let error = simulation.systematicNormalMillionths("lux-meter/illuminance")
            let read = lux + lux * 3 * error / 100_000_000
            return Reading(
                kind: "illuminance", point: id,
                fields: [
                    ReadingField(
                        "illuminance",
                        .quantity(Quantity(read, .lux, systematic: (lux * 3 + 50) / 100)))
                ])
        })
}
