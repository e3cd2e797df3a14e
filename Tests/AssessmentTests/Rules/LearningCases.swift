import Assessment

/// What is asked, read and measured.
extension RuleCases {
    static let questions: [RuleCase] = [
        RuleCase("asked-first", .notYet, "nobody asked", [.mend(), .ask("mags", "changed")]),
        RuleCase(
            "asked-first", .developing, "one person twice",
            [.ask("mags", "changed"), .ask("mags", "when"), .mend()]),
        RuleCase(
            "asked-first", .developing, "asking leave is no question",
            [.leave("mags"), .ask("mags", "when"), .mend()]),
        RuleCase(
            "asked-first", .competent, "two people",
            [.ask("mags", "changed"), .ask("cleo", "when"), .mend()]),
        RuleCase(
            "asked-first", .competent, "three people and no paper",
            [.ask("mags", "changed"), .ask("cleo", "when"), .ask("hal", "changed"), .mend()]),
        RuleCase(
            "asked-first", .strong, "people and a paper",
            [.ask("mags", "changed"), .ask("cleo", "when"), .read("log"), .mend()]),
        RuleCase("asked-first", nil, "nothing changed yet", [.ask("mags", "changed")]),
        RuleCase("asked-first", .notYet, "closed without a question", [.look("mon"), .close()]),

        RuleCase("asked-what-changed", .notYet, "asked when", [.ask("mags", "when"), .mend()]),
        RuleCase(
            "asked-what-changed", .notYet, "asked too late", [.mend(), .ask("mags", "changed")]),
        RuleCase(
            "asked-what-changed", .developing, "nobody knew",
            [.ask("hal", "changed", rows: 0), .mend()]),
        RuleCase(
            "asked-what-changed", .competent, "told, not followed up",
            [.ask("mags", "changed"), .look("rtr"), .mend()]),
        RuleCase(
            "asked-what-changed", .strong, "read in the log, and looked there",
            [.read("log", rows: 1), .look("mon"), .mend()]),
        RuleCase("asked-what-changed", nil, "nothing changed yet", [.ask("mags", "changed")]),

        RuleCase("scoped-it", .notYet, "one look", [.look("mon"), .mend()]),
        RuleCase(
            "scoped-it", .notYet, "looks at unlike things", [.look("mon"), .look("rtr"), .mend()]),
        RuleCase(
            "scoped-it", .developing, "compared afterwards",
            [.look("mon"), .mend(), .look("mon2")]),
        RuleCase(
            "scoped-it", .competent, "two monitors", [.look("mon"), .look("mon2"), .mend()]),
        RuleCase(
            "scoped-it", .competent, "somebody else asked", [.ask("mags", "working"), .mend()]),
        RuleCase(
            "scoped-it", .notYet, "only the client asked what works",
            [.ask("cleo", "working"), .mend()]),
        RuleCase(
            "scoped-it", .strong, "another service checked, and two points measured",
            [
                .verify("other"), .measure("waveform", "rtr.in-1"),
                .measure("waveform", "rtr.in-2"), .mend(),
            ]),
        RuleCase("scoped-it", nil, "nothing changed yet", [.look("mon")]),
    ]

    static let measuring: [RuleCase] = [
        RuleCase("measured-before-change", .notYet, "changed first", [.mend(), .look("mon")]),
        RuleCase("measured-before-change", .developing, "one look", [.look("mon"), .mend()]),
        RuleCase(
            "measured-before-change", .developing, "the same reading twice",
            [.measure("waveform", "mon.sdi-1"), .measure("waveform", "mon.sdi-1"), .mend()]),
        RuleCase(
            "measured-before-change", .developing, "looks alone",
            [.look("mon"), .look("mon2"), .look("rtr"), .mend()]),
        RuleCase(
            "measured-before-change", .competent, "a look and a reading",
            [.look("mon"), .measure("waveform", "mon.sdi-1"), .mend()]),
        RuleCase(
            "measured-before-change", .strong, "three from two points",
            [
                .look("mon"), .measure("waveform", "mon.sdi-1"), .measure("waveform", "rtr.in-1"),
                .mend(),
            ]),
        RuleCase(
            "measured-before-change", .competent, "restored first, then measured, then mended",
            [
                .change(["mon.input"], [Beat.holds("picture")]), .look("mon"),
                .measure("waveform", "rtr.in-1"), .mend(),
            ]),
        RuleCase(
            "measured-before-change", .notYet, "a way round that broke something else",
            [
                .change(["mon.input"], [Beat.holds("picture"), Beat.fails("other")]),
                .look("mon"), .measure("waveform", "rtr.in-1"), .mend(),
            ]),
        RuleCase(
            "measured-before-change", .notYet, "a way round for which no deadline asked",
            [
                .change(["mon.input"], [Beat.holds("picture")]), .look("mon"),
                .measure("waveform", "rtr.in-1"), .mend(),
            ], deadlineMinutes: 120),
        RuleCase("measured-before-change", nil, "nothing changed", [.look("mon"), .close()]),
        RuleCase(
            "measured-before-change", .notYet, "a label put right first is no change of its own",
            [.change(["rtr.label/in-1"], action: "label"), .mend()]),

        RuleCase("measured-at-several-points", .notYet, "a look alone", [.look("mon"), .close()]),
        RuleCase(
            "measured-at-several-points", .developing, "one point",
            [.measure("waveform", "mon.sdi-1"), .mend(), .close()]),
        RuleCase(
            "measured-at-several-points", .developing, "the second point came after the repair",
            [
                .measure("waveform", "mon.sdi-1"), .mend(), .measure("waveform", "rtr.in-1"),
                .close(),
            ]),
        RuleCase(
            "measured-at-several-points", .competent, "two points, two ways",
            [.measure("waveform", "mon.sdi-1"), .measure("status", "rtr"), .mend(), .close()]),
        RuleCase(
            "measured-at-several-points", .strong, "the same reading at two points",
            [
                .measure("waveform", "mon.sdi-1"), .measure("waveform", "rtr.in-1"), .mend(),
                .close(),
            ]),
        RuleCase(
            "measured-at-several-points", nil, "the fault lay where the client saw it",
            [.measure("waveform", "mon.sdi-1"), .close()], faults: [("mon", "wrong-input")]),

        RuleCase("redundant-steps", nil, "one step", [.look("mon"), .close()]),
        RuleCase(
            "redundant-steps", .strong, "a change in between",
            [.look("mon"), .mend(), .look("mon"), .close()]),
        RuleCase(
            "redundant-steps", .strong, "waited in between",
            [.look("mon"), .pause, .look("mon"), .close()]),
        RuleCase(
            "redundant-steps", .strong, "it said something else",
            [.look("mon"), .look("mon", "no-signal"), .close()]),
        RuleCase(
            "redundant-steps", .competent, "one repeat", [.look("mon"), .look("mon"), .close()]),
        RuleCase(
            "redundant-steps", .developing, "three repeats",
            [.look("mon"), .look("mon"), .look("mon"), .look("mon"), .close()]),
        RuleCase(
            "redundant-steps", .notYet, "four repeats",
            [.look("mon"), .look("mon"), .look("mon"), .look("mon"), .look("mon"), .close()]),
    ]

