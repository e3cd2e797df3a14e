import Planes
package import Plant

/// What somebody types who knows what is wrong and how it should be.
///
/// The lines are those of a trainee, in the language of a session. They suppose that whoever types
/// them stands where they have to; walking isn't among them.
package enum Mending {
    /// The lines that mend a fault of a mode, by bringing slots of an element to right values: the
    /// mode's own way, or the ordinary one.
    package static func commands(
        _ simulation: Simulation, _ mode: FaultMode, _ element: ElementID, _ edits: [SlotEdit]
    ) -> [String] {
        mode.mend?(simulation, element, edits) ?? commands(simulation, element, edits)
    }

    /// The lines that bring slots of one element to right values in the ordinary way.
    ///
    /// What is broken is replaced; a cable's end is plugged in; a label, paper or belief is
    /// corrected; a machine is configured at its console, and switched on and off with `set` as all
    /// else is set. Slots that are right already need nothing.
    package static func commands(
        _ simulation: Simulation, _ element: ElementID, _ edits: [SlotEdit]
    ) -> [String] {
        let layout = simulation.plant.layout
        let id = simulation.id(of: element)
        let wrong = edits.filter { simulation.slot($0.slot) != $0.value }
        func having(_ roles: [SlotRole]) -> [SlotEdit] {
            wrong.filter { roles.contains(layout.slots[$0.slot.index].role) }
        }
        var lines = having([.health]).isEmpty ? [] : ["replace \(id)"]
        lines += plugging(simulation, element, having([.cableEnd]))
        let settings = having([.setting, .address])
        if HostConsole.hasConsole(simulation.plant, element) {
            lines += ConsoleMending.commands(simulation, element, settings)
        } else {
            lines += settings.map { setting(simulation, $0) }
        }
        return lines
            + having([.statement]).map {
                "label \(path(simulation, $0)) \(quoted(words(simulation, $0)))"
            }
    }

    /// `set ELEMENT SLOT VALUE`.
    static func setting(_ simulation: Simulation, _ edit: SlotEdit) -> String {
        "set \(path(simulation, edit)) \(quoted(words(simulation, edit)))"
    }

    /// A slot as a session names it: its element and its own name, each a word.
    private static func path(_ simulation: Simulation, _ edit: SlotEdit) -> String {
        let layout = simulation.plant.layout
        return simulation.id(of: layout.slotOwners[edit.slot.index]) + " "
            + quoted(layout.slots[edit.slot.index].name)
    }

    private static func words(_ simulation: Simulation, _ edit: SlotEdit) -> String {
        simulation.words(of: edit.slot, value: edit.value)
    }

    /// A text as one word of a session's line. Quotation marks can't stand in one.
    private static func quoted(_ text: String) -> String {
        let isPlain = !text.isEmpty && !text.contains { $0 == " " || $0 == "\t" || $0 == "\"" }
        return isPlain || text.contains("\"") ? text : "\"\(text)\""
    }

    /// Cable ends to where they belong: first all are pulled that sit elsewhere, with whatever else
    /// sits where they belong; then each is plugged in.
    private static func plugging(
        _ simulation: Simulation, _ cable: ElementID, _ edits: [SlotEdit]
    ) -> [String] {
        let layout = simulation.plant.layout
        guard let record = layout.cables.first(where: { $0.element == cable }) else { return [] }
        let names = ["a", "b"]
        var pulled: [String] = []
        var plugged: [String] = []
        for (end, slot) in record.ends.enumerated() {
            guard let edit = edits.last(where: { $0.slot == slot }) else { continue }
            let id = simulation.id(of: cable)
            if simulation.slot(slot) >= 0 { pulled.append("unplug \(id) \(names[end])") }
            guard edit.value >= 0 else { continue }
            for other in layout.cables where other.element != cable {
                for (otherEnd, otherSlot) in other.ends.enumerated()
                where simulation.slot(otherSlot) == edit.value {
                    pulled.append(
                        "unplug \(simulation.id(of: other.element)) \(names[otherEnd])")
                }
            }
            plugged.append("patch \(id) \(names[end]) \(words(simulation, edit))")
        }
        return pulled + plugged
    }
}

/// What is left to do when a fault is mended: machines that keep what it taught them, papers that
/// no longer say what is so.
extension Mending {
    /// Lines that ask for the address again at each machine that would now get another lease than
    /// it has, by its own system's command, in the order of the network's interfaces; and that set
    /// timecode which has kept an offset.
    package static func renewals(_ simulation: Simulation) -> [String] {
        let walker = NetworkWalker(simulation, remembers: false)
        let leases = walker.model.interfaces.indices.compactMap { index -> String? in
            guard walker.model.interfaces[index].latch.rawValue >= 0, walker.isDynamic(index),
                walker.isUp(index)
            else { return nil }
            let lease = walker.discover(index)
            guard lease.state == .bound, lease != walker.lease(index) else { return nil }
            return ConsoleMending.renewal(simulation, interface: index)
        }
        return leases + TimecodeMending.jams(simulation)
    }

    /// Lines that make every paper say what is so. What people believe is theirs.
    package static func papers(_ simulation: Simulation) -> [String] {
        let layout = simulation.plant.layout
        var edits: [SlotEdit] = []
        for record in layout.elements where record.category == .document {
            for index in record.slots {
                guard let subject = layout.slotSubjects[index] else { continue }
                let actual = simulation.slot(subject)
                if simulation.slot(SlotID(index)) != actual {
                    edits.append(SlotEdit(SlotID(index), actual))
                }
            }
        }
        return edits.map { "label \(path(simulation, $0)) \(quoted(words(simulation, $0)))" }
    }
}
