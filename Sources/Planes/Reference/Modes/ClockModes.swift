import Plant

/// What goes wrong with clocks in the network: PTP and NTP.
enum ClockModes {
    static let modes = [
        domain, announceInterval, priority, asymmetry, utcOffset, holdingOver, stopped, ntpLost,
        zone,
    ]

    private static let clocks = [PTPClockKind.name]

    private static func mayLead(_ plant: Plant, _ element: ElementID) -> Bool {
        ReferenceEdits.nominal(plant, element, PTPSlots.role) == 0
    }

    private static func hasGenerator(_ plant: Plant, _ element: ElementID) -> Bool {
        plant.referenceModel.ptpClocks.contains { $0.element == element && $0.generator != nil }
    }

    /// Whether it stands by behind a better one: what becomes of it, shows nowhere else.
    private static func standsBy(_ plant: Plant, _ element: ElementID) -> Bool {
        hasGenerator(plant, element) && !leads(plant, element)
    }

    /// Whether no clock has a lower first priority, as the facility is set up.
    private static func leads(_ plant: Plant, _ element: ElementID) -> Bool {
        let lowest = plant.referenceModel.ptpClocks.map {
            ReferenceEdits.nominal(plant, $0.element, PTPSlots.priority1)
        }.min()
        return ReferenceEdits.nominal(plant, element, PTPSlots.priority1) == lowest
    }

