package import SimulationKernel

/// One slot's new value.
package struct SlotEdit: Hashable, Sendable {
    package var slot: SlotID
    package var value: Int64

    package init(_ slot: SlotID, _ value: Int64) {
        self.slot = slot
        self.value = value
    }
}

/// Who or what made a patch.
package enum Provenance: Hashable, Sendable {
    /// A fault of the scenario, by its index.
    case fault(Int)
    /// Somebody other than the trainee, by name of the person's element.
    case person(String)
    /// A run of configuration management, by name.
    case configurationRun(String)
    /// A delivery or an installation, by name.
    case delivery(String)
    case trainee
    /// The scenario's own setting of the scene.
    case scene
}

/// A list of slot edits, with who made it.
///
/// Faults, procedures and settings are all patches. Later edits of the same slot win.
package struct Patch: Hashable, Sendable {
    package var edits: [SlotEdit]
    package var provenance: Provenance

    package init(_ edits: [SlotEdit], by provenance: Provenance) {
        self.edits = edits
        self.provenance = provenance
    }

    /// The edits that count: of several to one slot only the last.
    package var lastEdits: [SlotEdit] {
        var seen: Set<SlotID> = []
        return edits.reversed().filter { seen.insert($0.slot).inserted }.reversed()
    }
}

/// An edit that was made: when, by whom, what from and what to.
package struct AppliedEdit: Hashable, Sendable {
    package var time: SimulatedTime
    package var provenance: Provenance
    package var slot: SlotID
    package var before: Int64
    package var after: Int64
}

extension Provenance: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        switch self {
        case .fault(let index):
            writer.write(tag: 1)
            writer.write(index)
        case .person(let name):
            writer.write(tag: 2)
            writer.write(name)
        case .configurationRun(let name):
            writer.write(tag: 3)
            writer.write(name)
        case .delivery(let name):
            writer.write(tag: 4)
            writer.write(name)
        case .trainee: writer.write(tag: 5)
        case .scene: writer.write(tag: 6)
        }
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        switch try reader.readTag() {
        case 1: self = .fault(try reader.readInt())
        case 2: self = .person(try reader.readString())
        case 3: self = .configurationRun(try reader.readString())
        case 4: self = .delivery(try reader.readString())
        case 5: self = .trainee
        case 6: self = .scene
        case let tag: throw .unknownCase("Provenance", Int64(tag))
        }
    }
}

extension AppliedEdit: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(time.milliseconds)
        writer.write(provenance)
        writer.write(slot.rawValue)
        writer.write(before)
        writer.write(after)
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        time = SimulatedTime(milliseconds: try reader.readInt64())
        provenance = try reader.readValue()
        slot = SlotID(rawValue: try reader.readInt32())
        before = try reader.readInt64()
        after = try reader.readInt64()
    }
}
