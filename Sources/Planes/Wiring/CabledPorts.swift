import Plant

/// Where cables are as the facility is set up: faults elsewhere would matter to nobody.
extension Plant {
    /// The ports of an element that a cable reaches, in their order; mains inlets aside.
    func cabledPorts(_ element: ElementID) -> [Int] {
        let plugged = layout.cables.flatMap { $0.ends.map { nominal[$0.index] } }
        return layout.elements[element.index].ports.filter {
            plugged.contains(Int64($0)) && layout.ports[$0].connector != PowerInlets.connector
        }
    }

    /// Whether a cable joins two things. One that hangs loose, or that is parked between two ports
    /// of the same thing as patch cords are, joins none.
    func joins(_ cable: ElementID) -> Bool {
        guard let record = layout.cables.first(where: { $0.element == cable }) else { return false }
        let ports = record.ends.map { Int(nominal[$0.index]) }
        guard ports.allSatisfy({ layout.ports.indices.contains($0) }) else { return false }
        return layout.ports[ports[0]].element != layout.ports[ports[1]].element
    }

    /// The nominal value of a slot of an element by its name; nil where it has no such slot.
    func nominal(_ element: ElementID, _ name: String) -> Int64? {
        layout.slot(element, named: name).map { nominal[$0.index] }
    }
}
