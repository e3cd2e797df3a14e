import Foundation
import TestSupport

/// Linux' side: the topology as network namespaces, and what the real tools print there.
///
/// All of it stands in namespaces of its own (network, mount and process) that one `unshare` makes:
/// the machine that the test runs on has none of its names, and whatever ends the script, the
/// kernel removes the rest.
struct TruthNamespaces {
    let topology: TruthTopology
    /// How long it waits after each probe. A kernel tells a sender five times at once that there is
    /// no route, then once a second (`net.ipv4.route.error_burst`, not to be set in a namespace).
    var pauseSeconds = 0

    /// Runs every probe, in order.
    ///
    /// - Returns: what each printed; nil where the network couldn't be made.
    func run() async throws -> (prints: [[String]]?, report: String) {
        let process = try await runProcess(
            URL(filePath: "/usr/bin/unshare"),
            ["-m", "-n", "-p", "--fork", "--kill-child", "--mount-proc", "bash", "-s"],
            input: script, limitSeconds: 90)
        var prints: [[String]] = []
        for line in process.output.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("@@") {
                prints.append([])
            } else if !prints.isEmpty {
                prints[prints.count - 1].append(String(line))
            }
        }
        // The last mark says that the script came to its end.
        guard process.status == 0, prints.count == topology.probes.count + 1 else {
            return (nil, process.report)
        }
        return (prints.dropLast(), process.report)
    }

    private func name(_ machine: Int, _ interface: Int) -> String { "m\(machine)i\(interface)" }
    private func bridge(_ place: Int, _ segment: Int) -> String { "b\(place)s\(segment)" }

    /// The whole script: links, machines, listeners, probes.
    var script: String {
        var text = """
            set -u
            mount -t tmpfs tmpfs /run && mkdir /run/netns || exit 90
            echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6
            ip -batch - <<'END' || exit 91
            \(links.joined(separator: "\n"))
            END

            """
        for machine in topology.machines.indices { text += setUp(machine) }
        // A link is noticed within a second (`linkwatch`).
        text += "sleep 1.2\n"
        for (index, probe) in topology.probes.enumerated() {
            let name = topology.machines[probe.source].name
            text += """
                echo @@\(index)
                ip netns exec \(name) ip route flush cache
                printed=$(ip netns exec \(name) timeout 20 \(probe.line) 2>&1 < /dev/null)
                echo "$printed"
                case "$printed" in
                *"Net Unreachable"*|*"!N"*|*"is unreachable"*) sleep 3 ;;
                *) sleep \(pauseSeconds) ;;
                esac

                """
        }
        return text + "echo @@end\nexit 0\n"
    }

    /// Namespaces, bridges and cables, as lines of `ip -batch`.
    private var links: [String] {
        var lines = topology.machines.map { "netns add \($0.name)" }
        for place in 0...1 {
            for segment in topology.segments.indices {
                let name = bridge(place, segment)
                lines.append("link add \(name) type bridge forward_delay 0 mcast_snooping 0")
                lines.append("link set \(name) up")
            }
        }
        var loose: [Int: (machine: String, interface: String)] = [:]
        for (machine, record) in topology.machines.enumerated() {
            for (index, own) in record.interfaces.enumerated() {
                let port = name(machine, index)
                if topology.segments[own.segment].isDirect {
                    if let other = loose[own.segment] {
                        lines.append(
                            "link add name \(other.interface) netns \(other.machine) type veth "
                                + "peer name e\(index) netns \(record.name)")
                    } else {
                        loose[own.segment] = (record.name, "e\(index)")
                    }
                    continue
                }
                let master = bridge(record.isOnStick ? 0 : own.place, own.vlanSegment)
                lines += [
                    "link add name \(port) type veth peer name e\(index) netns \(record.name)",
                    "link set \(port) mtu \(own.portMTU) master \(master)",
                    "link set \(port) \(own.isShut ? "down" : "up")",
                ]
            }
        }
        if topology.hasTwoSwitches {
            for (segment, record) in topology.segments.enumerated() where record.isCarried {
                lines.append("link add name t0s\(segment) type veth peer name t1s\(segment)")
                for place in 0...1 {
                    lines.append(
                        "link set t\(place)s\(segment) mtu \(topology.trunkMTU) "
                            + "master \(bridge(place, segment)) up")
                }
            }
        }
        return lines
    }

    /// One machine: its kernel's settings, addresses, routes, filters and listeners.
    private func setUp(_ machine: Int) -> String {
        let record = topology.machines[machine]
        var batch = ["link set lo up"]
        for (index, own) in record.interfaces.enumerated() {
            batch.append("link set e\(index) mtu \(own.mtu)")
            let address = topology.address(machine, index)
            batch.append("addr add \(address)/\(own.length) dev e\(index)")
            batch.append("link set e\(index) \(record.isOff ? "down" : "up")")
        }
        if !record.gateway.isEmpty { batch.append("route add default via \(record.gateway)") }
        for route in record.routes where !route.nextHop.isEmpty {
            let prefix = TruthTopology.subnet(route.segment) + ".0/24"
            batch.append("route add \(prefix) via \(route.nextHop)")
        }
        return """
            ip netns exec \(record.name) bash -s <<'END' || exit 92
            \(TruthNamespaces.settings(isRouter: record.isRouter))
            ip -force -batch - >/dev/null 2>&1 <<'LINES'
            \(batch.joined(separator: "\n"))
            LINES
            iptables-restore <<'RULES' || exit 1
            *filter
            \(rules(record).joined(separator: "\n"))
            COMMIT
            RULES
            \(listeners(record))
            END

            """
    }

    /// The kernel as hardware is: addresses answered for on their own interface alone, no routes
    /// without a link on a router, no redirects, errors as many as there are causes; and neighbours
    /// given up after 0.3 s instead of 3 s.
    private static func settings(isRouter: Bool) -> String {
        var lines = """
            cd /proc/sys/net/ipv4
            for i in conf/*; do
            echo 0 > $i/rp_filter; echo 0 > $i/send_redirects; echo 0 > $i/accept_redirects
            echo 1 > $i/arp_ignore; echo 2 > $i/arp_announce
            done
            for i in neigh/e*; do echo 100 > $i/retrans_time_ms; done
            echo 0 > icmp_ratelimit; echo 100000 > icmp_msgs_per_sec 2>/dev/null
            echo 1 > ../ipv6/conf/all/disable_ipv6
            """
        if isRouter {
            lines += """

                echo 1 > ip_forward
                for i in conf/*; do echo 1 > $i/ignore_routes_with_linkdown; done
                """
        }
        return lines
    }

    private func rules(_ record: TruthTopology.Machine) -> [String] {
        var rules: [String] = []
        if !record.answersPing {
            rules.append("-A INPUT -p icmp --icmp-type echo-request -j DROP")
        }
        for (port, state) in zip(TruthTopology.ports, record.services) {
            if state == .dropped { rules.append("-A INPUT -p tcp --dport \(port) -j DROP") }
            if state == .rejected { rules.append("-A INPUT -p tcp --dport \(port) -j REJECT") }
        }
        if !record.sendsUnreachables {
            rules.append("-A OUTPUT -p icmp --icmp-type destination-unreachable -j DROP")
        }
        if !record.filters.isEmpty {
            rules.append("-A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT")
        }
        for filter in record.filters {
            var rule = "-A FORWARD"
            if let from = filter.from { rule += " -s \(TruthTopology.subnet(from)).0/24" }
            if let to = filter.to { rule += " -d \(TruthTopology.subnet(to)).0/24" }
            if filter.transport != "any" { rule += " -p \(filter.transport)" }
            if filter.port > 0 { rule += " --dport \(filter.port)" }
            let targets = ["drop": "DROP", "reject": "REJECT", "permit": "ACCEPT"]
            rules.append(rule + " -j \(targets[filter.action] ?? "DROP")")
        }
        return rules
    }

    private func listeners(_ record: TruthTopology.Machine) -> String {
        guard !record.isRouter, !record.isOff else { return "" }
        return zip(TruthTopology.ports, record.services).filter { $0.1 != .stopped }
            .map { "nc -lk \($0.0) >/dev/null 2>&1 </dev/null &" }.joined(separator: "\n")
    }
}
