import HostTools
import HouseSupport
import Planes
import Plant
import Screens
import SimulationKernel
import Testing

/// What connections carry: of the line, over distance, with loss, small windows and wrong duplex.
@Suite struct ThroughputTests {
    /// Mb/s from `ws` by iperf3, without noise; nil where it doesn't connect.
    private func rate(_ simulation: Simulation, to target: String, reversed: Bool = false)
        -> Double?
    {
        let element = simulation.plant.layout.element(named: "ws") ?? ElementID(0)
        return simulation.quietly {
            HostQueries(simulation, element)?
                .throughput(target, port: 5201, seconds: 10, isReversed: reversed)
                .integer("rate").map { Double($0) / 1e6 }
        }
    }

    @Test func healthyPathsAreFull() throws {
        let simulation = TwoSites.simulation()
        // Line × (1500 − 52) ÷ (1500 + 38).
        #expect(abs(try #require(rate(simulation, to: "10.1.0.20")) - 941.5) < 0.1)
        #expect(abs(try #require(rate(simulation, to: "10.2.0.10")) - 941.5) < 0.1)
        for service in simulation.plant.services {
            #expect(service.evaluate(simulation).holds, "\(service.id)")
        }
    }

    static let faults: [(settings: [(String, String)], far: ClosedRange<Double>)] = [
        // Mathis: 1448 · 8 ÷ 20 ms · √(1.5 ÷ p); the recorded kernel had 6.4 at 1 %.
        ([("line.loss", "10000")], 5.5...7.5), ([("line.loss", "1000")], 20...24),
        // 128 KiB in 20 ms; the recorded kernel had 64.5.
        ([("ws.tcp-buffer", "131072")], 52...66), ([("far.tcp-buffer", "131072")], 52...66),
        ([("ra.ge0/1-mtu", "1400")], 930...941), ([("sw.gi1/0/1-speed", "1000")], 941...942),
    ]

    @Test(arguments: faults.indices) func faultsSlowTheFarServerAlone(index: Int) throws {
        let (settings, far) = Self.faults[index]
        let simulation = TwoSites.simulation(settings)
        #expect(far.contains(try #require(rate(simulation, to: "10.2.0.10"))))
        #expect(try #require(rate(simulation, to: "10.1.0.20")) > 900)
    }

    @Test func mismatchedDuplexCrawlsOneWay() throws {
        let simulation = TwoSites.simulation([("sw.gi1/0/1-speed", "100")])
        // The workstation negotiates and falls to half duplex.
        let out = try #require(rate(simulation, to: "10.1.0.20"))
        let back = try #require(rate(simulation, to: "10.1.0.20", reversed: true))
        #expect(out < 10 && back < 50 && back > 2 * out)
        #expect(!simulation.plant.services[0].evaluate(simulation).holds)
    }

