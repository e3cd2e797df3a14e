import ContentFiles
import Testing

/// What is wrong with scenarios: one line each, with the place and the nearest name.
@Suite struct ScenarioProblemTests {
    @Test(
        arguments: [
            // Keys and values.
            (
                "budget: 60 min", "buget: 60 min",
                "8:1: error: unknown key `buget` in `scenario`; expected one of `scenario`, "
                    + "`title`, `facility`, `client`, `noticed`, `called`, `deadline`, `budget`, "
                    + "`start`, `horizon`, `stakes`, `claims` or 6 more; did you mean `budget`?"
            ),
            (
                "budget: 60 min\n", "",
                "1:1: error: `scenario` has no `budget`; expected the key `budget`"
            ),
            (
                "budget: 60 min", "budget: 60",
                "8:9: error: `60` has no unit for `budget` in `scenario`; expected a time in "
                    + "`min`, `s`, `ms`, `h` or `d`"
            ),
            (
                "budget: 60 min", "budget: 90 s",
                "8:9: error: `90 s` is out of range for `budget` in `scenario`; expected whole "
                    + "minutes"
            ),
            (
                "budget: 60 min", "budget: 0 min",
                "8:9: error: `0 min` is out of range for `budget` in `scenario`; expected 1 min to "
                    + "1440 min"
            ),
            (
                "called: 10:00", "called: 10 o'clock",
                "6:9: error: found `10 o'clock` for `called` in `scenario`; expected a time, such "
                    + "as `09:40`, `yesterday 17:30` or `3 days ago 11:00`"
            ),
            (
                "called: 10:00", "called: 24:00",
                "6:9: error: found `24:00` for `called` in `scenario`; expected a time, such as "
                    + "`09:40`, `yesterday 17:30` or `3 days ago 11:00`"
            ),
            (
                "when: yesterday 17:30", "when: 5000 days ago 17:30",
                "21:11: error: `5000 days ago 17:30` is out of range for `when` in `visit`; "
                    + "expected 3650 days ago to 7 days later"
            ),
            (
                "when: yesterday 17:30", "when: 1 days ago 17:30",
                "21:11: error: found `1 days ago 17:30` for `when` in `visit`; expected a time, "
                    + "such as `09:40`, `yesterday 17:30` or `3 days ago 11:00`"
            ),
            (
                "happened: no", "happened: maybe",
                "26:15: error: found `maybe` for `happened` in `visit`; expected `yes` or `no`"
            ),
            (
                "stakes: |\n  The viewing begins at noon.", "stakes: [noon]",
                "11:9: error: found a list for `stakes` in `scenario`; expected a text"
            ),
            (
                "claims:\n  - {check: ann-level, noticed: {level: 10}}", "claims: []",
                "13:9: error: found a list of 0 for `claims` in `scenario`; expected 1 to 20"
            ),
            (
                "known-by: [ann]", "known-by: ann",
                "24:15: error: found `ann` for `known-by` in `visit`; expected a list"
            ),
            (
                "level: 4\noutcome", "level: 6\noutcome",
                "30:8: error: `6` is out of range for `level` in `scenario`; expected a whole "
                    + "number from 1 to 5"
            ),
            (
                "outcome: contained", "outcome: mended",
                "31:10: error: unknown value `mended` for `outcome` in `scenario`; expected one of "
                    + "`fixed`, `contained`, `nothing-broken`"
            ),
            // Times.
            (
                "deadline: 12:00", "deadline: 09:55",
                "7:11: error: `deadline` (09:55:00) is before `called` (10:00:00); expected "
                    + "noticed, called, deadline, horizon in this order"
            ),
            (
                "noticed: 09:50", "noticed: 10:01",
                "6:9: error: `called` (10:00:00) is before `noticed` (10:01:00); expected noticed, "
                    + "called, deadline, horizon in this order"
            ),
            (
                "horizon: tomorrow 09:00", "horizon: 11:00",
                "10:10: error: `horizon` (11:00:00) is before `deadline` (12:00:00); expected "
                    + "noticed, called, deadline, horizon in this order"
            ),
            // Names of the facility.
            (
                "facility: attic", "facility: attik",
                "3:11: error: unknown facility `attik`; expected `attic`; did you mean `attic`?"
            ),
            (
                "client: ann", "client: anne",
                "4:9: error: unknown person `anne`; expected `ann`; did you mean `ann`?"
            ),
            (
                "client: ann", "client: mix",
                "4:9: error: unknown person `mix`; expected `ann`"
            ),
            (
                "start: yard", "start: yrad",
                "9:8: error: unknown place `yrad`; expected one of `loft`, `yard`; did you mean "
                    + "`yard`?"
            ),
            (
                "check: ann-level", "check: ann-leval",
                "14:13: error: unknown service, expectation or invariant `ann-leval`; expected "
                    + "`ann-level`; did you mean `ann-level`?"
            ),
            (
                "src.level: 41", "src.levels: 41",
                "16:3: error: there is no `src.levels`; expected `element.slot`; did you mean "
                    + "`src.level`?"
            ),
            (
                "src.level: 41", "src.level: 51",
                "16:14: error: `src.level` can't be `51`; expected a whole number from 0 to 50"
            ),
            (
                "mode: turned-down", "mode: turned-dwon",
                "18:12: error: unknown fault mode `turned-dwon`; expected `turned-down`; did you "
                    + "mean `turned-down`?"
            ),
            (
                "on: src", "on: scr",
                "18:29: error: unknown element `scr`; expected one of `src`, `mix`, `mtr`, `ann`, "
                    + "`log`, `c-1`, `c-2`, `c-3`; did you mean `src`?"
            ),
            (
                "on: src", "on: mix",
                "18:29: error: `mix` is a `mixer`, which can't have `turned-down`; expected one of "
                    + "`source`"
            ),
            (
                "with: {level: 10}", "with: {level: 31}",
                "18:5: error: `level` is `31`; expected a whole number from 0 to 30"
            ),
            (
                "by: ann", "by: bob",
                "18:70: error: unknown person `bob`; expected `ann`"
            ),
            (
                "known-by: [ann]", "known-by: [src]",
                "24:5: error: unknown person `src`; expected `ann`"
            ),
            (
                "written-in: [log]", "written-in: [lug]",
                "25:5: error: unknown element `lug`; expected one of `src`, `mix`, `mtr`, `ann`, "
                    + "`log`, `c-1`, `c-2`, `c-3`; did you mean `log`?"
            ),
            (
                "written-in: [log]", "written-in: [ann]",
                "25:5: error: `ann` isn't a document; expected `log`"
            ),
            (
                "at: loft", "at: attic",
                "22:9: error: unknown place `attic`; expected one of `loft`, `yard`"
            ),
        ] as [(String, String, String)])
    func oneLineEach(line: String, instead: String, expected: String) throws {
        let found = try SampleFiles.message(scenario: line, instead: instead)
        #expect(found == expected)
    }
}
