import HostTools
import Plant
import SimulationKernel

/// Measuring, typing at hosts, and procedures.
extension Exercise {
    func measure(_ words: [String]) throws(ActionRefusal) -> Reading {
        let instruments = plant.registry.probes.map(\.name)
        guard words.count >= 2 else {
            throw ActionRefusal(
                "`measure` needs an instrument and a target",
                advice: "measure INSTRUMENT TARGET; instruments: "
                    + instruments.joined(separator: ", "))
        }
        guard let probe = plant.registry.probe(named: words[0]) else {
            throw ActionRefusal(
                "there is no instrument `\(words[0])`",
                advice: "instruments: " + instruments.joined(separator: ", "), given: words[0],
                candidates: instruments)
        }
        let target = try self.target(words[1])
        if let reason = probe.accepts(plant, target) {
            throw ActionRefusal(reason, advice: probe.usage)
        }
        if probe.needsPresence, let element = element(of: target) { try needPresence(at: element) }
        let arguments = Array(words.dropFirst(2))
        let foreseen = try foresee(probe, target, arguments)
        let meanwhile = foreseen.flag("interrupted") ? self.meanwhile(probe, target) : []
        interrupt(meanwhile) { spend(probe.name, default: probe.price) }
        if !memory.hasChanged { memory.measurementsBeforeChange += 1 }
        return try probe.read(simulation, target, arguments)
    }

    /// What an instrument would show now, without noise and without a trace.
    private func foresee(_ probe: ProbeKind, _ target: ActionTarget, _ arguments: [String])
        throws(ActionRefusal) -> Reading
    {
        var result: Result<Reading, ActionRefusal>?
        simulation.quietly {
            do throws(ActionRefusal) {
                result = .success(try probe.read(simulation, target, arguments))
            } catch {
                result = .failure(error)
            }
        }
        guard let result else { throw ActionRefusal("the instrument shows nothing") }
        return try result.get()
    }

    /// What is otherwise while an instrument is in the line.
    private func meanwhile(_ probe: ProbeKind, _ target: ActionTarget) -> [SlotEdit] {
        if let own = probe.meanwhile { return own(simulation, target) }
        guard case .port(let port) = target, let plug = simulation.plug(in: port) else { return [] }
        return [SlotEdit(plug.cable.ends[plug.end], -1)]
    }

    /// Lets some slots be otherwise for as long as something takes, and puts them back.
    private func interrupt(_ edits: [SlotEdit], _ body: () -> Void) {
        guard !edits.isEmpty else { return body() }
        let before = edits.map { SlotEdit($0.slot, simulation.slot($0.slot)) }
        simulation.apply(Patch(edits, by: .trainee))
        recordDisruption()
        body()
        recordDisruption()
        simulation.apply(Patch(before, by: .trainee))
    }

    /// A port as `element.port`, an element, or a place.
    private func target(_ word: String) throws(ActionRefusal) -> ActionTarget {
        if word.contains(".") { return .port(try simulation.port(named: word)) }
        if let element = layout.element(named: word) { return .element(element) }
        if let place = layout.place(named: word) { return .place(place) }
        throw ActionRefusal(
            "there is no `\(word)` here", advice: "an element, or a port as `element.port`",
            given: word, candidates: layout.elements.map(\.id) + layout.places.map(\.id))
    }

    private func element(of target: ActionTarget) -> ElementID? {
        switch target {
        case .port(let port): layout.ports[port.index].element
        case .element(let element): element
        case .place: nil
        }
    }

    func console(_ words: [String]) throws(ActionRefusal) -> Reading {
        try need(words, 2...2, "on")
        let host = try simulation.element(named: words[0])
        try needPresence(at: host)
        let result = try HostConsole.run(simulation, host: host, line: words[1])
        var reading = result.reading
        if result.slotEdits.isEmpty && result.latchEdits.isEmpty {
            if !memory.hasChanged { memory.measurementsBeforeChange += 1 }
        } else {
            noteChange()
            let authorities = result.slotEdits.map { layout.slots[$0.slot.index].authority }
            if let needed = authorities.first(where: { $0 != .engineer }) {
                noteLeave(needed, at: host, &reading)
            }
        }
        pass(.seconds(max(1, result.seconds)))
        applyAsTrainee(result.slotEdits)
        simulation.set(result.latchEdits)
        return reading
    }

