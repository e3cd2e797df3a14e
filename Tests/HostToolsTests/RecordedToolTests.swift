import Foundation
import HouseSupport
import Planes
import Plant
import SimulationKernel
import TestSupport
import Testing

@testable import HostTools

/// The tools of Linux print what the real ones printed, in the same network with the same fault.
@Suite struct RecordedToolTests {
    struct Recorded: Sendable, CustomTestStringConvertible {
        var name: String
        var line: String
        var settings: [String] = []
        /// Lines typed before, whose traffic the recorded run had too.
        var before: [String] = []
        var testDescription: String { name }
    }

    private static let jumbo = [
        "ed.ed0-mtu 9000", "r1.r1a-mtu 9000", "r2.r2b-mtu 9000", "srv.srv0-mtu 9000",
    ]
    private static let ping = "ping -c 3 -W 1 10.20.2.10"

    static let exact = [
        Recorded(name: "ping_ok", line: "ping -c 4 -i 0.2 10.20.2.10"),
        Recorded(name: "ping_no_host", line: "ping -c 4 -W 4 10.20.1.77"),
        Recorded(name: "ping_df_ok", line: "ping -c 2 -M do -s 1472 10.20.2.10"),
        Recorded(name: "ping_df_toobig", line: "ping -c 2 -M do -s 8972 10.20.2.10"),
        Recorded(
            name: "ping_jumbo_midlink", line: "ping -c 3 -M do -s 8972 -i 0.3 10.20.2.10",
            settings: jumbo),
        Recorded(
            name: "ping_blackhole", line: "ping -c 3 -W 1 -M do -s 8972 10.20.2.10",
            settings: jumbo + ["r1.unreachables no"]),
        Recorded(
            name: "ping_blackhole_small", line: "ping -c 3 -i 0.2 10.20.2.10",
            settings: jumbo + ["r1.unreachables no"]),
        Recorded(
            name: "ping_no_route", line: "ping -c 2 10.20.2.10",
            settings: ["ed.ed0-gateway 0.0.0.0"]),
        Recorded(
            name: "ping_wrong_mask", line: "ping -c 4 -W 4 10.20.2.10",
            settings: ["ed.ed0-mask 16"]),
        Recorded(
            name: "ping_wrong_mask_local", line: "ping -c 2 -i .2 10.20.1.1",
            settings: ["ed.ed0-mask 16"]),
        Recorded(
            name: "ping_no_return", line: ping, settings: ["r2.route-10.20.1.0/24 0.0.0.0"]),
        Recorded(
            name: "trace_no_return", line: "traceroute -n -q 2 -w 1 -m 5 10.20.2.10",
            settings: ["r2.route-10.20.1.0/24 0.0.0.0"]),
        Recorded(
            name: "ping_net_unreach", line: ping, settings: ["r1.route-10.20.2.0/24 0.0.0.0"]),
        Recorded(
            name: "ping_loop", line: "ping -c 2 -W 1 10.20.2.200",
            settings: [
                "r1.route-10.20.2.128/25 10.20.99.2", "r2.route-10.20.2.128/25 10.20.99.1",
            ]),
        Recorded(
            name: "trace_loop", line: "traceroute -n -q 1 -w 1 -m 8 10.20.2.200",
            settings: [
                "r1.route-10.20.2.128/25 10.20.99.2", "r2.route-10.20.2.128/25 10.20.99.1",
            ]),
        Recorded(name: "ping_icmp_filtered", line: ping, settings: ["srv.answers-ping no"]),
        Recorded(
            name: "ping_linkdown", line: "ping -c 4 -W 4 10.20.1.1",
            settings: ["sw-e.gi1/0/1-shut yes"]),
        Recorded(name: "trace_ok", line: "traceroute -n -q 3 -w 1 10.20.2.10"),
        Recorded(name: "tracepath_midlink", line: "tracepath -n 10.20.2.10"),
        Recorded(name: "arp_ok", line: "ip neigh", before: ["ping -c 1 10.20.2.10"]),
        Recorded(
            name: "arp_failed", line: "ip neigh",
            before: ["ping -c 1 10.20.2.10", "ping -c 2 10.20.1.77"]),
        Recorded(
            name: "arping_dup", line: "arping -c 3 -w 4 -I ed0 10.20.1.1",
            settings: ["dup.power yes"]),
        Recorded(
            name: "iplink_down", line: "ip link show ed0", settings: ["sw-e.gi1/0/1-shut yes"]),
        Recorded(name: "dig_ok", line: "dig @10.20.2.10 nas1.post.lan +tries=1 +time=2"),
        Recorded(name: "dig_nx", line: "dig @10.20.2.10 nas9.post.lan +tries=1 +time=2"),
        Recorded(name: "dig_refused", line: "dig @10.20.2.10 example.com +tries=1 +time=2"),
        Recorded(name: "dig_ptr", line: "dig @10.20.2.10 -x 10.20.2.10 +short"),
        Recorded(
            name: "dig_port_closed", line: "dig @10.20.2.10 nas1.post.lan +tries=1 +time=2",
            settings: ["srv.service-dns stopped"]),
        Recorded(
            name: "dig_timeout", line: "dig @10.20.2.10 nas1.post.lan +tries=1 +time=2",
            settings: ["srv.service-dns dropped"]),
    ]

