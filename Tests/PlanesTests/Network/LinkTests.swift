import HouseSupport
import Planes
import Plant
import SimulationKernel
import TestSupport
import Testing

/// What two ports agree upon, over cables of every state and length.
@Suite struct LinkTests {
    private func signal(_ fastest: Int64, negotiates: Bool = true, port: Int32 = 4) -> LinkSignal {
        let rates = negotiates ? LinkRates.mask(upTo: fastest) : LinkRates.mask(only: fastest)
        return LinkSignal(
            port: PortID(rawValue: port), rates: rates, negotiates: negotiates || fastest > 100)
    }

    @Test func fastestCommonRate() throws {
        try withEvery("a", in: LinkRates.megabits) { a in
            try withEvery("b", in: LinkRates.megabits) { b in
                let link = LinkState(own: signal(a), partner: signal(b, port: 9))
                #expect(link.isUp && link.isFullDuplex)
                #expect(link.megabits == min(a, b))
                #expect(link.partner == 9)
            }
        }
    }

    @Test func fixedRateMakesTheOtherHalfDuplex() {
        let fixed = signal(100, negotiates: false)
        let own = LinkState(own: signal(1000), partner: fixed)
        #expect(own.isUp && own.megabits == 100 && !own.isFullDuplex)
        let other = LinkState(own: fixed, partner: signal(1000))
        #expect(other.isUp && other.megabits == 100 && other.isFullDuplex)
        let both = LinkState(own: fixed, partner: fixed)
        #expect(both.isUp && both.isFullDuplex)
    }

    @Test func differentFixedRatesHaveNoLink() {
        let link = LinkState(
            own: signal(100, negotiates: false), partner: signal(10, negotiates: false))
        #expect(!link.isUp && link.hearsPartner)
    }

    @Test func gigabitNegotiatesEvenWhereItIsFixed() {
        let link = LinkState(own: signal(10000), partner: signal(1000, negotiates: false))
        #expect(link.megabits == 1000 && link.isFullDuplex)
    }

    @Test func nobodyThere() {
        #expect(!LinkState(own: signal(1000), partner: LinkSignal(.absent)).isUp)
        #expect(!LinkState(own: LinkSignal(.absent), partner: signal(1000)).hearsPartner)
    }

    struct Cable: Sendable {
        var pairs: String
        var metres: Int64
        var megabits: Int64
    }

    static let cables = [
        Cable(pairs: "good", metres: 5, megabits: 10000),
        Cable(pairs: "good", metres: 55, megabits: 10000),
        Cable(pairs: "good", metres: 56, megabits: 5000),
        Cable(pairs: "good", metres: 100, megabits: 5000),
        Cable(pairs: "good", metres: 120, megabits: 100),
        Cable(pairs: "good", metres: 151, megabits: 0),
        Cable(pairs: "bad-pair", metres: 5, megabits: 100),
        Cable(pairs: "open", metres: 5, megabits: 0),
    ]

    @Test(arguments: cables) func cableDecides(_ test: Cable) throws {
        var inventory = SmallHouse.inventory()
        inventory.cables[0].lengthMillimetres = test.metres * 1000
        inventory.cables[0].settings = [NamedValue("pairs", .word(test.pairs))]
        let plant = try PlantCompiler.compile(inventory, registry: NetworkPlane.registry)
        let simulation = Simulation(plant: plant, seed: 1)
        let element = try #require(plant.layout.element(named: "sw-mr"))
        let queries = try #require(HostQueries(simulation, element))
        let port = try #require(queries.switchPort(named: "Te1/1/1"))
        let row = queries.switchPorts(only: port).row(0)
        #expect(row.integer("rate") == test.megabits)
        #expect(row.symbol("status") == (test.megabits > 0 ? "connected" : "notconnect"))
    }

    @Test func shutPortTakesThePartnerDown() throws {
        let simulation = SmallHouse.simulation()
        let element = try #require(simulation.plant.layout.element(named: "es1"))
        func link() throws -> Bool {
            let queries = try #require(HostQueries(simulation, element))
            return queries.interfaces().row(0).flag("link")
        }
        #expect(try link())
        simulation.apply(Patch([SmallHouse.edit("sw-edit.gi1/0/1-shut", "yes")], by: .trainee))
        #expect(try link() == false)
        simulation.apply(Patch([SmallHouse.edit("sw-edit.gi1/0/1-shut", "no")], by: .trainee))
        #expect(try link())
        simulation.apply(Patch([SmallHouse.edit("es1.en0-up", "no")], by: .trainee))
        let edit = try #require(simulation.plant.layout.element(named: "sw-edit"))
        let queries = try #require(HostQueries(simulation, edit))
        let port = try #require(queries.switchPort(named: "gi1/0/1"))
        #expect(queries.switchPorts(only: port).row(0).symbol("status") == "notconnect")
    }

    @Test(arguments: [
        ("gi1/0/7", true), ("Gi1/0/7", true), ("gigabitethernet1/0/7", true),
        ("gig1/0/7", true), ("g1/0/7", false), ("gi1/0/70", false), ("te1/1/1", true),
    ])
    func portsAreNamedInEveryForm(_ name: String, _ isThere: Bool) throws {
        let simulation = SmallHouse.simulation()
        let element = try #require(simulation.plant.layout.element(named: "sw-edit"))
        let queries = try #require(HostQueries(simulation, element))
        #expect((queries.switchPort(named: name) != nil) == isThere)
    }
}
