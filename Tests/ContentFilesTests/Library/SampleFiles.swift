import ContentFiles
import Foundation
import TestSupport

/// A small facility and a scenario on it, without a mistake.
enum SampleFiles {
    static let facility = """
        facility: attic
        title: The attic
        places:
          loft: {title: loft, walks: {yard: 30 s}}
          yard: {title: yard, walks: {}}
        jobs:
          214: {title: Tides, client: Salt Films}
        elements:
          src: {kind: source, place: loft, rack: lo-1/12, largest: 50, set: {level: 40}}
          mix: {kind: mixer, title: the mixer, place: loft}
          mtr: {kind: meter, place: yard, scale: linear}
          ann: {kind: person, place: yard}
          log:
            kind: paper
            place: yard
            statements: {src-level: src.level}
        cables:
          c-1: {kind: coax, length: 18.5 m, from: src.out, to: mix.in-1}
          c-2: {kind: coax, length: 700 mm, from: mix.out, to: mtr.in, reaches: [mix]}
          c-3: {kind: coax, length: 2 m, from: none}
        services:
          ann-level: {title: a level, check: level-at, for: ann, port: mtr.in, level: 40}
        prices:
          read-level: 45 s
          ask: {time: 2 min, pounds: 5}

        """

    static let scenario = """
        scenario: quiet-day
        title: A quiet day
        facility: attic
        client: ann
        noticed: 09:50
        called: 10:00
        deadline: 12:00
        budget: 60 min
        start: yard
        horizon: tomorrow 09:00
        stakes: |
          The viewing begins at noon.
        claims:
          - {check: ann-level, noticed: {level: 10}}
        scene:
          src.level: 41
        faults:
          - {mode: turned-down, on: src, with: {level: 10}, when: 09:40, by: ann}
        occurrences:
          visit:
            when: yesterday 17:30
            at: loft
            text: Somebody was up in the loft.
            known-by: [ann]
            written-in: [log]
            happened: no
        lessons:
          - {say: Look first., until: {reading: look, at: src}}
          - {say: And ask., until: {action: ticket}}
        level: 4
        outcome: contained

        """

    /// Both, where a library has them.
    static let whole = [facilityPath: facility, scenarioPath: scenario]
    static let facilityPath = "Scenarios/facilities/attic.yaml"
    static let scenarioPath = "Scenarios/day/quiet-day.yaml"

    /// Writes a library with these files below a fresh folder and hands it to a body.
    static func withLibrary<Result>(
        _ files: [String: String], _ body: (ContentLibrary) throws -> Result
    ) throws -> Result {
        try withTemporaryDirectory { folder in
            for (path, text) in files {
                let file = folder.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            return try body(
                ContentLibrary(
                    root: folder.path, registry: SampleRegistry.registry, actions: ["ask"],
                    hash: SampleRegistry.hash))
        }
    }

    /// The messages of a library's lint, with the temporary folder taken off the paths.
    static func lint(_ files: [String: String]) throws -> [String] {
        try withLibrary(files) { library in
            library.lint().map { problem in
                let text = problem.description
                return text.range(of: "Scenarios").map { String(text[$0.lowerBound...]) } ?? text
            }
        }
    }

    /// The one message that a facility with a line changed has, or "no problem".
    static func message(facility line: String, instead: String) throws -> String {
        try message(of: facility, line, instead, at: facilityPath)
    }

    /// The one message that a scenario with a line changed has, or "no problem".
    static func message(scenario line: String, instead: String) throws -> String {
        try message(of: scenario, line, instead, at: scenarioPath)
    }

    private static func message(
        of document: String, _ line: String, _ instead: String, at path: String
    ) throws -> String {
        guard document.components(separatedBy: line).count == 2 else {
            return "`\(line)` doesn't stand there once"
        }
        var files = whole
        files[path] = document.replacingOccurrences(of: line, with: instead)
        let messages = try lint(files)
        let name = path + ":"
        let own = messages.filter { $0.hasPrefix(name) }.map { String($0.dropFirst(name.count)) }
        return own.isEmpty ? "no problem" : own.joined(separator: "\n")
    }
}
