import Plant

/// What goes wrong with audio over a network.
enum SoundFlowModes {
    typealias Parts = SoundModeParts
    static let modes: [FaultMode] = [
        energySaving, priorities, querier, clockBlocked, endpointClock, subscription,
    ]

    /// A port's settings that each cabled port can have.
    private static func port(
        _ name: String, _ title: String, slot: String, to word: String, meaning: String,
        band: FrequencyBand, authority: Authority, lookAlikes: [LookAlike]
    ) -> FaultMode {
        FaultMode(
            name: name, title: title, plane: SoundPlane.name,
            elementKinds: [FlowSwitchKind.name],
            classes: [ParameterClass("port", meaning, FaultParameters(["port": "net-1"]))],
            band: band, repairs: ["set"], authority: authority, hazards: [.interruption],
            lookAlikes: lookAlikes, ksbs: Parts.networkCodes,
            inject: { plant, element, parameters throws(ActionRefusal) in
                let port = try parameters.word("port")
                return [try Parts.edit(plant, element, "\(slot)-\(port)", word: word)]
            },
            places: { plant, element, parameterClass in
                // Only a port that receives shows what is done to packets on their way out.
                plant.cabledPorts(element).map { plant.layout.ports[$0].name }
                    .filter { plant.nominal(element, "subscription-\($0)") ?? -1 >= 0 }
                    .map { parameterClass.representative.setting("port", $0) }
            })
    }

    /// A12, on one port.
    private static let energySaving = port(
        "energy-saving-port", "energy-efficient Ethernet on an audio port",
        slot: "energy-saving", to: "yes",
        meaning: "the link sleeps between packets", band: .monthly, authority: .administrator,
        lookAlikes: [LookAlike("priorities-off", by: "every endpoint clicks there")])

    /// A12, on the whole switch.
    private static let priorities = Parts.setting(
        "priorities-off", "switch that doesn't heed priorities", on: [FlowSwitchKind.name],
        slot: "priorities", classes: [("off", "packets wait beside large transfers", "off")],
        band: .monthly, authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("energy-saving-port", by: "only one endpoint clicks there"),
            LookAlike("sound-clock-internal", by: "slips come evenly, late packets at random"),
        ], ksbs: Parts.networkCodes)

    /// A13: multicast flows stop 260 s after they began.
    private static let querier = Parts.setting(
        "querier-missing", "no IGMP querier", on: [FlowSwitchKind.name], slot: "querier",
        classes: [("off", "groups age out after 260 s", "off")], band: .yearly,
        authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("subscription-wrong", by: "unicast flows go on, groups stop"),
            LookAlike("flow-lead-open", by: "the link lamp is on"),
        ], ksbs: Parts.networkCodes)

    /// A14.
    private static let clockBlocked = port(
        "clock-domain-split", "an endpoint cut off from the network's clock", slot: "clock",
        to: "blocked", meaning: "clock messages don't reach a port", band: .yearly,
        authority: .administrator,
        lookAlikes: [
            LookAlike("endpoint-clock-internal", by: "the endpoint's own setting says network"),
            LookAlike("priorities-off", by: "clock lamps are green there"),
        ])

    private static let endpointClock = Parts.setting(
        "endpoint-clock-internal", "network endpoint on its own clock",
        on: [FlowEndpointKind.name], slot: "clock",
        classes: [("internal", "set to its internal clock", "internal")], band: .monthly,
        hazards: [.interruption],
        lookAlikes: [LookAlike("clock-domain-split", by: "read the endpoint's clock setting")],
        ksbs: Parts.networkCodes)

    private static let subscription = FaultMode(
        name: "subscription-wrong", title: "endpoint subscribed to another flow",
        plane: SoundPlane.name, elementKinds: [FlowSwitchKind.name],
        classes: [
            ParameterClass(
                "none", "no subscription", FaultParameters(["port": "net-1", "to": "none"])),
            ParameterClass(
                "another", "the flow of another endpoint",
                FaultParameters(["port": "net-1", "to": "net-2"])),
        ], band: .monthly, repairs: ["set"], hazards: [.contentExposure, .interruption],
        lookAlikes: [LookAlike("querier-missing", by: "the subscription is as planned there")],
        ksbs: Parts.networkCodes,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let port = try parameters.word("port")
            return [
                try Parts.edit(
                    plant, element, "subscription-" + port, word: try parameters.word("to"))
            ]
        },
        places: { plant, element, parameterClass in
            let ports = plant.cabledPorts(element).map { plant.layout.ports[$0].name }
            return ports.filter { plant.nominal(element, "subscription-\($0)") ?? -1 >= 0 }
                .flatMap { port in
                    (parameterClass.name == "none" ? ["none"] : ports.filter { $0 != port }).map {
                        parameterClass.representative.setting("port", port).setting("to", $0)
                    }
                }
        })
}
