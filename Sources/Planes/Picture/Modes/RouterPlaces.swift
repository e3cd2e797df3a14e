import Plant

/// Where on a router a fault can be, and how its crosspoints are put right.
extension RouterModes {
    /// No more than this many crosspoints of one class are told apart on one router. On a larger
    /// router they are thinned out evenly: what they show differs only in names.
    private static let mostCrosspoints = 64

    /// Parameters for each output with a cable and each source that doesn't belong there: all with
    /// a cable, and one without, which shows black.
    static func crosspoints(_ plant: Plant, _ element: ElementID, _ base: FaultParameters)
        -> [FaultParameters]
    {
        guard let router = plant.pictureModel.router(element) else { return [] }
        let cabled = cabledNumbers(plant, router)
        let dead = (0..<router.plan.inputCount).first { !cabled.inputs.contains($0) }
        let inputs = cabled.inputs + (dead.map { [$0] } ?? [])
        let all = cabled.outputs.flatMap { output in
            inputs.filter { Int64($0) != router.plan.nominalInputs[output] }.map { input in
                base.setting("output", "out-\(output + 1)").setting("input", "in-\(input + 1)")
            }
        }
        let step = max(1, (all.count + mostCrosspoints - 1) / mostCrosspoints)
        return stride(from: 0, to: all.count, by: step).map { all[$0] }
    }

    /// Parameters for each pair of buttons of one sort behind which something is wired: one says
    /// what the other should, or each says what the other should.
    static func labels(_ plant: Plant, _ element: ElementID, _ parameterClass: ParameterClass)
        -> [FaultParameters]
    {
        guard let router = plant.pictureModel.router(element) else { return [] }
        let cabled = cabledNumbers(plant, router)
        let inputs = cabled.inputs.map { "in-\($0 + 1)" }
        let outputs = cabled.outputs.map { "out-\($0 + 1)" }
        let sorts =
            switch parameterClass.name {
            case "source": [inputs]
            case "destination": [outputs]
            default: [inputs, outputs]
            }
        let isExchange = parameterClass.name == "exchanged"
        return sorts.flatMap { names in
            names.indices.flatMap { one in
                names.indices.filter { isExchange ? $0 > one : $0 != one }.map { other in
                    parameterClass.representative.setting("port", names[one])
                        .setting("says", names[other])
                }
            }
        }
    }

    /// The numbers, from 0, of the inputs and outputs with a cable.
    private static func cabledNumbers(_ plant: Plant, _ router: PictureModel.Router)
        -> (inputs: [Int], outputs: [Int])
    {
        let first = plant.layout.elements[router.element.index].ports.lowerBound
        let numbers = plant.cabledPorts(router.element).map { $0 - first }
        return (
            numbers.filter { $0 < router.plan.inputCount },
            numbers.map { $0 - router.plan.inputCount }.filter { $0 >= 0 }
        )
    }

    /// Lines that take the right sources again: `route`, for all levels at once where they agree.
    ///
    /// A locked destination is unlocked for it, and locked again. No source at all can't be taken:
    /// it is set.
    static func takes(_ simulation: Simulation, _ element: ElementID, _ edits: [SlotEdit])
        -> [String]
    {
        let plant = simulation.plant
        guard let router = plant.pictureModel.router(element) else { return [] }
        let id = simulation.id(of: element)
        var lines: [String] = []
        for output in 0..<router.plan.outputCount {
            let inputs = router.plan.levels.indices.map { level in
                let slot = plant.layout.slot(
                    element, router.layout.crosspoint(output: output, level: level))
                return edits.last { $0.slot == slot }?.value
            }
            let wanted = inputs.compactMap(\.self)
            guard let first = wanted.first else { continue }
            var own: [String] = []
            if wanted.count == inputs.count, first >= 0, wanted.allSatisfy({ $0 == first }) {
                own = ["route \(id) out-\(output + 1) in-\(first + 1)"]
            } else {
                for (level, input) in zip(router.plan.levels, inputs) {
                    guard let input else { continue }
                    own.append(
                        input < 0
                            ? "set \(id) \(level)/out-\(output + 1) none"
                            : "route \(id) out-\(output + 1) in-\(input + 1) \(level)")
                }
            }
            let isLocked = simulation.slot(element, router.layout.lock(output: output)) == 1
            let lock = "set \(id) lock/out-\(output + 1)"
            lines += isLocked ? ["\(lock) no"] + own + ["\(lock) yes"] : own
        }
        return lines
    }
}
