/// Joins cables to ports: a node for each direction of a cable, and edges that its ends switch.
struct CableWiring {
    let layout: PlantLayout
    let registry: Registry

    /// The ports of the same element, direction and connector, the given one included.
    static func likePorts(of port: PortID, _ layout: PlantLayout) -> [PortID] {
        let record = layout.ports[port.index]
        return layout.elements[record.element.index].ports
            .filter {
                layout.ports[$0].direction == record.direction
                    && layout.ports[$0].connector == record.connector
            }
            .map { PortID($0) }
    }

    func connect(_ draft: GraphDraft) throws(PlantProblem) {
        var arriving = [[GuardedInput]](repeating: [], count: layout.ports.count)
        for cable in layout.cables {
            let kind = registry.kinds[layout.elements[cable.element.index].kind]
            guard let carry = kind.carry else {
                throw PlantProblem(
                    subject: ["kinds", kind.name], what: "`\(kind.name)` carries nothing")
            }
            for (start, name) in [(0, "to-b"), (1, "to-a")] {
                let sources = cable.reaches[start].compactMap { port -> GuardedInput? in
                    draft.transmission(of: port).map {
                        GuardedInput($0, when: cable.ends[start], equals: Int64(port.rawValue))
                    }
                }
                let receivers = cable.reaches[1 - start].filter {
                    draft.arrivalIfAny($0) != nil
                }
                if sources.isEmpty || receivers.isEmpty { continue }
                let slots = layout.elements[cable.element.index].slots.dropFirst(2)
                let node = draft.add(
                    name: name, element: cable.element, inputs: [.guarded(sources)],
                    cells: slots.map { layout.cell(SlotID($0)) },
                    constants: [layout.elements[cable.element.index].lengthMillimetres],
                    behaviour: carry)
                for port in receivers {
                    arriving[port.index].append(
                        GuardedInput(
                            node, when: cable.ends[1 - start], equals: Int64(port.rawValue)))
                }
            }
        }
        for (index, sources) in arriving.enumerated() {
            guard let node = draft.arrivalIfAny(PortID(index)) else { continue }
            draft.nodes[node.index].inputs = [.guarded(sources)]
        }
    }
}
