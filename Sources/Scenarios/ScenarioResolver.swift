import Plant
import SimulationKernel

/// Finds what a scenario names.
struct ScenarioResolver {
    let scenario: Scenario
    let plant: Plant

    func checkFacility() throws(ScenarioProblem) {
        guard scenario.facility == plant.inventory.id else {
            throw ScenarioProblem(
                subject: ["facility"],
                what: "`\(scenario.id)` plays at `\(scenario.facility)`, and this is "
                    + "`\(plant.inventory.id)`", given: scenario.facility,
                candidates: [plant.inventory.id])
        }
    }

    func checkTimes() throws(ScenarioProblem) {
        let order = [
            ("noticed", scenario.noticed), ("called", scenario.called),
            ("deadline", scenario.deadline), ("horizon", scenario.horizon),
        ]
        for (earlier, later) in zip(order, order.dropFirst()) where later.1 < earlier.1 {
            throw ScenarioProblem(
                subject: [later.0],
                what: "`\(later.0)` (\(later.1.clockFace)) is before `\(earlier.0)` "
                    + "(\(earlier.1.clockFace))",
                expected: "noticed, called, deadline, horizon in this order")
        }
        guard scenario.budgetMinutes > 0 else {
            throw ScenarioProblem(
                subject: ["budget"], what: "no time to work in", expected: "a minute or more")
        }
    }

    func element(_ name: String, subject: [String]) throws(ScenarioProblem) -> ElementID {
        guard let element = plant.layout.element(named: name) else {
            throw ScenarioProblem(
                subject: subject, what: "unknown element `\(name)`", given: name,
                candidates: plant.layout.elements.map(\.id))
        }
        return element
    }

    func person(_ name: String, subject: [String]) throws(ScenarioProblem) -> ElementID {
        let people = plant.layout.elements.filter { $0.category == .person }.map(\.id)
        guard people.contains(name), let person = plant.layout.element(named: name) else {
            throw ScenarioProblem(
                subject: subject, what: "unknown person `\(name)`", given: name,
                candidates: people)
        }
        return person
    }

    func place(_ name: String, subject: [String]) throws(ScenarioProblem) -> PlaceID {
        guard let place = plant.layout.place(named: name) else {
            throw ScenarioProblem(
                subject: subject, what: "unknown place `\(name)`", given: name,
                candidates: plant.layout.places.map(\.id))
        }
        return place
    }

    func claims() throws(ScenarioProblem) -> [CompiledCheck] {
        let all = plant.services + plant.expectations + plant.invariants
        guard !scenario.claims.isEmpty else {
            throw ScenarioProblem(
                subject: ["claims"], what: "the client claims nothing",
                expected: "at least one symptom")
        }
        var found: [CompiledCheck] = []
        for (index, claim) in scenario.claims.enumerated() {
            guard let check = all.first(where: { $0.id == claim.check }) else {
                throw ScenarioProblem(
                    subject: ["claims", String(index), "check"],
                    what: "unknown service, expectation or invariant `\(claim.check)`",
                    given: claim.check, candidates: all.map(\.id))
            }
            found.append(check)
        }
        return found
    }

    func faults() throws(ScenarioProblem) -> [InjectedFault] {
        var injected: [InjectedFault] = []
        for (index, fault) in scenario.faults.enumerated() {
            let subject = ["faults", String(index)]
            guard let mode = plant.registry.mode(named: fault.mode) else {
                throw ScenarioProblem(
                    subject: subject + ["mode"], what: "unknown fault mode `\(fault.mode)`",
                    given: fault.mode, candidates: plant.registry.modes.map(\.name))
            }
            let element = try element(fault.element, subject: subject + ["on"])
            let kind = plant.kind(of: element).name
            guard mode.elementKinds.contains(kind) else {
                throw ScenarioProblem(
                    subject: subject + ["on"],
                    what: "`\(fault.element)` is a `\(kind)`, which can't have `\(mode.name)`",
                    expected: "one of "
                        + mode.elementKinds.map { "`\($0)`" }.joined(separator: ", "))
            }
            if let at = fault.at, at > scenario.horizon {
                throw ScenarioProblem(
                    subject: subject + ["when"],
                    what: "`\(mode.name)` comes about at \(at.clockFace), after the horizon",
                    expected: "\(scenario.horizon.clockFace) or before")
            }
            if let person = fault.person { _ = try self.person(person, subject: subject + ["by"]) }
            do throws(ActionRefusal) {
                injected.append(
                    InjectedFault(
                        mode: mode.name, element: element,
                        edits: try mode.inject(plant, element, fault.parameters)))
            } catch {
                throw ScenarioProblem(subject: subject, error)
            }
        }
        return injected
    }

    func sceneEdits() throws(ScenarioProblem) -> [SlotEdit] {
        var edits: [SlotEdit] = []
        for (index, edit) in scenario.scene.enumerated() {
            let subject = ["scene", String(index)]
            guard let slot = plant.layout.slot(named: edit.slot) else {
                let owner = edit.slot.split(separator: ".").first.map(String.init) ?? ""
                let candidates =
                    plant.layout.element(named: owner).map { element in
                        plant.layout.elements[element.index].slots
                            .map { plant.layout.path(of: SlotID($0)) }
                    } ?? plant.layout.elements.map(\.id)
                throw ScenarioProblem(
                    subject: subject, what: "there is no `\(edit.slot)`",
                    expected: "`element.slot`", given: edit.slot, candidates: candidates)
            }
            guard let value = plant.value(ofWord: edit.value, for: slot) else {
                throw ScenarioProblem(
                    subject: subject, what: "`\(edit.slot)` can't be `\(edit.value)`",
                    expected: plant.expectation(for: slot),
                    given: edit.value, candidates: plant.words(for: slot))
            }
            edits.append(SlotEdit(slot, value))
        }
        return edits
    }

    func checkOccurrences() throws(ScenarioProblem) {
        for (index, occurrence) in scenario.occurrences.enumerated() {
            let subject = ["occurrences", String(index)]
            guard occurrence.at <= scenario.called else {
                throw ScenarioProblem(
                    subject: subject + ["when"],
                    what: "`\(occurrence.id)` happens at \(occurrence.at.clockFace), after the "
                        + "call: nobody can know of it",
                    expected: "\(scenario.called.clockFace) or before")
            }
            for name in occurrence.knownBy {
                _ = try person(name, subject: subject + ["known-by"])
            }
            for name in occurrence.writtenIn {
                let document = try element(name, subject: subject + ["written-in"])
                guard plant.layout.elements[document.index].category == .document else {
                    throw ScenarioProblem(
                        subject: subject + ["written-in"], what: "`\(name)` isn't a document",
                        given: name,
                        candidates: plant.layout.elements.filter { $0.category == .document }
                            .map(\.id))
                }
            }
            if !occurrence.place.isEmpty {
                _ = try place(occurrence.place, subject: subject + ["at"])
            }
        }
    }
}
