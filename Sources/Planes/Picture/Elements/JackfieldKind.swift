import Plant
import Signals

/// A video jackfield: pairs of jacks, the source above and the destination below, joined behind.
///
/// Position N has `in-N` and `out-N` at the rear (from the source, to the destination), `top-N` and
/// `bottom-N` at the front, and with `monitor-row` a buffered `monitor-N`. Plugs at the front:
///
/// | normalling | nothing | top only | bottom only | both |
/// |---|---|---|---|---|
/// | `full` | in → out | in → top, out open | bottom → out | in → top, bottom → out |
/// | `half` | in → out | in → top and out, bridged | bottom → out | in → top, bottom → out |
/// | `none` | – | in → top | bottom → out | in → top, bottom → out |
///
/// Bridging puts two 75 Ω loads on one source: each gets 3.52 dB less. That is why video jackfields
/// are normalled fully and monitored through a buffer.
enum JackfieldKind {
    static let name = "video-jackfield"

    /// How the source behind a position reaches its destination without a cord.
    enum Normalling: Int64, Sendable {
        case full, half, none

        init(of element: some ParameterReading) throws(PlantProblem) {
            let index = try element.choice(
                "normalling", of: ["full", "half", "none"], default: "full")
            self = Normalling(rawValue: Int64(index)) ?? .full
        }
    }

    static let kind = ElementKind(
        name: name, title: "video jackfield", plane: PicturePlane.name,
        parameters: [
            ParameterSchema("positions", "number of pairs of jacks, 1…64 (default 24)"),
            ParameterSchema("normalling", "full (default), half or none"),
            ParameterSchema("monitor-row", "buffered monitoring jacks: yes or no (default)"),
            ParameterSchema("labels", "what stands on the strip, by position, in order"),
        ],
        declare: { declarer throws(PlantProblem) in
            let count = try declarer.integer("positions", in: 1...64, default: 24)
            let labels = try declarer.words("labels")
            let hasMonitors = try hasMonitorRow(declarer)
            for position in 1...count {
                declarer.port("in-\(position)", .input, PicturePlane.bnc)
                declarer.port("out-\(position)", .output, PicturePlane.bnc)
                declarer.port("top-\(position)", .output, PicturePlane.videoJack)
                declarer.port("bottom-\(position)", .input, PicturePlane.videoJack)
                if hasMonitors {
                    declarer.port("monitor-\(position)", .output, PicturePlane.videoJack)
                }
            }
            for position in 1...Int(count) {
                declarer.slot(
                    SlotDeclaration(
                        "label-\(position)", "what stands on the strip at \(position)", .symbol,
                        role: .statement,
                        nominalText: position <= labels.count
                            ? labels[position - 1] : "\(position)"))
            }
        },
        wire: { wirer throws(PlantProblem) in
            let count = try wirer.integer("positions", in: 1...64, default: 24)
            let mode = try Normalling(of: wirer)
            let hasMonitors = try hasMonitorRow(wirer)
            for position in 0..<Int(count) {
                wire(position, mode, hasMonitor: hasMonitors, &wirer)
            }
        })

    static func hasMonitorRow(_ element: some ParameterReading) throws(PlantProblem) -> Bool {
        try element.choice("monitor-row", of: ["no", "yes"], default: "no") == 1
    }

    private static func wire(
        _ position: Int, _ mode: Normalling, hasMonitor: Bool, _ wirer: inout ElementWirer
    ) {
        let first = (hasMonitor ? 5 : 4) * position
        let source = wirer.arriving(wirer.port(first))
        let top = wirer.port(first + 2)
        let bottom = wirer.port(first + 3)
        let topEnds = PlugWatch(top, wirer.layout)
        let bottomEnds = PlugWatch(bottom, wirer.layout)
        let cells = (topEnds.ends + bottomEnds.ends).map { wirer.cell($0) }
        let constants =
            [mode.rawValue, Int64(top.rawValue), Int64(bottom.rawValue), Int64(topEnds.ends.count)]
        let destination = wirer.node(
            "out-\(position + 1)",
            inputs: [.always(source), .always(wirer.arriving(bottom))], cells: cells,
            constants: constants
        ) { scope in
            let (mode, isTop, isBottom) = plugs(scope)
            if isBottom { return scope.input(1) }
            if mode == .none || (mode == .full && isTop) { return .absent }
            return isTop ? bridged(scope.input(0)) : scope.input(0)
        }
        let front = wirer.node(
            "top-\(position + 1)", inputs: [.always(source)], cells: cells, constants: constants
        ) { scope in
            let (mode, isTop, isBottom) = plugs(scope)
            return mode == .half && isTop && !isBottom ? bridged(scope.input(0)) : scope.input(0)
        }
        wirer.transmit(wirer.port(first + 1), destination)
        wirer.transmit(top, front)
        guard hasMonitor else { return }
        let monitor = wirer.node(
            "monitor-\(position + 1)", inputs: [.always(source)],
            constants: SDIReceiver.portable.constants
        ) { scope in
            SDIReceiver(scope, at: 0).equalise(PictureSignal(scope.input(0))).value
        }
        wirer.transmit(wirer.port(first + 4), monitor)
    }

    private static func plugs(_ scope: NodeScope) -> (mode: Normalling, top: Bool, bottom: Bool) {
        let topCount = Int(scope.constant(3))
        let top = (0..<topCount).contains { scope.cell($0) == scope.constant(1) }
        let bottom = (topCount..<scope.cellCount).contains { scope.cell($0) == scope.constant(2) }
        return (Normalling(rawValue: scope.constant(0)) ?? .full, top, bottom)
    }

    /// One of two loads on the same source: two thirds of the level.
    static func bridged(_ value: NodeValue) -> NodeValue {
        var signal = PictureSignal(value)
        guard signal.hasCarrier else { return value }
        let ratio = Decibels.voltageRatio(ImpedanceMismatch.doubleTermination.levelDecibels)
        signal.launchMillivolts = Int64(Double(signal.launchMillivolts) * ratio + 0.5)
        return signal.value
    }
}

/// The cable ends that can be plugged into a port.
struct PlugWatch {
    let ends: [SlotID]

    init(_ port: PortID, _ layout: PlantLayout) {
        var found: [SlotID] = []
        for cable in layout.cables {
            for (end, ports) in cable.reaches.enumerated() where ports.contains(port) {
                found.append(cable.ends[end])
            }
        }
        ends = found
    }
}
