import Plant

/// Faults of switches.
enum SwitchFaults {
    static let all = [wrongVLAN, shutDown, smallMTU, trunkLacksVLAN, fixedSpeed, off]

    /// A port left in another VLAN than the plan has for what is plugged into it.
    static let wrongVLAN = FaultMode(
        name: "port-in-wrong-vlan", title: "a port is in the wrong VLAN", plane: NetworkPlane.name,
        elementKinds: ["switch"],
        classes: [
            ParameterClass(
                "other-vlan", "`port`, and `vlan` of somebody else's network (1 to 4094)",
                FaultParameters(["port": "", "vlan": ""])),
            ParameterClass(
                "default-vlan", "`port` never configured: VLAN 1, where nothing is",
                FaultParameters(["port": "", "vlan": "1"])),
        ],
        band: .monthly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike(
                "dhcp-scope-exhausted",
                by: "the address that the machine has, and the port's VLAN at the switch"),
            LookAlike("filter-blocks-port", by: "the machine's own address is of its own subnet"),
        ],
        ksbs: ["K2", "K8", "K12", "K15", "S6", "S11", "S12"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let port = try NetworkFaults.port(plant, element, parameters, isTrunk: false)
            let now = try NetworkFaults.nominal(plant, element, port + "-vlan")
            var vlan: Int64?
            if let word = NetworkFaults.word(parameters, "vlan") {
                vlan = try FaultParameters(["vlan": word]).integer("vlan", in: 1...4094)
            } else {
                let model = NetworkModel.of(plant)
                let own = model.switches.first { $0.element == element }
                vlan = own?.vlans.last { $0 != now && $0 != 1 }
            }
            guard let vlan, vlan != now else {
                throw ActionRefusal("`\(port)` is in that VLAN as it should be")
            }
            return [SlotEdit(try NetworkFaults.slot(plant, element, port + "-vlan"), vlan)]
        })

    /// A port that somebody shut down and forgot.
    static let shutDown = FaultMode(
        name: "port-shut-down", title: "a port is shut down", plane: NetworkPlane.name,
        elementKinds: ["switch"],
        classes: [
            ParameterClass("access-port", "`port` of one machine", FaultParameters(["port": ""]))
        ],
        band: .monthly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("open-cable", by: "the switch says `disabled`, not `notconnect`")
        ],
        ksbs: ["K2", "K8", "S6", "S11", "S12"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let port = try NetworkFaults.port(plant, element, parameters, isTrunk: false)
            return [SlotEdit(try NetworkFaults.slot(plant, element, port + "-shut"), 1)]
        })

    /// A port that takes standard packets only, where jumbo ones are used (DOMAIN: N03).
    static let smallMTU = FaultMode(
        name: "mtu-mismatch-port", title: "a port takes standard packets in a jumbo network",
        plane: NetworkPlane.name, elementKinds: ["switch"],
        classes: [
            ParameterClass(
                "standard-size", "`port` at 1500 bytes", FaultParameters(["port": ""]))
        ],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        ksbs: ["K2", "K13", "S11", "S12"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            var parameters = parameters
            if NetworkFaults.word(parameters, "port") == nil,
                let port = jumboPort(plant, element)
            {
                parameters = FaultParameters(["port": port])
            }
            let port = try NetworkFaults.port(plant, element, parameters, isTrunk: nil)
            return [SlotEdit(try NetworkFaults.slot(plant, element, port + "-mtu"), 1500)]
        })

    /// The first port with a machine on it that sends jumbo packets, or nil.
    private static func jumboPort(_ plant: Plant, _ element: ElementID) -> String? {
        let model = NetworkModel.of(plant)
        for cable in plant.layout.cables {
            let ends = cable.ends.map { Int(plant.nominal[$0.index]) }
            for (near, far) in [(ends[0], ends[1]), (ends[1], ends[0])] where near >= 0 && far >= 0
            {
                guard plant.layout.ports[near].element == element else { continue }
                let isJumbo = model.interfaces.contains {
                    Int($0.port) == far && $0.mtu.rawValue >= 0
                        && plant.nominal[$0.mtu.index] > 1500
                }
                if isJumbo { return plant.layout.ports[near].name }
            }
        }
        return nil
    }

    /// A trunk that doesn't carry a VLAN that is needed beyond it.
    static let trunkLacksVLAN = FaultMode(
        name: "trunk-lacks-vlan", title: "a trunk doesn't carry a VLAN", plane: NetworkPlane.name,
        elementKinds: ["switch"],
        classes: [
            ParameterClass(
                "one-vlan", "`port` of the trunk, and `vlan` that it should carry",
                FaultParameters(["port": "", "vlan": ""]))
        ],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike(
                "port-in-wrong-vlan",
                by: "every machine of that VLAN behind the trunk is cut off, not one")
        ],
        ksbs: ["K2", "K8", "S11", "S12"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let port = try NetworkFaults.port(plant, element, parameters, isTrunk: true)
            let carried = NetworkFaults.names(plant, element, prefix: port + "-carries-")
                .filter { name in
                    name != "1"
                        && plant.layout.slot(element, named: "\(port)-carries-\(name)")
                            .map { plant.nominal[$0.index] == 1 } == true
                }
            let needed = carried.filter { $0 == "20" } + carried
            let vlan = try NetworkFaults.pick(needed, parameters, "vlan")
            return [
                SlotEdit(try NetworkFaults.slot(plant, element, "\(port)-carries-\(vlan)"), 0)
            ]
        })

    /// A port fixed to 100 Mb/s, so that its partner, which negotiates, falls to half duplex.
    static let fixedSpeed = FaultMode(
        name: "port-speed-fixed", title: "a port is fixed to 100 Mb/s", plane: NetworkPlane.name,
        elementKinds: ["switch"],
        classes: [
            ParameterClass(
                "hundred", "`port` at 100 Mb/s, its partner left to negotiate",
                FaultParameters(["port": ""]))
        ],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("bad-pair-cable", by: "the duplex at the machine: half, not full")
        ],
        ksbs: ["K2", "K8", "S11", "S12"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let port = try NetworkFaults.port(plant, element, parameters, isTrunk: false)
            return [SlotEdit(try NetworkFaults.slot(plant, element, port + "-speed"), 2)]
        })

    /// A switch without power.
    static let off = FaultMode(
        name: "switch-off", title: "a switch is without power", plane: NetworkPlane.name,
        elementKinds: ["switch"],
        classes: [ParameterClass("off", "all of it", FaultParameters())],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        ksbs: ["K3", "K8", "S6"],
        inject: { plant, element, _ throws(ActionRefusal) in
            [SlotEdit(try NetworkFaults.slot(plant, element, "power"), 0)]
        })
}

