import Plant
import Signals

/// Faults that come with heat, hours and age: of panels, projectors and instruments.
extension DisplayPlane {
    static let ageModes = [
        backlightFades, channelFades, unevenScreen, lampAged, calibratedCold, instrumentOutOfDate,
        spectroScaleShift, instrumentDarkOffset,
    ]

    /// The drift mends of themselves by a new panel: no control follows what moves.
    private static let newPanel: @Sendable (Simulation, ElementID, [SlotEdit]) -> [String] = {
        simulation, element, _ in ["replace \(simulation.id(of: element))"]
    }

    /// All channels lose light as the driver gets hot.
    static let backlightFades = FaultMode(
        name: "backlight-fades", title: "a display gets dimmer as it gets hot", plane: planeName,
        elementKinds: [monitorName, projectorName],
        classes: [
            ParameterClass(
                "some", "150 thousandths lost once it is hot", FaultParameters(["loss": "150"])),
            ParameterClass(
                "much", "350 thousandths lost once it is hot", FaultParameters(["loss": "350"])),
        ],
        band: .yearly, repairs: ["replace"], authority: .client, hazards: [.interruption],
        lookAlikes: [
            LookAlike(
                "aged-backlight",
                by: "an hour off: what heat took comes back, what age took doesn't"),
            LookAlike("lamp-aged", by: "the hours on the lamp, and an hour switched off"),
        ],
        ksbs: ["K3", "K8", "K9", "K15", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let loss = try parameters.integer("loss", in: 0...600)
            return try ExtraSlot.hot.map { hot throws(ActionRefusal) in
                SlotEdit(try slot(plant, element, hot.name), loss)
            }
        }, mend: newPanel)

    /// One channel loses light as it gets hot: white wanders through the day.
    static let channelFades = FaultMode(
        name: "channel-fades", title: "a display's white wanders as it gets hot", plane: planeName,
        elementKinds: [monitorName, projectorName],
        classes: [
            ParameterClass(
                "blue", "blue loses 120 thousandths once it is hot: yellow by noon",
                FaultParameters(["hot-blue-loss": "120"])),
            ParameterClass(
                "green", "green loses 60 thousandths once it is hot: pink by noon",
                FaultParameters(["hot-green-loss": "60"])),
            ParameterClass(
                "red", "red loses 100 thousandths once it is hot: cyan by noon",
                FaultParameters(["hot-red-loss": "100"])),
        ],
        band: .yearly, repairs: ["replace"], authority: .client, hazards: [.interruption],
        lookAlikes: [
            LookAlike(
                "gain-drift", by: "an hour switched off: heat's tint is gone and comes again")
        ],
        ksbs: ["K3", "K8", "K9", "K15", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            guard let (name, _) = parameters.words.first else {
                throw ActionRefusal("the fault lacks a channel", advice: "give a channel's loss")
            }
            return [
                SlotEdit(
                    try slot(plant, element, name), try parameters.integer(name, in: 0...600))
            ]
        }, mend: newPanel)

    /// A part of the screen is darker than the rest.
    static let unevenScreen = FaultMode(
        name: "uneven-screen", title: "a corner of a screen is dark", plane: planeName,
        elementKinds: [monitorName],
        classes: [
            ParameterClass(
                "corner", "a corner at 700 thousandths of the centre",
                FaultParameters(["corner": "top-left", "light": "700"]))
        ],
        band: .yearly, repairs: ["replace", "swap"], authority: .client,
        lookAlikes: [
            LookAlike("aged-backlight", by: "a reading in each corner beside that in the centre")
        ],
        ksbs: ["K3", "K8", "K9", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let name = try parameters.word("corner") + "-light"
            let light = try parameters.integer("light", in: 100...1000)
            return [SlotEdit(try slot(plant, element, name), light)]
        },
        places: { _, _, parameterClass in
            ScreenSpot.corners.map {
                parameterClass.representative.setting("corner", $0.name)
            }
        }, mend: newPanel)

    /// A projector's lamp or laser has had its hours.
    static let lampAged = FaultMode(
        name: "lamp-aged", title: "a projector's light is old", plane: planeName,
        elementKinds: [projectorName],
        classes: [
            ParameterClass(
                "spent", "at the end of its life: half of the light is left",
                FaultParameters(["life-percent": "100"])),
            ParameterClass(
                "worn", "at 70 per cent of its life", FaultParameters(["life-percent": "70"])),
        ],
        band: .yearly, repairs: ["replace", "calibrate"], authority: .vendor, hazards: [.injury],
        lookAlikes: [
            LookAlike(
                "backlight-fades", by: "the hours on the lamp, and an hour switched off"),
            LookAlike("lens-shifted", by: "the corners beside the centre"),
        ],
        ksbs: ["K3", "K8", "K9", "K19", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            guard let projection = plant.displays.monitor(element)?.build.extras.projection
            else { throw ActionRefusal("that isn't a projector") }
            let percent = try parameters.integer("life-percent", in: 0...300)
            return [
                SlotEdit(
                    try slot(plant, element, ExtraSlot.lightHours.name),
                    projection.life * percent / 100)
            ]
        }, mend: newPanel)

