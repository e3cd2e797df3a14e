import Plant

/// What goes wrong in distribution amplifiers' inputs and clocks.
enum ReceiverModes {
    static let modes = [reclockerOff, marginal]

    private static let reclockerOff = FaultMode(
        name: "reclocker-off", title: "amplifier that passes jitter on", plane: PicturePlane.name,
        elementKinds: [DistributionAmplifierKind.name],
        classes: [
            ParameterClass("bypassed", "its reclocker is switched off", FaultParameters())
        ],
        band: .yearly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("jittery-clock", by: "alignment jitter grows behind the amplifier"),
            LookAlike("long-or-lossy-cable", by: "the cable behind it reads its right length"),
        ],
        ksbs: ModeEdits.ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            [try ModeEdits.edit(plant, element, "reclock", to: "no")]
        })

    private static let marginal = FaultMode(
        name: "receiver-marginal", title: "equaliser that fails on flat colours",
        plane: PicturePlane.name, elementKinds: [DistributionAmplifierKind.name],
        classes: [
            ParameterClass(
                "marginal", "errors on pathological flat fields alone", FaultParameters())
        ],
        band: .yearly, repairs: ["replace", "swap"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("long-or-lossy-cable", by: "on bars there are no errors at all")
        ],
        ksbs: ModeEdits.ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            [try ModeEdits.edit(plant, element, "equaliser", to: "marginal")]
        })
}
