import Plant
import Signals

/// Faults of fibres and of the modules at their ends.
enum FibreFaults {
    static let all = [dirty, wrongOptic, pairSwapped]
    private static let ksbs = ["K2", "K6", "K8", "K12", "S6", "S11"]

    /// A dirty end-face: little light one way, all the other way (DOMAIN: N14; 1 to 6 dB, more
    /// where it is covered).
    static let dirty = FaultMode(
        name: "dirty-fibre", title: "an end-face is dirty", plane: NetworkPlane.name,
        elementKinds: ["switch"],
        classes: [
            ParameterClass(
                "dusty", "`port` that loses `loss` milli-decibels, 1 to 6 dB",
                FaultParameters(["port": "", "loss": "5500"])),
            ParameterClass(
                "covered", "`port` that loses `loss` milli-decibels, 10 dB and more",
                FaultParameters(["port": "", "loss": "14000"])),
        ],
        band: .monthly, repairs: ["clean"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("fibre-pair-swapped", by: "light at one end of the two"),
            LookAlike("wrong-optic", by: "the name of the module, and the light at both ends"),
        ], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let port = try NetworkFaults.pick(ports(plant, element), parameters, "port")
            let loss = try parameters.integer("loss", in: 1...40_000)
            return [SlotEdit(try NetworkFaults.slot(plant, element, port + "-dirt"), loss)]
        },
        places: { plant, element, parameterClass in
            ports(plant, element).map { parameterClass.representative.setting("port", $0) }
        },
        mend: { simulation, element, edits in
            edits.filter { simulation.slot($0.slot) != $0.value }.map {
                let name = simulation.plant.layout.slots[$0.slot.index].name
                return "clean \(simulation.id(of: element)) \(name.dropLast(5))"
            }
        })

    /// The fibre ports that a cable reaches.
    private static func ports(_ plant: Plant, _ element: ElementID) -> [String] {
        NetworkFaults.cabledPorts(plant, element).filter {
            plant.layout.slot(element, named: $0 + "-dirt") != nil
        }
    }

    /// A module for the other sort of fibre.
    static let wrongOptic = FaultMode(
        name: "wrong-optic", title: "a module is for another sort of fibre",
        plane: NetworkPlane.name, elementKinds: ["switch"],
        classes: [
            ParameterClass(
                "other-form", "`port` with LR in place of SR, or SR in place of LR",
                FaultParameters(["port": ""]))
        ],
        band: .yearly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [LookAlike("fibre-pair-swapped", by: "light at both ends")], ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let port = try NetworkFaults.pick(ports(plant, element), parameters, "port")
            let slot = try NetworkFaults.slot(plant, element, port + "-module")
            let isShort = plant.nominal[slot.index] == OpticalForm.shortReach.rawValue
            let other = isShort ? OpticalForm.longReach : .shortReach
            return [SlotEdit(slot, other.rawValue)]
        },
        places: { plant, element, parameterClass in
            ports(plant, element).map { parameterClass.representative.setting("port", $0) }
        },
        mend: { simulation, element, edits in
            edits.filter { simulation.slot($0.slot) != $0.value }.map {
                let name = simulation.plant.layout.slots[$0.slot.index].name
                return "set \(simulation.id(of: element)) \(name) "
                    + simulation.words(of: $0.slot, value: $0.value)
            }
        })

    /// Two fibres the wrong way round: each sender faces the other.
    static let pairSwapped = FaultMode(
        name: "fibre-pair-swapped", title: "a fibre's pair is swapped", plane: NetworkPlane.name,
        elementKinds: ["om3", "om4", "os2"],
        classes: [
            ParameterClass("swapped", "sender to sender", FaultParameters())
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [LookAlike("dirty-fibre", by: "light at one end of the two")], ksbs: ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            [SlotEdit(try NetworkFaults.slot(plant, element, "pair"), 1)]
        },
        places: { plant, cable, parameterClass in
            plant.joins(cable) ? [parameterClass.representative] : []
        })
}
