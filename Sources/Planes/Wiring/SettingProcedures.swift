import Plant

extension WiringPlane {
    /// `set ELEMENT SETTING VALUE`: turns a control or changes a menu's entry.
    static let setProcedure = ProcedureKind(
        name: "set", title: "change a setting", plane: "wiring",
        usage: "set ELEMENT SETTING VALUE", price: Price(seconds: 30)
    ) { simulation, words throws(ActionRefusal) in
        guard words.count >= 3 else {
            throw ActionRefusal(
                "`set` takes an element, a setting and a value", advice: "set ELEMENT SETTING VALUE"
            )
        }
        let element = try simulation.element(named: words[0])
        let slot = try ownSlot(simulation, element, words[1], role: .setting, called: "setting")
        let value = try simulation.value(
            ofWords: words[2...].joined(separator: " "), for: slot)
        let declaration = simulation.plant.layout.slots[slot.index]
        return ProcedurePlan(
            element: element, edits: [SlotEdit(slot, value)], authority: declaration.authority,
            hazards: declaration.hazards,
            writtenTexts: writtenTexts(simulation, slot, words),
            report: done(
                "set", at: words[0],
                [
                    ReadingField("setting", .symbol(words[1])),
                    ReadingField(
                        "before",
                        .text(simulation.words(of: slot, value: simulation.slot(slot)))),
                    ReadingField("after", .text(words[2...].joined(separator: " "))),
                ]))
    }

    /// `label ELEMENT LABEL TEXT`: writes a new label.
    static let labelProcedure = ProcedureKind(
        name: "label", title: "write a label or correct a document", plane: "wiring",
        usage: "label ELEMENT LABEL VALUE", price: Price(seconds: 120)
    ) { simulation, words throws(ActionRefusal) in
        guard words.count >= 3 else {
            throw ActionRefusal(
                "`label` takes an element, a label and what it shall say",
                advice: "label ELEMENT LABEL VALUE")
        }
        let element = try simulation.element(named: words[0])
        let slot = try ownSlot(simulation, element, words[1], role: .statement, called: "label")
        let value = try simulation.value(
            ofWords: words[2...].joined(separator: " "), for: slot)
        return ProcedurePlan(
            element: element, edits: [SlotEdit(slot, value)],
            writtenTexts: writtenTexts(simulation, slot, words),
            report: done(
                "label", at: words[0],
                [
                    ReadingField("setting", .symbol(words[1])),
                    ReadingField(
                        "before",
                        .text(simulation.words(of: slot, value: simulation.slot(slot)))),
                    ReadingField("after", .text(words[2...].joined(separator: " "))),
                ]))
    }

    /// The text that a new value is, where the slot holds a text.
    private static func writtenTexts(
        _ simulation: Simulation, _ slot: SlotID, _ words: [String]
    ) -> [String] {
        guard simulation.plant.layout.slots[slot.index].domain == .symbol else { return [] }
        return [words[2...].joined(separator: " ")]
    }

    /// `swap ELEMENT`: puts a known-good spare in its place, to see whether that changes anything.
    static let swapProcedure = ProcedureKind(
        name: "swap", title: "put a known-good spare in its place for a test", plane: "wiring",
        usage: "swap ELEMENT", price: Price(seconds: 300)
    ) { simulation, words throws(ActionRefusal) in
        try spare(simulation, words, action: "swap")
    }

    /// `replace ELEMENT`: fits a new one for good.
    static let replaceProcedure = ProcedureKind(
        name: "replace", title: "fit a new one for good", plane: "wiring",
        usage: "replace ELEMENT", price: Price(seconds: 900, pounds: 50)
    ) { simulation, words throws(ActionRefusal) in
        try spare(simulation, words, action: "replace")
    }

    private static func spare(_ simulation: Simulation, _ words: [String], action: String)
        throws(ActionRefusal) -> ProcedurePlan
    {
        guard words.count == 1 else {
            throw ActionRefusal("`\(action)` takes one element", advice: "\(action) ELEMENT")
        }
        let element = try simulation.element(named: words[0])
        let layout = simulation.plant.layout
        let record = layout.elements[element.index]
        guard record.category == .equipment || record.category == .cable else {
            throw ActionRefusal("`\(words[0])` isn't something that has a spare")
        }
        let health = record.slots.filter { layout.slots[$0].role == .health }
        // Fixed wiring is an electrician's, whatever it is called to change it.
        let isFixed = health.contains { layout.slots[$0].authority == .electrician }
        return ProcedurePlan(
            element: element,
            edits: health.map { SlotEdit(SlotID($0), simulation.plant.nominal[$0]) },
            authority: isFixed ? .electrician : .engineer,
            hazards: isFixed ? [.injury, .interruption] : [.interruption],
            report: done(action, at: words[0], []))
    }

    private static func ownSlot(
        _ simulation: Simulation, _ element: ElementID, _ name: String, role: SlotRole,
        called: String
    ) throws(ActionRefusal) -> SlotID {
        let layout = simulation.plant.layout
        let own = layout.elements[element.index].slots.filter {
            let slot = layout.slots[$0]
            return slot.role == role || (role == .setting && slot.role == .address)
        }
        guard let found = own.first(where: { layout.slots[$0].name == name }) else {
            throw ActionRefusal(
                "`\(simulation.id(of: element))` has no \(called) `\(name)`", given: name,
                candidates: own.map { layout.slots[$0].name })
        }
        return SlotID(found)
    }
}
