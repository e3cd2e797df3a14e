import Assessment
import Plant

/// What is changed, put back, mended and harmed.
extension RuleCases {
    static let changing: [RuleCase] = [
        RuleCase("one-change-at-a-time", nil, "nothing changed", [.look("mon"), .close()]),
        RuleCase(
            "one-change-at-a-time", .notYet, "three at once",
            [.change(["mon.input"]), .change(["mon2.input"]), .mend(), .close()]),
        RuleCase(
            "one-change-at-a-time", .developing, "two at once",
            [.change(["mon.input"]), .mend(), .verify("picture"), .close()]),
        RuleCase("one-change-at-a-time", .developing, "one, unseen", [.mend(), .close()]),
        RuleCase(
            "one-change-at-a-time", .competent, "the last unseen",
            [.change(["mon.input"]), .look("mon"), .mend(), .close()]),
        RuleCase(
            "one-change-at-a-time", .strong, "each seen",
            [.change(["mon.input"]), .look("mon"), .mend(), .verify("picture"), .close()]),
        RuleCase(
            "one-change-at-a-time", .strong, "the same control twice, and put back",
            [
                .change(["mon.input"], from: "a", to: "b"),
                .change(["mon.input"], from: "b", to: "c"),
                .change(["mon.input"], from: "c", to: "a"), .look("mon"), .mend(), .look("mon"),
                .close(),
            ]),

        RuleCase(
            "one-change-at-a-time", .strong, "two cables exchanged",
            [
                .change(["v-1.end-a"], action: "unplug"), .change(["v-2.end-a"], action: "unplug"),
                .change(["v-1.end-a"], action: "patch", from: "b", to: "c"),
                .change(["v-2.end-a"], action: "patch", from: "b", to: "c"), .look("mon"),
                .close(),
            ]),
        RuleCase(
            "one-change-at-a-time", .strong, "two lines for one port, and picture and sound",
            [
                .change(["sw.te1/0/8-mode"], verb: "on"), .change(["sw.te1/0/8-vlan"], verb: "on"),
                .look("sw"), .change(["rtr.video/out-1"], action: "route"),
                .change(["rtr.audio/out-1"], action: "route"), .look("mon"), .close(),
            ]),
        RuleCase(
            "one-change-at-a-time", .developing, "two ports",
            [
                .change(["sw.te1/0/8-vlan"], verb: "on"), .change(["sw.te1/0/9-vlan"], verb: "on"),
                .look("sw"), .close(),
            ]),

        RuleCase("changes-reversed", nil, "all helped", [.mend(), .close()]),
        RuleCase("changes-reversed", .notYet, "left so", [.change(["mon.input"]), .close()]),
        RuleCase(
            "changes-reversed", .developing, "one of two",
            [
                .change(["mon.input"]), .change(["mon2.input"]),
                .change(["mon.input"], from: "b", to: "a"), .close(),
            ]),
        RuleCase(
            "changes-reversed", .competent, "put back in the end",
            [
                .change(["mon.input"]), .mend(), .change(["mon.input"], from: "b", to: "a"),
                .close(),
            ]),
        RuleCase(
            "changes-reversed", .strong, "put back at once",
            [
                .change(["mon.input"]), .change(["mon.input"], from: "b", to: "a"), .mend(),
                .close(),
            ]),
        RuleCase(
            "changes-reversed", nil, "a lock and a description are no trials",
            [.change(["rtr.lock/out-1"]), .change(["sw.te1-description"]), .close()]),
        RuleCase(
            "changes-reversed", .strong, "a second value of the same control helped",
            [
                .change(["mon.input"], from: "a", to: "b"),
                .change(["mon.input"], from: "b", to: "c", [Beat.holds("picture")]), .close(),
            ]),
    ]

