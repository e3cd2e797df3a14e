import Plant

/// Faults of a machine's own network settings.
enum HostFaults {
    static let all = [
        wrongGateway, wrongMask, wrongResolver, duplicateAddress, staticLeftOver, off,
    ]
    private static let ksbs = ["K2", "K8", "K13", "K17", "S6", "S11", "S12"]

    /// A default gateway that isn't the router.
    static let wrongGateway = FaultMode(
        name: "wrong-gateway", title: "a machine has the wrong default gateway",
        plane: NetworkPlane.name, elementKinds: ["host"],
        classes: [
            ParameterClass(
                "unused-address", "`interface`, and `gateway` where nobody is",
                FaultParameters(["interface": "", "gateway": ""])),
            ParameterClass(
                "none", "`interface` without a gateway",
                FaultParameters(["interface": "", "gateway": "0.0.0.0"])),
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("wrong-mask", by: "the mask of its own address"),
            LookAlike("route-missing", by: "other machines of the subnet reach the same target"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let name = try NetworkFaults.interface(plant, element, parameters, isDynamic: false)
            let now = try NetworkFaults.nominal(plant, element, name + "-gateway")
            let length = try NetworkFaults.nominal(plant, element, name + "-mask")
            let own = try NetworkFaults.nominal(plant, element, name + "-address")
            let gateway =
                try NetworkFaults.address(parameters, "gateway")
                ?? NetworkFaults.unusedAddress(plant, near: own, length: length)
            guard gateway != now else { throw ActionRefusal("that is its gateway") }
            return [SlotEdit(try NetworkFaults.slot(plant, element, name + "-gateway"), gateway)]
        },
        places: { plant, element, parameterClass in
            // Who has no gateway to begin with, misses none.
            interfaces(plant, element, isDynamic: false)
                .filter { plant.nominal(element, $0 + "-gateway") != 0 }
                .map { parameterClass.representative.setting("interface", $0) }
        })

    /// A prefix length that makes the subnet too wide or too narrow.
    static let wrongMask = FaultMode(
        name: "wrong-mask", title: "a machine has the wrong subnet mask", plane: NetworkPlane.name,
        elementKinds: ["host"],
        classes: [
            ParameterClass(
                "too-wide", "`interface` with a shorter `length`: other subnets look near",
                FaultParameters(["interface": "", "length": "16"])),
            ParameterClass(
                "too-narrow", "`interface` with a longer `length`: neighbours look far",
                FaultParameters(["interface": "", "length": "29"])),
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("wrong-gateway", by: "the mask of its own address"),
            LookAlike("service-down", by: "whether anything else of the machine answers"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let name = try NetworkFaults.interface(plant, element, parameters, isDynamic: false)
            let length = try parameters.integer("length", in: 1...31)
            let now = try NetworkFaults.nominal(plant, element, name + "-mask")
            guard length != now else { throw ActionRefusal("that is its prefix length") }
            return [SlotEdit(try NetworkFaults.slot(plant, element, name + "-mask"), length)]
        },
        places: { plant, element, parameterClass in
            interfaces(plant, element, isDynamic: false)
                .map { parameterClass.representative.setting("interface", $0) }
        })

    /// A DNS server that isn't one.
    static let wrongResolver = FaultMode(
        name: "wrong-dns-server", title: "a machine asks the wrong DNS server",
        plane: NetworkPlane.name, elementKinds: ["host"],
        classes: [
            ParameterClass(
                "unused-address", "`interface`, and `server` where nobody is",
                FaultParameters(["interface": "", "server": ""]))
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("dns-server-down", by: "other machines resolve names"),
            LookAlike("wrong-gateway", by: "what is asked for by its address, not by its name"),
            LookAlike("wrong-mask", by: "what is asked for by its address, not by its name"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let name = try NetworkFaults.interface(plant, element, parameters, isDynamic: false)
            let own = try NetworkFaults.nominal(plant, element, name + "-address")
            let length = try NetworkFaults.nominal(plant, element, name + "-mask")
            let server =
                try NetworkFaults.address(parameters, "server")
                ?? NetworkFaults.unusedAddress(plant, near: own, length: length) - 1
            return [SlotEdit(try NetworkFaults.slot(plant, element, name + "-dns"), server)]
        },
        places: { plant, element, parameterClass in
            // Who asks no server, isn't misled.
            interfaces(plant, element, isDynamic: false)
                .filter { plant.nominal(element, $0 + "-dns") != 0 }
                .map { parameterClass.representative.setting("interface", $0) }
        })

    /// A machine with somebody else's address.
    ///
    /// Devices with simple stacks take it without asking. macOS and Windows test an address before
    /// they use it (RFC 5227) and don't keep one that is taken, so the mode is for the others.
    static let duplicateAddress = FaultMode(
        name: "duplicate-address", title: "two machines have the same address",
        plane: NetworkPlane.name, elementKinds: ["host"],
        classes: [
            ParameterClass(
                "of-a-machine", "`interface` with the `address` of another machine of its subnet",
                FaultParameters(["interface": "", "address": ""])),
            ParameterClass(
                "of-the-router", "`interface` with its own gateway's address",
                FaultParameters(["interface": "", "address": "gateway"])),
        ],
        band: .yearly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("open-cable", by: "the link stays up; two hardware addresses answer arping")
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let model = NetworkModel.of(plant)
            let name = try NetworkFaults.interface(plant, element, parameters, isDynamic: false)
            guard let machine = model.machine(element), model.machines[machine].system == .linux
            else { throw ActionRefusal("its system tests an address before it takes it") }
            let own = try NetworkFaults.nominal(plant, element, name + "-address")
            let length = try NetworkFaults.nominal(plant, element, name + "-mask")
            var address: Int64?
            if NetworkFaults.word(parameters, "address") == "gateway" {
                address = try NetworkFaults.nominal(plant, element, name + "-gateway")
            } else if let given = try NetworkFaults.address(parameters, "address") {
                address = given
            } else {
                address = neighbours(of: own, length: length, plant).first
            }
            guard let address, address != 0, address != own else {
                throw ActionRefusal("nobody else is in its subnet")
            }
            return [SlotEdit(try NetworkFaults.slot(plant, element, name + "-address"), address)]
        },
        places: { plant, element, parameterClass in
            interfaces(plant, element, isDynamic: false).flatMap { name in
                let base = parameterClass.representative.setting("interface", name)
                guard parameterClass.name == "of-a-machine",
                    let own = plant.nominal(element, name + "-address"),
                    let length = plant.nominal(element, name + "-mask")
                else { return [base] }
                return neighbours(of: own, length: length, plant)
                    .map { base.setting("address", IPv4.text($0)) }
            }
        })

    /// The addresses that other hosts of a subnet have: their own, and those that its DHCP scopes
    /// hand out first.
    private static func neighbours(of own: Int64, length: Int64, _ plant: Plant) -> [Int64] {
        let model = NetworkModel.of(plant)
        let hosts = model.interfaces.filter {
            let system = model.machines[Int($0.machine)].system
            return system != .router && system != .networkSwitch
        }
        let taken =
            hosts.map { plant.nominal[$0.address.index] }
            + model.scopes.map { plant.nominal[$0.first.index] }
        return taken.filter { $0 != own && AddressText.share($0, own, length: length) }
    }

    /// The names of a host's interfaces whose address is set by hand, or asked for.
    private static func interfaces(_ plant: Plant, _ element: ElementID, isDynamic: Bool)
        -> [String]
    {
        let model = NetworkModel.of(plant)
        guard let machine = model.machine(element) else { return [] }
        return model.machines[machine].interfaces.map { model.interfaceNames[$0] }.filter {
            (plant.nominal(element, $0 + "-method") == HostSlots.dynamic) == isDynamic
        }
    }

    /// A static address from another place, on a machine that should ask for one.
    static let staticLeftOver = FaultMode(
        name: "static-address-left-over", title: "a static address is left over from elsewhere",
        plane: NetworkPlane.name, elementKinds: ["host"],
        classes: [
            ParameterClass(
                "foreign-network",
                "`interface` with `address`, `length` and `gateway` of elsewhere",
                FaultParameters([
                    "interface": "", "address": "192.168.1.50", "length": "24",
                    "gateway": "192.168.1.1",
                ]))
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("port-in-wrong-vlan", by: "how the machine gets its address: by hand")
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let name = try NetworkFaults.interface(plant, element, parameters, isDynamic: true)
            guard let address = try NetworkFaults.address(parameters, "address") else {
                throw ActionRefusal("the fault lacks `address`")
            }
            let length = try parameters.integer("length", in: 1...31)
            let gateway = try NetworkFaults.address(parameters, "gateway") ?? 0
            func edit(_ suffix: String, _ value: Int64) throws(ActionRefusal) -> SlotEdit {
                SlotEdit(try NetworkFaults.slot(plant, element, name + suffix), value)
            }
            return [
                try edit("-method", 0), try edit("-address", address), try edit("-mask", length),
                try edit("-gateway", gateway), try edit("-dns", gateway),
            ]
        },
        isActive: { simulation, edits in
            // It is gone as soon as the machine asks for its address again.
            guard let method = edits.first else { return false }
            return simulation.slot(method.slot) == method.value
        },
        places: { plant, element, parameterClass in
            interfaces(plant, element, isDynamic: true)
                .map { parameterClass.representative.setting("interface", $0) }
        })

    /// A machine that is switched off.
    static let off = FaultMode(
        name: "host-off", title: "a machine is switched off", plane: NetworkPlane.name,
        elementKinds: ["host"], classes: [ParameterClass("off", "all of it", FaultParameters())],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("open-cable", by: "the machine's own lamp and screen")
        ], ksbs: ["K3", "K8", "S6"],
        inject: { plant, element, _ throws(ActionRefusal) in
            [SlotEdit(try NetworkFaults.slot(plant, element, "power"), 0)]
        })
}
