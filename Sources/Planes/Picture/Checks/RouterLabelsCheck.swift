import Plant

/// What a router's panels say is what is wired there.
///
/// The facility's schedule says what each piece of equipment is called (`sources`,
/// `destinations`) and to which connector its cable goes. Where somebody has moved a cable, the
/// label has to follow the equipment, also where the move was made behind a jackfield. Cords at the
/// front of one are patches and change no label. Connectors to which nothing is wired, or nothing
/// that the schedule knows, are not judged.
enum RouterLabelsCheck {
    static let kind = CheckKind(
        name: "router-labels-true", title: "router labels say what is wired",
        plane: PicturePlane.name,
        parameters: [ParameterSchema("router", "the router", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try maker.element("router")
        maker.endpoint = element
        let id = maker.layout.elements[element.index].id
        return { simulation in
            var reading = Reading(
                kind: "router-labels-true", point: id, columns: ["port", "label", "wired"])
            guard let router = simulation.plant.pictureModel.router(element) else {
                return CheckResult(holds: false, reading: reading)
            }
            let labels = RouterLabels(simulation, router)
            let said = labels.inputs + labels.outputs
            for (offset, label) in said.enumerated() {
                let port = simulation.plant.layout.port(element, offset)
                guard let wired = nameOfWhatIsWired(simulation, to: port) else { continue }
                if wired != label {
                    reading.rows.append([
                        .text(simulation.plant.layout.ports[port.index].name), .text(label),
                        .text(wired),
                    ])
                }
            }
            return CheckResult(holds: reading.rows.isEmpty, reading: reading)
        }
    }

    /// The schedule's name of the equipment whose cable is in a router's connector now.
    private static func nameOfWhatIsWired(_ simulation: Simulation, to port: PortID) -> String? {
        let plant = simulation.plant
        guard let far = equipment(plant, wiredTo: port, { simulation.slot($0) }) else { return nil }
        guard let home = equipment(plant, wiredTo: far, { plant.nominal[$0.index] }) else {
            return nil
        }
        let record = plant.layout.ports[home.index]
        guard record.element == plant.layout.ports[port.index].element else { return nil }
        return record.title
    }

    /// The port at the far end of the wiring of a port, through the backs of jackfields.
    private static func equipment(
        _ plant: Plant, wiredTo port: PortID, _ end: (SlotID) -> Int64
    ) -> PortID? {
        var here = port
        // Each hop is another cable.
        for _ in plant.layout.cables {
            guard let far = farEnd(plant, of: here, end) else { return nil }
            guard let behind = otherRearPort(plant, of: far) else { return far }
            here = behind
        }
        return nil
    }

    /// The rear port on the other side of a jackfield's position; nil for any other port.
    private static func otherRearPort(_ plant: Plant, of port: PortID) -> PortID? {
        let record = plant.layout.ports[port.index]
        guard plant.kind(of: record.element).name == JackfieldKind.name,
            let dash = record.name.firstIndex(of: "-")
        else { return nil }
        switch record.name[..<dash] {
        case "in": return plant.layout.port(record.element, named: "out" + record.name[dash...])
        case "out": return plant.layout.port(record.element, named: "in" + record.name[dash...])
        default: return nil
        }
    }

    /// The port at the other end of the cable that is in a port, where ends are as given.
    private static func farEnd(
        _ plant: Plant, of port: PortID, _ end: (SlotID) -> Int64
    ) -> PortID? {
        for cable in plant.layout.cables {
            let ends = cable.ends.map(end)
            for (near, far) in [(ends[0], ends[1]), (ends[1], ends[0])]
            where near == Int64(port.rawValue) {
                return far >= 0 ? PortID(Int(far)) : nil
            }
        }
        return nil
    }
}
