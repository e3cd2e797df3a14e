import Foundation
import TestSupport
import Testing

@Suite struct TextDifferenceTests {
    @Test(arguments: [
        ("a\nb\n", "a\nb\n", nil),
        ("", "", nil),
        (
            "a\nb\nc\nd\n", "a\nb\nx\nd\n",
            "first difference at line 3:\n    a\n    b\n  - c\n  - d\n  - \n  + x\n  + d\n  + "
        ),
        ("a\n", "a", "first difference at line 2:\n    a\n  - \n  + (the actual text ends here)"),
        ("", "a", "first difference at line 1:\n  - \n  + a"),
        ("a ", "a", "first difference at line 1:\n  - a·\n  + a"),
        ("a", "\u{1B}[0ma", "first difference at line 1:\n  - a\n  + \\u{1B}[0ma"),
        ("é", "e\u{301}", "first difference at line 1:\n  - é\n  + e\u{301}"),
    ])
    func differences(_ expected: String, _ actual: String, _ report: String?) {
        let found = textDifference(expected: expected, actual: actual)
        #expect(found.map { Array($0.unicodeScalars) } == report.map { Array($0.unicodeScalars) })
    }
}

@Suite(.takingUpIssues) struct GoldenFileTests {
    @Test func recordingAlwaysFails() throws {
        try withTemporaryDirectory { folder in
            let golden = GoldenFile(url: folder.appending(path: "Goldens/a.txt"))
            #expect(
                golden.problem(with: "a\n", isRecording: false)?.contains("not recorded") == true)
            #expect(golden.problem(with: "a\n", isRecording: true)?.contains("recorded") == true)
            #expect(golden.problem(with: "a\n", isRecording: true) != nil)
            #expect(golden.problem(with: "a\n", isRecording: false) == nil)
            #expect(golden.problem(with: "b\n", isRecording: false)?.contains("line 1") == true)
        }
    }

    @Test func aGoldenFileIsFoundBesideTheTest() throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "ATests.swift").path
            try FileManager.default.createDirectory(
                at: folder.appending(path: "Goldens"), withIntermediateDirectories: true)
            try Data("right\n".utf8).write(to: folder.appending(path: "Goldens/answer.txt"))
            let words = IssueBasket.words {
                expectGolden("right\n", "answer", file: file)
                expectGolden("wrong\n", "answer", file: file)
                expectGolden("right\n", "another", file: file)
            }
            try #require(words.count == 2)
            #expect(words[0].hasPrefix("golden `answer`: first difference at line 1:"))
            #expect(words[1].hasPrefix("golden `another`: not recorded yet;"))
        }
    }
}
