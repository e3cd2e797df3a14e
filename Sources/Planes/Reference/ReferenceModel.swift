import Plant

/// What the plane knows of one plant besides its nodes: who keeps time, and who writes timecode
/// into pictures. Made once for each compiled plant, from the parameters in its inventory.
struct ReferenceModel: Sendable {
    /// A clock that speaks PTP.
    struct PTPClock: Sendable {
        var element: ElementID
        /// Whether it is a switch, which has a port of its own on each of its links.
        var isSwitch: Bool
        /// The host or switch whose network ports it uses.
        var machine: ElementID
        /// The name of its interface; empty for the first.
        var interface: String
        /// The reference generator that it is part of, or nil.
        var generator: ElementID?
    }

    /// A clock that is set by NTP.
    struct NTPClock: Sendable {
        var element: ElementID
        /// The machine that it is the clock of, or nil for one that isn't in the network.
        var machine: ElementID?
        /// Those whom it can ask, in the order of its setting `server`.
        var servers: [ElementID]
    }

    /// In the order of the inventory.
    let ptpClocks: [PTPClock]
    /// In the order of the inventory.
    let ntpClocks: [NTPClock]
    /// What writes timecode into pictures, by `PictureSignal.timecodeInserter` less 1.
    let inserters: [ElementID]
    /// Timecode generators, each with the clock from which it has the time of day, or nil.
    let generators: [(element: ElementID, clock: ElementID?)]

    private struct Declared: ParameterReading {
        let declaration: ElementDeclaration
    }

    /// Reads the parameters of all elements again, which the compiler found to be right.
    init(_ plant: Plant) {
        var ptpClocks: [PTPClock] = []
        var ntpClocks: [NTPClock] = []
        var inserters: [ElementID] = []
        var generators: [(element: ElementID, clock: ElementID?)] = []
        for (index, declaration) in plant.inventory.elements.enumerated() {
            let element = ElementID(index)
            let source = Declared(declaration: declaration)
            func named(_ name: String) -> ElementID? {
                (try? source.word(name, default: "")).flatMap {
                    plant.layout.element(named: $0)
                }
            }
            switch plant.kind(of: element).name {
            case PTPClockKind.name:
                guard let machine = named("machine") else { continue }
                ptpClocks.append(
                    PTPClock(
                        element: element, isSwitch: false, machine: machine,
                        interface: (try? source.word("interface", default: "")) ?? "",
                        generator: named("generator")))
            case PTPSwitchKind.name:
                guard let machine = named("switch") else { continue }
                ptpClocks.append(
                    PTPClock(element: element, isSwitch: true, machine: machine, interface: ""))
            case NTPClockKind.name:
                let servers = ((try? source.words("servers")) ?? []).compactMap {
                    plant.layout.element(named: $0)
                }
                ntpClocks.append(
                    NTPClock(element: element, machine: named("machine"), servers: servers))
            case TimecodeInserterKind.name: inserters.append(element)
            case TimecodeGeneratorKind.name: generators.append((element, named("clock")))
            default: break
            }
        }
        self.ptpClocks = ptpClocks
        self.ntpClocks = ntpClocks
        self.inserters = inserters
        self.generators = generators
    }

    /// The number of an element among the PTP clocks, or nil.
    func ptpClock(_ element: ElementID) -> Int? {
        ptpClocks.firstIndex { $0.element == element }
    }

    /// The NTP clock that an element is, or nil.
    func ntpClock(_ element: ElementID) -> NTPClock? {
        ntpClocks.first { $0.element == element }
    }

    /// Makes it for each plant.
    static let maker = PlantExtensionMaker(name: ReferencePlane.name) { ReferenceModel($0) }
}

extension Plant {
    /// What the reference plane knows of this plant.
    var referenceModel: ReferenceModel {
        planeExtension(ReferencePlane.name) as? ReferenceModel ?? ReferenceModel(self)
    }

    /// The network, where the plant's registry has one.
    var networkModelIfAny: NetworkModel? {
        planeExtension(NetworkPlane.name) as? NetworkModel
    }
}

/// What makes clocks look again at each other.
enum ClockTriggers {
    /// The setting that every PTP clock has, and nothing else.
    static let ptpSlot = "ptp-domain"
    /// The setting that every clock set by NTP has, and nothing else.
    static let ntpSlot = "ntp-service"
    /// Plugs of networks.
    private static let connectors = ["rj45", "lc", "sfp"]

    /// What decides on whom a clock follows: slots of all clocks, of generators and of whatever has
    /// a network port, and what generators are locked to.
    static func conditions(_ layout: PlantLayout) -> [CellID] {
        var cells: [CellID] = []
        for (index, record) in layout.elements.enumerated() where record.category == .equipment {
            let element = ElementID(index)
            guard isClock(element, layout) || isNetworked(record, layout) else { continue }
            for slot in record.slots where layout.slots[slot].role != .statement {
                cells.append(layout.cell(SlotID(slot)))
            }
            if layout.slot(element, named: generatorSlot) != nil {
                cells.append(
                    layout.cell(layout.latch(element, ReferenceGeneratorKind.Latch.lock)))
            }
        }
        return cells
    }

    /// The same, with everything that clocks have added up, and the addresses that machines have.
    ///
    /// - Parameter latch: one's own, which doesn't make one look again.
    static func times(_ layout: PlantLayout, but latch: LatchID) -> [CellID] {
        var cells = conditions(layout)
        for (index, record) in layout.elements.enumerated() where record.category == .equipment {
            guard isClock(ElementID(index), layout) || isNetworked(record, layout) else { continue }
            cells += record.latches.map { LatchID($0) }.filter { $0 != latch }
                .map { layout.cell($0) }
        }
        return cells
    }

    /// The setting that generators with a satellite receiver have, and a latch with it.
    private static let generatorSlot = "format-1"

    private static func isNetworked(_ record: ElementRecord, _ layout: PlantLayout) -> Bool {
        record.ports.contains { connectors.contains(layout.ports[$0].connector.name) }
    }

    private static func isClock(_ element: ElementID, _ layout: PlantLayout) -> Bool {
        [ptpSlot, ntpSlot, generatorSlot].contains { layout.slot(element, named: $0) != nil }
    }

    /// What arrives at every network port.
    static func nodes(_ wirer: ElementWirer) -> [NodeID] {
        wirer.layout.ports.indices.filter {
            let record = wirer.layout.ports[$0]
            return record.direction != .output && connectors.contains(record.connector.name)
        }
        .map { wirer.arriving(PortID($0)) }
    }
}
