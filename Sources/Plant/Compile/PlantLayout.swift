/// One place of a compiled plant.
package struct PlaceRecord: Hashable, Sendable {
    package var id: String
    package var title: String
}

/// One element of a compiled plant, with the ranges of what belongs to it.
package struct ElementRecord: Hashable, Sendable {
    package var id: String
    package var title: String
    /// Index into the registry's kinds.
    package var kind: Int
    package var category: ElementCategory
    package var place: PlaceID
    package var rack: String
    package var ports: Range<Int>
    package var slots: Range<Int>
    package var latches: Range<Int>
    package var tables: Range<Int>
    package var streams: Range<Int>
    /// Length, for a cable; 0 for everything else.
    package var lengthMillimetres: Int64
}

/// One port of a compiled plant.
package struct PortRecord: Hashable, Sendable {
    package var name: String
    package var title: String
    package var element: ElementID
    package var direction: PortDirection
    package var connector: Connector
}

/// The ends of a cable, as slots that hold a port or −1.
package struct CableRecord: Hashable, Sendable {
    package var element: ElementID
    package var ends: [SlotID]
    /// The ports that each end reaches, the nominal one first.
    package var reaches: [[PortID]]
}

/// The names and numbers of a compiled plant: who has what, and where.
package struct PlantLayout: Sendable {
    package internal(set) var places: [PlaceRecord] = []
    package internal(set) var elements: [ElementRecord] = []
    package internal(set) var ports: [PortRecord] = []
    package internal(set) var slots: [SlotDeclaration] = []
    package internal(set) var slotOwners: [ElementID] = []
    /// For a statement: the slot that it is about.
    package internal(set) var slotSubjects: [SlotID?] = []
    package internal(set) var latchNames: [String] = []
    package internal(set) var latchOwners: [ElementID] = []
    package internal(set) var tableNames: [String] = []
    package internal(set) var streamNames: [String] = []
    package internal(set) var cables: [CableRecord] = []
    /// Shortest walking time between each two places, in seconds, by rows.
    package internal(set) var walkSeconds: [Int64] = []

    private var elementNumbers: [String: Int32] = [:]
    private var placeNumbers: [String: Int32] = [:]

    /// A slot of an element by its ordinal: 0 for the one that its kind declared first.
    ///
    /// Traps, as the four below do, on an ordinal that the element doesn't have: the number would
    /// be a neighbour's.
    package func slot(_ element: ElementID, _ ordinal: Int) -> SlotID {
        SlotID(index(ordinal, of: elements[element.index].slots, "slot", element))
    }
    /// A latch of an element by its ordinal.
    package func latch(_ element: ElementID, _ ordinal: Int) -> LatchID {
        LatchID(index(ordinal, of: elements[element.index].latches, "latch", element))
    }
    /// A port of an element by its ordinal.
    package func port(_ element: ElementID, _ ordinal: Int) -> PortID {
        PortID(index(ordinal, of: elements[element.index].ports, "port", element))
    }
    /// A table of an element by its ordinal.
    package func table(_ element: ElementID, _ ordinal: Int) -> TableID {
        TableID(index(ordinal, of: elements[element.index].tables, "table", element))
    }
    /// A random stream of an element by its ordinal.
    package func stream(_ element: ElementID, _ ordinal: Int) -> StreamID {
        StreamID(index(ordinal, of: elements[element.index].streams, "stream", element))
    }

    private func index(
        _ ordinal: Int, of range: Range<Int>, _ noun: StaticString, _ element: ElementID
    ) -> Int {
        precondition(
            ordinal >= 0 && ordinal < range.count,
            "`\(elements[element.index].id)` has no \(noun) \(ordinal), only \(range.count)")
        return range.lowerBound + ordinal
    }

    /// The cell of a slot: slots are the first cells.
    package func cell(_ slot: SlotID) -> CellID { CellID(rawValue: slot.rawValue) }
    package func cell(_ latch: LatchID) -> CellID { CellID(slots.count + latch.index) }

    /// The element, cable, person or document of a name, or nil.
    package func element(named name: String) -> ElementID? {
        elementNumbers[name].map { ElementID(rawValue: $0) }
    }

    /// The place of a name, or nil.
    package func place(named name: String) -> PlaceID? {
        placeNumbers[name].map { PlaceID(rawValue: $0) }
    }

    /// The port of an element by its name, or nil.
    package func port(_ element: ElementID, named name: String) -> PortID? {
        elements[element.index].ports.first { ports[$0].name == name }.map { PortID($0) }
    }

    /// The slot of an element by its name, or nil.
    package func slot(_ element: ElementID, named name: String) -> SlotID? {
        elements[element.index].slots.first { slots[$0].name == name }.map { SlotID($0) }
    }

    /// A port written as `element.port`, or nil.
    package func port(named path: String) -> PortID? {
        guard let dot = path.firstIndex(of: ".") else { return nil }
        guard let owner = element(named: String(path[..<dot])) else { return nil }
        return port(owner, named: String(path[path.index(after: dot)...]))
    }

    /// A slot written as `element.slot`, or nil.
    package func slot(named path: String) -> SlotID? {
        guard let dot = path.firstIndex(of: ".") else { return nil }
        guard let owner = element(named: String(path[..<dot])) else { return nil }
        return slot(owner, named: String(path[path.index(after: dot)...]))
    }

    /// `element.port`.
    package func path(of port: PortID) -> String {
        let record = ports[port.index]
        return elements[record.element.index].id + "." + record.name
    }

    /// `element.slot`.
    package func path(of slot: SlotID) -> String {
        elements[slotOwners[slot.index].index].id + "." + slots[slot.index].name
    }

    /// The time to walk from one place to another, in seconds.
    package func walkSeconds(from: PlaceID, to: PlaceID) -> Int64 {
        walkSeconds[from.index * places.count + to.index]
    }

    mutating func addPlace(_ record: PlaceRecord) -> Bool {
        guard placeNumbers[record.id] == nil else { return false }
        placeNumbers[record.id] = Int32(places.count)
        places.append(record)
        return true
    }

    mutating func addElement(_ record: ElementRecord) -> Bool {
        guard elementNumbers[record.id] == nil else { return false }
        elementNumbers[record.id] = Int32(elements.count)
        elements.append(record)
        return true
    }
}
