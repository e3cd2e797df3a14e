import HostTools
import HouseSupport
import Planes
import Plant
import Signals
import SimulationKernel
import Testing

/// Two switches joined by fibre, a machine on each: light, links and what goes wrong with them.
@Suite struct FibreTests {
    /// Patch panels take 2.5 dB on the way, so that 4 dB are left to spare over multimode.
    private static func plant(_ cable: String, _ module: String, metres: Int64) throws -> Plant {
        var inventory = Inventory(id: "fibre", title: "fibre")
        inventory.places = [PlaceDeclaration(id: "mr", title: "machine room")]
        for place in 1...2 {
            inventory.elements.append(
                element(
                    "sw\(place)", "switch",
                    [
                        "ports": ["gi1/0/1-2", "te1/1/1"],
                        "optics": ["te1/1/1": .word(module)],
                    ]))
            inventory.elements.append(
                element(
                    "h\(place)", "host",
                    [
                        "os": "linux", "services": ["iperf3": "tcp/5201"],
                        "interfaces": ["eth0": ["address": .word("10.1.0.\(place)/24")]],
                    ]))
            inventory.cables.append(HouseSupport.cable("sw\(place).gi1/0/1", "h\(place).eth0"))
        }
        inventory.cables.append(
            CableDeclaration(
                id: "f1", kind: cable, lengthMillimetres: metres * 1000, from: "sw1.te1/1/1",
                to: "sw2.te1/1/1", settings: [NamedValue("extra-loss", "2500")]))
        inventory.services = ["to", "from"].map { direction in
            CheckDeclaration(
                id: "quick-" + direction, title: "quick", kind: "carries",
                arguments: [
                    NamedValue("host", "h1"), NamedValue("to", "10.1.0.2"),
                    NamedValue("port", "5201"), NamedValue("megabits", "900"),
                    NamedValue("direction", .word(direction)),
                ])
        }
        return try PlantCompiler.compile(inventory, registry: NetworkPlane.registry)
    }

    private func simulation(
        _ settings: [(String, String)] = [], cable: String = "om3", module: String = "sr",
        metres: Int64 = 100
    ) throws -> Simulation {
        let plant = try Self.plant(cable, module, metres: metres)
        let simulation = Simulation(plant: plant, seed: 4)
        let edits = try settings.map { path, word in
            let slot = try #require(plant.layout.slot(named: path))
            return SlotEdit(slot, try #require(plant.value(ofWord: word, for: slot)))
        }
        simulation.apply(Patch(edits, by: .scene))
        simulation.settle()
        return simulation
    }

    /// What a switch reads of its fibre port: the light that comes in, in milli-decibels, without
    /// error; nil for none. And whether the link is up.
    private func port(_ simulation: Simulation, _ name: String) throws -> (Int64?, Bool) {
        let element = try #require(simulation.plant.layout.element(named: name))
        return try simulation.quietly {
            let queries = try #require(HostQueries(simulation, element))
            let ports = queries.switchPorts()
            let row = try #require(
                ports.rows.indices.map { ports.row($0) }.first { $0.symbol("port") == "te1/1/1" })
            return (
                queries.transceivers().row(0).integer("received"),
                row.symbol("status") == "connected"
            )
        }
    }

    private func pings(_ simulation: Simulation) throws -> Bool {
        let element = try #require(simulation.plant.layout.element(named: "h1"))
        var request = PingRequest(target: "10.1.0.2", payload: 56, patienceMilliseconds: 1000)
        request.count = 1
        return try simulation.quietly {
            try #require(HostQueries(simulation, element)).ping(request).row(0).symbol("outcome")
                == "reply"
        }
    }

    @Test func lightIsTheBudget() throws {
        let simulation = try simulation()
        // −2.5 dBm sent; 100 m at 3 dB/km, two plugs, the panels.
        for name in ["sw1", "sw2"] {
            let (light, isUp) = try port(simulation, name)
            #expect(light == -2_500 - 300 - 800 - 2_500 && isUp)
        }
        #expect(try pings(simulation))
        #expect(simulation.plant.services[0].evaluate(simulation).holds)
        let (light, isUp) = try port(
            try self.simulation(cable: "os2", module: "lr", metres: 5_000), "sw1")
        #expect(light == -2_000 - 2_000 - 800 - 2_500 && isUp)
    }

    static let links: [(cable: String, module: String, metres: Int64, isUp: Bool)] = [
        ("om3", "sr", 300, true), ("om3", "sr", 301, false), ("om4", "sr", 400, true),
        ("om4", "sr", 401, false), ("os2", "sr", 10, false), ("om4", "lr", 10, false),
        ("os2", "lr", 10_000, true), ("os2", "lr", 10_001, false),
    ]

