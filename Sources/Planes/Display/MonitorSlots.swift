import Plant

/// What some monitors declare and wire beyond what all have.
extension DisplayPlane {
    /// The setting of a box with a table.
    static let lutBoxTable = "table"

    static func declareExtras(_ build: MonitorBuild, _ declarer: inout ElementDeclarer) {
        for slot in build.extras.slots {
            declarer.slot(declaration(slot, build))
        }
    }

    private static func declaration(_ slot: ExtraSlot, _ build: MonitorBuild) -> SlotDeclaration {
        let authority: Authority = build.monitorClass.hasPatches ? .client : .engineer
        let extras = build.extras
        func setting(_ title: String, _ domain: SlotDomain, _ nominal: Int64 = 0)
            -> SlotDeclaration
        {
            SlotDeclaration(slot.name, title, domain, nominal: nominal, authority: authority)
        }
        func health(_ title: String, _ range: ClosedRange<Int64>, _ nominal: Int64 = 0)
            -> SlotDeclaration
        {
            SlotDeclaration(
                slot.name, title, .integer(range, .none), role: .health, nominal: nominal)
        }
        switch slot {
        case .curve: return setting("curve from signal to light", .choice(MonitorExtras.curveNames))
        case .gamut: return setting("primaries", .choice(MonitorExtras.gamutNames))
        case .colorimetry:
            return setting(
                "colorimetry of the payload identifier", .choice(MonitorExtras.colorimetryNames))
        case .look:
            return setting("table in the monitor", .choice(ViewingLooks.names), extras.look)
        case .pictureMode: return setting("picture processing", .choice(PictureMode.names))
        case .mask: return setting("masks", .choice(MonitorExtras.maskNames), extras.mask)
        case .lensAcross:
            return setting(
                "lens shift to the right, per cent of half the width",
                .integer(-100...100, .none), extras.projection?.across ?? 0)
        case .lensUp:
            return setting(
                "lens shift upwards, per cent of half the height", .integer(-100...100, .none),
                extras.projection?.up ?? 0)
        case .lightHours: return health("hours on its light", 0...100_000, extras.hours)
        case .hotRed, .hotGreen, .hotBlue:
            return health("what a channel loses once it is hot, per mille", 0...600)
        case .topLeft, .topRight, .bottomLeft, .bottomRight:
            let corner = ExtraSlot.corners.firstIndex(of: slot) ?? 0
            return health(
                "light of a corner, per mille of the centre's", 100...1000, extras.corners[corner])
        }
    }

    /// The table of the box on a monitor's input; nil where it has none.
    static func lutBox(of build: MonitorBuild, _ wirer: ElementWirer) throws(PlantProblem)
        -> SlotID?
    {
        let name = build.extras.lutBox
        if name.isEmpty { return nil }
        guard let box = wirer.layout.element(named: name) else {
            throw wirer.problem(
                "lut-box", "unknown element `\(name)`", given: name,
                candidates: wirer.layout.elements.map(\.id))
        }
        guard let slot = wirer.layout.slot(box, named: lutBoxTable),
            case .choice(ViewingLooks.names) = wirer.layout.slots[slot.index].domain
        else {
            throw wirer.problem(
                "lut-box", "`\(name)` isn't a `viewing-lut-box`",
                expected: "an element of kind `viewing-lut-box`")
        }
        return slot
    }

    /// A box with a table, screwed onto a monitor's input, where nothing else can be plugged.
    static let lutBoxKind = ElementKind(
        name: "viewing-lut-box", title: "LUT box on a monitor's input", plane: planeName,
        parameters: [ParameterSchema("lut", "the table that the room's pictures are seen through")],
        declare: { declarer throws(PlantProblem) in
            let table = try declarer.choice("lut", of: ViewingLooks.names, default: "none")
            declarer.slot(
                SlotDeclaration(
                    lutBoxTable, "table in the box", .choice(ViewingLooks.names),
                    nominal: Int64(table)))
        },
        inspect: { simulation, element, reading in
            let table = Int(simulation.slot(element, 0))
            reading.add("table-lamp", .symbol(table == 0 ? "bypass" : "active"))
        })
}

/// How a display's light falls off as it gets hot, where its driver or emitters are failing.
enum HeatSoak {
    /// A hot panel, in thousandths.
    static let hot: Int64 = 1000

    private static let stepMilliseconds: Int64 = 300_000

    /// What is left of the way after five minutes, in ten-thousandths: e^(−1/12).
    ///
    /// A time constant of an hour: a judgement for what heats up behind a panel, well after the
    /// panel itself is warm.
    private static let remainderPerStep: Int64 = 9200

    /// Hot while it is on, cold after it has been off for long.
    static func rule(_ wirer: ElementWirer) -> LatchRule {
        let element = wirer.element
        return LatchRule(
            cells: [wirer.cell(wirer.slot(MonitorSlot.power))],
            settled: { $0.slot(element, MonitorSlot.power) != 0 ? hot : 0 },
            step: { current, target, _ in
                LatchStep(
                    value: step(from: current, to: target), afterMilliseconds: stepMilliseconds)
            })
    }

    /// The heat five minutes later; the last two per cent come in one step.
    static func step(from current: Int64, to target: Int64) -> Int64 {
        let distance = target - current
        if distance.magnitude <= 20 { return target }
        return target - distance * remainderPerStep / 10_000
    }
}
