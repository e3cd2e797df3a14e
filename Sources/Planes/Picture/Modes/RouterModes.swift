import Plant

/// What goes wrong with routers: what is taken, what it says, and what it does.
enum RouterModes {
    static let modes = [misrouted, staleLabel, stuckCrosspoint]

    private static let misrouted = FaultMode(
        name: "misrouted-crosspoint", title: "wrong source on a destination",
        plane: PicturePlane.name, elementKinds: [SDIRouterKind.name],
        classes: [
            ParameterClass(
                "all-levels", "picture and sound of another source",
                FaultParameters(["output": "out-1", "input": "in-2", "level": "all"])),
            ParameterClass(
                "video-only", "another source's picture with the right sound",
                FaultParameters(["output": "out-1", "input": "in-2", "level": "video"])),
            ParameterClass(
                "audio-only", "the right picture with another source's sound",
                FaultParameters(["output": "out-1", "input": "in-2", "level": "audio"])),
        ],
        band: .weekly, repairs: ["route", "salvo", "set"],
        hazards: [.contentExposure, .interruption],
        lookAlikes: [
            LookAlike("stale-router-label", by: "compare the source's picture with its label"),
            LookAlike(
                "crosspoint-stuck", by: "the control screen shows the right source for the output"),
        ],
        ksbs: ["K3", "K8", "K9", "K12", "K15", "K18", "S6", "S7", "S8", "S11", "S14"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let router = try router(plant, element)
            let output = try port(parameters, "output", "out-", count: router.plan.outputCount)
            let input = try port(parameters, "input", "in-", count: router.plan.inputCount)
            let level = try parameters.word("level")
            let levels = router.plan.levels.indices.filter {
                level == "all" || router.plan.levels[$0] == level
            }
            if levels.isEmpty { throw ActionRefusal("the router has no level `\(level)`") }
            if level != "all" && router.plan.levels.count == 1 {
                throw ActionRefusal("with one level there is no breakaway", advice: "level `all`")
            }
            if router.plan.nominalInputs[output] == Int64(input) {
                throw ActionRefusal("that is the source that belongs there")
            }
            return levels.map {
                SlotEdit(
                    plant.layout.slot(
                        element, router.layout.crosspoint(output: output, level: $0)),
                    Int64(input))
            }
        },
        places: { plant, element, parameterClass in
            crosspoints(plant, element, parameterClass.representative)
        },
        mend: { simulation, element, edits in takes(simulation, element, edits) })

    private static let staleLabel = FaultMode(
        name: "stale-router-label", title: "panel label of something that moved",
        plane: PicturePlane.name, elementKinds: [SDIRouterKind.name],
        classes: [
            ParameterClass(
                "source", "a source's button carries another's name",
                FaultParameters(["port": "in-1", "says": "in-2"])),
            ParameterClass(
                "destination", "a destination's button carries another's name",
                FaultParameters(["port": "out-1", "says": "out-2"])),
            ParameterClass(
                "exchanged", "two sources, or two destinations, carry each other's names",
                FaultParameters(["port": "in-1", "says": "in-2", "exchanged": "yes"])),
        ],
        band: .monthly, repairs: ["label"], hazards: [.contentExposure],
        lookAlikes: [
            LookAlike("misrouted-crosspoint", by: "look at the picture of the source itself")
        ],
        ksbs: ["K8", "K9", "K12", "K15", "S6", "S7", "S14", "S17"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let router = try router(plant, element)
            let slot = try labelSlot(plant, router, parameters, "port")
            let other = try labelSlot(plant, router, parameters, "says")
            if plant.nominal[slot.index] == plant.nominal[other.index] {
                throw ActionRefusal("that is what the label says anyway")
            }
            let edit = SlotEdit(slot, plant.nominal[other.index])
            guard try isExchange(parameters) else { return [edit] }
            return [edit, SlotEdit(other, plant.nominal[slot.index])]
        },
        places: { plant, element, parameterClass in
            labels(plant, element, parameterClass)
        })

    /// Whether both buttons carry the other's name, which only two of a sort can.
    private static func isExchange(_ parameters: FaultParameters) throws(ActionRefusal) -> Bool {
        guard parameters.values.contains(where: { $0.name == "exchanged" }) else { return false }
        let word = try parameters.word("exchanged")
        guard word == "yes" || word == "no" else {
            throw ActionRefusal("`exchanged` is `\(word)`", advice: "`yes` or `no`")
        }
        let ports = [try parameters.word("port"), try parameters.word("says")]
        if word == "yes" && ports[0].hasPrefix("in-") != ports[1].hasPrefix("in-") {
            throw ActionRefusal(
                "a source and a destination don't exchange names",
                advice: "two of `in-N`, or two of `out-N`")
        }
        return word == "yes"
    }

    private static let stuckCrosspoint = FaultMode(
        name: "crosspoint-stuck", title: "crosspoint that doesn't follow its control",
        plane: PicturePlane.name, elementKinds: [SDIRouterKind.name],
        classes: [
            ParameterClass(
                "holds-another", "an output keeps a source whatever is taken",
                FaultParameters(["output": "out-1", "input": "in-2"]))
        ],
        band: .yearly, repairs: ["replace"], hazards: [.contentExposure, .interruption],
        lookAlikes: [
            LookAlike("misrouted-crosspoint", by: "take another source: nothing changes")
        ],
        ksbs: ["K3", "K8", "K9", "K12", "K15", "S6", "S7", "S8", "S12"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let router = try router(plant, element)
            let output = try port(parameters, "output", "out-", count: router.plan.outputCount)
            let input = try port(parameters, "input", "in-", count: router.plan.inputCount)
            if router.plan.nominalInputs[output] == Int64(input) {
                throw ActionRefusal(
                    "holding the right source shows nothing until one takes another")
            }
            return [
                SlotEdit(
                    plant.layout.slot(element, router.layout.held(output: output)), Int64(input))
            ]
        },
        places: { plant, element, parameterClass in
            crosspoints(plant, element, parameterClass.representative)
        })

    private static func router(_ plant: Plant, _ element: ElementID) throws(ActionRefusal)
        -> PictureModel.Router
    {
        guard let router = plant.pictureModel.router(element) else {
            throw ActionRefusal("`\(plant.layout.elements[element.index].id)` isn't a router")
        }
        return router
    }

    /// The number from 0 of a port that a parameter names as `out-3`.
    private static func port(
        _ parameters: FaultParameters, _ name: String, _ prefix: String, count: Int
    ) throws(ActionRefusal) -> Int {
        let word = try parameters.word(name)
        guard word.hasPrefix(prefix), let number = Int(word.dropFirst(prefix.count)),
            (1...count).contains(number)
        else {
            throw ActionRefusal(
                "`\(name)` is `\(word)`", advice: "`\(prefix)1` to `\(prefix)\(count)`")
        }
        return number - 1
    }

    private static func labelSlot(
        _ plant: Plant, _ router: PictureModel.Router, _ parameters: FaultParameters, _ name: String
    ) throws(ActionRefusal) -> SlotID {
        let word = try parameters.word(name)
        let ordinal =
            word.hasPrefix("in-")
            ? router.layout.label(
                input: try port(parameters, name, "in-", count: router.plan.inputCount))
            : router.layout.label(
                output: try port(parameters, name, "out-", count: router.plan.outputCount))
        return plant.layout.slot(router.element, ordinal)
    }
}
