import Testing

@testable import Signals

@Suite struct SerialChecksTests {
    /// A line number's two words: its low seven bits in LN0, the rest in LN1 (ST 292-1 table 3).
    private static func lineNumber(_ line: Int) -> [UInt16] {
        [line & 0x7F, line >> 7].map { part in
            let bits = UInt16(part) << 2
            return bits | (~bits & 0x100) << 1
        }
    }

    /// A generator of ten-bit words, as the table's own names it.
    private static func register(_ count: Int) -> [UInt16] {
        var state: UInt16 = 1
        return (0..<count).map { _ in
            state = state & 1 == 1 ? state >> 1 ^ 0x240 : state >> 1
            return state & 0x3FF
        }
    }

    /// The words that a row of `sdi_crc` speaks of.
    private static func words(_ name: String) -> [UInt16]? {
        let line = name.split(separator: " ").last.flatMap { Int($0) }
        let end = (line.map { [0x3FF, 0, 0, 0x274] + lineNumber($0) } ?? []) as [UInt16]
        switch name.prefix(6) {
        case "single": return [name.hasSuffix("001") ? 1 : 0x200]
        case "words ": return [1, 2, 3, 4]
        case "0..102": return (0..<1024).map { UInt16($0) }
        case "black ": return Array(repeating: 0x40, count: 1920) + end
        case "chroma": return Array(repeating: 0x200, count: 1920) + end
        case "white ": return Array(repeating: 0x3AC, count: 1920) + end
        case "pathol":
            let isPair = name.contains("pair")
            return (0..<1920).map { isPair && $0 % 2 == 1 ? 0x198 : 0x300 } + end
        case "ramp 6": return (0..<1920).map { UInt16(64 + 876 * $0 / 1919) } + end
        case "galois": return register(1920) + end
        default: return nil
        }
    }

    @Test func checksOfLines() throws {
        let rows = try OracleTable("sdi_crc").rows
        #expect(rows.count == 11)
        for row in rows {
            let name = row["case"]
            let words = try #require(Self.words(name), "\(name)")
            #expect(words.count == Int(row["words"]), "\(name)")
            let check = LineCheck(words)
            #expect(check.remainder == UInt32(row["crc18_hex"], radix: 16), "\(name)")
            let printed = [row["CR0_hex"], row["CR1_hex"]].map { UInt16($0, radix: 16) }
            #expect(check.words.map { Optional($0) } == printed, "\(name)")
            let field = FieldCheck(words).remainder
            #expect(field == UInt16(row["edh_crc16_hex"], radix: 16), "\(name)")
        }
    }

    @Test func timingReferences() throws {
        let rows = try OracleTable("sdi_trs").rows
        #expect(rows.count == 8)
        for row in rows {
            let word = TimingReference.word(
                secondField: row["F"] == "1", verticalBlanking: row["V"] == "1",
                endOfActive: row["H"] == "1")
            #expect(word == UInt16(row["XYZ_hex"], radix: 16), "\(row.fields)")
        }
    }

    /// One wrong bit anywhere changes a check: that is what it is for.
    @Test func everySingleErrorIsSeen() {
        var points = TestPoints(seed: 3)
        let words = (0..<200).map { _ in UInt16(points.bits() % 0x1F0) }
        let right = (LineCheck(words).remainder, FieldCheck(words).remainder)
        for place in words.indices {
            for bit in 0..<10 {
                var wrong = words
                wrong[place] ^= 1 << UInt16(bit)
                #expect(LineCheck(wrong).remainder != right.0)
                #expect(FieldCheck(wrong).remainder != right.1)
            }
        }
    }

    /// RP 198's two pairs stress a receiver for ever; bars and plain fields don't.
    @Test func pathologicalPairs() {
        for (chroma, luma) in [(0x300, 0x198), (0x200, 0x110)] {
            #expect(SerialScrambler.isPathological(chroma: UInt16(chroma), luma: UInt16(luma)))
        }
        for row in [(512, 64), (512, 940), (512, 502), (512, 414), (512, 721), (817, 251)] {
            #expect(
                !SerialScrambler.isPathological(chroma: UInt16(row.0), luma: UInt16(row.1)))
        }
    }

    /// At Q 7.034 the jitter peak to peak is a whole unit interval; a tenth at 20 dB more.
    @Test func jitterIsNoiseInTime() {
        let rated = Int64(1e9 / (SerialReceiver.ratedQ * SerialReceiver.ratedQ) + 0.5)
        #expect(
            (999...1001).contains(
                SerialJitter.alignmentMilliUnitIntervals(partsPerBillion: rated)))
        #expect(
            (99...101).contains(
                SerialJitter.alignmentMilliUnitIntervals(partsPerBillion: rated / 100)))
        for jitter: Int64 in [50, 200, 300, 1000] {
            let noise = SerialJitter.partsPerBillion(alignmentMilliUnitIntervals: jitter)
            let back = SerialJitter.alignmentMilliUnitIntervals(partsPerBillion: noise)
            #expect(abs(back - jitter) <= 1)
        }
        #expect(SerialJitter.milliUnitIntervals(picoseconds: 673, .hd) == 999)
        #expect(SerialJitter.picoseconds(milliUnitIntervals: 2000, .threeG) == 673)
        #expect(SerialJitter.together(300, 400) == 500)
    }

    /// Every row of the table: essence, packets, bits on the wire.
    @Test func flowsOnTheWire() throws {
        let formats: [String: (VideoFormat, SerialSampling)] = [
            "1080i25 422/10": (.hd1080i25, .yCbCr422), "1080p25 422/10": (.hd1080p25, .yCbCr422),
            "1080p29.97 422/10": (.hd1080p29, .yCbCr422),
            "1080p50 422/10": (.hd1080p50, .yCbCr422),
            "1080p59.94 422/10": (.hd1080p59, .yCbCr422),
            "720p50 422/10": (.hd720p50, .yCbCr422), "2160p25 422/10": (.uhd2160p25, .yCbCr422),
            "2160p50 422/10": (.uhd2160p50, .yCbCr422),
            "2160p59.94 422/10": (.uhd2160p59, .yCbCr422),
            "2160p24 RGB444/12": (.uhd2160p24, .full444),
        ]
        var compared = 0
        for row in try OracleTable("st2110_bw").rows {
            let wire = row["wire_Mbps(incl 38 B eth)"]
            if let (format, sampling) = formats[row["format"]] {
                let flow = EssenceFlow(format, sampling: sampling)
                #expect(flow.payloadOctets == Int64(row["payload_octets"]), "\(row.fields)")
                #expect(matches(Double(flow.wireBitsPerSecond) / 1e6, wire), "\(row.fields)")
                compared += 1
            } else if row["format"].contains("level A 8ch") {
                let flow = EssenceFlow(audioChannels: 8)
                #expect(matches(Double(flow.wireBitsPerSecond) / 1e6, wire), "\(row.fields)")
                compared += 1
            }
        }
        #expect(compared == 11)
        // At 90 % fill 10 GbE takes four of 1080p50, and a fifth too many loses a tenth of all.
        let load = 5 * EssenceFlow(.hd1080p50).wireBitsPerSecond
        let loss = FlowLink.lossPartsPerMillion(
            loadBitsPerSecond: load, capacityBitsPerSecond: 10_000_000_000)
        #expect(loss == 99_994)
        #expect(
            FlowLink.lossPartsPerMillion(
                loadBitsPerSecond: 9_000_000_000, capacityBitsPerSecond: 10_000_000_000) == 0)
    }
}
