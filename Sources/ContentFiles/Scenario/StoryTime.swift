import SimulationKernel

// Reading a value as a moment of a scenario's story.

extension ContentValue {
    /// A moment: `09:40`, `yesterday 17:30`, `3 days ago 11:00` or `tomorrow 08:00`.
    ///
    /// - Parameter days: how many days before (negative) or after the scenario's own are possible.
    func storyTime(days: ClosedRange<Int64> = -3650...7) throws(ContentProblem) -> SimulatedTime {
        let expected = "a time, such as `09:40`, `yesterday 17:30` or `3 days ago 11:00`"
        let words = try scalar(expected: expected).string.split(
            separator: " ", omittingEmptySubsequences: false)
        let day: Int64?
        switch words.count {
        case 1: day = 0
        case 2 where words[0] == "yesterday": day = -1
        case 2 where words[0] == "tomorrow": day = 1
        case 4 where words[1...2] == ["days", "ago"]:
            day = ExactDecimal(words[0]).flatMap {
                $0.places == 0 && $0.digits > 1 ? -$0.digits : nil
            }
        default: day = nil
        }
        guard let day, let time = ContentValue.clockTime(words[words.count - 1]) else {
            throw mismatch(expected: expected)
        }
        guard days.contains(day) else {
            throw outOfRange(
                expected: "\(-days.lowerBound) days ago to \(days.upperBound) days later")
        }
        return SimulatedTime(milliseconds: day * 86_400_000 + time)
    }

    /// `HH:MM` or `HH:MM:SS` in milliseconds since midnight; nil where it is no time of day.
    private static func clockTime(_ text: Substring) -> Int64? {
        let value = ContentValue(
            root: ContentNode(
                .scalar(ContentScalar(String(text), style: .plain)), mark: .start),
            file: "")
        return try? value.clockTimeMilliseconds()
    }
}
