import Plant
import Signals

/// Faults of further menu entries, tables, processing, masks and lenses: all people's doing.
extension DisplayPlane {
    static let menuModes = [
        wrongCurve, wrongPrimaries, colorimetryIgnored, lutTwice, lutMissing, wrongLUT,
        televisionProcessing, lensShifted, masksDrawnIn, wrongBiasLight,
    ]

    /// A slot of an element by its name, or why it can't have the fault.
    static func slot(_ plant: Plant, _ element: ElementID, _ name: String)
        throws(ActionRefusal) -> SlotID
    {
        guard let slot = plant.layout.slot(element, named: name) else {
            throw ActionRefusal("`\(plant.layout.elements[element.index].id)` has no `\(name)`")
        }
        return slot
    }

    /// The one edit that sets a choice of an element to a word.
    static func choose(
        _ plant: Plant, _ element: ElementID, _ name: String, _ word: String
    ) throws(ActionRefusal) -> [SlotEdit] {
        let slot = try slot(plant, element, name)
        let domain = plant.layout.slots[slot.index].domain
        guard let value = domain.value(ofWord: word) else {
            throw ActionRefusal(
                "`\(name)` can't be `\(word)`", advice: "give \(domain.expectation)", given: word)
        }
        return [SlotEdit(slot, value)]
    }

    /// The curve is set by hand, against what the room's preset has.
    static let wrongCurve = FaultMode(
        name: "wrong-eotf", title: "a display's curve is set by hand to another", plane: planeName,
        elementKinds: [monitorName, projectorName],
        classes: [
            ParameterClass(
                "gamma", "a power law or BT.1886 of another exponent",
                FaultParameters(["eotf": "gamma-22"])),
            ParameterClass(
                "pq", "PQ on a signal of another system", FaultParameters(["eotf": "pq"])),
            ParameterClass(
                "hlg", "HLG on a signal of another system", FaultParameters(["eotf": "hlg"])),
        ],
        band: .monthly, repairs: ["set"], authority: .client, hazards: [.calibrationLoss],
        lookAlikes: [
            LookAlike("wrong-preset", by: "the preset that the menu shows"),
            LookAlike("wrong-lut", by: "the monitor's own patches, which no table reaches"),
            LookAlike("lut-twice", by: "the monitor's own patches, which no table reaches"),
            LookAlike("lut-missing", by: "the monitor's own patches, which no table reaches"),
        ],
        ksbs: ["K1", "K3", "K4", "K8", "K9", "S2", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            try choose(plant, element, "eotf", parameters.word("eotf"))
        },
        places: { plant, element, parameterClass in
            guard let build = plant.displays.monitor(element)?.build,
                build.extras.slots.contains(.curve)
            else { return [] }
            let home = build.presets[build.targetPreset ?? 0].transfer
            return DisplayPreset.transferNames.filter { name, curve in
                let kind = curve == .pq ? "pq" : curve == .hlg ? "hlg" : "gamma"
                return kind == parameterClass.name && curve != home && curve != .sRGB
                    && !(curve == .bt1886 && home == .gamma24 && build.panel.contrast > 100_000)
            }.map { FaultParameters(["eotf": $0.name]) }
        })

    /// The primaries are set by hand, against what the room's preset has.
    static let wrongPrimaries = FaultMode(
        name: "wrong-primaries", title: "a display's primaries are set by hand to others",
        plane: planeName, elementKinds: [monitorName, projectorName],
        classes: [
            ParameterClass(
                "wider", "primaries beyond the programme's: colours glow",
                FaultParameters(["primaries": "p3"])),
            ParameterClass(
                "narrower", "primaries within the programme's: colours are pale",
                FaultParameters(["primaries": "bt709"])),
        ],
        band: .monthly, repairs: ["set"], authority: .client, hazards: [.calibrationLoss],
        lookAlikes: [
            LookAlike("wrong-preset", by: "the preset that the menu shows"),
            LookAlike(
                "colorimetry-ignored",
                by: "the menu's two entries: one follows the signal, the other overrules it"),
        ],
        ksbs: ["K1", "K3", "K4", "K8", "K9", "S2", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            try choose(plant, element, "primaries", parameters.word("primaries"))
        },
        places: { plant, element, parameterClass in
            guard let build = plant.displays.monitor(element)?.build,
                build.extras.slots.contains(.gamut)
            else { return [] }
            let home = build.presets[build.targetPreset ?? 0]
            return MonitorExtras.gamutNames.indices.dropFirst().filter {
                let primaries = home.with(gamut: $0).primaries(on: build.panel)
                let own = home.primaries(on: build.panel)
                let isWider = primaries.area > own.area
                return (primaries.area - own.area).magnitude > 1e-4
                    && isWider == (parameterClass.name == "wider")
            }.map { FaultParameters(["primaries": MonitorExtras.gamutNames[$0]]) }
        })

