package import SimulationKernel

/// The hash that chains a journal, given from outside: the core computes none itself.
///
/// The shipped program gives SHA-256 (FIPS 180-4). The same bytes must always give the same hash.
package struct HashFunction: Sendable {
    /// The hash of exactly these bytes.
    package let hash: @Sendable ([UInt8]) -> Hash32

    package init(hash: @escaping @Sendable ([UInt8]) -> Hash32) {
        self.hash = hash
    }
}

/// Tells whether a signature over a message was made with the private half of a public key.
///
/// Any bytes may be asked about; what isn't a key or a signature at all is simply not valid.
package struct VerifySignature: Sendable {
    /// Signature, message, public key.
    package let isValid:
        @Sendable (_ signature: [UInt8], _ message: [UInt8], _ publicKey: [UInt8]) -> Bool

    package init(
        isValid:
            @escaping @Sendable (
                _ signature: [UInt8], _ message: [UInt8], _ publicKey: [UInt8]
            ) -> Bool
    ) {
        self.isValid = isValid
    }
}

/// A key that can sign the head of a journal: its public half, and the act of signing.
package struct HeadSigner: Sendable {
    /// In the signature scheme's own encoding; 32 bytes for Ed25519.
    package let publicKey: [UInt8]
    /// A signature over the message; throws where the key can't be used.
    package let sign: @Sendable (_ message: [UInt8]) throws -> [UInt8]

    package init(
        publicKey: [UInt8], sign: @escaping @Sendable (_ message: [UInt8]) throws -> [UInt8]
    ) {
        self.publicKey = publicKey
        self.sign = sign
    }
}

/// Where the salts of free text come from: chance in the program, a counter in a test.
///
/// A salt never enters the simulated facility, so it takes no part in replay.
package struct SaltSource: Sendable {
    /// A salt that hasn't been given before.
    package let next: @Sendable () -> Salt

    package init(next: @escaping @Sendable () -> Salt) {
        self.next = next
    }
}
