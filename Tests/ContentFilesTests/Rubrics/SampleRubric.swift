import ContentFiles
import Foundation
import TestSupport

/// A small standard with two themes, without a mistake.
enum SampleRubric {
    static let standard = """
        standard: sx
        title: Signal minder
        version: 2.10
        level: 4
        source: Invented for tests.
        duty-map-notice: A proposal.
        duties:
          D1: {title: Minding, statement: Minds signals., ksbs: [K1, S1]}
          D2: {title: Mending, statement: Mends them., ksbs: [S2, S1, B1]}
        ksbs:
          K1: {title: Levels, statement: What levels are., reach: collected}
          S1: {title: Looking, statement: Looks., reach: observable}
          S2: {title: Mending, statement: Mends., reach: observable}
          B1: {title: Calm, statement: Keeps calm., reach: workplace}

        """

    static let looking = """
        theme: looking
        order: 2
        criteria:
          looks-first:
            title: Looks first
            purpose: A look costs little.
            ksbs: [S1, S2]
            judge: engine
            rule: measured-before-change
            with: {minimum: 2}
            levels: {not-yet: None., developing: One., competent: Two., strong: Three.}
          explains:
            title: Explains
            purpose: Who can explain has understood.
            ksbs: [K1, S1]
            judge: mentor
            question: What is a level?
            levels: {not-yet: No., developing: Hardly., competent: Yes., strong: With an example.}

        """

    static let talking = """
        theme: talking
        order: 1
        criteria:
          calm:
            title: Stays calm
            purpose: Haste breaks things.
            ksbs: [B1, K1]
            judge: workplace
            question: When did you see it?
            levels: {not-yet: Never., developing: Once., competent: Often., strong: Always.}

        """

    static let standardPath = "Rubrics/sx/standard.yaml"
    static let lookingPath = "Rubrics/sx/criteria/looking.yaml"
    static let talkingPath = "Rubrics/sx/criteria/talking.yaml"
    static let whole = [
        standardPath: standard, lookingPath: looking, talkingPath: talking,
    ]

    /// Writes these files below a fresh folder and hands a library on it to a body.
    static func withLibrary<Result>(
        _ files: [String: String], _ body: (RubricLibrary, URL) throws -> Result
    ) throws -> Result {
        try withTemporaryDirectory { folder in
            for (path, text) in files {
                let file = folder.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            return try body(RubricLibrary(root: folder.path), folder)
        }
    }

    /// The messages of a library's lint, with the temporary folder taken off the paths.
    static func lint(_ files: [String: String]) throws -> [String] {
        try withLibrary(files) { library, folder in
            library.lint().map { short($0, folder) }
        }
    }

    static func short(_ problem: ContentProblem, _ folder: URL) -> String {
        problem.description.replacingOccurrences(of: folder.path + "/", with: "")
    }

    /// The one message of a file in which a part was changed, without its path; or "no problem".
    static func message(_ path: String, _ part: String, _ instead: String) throws -> String {
        let text = whole[path] ?? ""
        guard text.components(separatedBy: part).count == 2 else {
            return "`\(part)` doesn't stand there once"
        }
        var files = whole
        files[path] = text.replacingOccurrences(of: part, with: instead)
        let messages = try lint(files)
        let own = messages.filter { $0.hasPrefix(path + ":") }
            .map { String($0.dropFirst(path.count + 1)) }
        return own.isEmpty ? "no problem" : own.joined(separator: "\n")
    }
}
