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
            let wiring = Wiring(simulation)
            for (offset, label) in said.enumerated() {
                let port = simulation.plant.layout.port(element, offset)
                guard let wired = wiring.nameOfWhatIsWired(to: port), wired != label else {
                    continue
                }
                reading.rows.append([
                    .text(simulation.plant.layout.ports[port.index].name), .text(label),
                    .text(wired),
                ])
            }
            return CheckResult(holds: reading.rows.isEmpty, reading: reading)
        }
    }
}

/// What every cable joins, now and as the facility is set up.
private struct Wiring {
    private let plant: Plant
    private let model: PictureModel
    /// By port: the port at the other end of its cable; −1 where none is plugged in, or its other
    /// end hangs loose. Where two are in one port, the first counts.
    private let now: [Int32]
    private let planned: [Int32]

    init(_ simulation: Simulation) {
        plant = simulation.plant
        model = plant.pictureModel
        now = Wiring.farEnds(plant) { simulation.slot($0) }
        planned = Wiring.farEnds(plant) { [plant] in plant.nominal[$0.index] }
    }

    private static func farEnds(_ plant: Plant, _ end: (SlotID) -> Int64) -> [Int32] {
        let unplugged: Int32 = -2
        var farEnds = Array(repeating: unplugged, count: plant.layout.ports.count)
        for cable in plant.layout.cables {
            let first = Int32(truncatingIfNeeded: end(cable.ends[0]))
            let second = Int32(truncatingIfNeeded: end(cable.ends[1]))
            if first >= 0, farEnds[Int(first)] == unplugged { farEnds[Int(first)] = second }
            if second >= 0, farEnds[Int(second)] == unplugged { farEnds[Int(second)] = first }
        }
        return farEnds
    }

    /// The schedule's name of the equipment whose cable is in a router's connector now.
    func nameOfWhatIsWired(to port: PortID) -> String? {
        guard let far = equipment(wiredTo: port, now), let home = equipment(wiredTo: far, planned)
        else { return nil }
        let record = plant.layout.ports[home.index]
        guard record.element == plant.layout.ports[port.index].element else { return nil }
        return record.title
    }

    /// The port at the far end of the wiring of a port, through the backs of jackfields.
    private func equipment(wiredTo port: PortID, _ farEnds: [Int32]) -> PortID? {
        var here = port
        // Each hop is another cable.
        for _ in plant.layout.cables {
            let far = farEnds[here.index]
            guard far >= 0 else { return nil }
            guard let behind = otherRearPort(of: PortID(Int(far))) else { return PortID(Int(far)) }
            here = behind
        }
        return nil
    }

    /// The rear port on the other side of a jackfield's position; nil for any other port.
    private func otherRearPort(of port: PortID) -> PortID? {
        let owner = plant.layout.ports[port.index].element
        guard let field = model.jackfield(owner) else { return nil }
        let offset = port.index - plant.layout.elements[owner.index].ports.lowerBound
        switch offset % field.portsPerPosition {
        case 0: return PortID(port.index + 1)
        case 1: return PortID(port.index - 1)
        default: return nil
        }
    }
}
