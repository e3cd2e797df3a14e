import TestSupport

/// What a port of a machine does with a TCP connection.
enum TruthService: String, CaseIterable {
    case running
    case stopped
    case dropped
    case rejected
}

/// A network as both sides build it: segments, machines on them, and what is wrong with it.
///
/// A segment is a VLAN of the simulator's switches and a bridge of its own for each switch here.
struct TruthTopology {
    struct Segment {
        /// A cable from one machine to another, without a switch.
        var isDirect = false
        /// Whether the trunk between the two switches carries it.
        var isCarried = true
        var mtu: Int
    }
    struct Interface {
        var segment: Int
        /// The last byte of the address in the segment's subnet.
        var host: Int
        var length = 24
        var mtu: Int
        /// On which of the two switches its port is.
        var place = 0
        var portMTU = 9216
        var isShut = false
        /// The segment whose VLAN the port is in.
        var vlanSegment: Int
    }
    struct Route {
        var segment: Int
        /// The next hop's address; empty for a route that was lost.
        var nextHop: String
    }
    struct Filter {
        var from: Int?
        var to: Int?
        /// `any`, `icmp` or `tcp`.
        var transport: String
        var port: Int
        var action: String
    }
    struct Machine {
        var name: String
        var isRouter: Bool
        var interfaces: [Interface]
        var gateway = ""
        var isOff = false
        var answersPing = true
        var services: [TruthService] = []
        var routes: [Route] = []
        var filters: [Filter] = []
        var sendsUnreachables = true
        /// A router whose subnets come over one trunk.
        var isOnStick = false
    }
    struct Probe {
        var source: Int
        var line: String
    }

    let seed: UInt64
    var segments: [Segment] = []
    var machines: [Machine] = []
    var hasTwoSwitches = false
    var trunkMTU = 9216
    var probes: [Probe] = []
    /// What was broken, for a failing test's message.
    var faults: [String] = []

    /// The ports of services on every host, with the state of each in `Machine.services`.
    static let ports = [445, 2049]

    static func subnet(_ segment: Int) -> String { "10.77.\(segment + 1)" }

    func address(_ machine: Int, _ interface: Int) -> String {
        let own = machines[machine].interfaces[interface]
        return TruthTopology.subnet(own.segment) + ".\(own.host)"
    }

    var hosts: [Int] { machines.indices.filter { !machines[$0].isRouter } }
    var routers: [Int] { machines.indices.filter { machines[$0].isRouter } }

    init(seed: UInt64) {
        self.seed = seed
        var chance = SeededGenerator(seed: seed)
        addSegments(&chance)
        addMachines(&chance)
        addRoutes()
        for _ in 0..<chance.integer(in: 0...3) { breakSomething(&chance) }
        ask(&chance)
    }

    // MARK: A network that works

    private mutating func addSegments(_ chance: inout SeededGenerator) {
        hasTwoSwitches = chance.chance(1, in: 2)
        let isJumbo = chance.chance(1, in: 3)
        for _ in 0...chance.integer(in: 0...3) {
            let mtu = isJumbo && chance.chance(3, in: 4) ? 9000 : chance.pick([1500, 1500, 1400])
            segments.append(Segment(mtu: mtu))
        }
    }

    private mutating func addMachines(_ chance: inout SeededGenerator) {
        // Each segment but the first hangs on an earlier one by a router.
        for segment in segments.indices.dropFirst() {
            let parent = chance.integer(in: 0...segment - 1)
            let reuse = routers.filter { router in
                machines[router].interfaces.contains { $0.segment == parent }
            }
            if let router = reuse.first, chance.chance(1, in: 3) {
                attach(router, to: segment, host: 1, &chance)
            } else {
                let router = machines.count
                machines.append(Machine(name: "r\(router)", isRouter: true, interfaces: []))
                // The router that a segment's machines take as theirs has the address 1.
                let taken = machines.flatMap(\.interfaces).filter { $0.segment == parent }
                attach(router, to: parent, host: taken.isEmpty ? 1 : 240 + router, &chance)
                attach(router, to: segment, host: 1, &chance)
            }
        }
        for router in routers where chance.chance(1, in: 3) {
            machines[router].isOnStick = true
            for index in machines[router].interfaces.indices {
                machines[router].interfaces[index].place = 0
            }
        }
        for segment in segments.indices { addHosts(segment, &chance) }
        for segment in segments.indices {
            let count = machines.flatMap(\.interfaces).count { $0.segment == segment }
            let isOnStick = machines.contains { machine in
                machine.isOnStick && machine.interfaces.contains { $0.segment == segment }
            }
            segments[segment].isDirect = count == 2 && !isOnStick && chance.chance(1, in: 2)
        }
    }

    private mutating func addHosts(_ segment: Int, _ chance: inout SeededGenerator) {
        var numbers = [2, 5, 6, 50]
        let isEnd = segment == 0 || segment == segments.count - 1
        let least = segments.count == 1 ? 2 : isEnd ? 1 : 0
        for _ in 0..<chance.integer(in: least...least + 1) {
            let number = numbers.remove(at: chance.integer(in: 0...numbers.count - 1))
            let host = machines.count
            machines.append(Machine(name: "h\(host)", isRouter: false, interfaces: []))
            attach(host, to: segment, host: number, &chance)
            machines[host].services = TruthTopology.ports.map { _ in
                chance.pick([.running, .running, .running, .stopped, .dropped, .rejected])
            }
            let hasRouter = routers.contains { router in
                machines[router].interfaces.contains { $0.segment == segment && $0.host == 1 }
            }
            if hasRouter { machines[host].gateway = TruthTopology.subnet(segment) + ".1" }
        }
    }

    private mutating func attach(
        _ machine: Int, to segment: Int, host: Int, _ chance: inout SeededGenerator
    ) {
        machines[machine].interfaces.append(
            Interface(
                segment: segment, host: host, mtu: segments[segment].mtu,
                place: hasTwoSwitches ? chance.integer(in: 0...1) : 0, vlanSegment: segment))
    }

    /// Each router gets a route to each segment that it isn't on, by the shortest way.
    private mutating func addRoutes() {
        for router in routers {
            let own = machines[router].interfaces.map(\.segment)
            var next: [Int: String] = [:]
            var frontier = own.map { (segment: $0, hop: "") }
            var seen = Set(own)
            while !frontier.isEmpty {
                let (segment, hop) = frontier.removeFirst()
                for other in routers where other != router {
                    guard
                        let near = machines[other].interfaces.firstIndex(where: {
                            $0.segment == segment
                        })
                    else { continue }
                    let way = hop.isEmpty ? address(other, near) : hop
                    for far in machines[other].interfaces where seen.insert(far.segment).inserted {
                        next[far.segment] = way
                        frontier.append((far.segment, way))
                    }
                }
            }
            machines[router].routes = segments.indices.compactMap { segment in
                next[segment].map { Route(segment: segment, nextHop: $0) }
            }
        }
    }
}
