import Plant
import Signals

/// Duplex fibre with LC plugs: OM3, OM4 and OS2.
enum FibreCables {
    /// How a cable's two fibres go: from each end's sender to the other's receiver, or not.
    static let pairs = ["crossed", "straight-through"]

    /// The three kinds, named as in the cable schedule.
    static let kinds = [
        kind("om3", "multimode fibre, OM3", .om3, jacket: "aqua"),
        kind("om4", "multimode fibre, OM4", .om4, jacket: "violet"),
        kind("os2", "single-mode fibre, OS2", .os2, jacket: "yellow"),
    ]

    private static func kind(
        _ name: String, _ title: String, _ fibre: FibreKind, jacket: String
    ) -> ElementKind {
        ElementKind(
            name: name, title: title, plane: NetworkPlane.name, category: .cable,
            plugs: [OpticalPort.connector],
            declare: { declarer throws(PlantProblem) in
                declarer.slot(
                    SlotDeclaration(
                        "pair", "how its two fibres go", .choice(pairs),
                        hazards: [.interruption]))
                declarer.slot(
                    SlotDeclaration(
                        "extra-loss", "loss of patch panels, splices and bends on its way",
                        .integer(0...40_000, .millidecibel), role: .health,
                        hazards: [.interruption]))
            },
            carry: { scope in carried(scope, by: fibre) },
            inspect: { simulation, element, reading in
                reading.add("jacket", .symbol(jacket))
                let record = simulation.plant.layout.elements[element.index]
                reading.add(
                    "length", .quantity(Quantity(record.lengthMillimetres, .millimetre)))
            })
    }

    /// Light loses what the fibre, a plug at each end and all on its way take; two fibres that join
    /// sender to sender carry none.
    private static func carried(_ scope: NodeScope, by fibre: FibreKind) -> NodeValue {
        var signal = LinkSignal(scope.input(0))
        guard let form = OpticalPort.form(signal), scope.cell(0) == 0 else { return .absent }
        let length = scope.constant(0)
        signal.value.words[6] -=
            fibre.loss(millimetres: length) + 2 * FibreKind.connectorLoss + scope.cell(1)
            + fibre.mismatchLoss(form)
        if length > fibre.reachMillimetres { signal.value.words[5] |= OpticalPort.isTooFar }
        signal.lengthMillimetres += length
        return signal.value
    }
}
