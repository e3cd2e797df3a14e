import Plant

/// Faults of tape, copies and rendering.
enum MediaModes {
    static let all = [
        driveDirty, wrongTape, indexMissing, bitError, clipMissing, clipEdited, nodeOut,
    ]
    private static let ksbs = ["K8", "K9", "K10", "S6", "S11"]
    private static let libraries = [TapeLibraryKind.kindName]
    private static let copies = [RushesCopyKind.kindName]

    /// A head that has to write everything twice.
    static let driveDirty = FaultMode(
        name: "tape-drive-dirty", title: "a tape drive's head is dirty",
        plane: ComputingPlane.name, elementKinds: libraries,
        classes: [ComputingModes.slotClass("dirty", "writes a third", "head-dirty", "yes")],
        band: .monthly, repairs: ["clean-drive"],
        lookAlikes: [
            LookAlike("store-oversubscribed", by: "the clean lamp; what the drive is fed"),
            LookAlike("wrong-tape", by: "whether it writes at all"),
        ], ksbs: ksbs, inject: ComputingModes.oneSlot, mend: ComputingModes.by("clean-drive"))

    /// A cartridge that the drive can't write.
    static let wrongTape = FaultMode(
        name: "wrong-tape", title: "a tape of the wrong generation is loaded",
        plane: ComputingPlane.name, elementKinds: libraries,
        classes: [
            ComputingModes.slotClass("older", "three generations back", "loaded", "6"),
            ComputingModes.slotClass("oldest", "four generations back", "loaded", "5"),
        ],
        band: .monthly, repairs: ["set"],
        lookAlikes: [LookAlike("tape-drive-dirty", by: "whether the drive takes it at all")],
        ksbs: ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let edit = try ComputingModes.oneSlot(plant, element, parameters)
            let model = ComputingModel.of(plant)
            let drive = model.libraries.first { $0.element == element }?.generation ?? 9
            let value = edit.first?.value ?? drive
            guard drive - value > 1 else { throw ActionRefusal("the drive writes that one") }
            return edit
        }, origin: .person)

    /// A tape without its index: everything is on it, and nothing is found.
    static let indexMissing = FaultMode(
        name: "tape-index-missing", title: "a tape has no index", plane: ComputingPlane.name,
        elementKinds: libraries,
        classes: [
            ComputingModes.slotClass("not-written", "not written", "index-written", "no")
        ],
        band: .yearly, repairs: ["write-index"], hazards: [.dataLoss],
        lookAlikes: [LookAlike("wrong-tape", by: "whether the drive takes it at all")],
        ksbs: ksbs, inject: ComputingModes.oneSlot, mend: ComputingModes.by("write-index"))

    private static let everyClip:
        @Sendable (Plant, ElementID, ParameterClass) -> [FaultParameters] = {
            plant, element, parameterClass in
            let copies = ComputingModel.of(plant).copies
            return (copies.first { $0.element == element }?.clips ?? [])
                .map { parameterClass.representative.setting("value", $0) }
        }

    private static func clipInjection(_ slot: String)
        -> @Sendable (Plant, ElementID, FaultParameters) throws(ActionRefusal) -> [SlotEdit]
    {
        { plant, element, parameters throws(ActionRefusal) in
            let copies = ComputingModel.of(plant).copies
            let clips = copies.first { $0.element == element }?.clips ?? []
            let clip = try NetworkFaults.pick(clips, parameters, "value")
            return [try ComputingModes.edit(plant, element, slot, clip)]
        }
    }

    /// One bit came out wrong on the way.
    static let bitError = FaultMode(
        name: "copy-bit-error", title: "a copied clip has a wrong bit",
        plane: ComputingPlane.name, elementKinds: copies,
        classes: [ParameterClass("one-bit", "clip `value`", FaultParameters(["value": ""]))],
        band: .yearly, repairs: ["recopy"], hazards: [.dataLoss],
        lookAlikes: [
            LookAlike("copy-edited", by: "size and time of the file")
        ], ksbs: ksbs + ["K18"], inject: clipInjection("flipped-clip"), places: everyClip,
        mend: ComputingModes.by("recopy"))

    /// One clip wasn't copied.
    static let clipMissing = FaultMode(
        name: "copy-clip-missing", title: "a clip wasn't copied", plane: ComputingPlane.name,
        elementKinds: copies,
        classes: [ParameterClass("one-clip", "clip `value`", FaultParameters(["value": ""]))],
        band: .monthly, repairs: ["recopy"], hazards: [.dataLoss],
        lookAlikes: [LookAlike("copy-bit-error", by: "exit code 10 or 11")],
        ksbs: ksbs + ["K18"], inject: clipInjection("missing-clip"), places: everyClip,
        origin: .person, mend: ComputingModes.by("recopy"))

    /// Somebody wrote into a copied clip: the hash differs for a reason.
    static let clipEdited = FaultMode(
        name: "copy-edited", title: "somebody changed a copied clip", plane: ComputingPlane.name,
        elementKinds: copies,
        classes: [ParameterClass("one-clip", "clip `value`", FaultParameters(["value": ""]))],
        band: .monthly, repairs: ["recopy"], hazards: [.dataLoss],
        lookAlikes: [LookAlike("copy-bit-error", by: "size and time of the file")],
        ksbs: ksbs + ["K4", "K18"], inject: clipInjection("edited-clip"), places: everyClip,
        origin: .person, mend: ComputingModes.by("recopy"))

    /// A machine that doesn't render.
    static let nodeOut = FaultMode(
        name: "render-node-out", title: "a machine has dropped out of the render queue",
        plane: ComputingPlane.name, elementKinds: [RenderManagerKind.kindName],
        classes: [
            ParameterClass(
                "stalled", "the worker on `node` hangs",
                FaultParameters(["node": "", "what": "worker", "value": "stalled"])),
            ParameterClass(
                "disabled", "`node` was taken out and not put back",
                FaultParameters(["node": "", "what": "enabled", "value": "no"])),
        ],
        band: .weekly, repairs: ["restart-worker", "set"],
        lookAlikes: [
            LookAlike("seats-leaked", by: "what the queue says of each machine"),
            LookAlike("version-drift", by: "what the queue says of each machine"),
            LookAlike("host-off", by: "whether the machine answers"),
        ], ksbs: ksbs + ["K7"],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let managers = ComputingModel.of(plant).managers
            let nodes = managers.first { $0.element == element }?.nodes.map(\.name) ?? []
            let node = try NetworkFaults.pick(nodes, parameters, "node")
            let slot = node + "-" + (try parameters.word("what"))
            return [
                try ComputingModes.edit(plant, element, slot, try parameters.word("value"))
            ]
        },
        places: { plant, element, parameterClass in
            let managers = ComputingModel.of(plant).managers
            return (managers.first { $0.element == element }?.nodes ?? [])
                .map { parameterClass.representative.setting("node", $0.name) }
        },
        mend: { simulation, element, edits in
            edits.map { edit in
                let name = simulation.plant.layout.slots[edit.slot.index].name
                let id = simulation.id(of: element)
                return name.hasSuffix("-worker")
                    ? "restart-worker \(id) \(name.dropLast("-worker".count))"
                    : "set \(id) \(name) yes"
            }
        })
}