    @Test(arguments: exact) func printsTheSameForm(_ recorded: Recorded) throws {
        let simulation = RecordedPlant.simulation(recorded.settings)
        for line in recorded.before { _ = type(line, at: "ed", simulation) }
        var printed = type(recorded.line, at: "ed", simulation)
        var expected = try transcript(recorded.name)
        if recorded.line == "ip neigh" {
            // The kernel lists neighbours in the order of its hash table.
            printed.sort()
            expected.sort()
        }
        let difference = textDifference(
            expected: Self.form(expected).joined(separator: "\n"),
            actual: Self.form(printed).joined(separator: "\n"))
        #expect(difference == nil, "\(difference ?? "")")
    }

    /// What these runs recorded of the machine they ran on, and not of networks, is left out: how
    /// often an error was told of, and the words of a full buffer.
    @Test func wrongGatewayIsToldOfByTheMachineItself() throws {
        let simulation = RecordedPlant.simulation(["ed.ed0-gateway 10.20.1.254"])
        let printed = type("ping -c 4 -W 4 10.20.2.10", at: "ed", simulation)
        let recorded = try transcript("ping_wrong_gw")
        let error = "From 10.20.1.50 icmp_seq=1 Destination Host Unreachable"
        #expect(recorded.contains(error))
        #expect(printed.contains(error))
        #expect(printed.contains { $0.contains("100% packet loss") })
    }

    @Test func smallPortLosesJumboSilently() throws {
        let simulation = RecordedPlant.simulation([
            "ed.ed0-mtu 9000", "r1.r1a-mtu 9000", "sw-e.gi1/0/1-mtu 1500",
        ])
        let printed = type("ping -c 3 -W 4 -M do -s 8972 10.20.1.1", at: "ed", simulation)
        let recorded = try transcript("ping_l2_mtu").filter { !$0.hasPrefix("ping: sendmsg") }
        #expect(Self.form(printed) == Self.form(recorded))
        let small = type("ping -c 1 10.20.1.1", at: "ed", simulation)
        #expect(small.contains { $0.contains(" 0% packet loss") })
    }

    @Test func duplicateAddressIsARace() {
        var outcomes: Set<String> = []
        for seed in 1...12 {
            let simulation = RecordedPlant.simulation(["dup.power yes"], seed: UInt64(seed))
            let printed = type("ping -c 2 10.20.2.10", at: "ed", simulation)
            let line = printed.first { $0.contains("packet loss") } ?? ""
            outcomes.insert(line.contains("100%") ? "none" : line.contains(" 0%") ? "all" : "some")
        }
        #expect(outcomes == ["none", "all"])
    }

    @Test func linkIsDescribedInTheSameLines() throws {
        for (name, settings) in [
            ("ethtool_ok", []), ("ethtool_linkdown", ["sw-e.gi1/0/1-shut yes"]),
        ] {
            let simulation = RecordedPlant.simulation(settings)
            func labels(_ lines: [String]) -> [String] {
                lines.filter { $0.hasPrefix("\t") && !$0.hasPrefix("\t ") }
                    .map { String($0.prefix { $0 != ":" }) }
            }
            let printed = type("ethtool ed0", at: "ed", simulation)
            let recorded = try transcript(name)
            #expect(labels(printed) == labels(recorded))
            #expect(printed.first == recorded.first)
            #expect(printed.last == recorded.last)
        }
    }

    @Test(arguments: [
        ("445", ["srv.service-smb rejected"], "Connection refused", Int64(1)),
        ("2049", ["srv.service-nfs dropped"], "Operation now in progress", 4),
        ("9999", [], "Connection refused", 0), ("445", [], "succeeded!", 0),
    ])
    func connectionsEndAsRecorded(
        _ port: String, _ settings: [String], _ words: String, _ seconds: Int64
    ) throws {
        let simulation = RecordedPlant.simulation(settings)
        let element = try #require(simulation.plant.layout.element(named: "ed"))
        let result = try HostConsole.run(
            simulation, host: element, line: "nc -vz -w 4 10.20.2.10 \(port)")
        #expect(HostPrinter.lines(result.reading).contains { $0.hasSuffix(words) })
        #expect((result.reading.integer("elapsed") ?? -1) / 1000 == seconds)
    }

    // MARK: Comparing

    private func transcript(_ name: String) throws -> [String] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let url = folder.appending(path: "Resources/\(name).txt")
        let text = try String(contentsOf: url, encoding: .utf8)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines.removeFirst()
        while lines.last?.hasPrefix("[exit") == true || lines.last == "" {
            let isEnd = lines.last?.hasPrefix("[exit") == true
            lines.removeLast()
            if isEnd { break }
        }
        return lines
    }

    /// Lines with times, hardware addresses and identifiers put aside.
    static func form(_ lines: [String]) -> [String] {
        lines.map { line in
            var text = line
            for (pattern, mark) in [
                (#"= [0-9./]+ ms"#, "= T ms"), (#"[0-9]+\.[0-9]+ ms"#, "T ms"),
                (#"[0-9]+\.[0-9]+ms"#, "Tms"), (#"time [0-9]+ms"#, "time Tms"),
                // The recorded routers were Linux machines, ours have a router's own system.
                ("ttl=255", "ttl=64"),
                (#"([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}"#, "MAC"), (#"id: [0-9]+"#, "id: N"),
                (#"Query time: [0-9]+"#, "Query time: N"), (#"WHEN: .*"#, "WHEN: D"),
                (#"^[0-9]+: ed0(@if[0-9]+)?"#, "N: ed0"), (#"qdisc [a-z]+"#, "qdisc Q"),
                (#" link-netnsid 0"#, ""),
            ] {
                text = text.replacingOccurrences(
                    of: pattern, with: mark, options: .regularExpression)
            }
            return text
        }
    }
}
