import Plant
import Signals

/// Faults of panels, rooms and instruments.
extension DisplayPlane {
    static let panelModes = [gainDrift, cutDrift, agedBacklight]

    /// The gains of the panel have moved: every level is tinted alike.
    static let gainDrift = FaultMode(
        name: "gain-drift", title: "a panel's white has drifted", plane: planeName,
        elementKinds: [monitorName, projectorName],
        classes: [
            ParameterClass(
                "pink", "green down to 970 thousandths", FaultParameters(["green-drift": "970"])),
            ParameterClass(
                "yellow", "blue down to 950 thousandths", FaultParameters(["blue-drift": "950"])),
            ParameterClass(
                "deep-yellow", "blue down to 850 thousandths: anybody sees it",
                FaultParameters(["blue-drift": "850"])),
            ParameterClass(
                "cyan", "red down to 950 thousandths", FaultParameters(["red-drift": "950"])),
        ],
        band: .yearly, repairs: ["calibrate", "trim", "set", "swap", "replace"],
        authority: .client, hazards: [.calibrationLoss],
        lookAlikes: [
            LookAlike(
                "cut-drift", by: "the tint at 5 % and at 100 %: alike here, in the shadows there"),
            LookAlike("preset-overwritten", by: "another preset, which is as wrong here"),
            LookAlike(
                "colorimeter-wrong-matrix",
                by: "a second screen, or the eye beside a second screen"),
        ],
        ksbs: ["K3", "K8", "K9", "S2", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            try panelEdits(plant, element, parameters, ending: "-drift", in: 500...1500)
        },
        isActive: { simulation, edits in
            edits.contains { simulation.slot($0.slot) == $0.value }
                && (RoomPreset.of(edits, simulation)?.isTinted ?? true)
        },
        mend: recalibrate)

    /// The cuts of the panel have moved: shadows are tinted or lifted, whites hardly.
    static let cutDrift = FaultMode(
        name: "cut-drift", title: "a panel's blacks have drifted", plane: planeName,
        elementKinds: [monitorName, projectorName],
        classes: [
            ParameterClass(
                "green-shadows", "green cut up by 10 thousandths",
                FaultParameters(["green-cut-drift": "10"])),
            ParameterClass(
                "crushed", "all cuts down by 30 thousandths",
                FaultParameters([
                    "red-cut-drift": "-30", "green-cut-drift": "-30", "blue-cut-drift": "-30",
                ])),
            ParameterClass(
                "lifted", "all cuts up by 30 thousandths",
                FaultParameters([
                    "red-cut-drift": "30", "green-cut-drift": "30", "blue-cut-drift": "30",
                ])),
        ],
        band: .yearly, repairs: ["calibrate", "trim", "set", "swap", "replace"],
        authority: .client, hazards: [.calibrationLoss],
        lookAlikes: [
            LookAlike("gain-drift", by: "the tint at 5 % and at 100 %"),
            LookAlike(
                "room-light-up",
                by: "an instrument in contact with the screen, which room light doesn't reach"),
            LookAlike("preset-overwritten", by: "another preset, which is as wrong here"),
        ],
        ksbs: ["K3", "K8", "K9", "S2", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            try panelEdits(plant, element, parameters, ending: "-cut-drift", in: -200...200)
        },
        isActive: { simulation, edits in
            edits.contains { simulation.slot($0.slot) == $0.value }
                && (RoomPreset.of(edits, simulation)?.hasWrongShadows ?? true)
        },
        mend: recalibrate)

    private static func panelEdits(
        _ plant: Plant, _ element: ElementID, _ parameters: FaultParameters, ending: String,
        in range: ClosedRange<Int64>
    ) throws(ActionRefusal) -> [SlotEdit] {
        let names = channels.map { $0 + ending }
        var edits: [SlotEdit] = []
        for parameter in parameters.values {
            guard names.contains(parameter.name),
                let slot = plant.layout.slot(element, named: parameter.name)
            else {
                throw ActionRefusal(
                    "there is no `\(parameter.name)`", given: parameter.name, candidates: names)
            }
            edits.append(SlotEdit(slot, try parameters.integer(parameter.name, in: range)))
        }
        guard !edits.isEmpty else {
            throw ActionRefusal("the fault lacks a channel", advice: "give one of its channels")
        }
        return edits
    }

    /// The light has aged: everything is dimmer in proportion, white stays white.
    static let agedBacklight = FaultMode(
        name: "aged-backlight", title: "a panel has lost light with age", plane: planeName,
        elementKinds: ["monitor"],
        classes: [
            ParameterClass(
                "moderate", "800 thousandths of the light are left",
                FaultParameters(["light-output": "800"])),
            ParameterClass(
                "severe", "600 thousandths of the light are left",
                FaultParameters(["light-output": "600"])),
        ],
        band: .yearly, repairs: ["calibrate", "trim", "set", "replace"], authority: .client,
        hazards: [.calibrationLoss],
        lookAlikes: [
            LookAlike(
                "wrong-input-range",
                by: "black, which is lifted where narrow samples are taken for full"),
            LookAlike("wrong-preset", by: "the preset that the menu shows"),
            LookAlike("preset-overwritten", by: "another preset, which is as dim here"),
        ],
        ksbs: ["K3", "K8", "K9", "S3"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let left = try parameters.integer("light-output", in: 100...1000)
            return [SlotEdit(plant.layout.slot(element, MonitorSlot.lightOutput), left)]
        },
        isActive: { simulation, edits in
            edits.contains { simulation.slot($0.slot) == $0.value }
                && (RoomPreset.of(edits, simulation)?.isDim ?? true)
        },
        mend: recalibrate)

