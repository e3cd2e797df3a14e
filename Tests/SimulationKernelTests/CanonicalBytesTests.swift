import SimulationKernel
import TestSupport
import Testing

/// A value made of every kind of field, for round trips.
private struct Everything: CanonicalCodable, Equatable {
    var integers: [Int64] = []
    var text = ""
    var data: [UInt8] = []
    var flag = false
    var small: Int32 = 0
    var word: UInt64 = 0
    var hash = Hash32.zero
    var optional: Leaf?
    var leaves: [Leaf] = []

    struct Leaf: CanonicalCodable, Equatable {
        var value: Int64

        init(value: Int64) { self.value = value }

        func encode(to writer: inout CanonicalWriter) { writer.write(value) }

        init(from reader: inout CanonicalReader) throws(CanonicalError) {
            value = try reader.readInt64()
        }
    }

    init() {}

    init(random generator: inout SeededGenerator) {
        integers = (0..<generator.integer(in: 0...5)).map { _ in generator.integerOfAnySize() }
        text = generator.pick(["", "a", "Zürich", "日本", "\u{1F3AC} take 1", "e\u{301}"])
        data = generator.bytes(generator.integer(in: 0...300))
        flag = generator.chance(1, in: 2)
        small = Int32(truncatingIfNeeded: generator.integerOfAnySize())
        word = generator.next()
        hash = Hash32(bytes: generator.bytes(32)) ?? .zero
        optional = generator.chance(1, in: 2) ? Leaf(value: generator.integerOfAnySize()) : nil
        leaves = (0..<generator.integer(in: 0...3)).map { Leaf(value: Int64($0)) }
    }

    func encode(to writer: inout CanonicalWriter) {
        writer.write(integers)
        writer.write(text)
        writer.write(data)
        writer.write(flag)
        writer.write(small)
        writer.write(fixed: word)
        writer.write(hash)
        writer.write(optional)
        writer.write(leaves)
    }

    init(from reader: inout CanonicalReader) throws(CanonicalError) {
        integers = try reader.readInt64Array()
        text = try reader.readString()
        data = try reader.readBytes()
        flag = try reader.readBool()
        small = try reader.readInt32()
        word = try reader.readFixed64()
        hash = try reader.readHash()
        optional = try reader.readOptional()
        leaves = try reader.readArray()
    }
}

@Suite struct CanonicalBytesTests {
    private func bytes(_ write: (inout CanonicalWriter) -> Void) -> [UInt8] {
        var writer = CanonicalWriter()
        write(&writer)
        return writer.bytes
    }

    /// Zigzag, then 7 bits a byte, lowest first: worked out by hand for each row.
    static let integers: [(Int64, [UInt8])] = [
        (0, [0x00]), (-1, [0x01]), (1, [0x02]), (-2, [0x03]), (63, [0x7E]), (-64, [0x7F]),
        (64, [0x80, 0x01]), (-65, [0x81, 0x01]), (300, [0xD8, 0x04]), (8191, [0xFE, 0x7F]),
        (8192, [0x80, 0x80, 0x01]), (2_147_483_647, [0xFE, 0xFF, 0xFF, 0xFF, 0x0F]),
        (-2_147_483_648, [0xFF, 0xFF, 0xFF, 0xFF, 0x0F]),
        (1 << 62, [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01]),
        (.max, [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
        (.min, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
    ]

    @Test(arguments: integers) func integersHaveTheirKnownBytes(_ value: Int64, _ known: [UInt8])
        throws
    {
        #expect(bytes { $0.write(value) } == known)
        #expect(bytes { $0.write(Int(value)) } == known)
        var reader = CanonicalReader(known)
        #expect(try reader.readInt64() == value)
        try reader.finish()
        if let small = Int32(exactly: value) {
            #expect(bytes { $0.write(small) } == known)
            var reader = CanonicalReader(known)
            #expect(try reader.readInt32() == small)
        }
    }

    @Test func otherValuesHaveTheirKnownBytes() {
        #expect(bytes { $0.write(true) } == [1])
        #expect(bytes { $0.write(false) } == [0])
        #expect(bytes { $0.write(tag: 0xA5) } == [0xA5])
        #expect(
            bytes { $0.write(fixed: 0x0102_0304_0506_0708) } == [8, 7, 6, 5, 4, 3, 2, 1])
        #expect(bytes { $0.write("") } == [0])
        #expect(bytes { $0.write("é") } == [4, 0xC3, 0xA9])
        #expect(bytes { $0.write([7, 8] as [UInt8]) } == [4, 7, 8])
        #expect(bytes { $0.write([7, -8] as [Int64]) } == [4, 14, 15])
        #expect(bytes { $0.write(Hash32.zero) } == Array(repeating: 0, count: 32))
        #expect(bytes { $0.write(nil as Everything.Leaf?) } == [0])
        #expect(bytes { $0.write(Everything.Leaf(value: 5) as Everything.Leaf?) } == [1, 10])
        #expect(
            bytes { $0.write([Everything.Leaf(value: 1), .init(value: 2)]) } == [4, 2, 4])
        #expect(Everything().canonicalBytes.count == 4 + 1 + 8 + 32 + 2)
    }

    @Test func textsThatLookAlikeAreToldApart() {
        // Swift holds the two equal; as bytes they aren't, and a chain hashes bytes.
        #expect(bytes { $0.write("é") } != bytes { $0.write("e\u{301}") })
    }

    @Test func everyValueComesBack() throws {
        try withEverySeed(300) { generator in
            let value = Everything(random: &generator)
            let bytes = value.canonicalBytes
            let copy = try Everything(canonicalBytes: bytes)
            #expect(copy == value)
            #expect(copy.text.unicodeScalars.elementsEqual(value.text.unicodeScalars))
            #expect(copy.canonicalBytes == bytes)
        }
    }

    @Test func everyIntegerNearAPowerOfTwoComesBack() throws {
        try withEvery("bit", in: 0...62) { bit in
            try withEvery("offset", in: -2...2) { (offset: Int64) in
                for value in [(1 << bit) &+ offset, -(1 << bit) &+ offset] {
                    let encoded = bytes { $0.write(value) }
                    var reader = CanonicalReader(encoded)
                    let copy = try reader.readInt64()
                    #expect(copy == value)
                    #expect(reader.isAtEnd)
                    #expect((1...10).contains(encoded.count))
                }
            }
        }
    }

    @Test(
        arguments: [
            [0x80, 0x00], [0x81, 0x00], [0xFF, 0x80, 0x00],
            [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00],
            [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02],
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
            [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x81, 0x00],
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
        ] as [[UInt8]])
    func integersInAnotherWayAreRefused(_ encoded: [UInt8]) {
        #expect {
            var reader = CanonicalReader(encoded)
            _ = try reader.readInt64()
        } throws: { error in
            if case .notCanonical = error as? CanonicalError { return true }
            return false
        }
    }

