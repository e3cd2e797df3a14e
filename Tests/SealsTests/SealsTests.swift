import SimulationKernel
import Testing

@testable import Seals

@Suite struct HashAndSignatureTests {
    /// FIPS 180-4 examples, as NIST publishes them with the standard.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func sha256AsPublished(text: String, hexadecimal: String) {
        #expect(SHA256Hash.hash(Array(text.utf8)).hexadecimal == hexadecimal)
    }

    /// RFC 8032, section 7.1, tests 1 and 3.
    @Test(arguments: [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e"
                + "39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "af82",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67"
                + "f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ])
    func ed25519AsPublished(
        secret: String, message: String, publicKey: String, signature: String
    ) throws {
        let key = try #require(SigningKey(privateBytes: bytes(secret)))
        #expect(key.publicBytes == bytes(publicKey))
        #expect(
            SigningKey.isValid(
                signature: bytes(signature), message: bytes(message), publicKey: bytes(publicKey)))
        #expect(
            !SigningKey.isValid(
                signature: bytes(signature), message: bytes(message) + [0],
                publicKey: bytes(publicKey)))
    }

    @Test func whatAKeySignsOnlyThatKeyVerifies() throws {
        let key = SigningKey()
        let message = Array("head".utf8)
        let signature = try key.sign(message)
        #expect(signature.count == 64)
        func isValid(_ signature: [UInt8], _ publicKey: [UInt8]) -> Bool {
            SigningKey.isValid(signature: signature, message: message, publicKey: publicKey)
        }
        #expect(isValid(signature, key.publicBytes))
        #expect(!isValid(signature, SigningKey().publicBytes))
        for place in signature.indices {
            var changed = signature
            changed[place] ^= 1
            #expect(!isValid(changed, key.publicBytes))
        }
    }

    @Test func anyBytesMayBeAskedAbout() {
        for count in [0, 1, 31, 32, 33, 63, 64, 65] {
            let noise = [UInt8](repeating: 0xFF, count: count)
            #expect(!SigningKey.isValid(signature: noise, message: noise, publicKey: noise))
            #expect((SigningKey(privateBytes: noise) != nil) == (count == 32))
        }
    }

    @Test func chanceDoesNotRepeat() {
        let words = Set((0..<1_000).map { _ in RandomWord.next() })
        #expect(words.count == 1_000)
    }

    private func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = Array(hexadecimal)
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
    }
}
