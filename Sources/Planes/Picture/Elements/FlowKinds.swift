import Plant
import Signals

/// Gateways between SDI and ST 2110 flows, and the links that flows share.
///
/// A flow is a path from an input of a sender to an output of a receiver, guarded by the receiver's
/// subscription. It uses the link of the sender's side and that of the receiver's; what a link is
/// offered beyond its capacity is lost, of all flows on it alike (`FlowFabric`). The links are of
/// this plane: the network plane's switches don't carry them.
enum FlowKinds {
    static let senderName = "ip-sender"
    static let receiverName = "ip-receiver"
    static let linkName = "flow-link"

    /// Ordinal of a link's slot.
    static let linkSpeed = 0

    /// The rates at which a port can come up, in megabits per second.
    static let speeds: [(name: String, megabits: Int64)] = [
        ("1g", 1000), ("10g", 10_000), ("25g", 25_000), ("100g", 100_000),
    ]

    static let kinds = [link, sender, receiver]

    private static let link = ElementKind(
        name: linkName, title: "media network link", plane: PicturePlane.name,
        declare: { declarer throws(PlantProblem) in
            declarer.slot(
                SlotDeclaration(
                    FlowFabric.SlotName.speed, "rate at which its port has come up",
                    .choice(speeds.map(\.name)), nominal: 2, hazards: [.interruption]))
        },
        inspect: { simulation, element, reading in
            let fabric = simulation.plant.pictureModel.fabric
            let load = fabric.load(ofLink: element) { simulation.slot(fabric.slots[$0]) }
            let speed = Int(simulation.slot(element, linkSpeed))
            reading.add("speed", .symbol(speeds[speed].name))
            reading.add("offered-up", .quantity(Quantity(load.up, .bitPerSecond)))
            reading.add("offered-down", .quantity(Quantity(load.down, .bitPerSecond)))
        })

    /// The slot that says over which link a gateway's network port goes.
    private static let uplink = SlotDeclaration(
        FlowFabric.SlotName.uplink, "media link of its network port", .element, role: .address,
        nominal: -1, authority: .administrator, hazards: [.interruption])

    private static let sender = ElementKind(
        name: senderName, title: "SDI to IP gateway", plane: PicturePlane.name,
        parameters: [ParameterSchema("inputs", "number of inputs, and of flows, 1…8 (default 2)")],
        declare: { declarer throws(PlantProblem) in
            let count = try declarer.integer("inputs", in: 1...8, default: 2)
            for input in 1...count { declarer.port("in-\(input)", .input, PicturePlane.bnc) }
            declarer.slot(uplink)
            for input in 1...count {
                declarer.slot(
                    SlotDeclaration(
                        FlowFabric.SlotName.flow + "\(input)", "whether it sends flow \(input)",
                        .boolean, nominal: 1, hazards: [.interruption]))
                declarer.slot(
                    SlotDeclaration(
                        FlowFabric.SlotName.format + "\(input)", "format of flow \(input)",
                        .choice(VideoFormat.names),
                        nominal: Int64(VideoFormat.hd1080p25.index), hazards: [.interruption]))
            }
        },
        inspect: { simulation, element, reading in
            let ports = simulation.plant.layout.elements[element.index].ports
            for (index, port) in ports.enumerated() {
                PictureProcessor.addInputLamp(
                    simulation, PortID(port), "input-\(index + 1)-lamp", &reading)
            }
        })

    private static let receiver = ElementKind(
        name: receiverName, title: "IP to SDI gateway", plane: PicturePlane.name,
        parameters: [
            ParameterSchema("outputs", "number of outputs, 1…8 (default 2)"),
            ParameterSchema(
                "flows", "inputs of senders to which it can subscribe, as sender.in-1",
                required: true),
            ParameterSchema("subscribed", "the flow of each output as set up, in order"),
        ],
        declare: { declarer throws(PlantProblem) in try declareReceiver(&declarer) },
        wire: { wirer throws(PlantProblem) in try wireReceiver(&wirer) },
        inspect: { simulation, element, reading in
            let fabric = simulation.plant.pictureModel.fabric
            let own = fabric.subscriptions.filter { $0.element == element }
            for (number, subscription) in own.enumerated() {
                func cell(_ place: Int) -> Int64 { simulation.slot(fabric.slots[place]) }
                let loss = fabric.loss(of: subscription, cell)
                let essence = fabric.flow(of: subscription, cell).flatMap {
                    fabric.essence($0, cell)
                }
                reading.add("flow-\(number + 1)-lamp", .symbol(loss == nil ? "off" : "on"))
                reading.add(
                    "lost-packets-\(number + 1)",
                    .integer(lost(loss ?? 0, of: essence?.packetsPerSecond ?? 0)))
            }
        })

