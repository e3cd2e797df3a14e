import Plant

/// What injecting a network fault has in common: finding what a fault is about.
///
/// A parameter that isn't given, or is empty, stands for the first that fits, so that each class of
/// a mode can be injected into any element of its kinds.
enum NetworkFaults {
    static let all =
        SwitchFaults.all + CableFaults.all + HostFaults.all + ServerFaults.all + RouterFaults.all
        + TransportFaults.all + FibreFaults.all

    static func slot(_ plant: Plant, _ element: ElementID, _ name: String) throws(ActionRefusal)
        -> SlotID
    {
        guard let slot = plant.layout.slot(element, named: name) else {
            let record = plant.layout.elements[element.index]
            throw ActionRefusal(
                "`\(record.id)` has no `\(name)`", given: name,
                candidates: record.slots.map { plant.layout.slots[$0].name })
        }
        return slot
    }

    /// A parameter's word, nil where it isn't given or is empty.
    static func word(_ parameters: FaultParameters, _ name: String) -> String? {
        let word = parameters.values.first { $0.name == name }?.value.word
        return word?.isEmpty == false ? word : nil
    }

    static func address(_ parameters: FaultParameters, _ name: String) throws(ActionRefusal)
        -> Int64?
    {
        guard let word = word(parameters, name) else { return nil }
        guard let bits = IPv4.bits(ofText: word) else {
            throw ActionRefusal("`\(word)` isn't an address", advice: "an IPv4 address")
        }
        return bits
    }

    /// The nominal value of an element's slot.
    static func nominal(_ plant: Plant, _ element: ElementID, _ name: String)
        throws(ActionRefusal) -> Int64
    {
        plant.nominal[try slot(plant, element, name).index]
    }

    /// The names of an element's ports that a cable reaches as the facility is set up.
    static func cabledPorts(_ plant: Plant, _ element: ElementID) -> [String] {
        plant.cabledPorts(element).map { plant.layout.ports[$0].name }
    }

    /// The port that a fault of a switch is about: the one named, or the first cabled in a mode.
    static func port(
        _ plant: Plant, _ element: ElementID, _ parameters: FaultParameters, isTrunk: Bool?
    ) throws(ActionRefusal) -> String {
        if let name = word(parameters, "port") {
            guard plant.layout.port(element, named: name) != nil else {
                throw ActionRefusal(
                    "there is no port `\(name)`", given: name,
                    candidates: plant.layout.elements[element.index].ports.map {
                        plant.layout.ports[$0].name
                    })
            }
            return name
        }
        for name in cabledPorts(plant, element) {
            let mode = try nominal(plant, element, name + "-mode")
            if isTrunk == nil || (mode == SwitchSlots.trunk) == isTrunk { return name }
        }
        throw ActionRefusal("no port of that sort is cabled here")
    }

    /// The names of a host's interfaces whose nominal method is the given one.
    static func interface(
        _ plant: Plant, _ element: ElementID, _ parameters: FaultParameters, isDynamic: Bool
    ) throws(ActionRefusal) -> String {
        let model = NetworkModel.of(plant)
        guard let machine = model.machine(element) else {
            throw ActionRefusal("that isn't a machine in a network")
        }
        let wanted = word(parameters, "interface")
        for index in model.machines[machine].interfaces {
            let name = model.interfaceNames[index]
            if let wanted, wanted != name { continue }
            let method = try nominal(plant, element, name + "-method")
            if (method == HostSlots.dynamic) == isDynamic { return name }
        }
        throw ActionRefusal(
            "no interface of that sort here", given: wanted ?? "",
            candidates: model.machines[machine].interfaces.map { model.interfaceNames[$0] })
    }

    /// The names of an element's slots with a beginning, without it.
    static func names(_ plant: Plant, _ element: ElementID, prefix: String) -> [String] {
        plant.layout.elements[element.index].slots.map { plant.layout.slots[$0].name }
            .filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }

    /// One of some names: the one that a parameter gives, or the first.
    static func pick(
        _ names: [String], _ parameters: FaultParameters, _ parameter: String
    ) throws(ActionRefusal) -> String {
        if let wanted = word(parameters, parameter) {
            guard names.contains(wanted) else {
                throw ActionRefusal(
                    "there is no \(parameter) `\(wanted)`", given: wanted, candidates: names)
            }
            return wanted
        }
        guard let first = names.first else { throw ActionRefusal("there is no \(parameter) here") }
        return first
    }

    /// An address of a subnet that nobody has as the facility is set up, counted down from the top.
    static func unusedAddress(_ plant: Plant, near address: Int64, length: Int64) -> Int64 {
        let model = NetworkModel.of(plant)
        let used = model.interfaces.map { plant.nominal[$0.address.index] }
        var candidate = AddressText.broadcast(address, length) - 1
        while used.contains(candidate) { candidate -= 1 }
        return candidate
    }
}
