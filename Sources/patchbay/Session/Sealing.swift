import Exercises
import Seals

/// The project's hash, salts and signatures, as the journal wants them.
enum Sealing {
    static let hashing = HashFunction(hash: SHA256Hash.hash)
    static let salts = SaltSource { Salt(RandomWord.next(), RandomWord.next()) }
    static let verifying = VerifySignature(isValid: SigningKey.isValid)

    static func signer(_ key: SigningKey) -> HeadSigner {
        HeadSigner(publicKey: key.publicBytes, sign: key.sign)
    }
}
