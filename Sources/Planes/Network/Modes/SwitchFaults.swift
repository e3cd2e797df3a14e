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
        },
        places: { plant, element, parameterClass in
            let own = NetworkModel.of(plant).switches.first { $0.element == element }
            let others: [Int64] = own.map { $0.vlans.filter { $0 != 1 } } ?? []
            let vlans = parameterClass.name == "default-vlan" ? [1] : others
            return ports(plant, element, isTrunk: false).flatMap { port in
                vlans.filter { $0 != plant.nominal(element, port + "-vlan") }.map {
                    parameterClass.representative.setting("port", port).setting("vlan", "\($0)")
                }
            }
        })

    /// The ports with a cable that are set up as trunks, or that aren't; all for nil.
    private static func ports(_ plant: Plant, _ element: ElementID, isTrunk: Bool?) -> [String] {
        NetworkFaults.cabledPorts(plant, element).filter {
            isTrunk == nil
                || (plant.nominal(element, $0 + "-mode") == SwitchSlots.trunk) == isTrunk
        }
    }

    /// A port that somebody shut down and forgot.
    static let shutDown = FaultMode(
        name: "port-shut-down", title: "a port is shut down", plane: NetworkPlane.name,
        elementKinds: ["switch"],
        classes: [
            ParameterClass("access-port", "`port` of one machine", FaultParameters(["port": ""])),
            ParameterClass(
                "trunk", "`port` of a trunk: all behind it is cut off",
                FaultParameters(["port": "", "mode": "trunk"])),
        ],
        band: .monthly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("open-cable", by: "the switch says `disabled`, not `notconnect`")
        ],
        ksbs: ["K2", "K8", "S6", "S11", "S12"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let isTrunk = NetworkFaults.word(parameters, "mode") == "trunk"
            let port = try NetworkFaults.port(plant, element, parameters, isTrunk: isTrunk)
            return [SlotEdit(try NetworkFaults.slot(plant, element, port + "-shut"), 1)]
        },
        places: { plant, element, parameterClass in
            ports(plant, element, isTrunk: parameterClass.name == "trunk")
                .map { parameterClass.representative.setting("port", $0) }
        })

    /// A port that takes standard packets only, where jumbo ones are used (DOMAIN: N03).
    ///
    /// Where no machine of the plant sends jumbo packets, it makes no difference and isn't listed.
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
        },
        places: { plant, element, parameterClass in
            let sendsJumbo = NetworkModel.of(plant).interfaces.contains {
                $0.mtu.rawValue >= 0 && plant.nominal[$0.mtu.index] > 1500
            }
            guard sendsJumbo else { return [] }
            return ports(plant, element, isTrunk: nil)
                .map { parameterClass.representative.setting("port", $0) }
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
            let carried = carried(plant, element, port)
            let needed = carried.filter { $0 == "20" } + carried
            let vlan = try NetworkFaults.pick(needed, parameters, "vlan")
            return [
                SlotEdit(try NetworkFaults.slot(plant, element, "\(port)-carries-\(vlan)"), 0)
            ]
        },
        places: { plant, element, _ in
            ports(plant, element, isTrunk: true).flatMap { port in
                carried(plant, element, port).map {
                    FaultParameters(["port": port, "vlan": $0])
                }
            }
        })

    /// The VLANs that a trunk carries as the facility is set up, but for the unused one.
    private static func carried(_ plant: Plant, _ element: ElementID, _ port: String) -> [String] {
        NetworkFaults.names(plant, element, prefix: port + "-carries-")
            .filter { $0 != "1" && plant.nominal(element, "\(port)-carries-\($0)") == 1 }
    }

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
        },
        places: { plant, element, parameterClass in
            ports(plant, element, isTrunk: nil)
                .map { parameterClass.representative.setting("port", $0) }
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
