package import SimulationKernel

/// A piece of content exactly as a session was played on it: a facility, a scenario, a rubric.
///
/// It is stored once for each hash, so that a session shows for ever even after the file that it
/// came from has changed.
package struct ContentRecord: Hashable, Sendable {
    /// The hash of `bytes`.
    package let hash: Hash32
    /// What sort of content it is, as a short symbol: `facility`, `scenario`.
    package let kind: String
    /// The name that the session's header gives it.
    package let name: String
    /// The content as it was when the session was opened, unparsed.
    package let bytes: [UInt8]

    /// What a store holds, believed as it is.
    package init(hash: Hash32, kind: String, name: String, bytes: [UInt8]) {
        self.hash = hash
        self.kind = kind
        self.name = name
        self.bytes = bytes
    }

    /// Fresh content with the hash that is its own.
    package init(kind: String, name: String, bytes: [UInt8], hashing: HashFunction) {
        self.init(hash: hashing.hash(bytes), kind: kind, name: name, bytes: bytes)
    }
}

extension ContentRecord: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(hash)
        writer.write(kind)
        writer.write(name)
        writer.write(bytes)
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        hash = try reader.readHash()
        kind = try reader.readString()
        name = try reader.readString()
        bytes = try reader.readBytes()
    }
}
