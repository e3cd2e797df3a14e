import Plant
import Scenarios
import SimulationKernel
import Testing

/// What each scenario is about, tried on its plant.
@Suite struct StoryTests {
    /// Does what somebody types at the plant, as a session would.
    private func perform(
        _ words: [String], _ simulation: Simulation
    ) throws -> ProcedurePlan {
        let procedure = try #require(simulation.plant.registry.procedure(named: words[0]))
        let plan = try procedure.plan(simulation, Array(words.dropFirst()))
        for text in plan.writtenTexts { simulation.write(symbol: text) }
        simulation.apply(Patch(plan.edits, by: .scene))
        return plan
    }

    private func holds(_ id: String, _ simulation: Simulation) throws -> Bool {
        let check = try #require(simulation.plant.owed.first { $0.id == id })
        return check.evaluate(simulation).holds
    }

    /// Who takes what the panel calls by the room's name gets the other client's programme again.
    @Test func thePanelFools() throws {
        let simulation = try House.instance("misrouted-grade").simulation()
        #expect(try holds("material", simulation) == false)
        _ = try perform(["route", "gr-mon", "gr"], simulation)
        #expect(try holds("gr-picture", simulation) == false)
        #expect(try holds("material", simulation) == false)
    }

    /// The input by its number, the panel's other name, or the day's salvo: each brings the picture
    /// back. What the panel says is still not so.
    @Test(arguments: [
        ["route", "gr-mon", "in-3"], ["route", "gr-mon", "es2"], ["salvo", "normal"],
    ])
    func thePictureIsOneThing(words: [String]) throws {
        let simulation = try House.instance("misrouted-grade").simulation()
        _ = try perform(words, simulation)
        simulation.advance(to: simulation.clock + .seconds(10))
        for id in ["gr-picture", "gr-client-picture", "gr-scope", "material"] {
            #expect(try holds(id, simulation), "\(id)")
        }
        #expect(try holds("labels", simulation) == false)
        _ = try perform(["label", "rtr", "label/in-2", "ES2"], simulation)
        _ = try perform(["label", "rtr", "label/in-3", "GR"], simulation)
        #expect(try holds("labels", simulation))
        #expect(try holds("router-map-true", simulation))
    }

    /// The monitor's menu mends it at once, and it takes the client's leave.
    @Test func theMonitorIsSomebodys() throws {
        let simulation = try House.instance("after-the-visit").simulation()
        let plan = try perform(["set", "gr-mon", "preset", "rec709-24"], simulation)
        #expect(plan.authority == .client)
        #expect(try holds("gr-target", simulation))
        #expect(try holds("cal-log-true", simulation))
    }

    /// The right VLAN alone doesn't bring the store back: the machine holds an address of the other
    /// network until it asks for a new one, by itself within the hour of its lease.
    @Test func anAddressLasts() throws {
        let simulation = try House.instance("desk-move").simulation()
        let plan = try perform(["set", "sw-edit", "te1/0/8-vlan", "20"], simulation)
        #expect(plan.authority == .administrator)
        #expect(try holds("vlans", simulation))
        simulation.advance(to: simulation.clock + .seconds(60))
        #expect(try holds("es2-ws-address", simulation) == false)
        #expect(try holds("es2-ws-store", simulation) == false)
        simulation.advance(to: simulation.clock + .minutes(60))
        #expect(try holds("es2-ws-address", simulation))
        #expect(try holds("es2-ws-store", simulation))
    }

    /// Pulling the lead and putting it back makes the machine ask at once.
    @Test func theLeadPulledAndPutBack() throws {
        let simulation = try House.instance("desk-move").simulation()
        _ = try perform(["set", "sw-edit", "te1/0/8-vlan", "20"], simulation)
        _ = try perform(["unplug", "n-201", "b"], simulation)
        simulation.advance(to: simulation.clock + .seconds(30))
        _ = try perform(["patch", "n-201", "b", "sw-edit.te1/0/8"], simulation)
        simulation.advance(to: simulation.clock + .seconds(60))
        #expect(try holds("es2-ws-store", simulation))
    }

    /// Moving the lead to a port of the content network restores the editor's work, and isn't all.
    @Test func anotherPortIsAWorkaround() throws {
        let simulation = try House.instance("desk-move").simulation()
        _ = try perform(["patch", "n-201", "b", "sw-edit.te1/0/7"], simulation)
        simulation.advance(to: simulation.clock + .seconds(60))
        #expect(try holds("es2-ws-store", simulation))
        #expect(try holds("vlans", simulation) == false)
    }
}
