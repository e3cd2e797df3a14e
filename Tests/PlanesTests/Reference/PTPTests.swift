import Plant
import Signals
import SimulationKernel
import Testing

@testable import Planes

/// PTP clocks against what real ones were recorded to say (linuxptp 3.1.1 on a bridge).
@Suite struct PTPTests {
    private func read(_ simulation: Simulation, _ clock: String) throws -> Reading {
        try simulation.quietly { try simulation.measure("ptp", at: clock) }
    }

    private func phase(_ simulation: Simulation, _ clock: String) throws -> Int64? {
        try simulation.quietly { try simulation.measure("ptp", at: clock, "phase") }
            .integer("phase")
    }

    /// Recorded: MASTER, class 6, no steps, gmPresent false; the follower with the same identity,
    /// one step, gmPresent true.
    @Test func healthy() throws {
        let simulation = ReferenceTestPlant.simulation()
        let leader = try read(simulation, "gm-a")
        #expect(leader.symbol("port-state") == "MASTER")
        #expect(leader.integer("gm-clock-class") == 6 && leader.integer("steps-removed") == 0)
        #expect(!leader.flag("gm-present") && leader.integer("mean-path-delay") == 0)
        #expect(leader.symbol("identity") == leader.symbol("grandmaster-identity"))
        #expect(try read(simulation, "gm-b").symbol("port-state") == "PASSIVE")
        for (clock, steps) in [("gate-ptp", Int64(1)), ("bc", 1), ("cam-ptp", 2)] {
            let follower = try read(simulation, clock)
            #expect(follower.symbol("port-state") == "SLAVE", "\(clock)")
            #expect(follower.symbol("grandmaster-identity") == leader.symbol("identity"))
            #expect(follower.integer("steps-removed") == steps)
            #expect(follower.flag("gm-present") && follower.integer("offset-from-master") == 0)
            #expect(try #require(follower.integer("mean-path-delay")) > 900)
            #expect(try phase(simulation, clock) == 0)
        }
        let identity = try #require(leader.symbol("identity"))
        #expect(identity.count == 18 && identity.contains(".fffe."))
    }

    /// Recorded: LISTENING, its own identity, class 255, gmPresent false.
    @Test func domainMismatch() throws {
        let simulation = ReferenceTestPlant.simulation([
            ReferenceTestPlant.edit("cam-ptp.ptp-domain", "0")
        ])
        let follower = try read(simulation, "cam-ptp")
        #expect(follower.symbol("port-state") == "LISTENING")
        #expect(follower.symbol("grandmaster-identity") == follower.symbol("identity"))
        #expect(follower.integer("gm-clock-class") == 255 && !follower.flag("gm-present"))
        #expect(follower.integer("steps-removed") == 0)
        #expect(follower.integer("announce-timeouts") == 0)
        #expect(simulation.broken == ["ptp"])
        // A clock that may lead does so, in a domain of its own.
        let other = ReferenceTestPlant.simulation([
            ReferenceTestPlant.edit("gate-ptp.ptp-domain", "0")
        ])
        #expect(try read(other, "gate-ptp").symbol("port-state") == "MASTER")
    }

    /// Recorded: of two with equal priority the better class leads, the other follows it.
    @Test func theBetterClassLeads() throws {
        let simulation = ReferenceTestPlant.simulation([
            ReferenceTestPlant.edit("gm-a.priority1", "128"),
            ReferenceTestPlant.edit("gm-b.priority1", "128"),
            ReferenceTestPlant.edit("spg-a.time-base", "internal"),
        ])
        #expect(try read(simulation, "gm-b").symbol("port-state") == "MASTER")
        #expect(try read(simulation, "gm-a").symbol("port-state") == "SLAVE")
        #expect(try read(simulation, "cam-ptp").integer("gm-clock-class") == 6)
    }

