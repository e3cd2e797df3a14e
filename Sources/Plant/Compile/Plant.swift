/// A facility compiled into dense numbers and one flat graph; it never changes.
///
/// The graph's nodes depend on each other (edges, some of which a slot switches), on cells (slots
/// and latches) and on nothing else. Edges that nothing switches, and those that are switched on in
/// the nominal condition, form no loop: the compiler has proved it. A loop that somebody patches
/// later carries nothing (see `Evaluator`).
package final class Plant: Sendable {
    package let inventory: Inventory
    package let registry: Registry
    package let layout: PlantLayout
    package let symbols: SymbolTable
    /// The nominal value of every slot.
    package let nominal: [Int64]
    package let services: [CompiledCheck]
    package let invariants: [CompiledCheck]
    package let expectations: [CompiledCheck]

    let graph: GraphTables
    let behaviours: [NodeBehaviour]
    let latchRules: [LatchRule?]
    let nodeNames: [String]
    let nodeElements: [ElementID]
    let arrivals: [NodeID?]
    let transmissions: [NodeID?]
    private let extensions = PlantExtensions()

    /// How many quantities are computed.
    package var nodeCount: Int { graph.nodes.count }
    /// How many slots the condition has.
    package var slotCount: Int { layout.slots.count }
    /// How many latches there are.
    package var latchCount: Int { layout.latchNames.count }
    /// Slots and latches together: the length of a simulation's `cells`.
    package var cellCount: Int { slotCount + latchCount }

    init(
        inventory: Inventory, registry: Registry, layout: PlantLayout, draft: GraphDraft,
        graph: FlatGraph, nominal: [Int64], checks: [[CompiledCheck]]
    ) {
        self.inventory = inventory
        self.registry = registry
        self.layout = layout
        self.graph = GraphTables(graph)
        behaviours = graph.behaviours
        self.nominal = nominal
        symbols = draft.symbols
        latchRules = draft.latchRules
        nodeNames = draft.nodes.map(\.name)
        nodeElements = draft.nodes.map(\.element)
        arrivals = draft.allArrivals
        transmissions = draft.allTransmissions
        services = checks[0]
        invariants = checks[1]
        expectations = checks[2]
        extensions.fill(registry.extensionMakers.map { ($0.name, $0.make(self)) })
    }

    /// What makes the derived tables of an evaluator: the first plane's that has any.
    var tablesMaker: (any DerivedTablesMaker)? { extensions.tablesMaker }
    /// How many points the derived tables have; 0 where no plane makes any.
    package var pointCount: Int { tablesMaker?.pointCount ?? 0 }

    deinit { graph.free() }

    /// What a plane made of this plant for itself, by the maker's name; nil where it made nothing.
    package func planeExtension(_ name: String) -> (any Sendable)? { extensions.value(name) }

    /// The node of what comes in at a port; nil for an output.
    package func arrival(_ port: PortID) -> NodeID? { arrivals[port.index] }
    /// The node of what goes out at a port; nil for an input.
    package func transmission(_ port: PortID) -> NodeID? { transmissions[port.index] }

    /// What passes through a port: what arrives there, else what goes out.
    package func signal(at port: PortID) -> NodeID? { arrival(port) ?? transmission(port) }

    /// A node by its element and name, for drawings and tests.
    package func node(_ element: ElementID, named name: String) -> NodeID? {
        nodeNames.indices.first { nodeElements[$0] == element && nodeNames[$0] == name }
            .map { NodeID($0) }
    }

    /// `element/node`.
    package func path(of node: NodeID) -> String {
        layout.elements[nodeElements[node.index].index].id + "/" + nodeNames[node.index]
    }

    /// The kind of an element, as a plane registered it.
    package func kind(of element: ElementID) -> ElementKind {
        registry.kinds[layout.elements[element.index].kind]
    }

    /// Elements of a kind, in the order of the inventory.
    package func elements(ofKind name: String) -> [ElementID] {
        layout.elements.indices.filter { registry.kinds[layout.elements[$0].kind].name == name }
            .map { ElementID($0) }
    }
}

/// What the planes made of a plant, filled in once at the end of its initialiser.
///
/// Unchecked because the compiler can't see that nothing is written after that.
private final class PlantExtensions: @unchecked Sendable {
    private var values: [(name: String, value: any Sendable)] = []
    private(set) var tablesMaker: (any DerivedTablesMaker)?

    func fill(_ made: [(name: String, value: any Sendable)]) {
        values = made
        for entry in made where tablesMaker == nil {
            tablesMaker = entry.value as? any DerivedTablesMaker
        }
    }

    func value(_ name: String) -> (any Sendable)? { values.first { $0.name == name }?.value }
}
