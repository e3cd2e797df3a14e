import Assessment
import Foundation
import TestSupport
import Testing

@testable import ContentFiles

/// The handbook of standards and criteria names every key, and its examples can be used.
@Suite struct RubricHandbookTests {
    private static let keys: [(file: String, key: String)] =
        StandardKey.allCases.map { ("standard", $0.rawValue) }
        + DutyKey.allCases.map { ("duty", $0.rawValue) }
        + KSBKey.allCases.map { ("KSB", $0.rawValue) }
        + ThemeKey.allCases.map { ("theme", $0.rawValue) }
        + CriterionKey.allCases.map { ("criterion", $0.rawValue) }
        + LevelKey.allCases.map { ("levels", $0.rawValue) }
        + Judge.allCases.map { ("judge", $0.rawValue) }
        + KSB.Reach.allCases.map { ("reach", $0.rawValue) }

    private static func handbook() throws -> String {
        try String(
            contentsOf: checkout().appending(path: "Documentation/Criteria.md"), encoding: .utf8)
    }

    @Test func everyKeyIsThere() throws {
        let text = try Self.handbook()
        for (file, key) in Self.keys {
            #expect(text.contains("`\(key)`"), "\(key) of \(file)")
        }
    }

    @Test func itsExamplesAreWithoutAMistake() throws {
        let examples = try Self.handbook().components(separatedBy: "```yaml\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        #expect(examples.count == 2)
        let files = [
            "Rubrics/sx/standard.yaml": examples.first ?? "",
            "Rubrics/sx/criteria/looking.yaml": examples.last ?? "",
        ]
        #expect(try SampleRubric.lint(files) == [])
    }

    /// The levels of a criterion are those of the contract, in its order.
    @Test func levelsAreThoseOfTheContract() {
        #expect(LevelKey.allCases.map(\.rawValue) == Level.allCases.map(\.rawValue))
    }
}
