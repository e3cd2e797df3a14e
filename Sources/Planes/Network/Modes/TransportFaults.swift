import Plant

/// Faults by which connections open and then crawl.
enum TransportFaults {
    static let all = [lossyCircuit, smallWindow]

    /// A carrier's line that loses packets (DOMAIN: N18).
    static let lossyCircuit = FaultMode(
        name: "lossy-circuit", title: "a carrier's line loses packets", plane: NetworkPlane.name,
        elementKinds: ["circuit"],
        classes: [
            ParameterClass(
                "tenth-percent", "`loss` in millionths, about 0.1 % each way",
                FaultParameters(["loss": "1000"])),
            ParameterClass(
                "percent", "`loss` in millionths, about 1 % each way",
                FaultParameters(["loss": "10000"])),
        ],
        band: .monthly, repairs: ["replace"], authority: .vendor, hazards: [.interruption],
        lookAlikes: [
            LookAlike("small-window", by: "packets lost in a long ping; none sent again")
        ],
        ksbs: ["K2", "K8", "K13", "K14", "S6", "S11"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let loss = try parameters.integer("loss", in: 1...1_000_000)
            return [SlotEdit(try NetworkFaults.slot(plant, element, "loss"), loss)]
        },
        places: { plant, cable, parameterClass in
            plant.joins(cable) ? [parameterClass.representative] : []
        })

    /// A machine whose TCP buffers were made small, so that a long way stays empty (DOMAIN: N19).
    static let smallWindow = FaultMode(
        name: "small-window", title: "a machine's TCP buffers are too small for a long way",
        plane: NetworkPlane.name, elementKinds: ["host"],
        classes: [
            ParameterClass(
                "hundred-kilobytes", "`bytes`, about 128 KiB",
                FaultParameters(["bytes": "131072"]))
        ],
        band: .yearly, repairs: ["set"], authority: .administrator,
        lookAlikes: [LookAlike("lossy-circuit", by: "no packet lost in a long ping")],
        ksbs: ["K2", "K8", "K13", "S6", "S11", "S12"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let bytes = try parameters.integer("bytes", in: 4096...1_048_576)
            return [SlotEdit(try NetworkFaults.slot(plant, element, "tcp-buffer"), bytes)]
        },
        mend: { simulation, element, edits in
            edits.filter { simulation.slot($0.slot) != $0.value }.map {
                "set \(simulation.id(of: element)) tcp-buffer \($0.value)"
            }
        })
}
