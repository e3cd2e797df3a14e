import Plant

/// Reads from the `effects` of each line how services, rules and faults stood.
struct HistoryReader {
    private(set) var checks: [CheckHistory] = []
    private(set) var faults: [FaultHistory] = []
    private(set) var interruptions: [Interruption] = []
    private var checkNumbers: [String: Int] = [:]

    init(_ moments: [Moment], _ facility: FacilityFacts) {
        for (index, moment) in moments.enumerated() {
            guard let effects = moment.effects else { continue }
            let isOwn = HistoryReader.isOwn(moment, effects)
            for row in effects.rows.indices {
                read(effects.row(row), moment, index: index, isOwn: isOwn)
            }
        }
    }

    /// Whether what turned at a line was the trainee's doing: they changed something, and nothing
    /// of the story came about meanwhile.
    private static func isOwn(_ moment: Moment, _ effects: Reading) -> Bool {
        let story = effects.rows.indices.contains { index in
            let row = effects.row(index)
            return row.symbol("what") == "fault" && row["before"] == .flag(false)
        }
        return !story && ChangeReader.isWorkedOn(moment)
    }

    private mutating func read(_ row: Reading, _ moment: Moment, index: Int, isOwn: Bool) {
        let id = row.symbol("id") ?? ""
        let title = row.symbol("title") ?? id
        let holds = row.flag("after")
        var before: Bool?
        if case .flag(let flag)? = row["before"] { before = flag }
        let isAtCall = before == nil
        switch row.symbol("what") {
        case "service", "invariant", "expectation":
            let what = row.symbol("what") ?? ""
            let number = number(ofCheck: id, title, what, heldAtCall: before ?? holds)
            guard !isAtCall else { return }
            checks[number].turns.append(
                Turn(line: moment.line, index: index, holds: holds, isOwn: isOwn))
        case "fault":
            readFault(
                NamedFaultState(element: id, mode: title), isAtCall: isAtCall,
                Turn(line: moment.line, index: index, holds: holds, isOwn: isOwn))
        case "down":
            let isMeasurement = moment.shown.contains { $0.flag("interrupted") }
            let span = StepFacts.bounded(row.integer("after") ?? 0)
            interruptions.append(
                Interruption(
                    line: moment.line, service: id, title: title, milliseconds: max(0, span),
                    isOwn: isMeasurement || isOwn))
        default: break
        }
    }

    private mutating func number(
        ofCheck id: String, _ title: String, _ what: String, heldAtCall: Bool
    ) -> Int {
        if let number = checkNumbers[id] { return number }
        checks.append(CheckHistory(id: id, title: title, what: what, heldAtCall: heldAtCall))
        checkNumbers[id] = checks.count - 1
        return checks.count - 1
    }

    /// A facility can have several faults of one name: a turn is of the first that stood otherwise.
    private mutating func readFault(_ fault: NamedFaultState, isAtCall: Bool, _ turn: Turn) {
        if isAtCall {
            faults.append(FaultHistory(fault: fault, wasThereAtCall: turn.holds))
            return
        }
        let number = faults.firstIndex { $0.fault == fault && $0.isThereAtEnd != turn.holds }
        if let number {
            faults[number].turns.append(turn)
        } else if !faults.contains(where: { $0.fault == fault }) {
            faults.append(FaultHistory(fault: fault, wasThereAtCall: !turn.holds, turns: [turn]))
        }
    }
}
