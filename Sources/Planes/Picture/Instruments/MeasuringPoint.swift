import Plant
import Signals
import SimulationKernel

/// Where an instrument is connected, and what it finds there.
///
/// To measure at a connector one has to plug the instrument in. That stops nobody where the
/// connector is free, at a monitoring jack, or on the rack's own instrument. What needs the picture
/// only (`Need.picture`) takes it from the loop of a looping input where that is free; what needs
/// the line itself has to unplug the cable. Elsewhere measuring takes a feed away for as long as it
/// lasts (`isInterrupting`).
struct MeasuringPoint {
    /// What an instrument needs: the decided samples, or the electrical signal on the line.
    enum Need {
        case picture, line
    }

    /// `element.port`, `cable/a` or an instrument's name.
    var path: String
    var signal: PictureSignal
    var reference: ReferenceSignal
    /// Whether somebody loses a signal while the instrument is connected.
    var isInterrupting: Bool
    /// The receiver that does the measuring.
    var receiver: SDIReceiver
    /// For an instrument in a rack: what its lock latch says; nil for one that is carried about.
    var lockedFormat: Int64?
    /// The name under which the instrument's own errors are drawn.
    var instrument: String
    /// The cable that is plugged in at the point, or nil.
    var cable: ElementID?

    /// What the instrument makes of the signal.
    var recovery: SDIReceiver.Recovery {
        var recovery = receiver.recover(signal)
        if let lockedFormat, recovery.state == .locked,
            lockedFormat != Int64(recovery.signal.format) + 1
        {
            recovery.state = .unlocked
        }
        return recovery
    }

    // MARK: Finding it

    /// Why a video instrument can't be connected there; nil where it can.
    static func refusal(_ plant: Plant, _ target: ActionTarget) -> String? {
        switch target {
        case .port(let port):
            let record = plant.layout.ports[port.index]
            if record.connector == PicturePlane.bnc || record.connector == PicturePlane.videoJack {
                return nil
            }
            return "`\(plant.layout.path(of: port))` isn't a video connector"
        case .element(let element):
            let kind = plant.kind(of: element)
            if kind.name == WaveformMonitorKind.name { return nil }
            if kind.category == .cable && kind.plane == PicturePlane.name { return nil }
            return "`\(plant.layout.elements[element.index].id)` has several connectors: name one"
        case .place: return "a place has no connector"
        }
    }