    @Test func blackHoleConnectsAndStalls() throws {
        let simulation = TwoSites.simulation([
            ("ra.ge0/1-mtu", "1400"), ("ra.unreachables", "no"),
        ])
        #expect(try #require(rate(simulation, to: "10.2.0.10")) == 0)
        // What comes the other way is too large for the interface, which says nothing either.
        #expect(try #require(rate(simulation, to: "10.2.0.10", reversed: true)) == 0)
        let element = try #require(simulation.plant.layout.element(named: "ws"))
        let printed = HostPrinter.lines(
            try HostConsole.run(simulation, host: element, line: "iperf3 -c 10.2.0.10 -t 6").reading
        )
        #expect(
            printed.contains {
                $0.hasPrefix("[  5]   0.00-6.00   sec   481 KBytes   657 Kbits/sec")
                    && $0.hasSuffix("sender")
            })
        #expect(
            printed.contains(
                "[  5]   0.00-6.00   sec  0.00 Bytes  0.00 bits/sec                  receiver"))
    }

    @Test func lossShowsInLongPings() throws {
        let element = try #require(TwoSites.plant.layout.element(named: "ws"))
        func received(_ loss: String) throws -> Int {
            let simulation = TwoSites.simulation([("line.loss", loss)])
            var request = PingRequest(
                target: "10.2.0.10", payload: 56, patienceMilliseconds: 1000)
            request.count = 1000
            let reading = try #require(HostQueries(simulation, element)).ping(request)
            return reading.rows.indices.count { reading.row($0).symbol("outcome") == "reply" }
        }
        #expect(try received("0") == 1000)
        // Lost on the way there or back: 1 − 0.9², within five standard deviations.
        #expect(abs(try received("100000") - 810) < 62)
        #expect(try received("1000000") == 0)
    }

    @Test func delayIsTheLines() throws {
        let simulation = TwoSites.simulation()
        let element = try #require(simulation.plant.layout.element(named: "ws"))
        var request = PingRequest(target: "10.2.0.10", payload: 56, patienceMilliseconds: 1000)
        request.count = 2
        let reading = try #require(HostQueries(simulation, element)).ping(request)
        // The first waits until every neighbour has been asked for.
        #expect(try #require(reading.row(0).integer("round-trip")) > 40_000)
        let time = try #require(reading.row(1).integer("round-trip"))
        #expect((20_000...20_400).contains(time))
    }

    /// Each variant of the new modes breaks the check it should, and its own way mends it.
    @Test func modesAreSeenAndMended() throws {
        let plant = TwoSites.plant
        let clean = TwoSites.simulation()
        for name in ["lossy-circuit", "small-window"] {
            let mode = try #require(plant.registry.mode(named: name))
            var seen = 0
            for index in plant.layout.elements.indices {
                let element = ElementID(index)
                for variant in mode.variants(plant, element) {
                    let edits = try mode.inject(plant, element, variant.parameters)
                    let simulation = TwoSites.simulation()
                    simulation.apply(Patch(edits, by: .fault(0)))
                    simulation.settle()
                    if !plant.services[1].evaluate(simulation).holds { seen += 1 }
                    let right = edits.map { SlotEdit($0.slot, plant.nominal[$0.slot.index]) }
                    let lines = Mending.commands(simulation, mode, element, right)
                    #expect(!lines.isEmpty)
                    for line in lines { try perform(line, simulation) }
                    for (service, sound) in zip(plant.services, plant.services) {
                        #expect(
                            service.evaluate(simulation) == sound.evaluate(clean), "\(lines)")
                    }
                }
            }
            // The store's own buffers matter to nobody far away.
            #expect(seen == 2, "\(name) \(seen)")
        }
    }

    /// Does what `set` and `replace` do, with the plane's own procedures.
    private func perform(_ line: String, _ simulation: Simulation) throws {
        let words = line.split(separator: " ").map(String.init)
        let procedure = try #require(WiringPlane.registry.procedure(named: words[0]))
        let plan = try procedure.plan(simulation, Array(words.dropFirst()))
        simulation.apply(Patch(plan.edits, by: .trainee))
        simulation.settle()
    }

    @Test func refusalsAndWrongPortsAreSaid() throws {
        let simulation = TwoSites.simulation([("far.service-iperf3", "stopped")])
        let element = try #require(simulation.plant.layout.element(named: "ws"))
        for (line, words) in [
            ("iperf3 -c 10.2.0.10", "Connection refused"), ("iperf3 -x", "unrecognized option"),
            ("iperf3", "parameter error"), ("iperf3 -c nowhere", "Name or service not known"),
            ("iperf3 -c 10.1.0.77", "No route to host"),
        ] {
            let result = try HostConsole.run(simulation, host: element, line: line)
            #expect(HostPrinter.lines(result.reading).contains { $0.contains(words) }, "\(line)")
        }
        let check = simulation.plant.services[1].evaluate(simulation)
        #expect(check.reading.symbol("outcome") == "refused")
    }

    @Test func checksAreSaidInWords() {
        let sound = TwoSites.simulation()
        let slow = TwoSites.simulation([("line.loss", "10000")])
        let stuck = TwoSites.simulation([
            ("ra.ge0/1-mtu", "1400"), ("ra.unreachables", "no"),
        ])
        let off = TwoSites.simulation([("far.service-iperf3", "dropped")])
        let start = "At ws from 10.2.0.10 port 5201: "
        for (simulation, words) in [
            (sound, "941 Mb/s."), (slow, "6.8 Mb/s."), (stuck, "0.0 Mb/s."), (off, "no answer."),
        ] {
            let reading = simulation.plant.services[1].evaluate(simulation).reading
            #expect(NetworkWords.knows(reading))
            #expect(NetworkWords.sentences(reading).first == start + words)
        }
    }
}
