import Plant
import Testing

/// Where the ends of a cable can be plugged.
@Suite struct CableReachTests {
    private func reaches(_ bench: Bench, _ cable: Int = 0) throws -> [[String]] {
        let layout = try bench.plant().layout
        return layout.cables[cable].reaches.map { $0.map { layout.path(of: $0) } }
    }

    private func bench() -> Bench {
        var bench = Bench()
        bench.add("src", "source")
        bench.add("sum", "adder", ["inputs": "3"])
        bench.add("dist", "splitter")
        bench.add("h-1", "host")
        return bench
    }

    @Test func anEndReachesTheLikePortsBesideItsOwn() throws {
        var bench = bench()
        bench.cable("c-1", "dist.out-2", "sum.in-2")
        #expect(
            try reaches(bench) == [
                ["dist.out-2", "dist.out-1", "dist.out-3"], ["sum.in-2", "sum.in-1", "sum.in-3"],
            ])
    }

    @Test func furtherPortsComeAfterAndOnlyOnce() throws {
        var bench = bench()
        bench.cable("c-1", "src.out", "sum.in-1", reaches: ["sum.in-3", "dist.in", "dist.in"])
        #expect(
            try reaches(bench) == [
                ["src.out", "sum.in-3", "dist.in"],
                ["sum.in-1", "sum.in-2", "sum.in-3", "dist.in"],
            ])
    }

    @Test func anElementStandsForAllItsPortsThatFit() throws {
        var bench = bench()
        bench.cable("c-1", "src.out", "", reaches: ["dist", "h-1"])
        let fitting = ["dist.in", "dist.out-1", "dist.out-2", "dist.out-3"]
        #expect(try reaches(bench) == [["src.out"] + fitting, fitting])
    }

    @Test func aLooseCableReachesWhatItIsGiven() throws {
        var bench = bench()
        bench.cable("c-1", "", "", reaches: ["src", "h-1.net"])
        #expect(try reaches(bench) == [["src.out", "h-1.net"], ["src.out", "h-1.net"]])
    }

    @Test func aPortWhosePlugDoesNotFitIsRefused() {
        var bench = bench()
        bench.cable("c-1", "src.out", "sum.in-1", reaches: ["h-1.net"])
        #expect(
            bench.problem()
                == PlantProblem(
                    subject: ["cables", "c-1", "reaches"],
                    what: "the plug of `c-1` doesn't fit `h-1.net`",
                    expected: "a port that the plug of one of its ends fits",
                    given: "h-1.net"))
    }

    @Test func movingAnEndMovesTheSignal() throws {
        var bench = bench()
        bench.cable("c-1", "src.out", "sum.in-1", metres: 10, reaches: ["dist.in"])
        let simulation = Simulation(plant: try bench.plant(), seed: 1)
        #expect(try simulation.number(at: "sum.in-1") == 90)
        try simulation.edit(["c-1.end-b": "dist.in"])
        #expect(try simulation.number(at: "sum.in-1") == nil)
        #expect(try simulation.number(at: "dist.out-3") == 90)
        try simulation.edit(["c-1.health": "broken"])
        #expect(try simulation.number(at: "dist.out-3") == nil)
    }

    /// A plug that the cable doesn't reach carries nothing, whatever the slot says.
    @Test func anEndWhereItCannotReachCarriesNothing() throws {
        var bench = bench()
        bench.cable("c-1", "src.out", "sum.in-1")
        let simulation = Simulation(plant: try bench.plant(), seed: 1)
        try simulation.edit(["c-1.end-b": "dist.in"])
        #expect(try simulation.number(at: "dist.in") == nil)
        #expect(simulation.evaluator.audit().isEmpty)
    }

    @Test func aCableTurnedRoundCarriesTheOtherWay() throws {
        var bench = bench()
        bench.cable("c-1", "", "", metres: 1, reaches: ["src.out", "sum.in-1"])
        let simulation = Simulation(plant: try bench.plant(), seed: 1)
        try simulation.edit(["c-1.end-b": "src.out", "c-1.end-a": "sum.in-1"])
        #expect(try simulation.number(at: "sum.in-1") == 99)
    }
}
