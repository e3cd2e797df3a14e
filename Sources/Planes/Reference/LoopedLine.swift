import Plant
import Signals

/// A line that an output drives, looped from device to device, and the 75 Ω ends that it has.
///
/// A device loops where it has an input `X`, an output `X-loop` and a slot `X-termination` (0 none,
/// 1 fitted); every other input ends the line. The level is the same all along it.
struct LoopedLine: Sendable {
    /// A cable that can be part of the line, by positions in `slots`; −1 for no such slot.
    private struct Lead: Sendable {
        var ends: [Int]
        var connector: Int
    }
    /// A device that loops, by its ports and the position of its termination.
    private struct Loop: Sendable {
        var input: Int64
        var output: Int64
        var termination: Int
    }

    /// Everything that decides on the line.
    private(set) var slots: [SlotID] = []
    private let port: PortID
    private var leads: [Lead] = []
    private var loops: [Loop] = []

    /// Whether any device on the line can loop, so that its level can be anything but right.
    var isLooped: Bool { !loops.isEmpty }

    /// The line that begins at an output, with every cable and loop that could become part of it.
    init(_ port: PortID, _ layout: PlantLayout) {
        self.port = port
        var frontier = [port]
        var isTaken = Array(repeating: false, count: layout.cables.count)
        while let next = frontier.popLast() {
            for (index, cable) in layout.cables.enumerated() where !isTaken[index] {
                guard let end = (0...1).first(where: { cable.reaches[$0].contains(next) }) else {
                    continue
                }
                isTaken[index] = true
                add(cable, layout)
                for far in cable.reaches[1 - end] {
                    if let loop = LoopedLine.loop(at: far, layout) {
                        add(loop.output, input: far, termination: loop.termination)
                        frontier.append(loop.output)
                    }
                }
            }
        }
    }

    private mutating func add(_ cable: CableRecord, _ layout: PlantLayout) {
        let first = slots.count
        slots += cable.ends
        var connector = -1
        if let slot = layout.slot(cable.element, named: "connector") {
            connector = slots.count
            slots.append(slot)
        }
        leads.append(Lead(ends: [first, first + 1], connector: connector))
    }

    private mutating func add(_ output: PortID, input: PortID, termination: SlotID) {
        guard !loops.contains(where: { $0.input == Int64(input.rawValue) }) else { return }
        loops.append(
            Loop(
                input: Int64(input.rawValue), output: Int64(output.rawValue),
                termination: slots.count))
        slots.append(termination)
    }

    /// The loop output and the termination that belong to an input, or nil.
    static func loop(at input: PortID, _ layout: PlantLayout)
        -> (output: PortID, termination: SlotID)?
    {
        let record = layout.ports[input.index]
        guard record.direction == .input,
            let output = layout.port(record.element, named: record.name + "-loop"),
            let termination = layout.slot(record.element, named: record.name + "-termination")
        else { return nil }
        return (output, termination)
    }

    /// How many 75 Ω ends the line has; nil where nothing is plugged in.
    ///
    /// - Parameter value: of a slot, by its position in `slots`.
    func terminations(_ value: (Int) -> Int64) -> Int64? {
        var at = Int64(port.rawValue)
        var count: Int64 = 0
        var isPlugged = false
        for _ in 0...leads.count {
            guard
                let lead = leads.first(where: { lead in
                    lead.ends.contains { value($0) == at }
                })
            else { break }
            isPlugged = true
            let isOpen =
                lead.connector >= 0
                && value(lead.connector) == CoaxKinds.Connectors.open.rawValue
            let far = value(lead.ends[value(lead.ends[0]) == at ? 1 : 0])
            if isOpen || far < 0 { break }
            guard let loop = loops.first(where: { $0.input == far }) else { return count + 1 }
            if value(loop.termination) == 1 { count += 1 }
            at = loop.output
        }
        return isPlugged ? count : nil
    }

    /// The level on the line in millivolts; right where nothing is plugged in, since whoever plugs
    /// something in ends it.
    func millivolts(_ value: (Int) -> Int64) -> Int64 {
        terminations(value).map(ReferenceLine.millivolts) ?? ReferenceLine.nominalMillivolts
    }

    /// A node that is another one's reference at the line's level.
    func node(_ wirer: inout ElementWirer, driving source: NodeID) -> NodeID {
        let line = self
        let name = wirer.layout.ports[port.index].name
        return wirer.node(
            "line-" + name, inputs: [.always(source)], cells: slots.map { wirer.cell($0) }
        ) { scope in
            var signal = ReferenceSignal(scope.input(0))
            guard signal.isPresent else { return .absent }
            signal.syncMillivolts = line.millivolts { scope.cell($0) }
            return signal.value
        }
    }
}
