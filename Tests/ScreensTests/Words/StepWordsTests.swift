import FaultReasoning
import Plant
import TerminalCanvas
import TestSupport
import Testing

@testable import Screens

/// What is said of a step: never nothing, never twice the same, and always what was so.
@Suite struct StepWordsTests {
    private static let inventory: Inventory = {
        var inventory = Inventory(id: "house", title: "House")
        inventory.elements = [
            ElementDeclaration(
                id: "gr-mon", kind: "monitor", title: "grading monitor", place: "gr"),
            ElementDeclaration(
                id: "jf-1", kind: "video-jackfield", title: "jackfield", place: "mr"),
            ElementDeclaration(id: "bare", kind: "monitor", place: "mr"),
            ElementDeclaration(id: "mags", kind: "person", title: "Mags Adeyemi", place: "gr"),
            ElementDeclaration(id: "log", kind: "document", title: "change log", place: "mr"),
        ]
        inventory.cables = [
            CableDeclaration(id: "v-302", kind: "coax", lengthMillimetres: 1, from: "", to: "")
        ]
        inventory.services = [
            CheckDeclaration(id: "gr-picture", title: "job 214 on the grading monitor", kind: "x")
        ]
        return inventory
    }()
    static let names = StepNames(inventory)

    private func why(
        _ stepClass: StepClass, _ reason: StepReason, command: String = "look gr-mon"
    ) -> String {
        StepWords.why(SampleAnalysis.step(stepClass, reason, command: command), Self.names)
    }

    @Test(arguments: [
        (StepReason(.foregone, line: 12), "Since line 12 this could only come out one way."),
        (StepReason(.foregone), "By then this could only come out one way."),
        (
            StepReason(.narrowed, elements: ["v-302", "jf-1"], before: 41, after: 3),
            "It left 3 of 41 possibilities; cable `v-302` and the jackfield were cleared."
        ),
        (
            StepReason(.narrowed, elements: ["bare"], before: 2, after: 2),
            "It left all 2 possibilities, some of them less likely; `bare` was cleared."
        ),
        (
            StepReason(.narrowed, before: 1, after: 7),
            "It was a surprise: instead of 1 possibility there were 7."
        ),
        (
            StepReason(.narrowed, before: 1, after: 1),
            "It left the one possibility that there was."
        ),
        (
            StepReason(.narrowed, elements: ["a", "b", "c", "d", "e"], before: 9, after: 4),
            "It left 4 of 9 possibilities; `a`, `b`, `c` and 2 more were cleared."
        ),
        (
            StepReason(.toldLittle, before: 41),
            "It came out as most of the 41 possibilities would have it, and so told little."
        ),
        (
            StepReason(.toldLittle, before: 1),
            "It came out as was to be expected, and so told little."
        ),
        (
            StepReason(.repeated, line: 9),
            "It repeats line 9, and nothing had changed meanwhile."
        ),
        (
            StepReason(.swapCleared, elements: ["v-302"]),
            "The spare changed nothing, so cable `v-302` is sound."
        ),
        (
            StepReason(.swapCaught, elements: ["v-302", "jf-1"]),
            "The spare made the difference, so cable `v-302` and the jackfield are at fault."
        ),
        (
            StepReason(.swapCaught),
            "The spare made the difference, so what it stood in for is at fault."
        ),
        (StepReason(.putBack, elements: ["v-302"]), "You put cable `v-302` back in its place."),
        (StepReason(.putBack), "You put back what had been taken out."),
        (
            StepReason(.guessed, before: 14),
            "It was fitted while 14 other possibilities stood."
        ),
        (StepReason(.guessed, before: 1), "It was fitted while one other possibility stood."),
        (StepReason(.guessed), "It was fitted while other possibilities stood."),
        (StepReason(.fittedOnEvidence), "It was fitted once nothing else was likely."),
        (
            StepReason(.broke, checks: ["gr-picture"]),
            "From here on this was no longer right: job 214 on the grading monitor."
        ),
        (
            StepReason(.restored, checks: ["gr-picture", "later"]),
            "From here on this was right again: job 214 on the grading monitor and `later`."
        ),
        (
            StepReason(.confirmedFails), "It showed that this doesn't hold: something that is owed."
        ),
    ])
    func aReasonIsSaid(reason: StepReason, sentence: String) {
        #expect(why(.splits, reason) == sentence)
    }

