import Assessment
import Plant

/// Time, people, leave, exposure, notes and labels.
extension RuleCases {
    static let time: [RuleCase] = [
        RuleCase("restored-in-time", nil, "not closed", [.mend()]),
        RuleCase("restored-in-time", .notYet, "not at all", [.close("none")]),
        RuleCase(
            "restored-in-time", .developing, "handed on in time",
            [.escalate("hal"), .close("contained")]),
        RuleCase("restored-in-time", .developing, "late", [.mend().lasting(61), .close()]),
        RuleCase("restored-in-time", .competent, "in time", [.mend().lasting(60), .close()]),
        RuleCase(
            "restored-in-time", .competent, "came back by itself while waiting past the deadline",
            [Beat(verb: "wait", minutes: 90, effects: [Beat.holds("picture")]), .close()]),
        RuleCase("restored-in-time", .strong, "checked", [.mend(), .verify("picture"), .close()]),

        RuleCase("within-budget", nil, "nothing done", [.close("none")]),
        RuleCase("within-budget", .notYet, "late", [.mend().lasting(91), .close()]),
        RuleCase(
            "within-budget", .developing, "overdrawn, in time",
            [.mend().lasting(91), .close()], deadlineMinutes: 120),
        RuleCase(
            "within-budget", .competent, "handed on", [.escalate("hal"), .close("contained")]),
        RuleCase("within-budget", .competent, "untold", [.mend(), .close()]),
        RuleCase("within-budget", .strong, "whole", [.mend(), .tell("cleo"), .close()]),
    ]

    static let telling: [RuleCase] = [
        RuleCase("client-told", nil, "not closed", [.mend()]),
        RuleCase("client-told", .notYet, "never", [.mend(), .tell("mags"), .close()]),
        RuleCase(
            "client-told", .competent, "mended from afar", [.mend(), .tell("cleo"), .close()]),
        RuleCase("client-told", .developing, "on arrival", [.tell("cleo"), .mend(), .close()]),
        RuleCase(
            "client-told", .developing, "late",
            [.look("mon"), .mend().lasting(60), .tell("cleo"), .close()]),
        RuleCase(
            "client-told", .competent, "before the check",
            [.look("mon"), .mend(), .tell("cleo"), .verify("picture"), .close()]),
        RuleCase(
            "client-told", .strong, "after it",
            [.look("mon"), .mend(), .verify("picture"), .tell("cleo"), .close()]),
        RuleCase(
            "client-told", .strong, "handed on",
            [.look("mon"), .escalate("hal"), .tell("cleo"), .close("contained")]),

        RuleCase("others-told", nil, "not closed", [.mend()]),
        RuleCase("others-told", .notYet, "none", [.mend(), .close()]),
        RuleCase("others-told", .developing, "the supervisor", [.tell("hal"), .close()]),
        RuleCase(
            "others-told", .developing, "not whom it interrupted",
            [.interrupting, .tell("idris"), .close()]),
        RuleCase(
            "others-told", .competent, "one of two",
            [.mend(), .tell("idris"), .close()], failed: ["other"]),
        RuleCase("others-told", .strong, "the one", [.mend(), .tell("idris"), .close()]),
        RuleCase(
            "others-told", .strong, "checked with",
            [.mend(), .verify("other", true, "mags"), .tell("idris"), .close()],
            failed: ["other"]),
    ]

    static let authority: [RuleCase] = [
        RuleCase("leave-asked", nil, "none needed", [.mend(), .close()]),
        RuleCase(
            "leave-asked", .notYet, "none asked",
            [.change(["mon.input"], without: "client"), .close()]),
        RuleCase(
            "leave-asked", .developing, "asked afterwards",
            [.change(["mon.input"], without: "client"), .leave("mags"), .close()]),
        RuleCase(
            "leave-asked", .competent, "asked", [.leave("mags"), .change(["mon.input"]), .close()]),
        RuleCase(
            "leave-asked", .strong, "and told",
            [.leave("mags"), .change(["mon.input"]), .tell("mags"), .close()]),

        RuleCase("escalated-with-evidence", nil, "mended", [.mend(), .close()]),
        RuleCase("escalated-with-evidence", .notYet, "dropped", [.look("mon"), .close("none")]),
        RuleCase(
            "escalated-with-evidence", .developing, "to a runner",
            [.look("mon"), .escalate("bea"), .close("none")]),
        RuleCase(
            "escalated-with-evidence", .developing, "at once", [.escalate("hal"), .close("none")]),
        RuleCase(
            "escalated-with-evidence", .competent, "without a suspect",
            [.look("mon"), .escalate("hal"), .tell("cleo"), .close("none")]),
        RuleCase(
            "escalated-with-evidence", .strong, "with a suspect",
            [.look("mon"), .suspect("rtr"), .escalate("hal"), .tell("cleo"), .close("contained")]),
    ]

