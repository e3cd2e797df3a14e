import Exercises
import Plant
import Screens
import SimulationKernel
import TerminalCanvas
import TestSupport
import Testing

/// The workbench's content is a fold over stored steps, and nothing else.
@Suite struct DeskStateTests {
    @Test(arguments: GoldenSessionTests.lists)
    func stepByStepIsTheSameAsAtOnce(list: String) throws {
        let file = try DebriefSample.session(String(list.dropLast(".commands".count)))
        var desk = DeskState(file: file, through: 0)
        for step in file.steps {
            desk.add(step)
            #expect(desk == DeskState(file: file, through: step.number), "line \(step.number)")
        }
        #expect(desk == DeskState(file: file))
    }

    /// What the exercise itself remembers is what the readings say.
    @Test(arguments: GoldenSessionTests.lists)
    func itAgreesWithTheExercise(list: String) throws {
        let name = String(list.dropLast(".commands".count))
        let file = try DebriefSample.session(name)
        let scenario = name.split(separator: "-").dropLast().joined(separator: "-")
        let exercise = try GoldenSessionTests.exercise(scenario)
        var desk = DeskState(file: file, through: 0)
        for step in file.steps {
            _ = try exercise.perform(step.command)
            desk.add(step)
            let memory = exercise.memory
            #expect(desk.clock == exercise.simulation.clock)
            #expect(desk.budgetLeft == exercise.budgetLeft.milliseconds)
            #expect(desk.place.id == exercise.layout.places[memory.place.index].id)
            #expect(desk.notebook.suspects == memory.suspects)
            #expect(desk.notebook.ruledOut == memory.ruledOut)
            #expect(desk.notebook.stated == memory.diagnosis)
            #expect(
                desk.notebook.swaps
                    == memory.swaps.map { exercise.layout.elements[$0.element.index].id })
            #expect(desk.notebook.notes.map(\.text) == exercise.notes.map(\.text))
            #expect(desk.notebook.notes.map(\.time) == exercise.notes.map(\.time))
            #expect(desk.isClosed == memory.isClosed)
        }
    }

    @Test func peopleAreRememberedWithWhatTheyWereAsked() throws {
        let harness = try AppState.picture.harness()
        harness.enter("ask mags belief nothing")
        harness.enter("ask mags changed")
        harness.enter("tell mags it is being looked at")
        let people = harness.workbench?.desk.people ?? []
        #expect(people.map(\.name) == ["mags", "tech-ops"])
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
