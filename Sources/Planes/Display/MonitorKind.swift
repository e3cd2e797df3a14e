import Plant

extension DisplayPlane {
    /// The kind's name in files.
    static let monitorName = "monitor"

    /// The kind's name in files.
    static let projectorName = "projector"

    /// A monitor: inputs with loops, presets with their controls, a panel that drifts and warms up.
    static let monitorKind = displayKind(
        monitorName, title: "picture monitor", MonitorBuild.parameterSchemas)

    /// A projector with its screen: a monitor whose light ages in hours and passes a lens.
    static let projectorKind = displayKind(
        projectorName, title: "projector and its screen", MonitorBuild.projectorSchemas)

    private static func displayKind(
        _ name: String, title: String, _ parameters: [ParameterSchema]
    ) -> ElementKind {
        ElementKind(
            name: name, title: title, plane: planeName,
            parameters: parameters + PowerInlets.parameterSchemas,
            declare: { declarer throws(PlantProblem) in
                let build = try MonitorBuild(of: declarer)
                declarePorts(build, &declarer)
                declareSettings(build, &declarer)
                declareHealth(&declarer)
                declareControls(build, &declarer)
                declareExtras(build, &declarer)
                declarer.latch("warm-up")
                declarer.latch("lock")
                if build.extras.isFollowed { declarer.latch("heat") }
                declarer.stream("\(declarer.declaration.id)/picture")
                try PowerInlets.declare(&declarer)
            },
            wire: { wirer throws(PlantProblem) in
                _ = try PowerInlets.node(&wirer)
                try wireMonitor(&wirer)
                try PowerInlets.gate(&wirer, screen: "screen")
            },
            inspect: { simulation, element, reading in
                MonitorInspection(simulation: simulation, element: element).add(to: &reading)
                PowerInlets.inspect(simulation, element, &reading)
            })
    }

    /// The connector of consumer and computer video.
    static let hdmi = Connector("hdmi")
    /// The coaxial connector of serial digital video.
    static let bnc = Connector("bnc")

    private static func declarePorts(_ build: MonitorBuild, _ declarer: inout ElementDeclarer) {
        for name in build.inputs {
            declarer.port(name, .input, name == "hdmi" ? hdmi : bnc)
            if name != "hdmi" { declarer.port(name + "-loop", .output, bnc) }
        }
    }

    private static func declareSettings(
        _ build: MonitorBuild, _ declarer: inout ElementDeclarer
    ) {
        let isReference = build.monitorClass.hasPatches
        let authority: Authority = isReference ? .client : .engineer
        func setting(
            _ name: String, _ title: String, _ domain: SlotDomain, nominal: Int64 = 0,
            hazards: [Hazard] = []
        ) {
            declarer.slot(
                SlotDeclaration(
                    name, title, domain, nominal: nominal, authority: authority, hazards: hazards))
        }
        setting("power", "power", .choice(["off", "on"]), nominal: 1, hazards: [.interruption])
        setting("input", "the input that is shown", .choice(build.inputs))
        setting(
            "preset", "picture preset", .choice(build.presets.map(\.name)),
            nominal: Int64(build.targetPreset ?? 0))
        setting("input-range", "range of the input", .choice(InputRangeSetting.names))
        setting(
            "internal-patch", "patch of its own",
            .choice(isReference ? InternalPatch.names : ["off"]), hazards: [.interruption])
    }

    private static func declareHealth(_ declarer: inout ElementDeclarer) {
        declarer.slot(
            SlotDeclaration(
                "light-output", "light that age has left, per mille",
                .integer(100...1000, .none), role: .health, nominal: WarmUp.settled))
        for channel in channels {
            declarer.slot(
                SlotDeclaration(
                    "\(channel)-drift", "\(channel) gain of the panel, thousandths",
                    .integer(500...1500, .none), role: .health, nominal: 1000))
        }
        for channel in channels {
            declarer.slot(
                SlotDeclaration(
                    "\(channel)-cut-drift", "\(channel) cut of the panel, thousandths",
                    .integer(-200...200, .none), role: .health))
        }
    }

