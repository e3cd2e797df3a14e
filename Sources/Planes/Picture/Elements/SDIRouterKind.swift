import Plant
import Signals

/// A router for serial digital video, with a level for embedded sound and labels on its panels.
///
/// Ports are `in-1`…, `out-1`…; slots are `video/out-N`, `audio/out-N`, `lock/out-N`,
/// `reclock/out-N`, `held/out-N` and `label/…`. The video level passes the signal as it is. Where
/// there is an audio level, each output takes the embedded sound of that level's source.
enum SDIRouterKind {
    static let name = "sdi-router"

    static let kind = ElementKind(
        name: name, title: "SDI router", plane: PicturePlane.name,
        parameters: RouterPlan.parameterSchemas + PowerInlets.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            let plan = try RouterPlan(of: declarer)
            for (index, source) in plan.sources.enumerated() {
                declarer.port("in-\(index + 1)", .input, PicturePlane.bnc, title: source)
            }
            for (index, destination) in plan.destinations.enumerated() {
                declarer.port("out-\(index + 1)", .output, PicturePlane.bnc, title: destination)
            }
            for output in 0..<plan.outputCount { declareOutput(output, plan, &declarer) }
            for (index, source) in plan.sources.enumerated() {
                declarer.slot(label(of: "in-\(index + 1)", text: source))
            }
            try PowerInlets.declare(&declarer)
        },
        wire: { wirer throws(PlantProblem) in
            try wire(&wirer)
            try PowerInlets.gate(&wirer)
        },
        inspect: { simulation, element, reading in
            // Each input has a lamp that lights while its equaliser finds a carrier.
            var lit: [Int64] = []
            let layout = simulation.plant.layout
            for port in layout.elements[element.index].ports
            where layout.ports[port].connector == PicturePlane.bnc
                && layout.ports[port].direction == .input && PowerInlets.isOn(simulation, element)
            {
                guard let node = simulation.plant.arrival(PortID(port)) else { continue }
                if PictureSignal(simulation.value(node)).hasCarrier {
                    lit.append(Int64(port - layout.elements[element.index].ports.lowerBound + 1))
                }
            }
            reading.add("inputs-with-carrier", .list(lit))
            PowerInlets.inspect(simulation, element, &reading)
        })

    private static func label(of port: String, text: String) -> SlotDeclaration {
        SlotDeclaration(
            "label/" + port, "what the panels call " + port, .symbol, role: .statement,
            nominalText: text)
    }

    private static func declareOutput(
        _ output: Int, _ plan: RouterPlan, _ declarer: inout ElementDeclarer
    ) {
        let port = "out-\(output + 1)"
        let inputs = (1...plan.inputCount).map { "in-\($0)" }
        for level in plan.levels {
            declarer.slot(
                SlotDeclaration(
                    level + "/" + port, level + " crosspoint of " + port, .index(inputs),
                    nominal: plan.nominalInputs[output],
                    hazards: [.contentExposure, .interruption]))
        }
        declarer.slot(
            SlotDeclaration(
                "held/" + port, "input that a defective crosspoint holds", .index(inputs),
                role: .health, nominal: -1))
        declarer.slot(
            SlotDeclaration(
                "lock/" + port, "protection against taking", .boolean,
                nominal: plan.locked[output] ? 1 : 0, authority: .supervisor))
        declarer.slot(
            SlotDeclaration(
                "reclock/" + port, "reclocker of " + port, .boolean,
                nominal: plan.isReclocking ? 1 : 0, hazards: [.interruption]))
        declarer.slot(label(of: port, text: plan.destinations[output]))
    }

    private static func wire(_ wirer: inout ElementWirer) throws(PlantProblem) {
        let plan = try RouterPlan(of: wirer)
        let receiver = try SDIReceiver(of: wirer)
        let layout = RouterLayout(plan)
        var inputs: [NodeID?] = []
        for input in 0..<plan.inputCount {
            let arriving = wirer.arriving(wirer.port(layout.inputPort(input)))
            inputs.append(
                wirer.node(
                    "in-\(input + 1):equalised", inputs: [.always(arriving)],
                    constants: receiver.constants
                ) { scope in
                    let receiver = SDIReceiver(scope, at: 0)
                    let arriving = PictureSignal(scope.input(0))
                    var signal = receiver.equalise(arriving)
                    if !receiver.accepts(arriving) { signal.isReadable = false }
                    return signal.value
                })
        }
        for output in 0..<plan.outputCount {
            let held = wirer.slot(layout.held(output: output))
            var groups: [NodeInput] = [
                .selected(
                    by: wirer.slot(layout.crosspoint(output: output, level: 0)), from: inputs),
                .selected(by: held, from: inputs),
            ]
            if plan.levels.count > 1 {
                groups.append(
                    .selected(
                        by: wirer.slot(layout.crosspoint(output: output, level: 1)), from: inputs))
            }
            let node = wirer.node(
                "out-\(output + 1)", inputs: groups,
                cells: [
                    wirer.cell(held), wirer.cell(wirer.slot(layout.reclocker(output: output))),
                ], sent)
            wirer.transmit(wirer.port(layout.outputPort(output)), node)
        }
    }

    /// What an output sends: the video level's picture, the audio level's sound.
    private static func sent(_ scope: NodeScope) -> NodeValue {
        var signal = PictureSignal(scope.input(scope.cell(0) >= 0 ? 1 : 0))
        guard signal.hasCarrier else { return .absent }
        if scope.inputCount > 2 {
            let sound = PictureSignal(scope.input(2))
            signal.audioGroups = sound.isReadable ? sound.audioGroups : 0
            signal.audioContent = sound.isReadable ? sound.audioContent : 0
            signal.audioChain = sound.isReadable ? sound.audioChain : 0
        }
        return scope.cell(1) == 1 ? SDIReceiver.regenerate(signal).value : signal.value
    }
}
