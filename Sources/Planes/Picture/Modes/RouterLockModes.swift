import Plant

/// Destinations that somebody has taken for himself and locked.
enum RouterLockModes {
    static let modes = [locked, tieTaken]

    private static let ksbs = ModeEdits.ksbs + ["K11", "S11", "S14"]

    private static let locked = FaultMode(
        name: "crosspoint-locked", title: "destination left locked on another source",
        plane: PicturePlane.name, elementKinds: [SDIRouterKind.name],
        classes: [
            ParameterClass(
                "taken", "another source, and the destination locked",
                FaultParameters(["output": "out-1", "input": "in-2"]))
        ],
        band: .monthly, repairs: ["unlock", "route"], authority: .supervisor,
        hazards: [.contentExposure, .interruption],
        lookAlikes: [
            LookAlike("misrouted-crosspoint", by: "the control screen shows the lock"),
            LookAlike(
                "crosspoint-stuck", by: "the control screen shows the source that is seen"),
        ],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            try edits(plant, element, parameters, ties: false)
        },
        places: { plant, element, parameterClass in
            places(plant, element, parameterClass, ties: false)
        },
        origin: .person,
        mend: { simulation, element, edits in mend(simulation, element, edits) })

    private static let tieTaken = FaultMode(
        name: "tie-line-taken", title: "tie line to another router taken by somebody else",
        plane: PicturePlane.name, elementKinds: [SDIRouterKind.name],
        classes: [
            ParameterClass(
                "taken", "another source on the tie, and it is locked",
                FaultParameters(["output": "out-1", "input": "in-2"]))
        ],
        band: .monthly, repairs: ["unlock", "route"], authority: .supervisor,
        hazards: [.contentExposure, .interruption],
        lookAlikes: [
            LookAlike(
                "misrouted-crosspoint",
                by: "the second router has the right crosspoint; look at the tie's on the first")
        ],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            try edits(plant, element, parameters, ties: true)
        },
        places: { plant, element, parameterClass in
            places(plant, element, parameterClass, ties: true)
        },
        origin: .person,
        mend: { simulation, element, edits in mend(simulation, element, edits) })

    private static func number(_ parameters: FaultParameters, _ name: String, _ prefix: String)
        throws(ActionRefusal) -> Int
    {
        let word = try parameters.word(name)
        guard word.hasPrefix(prefix), let number = Int(word.dropFirst(prefix.count)), number > 0
        else { throw ActionRefusal("`\(name)` is `\(word)`", advice: "as `\(prefix)1`") }
        return number - 1
    }

    private static func edits(
        _ plant: Plant, _ element: ElementID, _ parameters: FaultParameters, ties: Bool
    ) throws(ActionRefusal) -> [SlotEdit] {
        guard let router = plant.pictureModel.router(element) else {
            throw ActionRefusal("`\(plant.layout.elements[element.index].id)` isn't a router")
        }
        let output = try number(parameters, "output", "out-")
        let input = try number(parameters, "input", "in-")
        guard output < router.plan.outputCount, input < router.plan.inputCount else {
            throw ActionRefusal("the router has no such crosspoint")
        }
        guard router.plan.isTie[output] == ties else {
            throw ActionRefusal(ties ? "that output is no tie line" : "that output is a tie line")
        }
        if router.plan.nominalInputs[output] == Int64(input) {
            throw ActionRefusal("that is the source that belongs there")
        }
        let lock = plant.layout.slot(element, router.layout.lock(output: output))
        if plant.nominal[lock.index] == 1 { throw ActionRefusal("that output is locked anyway") }
        return [SlotEdit(lock, 1)]
            + router.plan.levels.indices.map {
                SlotEdit(
                    plant.layout.slot(
                        element, router.layout.crosspoint(output: output, level: $0)),
                    Int64(input))
            }
    }

    /// The next source with a cable on each output with one: who locks takes one that works.
    private static func places(
        _ plant: Plant, _ element: ElementID, _ parameterClass: ParameterClass, ties: Bool
    ) -> [FaultParameters] {
        guard let router = plant.pictureModel.router(element) else { return [] }
        var seen: [String] = []
        return RouterModes.crosspoints(plant, element, parameterClass.representative).filter {
            guard let output = try? $0.word("output"), !seen.contains(output),
                let number = Int(output.dropFirst(4)), router.plan.isTie[number - 1] == ties
            else { return false }
            seen.append(output)
            return true
        }
    }

    /// The lock comes off for good, then the right sources are taken.
    private static func mend(
        _ simulation: Simulation, _ element: ElementID, _ edits: [SlotEdit]
    ) -> [String] {
        guard let router = simulation.plant.pictureModel.router(element) else { return [] }
        let layout = simulation.plant.layout
        let id = simulation.id(of: element)
        let unlocks = (0..<router.plan.outputCount).filter { output in
            let lock = layout.slot(element, router.layout.lock(output: output))
            return edits.contains { $0.slot == lock && $0.value == 0 }
                && simulation.slot(lock) == 1
        }
        .map { "unlock \(id) out-\($0 + 1)" }
        // What is unlocked first needn't be locked again.
        let takes = RouterModes.takes(simulation, element, edits)
            .filter { line in !line.contains(" lock/") }
        return unlocks + takes
    }
}
