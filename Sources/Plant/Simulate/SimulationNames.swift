/// The names of a plant's things in words, and what somebody means who types them.
extension Simulation {
    /// The element of a name, or a refusal that suggests others.
    package func element(named name: String) throws(ActionRefusal) -> ElementID {
        guard let element = plant.layout.element(named: name) else {
            throw ActionRefusal(
                "there is no `\(name)` here", given: name,
                candidates: plant.layout.elements.map(\.id))
        }
        return element
    }

    /// The port of a path `element.port`, or a refusal that suggests others.
    package func port(named path: String) throws(ActionRefusal) -> PortID {
        if let port = plant.layout.port(named: path) { return port }
        let name = path.split(separator: ".").first.map(String.init) ?? path
        guard let owner = plant.layout.element(named: name) else {
            throw ActionRefusal(
                "there is no `\(name)` here", advice: "a port as `element.port`", given: name,
                candidates: plant.layout.elements.map(\.id))
        }
        let ports = plant.layout.elements[owner.index].ports.map {
            plant.layout.path(of: PortID($0))
        }
        throw ActionRefusal(
            "`\(name)` has no port `\(path.dropFirst(name.count + 1))`", given: path,
            candidates: ports)
    }

    /// The id of an element, for readings.
    package func id(of element: ElementID) -> String { plant.layout.elements[element.index].id }

    /// A slot's value in words, as one would write it.
    package func words(of slot: SlotID, value: Int64) -> String {
        let layout = plant.layout
        switch layout.slots[slot.index].domain {
        case .boolean: return value == 0 ? "no" : "yes"
        case .choice(let names), .index(let names):
            return names.indices.contains(Int(value)) ? names[Int(value)] : "none"
        case .integer: return String(value)
        case .port:
            let isPort = layout.ports.indices.contains(Int(value))
            return isPort ? layout.path(of: PortID(Int(value))) : "none"
        case .element:
            let isElement = layout.elements.indices.contains(Int(value))
            return isElement ? layout.elements[Int(value)].id : "none"
        case .symbol: return text(ofSymbol: value)
        case .address: return value == 0 ? "none" : IPv4.text(value)
        }
    }

    /// The value that somebody means who writes a slot's value in words.
    package func value(ofWords words: String, for slot: SlotID) throws(ActionRefusal) -> Int64 {
        let layout = plant.layout
        let declaration = layout.slots[slot.index]
        switch declaration.domain {
        case .port:
            if words == "none" { return -1 }
            return Int64(try port(named: words).rawValue)
        case .element:
            if words == "none" { return -1 }
            return Int64(try element(named: words).rawValue)
        case .symbol:
            return words.isEmpty ? -1 : symbol(for: words)
        default:
            if let value = declaration.domain.value(ofWord: words) { return value }
            var candidates: [String] = []
            switch declaration.domain {
            case .choice(let names), .index(let names): candidates = names
            default: break
            }
            throw ActionRefusal(
                "`\(declaration.name)` can't be `\(words)`",
                advice: declaration.domain.expectation, given: words, candidates: candidates)
        }
    }
}