    @Test(arguments: [
        ("menu gr-mon", "in the menus of the grading monitor"), ("look", "in a look round"),
        ("look gr-mon", "in a look at the grading monitor"),
        ("trace jf-1.in-3", "in where the cable at `jf-1.in-3` goes"),
        ("measure waveform jf-1.monitor-3", "in a `waveform` reading at `jf-1.monitor-3`"),
        ("measure bars", "in a `bars` reading"),
        ("on sw-1 show vlan", "in what `sw-1` prints to that"),
        ("ask mags working", "in what Mags Adeyemi could say to that"),
        ("read log", "in the change log"), ("verify gr-picture", "in a check of that"),
        ("look \"gr-mon\"", "in a look at the grading monitor"), ("swap v-302 spare", "there"),
        ("", "there"),
    ])
    func whereNothingShowsIsNamed(command: String, place: String) {
        #expect(
            why(.irrelevant, StepReason(.neverShows), command: command)
                == "Nothing that could be the matter here shows \(place).")
    }

    @Test func theClassChangesTheSentenceWhereItShould() {
        let narrowed = StepReason(.narrowed, before: 9, after: 3)
        #expect(why(.testsBySwap, narrowed) == "The swap left 3 of 9 possibilities.")
        #expect(why(.replaces, narrowed) == "The new part left 3 of 9 possibilities.")
        #expect(
            why(.harmful, narrowed)
                == "It left 3 of 9 possibilities. It also took away something that worked.")
        #expect(
            why(.asks, StepReason(.foregone, line: 2))
                == "Since line 2 this answer could only come out one way.")
        #expect(
            why(.changes, StepReason(.guessed, before: 3))
                == "It was changed while 3 other possibilities stood.")
    }

    /// Every class with every reason, with much and with nothing to say.
    @Test func nothingIsEmptyAndNothingIsSaidTwice() throws {
        let contents: [([String], [String], Int?, Int, Int)] = [
            ([], [], nil, 0, 0), (["v-302"], ["gr-picture"], 4, 14, 3),
            (["v-302", "jf-1", "bare", "gr-mon", "x"], ["gr-picture", "y"], 4, 3, 14),
            (["bare"], [], nil, 1, 1), ([], ["y"], 4, 2, 1), ([], [], nil, 41, 40),
        ]
        try withEvery("class", in: StepClass.allCases) { stepClass in
            try withEvery("kind", in: StepReason.Kind.allCases) { kind in
                for (elements, checks, line, before, after) in contents {
                    for gained in [1.5, 0, -0.5] {
                        let reason = StepReason(
                            kind, elements: elements, checks: checks, line: line, before: before,
                            after: after)
                        expectSound(
                            StepWords.why(
                                SampleAnalysis.step(stepClass, reason, gained: gained), Self.names))
                    }
                }
            }
        }
    }

    private func expectSound(_ text: String) {
        let sentences = text.dropLast().split(separator: ". ", omittingEmptySubsequences: false)
        #expect(text.hasSuffix(".") && sentences.allSatisfy { $0.count > 8 }, "\(text)")
        for (index, sentence) in sentences.enumerated() {
            #expect(!sentences[..<index].contains(sentence), "\(text)")
            #expect(sentence.first?.isUppercase == true, "\(text)")
        }
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        #expect(!words.contains(""), "\(text)")
        for (word, next) in zip(words, words.dropFirst()) { #expect(word != next, "\(text)") }
        #expect(!text.contains("..") && !text.contains("-1"), "\(text)")
        for word in ["also took away", "also brought back", "a surprise"] {
            #expect(text.split(separator: word).count <= 2, "\(text)")
        }
    }

    @Test func eachClassHasAWordAndAMeaningOfItsOwn() {
        let words = StepClass.allCases.map(StepWords.word)
        let meanings = StepClass.allCases.map(StepWords.meaning)
        for (index, stepClass) in StepClass.allCases.enumerated() {
            #expect(!words[..<index].contains(words[index]), "\(stepClass)")
            #expect(!meanings[..<index].contains(meanings[index]), "\(stepClass)")
            #expect(why(stepClass, StepReason(.plain)) == meanings[index])
        }
    }

    @Test func numbersAreShownAsTheyMean() {
        #expect(
            [2.34, 0.04, -0.04, 0, -0.46, .nan].map(StepWords.number) == [
                "2.3", "0.0", "0.0", "0.0", "-0.5", "0.0",
            ])
        #expect(
            [Double.infinity, -.infinity].map(StepWords.number) == [
                "1000000000.0", "-1000000000.0",
            ])
        #expect(
            [45, 150, 7500, 0, .max].map { StepWords.price($0) }.prefix(4) == [
                "45 s", "2 min 30 s", "2 h 05 min", "0 s",
            ])
        #expect(
            [0, 0.001, 0.344, 0.999, 1, .nan].map(StepWords.likelihood) == [
                "0 %", "under 1 %", "34 %", "over 99 %", "100 %", "0 %",
            ])
    }

    @Test func aSurpriseIsSaidOnce() {
        let step = SampleAnalysis.step(.splits, StepReason(.toldLittle, before: 9), gained: -1)
        #expect(
            StepWords.why(step).hasSuffix(
                "What it showed was a surprise: 1.0 bits more are missing."))
        let narrowed = SampleAnalysis.step(
            .splits, StepReason(.narrowed, before: 2, after: 9), gained: -1)
        #expect(
            StepWords.why(narrowed)
                == "It was a surprise: instead of 2 possibilities there were 9.")
        let rounded = SampleAnalysis.step(.splits, StepReason(.toldLittle), gained: -0.04)
        #expect(!StepWords.why(rounded).contains("surprise"))
    }

    @Test func whatCouldHaveBeenDoneIsSaid() {
        var step = SampleAnalysis.step(.splits, StepReason(.toldLittle), gained: 1)
        step.expectedBits = 0.5
        #expect(
            StepWords.best(step) == "For that price, nothing could be expected to tell anything.")
        #expect(
            StepWords.expert(step) == "At this moment the expert would have looked at nothing more."
        )
        step.best = Advice(
            command: "menu gr-mon", place: "gr", expectedBits: 2.25, price: 85)
        step.expert = step.best
        #expect(
            StepWords.best(step)
                == "For that price, most could be expected of `menu gr-mon`, after walking to `gr` "
                + "(2.3 bits expected, 85 s); of yours, 0.5 bits.")
        #expect(
            StepWords.expert(step)
                == "At this moment the expert would have chosen `menu gr-mon`, after walking to "
                + "`gr` (2.3 bits expected, 85 s).")
        step.best?.expectedBits = 0.5
        #expect(
            StepWords.best(step)
                == "For that price, nothing could be expected to tell more than yours.")
        step.command = "menu gr-mon"
        #expect(StepWords.best(step) == "For that price, nothing could be expected to tell more.")
        #expect(StepWords.expert(step) == "At this moment the expert would have done the same.")
    }
}