    static let spares: [RuleCase] = [
        RuleCase("swaps-put-back", nil, "nothing swapped", [.mend(), .close()]),
        RuleCase(
            "swaps-put-back", .notYet, "left in",
            [.change(["card"], action: "swap"), .look("mon"), .close()]),
        RuleCase(
            "swaps-put-back", .developing, "back unseen",
            [
                .change(["card"], action: "swap"),
                .change(["card"], action: "swap-back", verb: "swap"), .close(),
            ]),
        RuleCase(
            "swaps-put-back", .developing, "something else meanwhile",
            [
                .change(["card"], action: "swap"), .look("mon"), .change(["mon.input"]),
                .change(["card"], action: "swap-back", verb: "swap"), .close(),
            ]),
        RuleCase(
            "swaps-put-back", .competent, "back after a look",
            [
                .change(["card"], action: "swap"), .look("mon"),
                .change(["card"], action: "swap-back", verb: "swap"), .close(),
            ]),
        RuleCase(
            "swaps-put-back", .competent, "it was the card",
            [.change(["card"], action: "swap", [Beat.fault("card", "dead", false)]), .close()],
            faults: [("card", "dead")]),
        RuleCase(
            "swaps-put-back", .strong, "read before",
            [
                .measure("signal", "card.out-1"), .change(["card"], action: "swap"), .look("mon"),
                .change(["card"], action: "swap-back", verb: "swap"), .close(),
            ]),

        RuleCase("nothing-replaced-blindly", nil, "nothing replaced", [.mend()]),
        RuleCase(
            "nothing-replaced-blindly", .notYet, "unseen",
            [.look("mon"), .change(["card"], action: "replace")]),
        RuleCase(
            "nothing-replaced-blindly", .developing, "swapped unseen",
            [.look("mon"), .change(["card"], action: "swap")]),
        RuleCase(
            "nothing-replaced-blindly", .developing, "sound",
            [.measure("signal", "card.out-1"), .change(["card"], action: "replace")]),
        RuleCase(
            "nothing-replaced-blindly", .competent, "looked at",
            [
                .look("card"),
                .change(["card"], action: "replace", [Beat.fault("card", "dead", false)]),
            ], faults: [("card", "dead")]),
        RuleCase(
            "nothing-replaced-blindly", .strong, "measured",
            [
                .measure("signal", "card.out-1"),
                .change(["card"], action: "replace", [Beat.fault("card", "dead", false)]),
            ], faults: [("card", "dead")]),
        RuleCase(
            "nothing-replaced-blindly", .strong, "a cable by its ends",
            [.measure("signal", "mon.sdi-1"), .change(["v-1"], action: "swap")]),
    ]

    static let verifying: [RuleCase] = [
        RuleCase("repair-verified", nil, "nothing changed", [.look("mon"), .close("contained")]),
        RuleCase("repair-verified", .notYet, "unchecked", [.mend(), .close()]),
        RuleCase(
            "repair-verified", .notYet, "checked before", [.verify("picture"), .mend(), .close()]),
        RuleCase(
            "repair-verified", .developing, "not right, left so",
            [.change(["mon.input"]), .verify("picture", false), .close("none")]),
        RuleCase(
            "repair-verified", .competent, "not right, handed on",
            [
                .change(["mon.input"]), .verify("picture", false), .escalate("hal"),
                .close("contained"),
            ]),
        RuleCase(
            "repair-verified", .competent, "by telephone",
            [.mend(), .verify("picture", by: "telephone"), .close()]),
        RuleCase(
            "repair-verified", .strong, "by telephone, and measured again",
            [
                .measure("status", "rtr", "wrong"), .mend(), .measure("status", "rtr", "right"),
                .verify("picture", by: "telephone"), .close(),
            ]),
        RuleCase("repair-verified", .strong, "there", [.mend(), .verify("picture"), .close()]),
        RuleCase(
            "repair-verified", .strong, "then a label",
            [.mend(), .verify("picture"), .relabel([Beat.rule("labels", true)]), .close()],
            failed: ["labels"], faults: [("rtr", "misrouted"), ("rtr", "stale-router-label")]),
        RuleCase(
            "repair-verified", .competent, "another service had failed too",
            [.mend([Beat.holds("other")]), .verify("picture"), .close()], failed: ["other"]),
        RuleCase(
            "repair-verified", .strong, "the other was looked at",
            [.mend([Beat.holds("other")]), .verify("picture"), .look("mon2"), .close()],
            failed: ["other"]),

        RuleCase("measurement-repeated", nil, "nothing mended", [.look("mon"), .close("none")]),
        RuleCase("measurement-repeated", nil, "nothing seen before", [.mend(), .close()]),
        RuleCase("measurement-repeated", .notYet, "none", [.look("mon"), .mend(), .close()]),
        RuleCase(
            "measurement-repeated", .developing, "elsewhere",
            [.look("mon"), .mend(), .look("mon2"), .close()]),
        RuleCase(
            "measurement-repeated", .developing, "as before",
            [.look("mon"), .mend(), .look("mon"), .close()]),
        RuleCase(
            "measurement-repeated", .competent, "it shows",
            [.look("mon", "job 2"), .mend(), .look("mon", "job 1"), .close()]),
        RuleCase(
            "measurement-repeated", .strong, "two show it",
            [
                .look("mon", "job 2"), .measure("status", "rtr", "in-2"), .mend(),
                .measure("status", "rtr", "in-1"), .look("mon", "job 1"), .close(),
            ]),

        RuleCase("finished-properly", nil, "not closed", [.mend()]),
        RuleCase("finished-properly", .notYet, "nothing mended", [.close("none")]),
        RuleCase("finished-properly", .developing, "half", [.mend(), .close("none")]),
        RuleCase("finished-properly", .competent, "a way round", [.close("restored")]),
        RuleCase("finished-properly", .competent, "handed on", [.close("contained")]),
        RuleCase(
            "finished-properly", .competent, "a spare left", [.mend(), .close(swapsLeft: 1)]),
        RuleCase("finished-properly", .strong, "all", [.mend(), .close()]),
    ]