/// Faults of data cables.
enum CableFaults {
    static let all = [badPair, open]

    /// Pair 4-5 or 7-8 is broken: a gigabit link falls to 100 Mb/s (DOMAIN: N02).
    static let badPair = FaultMode(
        name: "bad-pair-cable", title: "a pair of a cable is broken", plane: NetworkPlane.name,
        elementKinds: ["cat6"],
        classes: [ParameterClass("one-pair", "pair 4-5 or 7-8", FaultParameters())],
        band: .monthly, repairs: ["replace"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("port-speed-fixed", by: "the switch port's speed setting; a cable tester")
        ],
        ksbs: ["K8", "K12", "S6", "S11"],
        inject: { plant, element, _ throws(ActionRefusal) in
            [SlotEdit(try NetworkFaults.slot(plant, element, "pairs"), TwistedPair.badPair)]
        })

    /// Nothing gets through.
    static let open = FaultMode(
        name: "open-cable", title: "a cable is broken", plane: NetworkPlane.name,
        elementKinds: ["cat6"],
        classes: [ParameterClass("all-pairs", "all pairs", FaultParameters())],
        band: .yearly, repairs: ["replace"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("port-shut-down", by: "the switch says `notconnect`, not `disabled`")
        ],
        ksbs: ["K8", "K12", "S6", "S11"],
        inject: { plant, element, _ throws(ActionRefusal) in
            [SlotEdit(try NetworkFaults.slot(plant, element, "pairs"), TwistedPair.open)]
        })
}