    static let causes: [RuleCase] = [
        RuleCase("suspected-before-change", .notYet, "out of the blue", [.mend()]),
        RuleCase(
            "suspected-before-change", .notYet, "named afterwards",
            [.mend(), .suspect("rtr", "misrouted")]),
        RuleCase("suspected-before-change", .developing, "looked at", [.look("rtr"), .mend()]),
        RuleCase("suspected-before-change", .competent, "the thing", [.suspect("rtr"), .mend()]),
        RuleCase(
            "suspected-before-change", .strong, "the thing and its fault",
            [.suspect("rtr", "misrouted"), .mend()]),
        RuleCase(
            "suspected-before-change", .strong, "a diagnosis will do",
            [.diagnose(("rtr", "misrouted")), .mend()]),
        RuleCase("suspected-before-change", nil, "nothing changed", [.suspect("rtr"), .close()]),

        RuleCase("cause-stated", .notYet, "nothing stated", [.mend(), .close()]),
        RuleCase("cause-stated", .notYet, "wrong", [.diagnose(("sw", "dead")), .close()]),
        RuleCase("cause-stated", .notYet, "none, though", [.diagnose(), .close()]),
        RuleCase(
            "cause-stated", .developing, "the thing alone", [.diagnose(("rtr", "")), .close()]),
        RuleCase(
            "cause-stated", .developing, "one of two",
            [.diagnose(("rtr", "misrouted")), .close()],
            faults: [("rtr", "misrouted"), ("rtr", "stale-router-label")]),
        RuleCase(
            "cause-stated", .developing, "a shot in the dark",
            [.diagnose(("rtr", "misrouted"), ("sw", "dead"), ("mon", "dark")), .close()]),
        RuleCase(
            "cause-stated", .competent, "and something else",
            [.diagnose(("rtr", "misrouted"), ("sw", "dead")), .close()]),
        RuleCase(
            "cause-stated", .strong, "second thoughts",
            [.diagnose(("sw", "dead")), .diagnose(("rtr", "misrouted")), .close()]),
        RuleCase("cause-stated", .strong, "rightly none", [.diagnose(), .close()], faults: []),
        RuleCase("cause-stated", nil, "not closed", [.diagnose(("rtr", "misrouted"))]),

        RuleCase("rule-outs-recorded", nil, "little to rule out", [.look("mon"), .close()]),
        RuleCase(
            "rule-outs-recorded", .developing, "nothing put down",
            [.look("mon"), .look("rtr"), .close()]),
        RuleCase("rule-outs-recorded", .notYet, "the culprit", [.ruleOut("rtr"), .close()]),
        RuleCase(
            "rule-outs-recorded", .competent, "taken back",
            [.ruleOut("rtr"), .suspect("rtr"), .mend(), .close()]),
        RuleCase("rule-outs-recorded", .competent, "from afar", [.ruleOut("mon"), .close()]),
        RuleCase(
            "rule-outs-recorded", .competent, "another fault of it",
            [.ruleOut("rtr", "stuck"), .close()]),
        RuleCase(
            "rule-outs-recorded", .strong, "after a look",
            [.look("mon"), .ruleOut("mon"), .mend(), .close()]),

        RuleCase("hints-not-needed", .strong, "none", [.mend(), .close()]),
        RuleCase("hints-not-needed", .developing, "none, and not mended", [.close("none")]),
        RuleCase("hints-not-needed", nil, "none, handed on", [.close("contained")]),
        RuleCase("hints-not-needed", .notYet, "two at once", [.hint, .hint, .mend(), .close()]),
        RuleCase("hints-not-needed", .developing, "straight away", [.hint, .mend(), .close()]),
        RuleCase(
            "hints-not-needed", .competent, "after looking round",
            [.look("mon"), .ask("mags", "changed"), .hint, .mend(), .close()]),
    ]
}
