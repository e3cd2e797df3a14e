import Exercises
import Plant
import Scenarios
import SimulationKernel

@testable import Assessment

/// A house on paper, and sessions in it that nobody played: readings as an engine would leave them.
enum MadeUpHouse {
    static let called = SimulatedTime(hour: 9, minute: 0)
    static let deadline = SimulatedTime(hour: 10, minute: 0)

    static let inventory: Inventory = {
        var inventory = Inventory(id: "house", title: "House")
        func element(_ id: String, _ kind: String, _ place: String) -> ElementDeclaration {
            ElementDeclaration(id: id, kind: kind, place: place)
        }
        func person(_ id: String, _ role: String, _ allows: [String]) -> ElementDeclaration {
            ElementDeclaration(
                id: id, kind: "person", place: "room",
                parameters: [
                    NamedValue("role", .word(role)),
                    NamedValue("allows", .list(allows.map { .word($0) })),
                ])
        }
        inventory.elements = [
            element("mon", "monitor", "room"), element("mon2", "monitor", "room2"),
            element("rtr", "sdi-router", "rack"), element("sw", "switch", "rack"),
            element("card", "video-io", "room"), person("cleo", "client", ["client"]),
            person("mags", "colourist", ["client"]), person("bea", "runner", []),
            person("hal", "supervisor", ["supervisor"]),
            person("idris", "administrator", ["it-administrator"]),
        ]
        inventory.cables = [
            CableDeclaration(
                id: "v-1", kind: "coax", lengthMillimetres: 1000, from: "rtr.out-1",
                to: "mon.sdi-1")
        ]
        func check(_ id: String, _ kind: String, _ person: String, _ monitor: String)
            -> CheckDeclaration
        {
            CheckDeclaration(
                id: id, title: "the \(id)", kind: kind, person: person,
                arguments: [NamedValue("monitor", .word(monitor))])
        }
        inventory.services = [
            check("picture", "monitor-shows", "cleo", "mon"),
            check("colour", "display-to-spec", "cleo", "mon"),
            check("other", "monitor-shows", "mags", "mon2"),
        ]
        inventory.invariants = [
            check("material", "content-contained", "", ""),
            check("labels", "router-labels-true", "", ""),
        ]
        return inventory
    }()

    static let scenario = Scenario(
        id: "made-up", title: "Made up", facility: "house", client: "cleo", noticed: called,
        called: called, deadline: deadline, budgetMinutes: 90, start: "rack",
        horizon: SimulatedTime(hour: 20, minute: 0), stakes: "", claims: [Claim(check: "picture")],
        faults: [ScenarioFault(mode: "misrouted", element: "rtr", person: "idris")],
        occurrences: [
            Occurrence(
                id: "moved", at: called, text: "It was moved.", place: "room", knownBy: ["mags"],
                writtenIn: ["log"])
        ])

    /// A session of some commands, one a minute, the first with what the engine keeps of the call.
    ///
    /// - Parameters:
    ///   - claim: what the client claims and what had failed at the call; empty for nothing failed.
    ///   - faults: what was wrong at the call.
    ///   - deadlineMinutes: from the call; the budget is 90 min.
    static func session(
        _ beats: [Beat], claim: String = "picture", failed: [String] = [],
        faults: [(String, String)] = [("rtr", "misrouted")], deadlineMinutes: Int64 = 60
    ) -> SessionEvidence {
        var clock = called.milliseconds
        var steps: [RecordedStep] = []
        for (index, beat) in beats.enumerated() {
            var effects = beat.effects
            if index == 0 {
                let start = Phrases.unique([claim] + failed).map {
                    Beat.row(sort(of: $0), $0, .none, .flag(false))
                }
                effects =
                    start + faults.map { Beat.row("fault", $0.0, $0.1, .none, .flag(true)) }
                    + effects
            }
            var readings = beat.readings
            if index == 0 { readings.append(ticket(claim, deadlineMinutes)) }
            if index == 0 || !effects.isEmpty { readings.append(Beat.effects(effects)) }
            let end = clock + beat.minutes * 60_000
            steps.append(
                RecordedStep(
                    number: index + 1, time: SimulatedTime(milliseconds: clock),
                    command: ExerciseCommand(beat.verb, beat.words, text: beat.text),
                    reply: ExerciseReply(
                        finished: SimulatedTime(milliseconds: end), place: "rack",
                        readings: readings), stateDigest: nil))
            clock = end
        }
        return SessionEvidence(scenario: scenario, inventory: inventory, steps: steps)
    }

