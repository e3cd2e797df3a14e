/// A dense number that names one thing of a compiled plant: 0 for the first, without gaps.
///
/// The tag keeps an element's number from being used as a port's.
@frozen
package struct DenseID<Tag>: Hashable, Comparable, Sendable {
    /// 0…count − 1.
    package let rawValue: Int32

    @inlinable
    package init(rawValue: Int32) { self.rawValue = rawValue }

    /// The same number, for a subscript.
    @inlinable
    package init(_ index: Int) { rawValue = Int32(truncatingIfNeeded: index) }

    /// The number as an index into the plant's arrays.
    @inlinable
    package var index: Int { Int(rawValue) }

    @inlinable
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// What the tags of `DenseID` stand for; none has a value.
package enum IDTag {
    /// Tags the number of a place.
    package enum Place: Sendable {}
    /// Tags the number of an element.
    package enum Element: Sendable {}
    /// Tags the number of a port.
    package enum Port: Sendable {}
    /// Tags the number of a slot.
    package enum Slot: Sendable {}
    /// Tags the number of a latch.
    package enum Latch: Sendable {}
    /// Tags the number of a cell.
    package enum Cell: Sendable {}
    /// Tags the number of a node.
    package enum Node: Sendable {}
    /// Tags the number of a table.
    package enum Table: Sendable {}
    /// Tags the number of a random stream.
    package enum Stream: Sendable {}
    /// Tags the number of a text.
    package enum Symbol: Sendable {}
}

/// A room or part of a building.
package typealias PlaceID = DenseID<IDTag.Place>
/// A piece of equipment, a cable, a person or a document.
package typealias ElementID = DenseID<IDTag.Element>
/// A connector on an element.
package typealias PortID = DenseID<IDTag.Port>
/// One setting, health, cable end, label, address or belief.
package typealias SlotID = DenseID<IDTag.Slot>
/// One value that only a timed event changes.
package typealias LatchID = DenseID<IDTag.Latch>
/// A slot or a latch: the slots come first, then the latches.
package typealias CellID = DenseID<IDTag.Cell>
/// One computed quantity at one point.
package typealias NodeID = DenseID<IDTag.Node>
/// One table of rows that age: neighbours, forwarding entries.
package typealias TableID = DenseID<IDTag.Table>
/// One random stream.
package typealias StreamID = DenseID<IDTag.Stream>
/// A string that the plant knows once: a label's text, a job, a pattern.
package typealias SymbolID = DenseID<IDTag.Symbol>
