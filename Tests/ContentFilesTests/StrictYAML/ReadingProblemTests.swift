import ContentFiles
import Testing

/// What loaders refuse: each with the place, what was found, what was expected and
/// the nearest name.
@Suite struct ReadingProblemTests {
    private enum CableKey: String, CaseIterable { case length, kind }
    private enum SpeedKey: String, CaseIterable { case speed, length }
    private enum Kind: String, CaseIterable { case sdi, aes }

    @Test func keys() throws {
        func message(_ text: String) -> String {
            outcome(text) { value throws(ContentProblem) in
                try value.mapping(CableKey.self, called: "cable").required(.length).text()
            }
        }
        #expect(
            message("x:\n  lenght: 1\n")
                == "a.yaml:2:3: error: unknown key `lenght` in `cable`; expected one of `length`, "
                + "`kind`; did you mean `length`?")
        #expect(
            message("x: {colour: 1}")
                == "a.yaml:1:5: error: unknown key `colour` in `cable`; expected one of `length`, "
                + "`kind`")
        #expect(
            message("\nx: {kind: 1}")
                == "a.yaml:2:4: error: `cable` has no `length`; expected the key `length`")
        #expect(
            message("x: [1]")
                == "a.yaml:1:4: error: found a list for `x` in `thing`; expected a mapping")
        #expect(
            message("x: {length: }")
                == "a.yaml:1:13: error: found nothing for `length` in `cable`; expected a text of "
                + "one line")
    }

    @Test func alternatives() {
        func message(_ text: String) -> String {
            outcome(text) { value throws(ContentProblem) in
                let reader = try value.mapping(SpeedKey.self, called: "link")
                return try reader.oneOf([.speed, .length]).key.rawValue
            }
        }
        #expect(message("x: {speed: 1}") == "speed")
        #expect(
            message("x: {length: 1, speed: 2}")
                == "a.yaml:1:16: error: found both `length` and `speed` in `link`; expected only "
                + "one of `speed` or `length`")
        #expect(
            message("x: {}")
                == "a.yaml:1:4: error: `link` has neither of its alternatives; expected one key of "
                + "`speed` or `length`")
    }

    @Test(arguments: [
        ("[1]", "found a list for `x` in `thing`; expected a length from 0.1 m to 500 m"),
        ("18", "`18` has no unit for `x` in `thing`; expected a length in `m`, `mm`, `cm` or `km`"),
        ("18m", "found `18m` for `x` in `thing`; expected a length from 0.1 m to 500 m"),
        ("m", "found `m` for `x` in `thing`; expected a length from 0.1 m to 500 m"),
        ("1e3 m", "found `1e3 m` for `x` in `thing`; expected a length from 0.1 m to 500 m"),
        ("+1 m", "found `+1 m` for `x` in `thing`; expected a length from 0.1 m to 500 m"),
        ("012 m", "found `012 m` for `x` in `thing`; expected a length from 0.1 m to 500 m"),
        ("1,5 m", "found `1,5 m` for `x` in `thing`; expected a length from 0.1 m to 500 m"),
        (
            "200 ms",
            "wrong unit `ms` for `x` in `thing`; expected a length in `m`, `mm`, `cm` or `km`"
        ),
        (
            "20 M",
            "wrong unit `M` for `x` in `thing`; expected a length in `m`, `mm`, `cm` or `km`; did "
                + "you mean `m`?"
        ),
        ("0.0005 m", "`0.0005 m` is too fine for `x` in `thing`; expected whole millimetres"),
        ("700 m", "`700 m` is out of range for `x` in `thing`; expected 0.1 m to 500 m"),
        (
            "99999999999999999 km",
            "`99999999999999999 km` is out of range for `x` in `thing`; expected 0.1 m to 500 m"
        ),
        (
            "1234567890123456789 m",
            "found `1234567890123456789 m` for `x` in `thing`; expected a length from 0.1 m "
                + "to 500 m"
        ),
    ])
    func lengths(written: String, expected: String) {
        let message = outcome("x: \(written)") { value throws(ContentProblem) in
            try value.quantity(in: .millimetres, 100...500_000)
        }
        #expect(message == "a.yaml:1:4: error: " + expected)
    }

    @Test(arguments: [
        ("0110", "found `0110` for `x` in `thing`; expected a whole number from 0 to 4094"),
        ("'7'", "found the text `7` for `x` in `thing`; expected a whole number from 0 to 4094"),
        ("1.0", "found `1.0` for `x` in `thing`; expected a whole number from 0 to 4094"),
        ("1_0", "found `1_0` for `x` in `thing`; expected a whole number from 0 to 4094"),
        (
            "4095",
            "`4095` is out of range for `x` in `thing`; expected a whole number from 0 to 4094"
        ),
        ("~", "found `~` for `x` in `thing`; expected a whole number from 0 to 4094"),
        ("", "found nothing for `x` in `thing`; expected a whole number from 0 to 4094"),
        ("{}", "found a mapping for `x` in `thing`; expected a whole number from 0 to 4094"),
    ])
    func integers(written: String, expected: String) {
        let message = outcome("x: \(written)") { value throws(ContentProblem) in
            try value.integer(in: 0...4094)
        }
        let column = written.isEmpty ? 3 : 4
        #expect(message == "a.yaml:1:\(column): error: " + expected)
    }

    @Test(arguments: [
        ("2.2222", "`2.2222` is too fine for `x` in `thing`; expected at most 3 decimal places"),
        ("9", "`9` is out of range for `x` in `thing`; expected a number from 1 to 2.5"),
        ("1.", "found `1.` for `x` in `thing`; expected a number from 1 to 2.5"),
        (".5", "found `.5` for `x` in `thing`; expected a number from 1 to 2.5"),
    ])
    func decimals(written: String, expected: String) {
        let message = outcome("x: \(written)") { value throws(ContentProblem) in
            try value.decimal(places: 3, in: 1000...2500)
        }
        #expect(message == "a.yaml:1:4: error: " + expected)
    }

    @Test func booleans() {
        for written in ["off", "on", "True", "YES", "1", "y", "~"] {
            let message = outcome("x: \(written)") { value throws(ContentProblem) in
                try value.boolean()
            }
            #expect(
                message
                    == "a.yaml:1:4: error: found `\(written)` for `x` in `thing`; expected `yes` "
                    + "or `no`")
        }
        let quoted = outcome("x: 'yes'") { value throws(ContentProblem) in try value.boolean() }
        #expect(
            quoted
                == "a.yaml:1:4: error: found the text `yes` for `x` in `thing`; expected `yes` or "
                + "`no`")
    }

    @Test func choicesAndNames() {
        let choice = outcome("x: sdii") { value throws(ContentProblem) in
            try value.choice(of: Kind.self)
        }
        #expect(
            choice == "a.yaml:1:4: error: unknown value `sdii` for `x` in `thing`; expected one of "
                + "`sdi`, `aes`; did you mean `sdi`?")
        let names = (1...14).map { "monitor-\($0)" }
        let many = outcome("x: [monitor-1, moniter-12]") { value throws(ContentProblem) in
            var last = 0
            for item in try value.list() { last = try item.index(among: names, kind: "device") }
            return last
        }
        #expect(
            many == "a.yaml:1:16: error: unknown device `moniter-12` for item 2 of `x` in `thing`; "
                + "expected one of `monitor-1`, `monitor-2`, `monitor-3`, `monitor-4`, "
                + "`monitor-5`, `monitor-6`, `monitor-7`, `monitor-8`, `monitor-9`, `monitor-10`, "
                + "`monitor-11`, `monitor-12` or 2 more; did you mean `monitor-12`?")
        let none = outcome("x: a") { value throws(ContentProblem) in
            try value.index(among: [], kind: "device")
        }
        #expect(
            none
                == "a.yaml:1:4: error: unknown device `a` for `x` in `thing`; expected no device "
                + "at all")
    }

    @Test func identifiers() {
        func message(_ text: String) -> String {
            outcome(text) { value throws(ContentProblem) in try value.identifier() }
        }
        let expected = "expected a name of lower-case letters, digits and hyphens"
        #expect(
            message("x: Edit Suite_1")
                == "a.yaml:1:4: error: found `Edit Suite_1` for `x` in `thing`; \(expected); did "
                + "you mean `edit-suite-1`?")
        #expect(message("x: -a") == "a.yaml:1:4: error: found `-a` for `x` in `thing`; \(expected)")
        #expect(message("x: é") == "a.yaml:1:4: error: found `é` for `x` in `thing`; \(expected)")
        let long = String(repeating: "a", count: 65)
        let cut = String(repeating: "a", count: 60)
        #expect(
            message("x: \(long)")
                == "a.yaml:1:4: error: found `\(cut)…` for `x` in `thing`; \(expected)")
        let key = outcome("x: {A1: b}") { value throws(ContentProblem) in
            try value.namedEntries(called: "rooms")[0].name.identifier()
        }
        #expect(
            key == "a.yaml:1:5: error: found `A1` for a name in `rooms`; \(expected); did you mean "
                + "`a1`?")
    }

    @Test(arguments: ["9:40", "0940", "09:4", "09:40:1", "ab:cd", "+9:40", "09:40:00:00"])
    func clockTimes(written: String) {
        let message = outcome("x: '\(written)'") { value throws(ContentProblem) in
            try value.clockTimeMilliseconds()
        }
        #expect(
            message
                == "a.yaml:1:4: error: found the text `\(written)` for `x` in `thing`; expected "
                + "a time of day, such as `09:40`")
    }

    @Test(arguments: ["24:00", "09:60", "23:59:60"])
    func impossibleClockTimes(written: String) {
        let message = outcome("x: \(written)") { value throws(ContentProblem) in
            try value.clockTimeMilliseconds()
        }
        #expect(
            message
                == "a.yaml:1:4: error: `\(written)` is out of range for `x` in `thing`; expected "
                + "`00:00` to `23:59:59`")
    }

    @Test(arguments: [
        "10.20.1", "10.20.1.256", "10.20.01.5", "10.20.1.-5", "a.b.c.d", "10.20.1.5.6",
    ])
    func addresses(written: String) {
        let message = outcome("x: \(written)") { value throws(ContentProblem) in
            try value.ipv4Address()
        }
        #expect(
            message == "a.yaml:1:4: error: found `\(written)` for `x` in `thing`; expected an IPv4 "
                + "address, such as `10.20.1.5`")
    }

    @Test(arguments: [
        (
            "10.20.1.5/24",
            "`10.20.1.5/24` has bits behind its prefix for `x` in `thing`; expected the address of "
                + "the network itself; did you mean `10.20.1.0/24`?"
        ),
        (
            "10.20.1.0/33",
            "found `10.20.1.0/33` for `x` in `thing`; expected a network, such as `10.20.1.0/24`"
        ),
        (
            "10.20.1.0",
            "found `10.20.1.0` for `x` in `thing`; expected a network, such as `10.20.1.0/24`"
        ),
        (
            "10.20.1.0/-0",
            "found `10.20.1.0/-0` for `x` in `thing`; expected a network, such as `10.20.1.0/24`"
        ),
    ])
    func networks(written: String, expected: String) {
        let message = outcome("x: \(written)") { value throws(ContentProblem) in
            try value.ipv4Prefix()
        }
        #expect(message == "a.yaml:1:4: error: " + expected)
    }

    @Test(arguments: [
        "00:1b:21:3c:9d", "00-1b-21-3c-9d-f8", "00:1b:21:3c:9d:g8", "0:1b:21:3c:9d:f8",
    ])
    func hardwareAddresses(written: String) {
        let message = outcome("x: \(written)") { value throws(ContentProblem) in
            try value.macAddress()
        }
        #expect(
            message == "a.yaml:1:4: error: found `\(written)` for `x` in `thing`; expected a MAC "
                + "address, such as `00:1b:21:3c:9d:f8`")
    }

    @Test func textsAndCounts() {
        func text(_ document: String) -> String {
            outcome(document) { value throws(ContentProblem) in try value.text(limit: 5) }
        }
        #expect(
            text("x: |\n  a\n") == "a.yaml:1:4: error: found a block of text for `x` in `thing`; "
                + "expected a text of one line")
        #expect(
            text("x: ''")
                == "a.yaml:1:4: error: found an empty text for `x` in `thing`; expected a "
                + "text of one line")
        #expect(
            text("x: ' a'")
                == "a.yaml:1:4: error: found the text ` a` for `x` in `thing`; expected "
                + "a text without a space at its ends")
        #expect(
            text("x: abcdef")
                == "a.yaml:1:4: error: found 6 characters for `x` in `thing`; expected "
                + "at most 5")
        let prose = outcome("x: |\n\n") { value throws(ContentProblem) in try value.prose() }
        #expect(
            prose == "a.yaml:1:4: error: found a block of text for `x` in `thing`; expected a text")
        let count = outcome("x: [a]") { value throws(ContentProblem) in
            try value.list(count: 2...3).count
        }
        #expect(
            count == "a.yaml:1:4: error: found a list of 1 for `x` in `thing`; expected 2 to 3")
    }

    @Test func whatIsQuotedNeverSteersATerminal() {
        let problem = ContentProblem(
            .syntax, file: "a\u{1B}[2J.yaml", mark: .start, wrong: "found `\u{202E}`",
            expected: "no\u{7}", suggestion: "a\u{0}")
        #expect(
            problem.description == "a\\u{1B}[2J.yaml:1:1: error: found `\\u{202E}`; expected "
                + "no\\u{7}; did you mean `a\\u{0}`?")
    }
}