    static let harm: [RuleCase] = [
        RuleCase("nothing-harmed", nil, "nothing changed", [.look("mon"), .close()]),
        RuleCase(
            "nothing-harmed", .notYet, "left broken",
            [.change(["mon2.input"], [Beat.fails("other")]), .close()]),
        RuleCase(
            "nothing-harmed", .developing, "made good",
            [
                .change(["mon2.input"], [Beat.fails("other")]),
                .change(["mon2.input"], from: "b", to: "a", [Beat.holds("other")]), .close(),
            ]),
        RuleCase("nothing-harmed", .competent, "measured in the line", [.interrupting, .close()]),
        RuleCase("nothing-harmed", .strong, "nothing", [.mend(), .close()]),
        RuleCase(
            "nothing-harmed", .strong, "what came about by itself isn't one's own doing",
            [
                .mend(),
                .change(["mon.input"], [Beat.fault("sw", "dead", true), Beat.fails("other")]),
                .close(),
            ]),
        RuleCase(
            "nothing-harmed", .strong, "what failed while waiting",
            [.mend(), Beat(verb: "wait", effects: [Beat.fails("other")]), .close()]),

        RuleCase("calibration-respected", nil, "no display", [.mend(), .close()]),
        RuleCase("calibration-respected", .notYet, "unmeasured", [.calibrate(), .close()]),
        RuleCase(
            "calibration-respected", .developing, "over another fault",
            [.profile, .calibrate(), .profile, .close()], faults: [("mon", "wrong-preset")]),
        RuleCase(
            "calibration-respected", .developing, "not afterwards",
            [.profile, .calibrate(), .close()]),
        RuleCase(
            "calibration-respected", .competent, "with single readings",
            [
                .measure("colorimeter", "mon"), .calibrate(), .measure("colorimeter", "mon"),
                .close(),
            ]),
        RuleCase(
            "calibration-respected", .strong, "with profiles",
            [.profile, .calibrate([Beat.fault("mon", "drift", false)]), .profile, .close()],
            faults: [("mon", "drift")]),
        RuleCase(
            "calibration-respected", .strong, "it had drifted, and something else was wrong too",
            [.profile, .calibrate([Beat.fault("mon", "drift", false)]), .profile, .close()],
            faults: [("mon", "drift"), ("mon", "wrong-input")]),
        RuleCase(
            "calibration-respected", .developing, "never measured", [.look("mon"), .close()],
            claim: "colour"),
        RuleCase(
            "calibration-respected", .competent, "left alone",
            [.profile, .change(["mon.preset"], [Beat.holds("colour")]), .close()],
            claim: "colour"),
    ]
}

extension Beat {
    static let profile = measure("profile", "mon")

    static func calibrate(_ effects: [[ReadingValue]] = []) -> Beat {
        change(["mon.rec709-24-red-gain"], action: "calibrate", effects)
    }

    /// A measurement for which a plug has to be pulled.
    static let interrupting = Beat(
        verb: "measure", words: ["signal", "mon2.sdi-1"],
        readings: [
            Reading(
                kind: "signal", point: "mon2.sdi-1",
                fields: [ReadingField("interrupted", .flag(true))])
        ],
        effects: [row("down", "other", .none, .quantity(Quantity(60_000, .millisecond)))])
}
