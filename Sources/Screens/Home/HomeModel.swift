package import Plant
package import TerminalCanvas

/// Home: what was left open, what can be practised, and what can be looked back at.
package struct HomeModel: Sendable {
    /// What is shown; nil until it has been read.
    package private(set) var data: HomeData?
    private(set) var page = HomePage.start
    private var mark = ListMark()
    /// Whether only the mark has moved since line mode was last told.
    private var hasOnlyMoved = false

    /// Whether the last choice was to be told what the keys do.
    package private(set) var wantsKeys = false

    /// Home before anything has been read.
    package init() {}

    /// Takes what was read; the page stays, where it still has anything.
    package mutating func receive(_ data: HomeData) {
        self.data = data
        if items.isEmpty { page = .start }
        mark.hold(to: items.count)
    }

    /// The items of the present page.
    var items: [HomeItem] {
        guard let data else { return [] }
        return switch page {
        case .start: startItems(data)
        case .practise: data.scenarios.map { .begin($0) }
        case .sessions: data.closed.map { .session($0) }
        case .session(let line): [.debrief(line), .replay(line), .begins(again: line)]
        }
    }

    private func startItems(_ data: HomeData) -> [HomeItem] {
        data.open.prefix(HomeModel.mostOpen).map { .resume($0) }
            + (data.scenarios.isEmpty ? [] : [.page(.practise, count: data.scenarios.count)])
            + (data.closed.isEmpty ? [] : [.page(.sessions, count: data.closed.count)])
            + [.help, .quit]
    }

    /// So many open sessions are listed, the latest: all keys from 1 to 9 are enough then.
    private static let mostOpen = 5

    private mutating func open(_ page: HomePage) {
        self.page = page
        mark = ListMark()
    }
}

/// A page of home.
enum HomePage: Hashable, Sendable {
    case start
    case practise
    case sessions
    /// What can be done with a closed session.
    case session(HomeData.SessionLine)
}

/// Something that can be chosen at home.
enum HomeItem: Hashable, Sendable {
    case resume(HomeData.SessionLine)
    case page(HomePage, count: Int)
    case begin(HomeData.ScenarioLine)
    case session(HomeData.SessionLine)
    case debrief(HomeData.SessionLine)
    case replay(HomeData.SessionLine)
    /// The scenario of a session that is closed, once more.
    case begins(again: HomeData.SessionLine)
    case help
    case quit
}

extension HomeModel: ScreenModel {
    /// A list, and nothing is typed.
    package var context: KeyContext { [.noText, .list] }

    /// Whether an action can be done now. `back` is home's own on a page behind the first.
    package func availability(of action: Action) -> Availability {
        switch action {
        case .choose, .next, .previous, .earlier, .later:
            items.isEmpty ? .off("nothing has been read yet") : .available
        case .back: page == .start ? .off("this is home") : .available
        case .home: page == .start ? .off("this is home") : .available
        default: .off("not at home")
        }
    }

    /// Does an action.
    package mutating func perform(
        _ action: Action, _ argument: String
    ) throws(ActionRefusal) -> [Request] {
        if case .off(let reason) = availability(of: action) { throw ActionRefusal(reason) }
        if mark.move(action, count: items.count) {
            hasOnlyMoved = true
            return []
        }
        hasOnlyMoved = false
        wantsKeys = false
        switch action {
        case .choose: return choose(items[try mark.choose(argument, count: items.count)])
        case .back:
            if case .session = page { open(.sessions) } else { open(.start) }
        case .home: open(.start)
        default: break
        }
        return []
    }

    private mutating func choose(_ item: HomeItem) -> [Request] {
        switch item {
        case .resume(let line): return [.resume(session: line.id)]
        case .page(let page, _): open(page)
        case .begin(let line): return [.begin(scenario: line.id, seed: nil)]
        case .session(let line): open(.session(line))
        case .debrief(let line): return [.loadDebrief(session: line.id)]
        case .replay(let line): return [.loadReplay(session: line.id, line: 0)]
        case .begins(let line): return [.begin(scenario: line.scenario, seed: nil)]
        case .help: wantsKeys = true
        case .quit: return [.quit]
        }
        return []
    }

    // MARK: How it looks

    /// The whole screen without its footer.
    package func view(columns: Int, rows: Int) -> Element {
        .split(
            Split(
                .vertical,
                [
                    .fixed(1, importance: 1, .toned(.strong, .paragraph(title))),
                    SplitPart(
                        minimum: 3, weight: 1, importance: 2,
                        .pane(Pane(pageTitle, choices, hasFocus: true))),
                ]))
    }

    /// The page in lines.
    package func lines() -> Element {
        .group([
            .heading(title, level: 1),
            .group(page == .start ? [] : [.heading(pageTitle, level: 2)]), choices,
        ])
    }

    /// The marked item where only the mark has moved; else the page.
    package mutating func takeLines() -> Element {
        guard hasOnlyMoved, items.indices.contains(mark.index) else { return lines() }
        let item = choice(items[mark.index])
        return .paragraph("\(mark.index + 1). \(item.title)")
    }

    private var title: String {
        guard let data else { return "Patchbay" }
        return "Patchbay: " + PlainText.sanitised(data.trainee)
    }

    private var pageTitle: String {
        switch page {
        case .start: "What would you like to do?"
        case .practise: "Practise"
        case .sessions: "Sessions that are closed"
        case .session(let line): "\(line.title), \(line.started)"
        }
    }

    private var choices: Element {
        guard data != nil else { return .paragraph("Nothing has been read yet.") }
        return .choices(Choices(items.map(choice), selected: mark.index))
    }

    private func choice(_ item: HomeItem) -> Choice {
        switch item {
        case .resume(let line):
            return Choice(
                "Go on with \(line.title)",
                detail: "\(HomeModel.commands(line.commands)), begun \(line.started)")
        case .page(.practise, let count):
            return Choice("Practise", detail: count == 1 ? "one scenario" : "\(count) scenarios")
        case .page(_, let count):
            return Choice(
                "Look back at a session",
                detail: count == 1 ? "one is closed" : "\(count) are closed"
            )
        case .begin(let line):
            let times = HomeModel.times(line.closedCount)
            return Choice(line.title, detail: "\(line.theme), at \(line.facility), \(times)")
        case .session(let line):
            return Choice(
                line.title,
                detail: OutcomeWords.short(line.outcome)
                    + ", \(HomeModel.commands(line.commands)), "
                    + line.started)
        case .debrief: return Choice("Debrief", detail: "what was found, and what to try next")
        case .replay: return Choice("Replay", detail: "line by line, as it was")
        case .begins: return Choice("Once more", detail: "a new session on the scenario")
        case .help: return Choice("Keys and words", detail: "how to get about")
        case .quit: return Choice("Leave")
        }
    }

    private static func commands(_ count: Int) -> String {
        count == 1 ? "1 command" : "\(count) commands"
    }

    private static func times(_ count: Int) -> String {
        switch count {
        case 0: "not closed yet"
        case 1: "closed once"
        default: "closed \(count) times"
        }
    }
}
