import Foundation
import TestSupport
import Testing

/// Holds the simulator's network against Linux' own, in networks made at random.
///
/// Each topology is built twice, as a facility's inventory and as network namespaces with veth
/// pairs and bridges, and broken in the same ways. The same lines are typed at both: `ping` (small,
/// large, with and without DF), `traceroute`, `nc -z`. What they print must be the same but for
/// times: verdicts, hops, messages, and the counts at the end.
///
/// The kernel is set up to do what network hardware does where the two differ: an address is
/// answered for on its own interface alone (`arp_ignore`), a router drops routes over a dead link
/// (`ignore_routes_with_linkdown`), no ICMP redirects, no limit on the rate of errors; neighbours
/// are given up after 0.3 s instead of 3 s to save time.
///
/// Not covered: 802.1Q tags (a VLAN stands as a bridge of its own, so native VLANs and tagged
/// frames on access ports aren't seen); duplicate addresses, whose outcome is a race; DHCP and DNS;
/// link speed, duplex, loss and throughput, which veth pairs don't have; switch ports that take
/// less than 1500 bytes.
///
/// It needs root, and iproute2, iputils-ping, traceroute, iptables and netcat-openbsd. Where `CI`
/// is set they must be there; elsewhere the test is skipped without them.
/// `PATCHBAY_TRUTH_SEED=n` runs the topology of one seed alone and prints it.
@Suite struct NetworkTruthTests {
    /// How many topologies are compared, and from which seed on.
    private static let count = 200
    private static let firstSeed: UInt64 = 1
    /// How many are under way at once: they mostly wait.
    private static let width = 32

    private static let environment = ProcessInfo.processInfo.environment
    private static let tools = [
        "/usr/bin/unshare", "/usr/sbin/ip", "/usr/bin/ping", "/usr/sbin/traceroute",
        "/usr/sbin/iptables-restore", "/usr/bin/nc",
    ]

    /// What is missing here, empty where nothing is.
    static let missing: String = {
        #if os(Linux)
            if geteuid() != 0 { return "it needs root" }
            let absent = tools.filter { path in
                let name = String(path.split(separator: "/").last ?? "")
                return !["/usr/sbin/", "/usr/bin/", "/sbin/", "/bin/"].contains {
                    FileManager.default.isExecutableFile(atPath: $0 + name)
                }
            }
            return absent.isEmpty ? "" : "no " + absent.joined(separator: ", ")
        #else
            return "network namespaces are Linux'"
        #endif
    }()
    static let isContinuousIntegration = environment["CI"]?.isEmpty == false

    @Test(.enabled(if: missing.isEmpty || isContinuousIntegration, "\(missing)"))
    func agreesWithLinux() async throws {
        try #require(Self.missing.isEmpty, "\(Self.missing)")
        if let seed = Self.environment["PATCHBAY_TRUTH_SEED"].flatMap({ UInt64($0) }) {
            let found = try await Self.differences(seed, pause: 3)
            let topology = TruthTopology(seed: seed)
            print(topology, TruthNamespaces(topology: topology).script, separator: "\n")
            print(found ?? "no difference")
            #expect(found == nil)
            return
        }
        let seeds = (0..<UInt64(Self.count)).map { Self.firstSeed + $0 }
        let first = try await Self.compare(seeds, atOnce: Self.width, pause: 0)
        // A packet that a busy machine brought too late isn't a difference: each suspect is run
        // again, with few others. What the simulator does wrong, it does wrong again.
        let suspects = first.filter { $0.found != nil }.map(\.seed).sorted()
        for start in stride(from: 0, to: suspects.count, by: Self.width / 2) {
            let batch = Array(suspects[start...].prefix(Self.width / 2))
            let again = try await Self.compare(batch, atOnce: batch.count, pause: 3)
            let wrong = again.filter { $0.found != nil }.sorted { $0.seed < $1.seed }
            for (seed, found) in wrong {
                Issue.record("PATCHBAY_TRUTH_SEED=\(seed)\n\(found ?? "")")
            }
            // One lot of them is enough to look at.
            if !wrong.isEmpty { break }
        }
        print("compared \(first.count) topologies; \(suspects.count) a second time")
        #expect(first.count >= Self.count)
    }

