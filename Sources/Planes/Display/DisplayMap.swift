package import Plant
package import Signals

/// A monitor of a compiled plant: its element, its construction and where its screen is computed.
package struct MonitorRecord: Sendable {
    package let element: ElementID
    package let build: MonitorBuild
    /// The node of what the screen shows.
    package let screen: NodeID
    /// The node of what arrives at the chosen input.
    package let selected: NodeID
    /// The level of the room's light, or nil where the room is dark.
    package let roomLight: SlotID?
    /// The colour of the room's light; nil where it counts as daylight.
    let roomWhite: SlotID?
    /// The table of the box on the monitor's input, or nil where there is none.
    let box: SlotID?
}

/// The monitors and colour instruments of a plant, made once.
package struct DisplayMap: Sendable {
    package let monitors: [MonitorRecord]
    package let instruments: [InstrumentRecord]

    /// The name under which a plant keeps it.
    static let extensionName = "display"

    init(_ plant: Plant) {
        let elements =
            plant.elements(ofKind: DisplayPlane.monitorName)
            + plant.elements(ofKind: DisplayPlane.projectorName)
        monitors = elements.sorted { $0.index < $1.index }
            .compactMap { MonitorRecord($0, in: plant) }
        instruments = plant.elements(ofKind: "colorimeter").compactMap {
            InstrumentRecord($0, in: plant)
        }
    }

    /// The monitor that an element is, or nil.
    package func monitor(_ element: ElementID) -> MonitorRecord? {
        monitors.first { $0.element == element }
    }
}

extension Plant {
    /// The monitors and colour instruments; empty where the plane isn't registered.
    package var displays: DisplayMap {
        planeExtension(DisplayMap.extensionName) as? DisplayMap ?? DisplayMap(self)
    }

    /// An element as it was declared, for its parameters.
    func declared(_ element: ElementID) -> DeclaredElement? {
        let id = layout.elements[element.index].id
        return inventory.elements.first { $0.id == id }.map { DeclaredElement(declaration: $0) }
    }
}

/// An element's declaration, once its plant is compiled.
struct DeclaredElement: ParameterReading {
    let declaration: ElementDeclaration
}

extension MonitorRecord {
    /// Nil only for an element that isn't a monitor, since the compiler has read its parameters.
    init?(_ element: ElementID, in plant: Plant) {
        guard let declared = plant.declared(element), let build = try? MonitorBuild(of: declared),
            let screen = plant.node(element, named: "screen"),
            let selected = plant.node(element, named: "selected")
        else { return nil }
        self.element = element
        self.build = build
        self.screen = screen
        self.selected = selected
        let light = plant.layout.element(named: build.roomLight)
        roomLight = light.flatMap { plant.layout.slot($0, named: DisplayPlane.roomLightLevel) }
        roomWhite = light.flatMap { plant.layout.slot($0, named: DisplayPlane.roomLightWhite) }
        box = plant.layout.element(named: build.extras.lutBox).flatMap {
            plant.layout.slot($0, named: DisplayPlane.lutBoxTable)
        }
    }
}

