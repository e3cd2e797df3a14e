import Plant

/// What goes wrong with coaxial cables and with what drives them.
enum CableModes {
    static let modes = [lossy, intermittent, openScreen, fiftyOhm, failingOutput]

    private static let cables = CoaxKinds.kinds.map(\.name)
    private static let ksbs = ["K1", "K3", "K8", "K9", "K12", "K15", "S5", "S6", "S7", "S8", "S12"]

    private static let lossy = FaultMode(
        name: "long-or-lossy-cable", title: "cable with more loss than its receiver bears",
        plane: PicturePlane.name, elementKinds: cables,
        classes: [
            ParameterClass(
                "margin-thin", "loss at 742.5 MHz beyond a sound cable's, milli-dB: 1000…5999",
                FaultParameters(["extra-loss": "4000"])),
            ParameterClass(
                "margin-gone", "so much that long cables fail, milli-dB: 6000…15000",
                FaultParameters(["extra-loss": "8000"])),
            ParameterClass(
                "no-lock", "so much that no receiver locks, milli-dB: 15001…60000",
                FaultParameters(["extra-loss": "45000"])),
        ],
        band: .monthly, repairs: ["replace", "swap", "patch"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("failing-da-output", by: "measure the eye's amplitude at the driver"),
            LookAlike("open-screen", by: "look at the connectors; swap the cable"),
            LookAlike("fifty-ohm-lead", by: "read the cable's jacket"),
        ],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let loss = try parameters.integer("extra-loss", in: 1...60_000)
            return [edit(plant, element, CoaxKinds.Slot.extraLoss, loss)]
        }, places: withPictures)

    private static let intermittent = FaultMode(
        name: "intermittent-connector", title: "bad crimp that opens when it is moved",
        plane: PicturePlane.name, elementKinds: cables,
        classes: [
            ParameterClass("moved", "opens for moments when the cable moves", FaultParameters())
        ],
        band: .monthly, repairs: ["replace", "swap"], hazards: [.interruption],
        lookAlikes: [
            LookAlike(
                "long-or-lossy-cable", by: "errors come with touch, not steadily; length normal")
        ],
        ksbs: ksbs,
        inject: { plant, element, _ in
            [
                edit(
                    plant, element, CoaxKinds.Slot.connector,
                    CoaxKinds.Connectors.intermittent.rawValue)
            ]
        }, places: withPictures, comesAndGoes: true)

    private static let openScreen = FaultMode(
        name: "open-screen", title: "connector whose screen or centre is open",
        plane: PicturePlane.name, elementKinds: cables,
        classes: [
            ParameterClass(
                "screen", "the screen is open at one end",
                FaultParameters(["connector": "open-screen"])),
            ParameterClass(
                "centre", "the centre conductor is open", FaultParameters(["connector": "open"])),
        ],
        band: .yearly, repairs: ["replace", "swap"], hazards: [.interruption],
        lookAlikes: [LookAlike("long-or-lossy-cable", by: "look at the connectors")],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let word = try parameters.word("connector")
            guard ["open-screen", "open"].contains(word) else {
                throw ActionRefusal("`connector` is `\(word)`", advice: "`open-screen` or `open`")
            }
            let state: CoaxKinds.Connectors = word == "open" ? .open : .openScreen
            return [edit(plant, element, CoaxKinds.Slot.connector, state.rawValue)]
        },
        places: { plant, cable, parameterClass in
            parameterClass.name == "screen"
                ? withPictures(plant, cable, parameterClass)
                : wherever(plant, cable, parameterClass)
        })

    /// Somebody took the wrong lead, though only another lead mends it.
    private static let fiftyOhm = FaultMode(
        name: "fifty-ohm-lead", title: "50 ohm lead in a 75 ohm line", plane: PicturePlane.name,
        elementKinds: cables,
        classes: [
            ParameterClass("lead", "the whole lead is of 50 ohms", FaultParameters())
        ],
        band: .yearly, repairs: ["replace", "swap"], hazards: [.interruption],
        lookAlikes: [LookAlike("long-or-lossy-cable", by: "read the cable's jacket")],
        ksbs: ksbs,
        inject: { plant, element, _ in [edit(plant, element, CoaxKinds.Slot.impedance, 1)] },
        places: wherever, origin: .person)

    private static let failingOutput = FaultMode(
        name: "failing-da-output", title: "output driver of a distribution amplifier that is low",
        plane: PicturePlane.name, elementKinds: [DistributionAmplifierKind.name],
        classes: [
            ParameterClass(
                "low", "output and its level: 400…719 mV, below ST 292-1's 800 mV − 10 %",
                FaultParameters(["output": "1", "launch": "610"])),
            ParameterClass(
                "dead", "an output with nothing on it",
                FaultParameters(["output": "1", "launch": "0"])),
        ],
        band: .yearly, repairs: ["replace", "swap", "patch"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("long-or-lossy-cable", by: "measure the eye's amplitude at the output")
        ],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let ports = plant.layout.elements[element.index].ports
            let outputs = ports.count { plant.layout.ports[$0].direction == .output }
            let output = try parameters.integer("output", in: 1...Int64(outputs))
            let launch = try parameters.integer("launch", in: 0...719)
            return [
                edit(
                    plant, element, DistributionAmplifierKind.Slot.launch(output: Int(output) - 1),
                    launch)
            ]
        },
        places: { plant, element, parameterClass in
            // The input is the first port; outputs follow, numbered from 1.
            let first = plant.layout.elements[element.index].ports.lowerBound
            return plant.cabledPorts(element).filter { $0 > first }
                .map { parameterClass.representative.setting("output", "\($0 - first)") }
        })

    /// Each class once, on cables that join two things.
    private static func wherever(
        _ plant: Plant, _ cable: ElementID, _ parameterClass: ParameterClass
    ) -> [FaultParameters] {
        plant.joins(cable) ? [parameterClass.representative] : []
    }

    /// Each class once, on cables that join two things and carry pictures: a reference's few
    /// megahertz get through what eats a picture's hundreds.
    private static func withPictures(
        _ plant: Plant, _ cable: ElementID, _ parameterClass: ParameterClass
    ) -> [FaultParameters] {
        let ends = plant.layout.cables.first { $0.element == cable }?.ends ?? []
        let isReference = ends.map { plant.nominal[$0.index] }.contains { port in
            plant.layout.ports.indices.contains(Int(port))
                && SyncGeneratorKind.referenceSources.contains(
                    plant.kind(of: plant.layout.ports[Int(port)].element).name)
        }
        return isReference ? [] : wherever(plant, cable, parameterClass)
    }

    private static func edit(_ plant: Plant, _ element: ElementID, _ ordinal: Int, _ value: Int64)
        -> SlotEdit
    {
        SlotEdit(plant.layout.slot(element, ordinal), value)
    }
}