    private static let domain = FaultMode(
        name: "ptp-domain-mismatch", title: "PTP clock in another domain",
        plane: ReferencePlane.name, elementKinds: clocks,
        classes: [
            ParameterClass(
                "default", "`domain` 0, a device's own default", FaultParameters(["domain": "0"]))
        ],
        band: .monthly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("ptp-announce-mismatch", by: "the domain; receipt time-outs there"),
            LookAlike("ptp-path-asymmetry", by: "the port's state: it follows there"),
        ],
        ksbs: ReferenceEdits.networkKSBs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let domain = try parameters.integer("domain", in: 0...127)
            return [ReferenceEdits.edit(plant, element, PTPSlots.domain, domain)]
        },
        places: { plant, element, parameterClass in
            ReferenceEdits.once(parameterClass, where: !standsBy(plant, element))
        })

    private static let announceInterval = FaultMode(
        name: "ptp-announce-mismatch", title: "PTP clock that expects announcements too often",
        plane: ReferencePlane.name, elementKinds: clocks,
        classes: [
            ParameterClass(
                "of-2015", "`interval` −2: four a second, as the profile's first edition had it",
                FaultParameters(["interval": "-2"]))
        ],
        band: .monthly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("ptp-domain-mismatch", by: "the domain; receipt time-outs here")
        ],
        ksbs: ReferenceEdits.networkKSBs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let interval = try parameters.integer("interval", in: -3...3)
            return [ReferenceEdits.edit(plant, element, PTPSlots.announceInterval, interval)]
        },
        places: { plant, element, parameterClass in
            // Who leads, waits for nobody.
            ReferenceEdits.once(parameterClass, where: !hasGenerator(plant, element))
        })

    private static let priority = FaultMode(
        name: "ptp-priority-mistake", title: "PTP clock that leads by mistake",
        plane: ReferencePlane.name, elementKinds: clocks,
        classes: [
            ParameterClass(
                "first", "`priority1` 1, before everybody", FaultParameters(["priority1": "1"]))
        ],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("boundary-clock-holding-over", by: "the identity of the grandmaster"),
            LookAlike("antenna-lost", by: "the clock class of the grandmaster"),
        ],
        ksbs: ReferenceEdits.networkKSBs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let priority = try parameters.integer("priority1", in: 0...255)
            guard mayLead(plant, element) else { throw ActionRefusal("it never leads") }
            return [ReferenceEdits.edit(plant, element, PTPSlots.priority1, priority)]
        },
        places: { plant, element, parameterClass in
            ReferenceEdits.once(parameterClass, where: !leads(plant, element))
        })

    private static let asymmetry = FaultMode(
        name: "ptp-path-asymmetry", title: "way to a PTP clock that is longer than the way back",
        plane: ReferencePlane.name, elementKinds: clocks,
        classes: [
            ParameterClass(
                "microseconds", "`link` longer, ns: 2000…100000",
                FaultParameters(["link": "8000"]))
        ],
        band: .yearly, repairs: ["replace", "swap", "set"], authority: .administrator,
        lookAlikes: [
            LookAlike("ptp-domain-mismatch", by: "the port's state: it follows here"),
            LookAlike("source-untimed", by: "a phase meter at the clock"),
        ],
        ksbs: ReferenceEdits.networkKSBs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let link = try parameters.integer("link", in: -1_000_000...1_000_000)
            return [ReferenceEdits.edit(plant, element, PTPSlots.linkAsymmetry, link)]
        },
        places: { plant, element, parameterClass in
            ReferenceEdits.once(parameterClass, where: !hasGenerator(plant, element))
        })

    private static let utcOffset = FaultMode(
        name: "utc-offset-not-applied", title: "time of day in TAI, 37 seconds ahead of UTC",
        plane: ReferencePlane.name, elementKinds: clocks,
        classes: [
            ParameterClass("37-seconds", "UTC isn't worked out", FaultParameters())
        ],
        band: .yearly, repairs: ["set"], authority: .administrator,
        lookAlikes: [
            LookAlike("time-zone-wrong", by: "37 s, and not whole minutes"),
            LookAlike("ntp-lost", by: "37 s that stay so"),
        ],
        ksbs: ReferenceEdits.networkKSBs,
        inject: { plant, element, _ in
            [ReferenceEdits.edit(plant, element, PTPSlots.appliesOffset, 0)]
        })

    private static let holdingOver = FaultMode(
        name: "boundary-clock-holding-over", title: "boundary clock that goes on by itself",
        plane: ReferencePlane.name, elementKinds: [PTPSwitchKind.name],
        classes: [ParameterClass("dead", "its clock recovery is dead", FaultParameters())],
        band: .yearly, repairs: ["replace", "swap"], authority: .administrator,
        hazards: [.interruption],
        lookAlikes: [
            LookAlike("ptp-priority-mistake", by: "the identity of the grandmaster")
        ],
        ksbs: ReferenceEdits.networkKSBs,
        inject: { plant, element, _ in
            [ReferenceEdits.edit(plant, element, PTPSlots.recovery, 1)]
        },
        places: { plant, element, parameterClass in
            ReferenceEdits.once(parameterClass, where: mayLead(plant, element))
        })

    private static let stopped = FaultMode(
        name: "ptp-service-stopped", title: "PTP service that doesn't run",
        plane: ReferencePlane.name, elementKinds: clocks + [PTPSwitchKind.name],
        classes: [ParameterClass("stopped", "it is stopped", FaultParameters())],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [LookAlike("ptp-domain-mismatch", by: "whether it answers at all")],
        ksbs: ReferenceEdits.networkKSBs,
        inject: { plant, element, _ in
            [ReferenceEdits.edit(plant, element, PTPSlots.service, 1)]
        },
        places: { plant, element, parameterClass in
            ReferenceEdits.once(parameterClass, where: !standsBy(plant, element))
        })

    private static let ntpLost = FaultMode(
        name: "ntp-lost", title: "machine whose clock nobody sets", plane: ReferencePlane.name,
        elementKinds: [NTPClockKind.name],
        classes: [ParameterClass("stopped", "its time service is stopped", FaultParameters())],
        band: .yearly, repairs: ["set"], authority: .administrator, hazards: [.interruption],
        lookAlikes: [
            LookAlike("time-zone-wrong", by: "whole hours there; UTC is right there"),
            LookAlike("utc-offset-not-applied", by: "37 s there, more each day here"),
        ],
        ksbs: ReferenceEdits.networkKSBs,
        inject: { plant, element, _ in
            [ReferenceEdits.edit(plant, element, NTPClockKind.Slot.service, 1)]
        })

    private static let zone = FaultMode(
        name: "time-zone-wrong", title: "clock in the wrong zone, or an hour of summer off",
        plane: ReferencePlane.name, elementKinds: [NTPClockKind.name],
        classes: [
            ParameterClass("summer", "summer time exchanged", FaultParameters(["zone": "summer"])),
            ParameterClass(
                "zone", "`zone` in minutes ahead of UTC", FaultParameters(["zone": "-480"])),
        ],
        band: .yearly, repairs: ["set"], authority: .administrator,
        lookAlikes: [
            LookAlike("ntp-lost", by: "UTC, which is right here"),
            LookAlike("utc-offset-not-applied", by: "whole minutes here"),
        ],
        ksbs: ReferenceEdits.networkKSBs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            if try parameters.word("zone") == "summer" {
                let ordinal = NTPClockKind.Slot.summer
                let now = ReferenceEdits.nominal(plant, element, ordinal)
                return [ReferenceEdits.edit(plant, element, ordinal, 1 - now)]
            }
            let zone = try parameters.integer("zone", in: -720...840)
            return [ReferenceEdits.edit(plant, element, NTPClockKind.Slot.zone, zone)]
        })
}