    private static func declareControls(
        _ build: MonitorBuild, _ declarer: inout ElementDeclarer
    ) {
        let authority: Authority = build.monitorClass.hasPatches ? .client : .engineer
        for preset in build.presets {
            for (index, control) in MonitorSlot.controls.enumerated() {
                let range = controlRange(index, build)
                let nominal =
                    index == 0
                    ? min(build.nominalLuminance(of: preset), range.upperBound)
                    : index < 4 ? 1000 : 0
                declarer.slot(
                    SlotDeclaration(
                        "\(preset.name)-\(control)", "\(control) of \(preset.name)",
                        .integer(range, .none), nominal: nominal, authority: authority,
                        hazards: [.calibrationLoss]))
            }
        }
    }

    /// Red, green and blue, as names begin with them.
    static let channels = ["red", "green", "blue"]

    /// What a control may be set to: luminance in cd/m², gains and cuts in thousandths.
    ///
    /// Below 20 cd/m² no preset makes sense: the system gamma of HLG holds for grading displays.
    static func controlRange(_ control: Int, _ build: MonitorBuild) -> ClosedRange<Int64> {
        if control == 0 { return 20...Int64(build.panel.peak) }
        return control < 4 ? 500...1500 : -200...200
    }

    private static func wireMonitor(_ wirer: inout ElementWirer) throws(PlantProblem) {
        let build = try MonitorBuild(of: wirer)
        let behaviour = ScreenBehaviour(build: build)
        var arrivals: [NodeID?] = []
        var port = 0
        for name in build.inputs {
            let arriving = wirer.arriving(wirer.port(port))
            arrivals.append(arriving)
            port += 1
            guard name != "hdmi" else { continue }
            let loop = wirer.node(
                "\(name)-loop", inputs: [.always(arriving)],
                cells: [wirer.cell(wirer.slot(MonitorSlot.power))]
            ) { behaviour.loop($0) }
            wirer.transmit(wirer.port(port), loop)
            port += 1
        }
        let selected = wirer.node(
            "selected",
            inputs: [.selected(by: wirer.slot(MonitorSlot.input), from: arrivals)]
        ) { $0.input(0) }
        var cells = (0..<build.slotCount).map { wirer.cell(wirer.slot($0)) }
        cells += (0..<build.latchCount).map { wirer.cell(wirer.latch($0)) }
        if let level = try roomLight(of: build, wirer) { cells.append(wirer.cell(level)) }
        if let table = try lutBox(of: build, wirer) { cells.append(wirer.cell(table)) }
        _ = wirer.node("screen", inputs: [.always(selected)], cells: cells) {
            behaviour.screen($0)
        }
        wirer.rule(wirer.latch(MonitorSlot.warmUp), warmUpRule(wirer))
        wirer.rule(wirer.latch(MonitorSlot.lock), build.receiver.lockRule(input: selected))
        if build.extras.isFollowed {
            wirer.rule(wirer.latch(MonitorSlot.heat), HeatSoak.rule(wirer))
        }
    }

    /// The level of the light in the monitor's room; nil where the room has none.
    private static func roomLight(of build: MonitorBuild, _ wirer: ElementWirer)
        throws(PlantProblem) -> SlotID?
    {
        if build.roomLight.isEmpty { return nil }
        guard let light = wirer.layout.element(named: build.roomLight) else {
            throw wirer.problem(
                "room-light", "unknown element `\(build.roomLight)`", given: build.roomLight,
                candidates: wirer.layout.elements.map(\.id))
        }
        guard let level = wirer.layout.slot(light, named: roomLightLevel),
            case .integer(_, .lux) = wirer.layout.slots[level.index].domain
        else {
            throw wirer.problem(
                "room-light", "`\(build.roomLight)` isn't a `room-light`",
                expected: "an element of kind `room-light`")
        }
        return level
    }

    private static func warmUpRule(_ wirer: ElementWirer) -> LatchRule {
        let element = wirer.element
        return LatchRule(
            cells: [wirer.cell(wirer.slot(MonitorSlot.power))],
            nodes: PowerInlets.triggers(wirer),
            settled: {
                $0.slot(element, MonitorSlot.power) != 0 && PowerInlets.isOn($0, element)
                    ? WarmUp.settled : 0
            },
            step: { current, target, _ in
                LatchStep(
                    value: WarmUp.step(from: current, to: target),
                    afterMilliseconds: WarmUp.stepMilliseconds)
            })
    }
}