    static let exposure: [RuleCase] = [
        RuleCase("exposure-contained", nil, "nothing exposed", [.mend(), .close()]),
        RuleCase(
            "exposure-contained", .notYet, "left so", [.look("mon"), .close("none")],
            failed: ["material"]),
        RuleCase(
            "exposure-contained", .developing, "reported", [.tell("hal"), .close("none")],
            failed: ["material"]),
        RuleCase(
            "exposure-contained", .developing, "ended in silence",
            [.mend([Beat.rule("material", true)]), .tell("bea"), .close()], failed: ["material"]),
        RuleCase(
            "exposure-contained", .competent, "ended second",
            [
                .change(["mon2.input"]), .mend([Beat.rule("material", true)]), .tell("hal"),
                .close(),
            ], failed: ["material"]),
        RuleCase(
            "exposure-contained", .strong, "ended first",
            [.mend([Beat.rule("material", true)]), .tell("hal"), .close()], failed: ["material"]),

        RuleCase("exposure-not-caused", nil, "no picture touched", [.change(["sw.x"]), .close()]),
        RuleCase(
            "exposure-not-caused", .notYet, "left so",
            [.mend([Beat.rule("material", false)]), .close()]),
        RuleCase(
            "exposure-not-caused", .developing, "ended",
            [
                .change(["mon.input"], [Beat.rule("material", false)]),
                .change(["mon.input"], from: "b", to: "a", [Beat.rule("material", true)]),
                .close(),
            ]),
        RuleCase("exposure-not-caused", .competent, "blindly", [.mend(), .close()]),
        RuleCase(
            "exposure-not-caused", .strong, "with care",
            [.measure("status", "rtr"), .mend(), .look("mon"), .close()]),
    ]

    static let notes: [RuleCase] = [
        RuleCase("noted", nil, "not closed", [.note]),
        RuleCase("noted", .notYet, "nothing", [.look("mon"), .close()]),
        RuleCase("noted", .developing, "words at the close", [.look("mon"), .close(text: "x")]),
        RuleCase("noted", .developing, "too early", [.note, .look("mon"), .close(text: "x")]),
        RuleCase("noted", .competent, "one", [.look("mon"), .note, .close()]),
        RuleCase("noted", .strong, "and words", [.look("mon"), .note, .close(text: "x")]),
        RuleCase(
            "noted", .strong, "before and after", [.look("mon"), .note, .mend(), .note, .close()]),

        RuleCase("labels-put-right", nil, "none wrong", [.mend(), .close()]),
        RuleCase(
            "labels-put-right", nil, "a paper that only describes what was put wrong",
            [.mend([Beat.rule("labels", true)]), .close()], failed: ["labels"]),
        RuleCase(
            "labels-put-right", .notYet, "left", [.mend(), .close()], failed: ["labels"],
            faults: label),
        RuleCase(
            "labels-put-right", .developing, "reported", [.tell("hal"), .close()],
            failed: ["labels"], faults: label),
        RuleCase(
            "labels-put-right", .competent, "one of two",
            [.relabel(), .close()], failed: ["labels"], faults: label),
        RuleCase(
            "labels-put-right", .strong, "written",
            [.relabel([Beat.rule("labels", true)]), .close()],
            failed: ["labels"], faults: label),
        RuleCase(
            "labels-put-right", .notYet, "made untrue",
            [.change(["rtr.label/in-2"], action: "label", [Beat.rule("labels", false)]), .close()]),
    ]

    private static let label = [("rtr", "stale-router-label")]
}

extension Beat {
    static func relabel(_ effects: [[ReadingValue]] = []) -> Beat {
        change(
            ["rtr.label/in-1"], action: "label",
            [fault("rtr", "stale-router-label", false)] + effects)
    }
}
