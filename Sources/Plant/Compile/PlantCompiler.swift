/// Compiles an inventory into a plant.
///
/// The first thing that is wrong is thrown as a `PlantProblem`; nothing is half compiled.
package struct PlantCompiler {
    let inventory: Inventory
    let registry: Registry
    var layout = PlantLayout()
    var nominal: [Int64] = []
    /// Whether the inventory gave a slot its nominal value.
    var isSet: [Bool] = []

    private init(_ inventory: Inventory, _ registry: Registry) {
        self.inventory = inventory
        self.registry = registry
    }

    /// The plant of an inventory whose kinds and checks the registry knows.
    ///
    /// - Throws: the first problem, with the path of names to where it stands.
    package static func compile(_ inventory: Inventory, registry: Registry) throws(PlantProblem)
        -> Plant
    {
        var compiler = PlantCompiler(inventory, registry)
        return try compiler.run()
    }

    private mutating func run() throws(PlantProblem) -> Plant {
        try checkInventory()
        try declarePlaces()
        for element in inventory.elements { try declare(element) }
        for cable in inventory.cables { try declareCable(cable) }
        let draft = GraphDraft(portCount: layout.ports.count, latchCount: layout.latchNames.count)
        for job in inventory.jobs { _ = draft.symbols.intern(job.symbol) }
        try linkStatements()
        try resolveSettings(draft)
        try plugCables()
        stateTruths()
        makeArrivals(draft)
        for index in layout.elements.indices { try wire(ElementID(index), draft) }
        try CableWiring(layout: layout, registry: registry).connect(draft)
        let checks = try compileChecks(draft)
        let graph = FlatGraph(draft: draft, layout: layout)
        try refuseLoops(graph, draft)
        return Plant(
            inventory: inventory, registry: registry, layout: layout, draft: draft, graph: graph,
            nominal: nominal, checks: checks)
    }

    // MARK: Declaring

    private mutating func declarePlaces() throws(PlantProblem) {
        for place in inventory.places {
            guard layout.addPlace(PlaceRecord(id: place.id, title: place.title)) else {
                throw PlantProblem(
                    subject: ["places", place.id], what: "a second place `\(place.id)`",
                    expected: "a name of its own for each place")
            }
        }
        let count = layout.places.count
        let far = Int64(Int32.max)
        var walk = [Int64](repeating: far, count: count * count)
        for (from, place) in inventory.places.enumerated() {
            walk[from * count + from] = 0
            for step in place.walks {
                guard let to = layout.place(named: step.place) else {
                    throw PlantProblem(
                        subject: ["places", place.id, "walks"],
                        what: "unknown place `\(step.place)`", given: step.place,
                        candidates: inventory.places.map(\.id))
                }
                walk[from * count + to.index] = min(walk[from * count + to.index], step.seconds)
                walk[to.index * count + from] = min(walk[to.index * count + from], step.seconds)
            }
        }
        for middle in 0..<count {
            for from in 0..<count {
                for to in 0..<count {
                    let around = walk[from * count + middle] + walk[middle * count + to]
                    walk[from * count + to] = min(walk[from * count + to], around)
                }
            }
        }
        if count > 0, let cut = (0..<count).first(where: { walk[$0] >= far }) {
            throw PlantProblem(
                subject: ["places", inventory.places[cut].id, "walks"],
                what: "no way to walk from `\(inventory.places[0].id)` to "
                    + "`\(inventory.places[cut].id)`",
                expected: "walking times that join all places")
        }
        layout.walkSeconds = walk
    }

    private mutating func declareCable(_ cable: CableDeclaration) throws(PlantProblem) {
        let declaration = ElementDeclaration(
            id: cable.id, kind: cable.kind, place: inventory.places.first?.id ?? "",
            settings: cable.settings)
        try declare(declaration, cable: cable)
    }

    private mutating func declare(
        _ declaration: ElementDeclaration, cable: CableDeclaration? = nil
    ) throws(PlantProblem) {
        let section = cable == nil ? "elements" : "cables"
        guard
            let kindIndex = registry.kinds.firstIndex(where: {
                $0.name == declaration.kind && ($0.category == .cable) == (cable != nil)
            })
        else {
            throw PlantProblem(
                subject: [section, declaration.id, "kind"],
                what: "unknown kind `\(declaration.kind)`", given: declaration.kind,
                candidates: registry.kinds.filter { ($0.category == .cable) == (cable != nil) }
                    .map(\.name))
        }
        let kind = registry.kinds[kindIndex]
        guard let place = layout.place(named: declaration.place) else {
            throw PlantProblem(
                subject: [section, declaration.id, "place"],
                what: "unknown place `\(declaration.place)`", given: declaration.place,
                candidates: layout.places.map(\.id))
        }
        try checkParameters(declaration, kind)
        var declarer = ElementDeclarer(
            element: ElementID(layout.elements.count), declaration: declaration,
            lengthMillimetres: cable?.lengthMillimetres ?? 0, firstPort: layout.ports.count,
            firstSlot: layout.slots.count, firstLatch: layout.latchNames.count,
            firstTable: layout.tableNames.count, firstStream: layout.streamNames.count)
        if cable != nil {
            for end in ["end-a", "end-b"] {
                declarer.slot(
                    SlotDeclaration(
                        end, "where \(end) is plugged", .port, role: .cableEnd, nominal: -1))
            }
        }
        try kind.declare(&declarer)
        try checkOwnNames(declarer, section: section)
        try add(declarer, kind: kindIndex, place: place, section: section)
        if cable != nil {
            let element = ElementID(layout.elements.count - 1)
            layout.cables.append(
                CableRecord(
                    element: element, ends: [layout.slot(element, 0), layout.slot(element, 1)],
                    reaches: [[], []]))
        }
    }

    private func checkParameters(_ declaration: ElementDeclaration, _ kind: ElementKind)
        throws(PlantProblem)
    {
        for parameter in declaration.parameters
        where !kind.parameters.contains(where: { $0.name == parameter.name }) {
            throw PlantProblem(
                subject: ["elements", declaration.id, parameter.name],
                what: "unknown key `\(parameter.name)` for a `\(kind.name)`",
                given: parameter.name,
                candidates: kind.parameters.map(\.name) + [
                    "id", "kind", "title", "place", "rack", "set",
                ])
        }
        for schema in kind.parameters
        where schema.isRequired
            && !declaration.parameters.contains(where: { $0.name == schema.name })
        {
            throw PlantProblem(
                subject: ["elements", declaration.id],
                what: "`\(declaration.id)` lacks `\(schema.name)`", expected: schema.meaning)
        }
    }

    private mutating func add(
        _ declarer: ElementDeclarer, kind: Int, place: PlaceID, section: String
    ) throws(PlantProblem) {
        let declaration = declarer.declaration
        func range(_ first: Int, _ count: Int) -> Range<Int> { first..<first + count }
        let record = ElementRecord(
            id: declaration.id, title: declaration.title, kind: kind,
            category: registry.kinds[kind].category, place: place, rack: declaration.rack,
            ports: range(declarer.firstPort, declarer.ports.count),
            slots: range(declarer.firstSlot, declarer.slots.count),
            latches: range(declarer.firstLatch, declarer.latches.count),
            tables: range(declarer.firstTable, declarer.tables.count),
            streams: range(declarer.firstStream, declarer.streams.count),
            lengthMillimetres: declarer.lengthMillimetres)
        guard layout.addElement(record) else {
            throw PlantProblem(
                subject: [section, declaration.id],
                what: "a second element `\(declaration.id)`",
                expected: "a name of its own for each element, cable, person and document")
        }
        layout.ports += declarer.ports
        layout.slots += declarer.slots
        layout.slotOwners += Array(repeating: declarer.element, count: declarer.slots.count)
        layout.latchNames += declarer.latches
        layout.latchOwners += Array(repeating: declarer.element, count: declarer.latches.count)
        layout.tableNames += declarer.tables
        layout.streamNames += declarer.streams.map { declaration.id + "/" + $0 }
    }

    // MARK: Graph

    private func makeArrivals(_ draft: GraphDraft) {
        for (index, port) in layout.ports.enumerated() where port.direction != .output {
            draft.makeArrival(PortID(index), element: port.element, name: port.name + ":in")
        }
    }

    private func wire(_ element: ElementID, _ draft: GraphDraft) throws(PlantProblem) {
        let record = layout.elements[element.index]
        let kind = registry.kinds[record.kind]
        let declaration: ElementDeclaration
        if element.index < inventory.elements.count {
            declaration = inventory.elements[element.index]
        } else {
            declaration = ElementDeclaration(id: record.id, kind: kind.name, place: "")
        }
        var wirer = ElementWirer(
            element: element, declaration: declaration,
            lengthMillimetres: record.lengthMillimetres, layout: layout, graph: draft)
        try kind.wire(&wirer)
    }

    private func refuseLoops(_ graph: FlatGraph, _ draft: GraphDraft) throws(PlantProblem) {
        let cells = nominal + [Int64](repeating: 0, count: layout.latchNames.count)
        for (condition, when) in [(nil, "always"), (cells, "as the facility is set up")] {
            guard let loop = LoopFinder(graph: graph, cells: condition).findLoop() else { continue }
            var owners: [String] = []
            for node in loop {
                let owner = layout.elements[draft.nodes[node.index].element.index].id
                if owners.last != owner { owners.append(owner) }
            }
            if owners.count > 1 && owners.last == owners.first { owners.removeLast() }
            if owners.count > 1 && owners.first == owners.last { owners.removeLast() }
            throw PlantProblem(
                subject: ["elements", owners.first ?? ""],
                what: "a loop of signals, \(when): "
                    + (owners + [owners.first ?? ""]).map { "`\($0)`" }.joined(separator: " → "),
                expected: "a signal that doesn't feed itself")
        }
    }

    private func compileChecks(_ draft: GraphDraft) throws(PlantProblem) -> [[CompiledCheck]] {
        var result: [[CompiledCheck]] = []
        var names: Set<String> = []
        for (section, declarations) in [
            ("services", inventory.services), ("invariants", inventory.invariants),
            ("expectations", inventory.expectations),
        ] {
            var compiled: [CompiledCheck] = []
            for declaration in declarations {
                guard names.insert(declaration.id).inserted else {
                    throw PlantProblem(
                        subject: [section, declaration.id],
                        what: "a second check `\(declaration.id)`",
                        expected: "a name of its own for each service, invariant and expectation")
                }
                compiled.append(
                    try CheckCompiler(
                        declaration: declaration, section: section, layout: layout,
                        registry: registry, draft: draft
                    ).compile())
            }
            result.append(compiled)
        }
        return result
    }
}