    private static func sort(of check: String) -> String {
        ["material", "labels"].contains(check) ? "invariant" : "service"
    }

    private static func ticket(_ claim: String, _ deadlineMinutes: Int64) -> Reading {
        func milliseconds(_ value: Int64) -> ReadingValue {
            .quantity(Quantity(value, .millisecond))
        }
        return Reading(
            kind: "ticket", point: "made-up",
            fields: [
                ReadingField("client", .text("cleo")),
                ReadingField("called", milliseconds(called.milliseconds)),
                ReadingField(
                    "deadline", milliseconds(called.milliseconds + deadlineMinutes * 60_000)),
                ReadingField("budget", milliseconds(90 * 60_000)),
            ], columns: ["check"], rows: [[.text(claim)]])
    }
}

/// One command of a made-up session, with what it brought.
struct Beat {
    var verb: String
    var words: [String] = []
    var text: String?
    var minutes: Int64 = 1
    var readings: [Reading] = []
    var effects: [[ReadingValue]] = []

    static func effects(_ rows: [[ReadingValue]]) -> Reading {
        Reading(
            kind: "effects", point: "plant", columns: ["what", "id", "title", "before", "after"],
            rows: rows)
    }

    static func row(
        _ what: String, _ id: String, _ title: String, _ before: ReadingValue,
        _ after: ReadingValue
    ) -> [ReadingValue] {
        [.symbol(what), .text(id), .text(title), before, after]
    }

    static func row(
        _ what: String, _ id: String, _ before: ReadingValue, _ after: ReadingValue
    ) -> [ReadingValue] {
        row(what, id, "the \(id)", before, after)
    }

    // MARK: Learning

    static func ask(_ person: String, _ topic: String, rows: Int = 1) -> Beat {
        let row: [ReadingValue] = [.integer(0), .text("It was moved.")]
        let reading = Reading(
            kind: topic, point: person, columns: ["at", "text"],
            rows: Array(repeating: row, count: rows))
        return Beat(verb: "ask", words: [person, topic], readings: [reading])
    }

    static func leave(_ person: String) -> Beat {
        let reading = Reading(
            kind: "permission", point: person, columns: ["authority"],
            rows: [[.symbol("client")]])
        return Beat(verb: "ask", words: [person, "permission"], readings: [reading])
    }

    static func read(_ paper: String, rows: Int = 0) -> Beat {
        let reading = Reading(
            kind: "document", point: paper, columns: ["at", "text"],
            rows: Array(repeating: [.integer(0), .text("It was moved.")], count: rows))
        return Beat(verb: "read", words: [paper], readings: [reading])
    }

    static func look(_ element: String, _ shows: String = "picture") -> Beat {
        Beat(
            verb: "look", words: [element],
            readings: [
                Reading(
                    kind: "look", point: element,
                    fields: [ReadingField("caption", .symbol(shows))])
            ])
    }

    static func measure(_ probe: String, _ point: String, _ shows: String = "right") -> Beat {
        Beat(
            verb: "measure", words: [probe, point],
            readings: [
                Reading(kind: probe, point: point, fields: [ReadingField("is", .symbol(shows))])
            ])
    }

    static func verify(
        _ check: String, _ holds: Bool = true, by: String = "on-the-spot", _ person: String = "cleo"
    ) -> Beat {
        Beat(
            verb: "verify", words: [check],
            readings: [
                Reading(
                    kind: "verified", point: check,
                    fields: [
                        ReadingField("by", .symbol(by)), ReadingField("person", .text(person)),
                        ReadingField("holds", .flag(holds)),
                    ])
            ])
    }

