import Plant

/// Faults between a desk and its machine.
enum DeskModes {
    static let all = [crossed, identityLost, usbMode, congested]

    private static let ksbs = ["K3", "K6", "K8", "K9", "K12", "S6", "S11"]

    private static let crossed = FaultMode(
        name: "kvm-pairing-crossed", title: "a desk drives somebody else's machine",
        plane: PowerPlane.name, elementKinds: [DeskKinds.receiverName],
        classes: [
            ParameterClass(
                "another", "the transmitter `transmitter` in place of its own",
                FaultParameters(["transmitter": ""]))
        ],
        band: .yearly, repairs: ["set"], hazards: [.contentExposure, .interruption],
        lookAlikes: [
            LookAlike("misrouted-crosspoint", by: "the caption on the receiver's own screen")
        ], ksbs: ksbs + ["K18"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let name = try parameters.word("transmitter")
            let others = plant.elements(ofKind: DeskKinds.transmitterName)
            guard let other = plant.layout.element(named: name), others.contains(other) else {
                throw ActionRefusal(
                    "there is no transmitter `\(name)`", given: name,
                    candidates: others.map { plant.layout.elements[$0.index].id })
            }
            return [
                SlotEdit(
                    plant.layout.slot(element, DeskKinds.Receiver.paired), Int64(other.rawValue))
            ]
        },
        places: { plant, _, parameterClass in
            plant.elements(ofKind: DeskKinds.transmitterName).map {
                parameterClass.representative.setting(
                    "transmitter", plant.layout.elements[$0.index].id)
            }
        })

    private static let identityLost = FaultMode(
        name: "kvm-identity-lost", title: "a machine doesn't know its screen",
        plane: PowerPlane.name, elementKinds: [DeskKinds.transmitterName],
        classes: [
            PowerModes.slotClass(
                "lost", "nobody emulated it when the machine started", "screen-identity", "none")
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("psu-failed", by: "there is a picture, though a coarse one")
        ], ksbs: ksbs, inject: PowerModes.oneSlot)

    private static let usbMode = FaultMode(
        name: "kvm-usb-mode", title: "a tablet is passed on as a mouse", plane: PowerPlane.name,
        elementKinds: [DeskKinds.receiverName],
        classes: [PowerModes.slotClass("generic", "no pressure", "usb", "generic")],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("kvm-fabric-congested", by: "it lags for every desk, and pictures smear")
        ], ksbs: ksbs + ["K4"], inject: PowerModes.oneSlot)

    private static let congested = FaultMode(
        name: "kvm-fabric-congested", title: "other traffic crowds the desks' fabric",
        plane: PowerPlane.name, elementKinds: [DeskKinds.fabricName],
        classes: [
            PowerModes.slotClass("full", "Mb/s of other traffic", "other-traffic", "9500")
        ],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("kvm-usb-mode", by: "one desk and its pen only; the fabric's load")
        ], ksbs: ksbs, inject: PowerModes.oneSlot)
}