    /// The point that a target and the words after it (a cable's end, `a` or `b`) mean.
    init(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String], need: Need
    ) throws(ActionRefusal) {
        let plant = simulation.plant
        if let refusal = MeasuringPoint.refusal(plant, target) { throw ActionRefusal(refusal) }
        switch target {
        case .port(let port): self.init(simulation, port: port, need)
        case .element(let element) where plant.kind(of: element).category == .cable:
            try self.init(simulation, cable: element, words)
        case .element(let element): self.init(simulation, rack: element)
        case .place: throw ActionRefusal("a place has no connector")
        }
    }

    private init(
        path: String, value: NodeValue, isInterrupting: Bool, cable: ElementID? = nil
    ) {
        self.path = path
        signal = PictureSignal(value)
        reference = ReferenceSignal(value)
        self.isInterrupting = isInterrupting && (signal.hasCarrier || reference.isPresent)
        receiver = .portable
        instrument = "portable-analyser"
        self.cable = cable
    }

    private init(_ simulation: Simulation, port: PortID, _ need: Need) {
        let layout = simulation.plant.layout
        let path = layout.path(of: port)
        let cable = MeasuringPoint.cable(at: port, simulation)
        let value = simulation.signal(at: port)
        if layout.ports[port.index].direction == .input {
            if need == .picture, let loop = MeasuringPoint.loop(of: port, layout),
                MeasuringPoint.cable(at: loop, simulation) == nil
            {
                self.init(
                    path: path, value: simulation.signal(at: loop), isInterrupting: false,
                    cable: cable)
            } else {
                self.init(path: path, value: value, isInterrupting: cable != nil, cable: cable)
            }
        } else if let tap = MeasuringPoint.frontJack(simulation, port), cable == nil {
            self.init(path: path, value: tap.value, isInterrupting: tap.isInterrupting)
        } else {
            self.init(path: path, value: value, isInterrupting: cable != nil, cable: cable)
        }
    }

    private init(_ simulation: Simulation, cable: ElementID, _ words: [String])
        throws(ActionRefusal)
    {
        let layout = simulation.plant.layout
        let end = words.first ?? "b"
        guard let index = ["a", "b"].firstIndex(of: end) else {
            throw ActionRefusal(
                "a cable has the ends `a` and `b`, not `\(end)`", given: end,
                candidates: ["a", "b"])
        }
        let node = simulation.plant.node(cable, named: "to-" + end)
        let isPlugged = layout.cables.contains {
            $0.element == cable && simulation.slot($0.ends[index]) >= 0
        }
        self.init(
            path: layout.elements[cable.index].id + "/" + end,
            value: node.map { simulation.value($0) } ?? .absent, isInterrupting: isPlugged,
            cable: cable)
    }

    private init(_ simulation: Simulation, rack: ElementID) {
        let port = WaveformMonitorKind.selectedPort(simulation, rack)
        let name = simulation.plant.layout.elements[rack.index].id
        self.init(
            path: name, value: simulation.signal(at: port), isInterrupting: false,
            cable: MeasuringPoint.cable(at: port, simulation))
        receiver = simulation.plant.pictureModel.receiver(of: port, in: simulation.plant)
        instrument = name
        lockedFormat = simulation.latch(
            rack,
            WaveformMonitorKind.lockLatch(
                input: Int(simulation.slot(rack, WaveformMonitorKind.Slot.input))))
    }

    /// The cable that is plugged into a port, or nil.
    private static func cable(at port: PortID, _ simulation: Simulation) -> ElementID? {
        simulation.plant.layout.cables.first {
            $0.ends.contains { simulation.slot($0) == Int64(port.rawValue) }
        }?.element
    }

    /// The active loop of an input: `in-a` has `loop-a`, `sdi-1` has `sdi-1-loop`.
    private static func loop(of port: PortID, _ layout: PlantLayout) -> PortID? {
        let record = layout.ports[port.index]
        if record.name.hasPrefix("in"),
            let loop = layout.port(record.element, named: "loop" + record.name.dropFirst(2))
        {
            return loop
        }
        return layout.port(record.element, named: record.name + "-loop")
    }

    /// What a plug in a free source jack gets, and whether the way to the destination opens for it.
    private static func frontJack(_ simulation: Simulation, _ port: PortID)
        -> (value: NodeValue, isInterrupting: Bool)?
    {
        let layout = simulation.plant.layout
        let record = layout.ports[port.index]
        guard record.name.hasPrefix("top-"),
            let field = simulation.plant.pictureModel.jackfield(record.element),
            let bottom = layout.port(record.element, named: "bottom-" + record.name.dropFirst(4))
        else { return nil }
        let value = simulation.signal(at: port)
        let isPatchedOver = cable(at: bottom, simulation) != nil
        switch field.normalling {
        case .none: return (value, false)
        case .full: return (value, !isPatchedOver)
        case .half: return (isPatchedOver ? value : JackfieldKind.bridged(value), false)
        }
    }
}

extension MeasuringPoint {
    /// The ways of a probe that looks at pictures where equipment takes them in: at inputs, and on
    /// the rack's own instrument. What leaves an output is seen where it arrives.
    static func waysAtInputs(_ plant: Plant, _ target: ActionTarget) -> [[String]] {
        switch target {
        case .port(let port):
            plant.layout.ports[port.index].direction == .input ? [[]] : []
        case .element(let element):
            plant.kind(of: element).name == WaveformMonitorKind.name ? [[]] : []
        case .place: []
        }
    }

    /// A reading that begins as every video instrument's does: its state, and what it stopped.
    func reading(_ kind: String, _ recovery: SDIReceiver.Recovery) -> Reading {
        var reading = Reading(kind: kind, point: path)
        let state = reference.isPresent ? "reference-signal" : recovery.state.rawValue
        reading.add("state", .symbol(state))
        reading.add("interrupted", .flag(isInterrupting))
        return reading
    }

    /// What the instrument adds each time it reads, as one standard deviation in millionths.
    ///
    /// A function of the instrument, the point and the moment, so that looking twice at the same
    /// moment shows the same; 0 while the simulation is quiet.
    func randomMillionths(_ simulation: Simulation, _ quantity: String) -> Int64 {
        simulation.systematicNormalMillionths(
            "\(instrument)/\(quantity)/\(path)/\(simulation.clock.milliseconds)")
    }

    /// What the instrument has wrong all session long, in millionths; 0 while quiet.
    func systematicMillionths(_ simulation: Simulation, _ quantity: String) -> Int64 {
        simulation.systematicNormalMillionths("\(instrument)/\(quantity)")
    }
}
