import Plant
import Signals

/// What goes wrong with ST 2110 flows.
enum FlowModes {
    static let modes = [wrongFlow, oversubscribed, senderOff, senderFormat]

    private static let ksbs = ModeEdits.ksbs + ["K2"]

    private static let wrongFlow = FaultMode(
        name: "wrong-flow-subscribed", title: "receiver that takes another flow",
        plane: PicturePlane.name, elementKinds: [FlowKinds.receiverName],
        classes: [
            ParameterClass(
                "other", "the output's number and the flow that it takes",
                FaultParameters(["output": "1", "flow": "tx.in-2"]))
        ],
        band: .weekly, repairs: ["set"], hazards: [.contentExposure, .interruption],
        lookAlikes: [
            LookAlike("misrouted-crosspoint", by: "read the receiver's subscription in its menu"),
            LookAlike("flow-off", by: "the flow's lamp is on, with another picture"),
        ],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let output = try parameters.integer("output", in: 1...8)
            return [
                try ModeEdits.edit(
                    plant, element, FlowFabric.SlotName.subscription + "\(output)",
                    to: try parameters.word("flow"))
            ]
        },
        places: { plant, element, parameterClass in
            let layout = plant.layout
            return layout.elements[element.index].ports.indices.flatMap {
                port -> [FaultParameters] in
                let number = port - layout.elements[element.index].ports.lowerBound + 1
                let name = FlowFabric.SlotName.subscription + "\(number)"
                guard let slot = layout.slot(element, named: name),
                    case .index(let flows) = layout.slots[slot.index].domain
                else { return [] }
                return flows.map {
                    parameterClass.representative.setting("output", "\(number)")
                        .setting("flow", $0)
                }
            }
        })

    /// The port came up slower than it should: a wrong optic, a bad lane, somebody's hand.
    private static let oversubscribed = FaultMode(
        name: "flow-link-slow", title: "media link with less room than its flows need",
        plane: PicturePlane.name, elementKinds: [FlowKinds.linkName],
        classes: FlowKinds.speeds.map { speed in
            ParameterClass(
                speed.name, "the port has come up at \(speed.megabits) Mb/s",
                FaultParameters(["speed": speed.name]))
        },
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike(
                "long-or-lossy-cable",
                by: "SDI checks are clean; the receiver counts lost packets of all flows alike")
        ],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            [
                try ModeEdits.edit(
                    plant, element, FlowFabric.SlotName.speed, to: try parameters.word("speed"))
            ]
        },
        places: { plant, element, parameterClass in
            // A link that carries its flows at the lower rate too shows nothing.
            let fabric = plant.pictureModel.fabric
            let load = fabric.load(ofLink: element) { plant.nominal[fabric.slots[$0].index] }
            let speed = FlowKinds.speeds.first { $0.name == parameterClass.name }
            let capacity = (speed?.megabits ?? 0) * 1_000_000
            return max(load.up, load.down) > capacity ? [parameterClass.representative] : []
        },
        origin: .itself)

    private static let senderOff = FaultMode(
        name: "flow-off", title: "sender that doesn't send a flow", plane: PicturePlane.name,
        elementKinds: [FlowKinds.senderName],
        classes: [
            ParameterClass("off", "the flow's number", FaultParameters(["flow": "1"]))
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("wrong-flow-subscribed", by: "the flow's lamp is off at each receiver"),
            LookAlike("flow-format-wrong", by: "the flow is switched off in the menu"),
        ],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            [
                try ModeEdits.edit(
                    plant, element,
                    FlowFabric.SlotName.flow + "\(try parameters.integer("flow", in: 1...8))",
                    to: "no")
            ]
        },
        places: flows)

    private static let senderFormat = FaultMode(
        name: "flow-format-wrong", title: "sender set to another format than arrives",
        plane: PicturePlane.name, elementKinds: [FlowKinds.senderName],
        classes: [
            ParameterClass(
                "other", "the flow's number and format",
                FaultParameters(["flow": "1", "format": "1080i25"]))
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("flow-off", by: "the flow's lamp is on at the receiver, without a picture")
        ],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let flow = try parameters.integer("flow", in: 1...8)
            return [
                try ModeEdits.edit(
                    plant, element, FlowFabric.SlotName.format + "\(flow)",
                    to: try parameters.word("format"))
            ]
        },
        places: flows)

    /// Each flow of a sender that somebody has subscribed to as the facility is set up.
    private static let flows: @Sendable (Plant, ElementID, ParameterClass) -> [FaultParameters] = {
        plant, element, parameterClass in
        let fabric = plant.pictureModel.fabric
        let ports = plant.layout.elements[element.index].ports
        return ports.indices.compactMap { port in
            let isUsed = fabric.subscriptions.contains { subscription in
                let flow = fabric.flow(of: subscription) { plant.nominal[fabric.slots[$0].index] }
                return flow.map { fabric.flows[$0].port == PortID(port) } ?? false
            }
            return isUsed
                ? parameterClass.representative.setting("flow", "\(port - ports.lowerBound + 1)")
                : nil
        }
    }
}
