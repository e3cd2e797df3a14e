import Plant

/// What goes wrong with the lines of reference and of clocks.
enum LineModes {
    static let modes = [
        missingTermination, doubleTermination, movedCable, wordClockRate, wordClockInternal,
        deviceInternal,
    ]

    /// Whether something is plugged into a recorder's loop as the facility is set up.
    private static func loops(_ plant: Plant, _ deck: ElementID) -> Bool {
        ReferenceEdits.cable(plant, at: plant.layout.port(deck, DeckKind.Port.loop)) != nil
    }

    /// Whether it has its reference from anybody.
    private static func isFed(_ plant: Plant, _ deck: ElementID) -> Bool {
        ReferenceEdits.cable(plant, at: plant.layout.port(deck, DeckKind.Port.reference)) != nil
    }

    private static let missingTermination = FaultMode(
        name: "missing-termination", title: "reference line that nothing ends",
        plane: ReferencePlane.name, elementKinds: [DeckKind.name],
        classes: [
            ParameterClass("off", "the 75 Ω end at the last loop is off", FaultParameters())
        ],
        band: .monthly, repairs: ["terminate", "set"],
        lookAlikes: [
            LookAlike("double-termination", by: "the level: 600 mV here, 200 mV there"),
            LookAlike("wrong-reference-format", by: "the level: 300 mV there"),
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, _ in
            [ReferenceEdits.edit(plant, element, DeckKind.Slot.termination, 0)]
        },
        places: { plant, element, parameterClass in
            ReferenceEdits.once(parameterClass, where: isFed(plant, element))
        }, mend: ending)

    private static let doubleTermination = FaultMode(
        name: "double-termination", title: "reference line that is ended twice",
        plane: ReferencePlane.name, elementKinds: [DeckKind.name],
        classes: [
            ParameterClass(
                "on", "a 75 Ω end is on where the line goes further", FaultParameters())
        ],
        band: .monthly, repairs: ["terminate", "set"],
        lookAlikes: [
            LookAlike("missing-termination", by: "the level: 200 mV here, 600 mV there"),
            LookAlike("wrong-reference-format", by: "the level: 300 mV there"),
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, _ in
            [ReferenceEdits.edit(plant, element, DeckKind.Slot.termination, 1)]
        },
        places: { plant, element, parameterClass in
            ReferenceEdits.once(
                parameterClass, where: isFed(plant, element) && loops(plant, element))
        }, mend: ending)

    private static let ending: @Sendable (Simulation, ElementID, [SlotEdit]) -> [String] = {
        simulation, _, edits in
        edits.filter { simulation.slot($0.slot) != $0.value }.map { edit in
            let owner = simulation.plant.layout.slotOwners[edit.slot.index]
            return "terminate \(simulation.id(of: owner)) \(edit.value == 1 ? "on" : "off")"
        }
    }

    /// The end of a cable at a generator moves to the first free output with another format.
    private static let movedCable = FaultMode(
        name: "reference-cable-moved", title: "reference cable in the wrong output",
        plane: ReferencePlane.name, elementKinds: CoaxKinds.kinds.map(\.name),
        classes: [
            ParameterClass(
                "other-format", "an end of the cable is in `port`",
                FaultParameters(["port": ""]))
        ],
        band: .yearly, repairs: ["patch"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("wrong-reference-format", by: "follow the cable to its output")
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, cable, parameters throws(ActionRefusal) in
            let name = try parameters.word("port")
            guard let port = plant.layout.port(named: name) else {
                throw ActionRefusal("there is no port `\(name)`")
            }
            guard let end = generatorEnd(plant, cable),
                freeOutputs(plant, end.port).contains(port)
            else { throw ActionRefusal("`\(name)` isn't another output of its generator") }
            return [SlotEdit(end.slot, Int64(port.rawValue))]
        },
        places: { plant, cable, parameterClass in
            guard let end = generatorEnd(plant, cable) else { return [] }
            let now = form(plant, end.port)
            return freeOutputs(plant, end.port).filter { form(plant, $0) != now }.prefix(1)
                .map { parameterClass.representative.setting("port", plant.layout.path(of: $0)) }
        })

    /// The end of a cable that is in a reference generator's output.
    private static func generatorEnd(_ plant: Plant, _ cable: ElementID)
        -> (slot: SlotID, port: PortID)?
    {
        guard let record = plant.layout.cables.first(where: { $0.element == cable }) else {
            return nil
        }
        for slot in record.ends where plant.nominal[slot.index] >= 0 {
            let port = PortID(Int(plant.nominal[slot.index]))
            let owner = plant.layout.ports[port.index]
            if owner.direction == .output
                && plant.kind(of: owner.element).name == ReferenceGeneratorKind.name
            {
                return (slot, port)
            }
        }
        return nil
    }

    /// The other outputs of a port's generator that nothing is plugged into.
    private static func freeOutputs(_ plant: Plant, _ port: PortID) -> [PortID] {
        let owner = plant.layout.ports[port.index].element
        return plant.layout.elements[owner.index].ports.map { PortID($0) }.filter {
            $0 != port && plant.layout.ports[$0.index].direction == .output
                && ReferenceEdits.cable(plant, at: $0) == nil
        }
    }

    private static func form(_ plant: Plant, _ port: PortID) -> Int64 {
        let owner = plant.layout.ports[port.index].element
        let output = port.index - plant.layout.elements[owner.index].ports.lowerBound
        return ReferenceEdits.nominal(plant, owner, ReferenceGeneratorKind.Slot.form(output))
    }

    private static let wordClockRate = FaultMode(
        name: "word-clock-wrong-rate", title: "word clock of the wrong rate",
        plane: ReferencePlane.name, elementKinds: [WordClockGeneratorKind.name],
        classes: [
            ParameterClass(
                "music", "44.1 kHz instead of 48", FaultParameters(["rate": "44100"])),
            ParameterClass(
                "pulled-down", "48 kHz less 0.1 %", FaultParameters(["rate": "47952"])),
        ],
        band: .yearly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("word-clock-free-running", by: "a counter at the generator's output")
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let rate = try ReferenceEdits.choice(
                parameters, "rate", of: WordClockGeneratorKind.rates.map { String($0) })
            return [ReferenceEdits.edit(plant, element, WordClockGeneratorKind.Slot.rate, rate)]
        })

    private static let wordClockInternal = FaultMode(
        name: "word-clock-free-running", title: "word clock generator on its own oscillator",
        plane: ReferencePlane.name, elementKinds: [WordClockGeneratorKind.name],
        classes: [ParameterClass("internal", "set to internal", FaultParameters())],
        band: .yearly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("device-on-own-clock", by: "the counter at the generator's output")
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, _ in
            [ReferenceEdits.edit(plant, element, WordClockGeneratorKind.Slot.lock, 1)]
        })

    private static let deviceInternal = FaultMode(
        name: "device-on-own-clock", title: "audio device on its own clock",
        plane: ReferencePlane.name, elementKinds: [ClockedDeviceKind.name],
        classes: [ParameterClass("internal", "set to internal", FaultParameters())],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("word-clock-free-running", by: "the counter at the generator's output")
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, _ in
            [ReferenceEdits.edit(plant, element, ClockedDeviceKind.Slot.clock, 1)]
        })
}