    /// Compares topologies, several at once; the seeds as they come to their ends.
    private static func compare(_ seeds: [UInt64], atOnce width: Int, pause: Int) async throws
        -> [(seed: UInt64, found: String?)]
    {
        try await withThrowingTaskGroup(of: (seed: UInt64, found: String?).self) { group in
            var results: [(seed: UInt64, found: String?)] = []
            var rest = seeds.dropFirst(width)
            for seed in seeds.prefix(width) {
                group.addTask { (seed, try await differences(seed, pause: pause)) }
            }
            while let result = try await group.next() {
                results.append(result)
                if let next = rest.popFirst() {
                    group.addTask { (next, try await differences(next, pause: pause)) }
                }
            }
            return results
        }
    }

    /// Where the two differ in the topology of a seed, in words; nil where they agree.
    private static func differences(_ seed: UInt64, pause: Int) async throws -> String? {
        let topology = TruthTopology(seed: seed)
        let (prints, report) = try await TruthNamespaces(
            topology: topology, pauseSeconds: pause
        ).run()
        guard let prints else { return "the namespaces couldn't be made: \(report)" }
        let simulation = try TruthSimulation(topology)
        var found: [String] = []
        for (probe, real) in zip(topology.probes, prints) {
            let machine = topology.machines[probe.source].name
            let expected = TruthForm.lines(real)
            let actual = TruthForm.lines(try simulation.type(probe.line, at: machine))
            if expected == actual { continue }
            found.append(
                "\(machine)$ \(probe.line)\n--- Linux\n\(expected.joined(separator: "\n"))\n"
                    + "--- simulator\n\(actual.joined(separator: "\n"))")
        }
        guard !found.isEmpty else { return nil }
        return (found + [topology.description]).joined(separator: "\n")
    }
}

/// What a tool printed, without times and what else belongs to the machine it ran on.
enum TruthForm {
    static func lines(_ printed: [String]) -> [String] {
        printed.compactMap { line in
            var text = line
            for (pattern, mark) in [
                (#", time [0-9]+ms"#, ""), (#" ttl=[0-9]+"#, ""), (#" time=[0-9.]+ ms"#, ""),
                (#"  [0-9.]+ ms"#, ""), (#"^rtt .*"#, ""), (#"^pipe [0-9]+"#, ""),
                (#"[ ]+$"#, ""),
            ] {
                text = text.replacingOccurrences(
                    of: pattern, with: mark, options: .regularExpression)
            }
            return text.isEmpty ? nil : text
        }
    }
}

extension TruthTopology: CustomStringConvertible {
    /// The network in a few lines, for a failing test's message.
    var description: String {
        var lines = ["seed \(seed): \(faults.joined(separator: "; "))"]
        for (index, segment) in segments.enumerated() {
            lines.append(
                "  segment \(index): mtu \(segment.mtu)\(segment.isDirect ? ", a cable" : "")"
                    + (segment.isCarried ? "" : ", not carried"))
        }
        for (index, machine) in machines.enumerated() {
            let places = machine.interfaces.indices.map { place in
                let own = machine.interfaces[place]
                return "\(address(index, place))/\(own.length) mtu \(own.mtu) switch \(own.place) "
                    + "port mtu \(own.portMTU)\(own.isShut ? " shut" : "")"
                    + (own.vlanSegment == own.segment ? "" : " in segment \(own.vlanSegment)")
            }
            let routes = machine.routes.map { "\($0.segment) by \($0.nextHop)" }
            lines.append(
                "  \(machine.name): \(places.joined(separator: ", ")); gateway "
                    + "\(machine.gateway); \(machine.services.map(\.rawValue)); \(routes)"
                    + (machine.isOnStick ? "; on a trunk" : ""))
        }
        return lines.joined(separator: "\n")
    }
}
