import Plant
import Signals

/// Which flows load which media link, by what gateways are set to.
///
/// A link carries each way apart: up, what its senders send that somebody has subscribed to, each
/// flow once; down, what its receivers have subscribed to, each flow once (multicast).
struct FlowFabric: Sendable {
    /// An output of a receiver: its subscription and the receiver's uplink, as places among cells.
    struct Subscription: Sendable {
        let element: ElementID
        let slot: SlotID
        let cell: Int
        let uplink: Int
        /// Indices of the flows that the subscription's values mean.
        let flows: [Int]
    }

    /// An input of a sender: its switch, its format and the sender's uplink, as places among cells.
    struct Flow: Sendable {
        let port: PortID
        let enabled: Int
        let format: Int
        let uplink: Int
    }

    let subscriptions: [Subscription]
    let flows: [Flow]
    /// The links, and the place of each one's speed among the cells.
    let links: [(element: ElementID, speed: Int)]
    /// What a node must list, in this order, so that the places are right.
    let slots: [SlotID]

    /// Names of slots by which gateways and links are known.
    enum SlotName {
        static let uplink = "uplink"
        static let speed = "media-speed"
        static let subscription = "subscription-"
        static let flow = "flow-"
        static let format = "flow-format-"
    }

    init(_ layout: PlantLayout) {
        var slots: [SlotID] = []
        func place(_ slot: SlotID) -> Int {
            slots.append(slot)
            return slots.count - 1
        }
        var flows: [Flow] = []
        var names: [String] = []
        var links: [(element: ElementID, speed: Int)] = []
        for index in layout.elements.indices {
            let element = ElementID(index)
            if let speed = layout.slot(element, named: SlotName.speed) {
                links.append((element, place(speed)))
            }
            guard let uplink = layout.slot(element, named: SlotName.uplink) else { continue }
            for (offset, port) in layout.elements[index].ports.enumerated() {
                guard
                    let enabled = layout.slot(element, named: SlotName.flow + "\(offset + 1)"),
                    let format = layout.slot(element, named: SlotName.format + "\(offset + 1)")
                else { continue }
                names.append(layout.path(of: PortID(port)))
                flows.append(
                    Flow(
                        port: PortID(port), enabled: place(enabled), format: place(format),
                        uplink: place(uplink)))
            }
        }
        var subscriptions: [Subscription] = []
        for index in layout.elements.indices {
            let element = ElementID(index)
            guard let uplink = layout.slot(element, named: SlotName.uplink) else { continue }
            for slot in layout.elements[index].slots
            where layout.slots[slot].name.hasPrefix(SlotName.subscription) {
                guard case .index(let offered) = layout.slots[slot].domain else { continue }
                subscriptions.append(
                    Subscription(
                        element: element, slot: SlotID(slot), cell: place(SlotID(slot)),
                        uplink: place(uplink),
                        flows: offered.map { names.firstIndex(of: $0) ?? -1 }))
            }
        }
        self.subscriptions = subscriptions
        self.flows = flows
        self.links = links
        self.slots = slots
    }

    /// What a subscription takes now: the index of its flow, or nil for none.
    func flow(of subscription: Subscription, _ cell: (Int) -> Int64) -> Int? {
        let choice = cell(subscription.cell)
        guard choice >= 0, choice < Int64(subscription.flows.count) else { return nil }
        let flow = subscription.flows[Int(choice)]
        return flow >= 0 && cell(flows[flow].enabled) == 1 ? flow : nil
    }

    /// Bits per second that a link is offered, up from its senders and down to its receivers.
    func load(ofLink link: ElementID, _ cell: (Int) -> Int64) -> (up: Int64, down: Int64) {
        var isUp = Array(repeating: false, count: flows.count)
        var isDown = isUp
        for subscription in subscriptions {
            guard let flow = flow(of: subscription, cell) else { continue }
            if cell(flows[flow].uplink) == Int64(link.rawValue) { isUp[flow] = true }
            if cell(subscription.uplink) == Int64(link.rawValue) { isDown[flow] = true }
        }
        var load: (up: Int64, down: Int64) = (0, 0)
        for flow in flows.indices where isUp[flow] || isDown[flow] {
            let bits = essence(flow, cell)?.wireBitsPerSecond ?? 0
            // Sixteen channels of sound go beside each picture, as two flows of eight.
            let all = bits + 2 * EssenceFlow(audioChannels: 8).wireBitsPerSecond
            if isUp[flow] { load.up += all }
            if isDown[flow] { load.down += all }
        }
        return load
    }

    /// The picture flow that a sender's input is set to.
    func essence(_ flow: Int, _ cell: (Int) -> Int64) -> EssenceFlow? {
        VideoFormat.at(Int(cell(flows[flow].format))).map { EssenceFlow($0) }
    }

    /// The capacity of a link in bits per second; 0 for what isn't one.
    func capacity(ofLink link: Int64, _ cell: (Int) -> Int64) -> Int64 {
        guard let found = links.first(where: { Int64($0.element.rawValue) == link }) else {
            return 0
        }
        let speed = Int(cell(found.speed))
        return FlowKinds.speeds.indices.contains(speed)
            ? FlowKinds.speeds[speed].megabits * 1_000_000 : 0
    }

    /// The share of a subscription's packets that is lost, in parts per million; nil for no flow.
    func loss(of subscription: Subscription, _ cell: (Int) -> Int64) -> Int64? {
        guard let flow = flow(of: subscription, cell) else { return nil }
        let up = cell(flows[flow].uplink)
        let down = cell(subscription.uplink)
        guard up >= 0, down >= 0 else { return nil }
        let first = FlowLink.lossPartsPerMillion(
            loadBitsPerSecond: load(ofLink: ElementID(Int(up)), cell).up,
            capacityBitsPerSecond: capacity(ofLink: up, cell))
        let second = FlowLink.lossPartsPerMillion(
            loadBitsPerSecond: load(ofLink: ElementID(Int(down)), cell).down,
            capacityBitsPerSecond: capacity(ofLink: down, cell))
        return first + second - first * second / 1_000_000
    }
}
