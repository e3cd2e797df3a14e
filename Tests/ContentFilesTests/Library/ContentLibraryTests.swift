import ContentFiles
import Foundation
import Plant
import Scenarios
import SimulationKernel
import TestSupport
import Testing

/// Finding, indexing and checking the files of a library.
@Suite struct ContentLibraryTests {
    @Test func filesAreFoundInOrder() throws {
        var files = SampleFiles.whole
        files["Scenarios/a-theme/second.yaml"] = SampleFiles.scenario
        files["Scenarios/a-theme/first.yaml"] = SampleFiles.scenario
        files["Scenarios/.hidden"] = "x"
        files["Scenarios/day/.swp"] = "x"
        try SampleFiles.withLibrary(files) { library in
            #expect(library.facilityFiles.map(\.id) == ["attic"])
            #expect(
                library.scenarioFiles.map { $0.theme + "/" + $0.id } == [
                    "a-theme/first", "a-theme/second", "day/quiet-day",
                ])
            #expect(library.facilityFiles.map(\.isFacility) == [true])
            #expect(library.scenarioFiles.map(\.isFacility) == [false, false, false])
        }
    }

    @Test func aPlantIsCompiledOnceForItsContent() throws {
        try SampleFiles.withLibrary(SampleFiles.whole) { library in
            let facility = try library.facility(named: "attic")
            let plant = try library.plant(of: facility)
            #expect(try library.plant(of: library.facility(named: "attic")) === plant)
            let other = try FacilityFile.load(
                bytes: facility.bytes, path: "elsewhere.yaml", hash: SampleRegistry.hash)
            #expect(try library.plant(of: other) === plant)
            let changed = try FacilityFile.load(
                bytes: facility.bytes + Array("# another\n".utf8), path: "elsewhere.yaml",
                hash: SampleRegistry.hash)
            #expect(try library.plant(of: changed) !== plant)
        }
    }

    @Test func aScenarioPlays() throws {
        try SampleFiles.withLibrary(SampleFiles.whole) { library in
            let content = try library.scenario(named: "quiet-day")
            #expect(try library.facility(of: content).id == "attic")
            let instance = try library.instance(of: content, seed: 7)
            let result = instance.claims[0].evaluate(instance.simulation())
            #expect(!result.holds)
            #expect(result.reading["level"] == .integer(10))
        }
    }

    @Test func unknownNames() throws {
        try SampleFiles.withLibrary(SampleFiles.whole) { library in
            let scenario = #expect(throws: ContentProblem.self) {
                try library.scenario(named: "quite-day")
            }
            #expect(scenario?.rule == .unknownName && scenario?.suggestion == "quiet-day")
            let facility = #expect(throws: ContentProblem.self) {
                try library.facility(named: "garret")
            }
            #expect(facility?.wrong == "unknown facility `garret`")
            #expect(facility?.expected == "`attic`")
        }
    }

    @Test(
        arguments: [
            (
                ["Scenarios/facilities/attic.yaml": SampleFiles.facility, "Scenarios/readme": "x"],
                ["Scenarios/readme: error: this isn't a folder; expected a theme"]
            ),
            (
                ["Scenarios/facilities/attic.yaml": SampleFiles.facility, "Scenarios/PROVED": "x"],
                []
            ),
            (
                [
                    "Scenarios/facilities/attic.yaml": SampleFiles.facility,
                    "Scenarios/day/quiet-day.yml": SampleFiles.scenario,
                ],
                [
                    "Scenarios/day/quiet-day.yml: error: this isn't a file of content; expected "
                        + "`*.yaml`"
                ]
            ),
            (
                ["Scenarios/facilities/garret.yaml": SampleFiles.facility],
                [
                    "Scenarios/facilities/garret.yaml:1:11: error: the file calls itself `attic`; "
                        + "expected its own name, `garret`"
                ]
            ),
            (
                [
                    "Scenarios/facilities/attic.yaml": SampleFiles.facility,
                    "Scenarios/day/busy-day.yaml": SampleFiles.scenario,
                ],
                [
                    "Scenarios/day/busy-day.yaml:1:11: error: the file calls itself `quiet-day`; "
                        + "expected its own name, `busy-day`"
                ]
            ),
            (
                ["Scenarios/day/quiet-day.yaml": SampleFiles.scenario],
                ["Scenarios/day/quiet-day.yaml:3:11: error: unknown facility `attic`"]
            ),
            // The facility's own problem is said once, not again for its scenario.
            (
                [
                    "Scenarios/facilities/attic.yaml": "facility: attic\n",
                    "Scenarios/day/quiet-day.yaml": SampleFiles.scenario,
                ],
                [
                    "Scenarios/facilities/attic.yaml:1:1: error: `facility` has no `title`; "
                        + "expected the key `title`"
                ]
            ),
        ] as [([String: String], [String])])
    func sanity(files: [String: String], expected: [String]) throws {
        #expect(try SampleFiles.lint(files) == expected)
    }

    @Test func twoScenariosOfOneName() throws {
        var files = SampleFiles.whole
        files["Scenarios/night/quiet-day.yaml"] = SampleFiles.scenario
        let messages = try SampleFiles.lint(files)
        #expect(messages.count == 1)
        let message = try #require(messages.first)
        #expect(
            message.hasPrefix(
                "Scenarios/night/quiet-day.yaml:1:11: error: a second scenario `quiet-day`, beside "
            ))
        #expect(message.hasSuffix("; expected a name of its own for each scenario"))
    }

    @Test func noFolder() {
        let library = ContentLibrary(
            root: "/nowhere", registry: SampleRegistry.registry, hash: SampleRegistry.hash)
        let expected =
            "/nowhere/Scenarios: error: no such folder; expected the folder of facilities and "
            + "scenarios"
        #expect(library.lint().map(\.description) == [expected])
        let problem = #expect(throws: ContentProblem.self) {
            try library.scenario(named: "quiet-day")
        }
        #expect(problem?.description == expected)
    }

    @Test(
        arguments: [
            (SampleFiles.facility, "no problem"), (SampleFiles.scenario, "no problem"),
            (
                SampleFiles.scenario.replacing("start: yard", with: "start: hall"),
                "unknown place `hall`"
            ),
            (
                SampleFiles.facility.replacing("kind: mixer", with: "kind: x"), "unknown kind `x`"
            ),
            ("", "the file is empty"),
            ("[]", "found a list for the file"),
        ])
    func filesElsewhere(text: String, expected: String) throws {
        try SampleFiles.withLibrary(SampleFiles.whole) { library in
            try withTemporaryDirectory { folder in
                let file = folder.appending(path: "mine.yaml")
                try Data(text.utf8).write(to: file)
                #expect((library.lint(path: file.path)?.wrong ?? "no problem") == expected)
            }
            #expect(library.lint(path: "/nowhere.yaml")?.rule == .unreadableFile)
        }
    }
}
