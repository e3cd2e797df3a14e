package import SimulationKernel

/// Bytes as they are stored, and the hash that is stored beside them.
///
/// The two are kept apart so that damage can be told: bytes that were changed later no longer have
/// the hash that stands beside them.
package struct HashedBytes: Hashable, Sendable {
    /// Exactly as they were hashed.
    package let bytes: [UInt8]
    /// The hash that is stored; `isWhole` says whether it is that of `bytes`.
    package let hash: Hash32

    /// What a store holds, believed as it is.
    package init(bytes: [UInt8], hash: Hash32) {
        self.bytes = bytes
        self.hash = hash
    }

    /// Fresh bytes with the hash that is theirs.
    package init(_ bytes: [UInt8], hashing: HashFunction) {
        self.bytes = bytes
        hash = hashing.hash(bytes)
    }

    /// Whether the stored hash is that of the stored bytes.
    package func isWhole(_ hashing: HashFunction) -> Bool { hashing.hash(bytes) == hash }
}

extension HashedBytes: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(bytes)
        writer.write(hash)
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        bytes = try reader.readBytes()
        hash = try reader.readHash()
    }
}
