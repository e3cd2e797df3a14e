import Plant

/// Faults of routers and firewalls.
enum RouterFaults {
    static let all = [filterBlocks, routeMissing, relayMissing, off]
    private static let ksbs = ["K2", "K8", "K13", "K18", "S6", "S11", "S12"]

    /// A filter that is on where it should be off.
    static let filterBlocks = FaultMode(
        name: "filter-blocks-port", title: "a firewall filter blocks what should pass",
        plane: NetworkPlane.name, elementKinds: ["router"],
        classes: [
            ParameterClass(
                "drop", "`filter` that swallows without a word",
                FaultParameters(["filter": "", "action": "drop"])),
            ParameterClass(
                "reject", "`filter` that refuses",
                FaultParameters(["filter": "", "action": "reject"])),
        ],
        band: .yearly, repairs: ["set"], authority: .administrator,
        hazards: [.interruption, .contentExposure],
        lookAlikes: [
            LookAlike("service-down", by: "machines of the server's own subnet open the port")
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let names = NetworkFaults.names(plant, element, prefix: "filter-")
            let off = names.filter { name in
                plant.layout.slot(element, named: "filter-" + name)
                    .map { plant.nominal[$0.index] == RouterSlots.off } == true
            }
            let name = try NetworkFaults.pick(
                NetworkFaults.word(parameters, "filter") == nil ? off : names, parameters, "filter")
            let action = NetworkFaults.word(parameters, "action") ?? "drop"
            guard action == "drop" || action == "reject" else {
                throw ActionRefusal(
                    "a filter can't block by `\(action)`", given: action,
                    candidates: ["drop", "reject"])
            }
            let value = action == "drop" ? RouterSlots.drop : RouterSlots.reject
            return [SlotEdit(try NetworkFaults.slot(plant, element, "filter-" + name), value)]
        },
        places: { plant, element, parameterClass in
            // Those that let pass, or do nothing, as the facility is set up.
            NetworkFaults.names(plant, element, prefix: "filter-").filter {
                let action = plant.nominal(element, "filter-" + $0)
                return action == RouterSlots.off || action == RouterSlots.permit
            }.map { parameterClass.representative.setting("filter", $0) }
        })

    /// A router that has lost a route.
    static let routeMissing = FaultMode(
        name: "route-missing", title: "a router lacks a route", plane: NetworkPlane.name,
        elementKinds: ["router"],
        classes: [
            ParameterClass("deleted", "`route` by its destination", FaultParameters(["route": ""]))
        ],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let routes = NetworkFaults.names(plant, element, prefix: "route-")
            let name = try NetworkFaults.pick(routes, parameters, "route")
            return [SlotEdit(try NetworkFaults.slot(plant, element, "route-" + name), 0)]
        },
        places: { plant, element, parameterClass in
            NetworkFaults.names(plant, element, prefix: "route-")
                .map { parameterClass.representative.setting("route", $0) }
        })

    /// An interface that doesn't pass DHCP requests on.
    static let relayMissing = FaultMode(
        name: "dhcp-relay-missing", title: "a router doesn't relay DHCP requests",
        plane: NetworkPlane.name, elementKinds: ["router"],
        classes: [
            ParameterClass(
                "deleted", "`interface` without its relay", FaultParameters(["interface": ""]))
        ],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("dhcp-scope-exhausted", by: "the server's own scope: free addresses")
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let name = try NetworkFaults.pick(relays(plant, element), parameters, "interface")
            return [SlotEdit(try NetworkFaults.slot(plant, element, name + "-relay"), 0)]
        },
        places: { plant, element, parameterClass in
            relays(plant, element).map { parameterClass.representative.setting("interface", $0) }
        })

    /// The interfaces that relay as the facility is set up.
    private static func relays(_ plant: Plant, _ element: ElementID) -> [String] {
        plant.layout.elements[element.index].slots
            .filter { plant.layout.slots[$0].name.hasSuffix("-relay") && plant.nominal[$0] != 0 }
            .map { String(plant.layout.slots[$0].name.dropLast(6)) }
    }

    /// A router without power.
    static let off = FaultMode(
        name: "router-off", title: "a router is without power", plane: NetworkPlane.name,
        elementKinds: ["router"], classes: [ParameterClass("off", "all of it", FaultParameters())],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        ksbs: ["K3", "K8", "S6"],
        inject: { plant, element, _ throws(ActionRefusal) in
            [SlotEdit(try NetworkFaults.slot(plant, element, "power"), 0)]
        })
}
