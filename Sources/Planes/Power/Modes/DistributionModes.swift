import Plant

/// Faults of boards, strips, and of what is plugged into them.
enum DistributionModes {
    static let all = [boardBreaker, stripBreaker, outletOff, startsTogether, strangeLoad]

    /// Ways or outlets into which something is plugged as the facility is set up, from 1.
    private static func used(_ plant: Plant, _ element: ElementID) -> [Int] {
        let plugged = plant.layout.cables.flatMap { $0.ends.map { plant.nominal[$0.index] } }
        return plant.layout.elements[element.index].ports
            .filter {
                plant.layout.ports[$0].direction == .output && plugged.contains(Int64($0))
            }
            .compactMap { Int(plant.layout.ports[$0].name.split(separator: "-").last ?? "") }
    }

    private static let boardBreaker = FaultMode(
        name: "board-breaker-tripped", title: "a circuit's breaker on the board has tripped",
        plane: PowerPlane.name, elementKinds: [MainsFeedKind.name],
        classes: [
            PowerModes.slotClass("way", "the breaker of a way", "breaker-1", "tripped")
        ],
        band: .yearly, repairs: ["reset-breaker"], authority: .electrician,
        hazards: [.interruption],
        lookAlikes: [LookAlike("feed-lost", by: "the board's voltmeter, and its handles")],
        ksbs: PowerModes.ksbs, inject: PowerModes.oneSlot,
        places: { plant, element, parameterClass in
            used(plant, element).map {
                parameterClass.representative.setting("slot", "breaker-\($0)")
            }
        }, origin: .itself,
        mend: { simulation, element, edits in
            edits.filter { simulation.slot($0.slot) != $0.value }.map { edit in
                let name = simulation.plant.layout.slots[edit.slot.index].name
                return "reset-breaker \(simulation.id(of: element)) way-\(name.dropFirst(8))"
            }
        })

    private static let stripBreaker = FaultMode(
        name: "pdu-breaker-tripped", title: "a strip's breaker has tripped",
        plane: PowerPlane.name, elementKinds: [DistributionUnitKind.name],
        classes: [PowerModes.slotClass("tripped", "once", "breaker", "tripped")],
        band: .yearly, repairs: ["reset-breaker"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("board-breaker-tripped", by: "the strip's mains lamp"),
            LookAlike("load-on-no-drawing", by: "plugs without a label; it trips again"),
        ], ksbs: PowerModes.ksbs, inject: PowerModes.oneSlot, origin: .itself,
        mend: PowerModes.by("reset-breaker"))

    private static let outletOff = FaultMode(
        name: "pdu-outlet-off", title: "an outlet of a strip was switched off",
        plane: PowerPlane.name, elementKinds: [DistributionUnitKind.name],
        classes: [PowerModes.slotClass("off", "one outlet", "outlet-1", "off")],
        band: .yearly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("lead-unseated", by: "the outlet's lamp on the strip"),
            LookAlike("lead-line-open", by: "the outlet's lamp on the strip"),
            LookAlike("psu-failed", by: "the supply's own lamp: amber, not dark"),
        ], ksbs: PowerModes.ksbs, inject: PowerModes.oneSlot,
        places: { plant, element, parameterClass in
            used(plant, element).map {
                parameterClass.representative.setting("slot", "outlet-\($0)")
            }
        })

    /// It shows when power comes back, and everything wants to start in one moment.
    private static let startsTogether = FaultMode(
        name: "pdu-starts-together", title: "a strip switches all on in one moment",
        plane: PowerPlane.name, elementKinds: [DistributionUnitKind.name],
        classes: [
            PowerModes.slotClass("waiting", "nothing has tripped yet", "start", "together"),
            ParameterClass(
                "tripped", "it tripped when power came back",
                FaultParameters([
                    "slot": "start", "value": "together", "also": "breaker",
                    "also-value": "tripped",
                ])),
        ],
        band: .yearly, repairs: ["set", "reset-breaker"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("pdu-breaker-tripped", by: "how the strip starts: look at its menu"),
            LookAlike("load-on-no-drawing", by: "the ammeter: the steady current is as ever"),
        ], ksbs: PowerModes.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            var edits = try PowerModes.oneSlot(plant, element, parameters)
            if parameters.words.contains(where: { $0.name == "also" }) {
                edits.append(
                    try ComputingModes.edit(
                        plant, element, try parameters.word("also"),
                        try parameters.word("also-value")))
            }
            return edits
        },
        mend: { simulation, element, edits in
            let id = simulation.id(of: element)
            let isTripped =
                simulation.slot(element, DistributionUnitKind.Slot.breaker) != MainsBreaker.closed
                || simulation.latch(element, DistributionUnitKind.Latch.tripped) == 1
            return ["set \(id) start staggered"] + (isTripped ? ["reset-breaker \(id)"] : [])
        })

    private static let strangeLoad = FaultMode(
        name: "load-on-no-drawing", title: "something is plugged in that is on no drawing",
        plane: PowerPlane.name, elementKinds: [DistributionUnitKind.name, BatterySupplyKind.name],
        classes: [
            PowerModes.slotClass("heater", "watts: 500…1500", "other-load", "1500"),
            PowerModes.slotClass("heavy", "watts: 1501…6000", "other-load", "4500"),
        ],
        band: .yearly, repairs: ["clear-load", "reset-breaker"],
        hazards: [.interruption],
        lookAlikes: [
            LookAlike("ups-battery-worn", by: "the load in per cent, and the battery's lamp"),
            LookAlike("pdu-breaker-tripped", by: "plugs without a label; it trips again"),
        ], ksbs: PowerModes.ksbs + ["K15"], inject: PowerModes.oneSlot, origin: .person,
        mend: { simulation, element, _ in
            let id = simulation.id(of: element)
            guard simulation.plant.kind(of: element).name == DistributionUnitKind.name else {
                return ["clear-load \(id)"]
            }
            return ["clear-load \(id)"] + PowerModes.resets(simulation, element)
        })
}
