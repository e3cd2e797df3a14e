import Plant
import SimulationKernel
import Testing

/// Incremental evaluation against the definition, on graphs by chance.
@Suite struct EvaluationTests {
    static let seeds = Array(UInt64(1)...300)

    private func numbers(_ evaluator: Evaluator) -> [Int64?] {
        (0..<evaluator.plant.nodeCount).map { evaluator.value(NodeID($0)).number }
    }

    /// One to three edits of different cells.
    private func edits(_ graph: RandomGraph, _ stream: inout RandomStream)
        -> [(cell: CellID, value: Int64)]
    {
        var edits: [(cell: CellID, value: Int64)] = []
        for _ in 0..<stream.next(in: 1...3) {
            let cell = CellID(Int(stream.next(below: Int64(graph.cellCount))))
            if edits.contains(where: { $0.cell == cell }) { continue }
            edits.append((cell, stream.next(in: -1...4)))
        }
        return edits
    }

    @Test func graphsByChanceHaveRingsAndOrdersOfEverySort() throws {
        var withRing = 0
        var nodesOnRings = 0
        for seed in EvaluationTests.seeds {
            let graph = RandomGraph(seed: seed)
            var stream = RandomStream(seed: seed, name: "edits")
            let cells = (0..<graph.cellCount).map { _ in stream.next(in: -1...4) }
            let onRings = graph.rings(cells).count { $0 }
            withRing += onRings > 0 ? 1 : 0
            nodesOnRings += onRings
        }
        #expect(withRing > 50)
        #expect(nodesOnRings > 200)
    }

    /// After every edit: values as by the definition, and as from nothing; a quiet audit; and no
    /// node computed that isn't affected.
    ///
    /// Affected is a node that has to be looked at: it reads a cell that changed (itself, or to
    /// switch an input), or reads along an edge that is on a node whose value changed, or has left
    /// a ring. Counting only nodes whose own value changed would bound nothing: one changed node
    /// may be read by a hundred that round it to what they had.
    @Test(arguments: stride(from: UInt64(1), through: 300, by: 20).map { $0..<$0 + 20 })
    func editsLeaveWhatTheDefinitionSays(_ seeds: Range<UInt64>) throws {
        for seed in seeds {
            let graph = RandomGraph(seed: seed)
            let plant = try graph.plant()
            var stream = RandomStream(seed: seed, name: "edits")
            var cells = plant.nominal
            let evaluator = Evaluator(plant: plant, cells: cells)
            #expect(evaluator.evaluationCount <= plant.nodeCount)
            for step in 0..<60 {
                let before = (cells: cells, numbers: numbers(evaluator), rings: graph.rings(cells))
                let edits = edits(graph, &stream)
                evaluator.evaluationCount = 0
                let isChanged = evaluator.apply(edits)
                for edit in edits { cells[edit.cell.index] = edit.value }
                let now = numbers(evaluator)
                let comment: Comment = "seed \(seed), step \(step)"
                #expect(isChanged == (before.cells != cells), comment)
                try #require(now == graph.numbers(cells), comment)
                try #require(evaluator.audit().isEmpty, comment)
                let rings = graph.rings(cells)
                let affected = graph.nodes.indices.filter { node in
                    !rings[node]
                        && (graph.cellsRead(by: node).contains { before.cells[$0] != cells[$0] }
                            || graph.active(node, cells).contains { input in
                                input.map { before.numbers[$0] != now[$0] } ?? false
                            } || before.rings[node])
                }
                #expect(evaluator.evaluationCount <= affected.count, comment)
            }
            let fresh = Evaluator(plant: plant, cells: cells)
            #expect(numbers(fresh) == numbers(evaluator), "seed \(seed)")
            #expect(evaluator.allCells == cells)
        }
    }

