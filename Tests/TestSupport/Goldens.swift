package import Foundation
package import Testing

/// Compares a text with the recorded one in `Goldens/NAME.txt` beside the test's own file.
///
/// With `PATCHBAY_RECORD=1` in the environment the text is written instead, and the test fails all
/// the same: a recording has to be read and committed before it proves anything.
///
/// - Parameters:
///   - name: the file's name without `.txt`; may name a folder, as in `first-ticket/opening`.
package func expectGolden(
    _ text: String, _ name: String, file: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let isRecording = ProcessInfo.processInfo.environment["PATCHBAY_RECORD"] == "1"
    let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Goldens")
    let golden = GoldenFile(url: folder.appending(path: "\(name).txt"))
    if let problem = golden.problem(with: text, isRecording: isRecording) {
        Issue.record(
            Comment(rawValue: "golden `\(name)`: \(problem)"), sourceLocation: sourceLocation)
    }
}

/// One recorded text.
package struct GoldenFile {
    package var url: URL

    package init(url: URL) {
        self.url = url
    }

    /// What is wrong with a text, or nil when it equals the recorded one. Always something while
    /// recording.
    package func problem(with text: String, isRecording: Bool) -> String? {
        if isRecording { return record(text) }
        guard let data = try? Data(contentsOf: url) else {
            return "not recorded yet; run with PATCHBAY_RECORD=1, then read \(url.path)"
        }
        guard let expected = String(validating: data, as: UTF8.self) else {
            return "\(url.path) isn't UTF-8"
        }
        return textDifference(expected: expected, actual: text)
    }

    private func record(_ text: String) -> String {
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
            return "recorded; read \(url.path) and run again without PATCHBAY_RECORD"
        } catch {
            return "could not be recorded: \(error)"
        }
    }
}
