import Exercises
import Scenarios
import Screens
import TerminalCanvas
import Testing

/// A first exercise teaches by being done.
@Suite struct LessonTests {
    /// What to type for a step: what its own words say in back-ticks, but where they leave
    /// something to the trainee.
    private func line(for lesson: Lesson) -> String {
        switch lesson.until {
        case .action(let word): return word
        case .reading("diagnosed", _): return "diagnose lounge-mon wrong-input-selected"
        case .reading(_, _):
            let pieces = lesson.text.split(separator: "`", omittingEmptySubsequences: false)
            let typed = pieces.indices.filter { $0 % 2 == 1 }.map { String(pieces[$0]) }
            return typed.last { $0 != "?" } ?? ""
        }
    }

    private func lessons(_ harness: AppHarness) -> [Lesson] { harness.exercise.scenario.lessons }

    @Test func eachStepLeadsToTheNext() throws {
        let harness = try AppHarness("line-up")
        let lessons = lessons(harness)
        #expect(lessons.count > 10)
        harness.begin()
        #expect(harness.spoken().contains { $0.hasPrefix("Step 1 of \(lessons.count):") })
        for (index, lesson) in lessons.enumerated() {
            #expect(harness.workbench?.lessons.current == index)
            let line = line(for: lesson)
            let said = harness.say(line)
            let next = "Step \(index + 2) of \(lessons.count):"
            #expect(
                said.contains { $0.hasPrefix(next) } || index + 1 == lessons.count, "\(line)")
        }
        #expect(harness.workbench?.desk.isClosed == true)
        #expect(harness.workbench?.lessons.current == nil)
    }

    @Test func theSameOnTheFullScreen() throws {
        let harness = try AppState.lesson.harness()
        for (index, lesson) in lessons(harness).enumerated() {
            #expect(harness.text().contains("Step \(index + 1) of"))
            switch lesson.until {
            case .action("palette"): harness.press(.control("p"), .escape)
            case .action("cursor"): harness.press(.tab, .tab, .tab, .right, .escape)
            default: harness.enter(line(for: lesson))
            }
        }
        #expect(harness.app.screen.name == .closing)
    }

    @Test func stepsInAnotherOrderCountToo() throws {
        let harness = try AppState.lesson.harness()
        harness.say("go lounge")
        harness.say("ask jonty changed")
        #expect(harness.workbench?.lessons.current == 0)
        harness.say("ticket")
        let said = harness.say("palette")
        #expect(said.contains { $0.hasPrefix("Step 4 of") })
    }

    @Test func actionsBeforeADoneStepCountOnTakingUp() throws {
        let harness = try AppState.lesson.harness()
        harness.say("ask jonty changed")
        #expect(harness.workbench?.lessons.current == 0)
        harness.begin()
        #expect(harness.workbench?.lessons.current == 3)
        #expect(harness.spoken().contains { $0.hasPrefix("Step 4 of") })
    }

    @Test func elsewhereThereIsNoStep() throws {
        let harness = try AppState.fresh.harness()
        #expect(harness.workbench?.lessons.words == nil)
        #expect(!harness.text().contains("Step 1"))
    }
}