/// A monitor in one simulation: what it shows, and what it would show.
package struct MonitorView {
    package let record: MonitorRecord
    let simulation: Simulation

    package init(_ record: MonitorRecord, in simulation: Simulation) {
        self.record = record
        self.simulation = simulation
    }

    /// How the monitor is made.
    package var build: MonitorBuild { record.build }
    var id: String { simulation.plant.layout.elements[record.element.index].id }

    /// Its state as it is.
    package var state: MonitorState {
        var state = MonitorState(
            of: build, box: record.box.map { simulation.slot($0) } ?? 0,
            slot: { simulation.slot(record.element, $0) },
            latch: { simulation.latch(record.element, $0) })
        if !PowerInlets.isOn(simulation, record.element) { state.isOn = false }
        return state
    }

    /// What the screen shows.
    package var screen: ScreenSignal { ScreenSignal(simulation.value(record.screen)) }

    /// What arrives at the chosen input.
    var arriving: PictureSignal { PictureSignal(simulation.value(record.selected)) }

    /// The light of the room at the screen, in lux.
    package var lux: Int64 { record.roomLight.map { simulation.slot($0) } ?? 0 }

    /// The colour of the room's light.
    var roomWhite: Chromaticity {
        RoomWhite.chromaticity(record.roomWhite.map { simulation.slot($0) } ?? 0)
    }

    /// The veil of the room's light on the screen.
    var veil: XYZ { build.panel.veil(lux: Double(lux), white: roomWhite) }

    /// The state with another preset on, whose controls are as they stand.
    func state(onPreset preset: Int) -> MonitorState {
        var state = state
        state.preset = preset
        state.controls = MonitorState.controls(ofPreset: preset) {
            simulation.slot(record.element, $0)
        }
        return state
    }

    /// The light of a colour that is written rightly on the wire, in a state.
    func light(_ state: MonitorState) -> (RGB) -> XYZ {
        let arriving = arriving
        let decoding = state.decoding(of: arriving)
        guard state.isOn, let model = state.model(of: build, showing: arriving) else {
            return { _ in .zero }
        }
        return { model.light(state.looked(decoding.rgb(ofWritten: $0))) }
    }

    /// The light of the monitor's own patches, in a state: no input and no table is involved.
    ///
    /// On a projector's screen the room's light comes with it: nothing touches that screen.
    func ownLight(_ state: MonitorState) -> (RGB) -> XYZ {
        let extra = isProjection ? veil : .zero
        guard state.isOn, let model = state.model(of: build) else { return { _ in extra } }
        return { model.light($0) + extra }
    }

    /// The tables through which the room's pictures are meant to be seen: the box's, the monitor's.
    var meantLooks: [LookUpTable] {
        let box = record.box.map { simulation.plant.nominal[$0.index] } ?? 0
        let own = build.extras.slots.contains(.look) ? build.extras.look : 0
        return [box, own].filter { $0 > 0 }.map { ViewingLooks.all[Int($0)].table }
    }

    /// Whether the picture is thrown on a screen, which is measured from a seat.
    var isProjection: Bool { build.extras.projection != nil }

    /// What stands in the middle of the screen: its name, and its light without the room's.
    ///
    /// An even field counts as itself. In RP 219 bars the green bar is in the middle; in any other
    /// picture an instrument takes the average over the picture's area. Where the supply limits a
    /// bright picture, all of it is dimmed.
    package func centre() -> (patch: String, light: XYZ) {
        let screen = screen
        let state = state
        let own = screen.source == .internalPatch
        guard let model = state.model(of: build, showing: own ? nil : arriving) else {
            return (screen.source.name, .zero)
        }
        switch screen.source {
        case .off: return ("off", .zero)
        case .noSignal, .unlocked: return (screen.source.name, model.light(.black))
        case .internalPatch:
            let patch = InternalPatch.all[screen.internalPatch]
            return (patch.name, limited(model.light(patch.rgb)))
        case .picture: return picture(screen, state, model)
        }
    }

    /// A full field's light as far as the supply bears it.
    private func limited(_ light: XYZ) -> XYZ {
        light * (build.extras.limiter?.share(ofMean: light.y) ?? 1)
    }

    private func picture(_ screen: ScreenSignal, _ state: MonitorState, _ model: DisplayModel)
        -> (patch: String, light: XYZ)
    {
        let content = simulation.text(ofSymbol: screen.content)
        let words = simulation.words(ofList: screen.chain)
        let decoding = state.decoding(of: arriving)
        func light(_ patch: PicturePatch) -> XYZ {
            model.light(
                state.looked(
                    decoding.rgb(PictureRendering.codes(of: patch.rgb, through: words))))
        }
        let patches = PictureContent.patches(ofSymbol: content)
        if patches.count == 1 { return (patches[0].name, limited(light(patches[0]))) }
        let mean = patches.reduce(XYZ.zero) { $0 + light($1) * $1.area }
        let share = build.extras.limiter?.share(ofMean: mean.y) ?? 1
        if content == PictureContent.symbol(ofPattern: "rp219"),
            let green = patches.first(where: { $0.name == "green-75" })
        {
            return (green.name, light(green) * share)
        }
        return ("mixed", mean * share)
    }
}