    /// Somebody calibrated the room's preset before the display was warm.
    static let calibratedCold = FaultMode(
        name: "calibrated-cold", title: "the room's preset was calibrated on a cold display",
        plane: planeName, elementKinds: [monitorName, projectorName],
        classes: [
            ParameterClass(
                "cold", "gains that are right at switch-on, and bright and cool from then on",
                FaultParameters(["warmth": "0"]))
        ],
        band: .yearly, repairs: ["calibrate", "set"], authority: .client,
        hazards: [.calibrationLoss],
        lookAlikes: [
            LookAlike(
                "preset-overwritten",
                by: "an hour switched off: a cold reading is right here, wrong there"),
            LookAlike("gain-drift", by: "another preset of the same monitor, which is right here"),
        ],
        ksbs: ["K3", "K8", "K9", "K15", "S2", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let build = try record(plant, element).build
            guard build.extras.isFollowed else {
                throw ActionRefusal("its hours and warmth aren't followed")
            }
            let warmth = try parameters.integer("warmth", in: 0...1000)
            let cold = WarmUp.light(of: build.panel.type, warmth: warmth)
            guard cold.green < 0.96 else {
                throw ActionRefusal("a cold panel of its type is hardly off")
            }
            return coldControls(plant, element, build, warmth: warmth)
        },
        isActive: { simulation, edits in
            edits.contains { simulation.slot($0.slot) == $0.value }
                && (RoomPreset.of(edits, simulation)?.isOff ?? true)
        },
        mend: recalibrate)

    /// The gains with which a panel of a warmth shows its preset's white: each channel's signal is
    /// raised by the root of what its light lacks.
    private static func coldControls(
        _ plant: Plant, _ element: ElementID, _ build: MonitorBuild, warmth: Int64
    ) -> [SlotEdit] {
        let home = build.targetPreset ?? 0
        let light = WarmUp.light(of: build.panel.type, warmth: warmth)
        let exponent = build.presets[home].transfer == .gamma26 ? 2.6 : 2.4
        return [light.red, light.green, light.blue].enumerated().map { channel, share in
            let gain = 1000 * Elementary.pow(1 / share, 1 / exponent)
            return SlotEdit(
                plant.layout.slot(element, MonitorSlot.control(1 + channel, preset: home)),
                Int64(Elementary.nearest(gain)))
        }
    }

    /// An instrument whose certificate has run out, and that no longer reads what it did.
    static let instrumentOutOfDate = FaultMode(
        name: "instrument-out-of-calibration", title: "a colour instrument has aged",
        plane: planeName, elementKinds: [colorimeterKind.name],
        classes: [
            ParameterClass(
                "years", "four years since its calibration", FaultParameters(["months": "48"])),
            ParameterClass(
                "decade", "ten years since its calibration", FaultParameters(["months": "120"])),
        ],
        band: .yearly, repairs: ["replace"], authority: .vendor,
        lookAlikes: [
            LookAlike(
                "colorimeter-wrong-matrix",
                by: "the correction that it states, and the date on its sticker"),
            LookAlike("gain-drift", by: "a second instrument on the same patch"),
        ],
        ksbs: ["K3", "K8", "K9", "K15", "K17"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let months = try parameters.integer("months", in: 0...240)
            return [SlotEdit(try slot(plant, element, InstrumentAge.monthsSlot), months)]
        },
        mend: newPanel)

    /// A spectroradiometer whose grating was knocked.
    static let spectroScaleShift = FaultMode(
        name: "spectro-scale-shift", title: "a spectroradiometer's scale is shifted",
        plane: planeName, elementKinds: [colorimeterKind.name],
        classes: [
            ParameterClass(
                "towards-red", "it takes each wavelength for 1.5 nm more",
                FaultParameters(["hundredths": "150"])),
            ParameterClass(
                "towards-blue", "it takes each wavelength for 1.5 nm less",
                FaultParameters(["hundredths": "-150"])),
        ],
        band: .onceACareer, repairs: ["replace"], authority: .vendor,
        lookAlikes: [
            LookAlike("gain-drift", by: "a second instrument on the same patch"),
            LookAlike(
                "instrument-out-of-calibration", by: "the date on its sticker"),
        ],
        ksbs: ["K3", "K8", "K9", "K15", "K17"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let shift = try parameters.integer("hundredths", in: -500...500)
            return [SlotEdit(try slot(plant, element, InstrumentAge.scaleSlot), shift)]
        },
        mend: newPanel)

    /// An instrument that reads light where there is none: its dark reading was taken in the light.
    static let instrumentDarkOffset = FaultMode(
        name: "instrument-dark-offset", title: "a colour instrument reads light in the dark",
        plane: planeName, elementKinds: [colorimeterKind.name],
        classes: [
            ParameterClass(
                "offset", "0.08 cd/m² in every reading: blacks seem lifted",
                FaultParameters(["dark-offset": "800"]))
        ],
        band: .yearly, repairs: ["replace"],
        lookAlikes: [
            LookAlike("cut-drift", by: "a second instrument on the same patch"),
            LookAlike("room-light-up", by: "a reading of a screen that is switched off"),
        ],
        ksbs: ["K3", "K8", "K9", "K15", "K17"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let offset = try parameters.integer("dark-offset", in: 0...10_000)
            return [SlotEdit(try slot(plant, element, InstrumentAge.offsetSlot), offset)]
        },
        mend: newPanel)
}
