/// A rectangle of a canvas.
struct Room: Hashable, Sendable {
    var columns: Range<Int>
    var rows: Range<Int>

    var isEmpty: Bool { columns.isEmpty || rows.isEmpty }

    /// The room without so many columns and rows at its edges; empty where there is no such room.
    func inset(left: Int = 0, right: Int = 0, top: Int = 0, bottom: Int = 0) -> Room {
        Room(
            columns: Self.shrunk(columns, left, right), rows: Self.shrunk(rows, top, bottom))
    }

    private static func shrunk(_ range: Range<Int>, _ start: Int, _ end: Int) -> Range<Int> {
        let lower = min(range.lowerBound + start, range.upperBound)
        return lower..<max(lower, range.upperBound - end)
    }
}
