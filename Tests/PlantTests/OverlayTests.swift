import Plant
import SimulationKernel
import Testing

/// Evaluation "as if": what an overlay shows, and that nothing stays of it.
@Suite struct OverlayTests {
    private func numbers(_ evaluator: Evaluator) -> [Int64?] {
        (0..<evaluator.plant.nodeCount).map { evaluator.value(NodeID($0)).number }
    }

    @Test(arguments: stride(from: UInt64(1), through: 200, by: 20).map { $0..<$0 + 20 })
    func anOverlayShowsWhatTheEditWould(_ seeds: Range<UInt64>) throws {
        for seed in seeds {
            let graph = RandomGraph(seed: seed)
            let plant = try graph.plant()
            var stream = RandomStream(seed: seed, name: "overlays")
            let evaluator = Evaluator(plant: plant, cells: plant.nominal)
            func some() -> [(cell: CellID, value: Int64)] {
                (0..<stream.next(in: 0...3)).map { _ in
                    (
                        CellID(Int(stream.next(below: Int64(graph.cellCount)))),
                        stream.next(in: -1...4)
                    )
                }
            }
            for step in 0..<40 {
                let comment: Comment = "seed \(seed), step \(step)"
                evaluator.apply(some())
                let before = (evaluator.allCells, numbers(evaluator))
                let edits = some()
                let further = some()
                var cells = evaluator.allCells
                evaluator.withOverlay(edits) {
                    for edit in edits { cells[edit.cell.index] = edit.value }
                    #expect(numbers(evaluator) == graph.numbers(cells), comment)
                    // A second change inside of the overlay goes on from the first.
                    evaluator.apply(further)
                    for edit in further { cells[edit.cell.index] = edit.value }
                    #expect(numbers(evaluator) == graph.numbers(cells), comment)
                    #expect(cells.indices.allSatisfy { evaluator.cell(CellID($0)) == cells[$0] })
                    #expect(evaluator.allCells == before.0, comment)
                }
                try #require(evaluator.allCells == before.0, comment)
                try #require(numbers(evaluator) == before.1, comment)
                try #require(evaluator.audit().isEmpty, comment)
            }
        }
    }

    /// What an overlay switched is switched back for the next real change, without an audit that
    /// would look again.
    @Test func realChangesAfterOverlaysAreByTheDefinition() throws {
        for seed in UInt64(1)...100 {
            let graph = RandomGraph(seed: seed)
            let plant = try graph.plant()
            var stream = RandomStream(seed: seed, name: "between")
            let evaluator = Evaluator(plant: plant, cells: plant.nominal)
            func one() -> (cell: CellID, value: Int64) {
                (CellID(Int(stream.next(below: Int64(graph.cellCount)))), stream.next(in: -1...4))
            }
            for step in 0..<40 {
                evaluator.withOverlay([one(), one()]) { _ = evaluator.apply([one()]) }
                evaluator.apply([one()])
                let cells = evaluator.allCells
                try #require(numbers(evaluator) == graph.numbers(cells), "seed \(seed), \(step)")
                for node in graph.nodes.indices {
                    #expect(
                        evaluator.activeInputs(of: NodeID(node)).map(\.index)
                            == graph.active(node, cells).compactMap { $0 })
                }
            }
        }
    }

    @Test func anEmptyOverlayComputesNothing() throws {
        let plant = try RandomGraph(seed: 7).plant()
        let evaluator = Evaluator(plant: plant, cells: plant.nominal)
        evaluator.evaluationCount = 0
        evaluator.withOverlay([]) {}
        #expect(evaluator.evaluationCount == 0)
    }

    private struct Interruption: Error {}

    @Test func anOverlayEndsWhereItsBodyThrows() throws {
        let graph = RandomGraph(seed: 11)
        let plant = try graph.plant()
        let evaluator = Evaluator(plant: plant, cells: plant.nominal)
        let before = numbers(evaluator)
        #expect(throws: Interruption.self) {
            try evaluator.withOverlay([(CellID(0), 0)]) { throw Interruption() }
        }
        #expect(numbers(evaluator) == before)
        #expect(evaluator.cell(CellID(0)) == -1)
        evaluator.withOverlay([(CellID(0), 2)]) { #expect(evaluator.cell(CellID(0)) == 2) }
    }
}
