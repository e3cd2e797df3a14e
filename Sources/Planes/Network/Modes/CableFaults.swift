import Plant

/// Faults of data cables.
enum CableFaults {
    static let all = [badPair, open]

    /// Pair 4-5 or 7-8 is broken: a gigabit link falls to 100 Mb/s (DOMAIN: N02).
    static let badPair = FaultMode(
        name: "bad-pair-cable", title: "a pair of a cable is broken", plane: NetworkPlane.name,
        elementKinds: ["cat6"],
        classes: [ParameterClass("one-pair", "pair 4-5 or 7-8", FaultParameters())],
        band: .monthly, repairs: ["replace"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("port-speed-fixed", by: "the switch port's speed setting; a cable tester")
        ],
        ksbs: ["K8", "K12", "S6", "S11"],
        inject: { plant, element, _ throws(ActionRefusal) in
            [SlotEdit(try NetworkFaults.slot(plant, element, "pairs"), TwistedPair.badPair)]
        }, places: wherever)

    /// Nothing gets through.
    static let open = FaultMode(
        name: "open-cable", title: "a cable is broken", plane: NetworkPlane.name,
        elementKinds: ["cat6"],
        classes: [ParameterClass("all-pairs", "all pairs", FaultParameters())],
        band: .yearly, repairs: ["replace"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("port-shut-down", by: "the switch says `notconnect`, not `disabled`")
        ],
        ksbs: ["K8", "K12", "S6", "S11"],
        inject: { plant, element, _ throws(ActionRefusal) in
            [SlotEdit(try NetworkFaults.slot(plant, element, "pairs"), TwistedPair.open)]
        }, places: wherever)

    /// On cables that join two things.
    private static func wherever(
        _ plant: Plant, _ cable: ElementID, _ parameterClass: ParameterClass
    ) -> [FaultParameters] {
        plant.joins(cable) ? [parameterClass.representative] : []
    }
}
