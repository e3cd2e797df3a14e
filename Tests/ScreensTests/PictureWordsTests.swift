import Plant
import Screens
import Testing

@Suite struct PictureWordsTests {
    private func reading(
        _ kind: String, _ fields: [ReadingField], columns: [String] = [],
        rows: [[ReadingValue]] = []
    ) -> Reading {
        Reading(kind: kind, point: "rtr.out-1", fields: fields, columns: columns, rows: rows)
    }

    @Test func anInstrumentsReadingIsSaid() {
        let waveform = reading(
            "waveform",
            [
                ReadingField("state", .symbol("locked")), ReadingField("interrupted", .flag(true)),
                ReadingField("format", .symbol("1080p25")),
                ReadingField("picture", .text("JOB 214")),
                ReadingField("minimum", .quantity(Quantity(64, .tenBitCode))),
                ReadingField("minimum-level", .quantity(Quantity(0, .millivolt))),
                ReadingField("maximum", .quantity(Quantity(940, .tenBitCode))),
                ReadingField("maximum-level", .quantity(Quantity(700, .millivolt))),
            ])
        #expect(
            PictureWords.sentences(waveform) == [
                "Locked, 1080p25.", "Picture: JOB 214.", "Luma from 64 (0 mV) to 940 (700 mV).",
                "Connecting the instrument took the feed away from what was plugged in.",
            ])
        let signal = reading(
            "signal",
            [
                ReadingField("state", .symbol("locked")), ReadingField("interface", .symbol("hd")),
                ReadingField("format", .symbol("1080p25")),
                ReadingField("payload", .list([0x85, 0xC5, 0x00, 0x01])),
                ReadingField("cable-length", .quantity(Quantity(88_750, .millimetre))),
                ReadingField("count-seconds", .integer(60)),
                ReadingField("errors", .quantity(Quantity(3, .none))),
                ReadingField("interruptions", .integer(0)),
                ReadingField("frequency-offset-ppb", .quantity(Quantity(-2500, .none))),
                ReadingField("ancillary", .list([0x241, 0x2E7])),
                ReadingField("sound", .text("JOB 214")),
            ])
        #expect(
            PictureWords.sentences(signal) == [
                "Locked, HD, 1080p25.", "Payload identifier 85 C5 00 01.",
                "Cable before the input: about 88.75 m.", "3 lines in error in 60 s.",
                "Clock -2.500 ppm from nominal.", "Ancillary data 241 2E7.", "Sound: JOB 214.",
            ])
        let status = reading(
            "router-status", [],
            columns: ["level", "output", "destination", "input", "source", "locked"],
            rows: [
                [
                    .symbol("video"), .integer(1), .text("GR MON"), .integer(4), .text("GR WS"),
                    .flag(false),
                ],
                [.symbol("audio"), .integer(1), .text("GR MON"), .none, .none, .flag(true)],
            ])
        #expect(
            PictureWords.sentences(status) == [
                "video 1 GR MON < 4 GR WS; audio 1 GR MON (locked) < none."
            ])
    }

    @Test func anyReadingAtAllGivesShortLines() {
        let kinds = [
            "waveform", "vectorscope", "signal", "eye", "router-status", "done", "programme-at",
            "levels-at", "content-contained", "router-labels-true", "referenced", "", "other",
        ]
        let values: [ReadingValue] = [
            .none, .integer(.min), .integer(.max), .flag(true), .symbol(""), .text(""),
            .text(String(repeating: "w", count: 300)), .list([]), .list([.min, .max, -1]),
            .address(1), .hardwareAddress(-1), .quantity(Quantity(.min, .millimetre)),
            .quantity(Quantity(.max, .degreeHundredth)),
            .quantity(Quantity(.min, .percentHundredth)),
        ]
        let names = [
            "state", "interrupted", "format", "picture", "minimum", "maximum", "minimum-level",
            "payload", "cable-length", "errors", "count-seconds", "interruptions",
            "frequency-offset-ppb", "ancillary", "sound", "reference-rate", "sync-level",
            "amplitude", "eye-height", "peak-magnitude", "graticule", "content", "deviation",
            "errors-milli-per-second", "interruptions-per-hour", "action", "result",
        ]
        for kind in kinds {
            for value in values {
                let some = reading(
                    kind, names.map { ReadingField($0, value) }, columns: ["patch", "result"],
                    rows: [[value, value], [value], []])
                for item in [some, reading(kind, [])] {
                    let lines = PictureWords.sentences(item)
                    #expect(!lines.isEmpty)
                    #expect(!lines.contains { $0.contains("\n") })
                }
            }
        }
    }
}
