import HouseSupport
import Planes
import Plant
import SimulationKernel
import TestSupport
import Testing

/// Everything that can be read of the small house, without noise, by where and how.
private struct Observations {
    var readings: [(point: String, probe: String, reading: Reading)] = []

    init(_ simulation: Simulation) {
        let plant = simulation.plant
        let model = NetworkModel.of(plant)
        for machine in model.machines {
            guard let queries = HostQueries(simulation, machine.element) else { continue }
            let id = simulation.id(of: machine.element)
            // Nobody types anything at a machine that is off.
            guard simulation.slot(machine.element, 0) == 1 else {
                readings.append((id, "screen", Reading(kind: "dark", point: id)))
                continue
            }
            add(id, "interfaces", queries.interfaces())
            add(id, "routes", queries.routes())
            add(id, "ports", queries.switchPorts())
            add(id, "vlans", queries.vlans())
            add(id, "mounts", queries.mounts())
            for target in [
                "10.20.10.1", "10.20.10.5", "10.20.10.20", "10.20.10.30", "10.20.20.30",
                "10.20.20.100", "10.20.20.101", "10.20.20.1", "198.51.100.53",
            ] {
                var request = PingRequest(
                    target: target, payload: 56, patienceMilliseconds: 1000)
                request.count = 1
                add(id, "ping \(target)", queries.ping(request))
                request.payload = 8972
                request.mayFragment = false
                add(id, "large \(target)", queries.ping(request))
            }
            for name in ["store", "names", "grade", "www.example.com"] {
                add(
                    id, "lookup \(name)",
                    queries.lookup(name, server: nil, usesSuffix: true, patience: 1000))
            }
            for port in [Int64(22), 445, 2049] {
                add(id, "connect \(port)", queries.connect("10.20.10.20", port: port, patience: 1))
            }
            add(id, "trace", queries.trace(TraceRequest(target: "10.20.10.20")))
        }
        for cable in plant.layout.cables {
            let id = simulation.id(of: cable.element)
            if let reading = try? CableTest.probe.read(simulation, .element(cable.element), []) {
                add(id, "cable-tester", reading)
            }
        }
        for index in plant.layout.elements.indices {
            var reading = Reading(kind: "look", point: plant.layout.elements[index].id)
            plant.kind(of: ElementID(index)).inspect?(simulation, ElementID(index), &reading)
            add(reading.point, "look", reading)
        }
    }

    private mutating func add(_ point: String, _ probe: String, _ reading: Reading) {
        readings.append((point, probe, reading))
    }

    /// What differs from other observations, as texts that begin with the point.
    func deviations(from healthy: Observations) -> [String] {
        let known = Dictionary(
            healthy.readings.map { ($0.point + " " + $0.probe, $0.reading) },
            uniquingKeysWith: { first, _ in first })
        return readings.compactMap { point, probe, reading in
            let key = point + " " + probe
            return known[key] == reading ? nil : "\(key): \(reading.canonicalBytes)"
        }
    }
}

/// Each mode can be seen from elsewhere, and told from the others of its kind of element.
@Suite struct FaultModeTests {
    struct Injection {
        var mode: FaultMode
        var name: String
        var deviations: [String]
    }

    /// Every class of every mode, where it can be injected, by element.
    static let injections: [(element: String, faults: [Injection])] = {
        let simulation = SmallHouse.simulation()
        let plant = simulation.plant
        let clean = simulation.quietly { Observations(simulation) }
        return plant.layout.elements.indices.map { index in
            let kind = plant.kind(of: ElementID(index)).name
            var faults: [Injection] = []
            for mode in NetworkPlane.registry.modes where mode.elementKinds.contains(kind) {
                for parameters in mode.classes {
                    guard
                        let edits = try? mode.inject(
                            plant, ElementID(index), parameters.representative)
                    else { continue }
                    let seen = simulation.asIf(edits) { Observations(simulation) }
                    faults.append(
                        Injection(
                            mode: mode, name: mode.name + "/" + parameters.name,
                            deviations: seen.deviations(from: clean)))
                }
            }
            return (plant.layout.elements[index].id, faults)
        }
    }()

