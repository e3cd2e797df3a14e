import Plant
package import TerminalCanvas

/// The whole interface as a value: events and lines go in, requests come out, and at any time it
/// says how it looks on a canvas, and what line mode has to say next.
///
/// It touches no terminal, no records and no physics. Screens lie on each other: home at the
/// bottom, what one does now on top.
package struct App: Sendable {
    /// At least home; what is seen is the last.
    package internal(set) var screens: [Screen] = [.home(HomeModel())]
    /// A message that stays until the next key.
    package internal(set) var notice: Notice?
    /// Whether the program is left once a ticket is closed: where nobody types.
    package let endsWithSession: Bool
    var isAskingToLeave = false
    /// What line mode says next.
    var news: [Element] = []
    /// The canvas's columns, as far as they are known.
    var columns = 80

    /// An interface that stands at home, with nothing read yet.
    package init(endsWithSession: Bool = false) { self.endsWithSession = endsWithSession }

    /// What is seen, with whatever lies over it.
    package var screen: Screen { screens[screens.count - 1] }

    /// What line mode has to say since it was asked last.
    package mutating func takeSpoken() -> Element {
        defer { news = [] }
        return .group(news)
    }
}

// MARK: The stack

extension App {
    /// The workbench of the session that goes on; nil where none does.
    package var workbench: Screen? {
        screens.last { if case .workbench = $0 { true } else { false } }
    }

    var isInSession: Bool { workbench != nil }

    mutating func push(_ screen: Screen) {
        screens.append(screen)
        sayScreen()
    }

    mutating func pop() {
        if screens.count > 1 { screens.removeLast() }
    }

    mutating func replaceTop(_ screen: Screen) { screens[screens.count - 1] = screen }

    mutating func changeWorkbench(_ body: (inout WorkbenchModel) -> Void) {
        for index in screens.indices {
            guard case .workbench(var model) = screens[index] else { continue }
            body(&model)
            news.append(model.takeLines())
            screens[index] = .workbench(model)
        }
    }

    /// Says all of the screen that is seen, and what can be typed there.
    mutating func sayScreen() {
        news += [screen.model.lines(), .keys(hints())]
        // What a screen had to say is part of all of it.
        _ = try? screens[screens.count - 1].change { model throws(ActionRefusal) in
            model.takeLines()
        }
    }

    /// Says what is new on the screen that is seen.
    mutating func hear() {
        let said = try? screens[screens.count - 1].change { model throws(ActionRefusal) in
            model.takeLines()
        }
        if let said { news.append(said) }
    }

    mutating func tell(_ notice: Notice) {
        self.notice = notice
        news.append(.notice(notice))
    }

    mutating func tell(_ refusal: ActionRefusal) {
        let element = SessionViews.refusal(refusal)
        if case .notice(let notice) = element { tell(notice) }
    }
}
