import Plant
import SimulationKernel
import Testing

/// "As if some slots had long been different": what is seen, and that nothing is kept.
@Suite struct AsIfTests {
    /// Random edits of slots within their domains.
    private func edits(_ plant: Plant, _ stream: inout RandomStream) -> [SlotEdit] {
        (0..<stream.next(in: 0...4)).map { _ in
            let slot = SlotID(Int(stream.next(below: Int64(plant.slotCount))))
            let value: Int64 =
                switch plant.layout.slots[slot.index].domain {
                case .boolean: stream.next(below: 2)
                case .choice(let names): stream.next(below: Int64(names.count))
                case .index(let names): stream.next(in: -1...Int64(names.count - 1))
                case .integer(let range, _):
                    stream.next(in: range.lowerBound...min(range.upperBound, 150))
                case .port: stream.next(in: -1...Int64(plant.layout.ports.count - 1))
                case .element, .symbol: -1
                case .address: stream.next(below: 1 << 32)
                }
            return SlotEdit(slot, value)
        }
    }

    @Test(arguments: UInt64(1)...20) func itShowsWhatPatchingAndSettlingWould(_ seed: UInt64) throws
    {
        let plant = try StateTests.plant()
        let simulation = try StateTests.start(plant, seed: seed)
        var stream = RandomStream(seed: seed, name: "as if")
        let hunts = try plant.slot("h.hunts")
        for step in 0..<25 {
            let before = simulation.state
            let nodes = (0..<plant.nodeCount).map { simulation.value(NodeID($0)) }
            let edits = edits(plant, &stream).filter { $0.slot != hunts } + [SlotEdit(hunts, 0)]
            let real = simulation.fork()
            real.apply(Patch(edits, by: .trainee))
            real.settle()
            simulation.asIf(edits) {
                let comment: Comment = "seed \(seed), step \(step)"
                for latch in 0..<plant.latchCount {
                    #expect(simulation.latch(LatchID(latch)) == real.latch(LatchID(latch)), comment)
                }
                for node in 0..<plant.nodeCount {
                    #expect(simulation.value(NodeID(node)) == real.value(NodeID(node)), comment)
                }
                #expect(
                    edits.allSatisfy { edit in
                        simulation.slot(edit.slot) == edits.last { $0.slot == edit.slot }?.value
                    })
            }
            try #require(simulation.state == before)
            #expect(nodes == (0..<plant.nodeCount).map { simulation.value(NodeID($0)) })
            #expect(simulation.evaluator.audit().isEmpty)
            try StateTests.step(simulation, &stream)
        }
    }

    @Test func nothingIsDrawnAndNothingKept() throws {
        let plant = try StateTests.plant()
        let simulation = try StateTests.start(plant)
        simulation.advance(byMilliseconds: 3000)
        let before = simulation.state
        let stream = plant.layout.stream(try plant.element("box"), 0)
        let seen = simulation.asIf(try plant.edits(["src.level": "7", "h.hunts": "yes"])) {
            #expect(simulation.isQuiet)
            #expect(simulation.tables == before.tables, "tables stay as they are")
            return simulation.drawNormalMillionths(stream)
        }
        #expect(seen == 0)
        #expect(!simulation.isQuiet)
        #expect(simulation.state == before)
    }

    @Test func latchesThatAreUnderWayAreSeenAtRest() throws {
        let plant = try StateTests.plant()
        let simulation = try StateTests.start(plant)
        try simulation.edit(["l.power": "no"])
        #expect(try simulation.held("l") == 100)
        let warmth = try simulation.asIf([]) { try simulation.held("l") }
        #expect(warmth == 0)
        #expect(try simulation.held("l") == 100)
        #expect(simulation.nextEventTime != nil)
    }
}
