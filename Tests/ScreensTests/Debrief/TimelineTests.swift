import Exercises
import Plant
import TestSupport
import Testing

@testable import Screens

/// What marks the lines of a session, and what is said of what nobody saw.
@Suite struct TimelineTests {
    private static let columns = ["what", "id", "title", "before", "after"]

    private static func effects(_ rows: [[ReadingValue]]) -> Reading {
        Reading(kind: "effects", point: "plant", columns: columns, rows: rows)
    }

    private static let edit: [ReadingValue] = [
        .symbol("edit"), .text("gr-mon.input"), .text("input"), .text("sdi-1"), .text("sdi-2"),
    ]

    private static func fault(_ before: ReadingValue, _ after: Bool) -> [ReadingValue] {
        [.symbol("fault"), .text("rtr"), .text("misrouted-crosspoint"), before, .flag(after)]
    }

    private static func service(_ before: ReadingValue, _ after: Bool) -> [ReadingValue] {
        [.symbol("service"), .text("gr-picture"), .text("job 214 in GR"), before, .flag(after)]
    }

    private func marks(_ readings: [Reading]) throws -> [TimelineMark] {
        let steps = try DebriefSample.steps([("set gr-mon input sdi-2", readings)])
        return try #require(Timeline.entries(steps).first).marks
    }

    @Test func everyKindOfReadingHasItsMark() throws {
        for (kind, mark) in [
            ("arrival", TimelineMark.walk), ("waveform", .observation), ("changed", .question),
            ("document", .question), ("suspected", .statement), ("diagnosed", .statement),
            ("done", .change), ("verified", .check), ("told", .told), ("escalated", .escalation),
            ("noted", .note), ("hint", .hint), ("waited", .wait), ("outcome", .close),
            ("of-a-later-version", .observation),
        ] {
            #expect(try marks([Reading(kind: kind, point: "x")]) == [mark], "\(kind)")
        }
    }

    @Test func whatHappenedUnseenMarksTheLineToo() throws {
        let done = Reading(kind: "done", point: "gr-mon")
        let unseen = Self.effects([
            Self.edit, Self.service(.flag(true), false), Self.service(.flag(false), true),
            Self.fault(.flag(true), false), Self.fault(.flag(false), true),
            [
                .symbol("down"), .text("a"), .text("A"), .none,
                .quantity(Quantity(30_000, .millisecond)),
            ],
        ])
        #expect(
            try marks([done, unseen])
                == [.change, .loss, .interruption, .repair, .setback, .recovery])
        // A console that was typed into is no observation once it changed something.
        let console = Reading(kind: "interface", point: "sw-1")
        #expect(try marks([console, Self.effects([Self.edit])]) == [.change])
        #expect(try marks([console, Self.effects([])]) == [.observation])
        // How things stood at the call was nobody's doing.
        #expect(
            try marks([console, Self.effects([Self.service(.none, false)])]) == [.observation])
        #expect(try marks([]) == [.note])
    }

    @Test(arguments: [
        (edit, "`gr-mon.input` went from \"sdi-1\" to \"sdi-2\""),
        (fault(.none, true), "was wrong: `rtr`, misrouted crosspoint"),
        (fault(.none, false), "was still to come: `rtr`, misrouted crosspoint"),
        (fault(.flag(true), false), "mended: `rtr`, misrouted crosspoint"),
        (fault(.flag(false), true), "wrong again: `rtr`, misrouted crosspoint"),
        (service(.none, false), "wasn't right: job 214 in GR"),
        (service(.flag(true), false), "no longer right: job 214 in GR"),
        (service(.flag(false), true), "right again: job 214 in GR"),
        (
            [.symbol("expectation"), .text("e"), .text("E"), .none, .flag(false)],
            "wasn't as somebody expects it: E"
        ),
        (
            [.symbol("expectation"), .text("e"), .text("E"), .flag(true), .flag(false)],
            "no longer as somebody expects it: E"
        ),
        (
            [
                .symbol("down"), .text("a"), .text("the store"), .none,
                .quantity(Quantity(90_000, .millisecond)),
            ], "down meanwhile: the store, for 90 s"
        ),
    ])
    func whatNobodySawIsSaid(row: [ReadingValue], words: String) {
        #expect(EffectsWords.sentences(Self.effects([row])) == [words])
    }

    /// Rows of a later version, or cut off, are passed over; nothing traps.
    @Test func anyReadingMayComeAsEffects() throws {
        #expect(EffectsWords.sentences(Reading(kind: "waveform", point: "x")).isEmpty)
        let strange = Self.effects([
            [], [.symbol("later")], [.symbol("fault")], [.symbol("edit"), .none], [.none],
            [.symbol("service"), .integer(3), .list([1])], Self.edit + Self.edit,
        ])
        #expect(EffectsWords.lines(strange).count == 4)
        #expect(try marks([strange]).contains(.change))
    }

    @Test func aRealSessionTellsItsStory() throws {
        let session = try DebriefSample.passed.get()
        let entries = Timeline.entries(session.steps)
        #expect(entries.map(\.number) == Array(1...session.steps.count))
        let first = try #require(entries.first)
        #expect(first.standing.contains("was wrong: `rtr`, stale router label (2 of them)"))
        let route = try #require(entries.first { $0.command.hasPrefix("route") })
        #expect(route.command == "route rtr \"GR MON\" in-3")
        #expect(route.marks.contains(.repair))
        #expect(route.marks.contains(.recovery))
        #expect(entries.last?.marks == [.close])
        #expect(
            entries.filter(\.isChange).map(\.command).allSatisfy {
                $0.hasPrefix("route") || $0.hasPrefix("label")
            })
    }
}
