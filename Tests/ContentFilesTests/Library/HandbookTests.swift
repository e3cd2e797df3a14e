import Foundation
import Testing

@testable import ContentFiles

/// The authors' handbook names every key that a file may have.
@Suite struct HandbookTests {
    private static let keys: [(file: String, key: String)] =
        FacilityKey.allCases.map { ("facility", $0.rawValue) }
        + TemplateUseKey.allCases.map { ("use", $0.rawValue) }
        + PlaceKey.allCases.map { ("place", $0.rawValue) }
        + JobKey.allCases.map { ("job", $0.rawValue) }
        + ElementKey.allCases.map { ("element", $0.rawValue) }
        + CableKey.allCases.map { ("cable", $0.rawValue) }
        + CheckKey.allCases.map { ("check", $0.rawValue) }
        + PriceKey.allCases.map { ("price", $0.rawValue) }
        + ScenarioKey.allCases.map { ("scenario", $0.rawValue) }
        + ClaimKey.allCases.map { ("claim", $0.rawValue) }
        + FaultKey.allCases.map { ("fault", $0.rawValue) }
        + OccurrenceKey.allCases.map { ("occurrence", $0.rawValue) }

    /// Each key stands in its own marks somewhere outside the examples, or with a value in one.
    @Test func everyKeyIsThere() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(
            contentsOf: root.appending(path: "Documentation/Authoring.md"), encoding: .utf8)
        for (file, key) in Self.keys {
            #expect(text.contains("`\(key)`") || text.contains(key + ": "), "\(key) of \(file)")
        }
    }
}
