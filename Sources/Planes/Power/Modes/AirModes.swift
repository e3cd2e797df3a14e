import Plant

/// Faults of what keeps racks cool.
enum AirModes {
    static let all = [fansFailed, blankingMissing, coolingOff, fanFailed, filterClogged, setPoint]

    private static let ksbs = ["K3", "K6", "K8", "K9", "K19", "S6", "S11"]

    private static let fansFailed = FaultMode(
        name: "rack-fans-failed", title: "a rack's fans have failed", plane: PowerPlane.name,
        elementKinds: [RackKind.name],
        classes: [
            PowerModes.slotClass("one", "one of them", "fans", "one-failed"),
            PowerModes.slotClass("all", "all of them", "fans", "failed"),
        ],
        band: .yearly, repairs: ["replace-fans"],
        lookAlikes: [
            LookAlike("cooling-off", by: "measure the other racks' air: one is hot, not all")
        ], ksbs: ksbs, inject: PowerModes.oneSlot, mend: PowerModes.by("replace-fans"))

    private static let blankingMissing = FaultMode(
        name: "blanking-missing", title: "gaps in a rack let its hot air come round",
        plane: PowerPlane.name, elementKinds: [RackKind.name],
        classes: [
            PowerModes.slotClass("missing", "panels off after a change", "blanking", "missing")
        ],
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike("rack-fans-failed", by: "the fans' lamp, and gaps between machines"),
            LookAlike("filter-clogged", by: "measure the other racks' air"),
        ], ksbs: ksbs, inject: PowerModes.oneSlot)

    private static let coolingOff = FaultMode(
        name: "cooling-off", title: "the machine room's cooling was switched off",
        plane: PowerPlane.name, elementKinds: [RoomCoolingKind.name],
        classes: [PowerModes.slotClass("off", "its switch", "running", "no")],
        band: .yearly, repairs: ["set"], authority: .supervisor, hazards: [.interruption],
        lookAlikes: [
            LookAlike("cooling-fan-failed", by: "its run lamp"),
            LookAlike("filter-clogged", by: "its run lamp, and whether there is any air"),
        ], ksbs: ksbs, inject: PowerModes.oneSlot)

    private static let fanFailed = FaultMode(
        name: "cooling-fan-failed", title: "the fan of the room's cooling has failed",
        plane: PowerPlane.name, elementKinds: [RoomCoolingKind.name],
        classes: [PowerModes.slotClass("failed", "no air at all", "fan", "failed")],
        band: .yearly, repairs: ["call-contractor"], authority: .vendor,
        hazards: [.interruption],
        lookAlikes: [
            LookAlike("cooling-off", by: "its run lamp"),
            LookAlike("filter-clogged", by: "whether there is any air"),
        ], ksbs: ksbs + ["K14"], inject: PowerModes.oneSlot,
        mend: PowerModes.by("call-contractor"))

    private static let filterClogged = FaultMode(
        name: "filter-clogged", title: "the filter of the room's cooling is clogged",
        plane: PowerPlane.name, elementKinds: [RoomCoolingKind.name],
        classes: [PowerModes.slotClass("clogged", "under half of its air", "filter", "clogged")],
        band: .yearly, repairs: ["change-filter"],
        lookAlikes: [
            LookAlike("cooling-fan-failed", by: "whether there is any air"),
            LookAlike("set-point-wrong", by: "its set point in the menu, and how much air comes"),
        ], ksbs: ksbs, inject: PowerModes.oneSlot, mend: PowerModes.by("change-filter"))

    private static let setPoint = FaultMode(
        name: "set-point-wrong", title: "the cooling's set point was changed",
        plane: PowerPlane.name, elementKinds: [RoomCoolingKind.name],
        classes: [
            PowerModes.slotClass("high", "0.01 °C: 2700…3500", "set-point", "2900"),
            PowerModes.slotClass("low", "0.01 °C: 1400…1700", "set-point", "1500"),
        ],
        band: .yearly, repairs: ["set"],
        lookAlikes: [
            LookAlike("filter-clogged", by: "its set point in the menu, and how much air comes")
        ], ksbs: ksbs + ["K4"], inject: PowerModes.oneSlot)
}
