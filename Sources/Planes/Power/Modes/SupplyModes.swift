import Plant

/// Faults of what the building gives, of batteries, and of outlets' wiring.
enum SupplyModes {
    static let all = [
        feedLost, feedLow, batteryWorn, bypassLeft, inverterFailed, exchanged, earthOpen,
    ]

    private static let feedLost = FaultMode(
        name: "feed-lost", title: "a feed of the building is gone", plane: PowerPlane.name,
        elementKinds: [MainsFeedKind.name],
        classes: [
            PowerModes.slotClass("lost", "no voltage at the board", "supply", "lost")
        ],
        band: .yearly, repairs: ["call-contractor"], authority: .vendor,
        hazards: [.interruption],
        lookAlikes: [
            LookAlike("board-breaker-tripped", by: "the board's voltmeter, and its handles"),
            LookAlike("pdu-breaker-tripped", by: "the strip's mains lamp"),
        ], ksbs: PowerModes.ksbs + ["K14"], inject: PowerModes.oneSlot,
        mend: PowerModes.by("call-contractor"))

    /// Machines don't mind; an uninterruptible supply takes it for lost and empties its battery.
    private static let feedLow = FaultMode(
        name: "feed-low", title: "a feed's voltage is too low", plane: PowerPlane.name,
        elementKinds: [MainsFeedKind.name],
        classes: [
            PowerModes.slotClass("brown-out", "0.1 V: 900…2161", "volts", "1980")
        ],
        band: .onceACareer, repairs: ["call-contractor"], authority: .vendor,
        hazards: [.interruption],
        lookAlikes: [LookAlike("feed-lost", by: "the board's voltmeter")],
        ksbs: PowerModes.ksbs + ["K14"], inject: PowerModes.oneSlot,
        mend: PowerModes.by("call-contractor"))

    private static let batteryWorn = FaultMode(
        name: "ups-battery-worn", title: "an old battery in an uninterruptible supply",
        plane: PowerPlane.name, elementKinds: [BatterySupplyKind.name],
        classes: [
            PowerModes.slotClass(
                "worn", "a lamp says so; thousandths of its capacity: 200…599", "battery", "400"),
            PowerModes.slotClass("dead", "thousandths: 0…199", "battery", "50"),
        ],
        band: .yearly, repairs: ["call-contractor"], authority: .vendor, hazards: [.interruption],
        lookAlikes: [
            LookAlike("load-on-no-drawing", by: "the load in per cent, and the battery's lamp")
        ], ksbs: PowerModes.ksbs, inject: PowerModes.oneSlot,
        mend: PowerModes.by("call-contractor"))

    private static let bypassLeft = FaultMode(
        name: "ups-bypass-left", title: "an uninterruptible supply was left in bypass",
        plane: PowerPlane.name, elementKinds: [BatterySupplyKind.name],
        classes: [PowerModes.slotClass("bypass", "its own switch", "mode", "bypass")],
        band: .yearly, repairs: ["set"], authority: .supervisor, hazards: [.interruption],
        lookAlikes: [
            LookAlike("ups-inverter-failed", by: "its fault lamp, and its bypass switch"),
            LookAlike("load-on-no-drawing", by: "its overload lamp"),
        ], ksbs: PowerModes.ksbs + ["K10"], inject: PowerModes.oneSlot)

    private static let inverterFailed = FaultMode(
        name: "ups-inverter-failed", title: "an uninterruptible supply's inverter has failed",
        plane: PowerPlane.name, elementKinds: [BatterySupplyKind.name],
        classes: [PowerModes.slotClass("failed", "it goes to bypass", "inverter", "failed")],
        band: .onceACareer, repairs: ["call-contractor"], authority: .vendor,
        hazards: [.interruption, .injury],
        lookAlikes: [
            LookAlike("ups-bypass-left", by: "its fault lamp, and its bypass switch")
        ], ksbs: PowerModes.ksbs + ["K14"], inject: PowerModes.oneSlot,
        mend: PowerModes.by("call-contractor"))

    /// The circuit is locked off, mended by whoever may, and given back.
    private static let wiringMend: @Sendable (Simulation, ElementID, [SlotEdit]) -> [String] =
        PowerModes.by("isolate", "rewire", "energise")

    private static let exchanged = FaultMode(
        name: "neutral-earth-exchanged", title: "an outlet's neutral and earth are exchanged",
        plane: PowerPlane.name, elementKinds: [MainsOutletKind.name],
        classes: [
            PowerModes.slotClass("exchanged", "at the whole block", "wiring", "exchanged")
        ],
        band: .onceACareer, repairs: ["rewire", "isolate", "energise"], authority: .electrician,
        hazards: [.injury, .interruption],
        lookAlikes: [
            LookAlike("outlet-earth-open", by: "volts to earth, and the current in the earth"),
            LookAlike("lead-earth-open", by: "one machine tingles; here none does, all hum"),
        ], ksbs: PowerModes.ksbs + ["K14", "K15"], inject: PowerModes.oneSlot, origin: .person,
        mend: wiringMend)

    private static let earthOpen = FaultMode(
        name: "outlet-earth-open", title: "an outlet's earth is open", plane: PowerPlane.name,
        elementKinds: [MainsOutletKind.name],
        classes: [
            PowerModes.slotClass("open", "at the whole block", "wiring", "earth-open")
        ],
        band: .onceACareer, repairs: ["rewire", "isolate", "energise"], authority: .electrician,
        hazards: [.injury, .interruption],
        lookAlikes: [
            LookAlike("lead-earth-open", by: "measure another outlet of the block; test the lead")
        ], ksbs: PowerModes.ksbs + ["K14"], inject: PowerModes.oneSlot, mend: wiringMend)
}