    @Test func changedCellsAndNodesAreTheOnesThatChanged() throws {
        for seed in UInt64(1)...60 {
            let graph = RandomGraph(seed: seed)
            let plant = try graph.plant()
            var stream = RandomStream(seed: seed, name: "edits")
            let evaluator = Evaluator(plant: plant, cells: plant.nominal)
            for _ in 0..<20 {
                let before = (evaluator.allCells, numbers(evaluator))
                evaluator.apply(edits(graph, &stream))
                let now = (evaluator.allCells, numbers(evaluator))
                #expect(
                    evaluator.changedCells.map(Int.init).sorted()
                        == now.0.indices.filter { before.0[$0] != now.0[$0] })
                #expect(
                    evaluator.changedNodes.map(Int.init).sorted()
                        == now.1.indices.filter { before.1[$0] != now.1[$0] })
            }
        }
    }

    @Test func activeInputsAreThoseOfTheDefinition() throws {
        for seed in UInt64(1)...60 {
            let graph = RandomGraph(seed: seed)
            let plant = try graph.plant()
            var stream = RandomStream(seed: seed, name: "cells")
            let cells = (0..<graph.cellCount).map { _ in stream.next(in: -1...4) }
            let evaluator = Evaluator(plant: plant, cells: cells)
            for node in graph.nodes.indices {
                #expect(
                    evaluator.activeInputs(of: NodeID(node)).map(\.index)
                        == graph.active(node, cells).compactMap { $0 })
            }
        }
    }

    // MARK: By hand

    /// src → c-1 → x → c-2 → y → c-3, which hangs and can be plugged back into x.
    private func chain() throws -> Simulation {
        var bench = Bench()
        bench.add("src", "source")
        bench.add("x", "adder")
        bench.add("y", "adder", set: ["offset": "5"])
        bench.add("m", "meter")
        bench.cable("c-1", "src.out", "x.in-1", metres: 1)
        bench.cable("c-2", "x.out", "y.in-1", metres: 1)
        bench.cable("c-3", "y.out", "m.in", metres: 1, reaches: ["x"])
        return Simulation(plant: try bench.plant(), seed: 1)
    }

    @Test func aRingThatIsPatchedIsAbsentAndComesBack() throws {
        let simulation = try chain()
        #expect(try simulation.number(at: "m.in") == 102)
        try simulation.edit(["c-3.end-b": "x.in-2"])
        for port in ["x.out", "y.out", "x.in-2", "y.in-1", "m.in"] {
            #expect(try simulation.number(at: port) == nil, "\(port)")
        }
        #expect(try simulation.number(at: "x.in-1") == 99)
        try simulation.edit(["c-3.end-b": "m.in"])
        #expect(try simulation.number(at: "m.in") == 102)
    }

    /// A ring that is opened at a place where nothing then comes in: what has a signal of its own
    /// shows it again, though what it reads is as absent as it was.
    @Test func aRingThatOpensOntoNothingComesBack() throws {
        let simulation = try chain()
        try simulation.edit(["c-1.health": "broken"])
        #expect(try simulation.number(at: "x.out") == 0)
        try simulation.edit(["c-3.end-b": "x.in-2"])
        #expect(try simulation.number(at: "x.out") == nil)
        try simulation.edit(["c-2.health": "broken", "c-3.end-b": "none"])
        #expect(try simulation.number(at: "x.out") == 0)
        #expect(try simulation.number(at: "y.out") == 5)
        #expect(simulation.evaluator.audit().isEmpty)
    }

    @Test func aChangeThatIsRoundedAwayGoesNoFurther() throws {
        var bench = Bench()
        bench.add("sel", "selector", ["inputs": "2"])
        bench.add("one", "source")
        bench.add("two", "source")
        bench.add("m", "adder")
        bench.cable("c-1", "one.out", "sel.in-1")
        bench.cable("c-2", "two.out", "sel.in-2")
        bench.cable("c-3", "sel.out", "m.in-1")
        let simulation = Simulation(plant: try bench.plant(), seed: 1)
        simulation.evaluator.evaluationCount = 0
        try simulation.edit(["sel.select": "in-2"])
        #expect(simulation.evaluator.evaluationCount == 1, "both inputs are alike")
        simulation.evaluator.evaluationCount = 0
        try simulation.edit(["one.level": "7"])
        #expect(simulation.evaluator.evaluationCount == 3, "source, cable and port; not selected")
        simulation.evaluator.evaluationCount = 0
        try simulation.edit(["one.level": "7"])
        #expect(simulation.evaluator.evaluationCount == 0, "nothing changed")
    }

    @Test func theLaterEditOfASlotWins() throws {
        let simulation = try chain()
        try simulation.edit(["src.level": "10", "src.level": "20"])
        #expect(try simulation.number(at: "src.out") == 20)
        #expect(simulation.applied.map(\.after) == [20])
        #expect(simulation.applied.map(\.before) == [100])
        try simulation.edit(["src.level": "30", "src.level": "20"])
        #expect(try simulation.number(at: "src.out") == 20)
        #expect(simulation.applied.count == 1, "20 to 20 is no edit")
    }
}
