import ContentFiles
import Testing

/// What is wrong with standards and criteria: one line each, with the place and the nearest name.
@Suite struct RubricProblemTests {
    @Test(
        arguments: [
            (
                "level: 4", "levle: 4",
                "4:1: error: unknown key `levle` in `standard`; expected one of `standard`, "
                    + "`title`, `version`, `level`, `source`, `duties`, `ksbs`, `duty-map-notice`; "
                    + "did you mean `level`?"
            ),
            (
                "source: Invented for tests.\n", "",
                "1:1: error: `standard` has no `source`; expected the key `source`"
            ),
            (
                "K1: {title: Levels", "k1: {title: Levels",
                "11:3: error: found `k1` for a name in `ksbs`; expected a code such as `K7`, `S7` "
                    + "or `B7`; did you mean `K1`?"
            ),
            (
                "S2: {title: Mending", "S02: {title: Mending",
                "13:3: error: found `S02` for a name in `ksbs`; expected a code such as `K7`, `S7` "
                    + "or `B7`"
            ),
            (
                "K1: {title: Levels", "A1: {title: Levels",
                "11:3: error: found `A1` for a name in `ksbs`; expected a code such as `K7`, `S7` "
                    + "or `B7`"
            ),
            (
                "D2: {title", "E2: {title",
                "9:3: error: found `E2` for a name in `duties`; expected a code such as `D7`"
            ),
            (
                "ksbs: [K1, S1]", "ksbs: [K1, S11]",
                "8:62: error: unknown code `S11` for item 2 of `ksbs` in `D1`; expected one of "
                    + "`K1`, `S1`, `S2`, `B1`; did you mean `S1`?"
            ),
            (
                "ksbs: [K1, S1]", "ksbs: [K1, K1]",
                "8:62: error: `K1` stands twice for `ksbs` in `D1`; expected each code once"
            ),
            (
                "ksbs: [K1, S1]", "ksbs: []",
                "8:57: error: found a list of 0 for `ksbs` in `D1`; expected 1 to 200"
            ),
            (
                "ksbs: [K1, S1]", "ksbs: [S1]",
                "11:3: error: no duty calls for `K1`; expected it under `ksbs` of a duty"
            ),
            (
                "reach: collected", "reach: colected",
                "11:59: error: unknown value `colected` for `reach` in `K1`; expected one of "
                    + "`observable`, `collected`, `workplace`; did you mean `collected`?"
            ),
            (
                "reach: workplace", "reach: observable",
                "14:52: error: `B1` is a behaviour: no simulation shows it; expected `workplace`"
            ),
            (
                "S1: {title: Looking", "K1: {title: Looking",
                "12:3: error: duplicate key `K1`"
            ),
        ] as [(String, String, String)])
    func standards(part: String, instead: String, expected: String) throws {
        let found = try SampleRubric.message(SampleRubric.standardPath, part, instead)
        #expect(found.hasPrefix(expected), "\(found)")
    }

