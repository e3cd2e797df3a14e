import Plant
import TerminalCanvas

/// Which item of a list is marked: the one that Enter would choose.
struct ListMark: Hashable, Sendable {
    private(set) var index = 0

    /// How many items `earlier` and `later` move by.
    private static let pageful = 8

    /// Holds the mark to a list of so many items.
    mutating func hold(to count: Int) { index = min(index, max(0, count - 1)) }

    /// Moves the mark by an action that moves one; false for any other.
    mutating func move(_ action: Action, count: Int) -> Bool {
        switch action {
        case .next: index += 1
        case .previous: index -= 1
        case .earlier: index -= ListMark.pageful
        case .later: index += ListMark.pageful
        default: return false
        }
        index = min(max(0, index), max(0, count - 1))
        return true
    }

    /// The item that is chosen: the marked one, or that of a number counted from 1.
    mutating func choose(_ argument: String, count: Int) throws(ActionRefusal) -> Int {
        guard count > 0 else { throw ActionRefusal("there is nothing to choose from") }
        if argument.isEmpty { return min(index, count - 1) }
        guard let number = Int(argument), (1...count).contains(number) else {
            throw ActionRefusal(
                "`\(PlainText.sanitised(argument))` isn't one of the numbers here",
                advice: count == 1 ? "choose 1" : "choose 1 to \(count)")
        }
        index = number - 1
        return index
    }
}
