import Plant

extension DisplayPlane {
    /// How a panel that drifted or aged, or a preset that somebody turned, is put right.
    ///
    /// A reference monitor is calibrated, on the room's preset: that is the trade's own way, and
    /// the panel stays. Another monitor makes no patches for it: a panel is exchanged, and the
    /// controls of a preset are turned back one by one.
    static let recalibrate: @Sendable (Simulation, ElementID, [SlotEdit]) -> [String] = {
        simulation, element, edits in
        guard let view = view(element, simulation), !edits.isEmpty else { return [] }
        let layout = simulation.plant.layout
        let id = simulation.id(of: element)
        guard view.build.monitorClass.hasPatches, let home = view.build.targetPreset else {
            let isHealth = edits.contains { layout.slots[$0.slot.index].role == .health }
            let controls = edits.filter { layout.slots[$0.slot.index].role == .setting }
            return (isHealth ? ["replace \(id)"] : [])
                + controls.map {
                    "set \(id) \(layout.slots[$0.slot.index].name) \($0.value)"
                }
        }
        var lines: [String] = []
        if !view.state.isOn { lines.append("set \(id) power on") }
        if view.state.preset != home {
            lines.append("set \(id) preset \(view.build.presets[home].name)")
        }
        // The filters of colorimeters aren't corrected for projectors' light.
        let grating = simulation.plant.displays.instruments.first {
            $0.instrumentClass == .spectroradiometer
        }
        guard view.isProjection, let grating else { return lines + ["calibrate \(id)"] }
        return lines + ["calibrate \(id) \(simulation.id(of: grating.element))"]
    }
}
