package import Plant

/// Who is joined to whom in a plant's network and who has which address, in one state.
///
/// A frame to one machine is followed from switch to switch and to the doors of that machine; the
/// other ports on the way are nothing to it. So a walk is as long as its way, and depends on that
/// way alone: on which ports of a switch lead to other switches (a point for each switch), on which
/// ports lead to a port of a machine (a point for each port), and on who has an address (a point
/// for each of a number of classes of addresses).
package final class NetworkFabric: DerivedTables {
    private let model: NetworkModel
    private let latchOffset: Int
    /// By network port: the network port that it hears over a link that is up, or −1.
    private var partners: [Int32]
    /// By interface: the address that it has now, 0 for none.
    private var addresses: [Int64]
    /// The ports of each switch that lead to other switches, one switch after the other.
    private var uplinks: [Int32] = []
    private var uplinkStarts: [Int32]
    /// The ports that lead to each network port, one port after the other.
    private var doors: [Int32] = []
    private var doorStarts: [Int32]
    /// Switches, then network ports, then classes of addresses.
    package private(set) var points: [Int64]
    private var isFilled = false
    /// What is kept of one moment, for whoever asks again in it: what machines send of their own
    /// accord, and the lease that each client would come to.
    var background: BackgroundFrames?
    private var leases: [(moment: UInt64, lease: Lease)?]

    init(_ model: NetworkModel, latchOffset: Int) {
        self.model = model
        self.latchOffset = latchOffset
        partners = Array(repeating: -1, count: model.networkPorts.count)
        addresses = Array(repeating: 0, count: model.interfaces.count)
        leases = Array(repeating: nil, count: model.interfaces.count)
        uplinkStarts = Array(repeating: 0, count: model.switches.count + 1)
        doorStarts = Array(repeating: 0, count: model.networkPorts.count + 1)
        points = Array(repeating: 0, count: model.pointCount)
    }

    // MARK: Looking up

    /// The ports of a switch that lead to another switch or to itself, in ascending order.
    func uplinks(of networkSwitch: Int, for evaluator: Evaluator) -> ArraySlice<Int32> {
        evaluator.note(point: networkSwitch)
        return uplinks[
            Int(uplinkStarts[networkSwitch])..<Int(uplinkStarts[networkSwitch + 1])]
    }

    /// The ports whose frames come in at a port of a machine, in ascending order.
    func doors(to port: Int, for evaluator: Evaluator) -> ArraySlice<Int32> {
        let number = Int(model.networkPortNumbers[port])
        guard number >= 0 else { return [] }
        evaluator.note(point: model.switches.count + number)
        return doors[Int(doorStarts[number])..<Int(doorStarts[number + 1])]
    }

    /// The interfaces that have an address, in ascending order.
    func interfaces(with address: Int64, for evaluator: Evaluator) -> [Int32] {
        evaluator.note(point: model.point(ofAddress: address))
        var found: [Int32] = []
        for index in addresses.indices where addresses[index] == address {
            found.append(Int32(index))
        }
        return found
    }

    /// The lease that a client comes to, worked out once for each moment.
    func lease(of client: Int, at moment: UInt64, otherwise find: () -> Lease) -> Lease {
        if let known = leases[client], known.moment == moment { return known.lease }
        let lease = find()
        leases[client] = (moment, lease)
        return lease
    }

    // MARK: Keeping in step

    /// Looks at every link and every address; sorts anew only what has changed.
    package func update(from evaluator: Evaluator) {
        var isNew = !isFilled
        isFilled = true
        for (number, port) in model.networkPorts.enumerated() {
            let link = LinkState(evaluator.value(model.ports[Int(port)].link))
            let partner = link.isUp ? Int32(truncatingIfNeeded: link.partner) : -1
            if partners[number] != partner {
                partners[number] = partner
                isNew = true
            }
        }
        if isNew { join() }
        var isMoved = false
        for index in addresses.indices {
            let address = address(of: index, evaluator)
            if addresses[index] != address {
                addresses[index] = address
                isMoved = true
            }
        }
        if isNew || isMoved { nameAddresses() }
    }

    /// The address that an interface has now, as `NetworkWalker.address` has it.
    private func address(of index: Int, _ evaluator: Evaluator) -> Int64 {
        let interface = model.interfaces[index]
        let isDynamic =
            interface.method.rawValue >= 0
            && evaluator.cell(interface.method) == HostSlots.dynamic
        guard isDynamic else { return evaluator.cell(interface.address) }
        guard interface.latch.rawValue >= 0 else { return 0 }
        let cell = CellID(latchOffset + interface.latch.index + HostSlots.leaseAddress)
        return Lease(words: evaluator.cell(cell), 0, 0).address
    }

    /// Sorts the ports by what they lead to.
    private func join() {
        uplinks.removeAll(keepingCapacity: true)
        for (index, networkSwitch) in model.switches.enumerated() {
            uplinkStarts[index] = Int32(uplinks.count)
            var mark: Int64 = 0
            for port in networkSwitch.ports {
                let number = Int(model.networkPortNumbers[port])
                guard number >= 0, leadsToASwitch(partners[number]) else { continue }
                uplinks.append(Int32(port))
                mark = NetworkFabric.mix(mark, Int64(port) + 1)
            }
            points[index] = mark
        }
        uplinkStarts[model.switches.count] = Int32(uplinks.count)
        sortDoors()
    }

    private func leadsToASwitch(_ partner: Int32) -> Bool {
        partner >= 0 && model.ports[Int(partner)].owner == .networkSwitch
    }

    private func sortDoors() {
        let count = model.networkPorts.count
        for number in doorStarts.indices { doorStarts[number] = 0 }
        var total: Int32 = 0
        for partner in partners where partner >= 0 {
            let target = Int(model.networkPortNumbers[Int(partner)])
            guard target >= 0 else { continue }
            doorStarts[target] += 1
            total += 1
        }
        var start: Int32 = 0
        for number in 0..<count {
            start += doorStarts[number]
            doorStarts[number] = start
        }
        doorStarts[count] = start
        doors = Array(repeating: 0, count: Int(total))
        let firstPoint = model.switches.count
        for number in 0..<count { points[firstPoint + number] = 0 }
        // From the last on, so that the doors of each port are in ascending order.
        for number in (0..<count).reversed() {
            let partner = partners[number]
            guard partner >= 0 else { continue }
            let target = Int(model.networkPortNumbers[Int(partner)])
            guard target >= 0 else { continue }
            doorStarts[target] -= 1
            let port = model.networkPorts[number]
            doors[Int(doorStarts[target])] = port
            points[firstPoint + target] = NetworkFabric.mix(
                points[firstPoint + target], Int64(port) + 1)
        }
    }

    private func nameAddresses() {
        let first = model.switches.count + model.networkPorts.count
        for point in first..<points.count { points[point] = 0 }
        for (index, address) in addresses.enumerated() {
            let point = model.point(ofAddress: address)
            points[point] = NetworkFabric.mix(
                NetworkFabric.mix(points[point], Int64(index) + 1), address)
        }
    }

    /// A number that follows from one before and from a word, another for each word.
    private static func mix(_ number: Int64, _ word: Int64) -> Int64 {
        // 2⁶⁴ over the golden ratio, made odd: multiplying by it loses nothing (Knuth, The Art of
        // Computer Programming 3, §6.4).
        let spread = (number ^ word) &* NetworkModel.goldenMultiplier
        return spread ^ Int64(bitPattern: UInt64(bitPattern: spread) >> 32)
    }
}

extension NetworkModel: DerivedTablesMaker {
    /// 2⁶⁴ divided by the golden ratio, as an odd number.
    static let goldenMultiplier = Int64(bitPattern: 0x9E37_79B9_7F4A_7C15)
    /// How many classes of addresses there are for each interface: so many that two addresses
    /// seldom share one. A judgement; whatever it is, nothing comes out otherwise.
    private static let classesPerInterface = 4

    private var addressClassCount: Int {
        max(1, interfaces.count * NetworkModel.classesPerInterface)
    }

    /// One point for each switch, each network port and each class of addresses.
    package var pointCount: Int { switches.count + networkPorts.count + addressClassCount }

    /// The point of the class to which an address belongs.
    func point(ofAddress address: Int64) -> Int {
        let spread = UInt64(bitPattern: address &* NetworkModel.goldenMultiplier) >> 32
        return switches.count + networkPorts.count + Int(spread % UInt64(addressClassCount))
    }

    /// A fabric that is in step with nothing yet.
    package func makeTables() -> any DerivedTables {
        NetworkFabric(self, latchOffset: latchOffset)
    }
}
