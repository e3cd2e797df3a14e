import SimulationKernel
import TestSupport
import Testing

@Suite struct Hash32Tests {
    /// SHA-256 of the empty message (FIPS 180-4 example values).
    private let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    @Test func hexadecimalAndBytesComeBack() throws {
        let hash = try #require(Hash32(hexadecimal: empty))
        #expect(hash.hexadecimal == empty)
        #expect(hash.bytes.prefix(4) == [0xE3, 0xB0, 0xC4, 0x42])
        #expect(hash.bytes.count == Hash32.byteCount)
        #expect(Hash32(bytes: hash.bytes) == hash)
        try withEverySeed(200) { generator in
            let bytes = generator.bytes(32)
            let hash = try #require(Hash32(bytes: bytes))
            #expect(hash.bytes == bytes)
            #expect(Hash32(hexadecimal: hash.hexadecimal) == hash)
            #expect(hash.hexadecimal.utf8.count == 64)
        }
    }

    @Test func onlyThirtyTwoBytesMakeAHash() throws {
        try withEvery("count", in: 0...70) { count in
            let hash = Hash32(bytes: Array(repeating: 1, count: count))
            #expect((hash != nil) == (count == 32))
        }
    }

    @Test func onlySixtyFourDigitsInOneWayMakeAHash() {
        let zeroes = String(repeating: "0", count: 64)
        #expect(Hash32(hexadecimal: zeroes) == .zero)
        #expect(Hash32(hexadecimal: "") == nil)
        #expect(Hash32(hexadecimal: zeroes.dropLast()) == nil)
        #expect(Hash32(hexadecimal: zeroes.dropLast(2)) == nil)
        #expect(Hash32(hexadecimal: zeroes + "0") == nil)
        #expect(Hash32(hexadecimal: zeroes + "00") == nil)
        // Upper case would be a second way of writing the same hash.
        #expect(Hash32(hexadecimal: zeroes.dropLast() + "A") == nil)
        #expect(Hash32(hexadecimal: zeroes.dropLast() + "g") == nil)
        #expect(Hash32(hexadecimal: zeroes.dropLast() + " ") == nil)
        #expect(Hash32(hexadecimal: "0x" + zeroes.dropLast(2)) == nil)
        #expect(Hash32(hexadecimal: zeroes.dropLast() + "é") == nil)
    }

    @Test func hashesAreOrderedAsTheirBytesAre() throws {
        try withEverySeed(300) { generator in
            var bytes = generator.bytes(32)
            let first = try #require(Hash32(bytes: bytes))
            // Mostly alike, so that the words further on decide, too.
            let changed = generator.integer(in: 0...31)
            bytes[changed] = generator.bytes(1)[0]
            let second = try #require(Hash32(bytes: bytes))
            let expected = first.bytes.lexicographicallyPrecedes(second.bytes)
            #expect((first < second) == expected)
            #expect((first < second) == (first.hexadecimal < second.hexadecimal))
            #expect(!(first < first))
            #expect((first == second) == (first.bytes == second.bytes))
        }
    }
}
