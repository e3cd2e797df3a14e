import Plant

/// A plant's mains and cooling in flat tables, made once for each compiled plant.
///
/// It knows what hangs on what kind of inlet and where settings stand; it holds no state.
package final class PowerModel: Sendable {
    /// A machine with supplies of its own.
    struct Consumer: Sendable {
        var element: ElementID
        var inlets: [PortID]
        var health: [SlotID]
        var watts: Int64
        /// Its switch, and the value that is on; nil where it has none.
        var power: SlotID?
    }

    /// What passes mains on.
    struct Distributor: Sendable {
        enum Sort: Sendable {
            case feed, strip, battery, block
        }
        var element: ElementID
        var sort: Sort
        var inlet: PortID?
        var outlets: [PortID]
        /// For a battery: volt-amperes, and what it holds at full load in minutes.
        var rating: Int64 = 0
        var minutes: Int64 = 0
    }

    /// A lead or a fixed circuit.
    struct Lead: Sendable {
        var cable: CableRecord
        /// The first of its own slots: `seating`, then `conductors`; nil for a fixed circuit.
        var seating: SlotID?
        var conductors: SlotID?
    }

    let consumers: [Consumer]
    let distributors: [Distributor]
    let leads: [Lead]
    let racks: [RackRecord]
    let coolings: [ElementID]
    /// By port: the consumer or the distributor of an inlet, or −1.
    private let consumerOfPort: [Int32]
    private let distributorOfPort: [Int32]
    /// By element, −1 where there is none.
    private let powerNodes: [Int32]
    private let rackOfElement: [Int32]

    init(_ plant: Plant) {
        let draft = PowerDraft(plant)
        consumers = draft.consumers
        distributors = draft.distributors
        leads = draft.leads
        racks = draft.racks
        coolings = plant.elements(ofKind: RoomCoolingKind.name)
        rackOfElement = draft.rackOfElement
        var consumerOfPort = [Int32](repeating: -1, count: plant.layout.ports.count)
        var distributorOfPort = consumerOfPort
        for (index, consumer) in draft.consumers.enumerated() {
            for port in consumer.inlets { consumerOfPort[port.index] = Int32(index) }
        }
        for (index, distributor) in draft.distributors.enumerated() {
            if let inlet = distributor.inlet { distributorOfPort[inlet.index] = Int32(index) }
        }
        self.consumerOfPort = consumerOfPort
        self.distributorOfPort = distributorOfPort
        powerNodes = plant.layout.elements.indices.map { index in
            plant.node(ElementID(index), named: PowerInlets.nodeName)?.rawValue ?? -1
        }
    }

    /// The model of a plant, or nil where its registry lacks the power plane.
    static func ifAny(_ plant: Plant) -> PowerModel? {
        plant.planeExtension(PowerPlane.name) as? PowerModel
    }

    /// The model of a plant whose registry has the power plane.
    static func of(_ plant: Plant) -> PowerModel {
        guard let model = ifAny(plant) else {
            preconditionFailure("a plant whose registry has the power plane")
        }
        return model
    }

    func powerNode(_ element: ElementID) -> NodeID? {
        let node = powerNodes[element.index]
        return node < 0 ? nil : NodeID(rawValue: node)
    }

    func consumer(inlet port: PortID) -> Consumer? {
        let index = consumerOfPort[port.index]
        return index < 0 ? nil : consumers[Int(index)]
    }

    func distributor(inlet port: PortID) -> Distributor? {
        let index = distributorOfPort[port.index]
        return index < 0 ? nil : distributors[Int(index)]
    }

    func distributor(_ element: ElementID) -> Distributor? {
        distributors.first { $0.element == element }
    }

    func consumer(_ element: ElementID) -> Consumer? {
        consumers.first { $0.element == element }
    }

    func rack(of element: ElementID) -> RackRecord? {
        let index = rackOfElement[element.index]
        return index < 0 ? nil : racks[Int(index)]
    }

    /// The lead of a cable's element, or nil where that is another sort of cable.
    func lead(_ element: ElementID) -> Lead? {
        leads.first { $0.cable.element == element }
    }
}

