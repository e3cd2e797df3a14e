import Assessment
import ContentFiles
import Foundation
import Plant
import TestSupport
import Testing

/// Finding and reading standards with their criteria.
@Suite struct RubricLibraryTests {
    @Test func aStandardIsReadWhole() throws {
        try SampleRubric.withLibrary(SampleRubric.whole) { library, _ in
            #expect(library.standards == ["sx"])
            #expect(library.fileCount == 3)
            let standard = try library.rubric(named: "sx").standard
            #expect(standard.title == "Signal minder")
            #expect(standard.version == "2.10")
            #expect(standard.level == 4)
            #expect(standard.source == "Invented for tests.")
            #expect(standard.dutyMapNotice == "A proposal.")
            #expect(
                standard.duties[1]
                    == Duty(
                        code: "D2", title: "Mending", statement: "Mends them.",
                        ksbs: ["S2", "S1", "B1"]))
            #expect(standard.statements.map(\.code) == ["K1", "S1", "S2", "B1"])
            #expect(
                standard.statement("K1")
                    == KSB(
                        code: "K1", title: "Levels", statement: "What levels are.",
                        reach: .collected))
        }
    }

    /// Themes come by their order, not by their names.
    @Test func criteriaComeByTheme() throws {
        try SampleRubric.withLibrary(SampleRubric.whole) { library, _ in
            let rubric = try library.rubric(named: "sx")
            #expect(rubric.themes == ["talking", "looking"])
            #expect(rubric.criteria.map(\.id) == ["calm", "looks-first", "explains"])
            #expect(rubric.criteria(of: "looking").map(\.id) == ["looks-first", "explains"])
            let first = rubric.criteria[1]
            #expect(first.rule == RuleUse("measured-before-change", minimumTwo))
            #expect(first.judge == .engine && first.question.isEmpty && first.theme == "looking")
            #expect(first.ksbs == ["S1", "S2"])
            #expect(first.levels.map(\.level) == Level.allCases)
            #expect(first.words(for: .competent) == "Two.")
            #expect(rubric.criteria[2].rule == nil)
            #expect(rubric.criteria[2].question == "What is a level?")
            #expect(rubric.criteria[0].judge == .workplace)
        }
    }

    private var minimumTwo: [NamedValue] { [NamedValue("minimum", .word("2"))] }

    @Test func nothingIsWrong() throws {
        #expect(try SampleRubric.lint(SampleRubric.whole).isEmpty)
    }

    @Test func unknownNames() throws {
        try SampleRubric.withLibrary(SampleRubric.whole) { library, _ in
            let problem = #expect(throws: ContentProblem.self) {
                try library.rubric(named: "xs")
            }
            #expect(problem?.wrong == "unknown standard `xs`")
            #expect(problem?.expected == "`sx`")
        }
    }

    @Test func noFolder() {
        let library = RubricLibrary(root: "/nowhere")
        let expected =
            "/nowhere/Rubrics: error: no such folder; expected the folder of standards and criteria"
        #expect(library.lint().map(\.description) == [expected])
        let problem = #expect(throws: ContentProblem.self) { try library.rubric(named: "sx") }
        #expect(problem?.description == expected)
    }

    @Test(
        arguments: [
            (
                ["Rubrics/readme": "x"],
                ["Rubrics/readme: error: this isn't a folder; expected a standard"]
            ),
            (
                ["Rubrics/sx/notes.txt": "x"],
                [
                    "Rubrics/sx/notes.txt: error: this isn't a part of a standard; expected "
                        + "`standard.yaml` and the folder `criteria`"
                ]
            ),
            (
                ["Rubrics/sx/criteria/a.yml": "x"],
                [
                    "Rubrics/sx/criteria/a.yml: error: this isn't a file of criteria; expected "
                        + "`*.yaml`"
                ]
            ),
            (
                ["Rubrics/sy/standard.yaml": SampleRubric.standard],
                [
                    "Rubrics/sy/criteria: error: no such folder; expected the folder of criteria",
                    "Rubrics/sy/standard.yaml:1:11: error: the file calls itself `sx`; expected "
                        + "its own name, `sy`",
                ]
            ),
            (
                [
                    "Rubrics/sx/criteria/walking.yaml":
                        SampleRubric.talking.replacing("order: 1", with: "order: 3")
                ],
                [
                    "Rubrics/sx/criteria/walking.yaml:1:8: error: the file calls itself `talking`; "
                        + "expected its own name, `walking`"
                ]
            ),
            (
                [
                    "Rubrics/sx/criteria/walking.yaml":
                        SampleRubric.talking.replacing("theme: talking", with: "theme: walking")
                ],
                [
                    "Rubrics/sx/criteria/walking.yaml:2:8: error: the theme `talking` has the "
                        + "order 1 too; expected an order of its own for each theme"
                ]
            ),
            (
                [
                    "Rubrics/sx/criteria/walking.yaml":
                        SampleRubric.talking.replacing("theme: talking", with: "theme: walking")
                        .replacing("order: 1", with: "order: 3")
                ],
                [
                    "Rubrics/sx/criteria/walking.yaml:4:3: error: a second criterion `calm`, "
                        + "beside that of the theme `talking`; expected a name of its own for each "
                        + "criterion"
                ]
            ),
            // Where the standard can't be used, its criteria say nothing more.
            (
                [SampleRubric.standardPath: "standard: sx\n", SampleRubric.talkingPath: "[]"],
                [
                    "Rubrics/sx/standard.yaml:1:1: error: `standard` has no `title`; expected the "
                        + "key `title`"
                ]
            ),
            // Each file says its own first mistake.
            (
                [SampleRubric.lookingPath: "[]", SampleRubric.talkingPath: ""],
                [
                    "Rubrics/sx/criteria/looking.yaml:1:1: error: found a list for the file; "
                        + "expected a mapping",
                    "Rubrics/sx/criteria/talking.yaml:1:1: error: the file is empty",
                ]
            ),
        ] as [([String: String], [String])])
    func folders(changed: [String: String], expected: [String]) throws {
        let files = SampleRubric.whole.merging(changed) { $1 }
        let found = try SampleRubric.lint(files)
        #expect(found.count == expected.count, "\(found)")
        for (message, start) in zip(found, expected) {
            #expect(message.hasPrefix(start), "\(message)")
        }
    }

    @Test func oneFileAnywhere() throws {
        var files = SampleRubric.whole
        files["mine.yaml"] = SampleRubric.talking.replacing("K1", with: "K9")
        files["other.yaml"] = SampleRubric.standard.replacing("level: 4", with: "level: four")
        files["scenario.yaml"] = "scenario: x\n"
        files["broken.yaml"] = "theme: [\n"
        try SampleRubric.withLibrary(files) { library, folder in
            func found(_ path: String) -> [String]? {
                library.lint(path: folder.path + "/" + path)?
                    .map { SampleRubric.short($0, folder) }
            }
            #expect(found(SampleRubric.lookingPath) == [])
            #expect(found(SampleRubric.standardPath) == [])
            #expect(
                found("mine.yaml") == [
                    "mine.yaml:7:16: error: unknown code `K9` for item 2 of `ksbs` in `calm`; "
                        + "expected one of `K1`, `S1`, `S2`, `B1`"
                ])
            #expect(
                found("other.yaml") == [
                    "other.yaml:4:8: error: found `four` for `level` in `standard`; expected a "
                        + "whole number from 2 to 7"
                ])
            // Whoever reads scenarios will say what is wrong with these.
            #expect(found("scenario.yaml") == nil)
            #expect(found("broken.yaml") == nil)
            #expect(found("nowhere.yaml") == nil)
        }
    }
}
