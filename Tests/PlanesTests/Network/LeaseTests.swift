import HouseSupport
import Planes
import Plant
import SimulationKernel
import Testing

/// How leases come, stay and go.
@Suite struct LeaseTests {
    private func lease(_ name: String, _ simulation: Simulation) -> Lease {
        let walker = NetworkWalker(simulation, remembers: false)
        let machine = SmallHouse.machine(name)
        return walker.lease(walker.model.machines[machine].interfaces.lowerBound)
    }

    private func address(_ name: String, _ simulation: Simulation) -> String {
        IPv4.text(lease(name, simulation).address)
    }

    private func apply(_ simulation: Simulation, _ path: String, _ word: String) {
        simulation.apply(Patch([SmallHouse.edit(path, word)], by: .trainee))
    }

    private func advance(_ simulation: Simulation, seconds: Int64) {
        simulation.advance(to: simulation.clock + .seconds(seconds))
    }

    @Test func leaseSaysWhatTheScopeSays() {
        let lease = lease("es1", SmallHouse.simulation())
        #expect(lease.state == .bound)
        #expect(lease.length == 24)
        #expect(IPv4.text(lease.router) == "10.20.20.1")
        #expect(IPv4.text(lease.resolver) == "10.20.10.5")
        #expect(lease.seconds == 8 * 3600)
    }

    @Test func changeOfVLANAloneKeepsTheLease() {
        let simulation = SmallHouse.simulation()
        apply(simulation, "sw-edit.gi1/0/1-vlan", "30")
        advance(simulation, seconds: 600)
        #expect(address("es1", simulation) == "10.20.20.100")
    }

    @Test func bouncedLinkAsksAnew() {
        let simulation = SmallHouse.simulation()
        apply(simulation, "sw-edit.gi1/0/1-vlan", "30")
        apply(simulation, "sw-edit.gi1/0/1-shut", "yes")
        advance(simulation, seconds: 10)
        #expect(lease("es1", simulation).state == .none)
        apply(simulation, "sw-edit.gi1/0/1-shut", "no")
        advance(simulation, seconds: 2)
        #expect(lease("es1", simulation).state == .none)
        advance(simulation, seconds: 5)
        #expect(address("es1", simulation) == "10.20.30.101")
    }

    @Test func oldFaultHasSettled() {
        let simulation = SmallHouse.simulation()
        apply(simulation, "sw-edit.gi1/0/1-vlan", "30")
        simulation.settle()
        #expect(address("es1", simulation) == "10.20.30.101")
    }

    @Test func renewalInTheWrongVLANComesToANewLeaseAtRebinding() {
        let simulation = SmallHouse.simulation()
        apply(simulation, "sw-edit.gi1/0/1-vlan", "30")
        // T2 is seven hours after the lease began, at most; T1 changes nothing.
        let began = simulation.latch(
            simulation.plant.layout.element(named: "es1") ?? ElementID(0), 0)
        let rebinding = SimulatedTime(milliseconds: began + 8 * 3600 * 875)
        simulation.advance(to: SimulatedTime(milliseconds: rebinding.milliseconds - 1000))
        #expect(address("es1", simulation) == "10.20.20.100")
        simulation.advance(to: SimulatedTime(milliseconds: rebinding.milliseconds + 1000))
        #expect(address("es1", simulation) == "10.20.30.101")
    }

    @Test func healthyLeaseIsRenewedForDays() {
        let simulation = SmallHouse.simulation()
        simulation.advance(to: simulation.clock + .minutes(3 * 24 * 60))
        #expect(address("es1", simulation) == "10.20.20.100")
        let obtained = simulation.latch(
            simulation.plant.layout.element(named: "es1") ?? ElementID(0), 0)
        #expect(simulation.clock.milliseconds - obtained <= 4 * 3_600_000)
    }

    @Test func renewalTakesWhatTheScopeSaysNow() {
        let simulation = SmallHouse.simulation()
        apply(simulation, "names.scope-edit-router", "10.20.20.9")
        advance(simulation, seconds: 60)
        #expect(IPv4.text(lease("es1", simulation).router) == "10.20.20.1")
        simulation.advance(to: simulation.clock + .minutes(5 * 60))
        #expect(IPv4.text(lease("es1", simulation).router) == "10.20.20.9")
    }

    @Test func serverGoneForLongEndsInAMadeUpAddress() {
        let simulation = SmallHouse.simulation()
        apply(simulation, "names.service-dhcp", "stopped")
        simulation.advance(to: simulation.clock + .minutes(9 * 60))
        let lease = lease("es1", simulation)
        #expect(lease.state == .linkLocal)
        #expect(lease.address >> 16 == 0xA9FE)
        #expect(lease.length == 16)
        apply(simulation, "names.service-dhcp", "running")
        simulation.advance(to: simulation.clock + .minutes(5 * 60))
        #expect(address("es1", simulation) == "10.20.20.100")
    }

    static let leftovers: [(free: Int64, bound: [Bool])] = [
        (0, [false, false]), (1, [true, false]), (2, [true, true]),
    ]

    @Test(arguments: leftovers)
    func whatIsLeftGoesInTheOrderOfTheInventory(_ free: Int64, _ bound: [Bool]) {
        let simulation = SmallHouse.simulation()
        simulation.apply(
            Patch([SlotEdit(SmallHouse.slot("names.scope-edit-taken"), 10 - free)], by: .fault(0)))
        simulation.settle()
        #expect(["es1", "es2"].map { lease($0, simulation).state == .bound } == bound)
    }

    @Test func visitorComesAfterTheHouse() {
        let simulation = SmallHouse.simulation()
        // The guest's machine is moved into the edit network, where two get their addresses.
        apply(simulation, "sw-edit.gi1/0/5-vlan", "20")
        simulation.settle()
        #expect(address("guest", simulation) == "10.20.20.102")
    }

    @Test func relayMissingLeavesOnlyThatNetwork() {
        let simulation = SmallHouse.simulation()
        apply(simulation, "fw.te0/0.20-relay", "0.0.0.0")
        simulation.settle()
        #expect(lease("es1", simulation).state == .linkLocal)
        #expect(lease("guest", simulation).state == .bound)
    }

    @Test func linuxStaysWithoutAnAddress() throws {
        var inventory = SmallHouse.inventory()
        inventory.elements[6].parameters[0] = NamedValue("os", "linux")
        inventory.services = []
        inventory.invariants = []
        let plant = try PlantCompiler.compile(inventory, registry: NetworkPlane.registry)
        let simulation = Simulation(plant: plant, seed: 1)
        let slot = try #require(plant.layout.slot(named: "names.scope-edit-on"))
        simulation.apply(Patch([SlotEdit(slot, 0)], by: .scene))
        simulation.settle()
        let walker = NetworkWalker(simulation, remembers: false)
        let element = try #require(plant.layout.element(named: inventory.elements[6].id))
        let machine = try #require(walker.model.machine(element))
        #expect(walker.lease(walker.model.machines[machine].interfaces.lowerBound).state == .none)
    }

    @Test func settlingTwiceKeepsOneEventForEachInterface() {
        let simulation = SmallHouse.simulation()
        simulation.settle()
        simulation.settle()
        simulation.advance(to: simulation.clock + .minutes(10 * 60))
        let kinds = simulation.state.queue.sortedEntries.filter { $0.event.kind >= 2 }
        #expect(kinds.count == SmallHouse.dynamicInterfaces)
    }
}
