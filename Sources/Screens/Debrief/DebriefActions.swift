package import Plant
package import TerminalCanvas

/// The debrief's actions: pages, lists, and the way back within the findings.
extension DebriefModel: ScreenModel {
    /// Nothing is typed here; a page is a list or a text.
    package var context: KeyContext { list == nil ? [.noText, .text] : [.noText, .list] }

    /// Whether an action can be done on the present page. `back` is the screen's own only within
    /// the findings.
    package func availability(of action: Action) -> Availability {
        switch action {
        case .page: .available
        case .choose:
            if let obstacle = page == .worth ? worth?.obstacle : nil {
                .off(obstacle)
            } else if let list {
                list.count > 0 ? .available : .off("there is nothing to choose here")
            } else {
                .off("this page has nothing to choose")
            }
        case .next, .previous, .earlier, .later:
            list.map { $0.count > 0 } ?? true ? .available : .off("there is nothing here")
        case .copy:
            copyAvailability
        case .back: canGoBack ? .available : .off("this is where the debrief began")
        default: .off("not in a debrief")
        }
    }

    private var copyAvailability: Availability {
        guard let line = currentLine else {
            return .off("go to a line first, on the page `lines` or of a finding or step")
        }
        let isClose = entries.contains { $0.number == line && $0.marks.contains(.close) }
        return isClose
            ? .off("the ticket was closed at this line; go to an earlier one") : .available
    }

    /// Does an action; a page or a number that isn't there is refused, and nothing has changed.
    package mutating func perform(
        _ action: Action, _ argument: String
    ) throws(ActionRefusal) -> [Request] {
        if case .off(let reason) = availability(of: action) { throw ActionRefusal(reason) }
        news = [.next, .previous, .earlier, .later].contains(action) ? .item : .page
        switch action {
        case .page: try turn(argument)
        case .choose:
            if !argument.isEmpty { mark(try index(argument)) }
            return choose()
        case .next: move(1)
        case .previous: move(-1)
        case .earlier: move(-DebriefModel.pageful)
        case .later: move(DebriefModel.pageful)
        case .copy:
            guard let line = currentLine else { return [] }
            return [.copy(session: data.session.id, line: line)]
        case .back: _ = goBack()
        default: break
        }
        return []
    }

    /// The page where one has come to another, and the item alone where only the mark has moved.
    package mutating func takeLines() -> Element {
        defer { news = .nothing }
        return switch news {
        case .page: lines()
        case .item: itemLines()
        case .nothing: .group([])
        }
    }

    /// How many items or lines `earlier` and `later` move by.
    private static let pageful = 10

    private mutating func turn(_ argument: String) throws(ActionRefusal) {
        switch argument {
        case "", "next", "previous":
            let step = argument == "previous" ? -1 : 1
            guard let page = neighbour(step) else {
                news = .nothing
                // The last page that can be opened says what the next one waits for.
                let blocked = DebriefPage.allCases.drop { $0 != page }.dropFirst()
                    .compactMap { obstacle($0) }.first
                throw ActionRefusal(
                    step > 0 ? blocked ?? "this is the last page" : "this is the first page")
            }
            open(page)
        default:
            let words = DebriefPage.allCases.map(\.word)
            guard let page = DebriefPage.allCases.first(where: { $0.word == argument }) else {
                throw ActionRefusal(
                    "there is no page `\(PlainText.sanitised(argument))`",
                    advice: "page " + words.joined(separator: "|"), given: argument,
                    candidates: words)
            }
            if let obstacle = obstacle(page) {
                throw ActionRefusal(obstacle, advice: "page rating")
            }
            open(page)
        }
    }

    /// The item of a number as it is counted on the screen, from 1.
    private func index(_ argument: String) throws(ActionRefusal) -> Int {
        let count = list?.count ?? 0
        guard let number = Int(argument), (1...max(1, count)).contains(number) else {
            throw ActionRefusal(
                "`\(PlainText.sanitised(argument))` isn't one of the numbers here",
                advice: count == 1 ? "choose 1" : "choose 1 to \(count)")
        }
        return number - 1
    }
}