    /// Recorded: after the announcements stop the port goes to LISTENING.
    @Test func grandmasterLost() throws {
        let simulation = ReferenceTestPlant.simulation()
        simulation.change("gm-b.service", to: "stopped")
        simulation.change("gate-ptp.service", to: "stopped")
        simulation.change("bc.recovery", to: "dead", then: 30_000)
        #expect(try read(simulation, "bc").symbol("port-state") == "MASTER")
        #expect(
            try read(simulation, "cam-ptp").symbol("grandmaster-identity")
                == read(simulation, "bc").symbol("identity"))
        // A switch without PTP passes messages on: nobody may be left to be heard behind it.
        simulation.change("gm-a.service", to: "stopped")
        simulation.change("bc.service", to: "stopped", then: 2900)
        #expect(try read(simulation, "cam-ptp").symbol("port-state") == "SLAVE")
        simulation.wait(milliseconds: 200)
        #expect(try read(simulation, "cam-ptp").symbol("port-state") == "LISTENING")
        // Unheld, it walks at its own 4 ppm.
        simulation.wait(milliseconds: 600_000)
        let walked = try #require(try phase(simulation, "cam-ptp"))
        #expect((2_000_000...2_500_000).contains(walked))
    }

    @Test func announcementsThatComeTooSeldom() throws {
        let simulation = ReferenceTestPlant.simulation([
            ReferenceTestPlant.edit("cam-ptp.announce-interval", "-2")
        ])
        let follower = try read(simulation, "cam-ptp")
        #expect(follower.symbol("port-state") == "LISTENING")
        // It waits 750 ms for what comes each second.
        #expect(follower.integer("announce-timeouts") == 80)
        let patient = ReferenceTestPlant.simulation([
            ReferenceTestPlant.edit("cam-ptp.announce-interval", "-2"),
            ReferenceTestPlant.edit("cam-ptp.announce-timeout", "5"),
        ])
        #expect(try read(patient, "cam-ptp").symbol("port-state") == "SLAVE")
    }

    /// The follower's own figures say that all is well; only a meter of its own time shows it.
    @Test func asymmetryShowsOnlyOutside() throws {
        let healthy = ReferenceTestPlant.simulation()
        let simulation = ReferenceTestPlant.simulation([
            ReferenceTestPlant.edit("gate-ptp.link-asymmetry", "8000")
        ])
        #expect(try read(simulation, "gate-ptp").integer("offset-from-master") == 0)
        #expect(try phase(simulation, "gate-ptp") == -4000)
        let before = try #require(try read(healthy, "gate-ptp").integer("mean-path-delay"))
        #expect(try read(simulation, "gate-ptp").integer("mean-path-delay") == before + 4000)
        #expect(simulation.broken == ["ptp"])
        simulation.change("gate-ptp.delay-asymmetry", to: "4000")
        #expect(try phase(simulation, "gate-ptp") == 0 && simulation.broken.isEmpty)
    }

    @Test func timeOfDay() throws {
        let simulation = ReferenceTestPlant.simulation([
            ReferenceTestPlant.edit("cam-ptp.utc-applied", "no")
        ])
        func offset(_ clock: String) throws -> Int64? {
            try simulation.quietly { try simulation.measure("clock", at: clock) }
                .integer("offset-milliseconds")
        }
        #expect(try offset("cam-ptp") == 37_000 && offset("gate-ptp") == 0)
        simulation.change("gm-a.utc-offset", to: "36")
        #expect(try offset("gate-ptp") == 1000 && offset("cam-ptp") == 37_000)
    }

    /// Who can't be heard over the network doesn't lead; a pulled cable splits the house.
    @Test func reachIsThatOfFrames() throws {
        let simulation = ReferenceTestPlant.simulation()
        try simulation.carryOut("unplug n-sw-1-gi1-0-8 a")
        simulation.wait(milliseconds: 60_000)
        #expect(try read(simulation, "bc").symbol("port-state") == "MASTER")
        #expect(try read(simulation, "cam-ptp").integer("gm-clock-class") == 248)
        #expect(try read(simulation, "gate-ptp").integer("gm-clock-class") == 6)
        try simulation.carryOut("patch n-sw-1-gi1-0-8 a sw-1.gi1/0/8")
        simulation.wait(milliseconds: 60_000)
        #expect(try read(simulation, "cam-ptp").integer("gm-clock-class") == 6)
        simulation.apply(
            Patch([ReferenceTestPlant.edit("sw-1.gi1/0/3-vlan", "1")], by: .trainee))
        simulation.wait(milliseconds: 60_000)
        #expect(try read(simulation, "gate-ptp").symbol("port-state") == "MASTER")
        #expect(try read(simulation, "bc").integer("gm-clock-class") == 6)
    }

    /// A transparent switch passes messages on, and its followers hear the grandmaster itself.
    @Test func transparentSwitches() throws {
        let simulation = ReferenceTestPlant.simulation([
            ReferenceTestPlant.edit("bc.role", "transparent")
        ])
        let follower = try read(simulation, "cam-ptp")
        #expect(follower.integer("steps-removed") == 1)
        #expect(follower.integer("gm-clock-class") == 6)
    }

    /// Whatever is set, the election comes to rest, and each clock that follows somebody ends at
    /// one that leads, in its own domain.
    @Test func electionsAreSound() throws {
        var stream = RandomStream(seed: 5, name: "elections")
        let plant = ReferenceTestPlant.plant
        let clocks = plant.referenceModel.ptpClocks
        for _ in 0..<60 {
            var edits: [SlotEdit] = []
            for clock in clocks {
                func set(_ ordinal: Int, _ value: Int64) {
                    edits.append(SlotEdit(plant.layout.slot(clock.element, ordinal), value))
                }
                set(PTPSlots.domain, 127 - 127 * (stream.next(below: 4) == 0 ? 1 : 0))
                set(PTPSlots.priority1, stream.next(in: 126...129))
                set(PTPSlots.role, stream.next(below: 2))
                set(PTPSlots.announceInterval, stream.next(in: -2...1))
                set(PTPSlots.recovery, stream.next(below: 5) == 0 ? 1 : 0)
            }
            let simulation = ReferenceTestPlant.simulation(edits)
            #expect(simulation.restProblem() == nil)
            let view = PTPView(simulation)
            for clock in clocks.indices {
                guard let parent = view.parent(clock) else { continue }
                let head = view.grandmaster(of: clock)
                #expect(view.state(head) == PTPState.leads, "\(edits)")
                let domain = simulation.slot(clocks[clock].element, PTPSlots.domain)
                #expect(simulation.slot(clocks[parent].element, PTPSlots.domain) == domain)
            }
        }
    }
}
