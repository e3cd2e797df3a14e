import Crypto
// `[UInt8]` is `DataProtocol`, which Crypto asks for, only through Foundation.
import Foundation

/// An Ed25519 key (RFC 8032) that signs on behalf of whoever keeps this database.
package struct SigningKey: Sendable {
    /// The length of the private half, in bytes.
    package static let byteCount = 32

    private let key: Curve25519.Signing.PrivateKey

    /// A new key, by chance.
    package init() {
        key = Curve25519.Signing.PrivateKey()
    }

    /// The key with this private half, or nil where that doesn't have 32 bytes.
    package init?(privateBytes: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: privateBytes) else {
            return nil
        }
        self.key = key
    }

    /// The private half: 32 bytes that go into the key file and nowhere else.
    var privateBytes: [UInt8] { Array(key.rawRepresentation) }

    /// The public half: 32 bytes that may be shown to anybody.
    package var publicBytes: [UInt8] { Array(key.publicKey.rawRepresentation) }

    /// A signature of 64 bytes over a message. Throws what the crypto library throws, which for
    /// a sound key is nothing.
    @Sendable
    package func sign(_ message: [UInt8]) throws -> [UInt8] {
        Array(try key.signature(for: message))
    }

    /// Whether a signature over a message was made with the private half of a public key.
    ///
    /// Any bytes may be asked about: what isn't a key or a signature isn't valid.
    @Sendable
    package static func isValid(
        signature: [UInt8], message: [UInt8], publicKey: [UInt8]
    ) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            return false
        }
        return key.isValidSignature(signature, for: message)
    }
}
