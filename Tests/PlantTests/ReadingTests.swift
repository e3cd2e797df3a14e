import Plant
import SimulationKernel
import Testing

/// Readings: fields by name, and bytes that say the same.
@Suite struct ReadingTests {
    static let values: [ReadingValue] = [
        .symbol("no-signal"), .text("Ünïcode ✓"), .text(""), .integer(.min), .integer(.max),
        .flag(true), .flag(false), .quantity(Quantity(-3, .millivolt, systematic: 5, random: 7)),
        .address(0xFFFF_FFFF), .hardwareAddress(0x0200_0000_0001), .list([]),
        .list([1, -1, .max]), .none,
    ]

    private func reading() -> Reading {
        var reading = Reading(kind: "waveform", point: "wfm.in-1")
        for (index, value) in ReadingTests.values.enumerated() { reading.add("f\(index)", value) }
        reading.columns = ["a", "b"]
        reading.rows = [[.integer(1), .none], [.text("x"), .symbol("y")], []]
        return reading
    }

    @Test func bytesAreTheReading() throws {
        let bytes = reading().canonicalBytes
        #expect(try Reading(canonicalBytes: bytes) == reading())
        #expect(try Reading(canonicalBytes: bytes).canonicalBytes == bytes)
    }

    @Test func eachUnitSurvives() throws {
        for unit in Unit.allCases {
            let value = ReadingValue.quantity(Quantity(1, unit))
            #expect(try ReadingValue(canonicalBytes: value.canonicalBytes) == value)
        }
    }

    /// No byte string traps: each is refused or is the one encoding of what it gives.
    @Test func bytesThatAreNotAReadingAreRefused() {
        let bytes = reading().canonicalBytes
        for length in bytes.indices {
            #expect(throws: CanonicalError.self) {
                try Reading(canonicalBytes: Array(bytes[..<length]))
            }
        }
        #expect(throws: CanonicalError.trailingBytes(count: 1)) {
            try Reading(canonicalBytes: bytes + [0])
        }
        var stream = RandomStream(seed: 1, name: "bytes")
        for _ in 0..<2000 {
            var spoilt = bytes
            spoilt[Int(stream.next(below: Int64(bytes.count)))] = UInt8(stream.next(below: 256))
            if let other = try? Reading(canonicalBytes: spoilt) {
                #expect(other.canonicalBytes == spoilt)
            }
        }
        #expect(throws: CanonicalError.unknownCase("ReadingValue", 99)) {
            try ReadingValue(canonicalBytes: [99])
        }
    }

    @Test func fieldsAreFoundByName() {
        var reading = Reading(kind: "k", point: "p")
        reading.add("a", .integer(3))
        reading.add("a", .integer(4))
        reading.add("q", .quantity(Quantity(9, .hertz)))
        reading.add("yes", .flag(true))
        reading.add("no", .flag(false))
        reading.add("s", .symbol("locked"))
        reading.add("t", .text("words"))
        #expect(reading["a"] == .integer(3), "the first")
        #expect(
            ["a", "q", "yes", "no", "s", "x"].map { reading.integer($0) } == [3, 9, 1, 0, nil, nil])
        #expect(["s", "t", "a", "x"].map { reading.symbol($0) } == ["locked", "words", nil, nil])
        #expect(["yes", "no", "a", "x"].map { reading.flag($0) } == [true, false, false, false])
        reading.columns = ["name", "size"]
        reading.rows = [[.text("one"), .integer(1)], [.text("two"), .integer(2)]]
        #expect(reading.row(1).symbol("name") == "two")
        #expect(reading.row(0).integer("size") == 1)
    }

    @Test func wordsOfAValueKeepTheirPlaces() {
        var value = NodeValue.absent
        #expect(value.isAbsent)
        value.setField(2, 10, 6, 63)
        value.setField(2, 0, 10, -1)
        value.setField(2, 16, 47, 5)
        #expect(value.field(2, 10, 6) == 63)
        #expect(value.field(2, 0, 10) == 1023)
        #expect(value.field(2, 16, 47) == 5)
        value.setField(2, 10, 6, 64)
        #expect(value.field(2, 10, 6) == 0, "what doesn't fit is cut off")
        #expect(value.field(2, 0, 10) == 1023)
        #expect(!value.isAbsent)
        #expect(NodeValue(0, 0, 0, 0) == .absent)
    }
}