    @Test func noTwoEncodingsOfOneOrTwoBytesAreTheSameInteger() throws {
        var seen: [Int64: [UInt8]] = [:]
        try withEvery("first", in: UInt8.min...UInt8.max) { first in
            for second in UInt8.min...UInt8.max {
                var reader = CanonicalReader([first, second])
                guard let value = try? reader.readInt64() else { continue }
                let used = Array([first, second].prefix(reader.offset))
                #expect((seen[value] ?? used) == used)
                seen[value] = used
            }
        }
        #expect(seen.count == 128 + 127 * 128)
    }

    @Test func wrongValuesAreRefused() {
        func refuses(
            _ bytes: [UInt8], _ error: CanonicalError,
            _ read: (inout CanonicalReader) throws -> Void
        ) {
            #expect(throws: error, "\(bytes)") {
                var reader = CanonicalReader(bytes)
                try read(&reader)
            }
        }
        refuses([2], .unknownCase("Bool", 2)) { _ = try $0.readBool() }
        refuses([2, 0], .unknownCase("Bool", 2)) { _ = try $0.readOptional(Everything.Leaf.self) }
        refuses([1], .notCanonical("negative count")) { _ = try $0.readCount() }
        refuses([4, 0xC3, 0x28], .notCanonical("text that isn't UTF-8")) { _ = try $0.readString() }
        refuses([6, 0xED, 0xA0, 0x80], .notCanonical("text that isn't UTF-8")) {
            _ = try $0.readString()
        }
        let tooWide = bytes { $0.write(Int64(Int32.max) + 1) }
        refuses(tooWide, .notCanonical("integer over 32 bits")) { _ = try $0.readInt32() }
        refuses([0, 0, 0], .trailingBytes(count: 2)) { reader in
            _ = try reader.readInt64()
            try reader.finish()
        }
    }

    @Test func aCountThatTheBytesCannotHoldIsRefusedBeforeAnyMemoryIsTaken() {
        for count in [Int64.max, 1 << 40, 3] {
            var encoded = bytes { $0.write(count) }
            encoded += [0, 0]
            #expect(throws: CanonicalError.self, "\(count) bytes") {
                var reader = CanonicalReader(encoded)
                _ = try reader.readBytes()
            }
            #expect(throws: CanonicalError.self, "\(count) integers") {
                var reader = CanonicalReader(encoded)
                _ = try reader.readInt64Array()
            }
            #expect(throws: CanonicalError.self, "\(count) values") {
                var reader = CanonicalReader(encoded)
                _ = try reader.readArray(of: Everything.Leaf.self)
            }
        }
    }

    @Test func everyTruncationIsRefused() throws {
        try withEverySeed(40) { generator in
            let bytes = Everything(random: &generator).canonicalBytes
            try withEvery("length", in: 0..<bytes.count) { length in
                #expect(throws: CanonicalError.self) {
                    try Everything(canonicalBytes: Array(bytes.prefix(length)))
                }
            }
            #expect(throws: CanonicalError.trailingBytes(count: 1)) {
                try Everything(canonicalBytes: bytes + [0])
            }
        }
    }

    @Test func whateverIsReadWritesTheSameBytes() throws {
        // Damaged bytes are refused, or they are the one encoding of another value.
        try withEverySeed(3000) { generator in
            var bytes = Everything(random: &generator).canonicalBytes
            for _ in 0..<generator.integer(in: 1...3) {
                bytes[generator.integer(in: 0...bytes.count - 1)] = generator.bytes(1)[0]
            }
            if let value = try? Everything(canonicalBytes: bytes) {
                #expect(value.canonicalBytes == bytes)
            }
        }
    }

    @Test func randomBytesNeverTrap() throws {
        try withEverySeed(3000) { generator in
            let bytes = generator.bytes(generator.integer(in: 0...60))
            if let value = try? Everything(canonicalBytes: bytes) {
                #expect(value.canonicalBytes == bytes)
            }
            if let queue = try? EventQueue(canonicalBytes: bytes) {
                #expect(queue.canonicalBytes == bytes)
            }
        }
    }

    @Test func aSliceIsReadFromItsOwnStart() throws {
        let bytes: [UInt8] = [9, 9, 2, 4, 7, 8, 9]
        var reader = CanonicalReader(bytes[2..<6])
        #expect(reader.offset == 0)
        #expect(try reader.readInt64() == 1)
        #expect(reader.offset == 1)
        #expect(try reader.readBytes() == [7, 8])
        #expect(reader.isAtEnd)
    }
}
