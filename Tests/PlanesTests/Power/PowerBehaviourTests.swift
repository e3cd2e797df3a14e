import Planes
import Plant
import Screens
import SimulationKernel
import Testing

/// What power does in time, and what depends on it.
@Suite struct PowerBehaviourTests {
    private static let plant = PowerHouse.plant

    private static func reading(_ check: String, _ simulation: Simulation) -> Reading {
        let all = plant.services + plant.invariants
        guard let found = all.first(where: { $0.id == check }) else {
            preconditionFailure("a check \(check)")
        }
        return simulation.quietly { found.evaluate(simulation).reading }
    }

    private static func edit(_ simulation: Simulation, _ path: String, _ word: String) {
        simulation.apply(Patch([PowerHouse.edit(path, word)], by: .trainee))
    }

    private static func later(_ simulation: Simulation, minutes: Int64) {
        simulation.advance(
            to: simulation.clock + TimeSpan(milliseconds: minutes * 60_000))
    }

    /// A battery carries what hangs behind it for as long as it holds, and fills again.
    @Test func aLostFeedEmptiesTheBattery() {
        let simulation = PowerHouse.simulation()
        let ups = PowerHouse.named("ups")
        let held = Self.reading("ride", simulation).integer("holds") ?? 0
        #expect(held > 15 && held < 60, "\(held)")
        Self.edit(simulation, "feed-a.supply", "lost")
        #expect(simulation.look(at: ups).symbol("state") == "battery")
        #expect(PowerInlets.isOn(simulation, PowerHouse.named("sw")))
        Self.later(simulation, minutes: held - 3)
        #expect(PowerInlets.isOn(simulation, PowerHouse.named("sw")))
        let low = simulation.look(at: ups).integer("charge") ?? 0
        #expect(low > 0 && low < 2500, "\(low)")
        Self.later(simulation, minutes: 6)
        #expect(!PowerInlets.isOn(simulation, PowerHouse.named("sw")))
        // Two supplies on two feeds go on.
        #expect(PowerInlets.isOn(simulation, PowerHouse.named("store")))
        #expect(simulation.look(at: ups).symbol("state") == "shut-down")
        Self.edit(simulation, "feed-a.supply", "present")
        #expect(PowerInlets.isOn(simulation, PowerHouse.named("sw")))
        Self.later(simulation, minutes: 601)
        #expect(simulation.look(at: ups).integer("charge") == 10_000)
        #expect(simulation.evaluator.audit().isEmpty)
    }

    /// In bypass there is no ride-through.
    @Test func anOverloadGoesToBypass() {
        let simulation = PowerHouse.simulation()
        Self.edit(simulation, "ups.other-load", "4500")
        #expect(simulation.look(at: PowerHouse.named("ups")).symbol("state") == "on-line")
        Self.later(simulation, minutes: 2)
        #expect(simulation.look(at: PowerHouse.named("ups")).symbol("state") == "bypass")
        #expect(PowerInlets.isOn(simulation, PowerHouse.named("sw")))
        #expect(Self.reading("ride", simulation).integer("holds") == 0)
        Self.edit(simulation, "feed-a.supply", "lost")
        #expect(!PowerInlets.isOn(simulation, PowerHouse.named("sw")))
    }

    /// An overload trips, and trips again until it is gone.
    @Test func aBreakerNeverClosesByItself() {
        let simulation = PowerHouse.simulation()
        let sw = PowerHouse.named("sw")
        Self.edit(simulation, "pdu-a.other-load", "4500")
        #expect(PowerInlets.isOn(simulation, sw))
        Self.later(simulation, minutes: 30)
        #expect(!PowerInlets.isOn(simulation, sw))
        #expect(PowerHouse.perform("reset-breaker pdu-a", simulation) != nil)
        #expect(PowerInlets.isOn(simulation, sw))
        Self.later(simulation, minutes: 30)
        #expect(!PowerInlets.isOn(simulation, sw))
        PowerHouse.perform("clear-load pdu-a", simulation)
        Self.later(simulation, minutes: 30)
        #expect(!PowerInlets.isOn(simulation, sw))
        PowerHouse.perform("reset-breaker pdu-a", simulation)
        Self.later(simulation, minutes: 300)
        #expect(PowerInlets.isOn(simulation, sw))
    }