    static let hint = Beat(
        verb: "hint", readings: [Reading(kind: "hint", point: "ticket")])
    static let pause = Beat(verb: "wait", words: ["1"], readings: [])

    // MARK: Stating and telling

    static func suspect(_ element: String, _ mode: String = "") -> Beat {
        stated("suspect", "suspected", element, mode)
    }

    static func ruleOut(_ element: String, _ mode: String = "") -> Beat {
        stated("rule-out", "ruled-out", element, mode)
    }

    private static func stated(
        _ verb: String, _ kind: String, _ element: String, _ mode: String
    ) -> Beat {
        let fields = mode.isEmpty ? [] : [ReadingField("mode", .symbol(mode))]
        return Beat(
            verb: verb, words: [element],
            readings: [Reading(kind: kind, point: element, fields: fields)])
    }

    static func diagnose(_ faults: (String, String)...) -> Beat {
        let reading = Reading(
            kind: "diagnosed", point: "notebook", columns: ["element", "mode"],
            rows: faults.map { [.text($0.0), $0.1.isEmpty ? .none : .symbol($0.1)] })
        return Beat(verb: "diagnose", readings: [reading])
    }

    static func tell(_ person: String) -> Beat {
        Beat(verb: "tell", words: [person], readings: [Reading(kind: "told", point: person)])
    }

    static func escalate(_ person: String) -> Beat {
        Beat(
            verb: "escalate", words: [person],
            readings: [Reading(kind: "escalated", point: person)])
    }

    static let note = Beat(
        verb: "note", text: "noted", readings: [Reading(kind: "noted", point: "notebook")])

    // MARK: Changing

    /// A procedure with one edit for each slot, and other effects.
    static func change(
        _ slots: [String], action: String = "set", verb: String? = nil, from before: String = "a",
        to after: String = "b", _ effects: [[ReadingValue]] = [], without: String? = nil
    ) -> Beat {
        let point = slots.first.map { StepFacts.element(of: $0) } ?? ""
        var reading = Reading(
            kind: "done", point: point, fields: [ReadingField("action", .symbol(action))])
        if let without { reading.add("without-leave", .symbol(without)) }
        let edits = slots.filter { $0.contains(".") }.map {
            row("edit", $0, $0, .text(before), .text(after))
        }
        return Beat(
            verb: verb ?? action, words: slots, readings: [reading], effects: edits + effects)
    }

    /// The route that mends the made-up fault and brings the picture back.
    static func mend(_ more: [[ReadingValue]] = []) -> Beat {
        change(
            ["rtr.video/out-1"], action: "route",
            [fault("rtr", "misrouted", false), holds("picture")] + more)
    }

    static func holds(_ check: String) -> [ReadingValue] {
        row("service", check, .flag(false), .flag(true))
    }

    static func fails(_ check: String) -> [ReadingValue] {
        row("service", check, .flag(true), .flag(false))
    }

    static func rule(_ check: String, _ holds: Bool) -> [ReadingValue] {
        row("invariant", check, .flag(!holds), .flag(holds))
    }

    static func fault(_ element: String, _ mode: String, _ isThere: Bool) -> [ReadingValue] {
        row("fault", element, mode, .flag(!isThere), .flag(isThere))
    }

    // MARK: The end

    static func close(
        _ outcome: String = "fixed", text: String? = nil, swapsLeft: Int64 = 0,
        verified: Bool = true
    ) -> Beat {
        let reading = Reading(
            kind: "outcome", point: "made-up",
            fields: [
                ReadingField("outcome", .symbol(outcome)),
                ReadingField("swaps-left", .integer(swapsLeft)),
                ReadingField("verified", .flag(verified)),
            ])
        return Beat(verb: "close", text: text, readings: [reading])
    }

    func lasting(_ minutes: Int64) -> Beat {
        var beat = self
        beat.minutes = minutes
        return beat
    }
}
