import Exercises
import Plant
import TerminalCanvas

/// What the table's actions do.
extension App {
    /// Whether an action can be done now, on the screen that is seen.
    package func availability(of action: Action) -> Availability {
        switch action {
        case .palette: screen.name == .palette ? .off("it is open") : .available
        case .keys: screen.name == .keys ? .off("they are open") : .available
        case .again, .suspend, .quit: .available
        case .home: screens.count > 1 ? .available : screen.model.availability(of: .home)
        case .back: canGoBack ? .available : screen.model.availability(of: .back)
        default: screen.model.availability(of: action)
        }
    }

    /// A session is left by `home` alone, so that nobody leaves one by a key too many.
    private var canGoBack: Bool {
        screen.model.availability(of: .back).isAvailable
            || (screens.count > 1 && screen.name != .workbench)
    }

    /// Does what a row of the table says, unless it can't be done now.
    mutating func perform(_ entry: ActionEntry, _ argument: String) -> [Request] {
        if let reason = availability(of: entry.action).reason {
            tell(ActionRefusal(reason))
            return []
        }
        let requests: [Request]
        do throws(ActionRefusal) {
            requests = try carryOut(entry.action, argument)
        } catch {
            tell(error)
            return []
        }
        // A first exercise may have asked for it.
        if isInSession { changeWorkbench { $0.note(action: entry.word) } }
        return requests
    }

    private mutating func carryOut(
        _ action: Action, _ argument: String
    ) throws(ActionRefusal) -> [Request] {
        switch action {
        case .palette: push(.palette(palette))
        case .keys: push(.keys(keys))
        case .again:
            news.append(screen.model.lines())
            return [.redraw]
        case .suspend: return [.suspend]
        case .quit: return argument == "ask" ? askToLeave() : quit()
        case .home where screens.count > 1: return goHome()
        case .back where !screen.model.availability(of: .back).isAvailable: return leaveScreen()
        default: return try performOnScreen(action, argument)
        }
        return []
    }

    private mutating func performOnScreen(
        _ action: Action, _ argument: String
    ) throws(ActionRefusal) -> [Request] {
        let requests = try screens[screens.count - 1].change { model throws(ActionRefusal) in
            try model.perform(action, argument)
        }
        return requests + settle(requests)
    }

    /// What follows from an action of a screen: it may have been closed by it.
    private mutating func settle(_ requests: [Request]) -> [Request] {
        switch screen {
        case .palette(let model):
            guard let chosen = model.chosen else { break }
            pop()
            return carryOut(chosen)
        case .welcome(let model) where model.isClosed:
            pop()
            sayScreen()
            return []
        case .briefing(let model) where model.isClosed, .closing(let model) where model.isClosed:
            pop()
            return []
        case .home(let model) where model.wantsKeys:
            push(.keys(keys))
            return []
        default: break
        }
        // Where something was asked for, its report will speak.
        if requests.isEmpty { hear() }
        return []
    }

    private mutating func carryOut(_ item: PaletteItem) -> [Request] {
        switch item.deed {
        case .action(let action):
            guard let entry = ActionTable.entry(action, on: screen.name) else { return [] }
            return perform(entry, "")
        case .run(let line): return run(line)
        case .begin(let verb):
            guard case .workbench(var model) = screen else { return [] }
            model.focus = .console
            model.console.put(verb + " ")
            replaceTop(.workbench(model))
            news.append(.paragraph("type: \(item.title)"))
            return []
        }
    }

    private mutating func askToLeave() -> [Request] {
        isAskingToLeave = true
        let kept = isInSession ? "; the session is kept" : ""
        tell(Notice(.information, "press Ctrl-C again to leave\(kept); any other key stays"))
        return []
    }

    mutating func quit() -> [Request] {
        if case .workbench(let model)? = workbench, !model.desk.isClosed {
            news += [.verbatim([""]), .paragraph(App.kept(model))]
        }
        return (isInSession ? [.leaveSession] : []) + [.quit]
    }

    private static func kept(_ model: WorkbenchModel) -> String {
        "The session is kept. `patchbay practise \(model.file.header.scenario)` takes it up again."
    }

    private mutating func goHome() -> [Request] {
        let wasInSession = isInSession
        if case .workbench(let model)? = workbench, !model.desk.isClosed {
            news.append(.paragraph("The session is kept."))
        }
        screens = [screens[0]]
        return (wasInSession ? [.leaveSession] : []) + [.loadHome]
    }

    private mutating func leaveScreen() -> [Request] {
        pop()
        if case .home = screen { return [.loadHome] }
        if case .workbench = screen {
            news.append(.paragraph("You are back at the workbench."))
        } else {
            sayScreen()
        }
        return []
    }
}
