/// Compiles an inventory into a plant.
///
/// The first thing that is wrong is thrown as a `PlantProblem`; nothing is half compiled.
package struct PlantCompiler {
    private let inventory: Inventory
    private let registry: Registry
    private var layout = PlantLayout()
    private var nominal: [Int64] = []

    private init(_ inventory: Inventory, _ registry: Registry) {
        self.inventory = inventory
        self.registry = registry
    }

    package static func compile(_ inventory: Inventory, registry: Registry) throws(PlantProblem)
        -> Plant
    {
        var compiler = PlantCompiler(inventory, registry)
        return try compiler.run()
    }

    private mutating func run() throws(PlantProblem) -> Plant {
        try declarePlaces()
        for element in inventory.elements { try declare(element) }
        for cable in inventory.cables { try declareCable(cable) }
        let draft = GraphDraft(portCount: layout.ports.count, latchCount: layout.latchNames.count)
        try resolveSettings(draft)
        try plugCables()
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
                    SlotDeclaration(end, "where \(end) is plugged", .port, role: .cableEnd, nominal: -1))
            }
        }
        try kind.declare(&declarer)
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
        where schema.isRequired && !declaration.parameters.contains(where: { $0.name == schema.name })
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

    // MARK: Settings and cables

    private mutating func resolveSettings(_ draft: GraphDraft) throws(PlantProblem) {
        nominal = layout.slots.map(\.nominal)
        let all =
            inventory.elements.map { ("elements", $0.id, $0.settings) }
            + inventory.cables.map { ("cables", $0.id, $0.settings) }
        for (section, id, settings) in all {
            guard let element = layout.element(named: id) else { continue }
            for setting in settings {
                guard let slot = layout.slot(element, named: setting.name) else {
                    throw PlantProblem(
                        subject: [section, id, "set", setting.name],
                        what: "`\(id)` has no setting `\(setting.name)`", given: setting.name,
                        candidates: layout.elements[element.index].slots.map {
                            layout.slots[$0].name
                        })
                }
                nominal[slot.index] = try resolve(
                    setting.value, for: slot, draft, subject: [section, id, "set", setting.name])
            }
        }
    }

    private func resolve(
        _ value: DeclaredValue, for slot: SlotID, _ draft: GraphDraft, subject: [String]
    ) throws(PlantProblem) -> Int64 {
        let domain = layout.slots[slot.index].domain
        let found: Int64? =
            switch (domain, value.word) {
            case (_, nil): nil
            case (.port, let word?):
                word == "none" ? -1 : layout.port(named: word).map { Int64($0.rawValue) }
            case (.element, let word?):
                word == "none" ? -1 : layout.element(named: word).map { Int64($0.rawValue) }
            case (.symbol, let word?): Int64(draft.symbols.intern(word).rawValue)
            case (_, let word?): domain.value(ofWord: word)
            }
        guard let found else {
            var candidates: [String] = []
            switch domain {
            case .choice(let names), .index(let names): candidates = names
            case .element: candidates = layout.elements.map(\.id)
            case .port: candidates = layout.ports.indices.map { layout.path(of: PortID($0)) }
            default: break
            }
            throw PlantProblem(
                subject: subject,
                what: "`\(layout.slots[slot.index].name)` can't be `\(value.word ?? "a list")`",
                expected: domain.expectation, given: value.word ?? "", candidates: candidates)
        }
        return found
    }

    private mutating func plugCables() throws(PlantProblem) {
        var taken: [Int: String] = [:]
        for (index, declaration) in inventory.cables.enumerated() {
            var reaches: [[PortID]] = []
            for (end, path) in [declaration.from, declaration.to].enumerated() {
                let subject = ["cables", declaration.id, end == 0 ? "from" : "to"]
                var ports = try reached(by: declaration)
                if !path.isEmpty {
                    let port = try self.port(path, subject: subject)
                    if let other = taken[port.index] {
                        throw PlantProblem(
                            subject: subject,
                            what: "`\(path)` is taken by cable `\(other)` already",
                            expected: "one plug in each port")
                    }
                    taken[port.index] = declaration.id
                    nominal[layout.cables[index].ends[end].index] = Int64(port.rawValue)
                    let neighbours = CableWiring.likePorts(of: port, layout)
                    ports = [port] + (neighbours + ports).filter { $0 != port }
                }
                var seen: Set<PortID> = []
                reaches.append(ports.filter { seen.insert($0).inserted })
            }
            layout.cables[index].reaches = reaches
        }
    }

    private func reached(by cable: CableDeclaration) throws(PlantProblem) -> [PortID] {
        var ports: [PortID] = []
        for path in cable.reaches {
            if let element = layout.element(named: path) {
                ports += layout.elements[element.index].ports.map { PortID($0) }
            } else {
                ports.append(try port(path, subject: ["cables", cable.id, "reaches"]))
            }
        }
        return ports
    }

    private func port(_ path: String, subject: [String]) throws(PlantProblem) -> PortID {
        if let port = layout.port(named: path) { return port }
        let owner = path.split(separator: ".").first.map(String.init) ?? path
        if let element = layout.element(named: owner) {
            throw PlantProblem(
                subject: subject, what: "`\(owner)` has no port `\(path.dropFirst(owner.count + 1))`",
                given: path,
                candidates: layout.elements[element.index].ports.map {
                    layout.path(of: PortID($0))
                })
        }
        throw PlantProblem(
            subject: subject, what: "unknown element `\(owner)` in `\(path)`",
            expected: "a port as `element.port`", given: owner,
            candidates: layout.elements.map(\.id))
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
            throw PlantProblem(
                subject: ["elements", owners.first ?? ""],
                what: "a loop of signals, \(when): "
                    + (owners + [owners.first ?? ""]).map { "`\($0)`" }.joined(separator: " → "),
                expected: "a signal that doesn't feed itself")
        }
    }

    private func compileChecks(_ draft: GraphDraft) throws(PlantProblem) -> [[CompiledCheck]] {
        var result: [[CompiledCheck]] = []
        for (section, declarations) in [
            ("services", inventory.services), ("invariants", inventory.invariants),
            ("expectations", inventory.expectations),
        ] {
            var compiled: [CompiledCheck] = []
            for declaration in declarations {
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
