/// What a kind uses to make one element's nodes and latch rules.
package struct ElementWirer {
    package let element: ElementID
    package let declaration: ElementDeclaration
    /// Length, for a cable; 0 for everything else.
    package let lengthMillimetres: Int64
    /// The plant as far as it is known: elements, ports and slots of all.
    package let layout: PlantLayout
    let graph: GraphDraft

    init(
        element: ElementID, declaration: ElementDeclaration, lengthMillimetres: Int64,
        layout: PlantLayout, graph: GraphDraft
    ) {
        self.element = element
        self.declaration = declaration
        self.lengthMillimetres = lengthMillimetres
        self.layout = layout
        self.graph = graph
    }

    /// The element's own slot by its ordinal.
    package func slot(_ ordinal: Int) -> SlotID { layout.slot(element, ordinal) }
    /// The element's own latch by its ordinal.
    package func latch(_ ordinal: Int) -> LatchID { layout.latch(element, ordinal) }
    /// The element's own port by its ordinal.
    package func port(_ ordinal: Int) -> PortID { layout.port(element, ordinal) }

    /// A slot as something that a node reads.
    package func cell(_ slot: SlotID) -> CellID { layout.cell(slot) }
    /// A latch as something that a node reads.
    package func cell(_ latch: LatchID) -> CellID { layout.cell(latch) }

    /// What comes in at an input or two-way port.
    package func arriving(_ port: PortID) -> NodeID { graph.arrival(port) }

    /// Makes a node.
    ///
    /// - Parameters:
    ///   - name: for drawings and tests, unique on the element.
    ///   - inputs: the groups that `scope.input(0)`, `scope.input(1)` … read.
    ///   - cells: what `scope.cell(0)` … read.
    ///   - constants: what `scope.constant(0)` … read.
    package mutating func node(
        _ name: String, inputs: [NodeInput] = [], cells: [CellID] = [], constants: [Int64] = [],
        _ behaviour: @escaping NodeBehaviour
    ) -> NodeID {
        graph.add(
            name: name, element: element, inputs: inputs, cells: cells, constants: constants,
            behaviour: behaviour)
    }

    /// Says which node goes out at an output or two-way port.
    package mutating func transmit(_ port: PortID, _ node: NodeID) {
        graph.setTransmission(of: port, to: node)
    }

    /// Gives a latch its rule.
    package mutating func rule(_ latch: LatchID, _ rule: LatchRule) {
        graph.latchRules[latch.index] = rule
    }

    /// A symbol's number, made on first use.
    package mutating func symbol(_ text: String) -> SymbolID { graph.symbols.intern(text) }
}

/// One group of a node's inputs, of which at most one is active at a time.
package enum NodeInput: Sendable {
    /// Always this node.
    case always(NodeID)
    /// The node at the index that a slot holds; none where the index is out of range.
    case selected(by: SlotID, from: [NodeID?])
    /// The first node whose guard holds.
    case guarded([GuardedInput])
}

/// A node that is an input while a slot holds a value.
package struct GuardedInput: Sendable {
    package var node: NodeID
    package var slot: SlotID
    package var value: Int64

    package init(_ node: NodeID, when slot: SlotID, equals value: Int64) {
        self.node = node
        self.slot = slot
        self.value = value
    }
}

/// How a latch moves: where it comes to rest, and the next step on the way there.
package struct LatchRule: Sendable {
    /// What makes the latch look again.
    package var cells: [CellID]
    package var nodes: [NodeID]
    /// Where it rests under the present condition; a pure function of the simulation.
    package var settled: @Sendable (Simulation) -> Int64
    /// From the present value towards the target: the next value, and after how long (1 ms or
    /// more).
    package var step: @Sendable (_ current: Int64, _ target: Int64, Simulation) -> LatchStep

    package init(
        cells: [CellID] = [], nodes: [NodeID] = [],
        settled: @escaping @Sendable (Simulation) -> Int64,
        step: @escaping @Sendable (_ current: Int64, _ target: Int64, Simulation) -> LatchStep
    ) {
        self.cells = cells
        self.nodes = nodes
        self.settled = settled
        self.step = step
    }

    /// A latch that takes its settled value after a fixed delay.
    package static func following(
        cells: [CellID] = [], nodes: [NodeID] = [], afterMilliseconds delay: Int64,
        settled: @escaping @Sendable (Simulation) -> Int64
    ) -> LatchRule {
        LatchRule(cells: cells, nodes: nodes, settled: settled) { _, target, _ in
            LatchStep(value: target, afterMilliseconds: delay)
        }
    }
}

/// The next value of a latch, and when it takes it.
package struct LatchStep: Hashable, Sendable {
    package var value: Int64
    package var afterMilliseconds: Int64

    package init(value: Int64, afterMilliseconds: Int64) {
        self.value = value
        self.afterMilliseconds = afterMilliseconds
    }
}
