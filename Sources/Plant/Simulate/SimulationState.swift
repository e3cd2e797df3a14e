package import SimulationKernel

/// All that a simulation remembers, as a value with one encoding.
///
/// Node values aren't in it: they follow from the cells.
package struct SimulationState: Hashable, Sendable {
    /// Slots, then latches.
    package var cells: [Int64]
    package var tables: LatchTables
    package var clock: SimulatedTime
    package var queue: EventQueue
    package var streams: [RandomStream]
    /// Texts of labels that were written during the session, numbered after the plant's own.
    package var writtenSymbols: [String]
    package var applied: [AppliedEdit]

    package static func == (a: SimulationState, b: SimulationState) -> Bool {
        a.canonicalBytes == b.canonicalBytes
    }

    /// Hashes the canonical bytes, as `==` compares them.
    package func hash(into hasher: inout Hasher) { hasher.combine(canonicalBytes) }

    /// A digest of everything in the state.
    package var digest: UInt64 {
        var digest = Digest()
        for byte in canonicalBytes { digest.add(bits: UInt64(byte)) }
        return digest.value
    }
}

extension SimulationState: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(cells)
        writer.write(tables)
        writer.write(clock.milliseconds)
        writer.write(queue)
        writer.write(streams)
        writer.write(writtenSymbols.count)
        for text in writtenSymbols { writer.write(text) }
        writer.write(applied)
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        cells = try reader.readInt64Array()
        tables = try reader.readValue()
        clock = SimulatedTime(milliseconds: try reader.readInt64())
        queue = try reader.readValue()
        streams = try reader.readArray()
        writtenSymbols = []
        for _ in 0..<(try reader.readCount()) { writtenSymbols.append(try reader.readString()) }
        applied = try reader.readArray()
    }
}
