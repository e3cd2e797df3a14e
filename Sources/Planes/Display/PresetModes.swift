import Plant
import Signals

/// Faults of what is chosen in a monitor's menus.
extension DisplayPlane {
    static let presetModes = [wrongPreset, wrongInputRange, wrongInputSelected, presetOverwritten]

    /// The monitor of an element, or why it can't have the fault.
    static func record(_ plant: Plant, _ element: ElementID) throws(ActionRefusal)
        -> MonitorRecord
    {
        guard let record = plant.displays.monitor(element) else {
            throw ActionRefusal("that isn't a monitor")
        }
        return record
    }

    /// Left on another preset, as after another client's session.
    static let wrongPreset = FaultMode(
        name: "wrong-preset", title: "a monitor is on another preset than the room's",
        plane: planeName, elementKinds: [monitorName, projectorName],
        classes: [
            ParameterClass(
                "eotf", "a preset whose curve alone differs", FaultParameters(["differs": "eotf"])),
            ParameterClass(
                "white-point", "a preset with another white",
                FaultParameters(["differs": "white-point"])),
            ParameterClass(
                "primaries", "a preset with other primaries and the same white",
                FaultParameters(["differs": "primaries"])),
            ParameterClass(
                "several", "a preset whose curve, primaries and white all differ",
                FaultParameters(["differs": "several"])),
        ],
        band: .monthly, repairs: ["set"], authority: .client, hazards: [.calibrationLoss],
        lookAlikes: [
            LookAlike(
                "preset-overwritten",
                by: "the menu shows the room's own preset, and that preset measures wrong"),
            LookAlike(
                "aged-backlight",
                by: "greys in between: a curve leaves 0 and 100 % alone, age dims all alike"),
            LookAlike("gain-drift", by: "the same white in every preset, or in one alone"),
            LookAlike("cut-drift", by: "which preset the menu shows"),
        ],
        ksbs: ["K3", "K4", "K8", "K9", "S2", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let record = try record(plant, element)
            let preset = try otherPreset(record.build, parameters)
            return [
                SlotEdit(plant.layout.slot(element, MonitorSlot.preset), Int64(preset))
            ]
        },
        places: { plant, element, parameterClass in
            guard let build = plant.displays.monitor(element)?.build else { return [] }
            let home = build.targetPreset ?? 0
            return build.presets.indices.filter {
                $0 != home
                    && difference(build.presets[$0], build.presets[home]) == parameterClass.name
            }.map { FaultParameters(["preset": build.presets[$0].name]) }
        })

    /// The preset that `preset` names, or the first that differs from the room's as asked.
    private static func otherPreset(_ build: MonitorBuild, _ parameters: FaultParameters)
        throws(ActionRefusal) -> Int
    {
        let home = build.targetPreset ?? 0
        if let name = parameters.values.first(where: { $0.name == "preset" })?.value.word {
            guard let index = build.presets.firstIndex(where: { $0.name == name }), index != home
            else {
                throw ActionRefusal(
                    "there is no other preset `\(name)`", given: name,
                    candidates: build.presets.map(\.name))
            }
            return index
        }
        let kind = try parameters.word("differs")
        guard
            let index = build.presets.indices.first(where: {
                $0 != home && difference(build.presets[$0], build.presets[home]) == kind
            })
        else { throw ActionRefusal("no preset of it differs by `\(kind)`") }
        return index
    }

    /// Which one thing two presets differ in: `eotf`, `white-point`, `primaries`, else `several`.
    static func difference(_ a: DisplayPreset, _ b: DisplayPreset) -> String {
        var parts: [String] = []
        if a.transfer != b.transfer { parts.append("eotf") }
        if a.white != b.white { parts.append("white-point") }
        // P3 counts as one set, whichever white stands with it.
        let primaries = [a.standard, b.standard].map { $0 == .p3DCI ? .p3D65 : $0 }
        if primaries[0] != primaries[1] { parts.append("primaries") }
        return parts.count == 1 ? parts[0] : "several"
    }

    /// The input's range is set by hand, against what arrives.
    static let wrongInputRange = FaultMode(
        name: "wrong-input-range", title: "a monitor takes its input for full range",
        plane: planeName, elementKinds: [monitorName, projectorName],
        classes: [
            ParameterClass(
                "full", "narrow samples taken for full: black 6.3 %, white 91.9 % of the range",
                FaultParameters(["range": "full"]))
        ],
        band: .monthly, repairs: ["set"], authority: .client,
        lookAlikes: [
            LookAlike(
                "aged-backlight",
                by: "black: 0.13 cd/m² here, unchanged where the light has aged"),
            LookAlike(
                "room-light-up",
                by: "an instrument in contact with the screen, which room light doesn't reach"),
        ],
        ksbs: ["K1", "K3", "K8", "K9", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let range = try parameters.word("range")
            guard let value = InputRangeSetting.names.firstIndex(of: range) else {
                throw ActionRefusal(
                    "there is no range `\(range)`", given: range,
                    candidates: InputRangeSetting.names)
            }
            return [
                SlotEdit(plant.layout.slot(element, MonitorSlot.inputRange), Int64(value))
            ]
        })

