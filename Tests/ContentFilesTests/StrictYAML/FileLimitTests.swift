import ContentFiles
import Foundation
import Testing

/// Files that can't be read, aren't text, or are larger than content ever is.
@Suite struct FileLimitTests {
    /// A folder of this test's own that is removed afterwards.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("content-files-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func problem(ofFile path: String) -> String {
        do {
            _ = try ContentFile.read(path)
            return "no problem"
        } catch {
            return error.description
        }
    }

    @Test func aFileIsReadWithItsBytes() throws {
        try withFolder { folder in
            let path = folder + "/a.yaml"
            try Data(Sample.valid.utf8).write(to: URL(fileURLWithPath: path))
            let file = try ContentFile.read(path)
            #expect(file.path == path)
            #expect(file.bytes == Array(Sample.valid.utf8))
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/b.yaml", withDestinationPath: path)
            #expect(problem(ofFile: folder + "/b.yaml") == "no problem")
        }
    }

    @Test func missingFolderAndUnreadable() throws {
        try withFolder { folder in
            #expect(
                problem(ofFile: folder + "/none.yaml")
                    == "\(folder)/none.yaml: error: no such file; expected a content file")
            #expect(
                problem(ofFile: folder)
                    == "\(folder): error: this is a folder; expected a content file")
            #expect(
                problem(ofFile: "/dev/zero")
                    == "/dev/zero: error: this isn't a regular file; expected a content file")
        }
    }

    @Test(.enabled(if: getuid() != 0, "the superuser may read everything"))
    func permission() throws {
        try withFolder { folder in
            let path = folder + "/a.yaml"
            try Data("a: 1".utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
            #expect(problem(ofFile: path) == "\(path): error: permission to read is denied")
        }
    }

    @Test func aHundredMegabytesAreRefusedBySizeAlone() throws {
        try withFolder { folder in
            let path = folder + "/large.yaml"
            _ = FileManager.default.createFile(atPath: path, contents: nil)
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.truncate(atOffset: 100_000_000)
            try handle.close()
            #expect(
                problem(ofFile: path)
                    == "\(path):1:1: error: the file has 100000000 bytes; expected at most 4194304 "
                    + "bytes")
        }
    }

    @Test func exactlyTheLimitIsRead() {
        let start = Array("a: 1\n#".utf8)
        let fill = [UInt8](repeating: 0x78, count: ContentLimits.bytes - start.count)
        #expect(message(of: start + fill) == "no problem")
        #expect(
            message(of: start + fill + [0x0A])
                == "a.yaml:1:1: error: the file has 4194305 bytes; expected at most 4194304 bytes")
    }

    @Test(arguments: [("[", 64), ("{a: ", 64), ("- ", 64), ("a:\n", 64)])
    func nesting(opening: String, limit: Int) {
        func document(_ levels: Int) -> String {
            if opening == "a:\n" {
                return (0..<levels).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
            }
            let closing = opening == "[" ? "]" : opening == "- " ? "" : "}"
            return String(repeating: opening, count: levels) + (opening == "- " ? "x" : "")
                + String(repeating: closing, count: levels)
        }
        #expect(message(of: document(limit)) == "no problem")
        let refusal = message(of: document(limit + 1))
        #expect(refusal.hasSuffix("more than 64 levels of nesting; expected a flatter file"))
    }

    /// Each would cost the parser or the tree a great deal if it were read to its end.
    @Test(arguments: ["[", "{", "- ", "? ", "[{a: ", "{? ", "a: {", "!!a ", "[[],"])
    func floods(opening: String) {
        let count = ContentLimits.bytes / opening.utf8.count
        let text = message(of: String(repeating: opening, count: count))
        #expect(text.hasPrefix("a.yaml:1:"), "\(text)")
    }

    @Test(arguments: ["[", "{", "[[],", "[{a: "])
    func unclosedBracketsAreTooDeep(opening: String) {
        let text = message(of: String(repeating: opening, count: 100_000))
        #expect(text.hasSuffix("error: more than 64 levels of nesting; expected a flatter file"))
    }

    @Test func nodes() {
        let most = String(repeating: "1,", count: ContentLimits.nodes - 1)
        #expect(message(of: "[" + most + "]") == "no problem")
        #expect(
            message(of: "[" + most + "1]")
                == "a.yaml:1:400000: error: the file has more than 200000 values; expected a "
                + "smaller file")
    }

    @Test func anAliasBombIsRefusedAtItsFirstAnchor() {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...20 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            bomb += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(
            message(of: bomb)
                == "a.yaml:1:5: error: found anchor `&a0`; expected every value written out")
    }
}
