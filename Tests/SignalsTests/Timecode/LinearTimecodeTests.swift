import Testing

@testable import Signals

@Suite struct LinearTimecodeTests {
    private static func count(_ fps: String, drop: Bool) -> TimecodeCount? {
        switch fps {
        case "24": TimecodeCount(.fps24)
        case "25": TimecodeCount(.fps25)
        default: TimecodeCount(drop ? .fps29 : .fps30, isDropFrame: drop)
        }
    }

    @Test func everyBitIsAsLibltcHasIt() throws {
        let rows = try OracleTable("timecode_ltc").rows
        #expect(rows.count == 12)
        for row in rows {
            let isDrop = row["df"] == "1"
            let count = try #require(Self.count(row["fps"], drop: isDrop))
            let label = try #require(TimecodeTests.label(row["timecode"]))
            let word = try #require(LinearTimecodeWord(label, count: count))
            let bits = (0..<80).map { word.bit($0) ? "1" : "0" }.joined()
            #expect(bits == row["bits_0_to_79_lsb_first"], "\(row.fields)")
            #expect(word.oneCount == Int(row["ones_count"]))
            #expect(word.label == label && word.isDropFrame == isDrop)
        }
    }

    /// A seeded generator of the tests' own: SplitMix64.
    private struct Draws {
        var state: UInt64
        mutating func next(below bound: UInt64) -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return (z ^ (z >> 31)) % bound
        }
    }

    @Test func aLineIsReadEitherWayUpFromAnywhere() throws {
        var draws = Draws(state: 12)
        for (rate, drop) in [
            (FrameRate.fps23, false), (.fps24, false), (.fps25, false), (.fps29, true),
            (.fps30, false),
        ] {
            let count = try #require(TimecodeCount(rate, isDropFrame: drop))
            for _ in 0..<40 {
                let first = Int64(draws.next(below: UInt64(count.framesPerDay)))
                let words = try (0..<3).map { step in
                    try #require(
                        LinearTimecodeWord(
                            count.label(ofFrame: first + step), count: count,
                            isColourFramed: draws.next(below: 2) == 1,
                            userBits: UInt32(draws.next(below: 1 << 32))))
                }
                var levels: [Bool] = []
                for word in words {
                    // Each word ends at the level at which it began.
                    let start = levels.last ?? false
                    let own = BiphaseMark.levels(of: word, after: start)
                    #expect(own.last == start)
                    levels += own
                }
                #expect(BiphaseMark.words(in: levels) == words)
                #expect(BiphaseMark.words(in: levels.map { !$0 }) == words)
                let cut = 1 + Int(draws.next(below: 150))
                #expect(BiphaseMark.words(in: Array(levels.dropFirst(cut))).last == words.last)
                // A packet brings the same bits.
                let packet = AncillaryTimecode(words[1], payload: .verticalField2).packet
                let read = try #require(AncillaryTimecode(packet: packet))
                #expect(read.word == words[1] && read.payload == .verticalField2)
                #expect(read.word.userBits == words[1].userBits)
                var damaged = packet
                damaged[Int(3 + draws.next(below: 20))] ^= 0x10
                #expect(AncillaryTimecode(packet: damaged) == nil)
            }
        }
    }

    @Test func aDamagedLineGivesNoWord() throws {
        let count = try #require(TimecodeCount(.fps25))
        let label = Timecode(hours: 10, minutes: 0, seconds: 0, frames: 5)
        let word = try #require(LinearTimecodeWord(label, count: count))
        var levels = BiphaseMark.levels(of: word, after: false)
        levels[140].toggle()
        #expect(BiphaseMark.words(in: levels).isEmpty)
        #expect(BiphaseMark.words(in: []).isEmpty)
        #expect(LinearTimecodeWord(data: word.data, synchronisingWord: 0x3FFD) == nil)
    }

    @Test func labelsThatCantBeSent() throws {
        let fifty = try #require(TimecodeCount(.fps50))
        let whole = try #require(TimecodeCount(.fps25))
        let zero = Timecode(hours: 0, minutes: 0, seconds: 0, frames: 0)
        #expect(LinearTimecodeWord(zero, count: fifty) == nil)
        let none = Timecode(hours: 0, minutes: 0, seconds: 0, frames: 25)
        #expect(LinearTimecodeWord(none, count: whole) == nil)
    }

    @Test func theHeaderOfATCIsAsTheStandardHasIt() throws {
        let row = try OracleTable("sdi_anc").rows.first {
            $0["item"].hasPrefix("ancillary timecode")
        }
        let count = try #require(TimecodeCount(.fps25))
        let label = Timecode(hours: 1, minutes: 2, seconds: 3, frames: 4)
        let word = try #require(LinearTimecodeWord(label, count: count))
        let packet = AncillaryTimecode(word).packet
        let identifiers = packet[3...4].map { String($0, radix: 16) }.joined(separator: " ")
        #expect(identifiers == row?["value"])
        #expect(packet.count == 23 && packet[5] == 0x110)
    }
}