    /// Blinds are open or the work lights are on.
    static let roomLightUp = FaultMode(
        name: "room-light-up", title: "a room is too bright for its screen", plane: planeName,
        elementKinds: ["room-light"],
        classes: [
            ParameterClass("daylight", "300 lx on the screen", FaultParameters(["lux": "300"])),
            ParameterClass("work-light", "80 lx on the screen", FaultParameters(["lux": "80"])),
        ],
        band: .weekly, repairs: ["set"],
        lookAlikes: [
            LookAlike(
                "cut-drift", by: "an instrument in contact with the screen, which reads black"),
            LookAlike(
                "wrong-input-range",
                by: "an instrument in contact with the screen, which reads black"),
        ],
        ksbs: ["K3", "K4", "K8", "K9", "K19"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let lux = try parameters.integer("lux", in: 0...1000)
            return [SlotEdit(plant.layout.slot(element, 0), lux)]
        })

    /// The instrument's software has lost or mixed up its corrections.
    static let colorimeterWrongMatrix = FaultMode(
        name: "colorimeter-wrong-matrix", title: "a colorimeter corrects for another screen",
        plane: planeName, elementKinds: ["colorimeter"],
        classes: [
            ParameterClass(
                "none", "no correction on any screen", FaultParameters(["uses": "none"])),
            ParameterClass(
                "mixed-up", "each screen has the correction of another type",
                FaultParameters(["uses": "next"])),
        ],
        band: .yearly, repairs: ["set"],
        lookAlikes: [
            LookAlike(
                "gain-drift", by: "a second screen, which this instrument finds wrong as well")
        ],
        ksbs: ["K8", "K9", "K15", "K17"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let uses = try parameters.word("uses")
            let count = PanelType.screens.count
            return try PanelType.screens.map { type throws(ActionRefusal) -> SlotEdit in
                let own = Int(type.rawValue)
                let index =
                    uses == "next"
                    ? own % count + 1 : (["none"] + PanelType.names).firstIndex(of: uses)
                guard let index else {
                    throw ActionRefusal(
                        "there is no correction `\(uses)`", given: uses,
                        candidates: ["none", "next"] + PanelType.names)
                }
                return SlotEdit(plant.layout.slot(element, own - 1), Int64(index))
            }
        },
        places: { plant, element, parameterClass in
            // A spectroradiometer uses no correction, whatever its software holds.
            plant.displays.instruments.contains {
                $0.element == element && $0.instrumentClass != .spectroradiometer
            } ? [parameterClass.representative] : []
        })
}

/// The preset that meets a room's target on a monitor, warm, as it would show now.
///
/// Drift and age are mended once this is right again, whatever the panel itself has lost.
struct RoomPreset {
    private let target: DisplayTarget
    private let white: XYZ
    private let dark: XYZ

    /// Half of what is seen: Δu′v′ 0.002 at white, and 3 % of its luminance.
    private static let whiteUV = 0.002
    private static let whitePart = 0.03
    /// At 5 %: Δu′v′ 0.008, or a quarter of the luminance.
    private static let darkUV = 0.008
    private static let darkPart = 0.25

    /// The room's preset of the monitor whose slots some edits touch; nil where it isn't one.
    static func of(_ edits: [SlotEdit], _ simulation: Simulation) -> RoomPreset? {
        guard let slot = edits.first?.slot else { return nil }
        let element = simulation.plant.layout.slotOwners[slot.index]
        guard let view = DisplayPlane.view(element, simulation) else { return nil }
        return RoomPreset(view)
    }

    init(_ view: MonitorView) {
        target = view.build.target
        var state = view.state(onPreset: view.build.targetPreset ?? 0)
        state.isOn = true
        state.warmth = WarmUp.settled
        let light = view.ownLight(state)
        white = light(RGB(grey: target.preset.referenceSignal))
        dark = light(RGB(grey: 0.05))
    }

    private var whiteSignal: RGB { RGB(grey: target.preset.referenceSignal) }

    /// Whether white has another tint than it should.
    var isTinted: Bool { (target.deltaUV(white, for: whiteSignal) ?? 1) > RoomPreset.whiteUV }

    /// Whether white is dimmer than it should be.
    var isDim: Bool { white.y < target.white.y * (1 - RoomPreset.whitePart) }

    /// Whether a 5 % grey has another tint or lightness than it should.
    var hasWrongShadows: Bool {
        let wanted = target.light(RGB(grey: 0.05))
        let distance = target.deltaUV(dark, for: RGB(grey: 0.05)) ?? 0
        return distance > RoomPreset.darkUV
            || (dark.y - wanted.y).magnitude > RoomPreset.darkPart * wanted.y
    }

    /// Whether anything of these is wrong, or white is too bright.
    var isOff: Bool {
        isTinted || isDim || hasWrongShadows
            || white.y > target.white.y * (1 + RoomPreset.whitePart)
    }
}
