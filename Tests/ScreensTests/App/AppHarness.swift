import Assessment
import ContentFiles
import Exercises
import Foundation
import Planes
import Plant
import Scenarios
import Screens
import Seals
import SimulationKernel
import TerminalCanvas
import TestSupport
import Testing

/// The application with a real exercise behind it and nothing kept anywhere: what it asks for is
/// carried out at once, as the program does.
final class AppHarness {
    var app: App
    private(set) var exercise: Exercise
    private(set) var steps: [RecordedStep] = []
    /// Requests that only a terminal or the program can carry out, and those that leave.
    private(set) var outside: [Request] = []
    var isRated = false
    /// What the next request comes to, where it is to fail.
    var failure: Notice?
    /// The ids of scenarios that were begun, in order.
    private(set) var begun: [String] = []

    init(_ scenario: String = "misrouted-grade", endsWithSession: Bool = false) throws {
        app = App(endsWithSession: endsWithSession)
        exercise = try GoldenSessionTests.exercise(scenario)
    }

    var hasQuit: Bool { outside.contains(.quit) }

    // MARK: The program's part

    var file: SessionFile {
        SessionFile(
            id: "s1mfj3q0-7x2k",
            header: JournalHeader(
                engineRevision: Exercise.engineRevision, contents: [],
                scenario: exercise.scenario.id, trainee: "t-1", seed: 1,
                start: exercise.scenario.called, isPractice: true, provenance: "catalogue"),
            ticket: exercise.instance.ticket(), inventory: exercise.plant.inventory,
            scenario: exercise.scenario, steps: steps, isClosed: exercise.memory.isClosed,
            verbs: VerbTable.all(exercise.plant.registry), help: HelpBook(exercise))
    }

    /// Begins the harness's own session.
    func begin() { carryOut(app.receive(.session(file))) }

    func carryOut(_ requests: [Request]) {
        var open = requests[...]
        while let request = open.popFirst() {
            if let failure {
                self.failure = nil
                open += app.receive(.failed(failure))
            } else if let report = answer(request) {
                open += app.receive(report)
            }
        }
    }

    private func answer(_ request: Request) -> Report? {
        switch request {
        case .loadHome: return .home(AppHarness.home(isFirstRun: false))
        case .begin(let scenario, _):
            begun.append(scenario)
            guard let next = try? GoldenSessionTests.exercise(scenario) else {
                return .failed(Notice(.failure, "there is no scenario `\(scenario)`"))
            }
            exercise = next
            steps = []
            return .session(file)
        case .resume: return .session(file)
        case .perform(let command): return perform(command)
        case .complete(let line): return .candidates(exercise.completions(of: line))
        case .loadDebrief: return .debrief(DebriefSample.data(file, isRated: isRated))
        case .rate:
            isRated = true
            return .debrief(DebriefSample.data(file, isRated: true))
        case .loadReplay(_, let line): return .replay(file, line: line)
        case .copy: return .session(file)
        case .leaveSession, .redraw, .suspend, .quit:
            outside.append(request)
            return nil
        }
    }

    private func perform(_ command: ExerciseCommand) -> Report {
        let time = exercise.simulation.clock
        do throws(ActionRefusal) {
            let reply = try exercise.perform(command)
            let step = RecordedStep(
                number: steps.count + 1, time: time, command: command, reply: reply,
                stateDigest: nil)
            steps.append(step)
            return .performed(step)
        } catch {
            return .refused(error)
        }
    }

    static func home(isFirstRun: Bool) -> HomeData {
        let session = { (id: String, title: String, outcome: String?) in
            HomeData.SessionLine(
                id: id, scenario: "misrouted-grade", title: title, started: "2026-11-20 16:05",
                commands: 12, outcome: outcome)
        }
        return HomeData(
            trainee: "Sam Okoro",
            open: isFirstRun ? [] : [session("s-3", "The desk by the window", nil)],
            closed: isFirstRun
                ? []
                : [
                    session("s-2", "Half an hour to the viewing", "fixed"),
                    session("s-1", "The first ticket", "restored"),
                ],
            scenarios: [
                HomeData.ScenarioLine(
                    id: "line-up", title: "The first ticket", theme: "first-steps",
                    facility: "corner-house", closedCount: isFirstRun ? 0 : 1),
                HomeData.ScenarioLine(
                    id: "misrouted-grade", title: "Half an hour to the viewing", theme: "picture",
                    facility: "corner-house", closedCount: isFirstRun ? 0 : 2),
            ], isFirstRun: isFirstRun)
    }

