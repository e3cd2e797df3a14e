import HouseSupport
import Planes
import Plant
import SimulationKernel
import Testing

/// Tables of neighbours and forwarding entries follow traffic, and are forgotten in time.
@Suite struct TableTests {
    private func queries(_ name: String, _ simulation: Simulation) throws -> HostQueries {
        let element = try #require(simulation.plant.layout.element(named: name))
        return try #require(HostQueries(simulation, element))
    }

    private func ping(_ target: String, from name: String, _ simulation: Simulation) throws
        -> [String]
    {
        var request = PingRequest(target: target, payload: 56, patienceMilliseconds: 1000)
        request.count = 1
        let reading = try queries(name, simulation).ping(request)
        simulation.advance(
            to: simulation.clock
                + TimeSpan(milliseconds: reading.integer("elapsed") ?? 0))
        return reading.rows.indices.map { reading.row($0).symbol("outcome") ?? "" }
    }

    private func neighbours(_ name: String, _ simulation: Simulation) throws -> [String] {
        let reading = try queries(name, simulation).neighbours()
        return reading.rows.indices.map { reading.row($0) }
            .filter { $0.symbol("state") != "own" }
            .map { row in
                guard case .address(let bits)? = row["address"] else { return "" }
                return "\(IPv4.text(bits)) \(row.symbol("state") ?? "")"
            }
    }

    /// What a switch has learnt of what was sent here, apart from the background.
    private func macPorts(
        _ name: String, _ simulation: Simulation, withBackground: Bool = false
    ) throws -> [String] {
        let reading = try queries(name, simulation).macTable(withBackground: withBackground)
        return reading.rows.indices.map {
            "\(reading.row($0).integer("vlan") ?? 0) \(reading.row($0).symbol("port") ?? "")"
        }.sorted()
    }

