import Crypto
// `[UInt8]` is `DataProtocol`, which Crypto asks for, only through Foundation.
import Foundation
package import SimulationKernel

/// SHA-256 (FIPS 180-4): the hash of content, of texts and of the journal's chain.
package enum SHA256Hash {
    /// The hash of exactly these bytes.
    @Sendable
    package static func hash(_ bytes: [UInt8]) -> Hash32 {
        guard let hash = Hash32(bytes: SHA256.hash(data: bytes)) else {
            preconditionFailure("a SHA-256 digest has 32 bytes")
        }
        return hash
    }
}