    // MARK: The person's part

    func press(_ keys: Key...) {
        for key in keys { carryOut(app.receive(.key(key))) }
    }

    func type(_ text: String) {
        for character in text { press(.character(character)) }
    }

    /// Types a line on the full screen and runs it.
    func enter(_ line: String) {
        type(line)
        press(.enter)
    }

    /// Gives a line as line mode does; gives what is said.
    @discardableResult
    func say(_ line: String) -> [String] {
        carryOut(app.receive(line: line))
        return spoken()
    }

    /// What line mode has to say.
    func spoken() -> [String] { LineReader().lines(app.takeSpoken()) }

    func frame(_ columns: Int, _ rows: Int) -> Canvas { app.frame(columns, rows) }

    /// The text of a frame in one string.
    func text(_ columns: Int = 80, _ rows: Int = 24) -> String {
        frame(columns, rows).lines.joined(separator: "\n")
    }

    var workbench: WorkbenchModel? {
        if case .workbench(let model)? = app.workbench { model } else { nil }
    }
}

extension App {
    /// What is seen in a window of a size.
    func frame(_ columns: Int, _ rows: Int) -> Canvas {
        CellPainter().paint(view(columns: columns, rows: rows), columns: columns, rows: rows)
    }
}

/// States of the application that tests look at again and again.
enum AppState: String, CaseIterable {
    case home, practise, welcome, briefing
    case fresh, typed, lesson, picture, ticket
    case pictureFocus = "picture-focus"
    case palette, keys, closing, debrief, rated, replay

    /// The application in each state, made once: to be looked at, or to go on without a session.
    static let apps: [AppState: App] = {
        var apps: [AppState: App] = [:]
        for state in AppState.allCases { apps[state] = try? state.harness().app }
        return apps
    }()

    /// The application in this state.
    func app() throws -> App { try #require(AppState.apps[self]) }

    func harness() throws -> AppHarness {
        let harness = try AppHarness(self == .lesson ? "line-up" : "misrouted-grade")
        switch self {
        case .home, .practise:
            harness.carryOut(harness.app.receive(.home(AppHarness.home(isFirstRun: false))))
            if self == .practise { harness.press(.character("2")) }
        case .welcome:
            harness.carryOut(harness.app.receive(.home(AppHarness.home(isFirstRun: true))))
        default:
            // Home is read first, as when the program starts there.
            harness.carryOut(harness.app.receive(.home(AppHarness.home(isFirstRun: false))))
            harness.begin()
            if self != .briefing { harness.press(.enter) }
            advance(harness)
        }
        _ = harness.spoken()
        return harness
    }

    private func advance(_ harness: AppHarness) {
        switch self {
        case .typed: harness.type("ask m")
        case .picture, .pictureFocus, .ticket, .debrief, .rated, .replay, .closing:
            for line in AppState.commands { harness.enter(line) }
            if self == .pictureFocus { harness.press(.control("g"), .right) }
            if self == .ticket { harness.press(.tab) }
        case .palette: harness.press(.control("p"))
        case .keys: harness.press(.character("?"))
        default: break
        }
        guard [.debrief, .rated, .replay, .closing].contains(self) else { return }
        harness.enter("close")
        if self == .closing { return }
        harness.isRated = self != .debrief
        harness.press(.enter)
        switch self {
        case .rated: harness.press(.tab)
        case .replay: harness.press(.tab, .down, .down, .down, .down, .enter)
        default: break
        }
    }

    /// Finds out something, and measures where there is a picture to be drawn.
    static let commands = [
        "ask mags when", "ask wen changed", "go mr", "label rtr label/in-2 ES2",
        "measure waveform jf-1.monitor-3",
        "suspect rtr", "rule-out spg", "note the level is right at the jackfield",
    ]
}
