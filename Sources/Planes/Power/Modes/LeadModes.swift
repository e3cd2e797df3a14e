import Plant

/// Faults of leads and of machines' own supplies.
enum LeadModes {
    static let all = [unseated, loose, lineOpen, earthOpen, oneFeed, supplyFailed]

    /// Kinds that can have supplies; those of other planes by their names.
    private static let poweredKinds = [
        SyncGeneratorKind.name, DistributionAmplifierKind.name, SDIRouterKind.name,
        PatternGeneratorKind.name, WaveformMonitorKind.name, VideoCardKind.name, "monitor",
        "switch", "router", "host", DeskKinds.transmitterName, DeskKinds.receiverName,
        RoomCoolingKind.name,
    ]

    private static func mode(
        _ name: String, _ title: String, _ classes: [ParameterClass], _ band: FrequencyBand,
        repair: String, hazards: [Hazard] = [.interruption], _ lookAlikes: [LookAlike],
        comesAndGoes: Bool = false
    ) -> FaultMode {
        FaultMode(
            name: name, title: title, plane: PowerPlane.name,
            elementKinds: [MainsCables.leadName], classes: classes, band: band,
            repairs: [repair], hazards: hazards, lookAlikes: lookAlikes, ksbs: PowerModes.ksbs,
            inject: PowerModes.oneSlot,
            places: { plant, lead, parameterClass in
                plant.joins(lead) ? [parameterClass.representative] : []
            }, origin: .itself, mend: PowerModes.by(repair), comesAndGoes: comesAndGoes)
    }

    private static let unseated = mode(
        "lead-unseated", "a mains plug is half out",
        [PowerModes.slotClass("out", "no contact at all", "seating", "out")], .monthly,
        repair: "reseat",
        [
            LookAlike("lead-line-open", by: "look at the plug; test the lead"),
            LookAlike("psu-failed", by: "the supply's lamp: dark, not amber"),
        ])

    private static let loose = mode(
        "lead-loose", "a mains plug sits loose",
        [PowerModes.slotClass("loose", "contact that comes and goes", "seating", "loose")],
        .monthly, repair: "reseat",
        [LookAlike("psu-failed", by: "the lamp flickers, and the lead when it is moved")],
        comesAndGoes: true)

    private static let lineOpen = mode(
        "lead-line-open", "a mains lead is broken, or its fuse",
        [PowerModes.slotClass("open", "line or neutral", "conductors", "open-line")], .yearly,
        repair: "replace",
        [LookAlike("lead-unseated", by: "look at the plug; test the lead")])

    private static let earthOpen = mode(
        "lead-earth-open", "a mains lead's earth is broken",
        [PowerModes.slotClass("open", "the protective conductor", "conductors", "open-earth")],
        .yearly, repair: "replace", hazards: [.injury, .interruption],
        [LookAlike("outlet-earth-open", by: "measure another outlet; test the lead")])

    /// Somebody tidied up, and both supplies of a machine hang on one feed.
    private static let oneFeed = FaultMode(
        name: "supplies-on-one-feed", title: "both supplies of a machine are on one feed",
        plane: PowerPlane.name, elementKinds: [MainsCables.leadName],
        classes: [
            ParameterClass(
                "moved", "the end `end` (a or b) is in `port`, on the other supply's strip",
                FaultParameters(["end": "a", "port": ""]))
        ],
        band: .yearly, repairs: ["unplug", "patch"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("feed-lost", by: "nothing is dark: follow the leads")
        ], ksbs: PowerModes.ksbs + ["K15"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let end = try parameters.word("end") == "a" ? 0 : 1
            let path = try parameters.word("port")
            guard let cable = plant.layout.cables.first(where: { $0.element == element }),
                let port = plant.layout.port(named: path), cable.reaches[end].contains(port)
            else {
                throw ActionRefusal(
                    "the lead doesn't reach `\(path)`", advice: "an outlet that it reaches")
            }
            return [SlotEdit(cable.ends[end], Int64(port.rawValue))]
        },
        places: { plant, element, parameterClass in
            otherStrip(plant, element).map {
                [
                    parameterClass.representative.setting("end", $0.end == 0 ? "a" : "b")
                        .setting("port", plant.layout.path(of: $0.port))
                ]
            } ?? []
        })

    /// The first free outlet of the strip on which the machine's other supply hangs, where the lead
    /// reaches it.
    private static func otherStrip(_ plant: Plant, _ element: ElementID)
        -> (end: Int, port: PortID)?
    {
        let layout = plant.layout
        guard let lead = layout.cables.first(where: { $0.element == element }) else { return nil }
        let plugged = layout.cables.flatMap { $0.ends.map { plant.nominal[$0.index] } }
        func far(_ port: PortID) -> Int64? {
            for cable in layout.cables {
                for end in 0...1 where plant.nominal[cable.ends[end].index] == Int64(port.rawValue)
                { return plant.nominal[cable.ends[1 - end].index] }
            }
            return nil
        }
        for end in 0...1 {
            let near = plant.nominal[lead.ends[end].index]
            let inlet = plant.nominal[lead.ends[1 - end].index]
            guard near >= 0, inlet >= 0, layout.ports[Int(near)].direction == .output else {
                continue
            }
            let owner = layout.ports[Int(inlet)].element
            for (port, _) in PowerInlets.inlets(layout, owner)
            where Int64(port.rawValue) != inlet {
                guard let other = far(port), other >= 0 else { continue }
                let strip = layout.ports[Int(other)].element
                guard strip != layout.ports[Int(near)].element else { continue }
                let free = lead.reaches[end].first {
                    layout.ports[$0.index].element == strip
                        && !plugged.contains(Int64($0.rawValue))
                }
                if let free { return (end, free) }
            }
        }
        return nil
    }

    /// A machine with two goes on as if nothing were: only a lamp tells.
    private static let supplyFailed = FaultMode(
        name: "psu-failed", title: "a machine's supply has failed", plane: PowerPlane.name,
        elementKinds: poweredKinds,
        classes: [
            PowerModes.slotClass("a", "supply A", "psu-a", "failed"),
            PowerModes.slotClass("b", "supply B", "psu-b", "failed"),
        ],
        band: .yearly, repairs: ["replace-psu", "replace"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("lead-line-open", by: "the supply's lamp: dark, not amber"),
            LookAlike("pdu-outlet-off", by: "the outlet's lamp on the strip"),
            LookAlike("host-off", by: "the supply's lamp: green"),
            LookAlike("switch-off", by: "the supply's lamp: green"),
        ], ksbs: PowerModes.ksbs, inject: PowerModes.oneSlot,
        mend: { simulation, element, edits in
            edits.filter { simulation.slot($0.slot) != $0.value }.map { edit in
                let name = simulation.plant.layout.slots[edit.slot.index].name
                return "replace-psu \(simulation.id(of: element)) \(name.suffix(1))"
            }
        })
}
