import Exercises
import Plant
import Screens
import SimulationKernel
import TerminalCanvas
import TestSupport
import Testing

/// The workbench's content is a fold over stored steps, and nothing else.
@Suite struct DeskStateTests {
    /// What the exercise itself remembers is what the readings say, and the fold can be begun
    /// anywhere.
    @Test(arguments: ["line-up-pass", "misrouted-grade-pass", "desk-move-pass"])
    func itAgreesWithTheExercise(name: String) throws {
        let file = try DebriefSample.session(name)
        let scenario = name.split(separator: "-").dropLast().joined(separator: "-")
        let exercise = try GoldenSessionTests.exercise(scenario)
        var desk = DeskState(file: file, through: 0)
        for step in file.steps {
            _ = try exercise.perform(step.command)
            desk.add(step)
            #expect(desk == DeskState(file: file, through: step.number), "line \(step.number)")
            let memory = exercise.memory
            #expect(desk.clock == exercise.simulation.clock)
            #expect(desk.budgetLeft == exercise.budgetLeft.milliseconds)
            #expect(desk.place.id == exercise.layout.places[memory.place.index].id)
            #expect(desk.notebook.suspects == memory.suspects)
            #expect(desk.notebook.ruledOut == memory.ruledOut)
            #expect(desk.notebook.stated == memory.diagnosis)
            let swaps = memory.swaps.map { exercise.layout.elements[$0.element.index].id }
            #expect(desk.notebook.swaps == swaps)
            #expect(desk.notebook.notes.map(\.text) == exercise.notes.map(\.text))
            #expect(desk.notebook.notes.map(\.time) == exercise.notes.map(\.time))
            #expect(desk.isClosed == memory.isClosed)
        }
        #expect(desk == DeskState(file: file))
    }

    @Test func aSwapStandsInTheNotebookUntilItIsPutBack() throws {
        let harness = try AppState.fresh.harness()
        for line in ["go gr", "swap gr-mon", "ask mags permission"] { harness.enter(line) }
        let memory = harness.exercise.memory
        #expect(memory.swaps.count == 1)
        #expect(harness.workbench?.desk.notebook.swaps == ["gr-mon"])
        #expect(harness.workbench?.desk.notebook.grants.count == memory.grants.count)
        harness.enter("swap gr-mon back")
        #expect(harness.workbench?.desk.notebook.swaps == [])
    }

    @Test func peopleAreRememberedWithWhatTheyWereAsked() throws {
        let harness = try AppState.picture.harness()
        harness.enter("ask mags belief nothing")
        harness.enter("ask mags changed")
        harness.enter("tell mags it is being looked at")
        let people = harness.workbench?.desk.people ?? []
        #expect(people.map(\.name) == ["mags", "wen"])
        #expect(people.first?.words == "asked when, changed; told")
    }

    @Test func aPlaceIsShownByNameAndNeverByState() throws {
        let harness = try AppState.fresh.harness()
        let before = harness.workbench?.desk.place
        harness.enter("go mr")
        harness.enter("set rtr power off")
        harness.enter("go eng")
        #expect(harness.workbench?.desk.place == before)
    }

    /// A version that can't read the content shows what was stored all the same.
    @Test func withoutContentItShowsWhatWasLookedAt() throws {
        var file = try DebriefSample.session("misrouted-grade-pass")
        file.inventory = nil
        file.scenario = nil
        let desk = DeskState(file: file)
        #expect(desk.entries.count == file.steps.count)
        #expect(desk.isClosed)
        #expect(WorkbenchModel(file: file).lessons.words == nil)
        var looked = DeskState(file: file, through: 0)
        #expect(looked.place.things.isEmpty)
        for step in file.steps where step.command.verb == "look" && step.command.words.isEmpty {
            looked.add(step)
            #expect(!looked.place.things.isEmpty)
        }
    }

    @Test func whatTheEngineSawAloneIsNotShown() throws {
        let file = try DebriefSample.session("misrouted-grade-fail")
        #expect(file.steps.contains { !$0.reply.observations.isEmpty })
        let reader = LineReader()
        for (entry, step) in zip(DeskState(file: file).entries, file.steps) {
            let shown = reader.lines(.group(step.reply.shown.map(ReadingView.element)))
            #expect(reader.lines(entry.brought) == shown)
        }
    }
}