    private static func declareReceiver(_ declarer: inout ElementDeclarer) throws(PlantProblem) {
        let count = Int(try declarer.integer("outputs", in: 1...8, default: 2))
        let flows = try declarer.words("flows")
        let subscribed = try declarer.words("subscribed")
        for output in 1...count { declarer.port("out-\(output)", .output, PicturePlane.bnc) }
        declarer.slot(uplink)
        for output in 0..<count {
            var nominal: Int64 = -1
            if output < subscribed.count {
                guard let index = flows.firstIndex(of: subscribed[output]) else {
                    throw declarer.problem(
                        "subscribed", "unknown flow `\(subscribed[output])`",
                        given: subscribed[output], candidates: flows)
                }
                nominal = Int64(index)
            }
            declarer.slot(
                SlotDeclaration(
                    FlowFabric.SlotName.subscription + "\(output + 1)",
                    "flow that output \(output + 1) takes", .index(flows), nominal: nominal,
                    hazards: [.contentExposure, .interruption]))
        }
    }

    private static func wireReceiver(_ wirer: inout ElementWirer) throws(PlantProblem) {
        let fabric = FlowFabric(wirer.layout)
        for name in try wirer.words("flows") {
            guard fabric.flows.contains(where: { wirer.layout.path(of: $0.port) == name }) else {
                throw wirer.problem(
                    "flows", "unknown flow `\(name)`", expected: "an input of a sender",
                    given: name, candidates: fabric.flows.map { wirer.layout.path(of: $0.port) })
            }
        }
        let black = wirer.symbol(PictureContent.symbol(ofPattern: "black"))
        let own = fabric.subscriptions.filter { $0.element == wirer.element }
        for (number, subscription) in own.enumerated() {
            let arrivals = subscription.flows.map { flow in
                flow >= 0 ? Optional(wirer.arriving(fabric.flows[flow].port)) : nil
            }
            let node = wirer.node(
                "out-\(number + 1)", inputs: [.selected(by: subscription.slot, from: arrivals)],
                cells: fabric.slots.map { wirer.cell($0) },
                constants: SDIReceiver.portable.constants + [Int64(black.rawValue)]
            ) { scope in received(scope, subscription, fabric) }
            wirer.transmit(wirer.port(number), node)
        }
    }

    /// The picture of a flow, with what its path loses; black where none arrives.
    ///
    /// A lost packet is a piece of a line, so that each damages one. A sender that is set to
    /// another format than arrives sends nothing.
    private static func received(
        _ scope: NodeScope, _ subscription: FlowFabric.Subscription, _ fabric: FlowFabric
    ) -> NodeValue {
        func cell(_ place: Int) -> Int64 { scope.cell(place) }
        guard let flow = fabric.flow(of: subscription, cell),
            let loss = fabric.loss(of: subscription, cell), loss < 1_000_000,
            var signal = PictureProcessor.taken(scope, 0, receiver: 0),
            signal.format == Int(cell(fabric.flows[flow].format)),
            let essence = fabric.essence(flow, cell)
        else {
            var signal = PictureProcessor.own(.hd1080p25, content: scope.constant(2))
            PictureProcessor.setStandardChain(&signal, scope, .hd1080p25)
            return signal.value
        }
        signal.hiddenErrorsMilliPerSecond += 1000 * lost(loss, of: essence.packetsPerSecond)
        return signal.value
    }

    private static func lost(_ loss: Int64, of packets: Int64) -> Int64 {
        (packets * loss + 999_999) / 1_000_000
    }
}