    @Test(arguments: links.indices) func fibreFitsItsModules(index: Int) throws {
        let (cable, module, metres, isUp) = Self.links[index]
        let simulation = try simulation(cable: cable, module: module, metres: metres)
        #expect(try port(simulation, "sw1").1 == isUp && port(simulation, "sw2").1 == isUp)
        #expect(try pings(simulation) == isUp)
    }

    @Test func dirtIsOneWay() throws {
        let dusty = try simulation([("sw2.te1/1/1-dirt", "5500")])
        #expect(try port(dusty, "sw1") == (-6_100, true))
        #expect(try port(dusty, "sw2") == (-11_600, true))
        // What comes in at the dirty end loses packets; the other way is as quick as before.
        #expect(!dusty.plant.services[0].evaluate(dusty).holds)
        #expect(dusty.plant.services[1].evaluate(dusty).holds)
        let covered = try simulation([("sw2.te1/1/1-dirt", "14000")])
        #expect(try port(covered, "sw1") == (-6_100, false))
        #expect(try port(covered, "sw2").1 == false)
        #expect(try pings(covered) == false)
    }

    @Test func swappedPairsAndEmptyPortsAreDark() throws {
        let swapped = try simulation([("f1.pair", "straight-through")])
        let empty = try simulation([("sw2.te1/1/1-module", "none")])
        for (name, simulation) in [("sw1", swapped), ("sw2", swapped), ("sw1", empty)] {
            let (light, isUp) = try port(simulation, name)
            #expect(light == nil && !isUp)
        }
        let wrong = try simulation([("sw2.te1/1/1-module", "lr")])
        #expect(try port(wrong, "sw1").0 != nil && !port(wrong, "sw1").1)
    }

    /// Each variant leaves a trace at a distance; its own way brings every reading back.
    @Test func modesAreSeenAndMended() throws {
        let plant = try Self.plant("om3", "sr", metres: 100)
        let registry = plant.registry
        func looks(_ simulation: Simulation) throws -> [Reading] {
            try ["sw1", "sw2"].flatMap { name in
                let element = try #require(plant.layout.element(named: name))
                return try simulation.quietly {
                    let queries = try #require(HostQueries(simulation, element))
                    return [queries.transceivers(), queries.switchPorts()]
                }
            } + plant.services.map { $0.evaluate(simulation).reading }
        }
        let clean = try looks(Simulation(plant: plant, seed: 4))
        var signatures: [[Reading]] = []
        for name in ["dirty-fibre", "wrong-optic", "fibre-pair-swapped"] {
            let mode = try #require(registry.mode(named: name))
            for index in plant.layout.elements.indices {
                let element = ElementID(index)
                for variant in mode.variants(plant, element) {
                    let edits = try mode.inject(plant, element, variant.parameters)
                    let simulation = Simulation(plant: plant, seed: 4)
                    simulation.apply(Patch(edits, by: .fault(0)))
                    simulation.settle()
                    let seen = try looks(simulation)
                    #expect(seen.suffix(2) != clean.suffix(2), "the client notices \(name)")
                    #expect(!signatures.contains(seen), "\(name) looks like another")
                    signatures.append(seen)
                    let right = edits.map { SlotEdit($0.slot, plant.nominal[$0.slot.index]) }
                    for line in Mending.commands(simulation, mode, element, right) {
                        let words = line.split(separator: " ").map(String.init)
                        let procedure = try #require(
                            (registry.procedures + WiringPlane.registry.procedures)
                                .first { $0.name == words[0] })
                        let plan = try procedure.plan(simulation, Array(words.dropFirst()))
                        simulation.apply(Patch(plan.edits, by: .trainee))
                    }
                    simulation.settle()
                    #expect(try looks(simulation) == clean, "\(name)")
                }
            }
        }
        #expect(signatures.count == 7)
    }

    @Test func consoleShowsTheLight() throws {
        let simulation = try simulation([("sw2.te1/1/1-module", "none")])
        func lines(_ name: String, _ line: String) throws -> [String] {
            let element = try #require(simulation.plant.layout.element(named: name))
            return try simulation.quietly {
                HostPrinter.lines(
                    try HostConsole.run(simulation, host: element, line: line).reading)
            }
        }
        #expect(
            try lines("sw1", "show interfaces transceiver").last
                == "Te1/1/1    10Gbase-SR        -2.5     -40.0")
        #expect(
            try lines("sw2", "sh int trans").last == "Te1/1/1    N/A                N/A       N/A")
        #expect(
            try lines("sw2", "show interfaces status").last?.hasSuffix("No Transceiver") == true)
    }

    @Test func wrongContentIsRefused() {
        #expect(throws: PlantProblem.self) { try Self.plant("om3", "zr", metres: 10) }
    }
}
