import Plant

extension PeoplePlane {
    /// A document or a belief that says something else than what is so in the facility as it is
    /// set up.
    static let mistakenStatement = FaultMode(
        name: "mistaken-statement", title: "a document or a person says what isn't so",
        plane: "people", elementKinds: ["document", "person"],
        classes: [
            ParameterClass(
                "other-value", "`statement` names the entry, `says` what it says instead",
                FaultParameters(["statement": "", "says": ""]))
        ],
        band: .monthly, repairs: ["label"], ksbs: ["K12", "S14", "S17"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let layout = plant.layout
            let name = try parameters.word("statement")
            guard let slot = layout.slot(element, named: name) else {
                let own = layout.elements[element.index].slots
                throw ActionRefusal(
                    "there is no statement `\(name)`",
                    advice: "an entry of `\(layout.elements[element.index].id)`", given: name,
                    candidates: own.map { layout.slots[$0].name })
            }
            let says = try parameters.word("says")
            guard let value = plant.value(ofWord: says, for: slot) else {
                throw ActionRefusal(
                    "`\(name)` can't say `\(says)`",
                    advice: plant.expectation(for: slot), given: says,
                    candidates: plant.words(for: slot))
            }
            if let subject = layout.slotSubjects[slot.index], plant.nominal[subject.index] == value
            {
                throw ActionRefusal(
                    "`\(name)` would be right to say `\(says)`",
                    advice: "what isn't so of `\(layout.path(of: subject))`", given: says)
            }
            return [SlotEdit(slot, value)]
        },
        places: { plant, element, _ in
            plant.layout.elements[element.index].slots.compactMap { index in
                guard let says = OtherStatement(plant, SlotID(index)).word else { return nil }
                return FaultParameters([
                    "statement": plant.layout.slots[index].name, "says": says,
                ])
            }
        })
}

/// What somebody would most likely say or write instead of what is so: what is so of the next thing
/// of the same sort, on the same paper; else a value close by.
struct OtherStatement {
    private let plant: Plant
    private let slot: SlotID

    init(_ plant: Plant, _ slot: SlotID) {
        self.plant = plant
        self.slot = slot
    }

    /// The other value as it is written; nil where the slot is no statement, or nothing else can be
    /// said.
    var word: String? {
        guard plant.layout.slotSubjects[slot.index] != nil else { return nil }
        return (neighbour ?? near).flatMap { written($0) }
    }

    private var domain: SlotDomain { plant.layout.slots[slot.index].domain }
    private var now: Int64 { plant.nominal[slot.index] }

    /// The value of the next statement of the same sort that differs, from the one after this on
    /// and around.
    private var neighbour: Int64? {
        let owner = plant.layout.slotOwners[slot.index]
        let own = plant.layout.elements[owner.index].slots.filter {
            plant.layout.slotSubjects[$0] != nil && plant.layout.slots[$0].domain == domain
                && isAlike(plant.nominal[$0])
        }
        let later = own.filter { $0 > slot.index } + own.filter { $0 < slot.index }
        return later.map { plant.nominal[$0] }.first { $0 != now }
    }

    /// Whether a value is of the same sort as what is so: a port is one that the same plug fits.
    private func isAlike(_ value: Int64) -> Bool {
        guard domain == .port else { return true }
        let ports = plant.layout.ports
        guard ports.indices.contains(Int(value)), ports.indices.contains(Int(now)) else {
            return true
        }
        let (one, other) = (ports[Int(value)], ports[Int(now)])
        return one.connector == other.connector && one.direction == other.direction
    }

    /// A value close by: the next of a few, a fifth more or less of a number, the next address, a
    /// loose end.
    private var near: Int64? {
        let value: Int64
        switch domain {
        case .boolean: value = 1 - now
        case .choice(let names), .index(let names):
            guard !names.isEmpty else { return nil }
            value = (now + 1) % Int64(names.count)
        case .integer(let range, _):
            let step = max(1, now.magnitude / 5)
            let more = now + Int64(step)
            value = range.contains(more) ? more : now - Int64(step)
        case .address: value = now + 1
        case .port, .element: value = -1
        case .symbol: return nil
        }
        return value != now && domain.contains(value) ? value : nil
    }

    private func written(_ value: Int64) -> String? {
        switch domain {
        case .boolean: value == 0 ? "no" : "yes"
        case .choice(let names), .index(let names):
            names.indices.contains(Int(value)) ? names[Int(value)] : "none"
        case .integer: String(value)
        case .address: IPv4.text(value)
        case .port:
            plant.layout.ports.indices.contains(Int(value))
                ? plant.layout.path(of: PortID(Int(value))) : "none"
        case .element:
            plant.layout.elements.indices.contains(Int(value))
                ? plant.layout.elements[Int(value)].id : "none"
        case .symbol:
            plant.symbols.texts.indices.contains(Int(value))
                ? plant.symbols.texts[Int(value)] : nil
        }
    }
}
