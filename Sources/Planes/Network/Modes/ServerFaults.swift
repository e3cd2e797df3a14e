import Plant

/// Faults of what servers hand out: names, addresses, services.
enum ServerFaults {
    static let all = [recordWrong, namesDown, scopeExhausted, scopeWrongRouter, serviceDown]
    private static let ksbs = ["K2", "K8", "K13", "K15", "S6", "S11", "S12"]

    /// A name that isn't there, or that leads elsewhere (DOMAIN: N08).
    static let recordWrong = FaultMode(
        name: "dns-record-wrong", title: "a DNS record is missing or wrong",
        plane: NetworkPlane.name, elementKinds: ["host"],
        classes: [
            ParameterClass(
                "missing", "`record` deleted",
                FaultParameters(["record": "", "address": "0.0.0.0"])),
            ParameterClass(
                "other-address", "`record` with an `address` that isn't the machine's",
                FaultParameters(["record": "", "address": ""])),
            ParameterClass(
                "other-machine", "`record` with the address of another record",
                FaultParameters(["record": "", "address": "other"])),
        ],
        band: .monthly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("dns-server-down", by: "other names resolve"),
            LookAlike("service-down", by: "the machine answers by its address"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let records = NetworkFaults.names(plant, element, prefix: "record-")
            let name = try NetworkFaults.pick(records, parameters, "record")
            let slot = try NetworkFaults.slot(plant, element, "record-" + name)
            let now = plant.nominal[slot.index]
            let address =
                if NetworkFaults.word(parameters, "address") == "other" {
                    otherAddress(than: now, plant, element)
                } else {
                    try NetworkFaults.address(parameters, "address")
                        ?? NetworkFaults.unusedAddress(plant, near: now, length: 24)
                }
            guard address != now else { throw ActionRefusal("that is its address") }
            return [SlotEdit(slot, address)]
        },
        places: { plant, element, parameterClass in
            NetworkFaults.names(plant, element, prefix: "record-")
                .map { parameterClass.representative.setting("record", $0) }
        })

    /// The address of the first record with another one; the same where there is none.
    private static func otherAddress(than now: Int64, _ plant: Plant, _ element: ElementID)
        -> Int64
    {
        NetworkFaults.names(plant, element, prefix: "record-")
            .compactMap { plant.nominal(element, "record-" + $0) }
            .first { $0 != now && $0 != 0 } ?? now
    }

    /// A DNS service that doesn't answer.
    static let namesDown = FaultMode(
        name: "dns-server-down", title: "the DNS service is down", plane: NetworkPlane.name,
        elementKinds: ["host"],
        classes: [
            ParameterClass(
                "stopped", "nobody listens", FaultParameters(["state": "stopped"])),
            ParameterClass(
                "silent", "its firewall swallows questions", FaultParameters(["state": "dropped"])),
        ],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("wrong-dns-server", by: "no machine resolves names"),
            LookAlike("host-off", by: "the server itself answers an echo request"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let slot = try NetworkFaults.slot(plant, element, "service-dns")
            return [SlotEdit(slot, try state(parameters))]
        }, origin: .itself)

    /// The names of an element's DHCP scopes.
    private static func scopes(_ plant: Plant, _ element: ElementID) -> [String] {
        NetworkFaults.names(plant, element, prefix: "scope-")
            .filter { $0.hasSuffix("-taken") }.map { String($0.dropLast(6)) }
    }

    /// Each scope of a server.
    private static func everyScope(
        _ plant: Plant, _ element: ElementID, _ parameterClass: ParameterClass
    ) -> [FaultParameters] {
        scopes(plant, element).map { parameterClass.representative.setting("scope", $0) }
    }

    private static func state(_ parameters: FaultParameters) throws(ActionRefusal) -> Int64 {
        let word = NetworkFaults.word(parameters, "state") ?? "stopped"
        guard let state = HostSlots.serviceStates.firstIndex(of: word), state > 0 else {
            throw ActionRefusal(
                "a service can't break by being `\(word)`", given: word,
                candidates: Array(HostSlots.serviceStates.dropFirst()))
        }
        return Int64(state)
    }

