import TestSupport

/// What can be wrong with a network, and what is asked of it.
extension TruthTopology {
    /// Breaks one thing, if there is one of the sort that is drawn.
    mutating func breakSomething(_ chance: inout SeededGenerator) {
        switch chance.integer(in: 0...8) {
        case 0: breakHost(&chance)
        case 1, 2: breakRoute(&chance)
        case 3, 4: addFilter(&chance)
        case 5: breakPort(&chance)
        case 6: breakSize(&chance)
        case 7:
            guard !routers.isEmpty else { return }
            let router = chance.pick(routers)
            machines[router].sendsUnreachables = false
            faults.append("\(machines[router].name) says nothing")
        default: breakTrunk(&chance)
        }
    }

    private mutating func breakHost(_ chance: inout SeededGenerator) {
        let host = chance.pick(hosts)
        let name = machines[host].name
        let subnet = TruthTopology.subnet(machines[host].interfaces[0].segment)
        switch chance.integer(in: 0...5) {
        case 0:
            machines[host].gateway = ""
            faults.append("\(name) without a gateway")
        case 1:
            machines[host].gateway = subnet + ".254"
            faults.append("\(name) with a gateway where nobody is")
        case 2:
            machines[host].gateway = "10.88.0.1"
            faults.append("\(name) with a gateway outside its subnet")
        case 3:
            let length = chance.pick([16, 29, 30])
            machines[host].interfaces[0].length = length
            faults.append("\(name) with /\(length)")
        case 4:
            machines[host].isOff = true
            faults.append("\(name) off")
        default:
            machines[host].answersPing = false
            faults.append("\(name) silent to echo")
        }
    }

    private mutating func breakRoute(_ chance: inout SeededGenerator) {
        let able = routers.filter { !machines[$0].routes.isEmpty }
        guard !able.isEmpty else { return }
        let router = chance.pick(able)
        let index = chance.integer(in: 0...machines[router].routes.count - 1)
        var hop = ""
        if chance.chance(1, in: 2) {
            // Back to where it came from, or to where nobody is.
            let own = machines[router].interfaces.indices.map { $0 }
            let segment = machines[router].interfaces[chance.pick(own)].segment
            let others = routers.filter { other in
                other != router
                    && machines[other].interfaces.contains { $0.segment == segment }
            }
            hop = TruthTopology.subnet(segment) + ".253"
            if let other = others.first,
                let place = machines[other].interfaces.firstIndex(where: { $0.segment == segment })
            {
                hop = address(other, place)
            }
        }
        machines[router].routes[index].nextHop = hop
        faults.append(
            "\(machines[router].name): route to segment \(machines[router].routes[index].segment) "
                + (hop.isEmpty ? "lost" : "by \(hop)"))
    }

    private mutating func addFilter(_ chance: inout SeededGenerator) {
        guard !routers.isEmpty else { return }
        let router = chance.pick(routers)
        let transport = chance.pick(["any", "icmp", "tcp", "tcp", "udp"])
        let isNarrow = chance.chance(2, in: 3)
        let filter = Filter(
            from: isNarrow ? chance.integer(in: 0...segments.count - 1) : nil,
            to: isNarrow ? chance.integer(in: 0...segments.count - 1) : nil,
            transport: transport, port: transport == "tcp" ? chance.pick([0, 445]) : 0,
            action: chance.pick(["drop", "reject", "permit"]))
        machines[router].filters.append(filter)
        faults.append("\(machines[router].name): \(filter)")
    }

    private mutating func breakPort(_ chance: inout SeededGenerator) {
        let machine = chance.integer(in: 0...machines.count - 1)
        guard !machines[machine].isOnStick else { return }
        let place = chance.integer(in: 0...machines[machine].interfaces.count - 1)
        let segment = machines[machine].interfaces[place].segment
        guard !segments[segment].isDirect else { return }
        let others = segments.indices.filter { $0 != segment && !segments[$0].isDirect }
        if others.isEmpty || chance.chance(1, in: 2) {
            machines[machine].interfaces[place].isShut = true
            faults.append("\(machines[machine].name): port \(place) shut")
        } else {
            let other = chance.pick(others)
            machines[machine].interfaces[place].vlanSegment = other
            faults.append("\(machines[machine].name): port \(place) in segment \(other)")
        }
    }

