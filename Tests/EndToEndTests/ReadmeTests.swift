import Foundation
import TestSupport
import Testing

/// The README's session is played: what it shows is what the program prints.
@Suite struct ReadmeTests {
    /// The indented block below `## A session`. Its first line is the shell's; a line `[…]` stands
    /// for any lines that were left out.
    static func session() throws -> (arguments: [String], lines: [String]) {
        let text = try String(
            contentsOf: checkout().appendingPathComponent("README.md"), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex(of: "## A session"))
        let block = lines[(start + 1)...]
            .drop { !$0.hasPrefix("    $ ") }
            .prefix { $0.isEmpty || $0.hasPrefix("    ") }
            .map { String($0.dropFirst(4)) }
        let shell = try #require(block.first)
        let arguments = shell.split(separator: " ").drop { $0 != "patchbay" }.dropFirst()
        return (arguments.map(String.init), Array(block.dropFirst()))
    }

    @Test func theSessionIsWhatTheProgramPrints() async throws {
        let (arguments, shown) = try ReadmeTests.session()
        let commands = shown.filter { $0.hasPrefix("> ") }.map { $0.dropFirst(2) }
        try await withTemporaryDirectory { folder in
            let result = try await Program(in: folder).run(
                arguments, input: commands.joined(separator: "\n") + "\n")
            #expect(result.ending == .exited(0), "\(result.errorOutput)")
            var printed = result.output.split(separator: "\n", omittingEmptySubsequences: true)[...]
            var maySkip = false
            for line in shown where !line.isEmpty {
                if line == "[…]" {
                    maySkip = true
                    continue
                }
                if maySkip { printed = printed.drop { $0 != line } }
                maySkip = false
                #expect(printed.first.map(String.init) == line)
                printed = printed.dropFirst()
            }
        }
    }

    /// The pictures below `## What it looks like` are screens of the recorded tour, line by line.
    @Test func thePicturesAreScreensOfTheTour() throws {
        let text = try String(
            contentsOf: checkout().appendingPathComponent("README.md"), encoding: .utf8)
        let tour = try String(
            contentsOf: checkout().appendingPathComponent("Tests/EndToEndTests/Goldens/tour.txt"),
            encoding: .utf8)
        let start = try #require(text.range(of: "## What it looks like"))
        let end = try #require(text.range(of: "## A session"))
        var pictures: [[Substring]] = [[]]
        for line in text[start.upperBound..<end.lowerBound].split(separator: "\n") {
            if line.hasPrefix("    ") {
                pictures[pictures.count - 1].append(line.dropFirst(4))
            } else if pictures.last?.isEmpty == false {
                pictures.append([])
            }
        }
        #expect(pictures.filter { !$0.isEmpty }.count == 2)
        for picture in pictures {
            #expect(tour.contains(picture.joined(separator: "\n")))
        }
    }
}
