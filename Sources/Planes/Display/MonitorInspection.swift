import Plant
import Signals

/// What somebody sees who stands in front of a monitor: the picture and its captions, no judgement.
struct MonitorInspection {
    let simulation: Simulation
    let element: ElementID

    /// How long somebody looks.
    static let lookSeconds: Int64 = 30

    /// Lines in error a second from which sparkles are few or many to the eye.
    static let fewSparkles: Int64 = 1_000
    static let manySparkles: Int64 = 100_000

    func add(to reading: inout Reading) {
        guard let record = simulation.plant.displays.monitor(element) else { return }
        let view = MonitorView(record, in: simulation)
        let screen = view.screen
        reading.add("power-lamp", .symbol(screen.source == .off ? "dark" : "green"))
        reading.add("picture", .symbol(screen.source.name))
        if screen.source == .off { return }
        addReadOuts(view, to: &reading)
        let input = view.state.input
        if record.build.inputs.indices.contains(input) {
            reading.add("input-caption", .symbol(record.build.inputs[input]))
        }
        switch screen.source {
        case .picture: addPicture(screen, view, to: &reading)
        case .internalPatch:
            reading.add("content", .text(InternalPatch.all[screen.internalPatch].name))
        case .noSignal: reading.add("caption", .text("no signal"))
        case .unlocked: reading.add("caption", .text("no sync"))
        case .off: break
        }
    }

    private func addPicture(
        _ screen: ScreenSignal, _ view: MonitorView, to reading: inout Reading
    ) {
        let content = simulation.text(ofSymbol: screen.content)
        reading.add("content", .text(PictureContent.appearance(ofSymbol: content)))
        if let format = VideoFormat.at(screen.format) {
            reading.add("format-caption", .text(format.name))
        }
        let lines = screen.erroredLinesMilliPerSecond
        let sparkles =
            lines < MonitorInspection.fewSparkles / MonitorInspection.lookSeconds
            ? "none" : lines < MonitorInspection.manySparkles ? "few" : "many"
        reading.add("sparkles", .symbol(sparkles))
        // Every picture has the field, so that its being there says nothing. A draw is taken only
        // where an interruption is possible.
        reading.add("picture-drops-out", .flag(dropsOut(screen)))
        if let isSmooth = view.isSmooth {
            reading.add("motion", .symbol(isSmooth ? "smoothed" : "as-shot"))
        }
    }

    /// What a monitor's own captions and counters say, where it has them.
    private func addReadOuts(_ view: MonitorView, to reading: inout Reading) {
        let extras = view.build.extras
        if extras.isFollowed { reading.add("light-hours", .integer(view.state.lightHours)) }
        if extras.slots.contains(.look) {
            reading.add("lut-caption", .symbol(ViewingLooks.names[Int(view.state.look)]))
        }
        if let projection = view.build.extras.projection {
            let state = view.state
            let isCut = state.mask != view.build.extras.mask
            let isOff = projection.isOffScreen(across: state.lensAcross, up: state.lensUp)
            reading.add("on-the-masks", .flag(isOff))
            reading.add("masks", .symbol(isCut ? "over-the-picture" : "at-the-edges"))
        }
    }

    /// Whether the picture is interrupted while somebody looks.
    private func dropsOut(_ screen: ScreenSignal) -> Bool {
        if screen.interruptionsPerHour == 0 { return false }
        let stream = simulation.plant.layout.stream(element, 0)
        return simulation.draw(stream, below: 3600)
            < screen.interruptionsPerHour * MonitorInspection.lookSeconds
    }
}