    private mutating func breakSize(_ chance: inout SeededGenerator) {
        let machine = chance.integer(in: 0...machines.count - 1)
        let place = chance.integer(in: 0...machines[machine].interfaces.count - 1)
        let size = chance.pick([1400, 1500, 9000])
        if chance.chance(1, in: 2) {
            machines[machine].interfaces[place].mtu = size
            faults.append("\(machines[machine].name): interface \(place) takes \(size)")
        } else {
            machines[machine].interfaces[place].portMTU = max(1500, size)
            // The ports of a trunk are one port.
            if machines[machine].isOnStick {
                for index in machines[machine].interfaces.indices {
                    machines[machine].interfaces[index].portMTU = max(1500, size)
                }
            }
            faults.append("\(machines[machine].name): port \(place) takes \(max(1500, size))")
        }
    }

    private mutating func breakTrunk(_ chance: inout SeededGenerator) {
        guard hasTwoSwitches else { return }
        if chance.chance(1, in: 3) {
            trunkMTU = 1500
            faults.append("trunk takes 1500")
        } else {
            let segment = chance.integer(in: 0...segments.count - 1)
            segments[segment].isCarried = false
            faults.append("trunk lacks segment \(segment)")
        }
    }

    // MARK: Questions

    /// Chooses what is asked: each sort of probe, from machines that are on to whatever is there.
    mutating func ask(_ chance: inout SeededGenerator) {
        let able = hosts.filter { !machines[$0].isOff }
        guard !able.isEmpty else { return }
        let largest = segments.contains { $0.mtu == 9000 } ? 8972 : 1472
        let lines: [(inout SeededGenerator) -> String] = [
            { _ in "ping -n -c 2 -i 0.2 -W 1 " }, { _ in "ping -n -c 2 -i 0.2 -W 1 " },
            { chance in
                "ping -n -c 2 -i 0.2 -W 1 -s \(chance.pick([1472, largest, 4000])) "
            },
            { chance in
                "ping -n -c 2 -i 0.2 -W 1 -M dont -s \(chance.pick([1472, largest])) "
            },
            { chance in
                "ping -n -c 3 -i 0.2 -W 1 -M do -s \(chance.pick([1372, 1472, largest])) "
            },
            { _ in "traceroute -n -q 1 -w 1 -m 6 " }, { _ in "traceroute -n -q 1 -w 1 -m 6 " },
        ]
        for line in lines {
            let source = chance.pick(able)
            probes.append(Probe(source: source, line: line(&chance) + target(source, &chance)))
        }
        for _ in 0..<3 {
            let source = chance.pick(able)
            let port = chance.pick(TruthTopology.ports + [9999])
            probes.append(
                Probe(source: source, line: "nc -vnz -w 2 \(target(source, &chance)) \(port)"))
        }
    }

    /// Mostly another machine, far rather than near; now and then an address that nobody has.
    private func target(_ source: Int, _ chance: inout SeededGenerator) -> String {
        if chance.chance(1, in: 12) {
            let segment = chance.integer(in: 0...segments.count - 1)
            return TruthTopology.subnet(segment) + ".77"
        }
        if chance.chance(1, in: 30) { return "10.99.9.9" }
        let own = machines[source].interfaces[0].segment
        let far = hosts.filter { machines[$0].interfaces[0].segment != own }
        let near = hosts.filter { $0 != source }
        if !far.isEmpty, chance.chance(2, in: 3) { return address(chance.pick(far), 0) }
        if !routers.isEmpty, chance.chance(1, in: 4) {
            let router = chance.pick(routers)
            let able = machines[router].interfaces.indices.filter {
                !machines[router].interfaces[$0].isShut
            }
            if let place = able.first { return address(router, place) }
        }
        return near.isEmpty ? address(source, 0) : address(chance.pick(near), 0)
    }
}