    /// A pool whose addresses strangers have (DOMAIN: N06).
    static let scopeExhausted = FaultMode(
        name: "dhcp-scope-exhausted", title: "a DHCP scope has run out of addresses",
        plane: NetworkPlane.name, elementKinds: ["host"],
        classes: [
            ParameterClass(
                "nothing-left", "`scope`, and how many are `free` for the house's machines",
                FaultParameters(["scope": "", "free": "0"])),
            ParameterClass(
                "few-left", "some machines of the house still get one",
                FaultParameters(["scope": "", "free": "1"])),
        ],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike(
                "port-in-wrong-vlan",
                by: "the port's VLAN; whether a lease comes from another scope"),
            LookAlike("dhcp-relay-missing", by: "the server's own scope: free addresses"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let name = try NetworkFaults.pick(scopes(plant, element), parameters, "scope")
            let first = try NetworkFaults.nominal(plant, element, "scope-\(name)-from")
            let last = try NetworkFaults.nominal(plant, element, "scope-\(name)-to")
            let free = try parameters.integer("free", in: 0...65_535)
            let taken = max(0, last - first + 1 - free)
            return [SlotEdit(try NetworkFaults.slot(plant, element, "scope-\(name)-taken"), taken)]
        },
        isActive: { simulation, edits in
            // A larger range or cleared leases mend it.
            guard let edit = edits.first else { return false }
            return simulation.slot(edit.slot) == edit.value
                && scopeSize(simulation, edit.slot) <= scopeSize(nominallyOf: simulation, edit.slot)
        }, places: everyScope, origin: .itself)

    /// The addresses in the scope of a `taken` slot, now and as the facility is set up. The bounds
    /// are four and five slots before it.
    private static func scopeSize(_ simulation: Simulation, _ taken: SlotID) -> Int64 {
        simulation.slot(SlotID(taken.index - 4)) - simulation.slot(SlotID(taken.index - 5))
    }

    private static func scopeSize(nominallyOf simulation: Simulation, _ taken: SlotID) -> Int64 {
        simulation.plant.nominal[taken.index - 4] - simulation.plant.nominal[taken.index - 5]
    }

    /// A scope that hands out the wrong default gateway.
    static let scopeWrongRouter = FaultMode(
        name: "dhcp-wrong-router", title: "a DHCP scope hands out the wrong gateway",
        plane: NetworkPlane.name, elementKinds: ["host"],
        classes: [
            ParameterClass(
                "unused-address", "`scope`, and `router` where nobody is",
                FaultParameters(["scope": "", "router": ""]))
        ],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [LookAlike("wrong-gateway", by: "every machine of the scope has it")],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let name = try NetworkFaults.pick(scopes(plant, element), parameters, "scope")
            let slot = try NetworkFaults.slot(plant, element, "scope-\(name)-router")
            let router =
                try NetworkFaults.address(parameters, "router")
                ?? NetworkFaults.unusedAddress(
                    plant, near: plant.nominal[slot.index], length: 24)
            return [SlotEdit(slot, router)]
        }, places: everyScope)

    /// A service that doesn't answer, on a machine that does.
    static let serviceDown = FaultMode(
        name: "service-down", title: "a service is down", plane: NetworkPlane.name,
        elementKinds: ["host"],
        classes: [
            ParameterClass(
                "stopped", "`service` isn't running",
                FaultParameters(["service": "", "state": "stopped"])),
            ParameterClass(
                "blocked", "the machine's own firewall swallows it",
                FaultParameters(["service": "", "state": "dropped"])),
        ],
        band: .monthly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("filter-blocks-port", by: "machines of the same subnet open the port")
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let name = try NetworkFaults.pick(services(plant, element), parameters, "service")
            let slot = try NetworkFaults.slot(plant, element, "service-" + name)
            let value = try state(parameters)
            if name == "dhcp" && value != HostSlots.stopped {
                // It listens with packet sockets, as its README says.
                throw ActionRefusal(
                    "a DHCP server hears what its machine's firewall swallows",
                    advice: "`state` `stopped`")
            }
            return [SlotEdit(slot, value)]
        },
        places: { plant, element, parameterClass in
            services(plant, element)
                .map { parameterClass.representative.setting("service", $0) }
        },
        // Most often it stopped by itself.
        origin: .itself)

    /// The services of a host: DHCP last, and without DNS, which has a mode of its own.
    private static func services(_ plant: Plant, _ element: ElementID) -> [String] {
        let all = NetworkFaults.names(plant, element, prefix: "service-").filter { $0 != "dns" }
        return all.filter { $0 != "dhcp" } + all.filter { $0 == "dhcp" }
    }
}
