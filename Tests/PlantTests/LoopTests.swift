import Plant
import Testing

/// Loops of signals that the compiler refuses, and those that it leaves to the engineer.
@Suite struct LoopTests {
    /// Two adders whose outputs feed each other.
    private func ringOfAdders() -> Bench {
        var bench = Bench()
        bench.add("x", "adder")
        bench.add("y", "adder")
        bench.cable("c-1", "x.out", "y.in-1")
        bench.cable("c-2", "y.out", "x.in-1")
        return bench
    }

    @Test func aRingOfCablesIsRefused() {
        #expect(
            ringOfAdders().problem()
                == PlantProblem(
                    subject: ["elements", "x"],
                    what: "a loop of signals, as the facility is set up: "
                        + "`x` → `c-1` → `y` → `c-2` → `x`",
                    expected: "a signal that doesn't feed itself"))
    }

    @Test func anElementCannotFeedItself() {
        var bench = Bench()
        bench.add("h-1", "host")
        bench.add("sum", "adder")
        bench.cable("c-1", "sum.out", "sum.in-1")
        #expect(bench.problem()?.subject == ["elements", "sum"])
        #expect(
            bench.problem()?.what
                == "a loop of signals, as the facility is set up: `sum` → `c-1` → `sum`")
    }

    @Test func aRingThroughASelectorIsRefusedWhereItIsSelected() throws {
        for (choice, isLoop) in [("in-1", false), ("in-2", true), ("none", false)] {
            var bench = Bench()
            bench.add("sel", "selector", ["inputs": "2"], set: ["select": choice])
            bench.add("dist", "splitter")
            bench.cable("c-1", "sel.out", "dist.in")
            bench.cable("c-2", "dist.out-1", "sel.in-2")
            #expect((bench.problem() != nil) == isLoop, "\(choice)")
        }
    }

    @Test func aRingThroughALatchIsSound() {
        var bench = Bench()
        bench.add("late", "follower")
        bench.add("sum", "adder")
        bench.cable("c-1", "late.out", "sum.in-1")
        bench.cable("c-2", "sum.out", "late.in")
        #expect(bench.problem() == nil)
    }

    @Test func aRingThatOnlyAPatchWouldCloseIsSound() throws {
        var bench = ringOfAdders()
        bench.inventory.cables[1].to = ""
        bench.inventory.cables[1].reaches = ["x"]
        #expect(bench.problem() == nil)
    }

    // MARK: Loops inside of an element

    /// A kind whose nodes are wired by a test.
    private func plant(
        slots: Int, _ wire: @escaping @Sendable (inout ElementWirer) -> Void
    ) throws(PlantProblem) -> Plant {
        var registry = Registry()
        registry.kinds = [
            ElementKind(
                name: "knot", title: "knot", plane: "test",
                declare: { declarer throws(PlantProblem) in
                    for slot in 0..<slots {
                        declarer.slot(SlotDeclaration("s\(slot)", "", .integer(-1...9, .none)))
                    }
                },
                wire: { wirer throws(PlantProblem) in wire(&wirer) })
        ]
        var bench = Bench()
        bench.add("it", "knot")
        return try bench.plant(registry)
    }

    @Test func aLoopThatNothingSwitchesIsAlwaysRefused() {
        let problem = #expect(throws: PlantProblem.self) {
            try plant(slots: 0) { wirer in
                _ = wirer.node("a", inputs: [.always(NodeID(1))]) { $0.input(0) }
                _ = wirer.node("b", inputs: [.always(NodeID(0))]) { $0.input(0) }
            }
        }
        #expect(problem?.what == "a loop of signals, always: `it` → `it`")
    }

    @Test func aNodeThatReadsItselfIsALoop() {
        let problem = #expect(throws: PlantProblem.self) {
            try plant(slots: 0) { wirer in
                _ = wirer.node("a", inputs: [.always(NodeID(0))]) { $0.input(0) }
            }
        }
        #expect(problem?.subject == ["elements", "it"])
    }

    /// Both guards hold; only the first counts, and it closes no loop.
    @Test func onlyTheFirstGuardThatHoldsCounts() throws {
        let plant = try plant(slots: 2) { wirer in
            let first = wirer.node("first") { _ in signal(7) }
            _ = wirer.node(
                "second",
                inputs: [
                    .guarded([
                        GuardedInput(first, when: wirer.slot(0), equals: 0),
                        GuardedInput(NodeID(1), when: wirer.slot(1), equals: 0),
                    ])
                ]
            ) { $0.input(0) }
        }
        let evaluator = Evaluator(plant: plant, cells: plant.nominal)
        #expect(evaluator.value(NodeID(1)).number == 7)
        evaluator.apply([(CellID(0), 1)])
        #expect(evaluator.value(NodeID(1)) == .absent)
    }
}
