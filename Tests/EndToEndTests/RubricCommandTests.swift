import Foundation
import TestSupport
import Testing

/// `criteria`, `coverage` and the lint of criteria, of the program that ships.
@Suite struct RubricCommandTests {
    private func object(_ arguments: [String]) async throws -> NSDictionary {
        try await withTemporaryDirectory { folder in
            let result = try await Program(in: folder).run(arguments)
            #expect(result.ending == .exited(0), "\(result.errorOutput)")
            return try #require(
                try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? NSDictionary)
        }
    }

    /// A text without its line breaks.
    private static func unbroken(_ text: String) -> String {
        text.split(separator: "\n").joined(separator: " ")
    }

    @Test func criteriaAreShownByTheme() async throws {
        try await withTemporaryDirectory { folder in
            let result = try await Program(in: folder).run(["criteria"])
            #expect(result.ending == .exited(0))
            #expect(result.output.contains("\nMeasure first\n============="))
            let words = RubricCommandTests.unbroken(result.output)
            #expect(words.contains("Open Government Licence"))
            #expect(words.contains("never a grade of the real assessment"))
        }
        let object = try await object(["criteria", "--json"])
        #expect(object["format"] as? Int == 1)
        let standard = try #require(object["standard"] as? NSDictionary)
        #expect((standard["duties"] as? [Any])?.count == 15)
        #expect((standard["ksbs"] as? [Any])?.count == 54)
    }

    /// The table of what is reached stands on what is recorded, and says what is missing.
    @Test func coverageStandsOnRecordedSessions() async throws {
        let object = try await object(["coverage", "--json"])
        #expect((object["ksbs"] as? [Any])?.count == 54)
        let criteria = try #require(object["criteria"] as? [NSDictionary])
        let measured = try #require(
            criteria.first { $0["id"] as? String == "measured-before-change" })
        let scenarios = try #require(measured["scenarios"] as? [NSDictionary])
        #expect(scenarios.contains { $0["id"] as? String == "misrouted-grade" })
        #expect(object["holes"] is [NSDictionary])
        try await withTemporaryDirectory { folder in
            let result = try await Program(in: folder).run(["coverage"])
            #expect(result.output.contains("\nWhat is missing:\n"))
            #expect(RubricCommandTests.unbroken(result.output).contains("isn't official"))
        }
    }

    /// A criterion with a rule that doesn't exist: file, line and the nearest name.
    @Test func anUnknownRuleIsSaidWithItsLine() async throws {
        let path = "Rubrics/st0933/criteria/measure-first.yaml"
        let text = try String(
            contentsOf: checkout().appending(path: path), encoding: .utf8)
        try await withTemporaryDirectory { folder in
            let file = folder.appending(path: "mine.yaml")
            let broken = text.replacingOccurrences(
                of: "rule: measured-before-change", with: "rule: measured-befor-change")
            try broken.write(to: file, atomically: true, encoding: .utf8)
            let line =
                broken.components(separatedBy: "\n")
                .firstIndex { $0.contains("rule: measured-befor-change") }.map { $0 + 1 } ?? 0
            let result = try await Program(in: folder).run(["lint", file.path])
            #expect(result.ending == .exited(1))
            #expect(result.errorOutput.contains("mine.yaml:\(line):11: error: unknown rule"))
            #expect(result.errorOutput.contains("did you mean `measured-before-change`?"))
        }
    }
}