    /// The monitor doesn't heed what the payload identifier says of primaries and matrix.
    static let colorimetryIgnored = FaultMode(
        name: "colorimetry-ignored", title: "a monitor ignores the signal's colorimetry",
        plane: planeName, elementKinds: [monitorName, projectorName],
        classes: [
            ParameterClass(
                "ignored", "BT.2020 that the identifier states is shown by the preset's primaries",
                FaultParameters(["colorimetry": "ignore"]))
        ],
        band: .monthly, repairs: ["set"], authority: .client,
        lookAlikes: [
            LookAlike(
                "wrong-primaries",
                by: "the menu's two entries: one follows the signal, the other overrules it")
        ],
        ksbs: ["K1", "K3", "K8", "K9", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            try choose(plant, element, "colorimetry", parameters.word("colorimetry"))
        },
        places: { plant, element, parameterClass in
            plant.layout.slot(element, named: "colorimetry") == nil
                ? [] : [parameterClass.representative]
        })

    /// A client's television makes pictures of its own, and is late.
    static let televisionProcessing = FaultMode(
        name: "television-processing", title: "a client television processes the picture",
        plane: planeName, elementKinds: [monitorName],
        classes: [
            ParameterClass(
                "smooth", "pictures made in between: three frames late and too fluid",
                FaultParameters(["picture-mode": "cinema-smooth"])),
            ParameterClass(
                "standard", "the shop's mode: two frames late",
                FaultParameters(["picture-mode": "standard"])),
        ],
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike(
                "wrong-preset", by: "how late the picture is, which no preset changes")
        ],
        ksbs: ["K3", "K4", "K8", "K9", "K16"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            try choose(plant, element, "picture-mode", parameters.word("picture-mode"))
        })

    /// The lens was moved for another format and not brought back.
    static let lensShifted = FaultMode(
        name: "lens-shifted", title: "a projector's lens stands where it shouldn't",
        plane: planeName, elementKinds: [projectorName],
        classes: [
            ParameterClass(
                "sideways", "60 per cent of half the width to one side: the far corners are dark",
                FaultParameters(["lens-shift-across": "60"])),
            ParameterClass(
                "upwards", "70 per cent of half the height upwards",
                FaultParameters(["lens-shift-up": "70"])),
        ],
        band: .yearly, repairs: ["set"], authority: .client,
        lookAlikes: [
            LookAlike(
                "lamp-aged", by: "the corners beside the centre, which age leaves as they were"),
            LookAlike("masks-drawn-in", by: "where the picture's edge stands on the masks"),
        ],
        ksbs: ["K3", "K8", "K9", "K12", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            var edits: [SlotEdit] = []
            for (name, _) in parameters.words {
                edits.append(
                    SlotEdit(
                        try slot(plant, element, name),
                        try parameters.integer(name, in: -100...100)))
            }
            return edits
        },
        places: { _, _, parameterClass in
            let name = parameterClass.representative.words[0].name
            let size = parameterClass.representative.words[0].word
            return [
                parameterClass.representative, FaultParameters([name: "-" + size]),
            ]
        })

    /// The masks stand as for the other picture format.
    static let masksDrawnIn = FaultMode(
        name: "masks-drawn-in", title: "a screen's masks stand for another format",
        plane: planeName, elementKinds: [projectorName],
        classes: [
            ParameterClass(
                "other", "the corners are behind the masks", FaultParameters(["mask": "other"]))
        ],
        band: .monthly, repairs: ["set"], authority: .client,
        lookAlikes: [
            LookAlike("lens-shifted", by: "what is seen of the masks from in front of the screen")
        ],
        ksbs: ["K3", "K4", "K8", "K9"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let slot = try slot(plant, element, "mask")
            let word = try parameters.word("mask")
            if word == "other" { return [SlotEdit(slot, 1 - plant.nominal[slot.index])] }
            return try choose(plant, element, "mask", word)
        })

    /// The lamps behind the screen have another colour than its white.
    static let wrongBiasLight = FaultMode(
        name: "wrong-bias-light", title: "a room's light has the wrong colour", plane: planeName,
        elementKinds: [roomLightKind.name],
        classes: [
            ParameterClass(
                "warm", "ordinary lamps of 3000 or 4000 K: the screen seems cool beside them",
                FaultParameters(["white": "warm-3000"])),
            ParameterClass(
                "cool", "tubes of 8000 K: the screen seems warm beside them",
                FaultParameters(["white": "cool-8000"])),
        ],
        band: .yearly, repairs: ["set"],
        lookAlikes: [
            LookAlike(
                "gain-drift", by: "an instrument on the screen, which reads the screen's white"),
            LookAlike("room-light-up", by: "the light's colour beside its level"),
        ],
        ksbs: ["K3", "K4", "K8", "K9", "K19"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            try choose(plant, element, roomLightWhite, parameters.word("white"))
        },
        places: { plant, element, parameterClass in
            guard plant.layout.slot(element, named: roomLightWhite) != nil else { return [] }
            let names =
                parameterClass.name == "warm" ? ["warm-3000", "neutral-4000"] : ["cool-8000"]
            return names.map { FaultParameters(["white": $0]) }
        })
}

extension RGBPrimaries {
    /// The area of the triangle of primaries on the u′v′ diagram.
    var area: Double {
        let (a, b, c) = (red, green, blue)
        let cross =
            (b.uPrime - a.uPrime) * (c.vPrime - a.vPrime)
            - (c.uPrime - a.uPrime) * (b.vPrime - a.vPrime)
        return cross.magnitude / 2
    }
}