    /// Modes of which nobody else notices anything: who asks the wrong server is alone with it.
    static let unseen: Set<String> = ["wrong-dns-server"]
    /// Modes of what the small house doesn't have, each with the tests that show it.
    static let elsewhere: Set<String> = [
        "dirty-fibre", "fibre-pair-swapped", "lossy-circuit", "small-window", "wrong-optic",
    ]

    @Test func everyClassIsSeenFromElsewhereSomewhere() {
        for mode in NetworkPlane.registry.modes
        where !Self.unseen.union(Self.elsewhere).contains(mode.name) {
            for parameters in mode.classes {
                let name = mode.name + "/" + parameters.name
                let isSeen = Self.injections.contains { element, faults in
                    faults.contains { fault in
                        fault.name == name
                            && fault.deviations.contains { !$0.hasPrefix(element + " ") }
                    }
                }
                #expect(isSeen, "\(name)")
            }
        }
    }

    @Test func everyClassIsToldFromTheOthers() {
        for (element, faults) in Self.injections {
            let seen = faults.filter { !$0.deviations.isEmpty }
            for (index, one) in seen.enumerated() {
                for other in seen.dropFirst(index + 1) where one.deviations == other.deviations {
                    let isDeclared =
                        one.mode.lookAlikes.contains { $0.mode == other.mode.name }
                        || other.mode.lookAlikes.contains { $0.mode == one.mode.name }
                    #expect(isDeclared, "\(element): \(one.name) and \(other.name)")
                }
            }
        }
    }

    @Test func lookAlikesAreModes() {
        let names = NetworkPlane.registry.modes.map(\.name)
        for mode in NetworkPlane.registry.modes {
            for alike in mode.lookAlikes { #expect(names.contains(alike.mode), "\(alike.mode)") }
            #expect(mode.plane == "network")
            #expect(!mode.repairs.isEmpty && !mode.ksbs.isEmpty && !mode.classes.isEmpty)
        }
        #expect(Set(names).count == names.count)
    }

    /// Injected, a fault is there; set back, it is gone and everything is as it was.
    @Test func faultsComeAndGo() throws {
        let plant = SmallHouse.plant
        for mode in NetworkPlane.registry.modes {
            for index in plant.layout.elements.indices
            where mode.elementKinds.contains(plant.kind(of: ElementID(index)).name) {
                for parameters in mode.classes {
                    guard
                        let edits = try? mode.inject(
                            plant, ElementID(index), parameters.representative)
                    else { continue }
                    let simulation = SmallHouse.simulation()
                    let before = simulation.evaluator.allCells.prefix(plant.slotCount)
                    for edit in edits {
                        #expect(
                            plant.layout.slots[edit.slot.index].domain.contains(edit.value),
                            "\(mode.name) \(plant.layout.path(of: edit.slot))")
                    }
                    simulation.apply(Patch(edits, by: .fault(0)))
                    #expect(mode.isActive(simulation, edits), "\(mode.name)")
                    simulation.apply(
                        Patch(
                            edits.map { SlotEdit($0.slot, plant.nominal[$0.slot.index]) },
                            by: .trainee))
                    #expect(!mode.isActive(simulation, edits), "\(mode.name)")
                    #expect(before == simulation.evaluator.allCells.prefix(plant.slotCount))
                }
            }
        }
    }

    @Test func wrongParametersAreRefused() {
        let plant = SmallHouse.plant
        let element = plant.layout.element(named: "sw-edit") ?? ElementID(0)
        let mode = NetworkPlane.registry.mode(named: "port-in-wrong-vlan")
        for parameters in [
            FaultParameters(["port": "gi9/9/9"]), FaultParameters(["vlan": "5000"]),
            FaultParameters(["port": "gi1/0/1", "vlan": "20"]),
        ] {
            #expect(throws: ActionRefusal.self) {
                _ = try mode?.inject(plant, element, parameters)
            }
        }
    }
}
