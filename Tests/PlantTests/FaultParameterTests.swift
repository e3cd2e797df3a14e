import Plant
import Testing

/// Parameters of a fault, as words and whole numbers.
@Suite struct FaultParameterTests {
    private let parameters = FaultParameters(["input": "in-2", "loss": "-40", "twice": "1"])

    @Test func aWordIsWhatWasGiven() throws {
        #expect(try parameters.word("input") == "in-2")
        #expect(throws: ActionRefusal("the fault lacks `to`", advice: "give `to`")) {
            try parameters.word("to")
        }
        let list = FaultParameters([NamedValue("to", .list([.word("a")]))])
        #expect(throws: ActionRefusal("the fault lacks `to`", advice: "give `to`")) {
            try list.word("to")
        }
    }

    @Test func aNumberIsWithinItsRange() throws {
        #expect(try parameters.integer("loss", in: -40...0) == -40)
        for range in [0...10, -39...0] as [ClosedRange<Int64>] {
            #expect(
                throws: ActionRefusal(
                    "`loss` is `-40`",
                    advice: "a whole number from \(range.lowerBound) to \(range.upperBound)")
            ) { try parameters.integer("loss", in: range) }
        }
        #expect(
            throws: ActionRefusal("`input` is `in-2`", advice: "a whole number from 0 to 9")
        ) { try parameters.integer("input", in: 0...9) }
    }

    @Test func aFaultIsThereWhileAnyOfItsEditsStands() throws {
        var bench = Bench()
        bench.add("a", "source")
        bench.add("b", "source")
        let plant = try bench.plant()
        let simulation = Simulation(plant: plant, seed: 1)
        let edits = try plant.edits(["a.level": "1", "b.level": "2"])
        let isActive = FaultMode.stillAsInjected
        #expect(!isActive(simulation, edits))
        simulation.apply(Patch(edits, by: .fault(0)))
        #expect(isActive(simulation, edits))
        try simulation.edit(["a.level": "9"])
        #expect(isActive(simulation, edits))
        try simulation.edit(["b.level": "9"])
        #expect(!isActive(simulation, edits))
        #expect(!isActive(simulation, []))
    }
}
