import ContentFiles
import Testing

/// One broken file, mended message by message: each message leads to one mend, and the last leaves
/// none. This is what an author of content sees.
@Suite struct MendingTests {
    private static let broken = """
        room: Grading
        opens: 9:40
        calibrated: on
        cables:
          - {name: c-014, kind: sdi, lenght: 18.5 m}
          - name: c-015
            kind: aess
        \tlength: 200 ms
            length: 200 ms
        monitors:
          grade-1:
            white: &d65 6504 K
            share: 12.5
            gain: 2.2
            crosspoint: 0110
        hosts:
          "00:1b:21:3c:9d:f8": {address: 10.20.1.5, network: 10.20.1.5/24}
        """

    /// What to replace after each message.
    private static let mends: [(message: String, from: String, to: String)] = [
        ("8:1: error: found a tab; expected spaces", "\tlength", "    length"),
        (
            "9:5: error: duplicate key `length`, first written on line 8; expected each key once",
            "    length: 200 ms\n    length", "    length"
        ),
        (
            "11:12: error: found anchor `&d65`; expected every value written out", "&d65 ", ""
        ),
        (
            "1:7: error: found `Grading` for `room` in `room`; expected a name of lower-case "
                + "letters, digits and hyphens; did you mean `grading`?",
            "Grading", "grading"
        ),
        (
            "2:8: error: found `9:40` for `opens` in `room`; expected a time of day, such as "
                + "`09:40`",
            "9:40", "09:40"
        ),
        (
            "3:13: error: found `on` for `calibrated` in `room`; expected `yes` or `no`", ": on\n",
            ": yes\n"
        ),
        (
            "5:30: error: unknown key `lenght` in `cable`; expected one of `name`, `kind`, "
                + "`length`, `loss`; did you mean `length`?",
            "lenght", "length"
        ),
        (
            "7:11: error: unknown value `aess` for `kind` in `cable`; expected one of `sdi`, "
                + "`aes`, `fibre`; did you mean `aes`?",
            "aess", "aes"
        ),
        (
            "8:13: error: wrong unit `ms` for `length` in `cable`; expected a length in `m`, `mm`, "
                + "`cm` or `km`",
            "200 ms", "200 mm"
        ),
        (
            "12:12: error: `12.5` has no unit for `share` in `monitor`; expected a share in `%` or "
                + "`ppm`",
            "12.5", "12.5 %"
        ),
        (
            "14:17: error: found `0110` for `crosspoint` in `monitor`; expected a whole number "
                + "from 1 to 32",
            "0110", "11"
        ),
        (
            "16:54: error: `10.20.1.5/24` has bits behind its prefix for `network` in `host`; "
                + "expected the address of the network itself; did you mean `10.20.1.0/24`?",
            "10.20.1.5/24", "10.20.1.0/24"
        ),
    ]

    @Test func everyMessageLeadsToAMend() throws {
        var text = Self.broken
        for mend in Self.mends {
            let problem = #expect(throws: ContentProblem.self) {
                try Sample.load(ContentFile(path: "a.yaml", bytes: Array(text.utf8)))
            }
            #expect(problem?.description == "a.yaml:" + mend.message)
            text = Self.replacingFirst(mend.from, by: mend.to, in: text)
        }
        let read = try Sample.load(ContentFile(path: "a.yaml", bytes: Array(text.utf8)))
        #expect(read.count == 20)
    }

    private static func replacingFirst(_ part: String, by other: String, in text: String) -> String
    {
        guard let range = text.firstRange(of: part) else { return text }
        return text.replacingCharacters(of: range, by: other)
    }
}

extension String {
    fileprivate func replacingCharacters(of range: Range<Index>, by other: String) -> String {
        self[..<range.lowerBound] + other + self[range.upperBound...]
    }
}