    @Test func pingFillsBothEndsAndTheSwitchesBetween() throws {
        let simulation = SmallHouse.simulation()
        #expect(try neighbours("grade", simulation) == [])
        #expect(try ping("10.20.10.20", from: "grade", simulation) == ["reply"])
        #expect(try neighbours("grade", simulation) == ["10.20.20.1 reachable"])
        #expect(try neighbours("store", simulation) == ["10.20.10.1 reachable"])
        // The firewall's question for the store went out on every port of the servers' network.
        #expect(
            try macPorts("sw-edit", simulation) == ["10 te1/1/1", "20 gi1/0/3", "20 te1/1/1"])
        #expect(
            try macPorts("sw-mr", simulation) == [
                "10 gi1/0/2", "10 te1/1/2", "20 te1/1/1", "20 te1/1/2",
            ])
    }

    @Test func neighboursGoStaleAndForwardingEntriesGo() throws {
        let simulation = SmallHouse.simulation()
        _ = try ping("10.20.20.1", from: "grade", simulation)
        simulation.advance(to: simulation.clock + .seconds(31))
        #expect(try neighbours("grade", simulation) == ["10.20.20.1 stale"])
        simulation.advance(to: simulation.clock + .seconds(300))
        #expect(try macPorts("sw-edit", simulation) == [])
        #expect(try neighbours("grade", simulation) == ["10.20.20.1 stale"])
    }

    @Test func lostLinkFlushesThePort() throws {
        let simulation = SmallHouse.simulation()
        _ = try ping("10.20.20.1", from: "grade", simulation)
        for word in ["yes", "no"] {
            simulation.apply(Patch([SmallHouse.edit("sw-edit.gi1/0/3-shut", word)], by: .trainee))
            simulation.advance(to: simulation.clock + .seconds(2))
        }
        #expect(try macPorts("sw-edit", simulation) == ["20 te1/1/1"])
    }

    @Test func anotherVLANFlushesThePort() throws {
        let simulation = SmallHouse.simulation()
        _ = try ping("10.20.20.1", from: "grade", simulation)
        simulation.apply(Patch([SmallHouse.edit("sw-edit.gi1/0/3-vlan", "30")], by: .trainee))
        #expect(try macPorts("sw-edit", simulation) == ["20 te1/1/1"])
    }

    /// A machine that nobody talks to is known all the same, for as long as it is up, and in the
    /// VLAN in which it now is.
    @Test func aQuietMachineIsKnownWhileItIsUp() throws {
        let simulation = SmallHouse.simulation()
        func known() throws -> [String] {
            try macPorts("sw-edit", simulation, withBackground: true)
                .filter { $0.hasSuffix("gi1/0/3") }
        }
        #expect(try known() == ["20 gi1/0/3"])
        simulation.advance(to: simulation.clock + .minutes(20))
        #expect(try known() == ["20 gi1/0/3"])
        simulation.apply(Patch([SmallHouse.edit("grade.power", "no")], by: .trainee))
        simulation.advance(to: simulation.clock + .seconds(10))
        #expect(try known() == [])
    }

    @Test func whoDoesNotAnswerIsNotedAsFailed() throws {
        let simulation = SmallHouse.simulation()
        #expect(
            try ping("10.20.20.77", from: "grade", simulation) == ["own-host-unreachable"])
        #expect(try neighbours("grade", simulation) == ["10.20.20.77 failed"])
        simulation.advance(to: simulation.clock + .seconds(61))
        #expect(try neighbours("grade", simulation) == [])
    }

    /// A fresh entry is trusted: a machine that has just gone is silent first, unreachable later.
    @Test func freshEntryIsTrusted() throws {
        let simulation = SmallHouse.simulation()
        #expect(try ping("10.20.10.20", from: "render", simulation) == ["reply"])
        simulation.apply(Patch([SmallHouse.edit("store.power", "no")], by: .trainee))
        #expect(try ping("10.20.10.20", from: "render", simulation) == ["timeout"])
        simulation.advance(to: simulation.clock + .seconds(31))
        #expect(
            try ping("10.20.10.20", from: "render", simulation) == ["own-host-unreachable"])
    }

    @Test func forgottenNeighbourIsAskedAnew() throws {
        let simulation = SmallHouse.simulation()
        _ = try ping("10.20.20.1", from: "grade", simulation)
        let queries = try queries("grade", simulation)
        #expect(queries.forgetNeighbour(IPv4.bits(ofText: "10.20.20.1") ?? 0))
        #expect(!queries.forgetNeighbour(IPv4.bits(ofText: "10.20.20.1") ?? 0))
        #expect(try neighbours("grade", simulation) == [])
    }

    @Test func quietWalkChangesNoTable() throws {
        let simulation = SmallHouse.simulation()
        let before = simulation.state.canonicalBytes
        try simulation.quietly { _ = try ping("10.20.10.20", from: "grade", simulation) }
        #expect(simulation.state.tables.rows == [])
        #expect(before == simulation.state.canonicalBytes || simulation.clock.milliseconds > 0)
    }

    @Test func logTellsWhoChangedWhat() throws {
        let simulation = SmallHouse.simulation()
        #expect(try queries("sw-edit", simulation).switchLog().rows.isEmpty)
        simulation.apply(
            Patch([SmallHouse.edit("sw-edit.gi1/0/1-vlan", "30")], by: .person("administrator")))
        simulation.apply(Patch([SmallHouse.edit("sw-edit.gi1/0/2-shut", "yes")], by: .fault(0)))
        simulation.advance(to: simulation.clock + .seconds(1))
        let log = try queries("sw-edit", simulation).switchLog()
        #expect(log.rows.count == 2)
        #expect(log.row(0).symbol("who") == "administrator")
        #expect(log.row(0).symbol("value") == "30")
        #expect(log.row(1).symbol("event") == "link-down")
        #expect(log.row(1).symbol("port") == "gi1/0/2")
    }
}