/// A rack, and what is mounted in it.
struct RackRecord: Sendable {
    var element: ElementID
    /// Its place in the inventory's `rack: NAME/UNIT`.
    var name: String
    /// Cubic metres an hour with all fans.
    var airflow: Int64
    /// Positions of its machines among the model's consumers.
    var consumers: [Int]
    /// What cools its room, or nil.
    var cooling: ElementID?
}

/// Where everything of a plant's mains stands, worked out once.
struct PowerDraft {
    var consumers: [PowerModel.Consumer] = []
    var distributors: [PowerModel.Distributor] = []
    var leads: [PowerModel.Lead] = []
    var racks: [RackRecord] = []
    var rackOfElement: [Int32]

    init(_ plant: Plant) {
        let layout = plant.layout
        rackOfElement = Array(repeating: -1, count: layout.elements.count)
        for index in layout.elements.indices { add(ElementID(index), plant) }
        for cable in layout.cables {
            let kind = plant.kind(of: cable.element).name
            guard kind == MainsCables.leadName || kind == MainsCables.circuitName else { continue }
            leads.append(
                PowerModel.Lead(
                    cable: cable, seating: layout.slot(cable.element, named: "seating"),
                    conductors: layout.slot(cable.element, named: "conductors")))
        }
        for element in plant.elements(ofKind: RackKind.name) { addRack(element, plant) }
    }

    private func number(_ plant: Plant, _ element: ElementID, _ name: String, _ fallback: Int64)
        -> Int64
    {
        plant.word(of: name, for: element).flatMap { Int64($0) } ?? fallback
    }

    private mutating func add(_ element: ElementID, _ plant: Plant) {
        let layout = plant.layout
        let ports = layout.elements[element.index].ports
        let inlets = PowerInlets.inlets(layout, element)
        if !inlets.isEmpty {
            consumers.append(
                PowerModel.Consumer(
                    element: element, inlets: inlets.map(\.port), health: inlets.map(\.1),
                    watts: number(plant, element, "watts", 100),
                    power: layout.slot(element, named: "power")))
        }
        let sort: PowerModel.Distributor.Sort
        switch plant.kind(of: element).name {
        case MainsFeedKind.name: sort = .feed
        case DistributionUnitKind.name: sort = .strip
        case BatterySupplyKind.name: sort = .battery
        case MainsOutletKind.name: sort = .block
        default: return
        }
        distributors.append(
            PowerModel.Distributor(
                element: element, sort: sort,
                inlet: ports.first { layout.ports[$0].direction == .input }.map { PortID($0) },
                outlets: ports.filter { layout.ports[$0].direction == .output }
                    .map { PortID($0) },
                rating: number(plant, element, "va", 1500),
                minutes: number(plant, element, "minutes", 10)))
    }

    private mutating func addRack(_ rack: ElementID, _ plant: Plant) {
        let layout = plant.layout
        let record = layout.elements[rack.index]
        let name = plant.word(of: "name", for: rack) ?? record.id
        var members: [Int] = []
        for (index, element) in layout.elements.enumerated()
        where element.rack.split(separator: "/").first.map(String.init) == name {
            rackOfElement[index] = Int32(racks.count)
            if let consumer = consumers.firstIndex(where: { $0.element.index == index }) {
                members.append(consumer)
            }
        }
        rackOfElement[rack.index] = Int32(racks.count)
        racks.append(
            RackRecord(
                element: rack, name: name, airflow: number(plant, rack, "airflow", 600),
                consumers: members,
                cooling: plant.elements(ofKind: RoomCoolingKind.name).first {
                    layout.elements[$0.index].place == record.place
                }))
    }
}
