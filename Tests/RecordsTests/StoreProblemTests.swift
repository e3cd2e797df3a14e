import Records
import Testing

@Suite struct StoreProblemTests {
    private static let kinds: [StoreProblem.Kind] = [
        .newerSchema("7 portfolios"), .locked, .corrupt, .notADatabase,
        .foreignDatabase(applicationID: 42), .readOnly, .diskFull, .cannotCreateFolder, .cannotOpen,
        .other,
    ]

    @Test(arguments: kinds)
    func everyProblemSaysWhereWhatAndWhatToDo(kind: StoreProblem.Kind) {
        let words = StoreProblem(kind, path: "/srv/r.sqlite", detail: "code 5").description
        #expect(words.hasPrefix("/srv/r.sqlite: the "))
        #expect(words.contains(" (code 5); "))
        #expect(!words.hasSuffix("."))
    }

    @Test func theHintsDiffer() {
        // Both kinds of strange file are left alone in the same words.
        #expect(
            Set(Self.kinds.map { StoreProblem($0, path: "").hint }).count == Self.kinds.count - 1)
        #expect(
            Set(Self.kinds.map { StoreProblem($0, path: "").sentence }).count == Self.kinds.count)
    }

    @Test func inFull() {
        #expect(
            StoreProblem(.newerSchema("7 portfolios"), path: "a.sqlite").description
                == "a.sqlite: the records were made by a newer Patchbay (schema `7 portfolios`); "
                + "update Patchbay, or give other records with --database FILE")
    }
}
