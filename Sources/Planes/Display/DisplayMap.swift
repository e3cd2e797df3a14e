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
}

/// The monitors and colour instruments of a plant, made once.
package struct DisplayMap: Sendable {
    package let monitors: [MonitorRecord]
    package let instruments: [InstrumentRecord]

    /// The name under which a plant keeps it.
    static let extensionName = "display"

    init(_ plant: Plant) {
        let kinds = plant.elements(ofKind: "monitor")
        monitors = kinds.compactMap { MonitorRecord($0, in: plant) }
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
        roomLight = plant.layout.element(named: build.roomLight).flatMap {
            plant.layout.slot($0, named: DisplayPlane.roomLightLevel)
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

    /// The veil of the room's light on the screen.
    var veil: XYZ { build.panel.veil(lux: Double(lux)) }

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
        let decoding = state.decoding(of: arriving)
        return light(state, through: { decoding.rgb(ofWritten: $0) })
    }

    /// The light of the monitor's own patches, in a state: no input is involved.
    func ownLight(_ state: MonitorState) -> (RGB) -> XYZ { light(state, through: { $0 }) }

    private func light(_ state: MonitorState, through input: @escaping (RGB) -> RGB)
        -> (RGB) -> XYZ
    {
        guard state.isOn, let model = state.model(of: build) else { return { _ in .zero } }
        return { model.light(input($0)) }
    }

    /// What stands in the middle of the screen: its name, and its light without the room's.
    ///
    /// An even field counts as itself. In RP 219 bars the green bar is in the middle; in any other
    /// picture an instrument takes the average over the picture's area.
    package func centre() -> (patch: String, light: XYZ) {
        let screen = screen
        let state = state
        guard let model = state.model(of: build) else { return (screen.source.name, .zero) }
        switch screen.source {
        case .off: return ("off", .zero)
        case .noSignal, .unlocked: return (screen.source.name, model.light(.black))
        case .internalPatch:
            let patch = InternalPatch.all[screen.internalPatch]
            return (patch.name, model.light(patch.rgb))
        case .picture: return picture(screen, state, model)
        }
    }

    private func picture(_ screen: ScreenSignal, _ state: MonitorState, _ model: DisplayModel)
        -> (patch: String, light: XYZ)
    {
        let content = simulation.text(ofSymbol: screen.content)
        let words = simulation.words(ofList: screen.chain)
        let decoding = state.decoding(of: arriving)
        func light(_ patch: PicturePatch) -> XYZ {
            model.light(decoding.rgb(PictureRendering.codes(of: patch.rgb, through: words)))
        }
        let patches = PictureContent.patches(ofSymbol: content)
        if patches.count == 1 { return (patches[0].name, light(patches[0])) }
        if content == PictureContent.symbol(ofPattern: "rp219"),
            let green = patches.first(where: { $0.name == "green-75" })
        {
            return (green.name, light(green))
        }
        let mean = patches.reduce(XYZ.zero) { $0 + light($1) * $1.area }
        return ("mixed", mean)
    }
}
