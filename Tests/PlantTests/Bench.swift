import Plant
import SimulationKernel

/// Writes small inventories of the test kinds.
struct Bench: Sendable {
    var inventory = Inventory(id: "bench", title: "Bench")

    init() { inventory.places = [PlaceDeclaration(id: "room", title: "Room")] }

    mutating func add(
        _ id: String, _ kind: String, _ parameters: KeyValuePairs<String, String> = [:],
        set settings: KeyValuePairs<String, String> = [:]
    ) {
        inventory.elements.append(
            ElementDeclaration(
                id: id, kind: kind, place: "room",
                parameters: parameters.map { NamedValue($0.key, .word($0.value)) },
                settings: settings.map { NamedValue($0.key, .word($0.value)) }))
    }

    /// A document or person that says something of slots.
    mutating func add(
        _ id: String, _ kind: String, says statements: KeyValuePairs<String, String>,
        set settings: KeyValuePairs<String, String> = [:]
    ) {
        add(id, kind, set: settings)
        let entries = statements.map { NamedValue($0.key, .word($0.value)) }
        inventory.elements[inventory.elements.count - 1].parameters = [
            NamedValue("says", .mapping(entries))
        ]
    }

    mutating func cable(
        _ id: String, _ from: String, _ to: String, metres: Int64 = 1, reaches: [String] = [],
        kind: String = "coax", set settings: KeyValuePairs<String, String> = [:]
    ) {
        inventory.cables.append(
            CableDeclaration(
                id: id, kind: kind, lengthMillimetres: metres * 1000, from: from, to: to,
                reaches: reaches, settings: settings.map { NamedValue($0.key, .word($0.value)) }))
    }

    mutating func service(
        _ id: String, _ kind: String, _ arguments: KeyValuePairs<String, String>,
        person: String = ""
    ) {
        inventory.services.append(Bench.check(id, kind, arguments, person: person))
    }

    static func check(
        _ id: String, _ kind: String, _ arguments: KeyValuePairs<String, String>,
        person: String = ""
    ) -> CheckDeclaration {
        CheckDeclaration(
            id: id, title: id, kind: kind, person: person,
            arguments: arguments.map { NamedValue($0.key, .word($0.value)) })
    }

    func plant(_ registry: Registry = TestKinds.registry) throws(PlantProblem) -> Plant {
        try PlantCompiler.compile(inventory, registry: registry)
    }

    /// What the compiler says is wrong, or nil.
    func problem(_ registry: Registry = TestKinds.registry) -> PlantProblem? {
        do throws(PlantProblem) {
            _ = try plant(registry)
            return nil
        } catch {
            return error
        }
    }
}

/// What a test asked for by a name that isn't there.
struct MissingName: Error { var name: String }

extension Plant {
    func slot(_ path: String) throws -> SlotID {
        guard let slot = layout.slot(named: path) else { throw MissingName(name: path) }
        return slot
    }

    func port(_ path: String) throws -> PortID {
        guard let port = layout.port(named: path) else { throw MissingName(name: path) }
        return port
    }

    func element(_ name: String) throws -> ElementID {
        guard let element = layout.element(named: name) else { throw MissingName(name: name) }
        return element
    }

    /// Edits in words: `element.slot` and a value as one would write it.
    func edits(_ words: KeyValuePairs<String, String>) throws -> [SlotEdit] {
        try words.map { path, word in
            let slot = try slot(path)
            guard let value = value(ofWord: word, for: slot) else {
                throw MissingName(name: "\(path): \(word)")
            }
            return SlotEdit(slot, value)
        }
    }
}

extension Simulation {
    func edit(_ words: KeyValuePairs<String, String>, by provenance: Provenance = .trainee) throws {
        apply(Patch(try plant.edits(words), by: provenance))
    }

    /// The number at a port, or nil where there is no signal.
    func number(at path: String) throws -> Int64? { signal(at: try plant.port(path)).number }

    /// The first latch of an element.
    func held(_ element: String) throws -> Int64 { latch(try plant.element(element), 0) }

    func advance(byMilliseconds span: Int64) { advance(to: clock + TimeSpan(milliseconds: span)) }
}