    @Test(
        arguments: [
            (
                "order: 2", "order: second",
                "2:8: error: found `second` for `order` in `theme`; expected a whole number from 1 "
                    + "to 1000"
            ),
            (
                "title: Explains", "titel: Explains",
                "13:5: error: unknown key `titel` in `explains`; expected one of `title`, "
                    + "`purpose`, `ksbs`, `judge`, `rule`, `with`, `question`, `levels`; did you "
                    + "mean `title`?"
            ),
            (
                "judge: mentor", "judge: menter",
                "16:12: error: unknown value `menter` for `judge` in `explains`; expected one of "
                    + "`engine`, `mentor`, `workplace`; did you mean `mentor`?"
            ),
            (
                "  looks-first:", "  Looks first:",
                "4:3: error: found `Looks first` for a name in `criteria`; expected a name of "
                    + "lower-case letters, digits and hyphens; did you mean `looks-first`?"
            ),
            // KSBs and the reach of judges.
            (
                "ksbs: [S1, S2]", "ksbs: [S1, S3]",
                "7:16: error: unknown code `S3` for item 2 of `ksbs` in `looks-first`; expected "
                    + "one of `K1`, `S1`, `S2`, `B1`"
            ),
            (
                "ksbs: [S1, S2]", "ksbs: [S1, B1]",
                "7:16: error: `B1` is workplace: out of reach for the judge `engine`; expected the "
                    + "judge `workplace`"
            ),
            (
                "ksbs: [S1, S2]", "ksbs: [K1]",
                "7:12: error: `K1` is collected: out of reach for the judge `engine`; expected the "
                    + "judge `mentor` or `workplace`"
            ),
            (
                "ksbs: [K1, S1]", "ksbs: [K1, B1]",
                "15:16: error: `B1` is workplace: out of reach for the judge `mentor`; expected "
                    + "the judge `workplace`"
            ),
            (
                "ksbs: [K1, S1]", "ksbs: [K1, K1]",
                "15:16: error: `K1` stands twice for `ksbs` in `explains`; expected each code once"
            ),
            // Rules and questions.
            (
                "    rule: measured-before-change\n    with: {minimum: 2}\n", "",
                "5:5: error: `looks-first` has no `rule`; expected the key `rule`"
            ),
            (
                "judge: engine", "judge: mentor",
                "9:11: error: `looks-first` has a `rule`, but its judge is `mentor`; expected no "
                    + "rule: a person is asked"
            ),
            (
                "    question: What is a level?\n", "",
                "13:5: error: `explains` has no `question`; expected the key `question`"
            ),
            (
                "    question: What is a level?\n", "    with: {minimum: 2}\n",
                "17:11: error: `explains` has a `with`, but its judge is `mentor`; expected no "
                    + "rule: a person is asked"
            ),
            (
                "    with: {minimum: 2}\n", "    with: {minimum: 2}\n    question: Why?\n",
                "11:15: error: `looks-first` has a `question`, but its judge is `engine`; expected "
                    + "no question: a rule finds it"
            ),
            // Levels.
            (
                "developing: One., ", "",
                "11:13: error: `levels of looks-first` has no `developing`; expected the key "
                    + "`developing`"
            ),
            (
                "developing: One.", "devloping: One.",
                "11:30: error: unknown key `devloping` in `levels of looks-first`; expected one of "
                    + "`not-yet`, `developing`, `competent`, `strong`; did you mean `developing`?"
            ),
            (
                "strong: Three.", "strong: ",
                "11:73: error: found nothing for `strong` in `levels of looks-first`; expected a "
                    + "text"
            ),
        ] as [(String, String, String)])
    func criteria(part: String, instead: String, expected: String) throws {
        let found = try SampleRubric.message(SampleRubric.lookingPath, part, instead)
        #expect(found == expected)
    }

    /// What the registry of rules says is wrong stands at the name or at the parameter.
    @Test(
        arguments: [
            (
                "rule: measured-before-change", "rule: measured-before-chnage",
                "9:11: error: ", "did you mean `measured-before-change`?"
            ),
            ("with: {minimum: 2}", "with: {minimun: 2}", "10:12: error: ", "`minimum`"),
            ("with: {minimum: 2}", "with: {minimum: two}", "10:21: error: ", "`two`"),
            ("with: {minimum: 2}", "with: {minimum: 0}", "10:21: error: ", "`0`"),
            ("with: {minimum: 2}", "with: {minimum: [2]}", "10:12: error: ", "this list"),
            (
                "rule: measured-before-change", "rule: scoped-it", "10:12: error: ",
                "takes no `minimum`"
            ),
        ] as [(String, String, String, String)])
    func rules(part: String, instead: String, start: String, within: String) throws {
        let found = try SampleRubric.message(SampleRubric.lookingPath, part, instead)
        #expect(found.hasPrefix(start) && found.contains(within), "\(found)")
    }
}
