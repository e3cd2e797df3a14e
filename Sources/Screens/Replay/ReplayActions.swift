package import Plant
import TerminalCanvas

/// The replay's actions: from line to line, from change to change, and on from here.
extension ReplayModel: ScreenModel {
    /// Nothing is typed here, and what is shown may be longer than its room.
    package var context: KeyContext { [.noText, .text] }

    /// Whether an action can be done at this line.
    package func availability(of action: Action) -> Availability {
        switch action {
        case .line:
            stops.all.count > 1 ? .available : .off("nothing was done in this session")
        case .change:
            stops.changes.isEmpty ? .off("nothing was changed in this session") : .available
        case .finding:
            stops.findings.isEmpty
                ? .off("no findings are at hand; come here from the debrief") : .available
        case .picture:
            pictures.isEmpty ? .off("no picture had been measured yet") : .available
        case .copy:
            entry?.marks.contains(.close) == true
                ? .off("the ticket was closed at this line; go to an earlier one") : .available
        case .pane, .earlier, .later: .available
        case .back: .off("the replay is one screen")
        default: .off("not in a replay")
        }
    }

    /// Does an action; a line that isn't there is refused, and nothing has changed.
    package mutating func perform(
        _ action: Action, _ argument: String
    ) throws(ActionRefusal) -> [Request] {
        if case .off(let reason) = availability(of: action) { throw ActionRefusal(reason) }
        switch action {
        case .line: go(to: try target(argument))
        case .change: go(to: try stop(of: stops.changes, argument, "change"))
        case .finding: go(to: try stop(of: stops.findings, argument, "finding"))
        case .pane: try turn(argument)
        case .picture: try showPicture(argument)
        case .earlier: scrollBy(-ReplayModel.pageful)
        case .later: scrollBy(ReplayModel.pageful)
        case .copy: return [.copy(session: file.id, line: line)]
        default: break
        }
        return []
    }

    /// How many lines `earlier` and `later` scroll by.
    private static let pageful = 10

    /// The line that `next`, `previous`, `first`, `last` or a number means.
    private func target(_ argument: String) throws(ActionRefusal) -> Int {
        let last = stops.all.last ?? 0
        switch argument {
        case "", "next":
            guard let next = stops.next(stops.all, after: line) else {
                throw ActionRefusal("this is the last line", advice: "line first")
            }
            return next
        case "previous":
            guard let previous = stops.previous(stops.all, before: line) else {
                throw ActionRefusal("this is before the first line", advice: "line next")
            }
            return previous
        case "first": return stops.all.first { $0 > 0 } ?? 0
        case "last": return last
        default:
            guard let number = Int(argument), stops.all.contains(number) else {
                throw ActionRefusal(
                    "there is no line `\(PlainText.sanitised(argument))`",
                    advice: "line 1 to line \(last); line 0 is the moment of the call")
            }
            return number
        }
    }

    private func stop(
        of stops: [Int], _ argument: String, _ what: String
    ) throws(ActionRefusal) -> Int {
        switch argument {
        case "", "next":
            guard let next = self.stops.next(stops, after: line) else {
                throw ActionRefusal("no \(what) comes after this line", advice: "\(what) previous")
            }
            return next
        case "previous":
            guard let previous = self.stops.previous(stops, before: line) else {
                throw ActionRefusal("no \(what) comes before this line", advice: "\(what) next")
            }
            return previous
        default:
            throw ActionRefusal(
                "`\(PlainText.sanitised(argument))` isn't a way to go",
                advice: "\(what) next, or \(what) previous", given: argument,
                candidates: ["next", "previous"])
        }
    }

    private mutating func turn(_ argument: String) throws(ActionRefusal) {
        let panes = self.panes
        let words = panes.map(\.rawValue)
        let place = panes.firstIndex(of: pane) ?? 0
        switch argument {
        case "", "next": show(panes[(place + 1) % panes.count])
        case "previous": show(panes[(place + panes.count - 1) % panes.count])
        default:
            guard let pane = panes.first(where: { $0.rawValue == argument }) else {
                throw ActionRefusal(
                    "there is no part `\(PlainText.sanitised(argument))` here",
                    advice: "pane " + words.joined(separator: "|"), given: argument,
                    candidates: words)
            }
            show(pane)
        }
    }

    private mutating func showPicture(_ argument: String) throws(ActionRefusal) {
        let count = pictures.count
        switch argument {
        // From another part one comes to the picture; there, the next one comes.
        case "": showPicture(shown == .picture ? (picture + 1) % count : picture)
        case "next": showPicture((picture + 1) % count)
        case "previous": showPicture((picture + count - 1) % count)
        default:
            guard let number = Int(argument), (1...count).contains(number) else {
                throw ActionRefusal(
                    "`\(PlainText.sanitised(argument))` isn't one of the pictures here",
                    advice: count == 1 ? "picture 1" : "picture 1 to \(count)")
            }
            showPicture(number - 1)
        }
    }
}
