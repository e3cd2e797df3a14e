import Plant

extension NetworkChecks {
    /// The VLAN settings of switch ports are those of the plan: what the facility is set up with.
    static let vlanAsPlanned = CheckKind(
        name: "vlan-as-planned", title: "switch ports are configured as planned",
        plane: NetworkPlane.name,
        parameters: [ParameterSchema("switch", "the switch; all where it isn't given")]
    ) { maker throws(PlantProblem) in
        let only = maker.argument("switch") == nil ? nil : try maker.element("switch")
        maker.endpoint = only
        let planned = PlannedSettings(maker.layout, only: only)
        return { simulation in
            var reading = Reading(
                kind: "vlan-plan", point: only.map { simulation.id(of: $0) } ?? "network",
                columns: ["switch", "port", "setting", "planned", "actual"])
            for networkSwitch in NetworkModel.of(simulation.plant).switches
            where only == nil || only == networkSwitch.element {
                planned.addDeviations(of: networkSwitch.element, simulation, to: &reading)
            }
            return CheckResult(holds: reading.rows.isEmpty, reading: reading)
        }
    }

    /// No machine with an address in one subnet reaches any machine of another, by an echo or by
    /// any service that it offers.
    static let segregated = CheckKind(
        name: "segregated", title: "two networks are kept apart", plane: NetworkPlane.name,
        parameters: [
            ParameterSchema("from", "the subnet whose machines mustn't", required: true),
            ParameterSchema("to", "a subnet, or a machine by its name", required: true),
        ]
    ) { maker throws(PlantProblem) in
        let word = try maker.word("from")
        guard let from = AddressText.prefix(word) else {
            throw maker.problem("from", "`from` is `\(word)`", expected: "a subnet (10.20.30.0/24)")
        }
        let goal = try maker.word("to")
        let toSubnet = AddressText.prefix(goal)
        let toElement = toSubnet == nil ? try maker.element("to") : nil
        return { simulation in
            let walker = walker(simulation)
            let model = walker.model
            var reading = Reading(
                kind: "segregation", point: word, fields: [ReadingField("to", .text(goal))],
                columns: ["from", "to", "address", "how"])
            func holds(_ index: Int, _ prefix: (address: Int64, length: Int64)) -> Bool {
                let address = walker.address(index)
                return walker.isUp(index) && address != 0
                    && AddressText.share(address, prefix.address, length: prefix.length)
            }
            let sources = model.interfaces.indices.filter { holds($0, from) }
            let targets = model.interfaces.indices.filter { index in
                if let toSubnet { return holds(index, toSubnet) }
                return model.interfaces[index].element == toElement && walker.isUp(index)
            }
            for source in sources {
                for target in targets {
                    guard let way = way(from: source, to: target, walker) else { continue }
                    reading.rows.append([
                        .text(simulation.id(of: model.interfaces[source].element)),
                        .text(simulation.id(of: model.interfaces[target].element)),
                        .address(walker.address(target)), .symbol(way),
                    ])
                }
            }
            return CheckResult(holds: reading.rows.isEmpty, reading: reading)
        }
    }

    /// How one interface's machine reaches another's address, or nil.
    private static func way(from source: Int, to target: Int, _ walker: NetworkWalker) -> String? {
        let model = walker.model
        let machine = Int(model.interfaces[source].machine)
        let other = Int(model.interfaces[target].machine)
        let address = walker.address(target)
        // Routers stand between the networks: everybody reaches their own gateway.
        if machine == other || model.machines[machine].system == .router { return nil }
        if model.machines[other].system == .router { return nil }
        if walker.echo(from: machine, to: address, payload: 56).outcome == .reply { return "echo" }
        for index in model.machines[other].services {
            let service = model.services[index]
            guard service.transport == .tcp else { continue }
            let result = walker.connect(from: machine, to: address, port: service.port)
            if result.outcome == .open { return service.name }
        }
        return nil
    }
}

/// The slots of each element that a plan of VLANs settles, found once for a check.
private struct PlannedSettings: Sendable {
    /// By element.
    private let slots: [[SlotID]]

    /// The settings of one element, or of all.
    init(_ layout: PlantLayout, only: ElementID?) {
        slots = layout.elements.indices.map { element in
            guard only == nil || only == ElementID(element) else { return [] }
            return layout.elements[element].slots
                .filter { PlannedSettings.setting(of: layout.slots[$0].name) != nil }
                .map { SlotID($0) }
        }
    }

    /// Adds a row for each setting that isn't as the facility is set up.
    func addDeviations(of element: ElementID, _ simulation: Simulation, to reading: inout Reading) {
        let plant = simulation.plant
        for slot in slots[element.index] {
            let planned = plant.nominal[slot.index]
            let actual = simulation.slot(slot)
            if planned == actual { continue }
            let name = plant.layout.slots[slot.index].name
            guard let setting = PlannedSettings.setting(of: name) else { continue }
            reading.rows.append([
                .text(simulation.id(of: element)),
                .text(String(name.dropLast(setting.count + 1))), .symbol(setting),
                .text(simulation.words(of: slot, value: planned)),
                .text(simulation.words(of: slot, value: actual)),
            ])
        }
    }

    /// The part of a slot's name that says which planned setting it is; nil for other slots.
    private static func setting(of name: String) -> String? {
        for setting in ["mode", "vlan", "native"] where name.hasSuffix("-" + setting) {
            return setting
        }
        guard let range = name.firstRange(of: "-carries-") else { return nil }
        return String(name[name.index(after: range.lowerBound)...])
    }
}
