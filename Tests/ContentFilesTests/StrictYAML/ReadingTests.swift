import ContentFiles
import Testing

/// What values are read as, and that YAML's own ideas of type never apply.
@Suite struct ReadingTests {
    @Test func aWholeDocument() throws {
        let file = try ContentFile(path: "a.yaml", bytes: Array(Sample.valid.utf8))
        #expect(
            try Sample.load(file) == [
                "grading", "34800000", "true", "Blinds stay down.\nNobody moves the probe.",
                "c-014", "sdi", "18500", "3250", "c-015", "aes", "200", "0", "grade-1", "6504",
                "125000", "2200", "17", "\(0x001B_213C_9DF8)", "\(0x0A14_0105)",
                "\(0x0A14_0100)/24",
            ])
    }

    /// YAML 1.1 would make other things of each of these.
    @Test(arguments: [
        "10:00:00:00", "0110", "off", "1e3", "~", "null", "0x1F", "1_000", "2024-05-01", ".inf",
        "y",
        "00:1b:21:3c:9d:f8", "=", "0o17", "NaN", "190:20:30", "True",
    ])
    func scalarsAreTheirText(written: String) throws {
        #expect(try value(ofX: "x: \(written)").text() == written)
        let bare = try value(ofX: "x: \(written)").node
        #expect(bare.value == .scalar(ContentScalar(written, style: .plain)))
        let quoted = try value(ofX: "x: '\(written)'").node
        #expect(quoted.value == .scalar(ContentScalar(written, style: .quoted)))
    }

    @Test func placesAreThoseOfTheFile() throws {
        let file = try ContentFile(path: "a.yaml", bytes: Array("# é\né: [1, {k: v}]\r\nb: 2".utf8))
        guard case .mapping(let entries) = file.root.value,
            case .sequence(let items) = entries[0].value.value,
            case .mapping(let inner) = items[1].value
        else {
            Issue.record("not the shape that was written")
            return
        }
        #expect(entries.map(\.key) == ["é", "b"])
        #expect(entries[1].keyMark == ContentMark(line: 3, column: 1))
        #expect(items[0].mark == ContentMark(line: 2, column: 5))
        #expect(inner[0].keyMark == ContentMark(line: 2, column: 9))
        #expect(inner[0].value.mark == ContentMark(line: 2, column: 12))
    }

    @Test(
        arguments: [
            ("0 m", 0), ("18 m", 18_000), ("12.5 m", 12_500), ("-0.001 m", -1), ("1.0000 m", 1000),
            ("3 mm", 3), ("7 cm", 70), ("1.234567 km", 1_234_567), ("'2 m'", 2000),
        ] as [(String, Int64)])
    func lengths(written: String, millimetres: Int64) throws {
        let read = try value(ofX: "x: \(written)").quantity(in: .millimetres, -10...10_000_000)
        #expect(read == millimetres)
    }

    @Test(
        arguments: [
            (ContentUnit.milliseconds, "200 ms", 200), (.milliseconds, "30 min", 1_800_000),
            (.milliseconds, "1.5 h", 5_400_000), (.milliseconds, "2 d", 172_800_000),
            (.nanoseconds, "1.5 µs", 1500), (.nanoseconds, "1.5 \u{03BC}s", 1500),
            (.millidecibels, "-1.5 dB", -1500), (.microvolts, "800 mV", 800_000),
            (.microvolts, "0.7 V", 700_000), (.kelvins, "6500 K", 6500),
            (.bitsPerSecond, "10 Gb/s", 10_000_000_000),
            (.bytesPerSecond, "1.2 GB/s", 1_200_000_000),
            (.bytes, "96 TB", 96_000_000_000_000), (.bytes, "1.5 KiB", 1536),
            (.millionths, "20 %", 200_000), (.millionths, "3 ppm", 3),
            (.millihertz, "27 MHz", 27_000_000_000),
            (.millicandelasPerSquareMetre, "100 cd/m²", 100_000), (.milliohms, "75 Ω", 75_000),
            (.milliohms, "75 \u{2126}", 75_000), (.milliwatts, "1.2 kW", 1_200_000),
            (.millicelsius, "21.5 °C", 21_500),
        ] as [(ContentUnit, String, Int64)])
    func quantities(unit: ContentUnit, written: String, amount: Int64) throws {
        let read = try value(ofX: "x: \(written)").quantity(in: unit, -1_000_000...(1 << 60))
        #expect(read == amount)
    }

    /// Every thousandth from -2 to 2 m, written in three ways, comes back exactly.
    @Test func decimalsAreExact() throws {
        for amount in Int64(-2000)...2000 {
            let sign = amount < 0 ? "-" : ""
            let digits = String(amount.magnitude % 1000 + 1000).dropFirst()
            let metres = "\(sign)\(amount.magnitude / 1000).\(digits)"
            for written in ["\(metres) m", "\(metres)00 m", "\(amount) mm"] {
                let read = try value(ofX: "x: \(written)").quantity(in: .millimetres, -2000...2000)
                if read != amount { Issue.record("\(written) was read as \(read)") }
            }
            let bare = try value(ofX: "x: \(metres)").decimal(places: 3, in: -2000...2000)
            if bare != amount { Issue.record("\(metres) was read as \(bare)") }
        }
    }

    @Test(arguments: [("0", 0), ("-7", -7), ("42", 42), ("-0", 0)] as [(String, Int64)])
    func integers(written: String, expected: Int64) throws {
        #expect(try value(ofX: "x: \(written)").integer(in: -100...100) == expected)
    }

    @Test(
        arguments: [
            ("00:00", 0), ("09:40", 34_800_000), ("'09:40'", 34_800_000), ("23:59:59", 86_399_000),
        ] as [(String, Int64)])
    func clockTimes(written: String, expected: Int64) throws {
        #expect(try value(ofX: "x: \(written)").clockTimeMilliseconds() == expected)
    }

    @Test func addresses() throws {
        #expect(try value(ofX: "x: 255.0.0.1").ipv4Address() == 0xFF00_0001)
        #expect(try value(ofX: "x: 0.0.0.0/0").ipv4Prefix() == (0, 0))
        #expect(try value(ofX: "x: 10.1.2.3/32").ipv4Prefix() == (0x0A01_0203, 32))
        #expect(try value(ofX: "x: 10.1.2.3/24").ipv4Interface() == (0x0A01_0203, 24))
        #expect(try value(ofX: "x: 00:1B:21:3c:9d:f8").macAddress() == 0x001B_213C_9DF8)
    }

    @Test func textAndBlocks() throws {
        #expect(try value(ofX: "x: 'it''s green'").text() == "it's green")
        #expect(try value(ofX: "x: |\n  one\n\n  two\n").prose() == "one\n\ntwo")
        #expect(try value(ofX: "x: >-\n  one\n  two\n").text() == "one two")
        #expect(try value(ofX: "x: \"\\u00e9\"").text() == "é")
    }

    @Test func listsAndNames() throws {
        let list = try value(ofX: "x: [b, a, c]").list(count: 1...3)
        #expect(
            try list.map { try $0.index(among: ["a", "b", "c"], kind: "letter") } == [1, 0, 2])
        #expect(try value(ofX: "x: []").list().isEmpty)
        let entries = try value(ofX: "x: {b: 1, a: 2}").namedEntries(called: "letters")
        #expect(try entries.map { try $0.name.identifier() } == ["b", "a"])
        #expect(try value(ofX: "x: [a]").isList && !value(ofX: "x: a").isList)
        #expect(try value(ofX: "x: {}").isMapping && !value(ofX: "x: []").isMapping)
    }
}
