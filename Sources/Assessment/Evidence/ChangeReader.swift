import Plant

/// Reads from a journal what the trainee changed.
enum ChangeReader {
    /// Whether the trainee worked on the house at a line, in whatever way.
    static func isWorkedOn(_ moment: Moment) -> Bool { change(moment, index: 0) != nil }

    /// All changes with what came of each.
    static func changes(_ moments: [Moment], _ histories: HistoryReader) -> [Change] {
        var changes = moments.enumerated().compactMap { change($1, index: $0) }
        var originals: [String: String] = [:]
        for number in changes.indices {
            let change = changes[number]
            var isBack = !change.edits.isEmpty
            for edit in change.edits {
                if let original = originals[edit.slot] {
                    isBack = isBack && original == edit.after
                } else {
                    originals[edit.slot] = edit.before
                    isBack = false
                }
            }
            changes[number].isPutBack = isBack && change.sort == .setting
        }
        let indices = changes.map(\.index)
        for number in changes.indices {
            let end = number + 1 < indices.count ? indices[number + 1] : moments.count
            addEffects(to: &changes[number], until: end, histories)
        }
        return changes
    }

    private static func addEffects(
        to change: inout Change, until end: Int, _ histories: HistoryReader
    ) {
        for fault in histories.faults {
            if fault.turns.contains(where: { $0.index == change.index && !$0.holds && $0.isOwn }) {
                change.mended.append(fault.fault)
            }
        }
        for check in histories.checks {
            for turn in check.turns {
                if turn.holds && (change.index..<max(end, change.index + 1)).contains(turn.index) {
                    change.regained.append(check.id)
                }
                let isOwed = check.what != "expectation"
                if isOwed && !turn.holds && turn.isOwn && turn.index == change.index {
                    change.lost.append(check.id)
                }
            }
        }
    }

    /// The change of a moment; nil where nothing was changed.
    private static func change(_ moment: Moment, index: Int) -> Change? {
        let edits = edits(moment.effects)
        let lease = moment.reading("lease-exchange").flatMap {
            $0.symbol("outcome") == "nothing" ? nil : $0
        }
        let done = moment.reading("done")
        guard !edits.isEmpty || lease != nil || done != nil else { return nil }
        let action = done?.symbol("action") ?? ""
        let sort: Change.Sort
        switch action {
        case "swap": sort = .swap
        case "swap-back": sort = .swapBack
        case "replace": sort = .replacement
        case "calibrate": sort = .calibration
        case "label": sort = .label
        default:
            let isPaper = !edits.isEmpty && edits.allSatisfy { isDescription($0.name) }
            sort = isPaper ? .label : lease != nil ? .lease : .setting
        }
        if edits.isEmpty, sort == .setting || sort == .label || sort == .calibration { return nil }
        let element =
            done?.symbol("cable") ?? moment.shown.first.map { StepFacts.element(of: $0.point) }
            ?? edits.first?.element ?? ""
        return Change(
            line: moment.line, index: index, sort: sort,
            verb: lease?.symbol("action") ?? moment.verb, element: element,
            edits: edits,
            withoutLeave: moment.shown.lazy.compactMap { $0.symbol("without-leave") }
                .first)
    }

    private static func edits(_ effects: Reading?) -> [Change.Edit] {
        guard let effects else { return [] }
        return effects.rows.indices.compactMap { index in
            let row = effects.row(index)
            guard row.symbol("what") == "edit", let slot = row.symbol("id") else { return nil }
            return Change.Edit(
                slot: slot, before: row.symbol("before") ?? "", after: row.symbol("after") ?? "")
        }
    }

    /// Whether a slot only says what something is for: a port's description, as a label does.
    private static func isDescription(_ slot: String) -> Bool {
        slot.hasSuffix("-description") || slot.hasPrefix("label/")
    }
}