    /// Notes a change for which nobody gave leave, in the session and in the reading.
    private func noteLeave(
        _ authority: Authority, at element: ElementID, _ reading: inout Reading
    ) {
        guard authority != .engineer, !isGranted(authority, at: element) else { return }
        memory.unauthorised += 1
        reading.add("without-leave", .symbol(authority.rawValue))
    }

    func procedure(_ name: String, _ words: [String]) throws(ActionRefusal) -> Reading {
        guard let kind = plant.registry.procedure(named: name) else {
            throw ActionRefusal("there is no command `\(name)`", advice: "`help` lists them")
        }
        if name == "swap", words.last == "back" { return try swapBack(words) }
        if name == "set", let element = words.first.flatMap({ layout.element(named: $0) }),
            words.dropFirst().first != "power"
        {
            try refuseWhatIsSetAtConsole(element)
        }
        let plan = try kind.plan(simulation, words)
        if kind.needsPresence { try needPresence(forWorkOn: plan.element) }
        if name == "swap" { try rememberSwap(plan) }
        var report = plan.report
        noteLeave(plan.authority, at: plan.element, &report)
        spend(name, default: kind.price, extraSeconds: plan.extraSeconds)
        for text in plan.writtenTexts { simulation.write(symbol: text) }
        applyAsTrainee(plan.edits)
        simulation.set(plan.latchEdits)
        noteChange()
        return report
    }

    private func noteChange() { memory.hasChanged = true }

    /// Refuses unless the engineer stands at an element, or at either end of a cable.
    private func needPresence(forWorkOn element: ElementID) throws(ActionRefusal) {
        guard let cable = layout.cables.first(where: { $0.element == element }) else {
            return try needPresence(at: element)
        }
        let owners = cable.ends.compactMap { end -> ElementID? in
            let port = simulation.slot(end)
            return port >= 0 ? layout.ports[Int(port)].element : nil
        }
        if owners.isEmpty { return }
        if owners.contains(where: { layout.elements[$0.index].place == memory.place }) { return }
        try needPresence(at: owners[0])
    }

    private func isGranted(_ authority: Authority, at element: ElementID) -> Bool {
        let place = layout.elements[element.index].place
        return memory.grants.contains {
            $0.authority == authority && ($0.places.isEmpty || $0.places.contains(place))
        }
    }

    // MARK: Swaps

    private func rememberSwap(_ plan: ProcedurePlan) throws(ActionRefusal) {
        if memory.swaps.contains(where: { $0.element == plan.element }) {
            let name = layout.elements[plan.element.index].id
            throw ActionRefusal(
                "a spare stands in for `\(name)` already", advice: "swap \(name) back")
        }
        memory.swaps.append(
            OpenSwap(
                element: plan.element,
                original: plan.edits.map { SlotEdit($0.slot, simulation.slot($0.slot)) }))
    }

    private func swapBack(_ words: [String]) throws(ActionRefusal) -> Reading {
        try need(words, 2...2, "swap")
        let element = try simulation.element(named: words[0])
        guard let index = memory.swaps.firstIndex(where: { $0.element == element }) else {
            throw ActionRefusal("no spare stands in for `\(words[0])`")
        }
        try needPresence(forWorkOn: element)
        spend("swap", default: plant.registry.procedure(named: "swap")?.price)
        applyAsTrainee(memory.swaps[index].original)
        memory.swaps.remove(at: index)
        return Reading(
            kind: "done", point: words[0], fields: [ReadingField("action", .symbol("swap-back"))])
    }
}
