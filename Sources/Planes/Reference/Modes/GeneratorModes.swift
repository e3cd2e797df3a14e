import Plant

/// What goes wrong with reference generators, antennas and changeovers, and with sources that are
/// timed to them.
enum GeneratorModes {
    static let modes = [
        freeRunning, antennaBlocked, outputsDead, wrongFormat, stuckOnFailed,
    ]

    private static let freeRunning = FaultMode(
        name: "generator-free-running", title: "reference generator on its own oscillator",
        plane: ReferencePlane.name, elementKinds: [ReferenceGeneratorKind.name],
        classes: [ParameterClass("internal", "set to its internal time base", FaultParameters())],
        band: .yearly, repairs: ["set"], authority: .supervisor, hazards: [.interruption],
        lookAlikes: [
            LookAlike("antenna-lost", by: "the generator's lamp: internal here, holdover there")
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, _ in
            [ReferenceEdits.edit(plant, element, ReferenceGeneratorKind.Slot.timeBase, 1)]
        })

    private static let antennaBlocked = FaultMode(
        name: "antenna-lost", title: "satellite antenna that hears nothing",
        plane: ReferencePlane.name, elementKinds: [AntennaKind.name],
        classes: [
            ParameterClass(
                "blocked", "something stands over it", FaultParameters(["sky": "blocked"])),
            ParameterClass(
                "dead", "its amplifier is dead", FaultParameters(["sky": "dead"])),
        ],
        band: .yearly, repairs: ["replace", "swap"], authority: .supervisor,
        hazards: [.injury, .interruption],
        lookAlikes: [
            LookAlike("generator-free-running", by: "the generator's lamp"),
            LookAlike("open-screen", by: "swap the antenna's cable"),
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let sky = try ReferenceEdits.choice(
                parameters, "sky", of: ["clear", "blocked", "dead"])
            guard sky > 0 else { throw ActionRefusal("a clear sky is no fault") }
            return [ReferenceEdits.edit(plant, element, AntennaKind.Slot.sky, sky)]
        })

    private static let outputsDead = FaultMode(
        name: "reference-outputs-dead", title: "generator whose output amplifiers are dead",
        plane: ReferencePlane.name,
        elementKinds: [
            ReferenceGeneratorKind.name, WordClockGeneratorKind.name, TimecodeGeneratorKind.name,
        ],
        classes: [ParameterClass("dead", "nothing at any output", FaultParameters())],
        band: .yearly, repairs: ["replace", "swap"], authority: .supervisor,
        hazards: [.interruption],
        lookAlikes: [
            LookAlike("changeover-stuck", by: "the lamps of the changeover unit's inputs"),
            LookAlike("open-screen", by: "measure at the generator's own output"),
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            guard let slot = plant.layout.slot(element, named: "outputs") else {
                throw ActionRefusal("it has no output amplifiers")
            }
            return [SlotEdit(slot, 1)]
        })

    /// One place for each output that somebody uses, with the next format of another rate.
    private static let wrongFormat = FaultMode(
        name: "wrong-reference-format", title: "reference of the wrong format to a room",
        plane: ReferencePlane.name, elementKinds: [ReferenceGeneratorKind.name],
        classes: [
            ParameterClass(
                "rate", "`output` sends `format`, of another frame rate",
                FaultParameters(["output": "1", "format": "tri-level-23.98"]))
        ],
        band: .monthly, repairs: ["set"], authority: .supervisor, hazards: [.interruption],
        lookAlikes: [
            LookAlike(
                "reference-cable-moved", by: "follow the cable: it is in the right output here"),
            LookAlike("missing-termination", by: "the level: 300 mV here"),
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let count =
                (plant.layout.elements[element.index].slots.count
                    - ReferenceGeneratorKind.Slot.firstOutput) / 2
            let output = Int(try parameters.integer("output", in: 1...Int64(count))) - 1
            let format = try ReferenceEdits.choice(
                parameters, "format", of: ReferenceForms.names)
            let ordinal = ReferenceGeneratorKind.Slot.form(output)
            let now = ReferenceEdits.nominal(plant, element, ordinal)
            guard ReferenceForms.all[Int(now)].rate != ReferenceForms.all[Int(format)].rate else {
                throw ActionRefusal("that is a format of the same rate")
            }
            return [ReferenceEdits.edit(plant, element, ordinal, format)]
        },
        places: { plant, element, parameterClass in
            let first = plant.layout.elements[element.index].ports.lowerBound
            return plant.cabledPorts(element).compactMap { port in
                let output = port - first
                guard plant.layout.ports[port].direction == .output else { return nil }
                let now = ReferenceEdits.nominal(
                    plant, element, ReferenceGeneratorKind.Slot.form(output))
                // The rates that rooms change between most: 25 and 23.98.
                let other = ReferenceForms.all[Int(now)].rate == 0 ? 4 : 2
                return parameterClass.representative.setting("output", "\(output + 1)")
                    .setting("format", ReferenceForms.names[other])
            }
        })

    /// A changeover that stands on a generator which then fails: both have to be mended.
    private static let stuckOnFailed = FaultMode(
        name: "changeover-stuck", title: "changeover stuck on the generator that failed",
        plane: ReferencePlane.name, elementKinds: [ChangeoverKind.name],
        classes: [
            ParameterClass(
                "on-failed", "the relay stays with `side`, whose generator is dead",
                FaultParameters(["side": "a"]))
        ],
        band: .onceACareer, repairs: ["replace", "swap"], authority: .supervisor,
        hazards: [.interruption],
        lookAlikes: [
            LookAlike(
                "reference-outputs-dead",
                by: "the changeover unit takes the dead input though the other one's lamp is lit")
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let side = try ReferenceEdits.choice(parameters, "side", of: ["a", "b"])
            let place = side == 0 ? 0 : ChangeoverKind.channels(plant, element)
            guard
                let cable = ReferenceEdits.cable(
                    plant, at: plant.layout.port(element, place)),
                let port = cable.ends.map({ plant.nominal[$0.index] }).first(where: {
                    $0 >= 0 && plant.layout.ports[Int($0)].direction == .output
                })
            else { throw ActionRefusal("no generator is connected there") }
            let generator = plant.layout.ports[Int(port)].element
            guard let outputs = plant.layout.slot(generator, named: "outputs") else {
                throw ActionRefusal("no generator is connected there")
            }
            return [
                ReferenceEdits.edit(plant, element, ChangeoverKind.Slot.relay, 1 + side),
                SlotEdit(outputs, 1),
            ]
        },
        mend: { simulation, element, edits in
            let layout = simulation.plant.layout
            return edits.filter { simulation.slot($0.slot) != $0.value }.map {
                "replace " + simulation.id(of: layout.slotOwners[$0.slot.index])
            }
        })
}