    /// Another input is on the screen.
    static let wrongInputSelected = FaultMode(
        name: "wrong-input-selected", title: "a monitor shows another input than the room's",
        plane: planeName, elementKinds: [monitorName, projectorName],
        classes: [
            ParameterClass(
                "next", "the next input of the list", FaultParameters(["input": "next"]))
        ],
        band: .weekly, repairs: ["set"], authority: .client,
        lookAlikes: [
            LookAlike(
                "misrouted-crosspoint",
                by: "the input's caption, and what arrives at the input that the room uses"),
            LookAlike(
                "open-screen", by: "the signal at the cable's end, where the room's input is"),
        ],
        ksbs: ["K3", "K4", "K8", "K9"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let inputs = try record(plant, element).build.inputs
            let slot = plant.layout.slot(element, MonitorSlot.input)
            let name = try parameters.word("input")
            let home = Int(plant.nominal[slot.index])
            let index = name == "next" ? (home + 1) % inputs.count : inputs.firstIndex(of: name)
            guard let index, index != home else {
                throw ActionRefusal(
                    "it has no other input `\(name)`", given: name, candidates: inputs)
            }
            return [SlotEdit(slot, Int64(index))]
        },
        places: { plant, element, _ in
            plant.displays.monitor(element)?.build.inputs.map { FaultParameters(["input": $0]) }
                ?? []
        })

    /// Somebody calibrated the room's preset to another target.
    static let presetOverwritten = FaultMode(
        name: "preset-overwritten", title: "the room's preset holds another calibration",
        plane: planeName, elementKinds: [monitorName, projectorName],
        classes: [
            ParameterClass(
                "cool-white", "set towards 9300 K: red gain 930, blue gain 1060 thousandths",
                FaultParameters(["red-gain": "930", "blue-gain": "1060"])),
            ParameterClass(
                "dim", "luminance set for another room, 70 % of the target",
                FaultParameters(["luminance-percent": "70"])),
            ParameterClass(
                "shadows", "cuts set against another black, −30 thousandths",
                FaultParameters(["red-cut": "-30", "green-cut": "-30", "blue-cut": "-30"])),
        ],
        band: .yearly, repairs: ["calibrate", "set"], authority: .client,
        hazards: [.calibrationLoss],
        lookAlikes: [
            LookAlike("gain-drift", by: "another preset of the same monitor, which is right here"),
            LookAlike("cut-drift", by: "another preset of the same monitor, which is right here"),
            LookAlike(
                "aged-backlight", by: "another preset of the same monitor, which is right here"),
            LookAlike("wrong-preset", by: "the preset that the menu shows"),
        ],
        ksbs: ["K3", "K8", "K9", "K15", "S2", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            try overwritten(plant, element, parameters)
        },
        isActive: { simulation, edits in
            edits.contains { simulation.slot($0.slot) == $0.value }
                && (RoomPreset.of(edits, simulation)?.isOff ?? true)
        },
        mend: recalibrate)

    private static func overwritten(
        _ plant: Plant, _ element: ElementID, _ parameters: FaultParameters
    ) throws(ActionRefusal) -> [SlotEdit] {
        let build = try record(plant, element).build
        let home = build.targetPreset ?? 0
        var edits: [SlotEdit] = []
        for parameter in parameters.values {
            let isShare = parameter.name == "luminance-percent"
            let name = isShare ? "luminance" : parameter.name
            guard let control = MonitorSlot.controls.firstIndex(of: name) else {
                throw ActionRefusal(
                    "there is no control `\(name)`", given: name, candidates: MonitorSlot.controls)
            }
            let slot = plant.layout.slot(element, MonitorSlot.control(control, preset: home))
            let range = controlRange(control, build)
            if isShare {
                let share = try parameters.integer(parameter.name, in: 1...200)
                let value = plant.nominal[slot.index] * share / 100
                edits.append(
                    SlotEdit(slot, min(max(value, range.lowerBound), range.upperBound)))
            } else {
                edits.append(
                    SlotEdit(slot, try parameters.integer(parameter.name, in: range)))
            }
        }
        guard !edits.isEmpty else {
            throw ActionRefusal(
                "the fault lacks a control", advice: "give a gain, cut or luminance")
        }
        return edits
    }
}
