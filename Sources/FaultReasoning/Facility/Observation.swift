import HostTools
package import Plant
import SimulationKernel

/// Something that one can look at, measure or ask, and that changes nothing but what machines
/// learn of each other.
package enum Observation: Hashable, Sendable {
    case look(ElementID)
    case menu(ElementID)
    case trace(PortID)
    /// A probe by its index in the registry, its target, and further words.
    case measure(Int, ActionTarget, [String])
    /// A line typed at a machine.
    case console(ElementID, String)
    case document(ElementID)
    /// What somebody says of what is owed to them.
    case working(ElementID)
    case belief(ElementID, SlotID)
    /// What somebody knows of that happened lately.
    case changed(ElementID)
    /// A service or an expectation, by its index in services and then expectations.
    case verify(Int)
}

/// What an observation brought, and how long it took where its price doesn't say.
package struct Observed: Sendable {
    package var reading: Reading
    /// Simulated seconds for a line at a machine; nil where the price list says it.
    package var seconds: Int64?
}

extension Observation {
    /// What would be read now, without noise. Refused where it can't be done as asked.
    package func read(_ simulation: Simulation) throws(ActionRefusal) -> Observed {
        switch self {
        case .look(let element): return Observed(reading: simulation.look(at: element))
        case .menu(let element): return Observed(reading: simulation.menu(of: element))
        case .trace(let port): return Observed(reading: simulation.trace(from: port).reading)
        case .measure(let probe, let target, let words):
            return Observed(
                reading: try simulation.plant.registry.probes[probe]
                    .read(simulation, target, words))
        case .console(let host, let line):
            let result = try HostConsole.run(simulation, host: host, line: line)
            return Observed(reading: result.reading, seconds: result.seconds)
        case .document(let document): return Observed(reading: simulation.document(document))
        case .working(let person):
            return Observed(reading: simulation.working(for: person, kind: "working"))
        case .belief(let person, let slot):
            return Observed(reading: simulation.belief(of: person, in: slot))
        case .changed(let person):
            return Observed(
                reading: Reading(kind: "changed", point: simulation.id(of: person)))
        case .verify(let index):
            let check = simulation.plant.promises[index]
            let holds = simulation.quietly { check.evaluate(simulation).holds }
            return Observed(
                reading: Reading(
                    kind: "verified", point: check.id,
                    fields: [ReadingField("holds", .flag(holds))]))
        }
    }

    /// What it shows of the condition: without noise and without a trace; the signature of nothing
    /// where it can't be done.
    package func signature(_ simulation: Simulation) -> ReadingSignature {
        simulation.rehearse {
            do throws(ActionRefusal) {
                return ReadingSignature(try read(simulation).reading)
            } catch {
                return ReadingSignature(nil)
            }
        }
    }

    /// The place where one must stand for it; nil where a telephone or a desk will do.
    package func place(_ plant: Plant) -> PlaceID? {
        let layout = plant.layout
        switch self {
        case .look(let element), .menu(let element), .console(let element, _):
            return layout.elements[element.index].place
        case .trace(let port):
            return layout.elements[layout.ports[port.index].element.index].place
        case .measure(let probe, let target, _):
            guard plant.registry.probes[probe].needsPresence else { return nil }
            switch target {
            case .port(let port):
                return layout.elements[layout.ports[port.index].element.index].place
            case .element(let element): return layout.elements[element.index].place
            case .place: return nil
            }
        case .document, .working, .belief, .changed, .verify: return nil
        }
    }

    /// The command, as its verb and words.
    package func command(_ plant: Plant) -> (verb: String, words: [String]) {
        let layout = plant.layout
        func id(_ element: ElementID) -> String { layout.elements[element.index].id }
        switch self {
        case .look(let element): return ("look", [id(element)])
        case .menu(let element): return ("menu", [id(element)])
        case .trace(let port): return ("trace", [layout.path(of: port)])
        case .measure(let probe, let target, let words):
            let point =
                switch target {
                case .port(let port): layout.path(of: port)
                case .element(let element): id(element)
                case .place(let place): layout.places[place.index].id
                }
            return ("measure", [plant.registry.probes[probe].name, point] + words)
        case .console(let host, let line): return ("on", [id(host), line])
        case .document(let document): return ("read", [id(document)])
        case .working(let person): return ("ask", [id(person), "working"])
        case .belief(let person, let slot):
            return ("ask", [id(person), "belief", layout.slots[slot.index].name])
        case .changed(let person): return ("ask", [id(person), "changed"])
        case .verify(let index): return ("verify", [plant.promises[index].id])
        }
    }

    /// The observation that a command is; nil where it is something else, or can't be done.
    package init?(verb: String, words: [String], plant: Plant) {
        let layout = plant.layout
        func element(_ index: Int) -> ElementID? {
            words.indices.contains(index) ? layout.element(named: words[index]) : nil
        }
        switch (verb, words.count) {
        case ("look", 1), ("menu", 1), ("read", 1):
            guard let subject = element(0) else { return nil }
            switch verb {
            case "look": self = .look(subject)
            case "menu": self = .menu(subject)
            default: self = .document(subject)
            }
        case ("trace", 1):
            guard let port = layout.port(named: words[0]) else { return nil }
            self = .trace(port)
        case ("measure", 2...):
            guard let probe = plant.registry.probes.firstIndex(where: { $0.name == words[0] }),
                let target = plant.target(named: words[1])
            else { return nil }
            self = .measure(probe, target, Array(words.dropFirst(2)))
        case ("on", 2):
            guard let host = element(0) else { return nil }
            self = .console(host, words[1])
        case ("ask", 2) where words[1] == "working":
            guard let person = element(0) else { return nil }
            self = .working(person)
        case ("ask", 2) where words[1] == "changed":
            guard let person = element(0) else { return nil }
            self = .changed(person)
        case ("ask", 3) where words[1] == "belief":
            guard let person = element(0), let slot = layout.slot(person, named: words[2]) else {
                return nil
            }
            self = .belief(person, slot)
        case ("verify", 1):
            guard let index = plant.promises.firstIndex(where: { $0.id == words[0] }) else {
                return nil
            }
            self = .verify(index)
        default: return nil
        }
    }
}

extension Plant {
    /// What somebody can be asked to confirm: services, then expectations.
    package var promises: [CompiledCheck] { services + expectations }

    /// A port as `element.port`, an element, or a place; nil where nothing has that name.
    package func target(named word: String) -> ActionTarget? {
        if let port = layout.port(named: word) { return .port(port) }
        if let element = layout.element(named: word) { return .element(element) }
        return layout.place(named: word).map { .place($0) }
    }
}
