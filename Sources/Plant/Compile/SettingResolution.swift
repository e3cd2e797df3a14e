/// The part of compiling that turns written settings and cable ends into nominal slot values.
extension PlantCompiler {
    /// Gives each statement the domain of the slot that it is about.
    mutating func linkStatements() throws(PlantProblem) {
        layout.slotSubjects = Array(repeating: nil, count: layout.slots.count)
        for index in layout.slots.indices {
            guard let path = layout.slots[index].subject else { continue }
            let owner = layout.elements[layout.slotOwners[index].index].id
            guard let subject = layout.slot(named: path) else {
                let element = path.split(separator: ".").first.map(String.init) ?? path
                throw PlantProblem(
                    subject: ["elements", owner, layout.slots[index].name],
                    what: "`\(owner)` says something of `\(path)`, which isn't there",
                    expected: "a slot as `element.slot`", given: path,
                    candidates: layout.element(named: element).map { element in
                        layout.elements[element.index].slots.map { layout.path(of: SlotID($0)) }
                    } ?? layout.elements.map(\.id))
            }
            layout.slotSubjects[index] = subject
        }
        for index in layout.slots.indices where layout.slotSubjects[index] != nil {
            layout.slots[index].domain = layout.slots[try lastSubject(of: index)].domain
        }
    }

    /// The slot at the end of a chain of statements about statements.
    private func lastSubject(of index: Int) throws(PlantProblem) -> Int {
        var last = index
        while let next = layout.slotSubjects[last]?.index {
            guard next != index else {
                let path = layout.path(of: SlotID(index))
                let owner = layout.elements[layout.slotOwners[index].index].id
                throw PlantProblem(
                    subject: ["elements", owner, layout.slots[index].name],
                    what: "`\(path)` says something of itself by way of "
                        + "`\(layout.path(of: SlotID(last)))`",
                    expected: "a slot that isn't itself a statement about this one")
            }
            last = next
        }
        return last
    }

    /// Gives each statement that wasn't set otherwise what is true of its subject; of a statement
    /// about a statement, what that one says.
    mutating func stateTruths() {
        for index in layout.slots.indices {
            var source = index
            while !isSet[source], let subject = layout.slotSubjects[source] {
                source = subject.index
            }
            nominal[index] = nominal[source]
        }
    }

    mutating func resolveSettings(_ draft: GraphDraft) throws(PlantProblem) {
        nominal = layout.slots.map { slot in
            slot.nominalText.map { draft.symbols.number(ofLabel: $0) } ?? slot.nominal
        }
        isSet = Array(repeating: false, count: nominal.count)
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
                guard layout.slots[slot.index].role != .cableEnd else {
                    throw PlantProblem(
                        subject: [section, id, "set", setting.name],
                        what: "`\(setting.name)` isn't a setting",
                        expected: "`from` and `to` for where a cable is plugged")
                }
                nominal[slot.index] = try resolve(
                    setting.value, for: slot, draft, subject: [section, id, "set", setting.name])
                isSet[slot.index] = true
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
            case (.symbol, let word?): draft.symbols.number(ofLabel: word)
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

    mutating func plugCables() throws(PlantProblem) {
        var taken: [Int: String] = [:]
        for (index, declaration) in inventory.cables.enumerated() {
            var reaches: [[PortID]] = []
            let reached = try reached(by: declaration)
            for (end, path) in [declaration.from, declaration.to].enumerated() {
                let subject = ["cables", declaration.id, end == 0 ? "from" : "to"]
                var ports = reached.filter { fits($0, end: end, of: declaration) }
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
            try checkEnds(of: declaration)
            layout.cables[index].reaches = reaches
        }
    }

    private func reached(by cable: CableDeclaration) throws(PlantProblem) -> [PortID] {
        var ports: [PortID] = []
        for path in cable.reaches {
            if let element = layout.element(named: path) {
                ports += layout.elements[element.index].ports.map { PortID($0) }
                continue
            }
            let subject = ["cables", cable.id, "reaches"]
            let port = try port(path, subject: subject)
            guard (0...1).contains(where: { fits(port, end: $0, of: cable) }) else {
                throw PlantProblem(
                    subject: subject, what: "the plug of `\(cable.id)` doesn't fit `\(path)`",
                    expected: "a port that the plug of one of its ends fits", given: path)
            }
            ports.append(port)
        }
        return ports
    }

    /// The plug at an end of a cable, as the port that it is in shows; nil for a loose end.
    private func plug(_ end: Int, of cable: CableDeclaration) -> Connector? {
        layout.port(named: end == 0 ? cable.from : cable.to).map {
            layout.ports[$0.index].connector
        }
    }

    /// Whether an end fits a port. A loose end has the plug of the other one; a cable that is
    /// plugged nowhere fits wherever its author says that it reaches.
    private func fits(_ port: PortID, end: Int, of cable: CableDeclaration) -> Bool {
        guard let plug = plug(end, of: cable) ?? plug(1 - end, of: cable) else { return true }
        return plug == layout.ports[port.index].connector
    }

    private func port(_ path: String, subject: [String]) throws(PlantProblem) -> PortID {
        if let port = layout.port(named: path) { return port }
        let owner = path.split(separator: ".").first.map(String.init) ?? path
        if let element = layout.element(named: owner) {
            throw PlantProblem(
                subject: subject,
                what: "`\(owner)` has no port `\(path.dropFirst(owner.count + 1))`",
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
}