    /// All in one moment is in the band of a B10; one after the other isn't.
    @Test func aSurgeMayTrip() {
        let simulation = PowerHouse.simulation()
        #expect(Self.reading("back-a", simulation).symbol("trips") == "no")
        Self.edit(simulation, "pdu-a.start", "together")
        #expect(Self.reading("back-a", simulation).symbol("trips") == "may")
        Self.later(simulation, minutes: 60)
        // What is on stays on; a surge comes only when power does.
        #expect(PowerInlets.isOn(simulation, PowerHouse.named("sw")))
        // A ninth supply makes 54 A of it: more than any B10 bears.
        PowerHouse.perform("unplug l-spg-b a", simulation)
        #expect(PowerHouse.perform("patch l-spg-b a pdu-a.out-9", simulation) != nil)
        #expect(Self.reading("back-a", simulation).symbol("trips") == "will")
        func handle() -> String? {
            Self.later(simulation, minutes: 1)
            return simulation.look(at: PowerHouse.named("pdu-a")).symbol("breaker")
        }
        #expect(handle() == "on")
        PowerHouse.perform("isolate pdu-a", simulation)
        #expect(handle() == "locked-off")
        PowerHouse.perform("energise pdu-a", simulation)
        #expect(handle() == "tripped")
        PowerHouse.perform("reset-breaker pdu-a", simulation)
        #expect(handle() == "tripped")
        Self.edit(simulation, "pdu-a.start", "staggered")
        PowerHouse.perform("reset-breaker pdu-a", simulation)
        #expect(handle() == "on")
        // So does a cut of the feed, behind a battery that is flat.
        Self.edit(simulation, "pdu-a.start", "together")
        Self.edit(simulation, "feed-a.supply", "lost")
        Self.later(simulation, minutes: 120)
        Self.edit(simulation, "feed-a.supply", "present")
        #expect(handle() == "tripped")
    }

    /// A supply changes hot where the other one works, and stops the machine where none does.
    @Test func suppliesAreChangedHot() {
        let simulation = PowerHouse.simulation()
        Self.edit(simulation, "store.psu-a", "failed")
        #expect(simulation.look(at: PowerHouse.named("store")).symbol("psu-a-lamp") == "amber")
        #expect(PowerInlets.isOn(simulation, PowerHouse.named("store")))
        #expect(PowerHouse.perform("replace-psu store a", simulation)?.hazards == [])
        #expect(PowerHouse.perform("replace-psu sw a", simulation)?.hazards == [.interruption])
        Self.edit(simulation, "sw.psu-a", "failed")
        #expect(!simulation.look(at: PowerHouse.named("sw")).flag("power-lamp"))
    }

    /// What has no power sends nothing, and a screen is dark.
    @Test func theDeadAreSilent() {
        let simulation = PowerHouse.simulation()
        func carrier(_ path: String) -> Bool {
            guard let port = Self.plant.layout.port(named: path) else { return false }
            return !simulation.signal(at: port).isAbsent
        }
        #expect(carrier("tpg.out-1") && carrier("da.out-1") && carrier("card.out-1"))
        #expect(simulation.look(at: PowerHouse.named("mon")).symbol("picture") == "picture")
        Self.edit(simulation, "l-tpg-a.seating", "out")
        #expect(!carrier("tpg.out-1"))
        #expect(simulation.look(at: PowerHouse.named("mon")).symbol("picture") == "no-signal")
        Self.edit(simulation, "l-mon-a.conductors", "open-line")
        #expect(simulation.look(at: PowerHouse.named("mon")).symbol("power-lamp") == "dark")
        Self.edit(simulation, "ws1.psu-a", "failed")
        #expect(!carrier("card.out-1"))
        #expect(Self.reading("desk-1", simulation).symbol("machine") == "none")
    }

