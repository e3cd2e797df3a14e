import ContentFiles
import Foundation
import Plant
import Scenarios
import SimulationKernel
import Testing

/// What a scenario file is read as.
@Suite struct ScenarioReadingTests {
    private func load(_ text: String) throws -> ScenarioContent {
        try ScenarioFile.load(
            bytes: Array(text.utf8), path: "quiet-day.yaml", hash: SampleRegistry.hash)
    }

    @Test func everySection() throws {
        let content = try load(SampleFiles.scenario)
        let day: Int64 = 86_400_000
        let expected = Scenario(
            id: "quiet-day", title: "A quiet day", facility: "attic", client: "ann",
            noticed: SimulatedTime(hour: 9, minute: 50), called: SimulatedTime(hour: 10, minute: 0),
            deadline: SimulatedTime(hour: 12, minute: 0), budgetMinutes: 60, start: "yard",
            horizon: SimulatedTime(hour: 33, minute: 0), stakes: "The viewing begins at noon.",
            claims: [Claim(check: "ann-level", noticed: [NamedValue("level", .word("10"))])],
            scene: [SceneEdit(slot: "src.level", value: "41")],
            faults: [
                ScenarioFault(
                    mode: "turned-down", element: "src",
                    parameters: FaultParameters(["level": "10"]),
                    at: SimulatedTime(hour: 9, minute: 40), person: "ann")
            ],
            occurrences: [
                Occurrence(
                    id: "visit", at: SimulatedTime(milliseconds: 63_000_000 - day),
                    text: "Somebody was up in the loft.", place: "loft", knownBy: ["ann"],
                    writtenIn: ["log"], isTrue: false)
            ],
            lessons: [
                Lesson("Look first.", until: .reading(kind: "look", point: "src")),
                Lesson("And ask.", until: .action("ticket")),
            ], level: 4, outcome: .contained)
        #expect(content.scenario == expected)
        #expect(content.bytes == Array(SampleFiles.scenario.utf8))
        #expect(content.hash == SampleRegistry.hash(content.bytes))
        #expect(content.id == "quiet-day" && content.path == "quiet-day.yaml")
    }

    @Test(
        arguments: [
            ("00:00", 0), ("23:59:59", 86_399_000), ("yesterday 00:00", -86_400_000),
            ("yesterday 17:30", -23_400_000), ("2 days ago 12:00", -129_600_000),
            ("365 days ago 00:00", -31_536_000_000), ("tomorrow 01:00", 90_000_000),
        ] as [(String, Int64)])
    func moments(written: String, milliseconds: Int64) throws {
        let text = SampleFiles.scenario.replacing("when: yesterday 17:30", with: "when: \(written)")
        let scenario = try load(text).scenario
        #expect(scenario.occurrences[0].at == SimulatedTime(milliseconds: milliseconds))
    }

    @Test func whatMayBeLeftOut() throws {
        let end = try #require(SampleFiles.scenario.range(of: "scene:"))
        let text = SampleFiles.scenario[..<end.lowerBound] + "faults: [{mode: m, on: src}]\n"
        let scenario = try load(String(text)).scenario
        #expect(
            scenario.scene.isEmpty && scenario.occurrences.isEmpty && scenario.lessons.isEmpty)
        #expect(scenario.faults == [ScenarioFault(mode: "m", element: "src")])
        #expect(scenario.level == nil && scenario.outcome == .fixed)
    }
}
