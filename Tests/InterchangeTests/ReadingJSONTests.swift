import Interchange
import Plant
import SimulationKernel
import Testing

@testable import Exercises

/// Readings and steps as other programs get them: names and types that stay.
@Suite struct ReadingJSONTests {
    @Test(arguments: [
        (ReadingValue.symbol("no-signal"), JSONValue.text("no-signal")),
        (.text("GRADE 1\u{1B}"), .text("GRADE 1\u{1B}")), (.integer(-7), .integer(-7)),
        (.flag(true), .flag(true)),
        (
            .quantity(Quantity(940, .tenBitCode, systematic: 2, random: 1)),
            .object([
                "value": .integer(940), "unit": .text("code10"), "systematic": .integer(2),
                "random": .integer(1),
            ])
        ),
        (.address(0x0A01_0203), .text("10.1.2.3")),
        (.address(0xFFFF_FFFF), .text("255.255.255.255")),
        (.hardwareAddress(0x0200_5E10_0001), .text("02:00:5e:10:00:01")),
        (.list([]), .array([])), (.list([3, -1]), .array([.integer(3), .integer(-1)])),
        (.none, .null),
    ])
    func value(_ value: ReadingValue, _ json: JSONValue) {
        #expect(ReadingJSON.value(value) == json)
    }

    @Test func aReadingKeepsItsRowsAndTheirOrder() {
        let reading = Reading(
            kind: "ports", point: "switch-1", fields: [ReadingField("count", .integer(1))],
            columns: ["port", "link"], rows: [[.text("Gi1/0/7"), .flag(true)]])
        #expect(
            ReadingJSON.value(reading)
                == .object([
                    "kind": .text("ports"), "point": .text("switch-1"),
                    "fields": .array([.object(["name": .text("count"), "value": .integer(1)])]),
                    "columns": .array([.text("port"), .text("link")]),
                    "rows": .array([.array([.text("Gi1/0/7"), .flag(true)])]),
                ]))
    }

    @Test(arguments: [("seen it", .text("seen it")), (nil, .null)] as [(String?, JSONValue)])
    func aStepHasItsNumberFirst(_ text: String?, _ json: JSONValue) {
        let step = RecordedStep(
            number: 3, time: SimulatedTime(milliseconds: 1000),
            command: ExerciseCommand("note", ["a"], text: text),
            reply: ExerciseReply(
                finished: SimulatedTime(milliseconds: 2000), place: "grade", readings: []),
            stateDigest: 7)
        #expect(
            ReadingJSON.value(step)
                == .object([
                    "id": .integer(3), "time_ms": .integer(1000), "finished_ms": .integer(2000),
                    "place": .text("grade"), "verb": .text("note"),
                    "words": .array([.text("a")]), "text": json, "readings": .array([]),
                ]))
    }
}