    /// Live work on fixed wiring can kill, and only a competent person may do it.
    @Test func wiringIsIsolatedFirst() {
        let simulation = PowerHouse.simulation()
        Self.edit(simulation, "wall.wiring", "exchanged")
        #expect(Self.reading("quiet", simulation).flag("hums"))
        let suite = Self.plant.layout.place(named: "suite")
        #expect(suite.map { Earthing.loopMilliamps(simulation, $0) > 10 } ?? false)
        let live = simulation.fork()
        let plan = PowerHouse.perform("rewire wall", live)
        #expect(plan?.hazards.contains(.injury) ?? false)
        #expect(plan?.authority == .electrician)
        PowerHouse.perform("isolate wall", simulation)
        #expect(!PowerInlets.isOn(simulation, PowerHouse.named("mon")))
        #expect(PowerHouse.perform("rewire wall", simulation)?.hazards == [])
        PowerHouse.perform("energise wall", simulation)
        #expect(!Self.reading("quiet", simulation).flag("hums"))
        #expect(PowerHouse.perform("replace wall", simulation)?.authority == .electrician)
    }

    /// A chassis tingles whose earth is open, and only there.
    @Test func anOpenEarthTingles() {
        let simulation = PowerHouse.simulation()
        Self.edit(simulation, "l-mon-a.conductors", "open-earth")
        #expect(Earthing.touchDecivolts(simulation, PowerHouse.named("mon")) == 900)
        #expect(Earthing.touchDecivolts(simulation, PowerHouse.named("rx-1")) == 0)
        #expect(PowerInlets.isOn(simulation, PowerHouse.named("mon")))
        #expect(Self.reading("safe-suite", simulation).rows.count == 1)
    }

    /// Heat comes in minutes, and processors slow down.
    @Test func aRackWarmsUpWithoutCooling() {
        let simulation = PowerHouse.simulation()
        let store = PowerHouse.named("store")
        let before = RackAir.inlet(simulation, store) ?? 0
        #expect((1800...2700).contains(before), "\(before)")
        Self.edit(simulation, "crac.running", "no")
        Self.later(simulation, minutes: 5)
        let soon = RackAir.inlet(simulation, store) ?? 0
        #expect(soon > before)
        Self.later(simulation, minutes: 180)
        let late = RackAir.inlet(simulation, store) ?? 0
        #expect(late > soon && late > 3500, "\(late)")
        #expect(RackAir.clockPermille(simulation, store) < 1000)
        #expect(Self.reading("air-1", simulation).symbol("fans") == "full")
        let settled = PowerHouse.simulation()
        Self.edit(settled, "crac.running", "no")
        settled.settle()
        #expect(RackAir.inlet(settled, store) == late)
    }

    /// Every reading of the plane has words.
    @Test func everythingHasWords() {
        let simulation = PowerHouse.simulation()
        Self.edit(simulation, "l-mon-a.conductors", "open-earth")
        for item in PowerObservations(simulation).items where item.how != "look" {
            if item.how == "menu" || item.point == "check" && !PowerWords.knows(item.reading) {
                continue
            }
            #expect(PowerWords.knows(item.reading), "\(item.reading.kind)")
            let text = PowerWords.sentences(item.reading).joined(separator: " ")
            #expect(!text.isEmpty && !text.contains("nothing"), "\(text)")
        }
        for check in Self.plant.services + Self.plant.invariants {
            #expect(PowerWords.knows(check.evaluate(simulation).reading), "\(check.id)")
        }
        for line in ["isolate pdu-a", "reseat l-mon-a", "replace-psu store b"] {
            let plan = PowerHouse.perform(line, simulation)
            #expect(plan.map { PowerWords.knows($0.report) } ?? false, "\(line)")
        }
    }
}
