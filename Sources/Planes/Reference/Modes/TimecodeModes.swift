import Plant
import Signals

/// What is set wrongly on timecode, and what goes wrong on its way.
enum TimecodeModes {
    static let modes = [
        dropFrame, wrongRate, freeRunning, lowLevel, wrongStart, jamInHours, jamOff, equalisedLine,
        brokenLine, badContact, fileOffset, inserterOff,
    ]

    private static let generators = [TimecodeGeneratorKind.name]

    private static func at2997(_ plant: Plant, _ element: ElementID) -> Bool {
        FrameRates.rate(
            ReferenceEdits.nominal(plant, element, TimecodeGeneratorKind.Slot.rate)) == .fps29
    }

    private static func isProgramme(_ plant: Plant, _ element: ElementID) -> Bool {
        ReferenceEdits.nominal(plant, element, TimecodeGeneratorKind.Slot.counts) == 1
    }

    private static let dropFrame = FaultMode(
        name: "drop-frame-mismatch", title: "timecode counted drop-frame where it shouldn't be",
        plane: ReferencePlane.name, elementKinds: generators,
        classes: [
            ParameterClass("flag", "drop-frame exchanged with non-drop", FaultParameters())
        ],
        band: .monthly, repairs: ["set", "jam"], hazards: [.interruption],
        lookAlikes: [
            LookAlike(
                "timecode-wrong-rate", by: "the flag, and 18 frames in ten minutes, not 14.4"),
            LookAlike("timecode-free-running", by: "the size of the drift"),
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            guard at2997(plant, element) else {
                throw ActionRefusal("only 29.97 is counted drop-frame")
            }
            let ordinal = TimecodeGeneratorKind.Slot.dropFrame
            let now = ReferenceEdits.nominal(plant, element, ordinal)
            return [ReferenceEdits.edit(plant, element, ordinal, 1 - now)]
        }, mend: settingThenJam)

    private static let settingThenJam: @Sendable (Simulation, ElementID, [SlotEdit]) -> [String] = {
        simulation, element, edits in
        // The jam takes effect on a generator that has found its reference again.
        ReferenceEdits.setting(simulation, edits, then: "jam \(simulation.id(of: element))")
    }

    /// To the rate beside it: 24 for 23.98 and 30 for 29.97, each 0.1 % faster, and back; 24 for
    /// 25.
    private static let neighbours = [
        "25": "24", "24": "23.98", "23.98": "24", "29.97": "30",
        "30": "29.97",
    ]

    private static let wrongRate = FaultMode(
        name: "timecode-wrong-rate", title: "timecode of the wrong frame rate",
        plane: ReferencePlane.name, elementKinds: generators,
        classes: [
            ParameterClass(
                "neighbour", "`rate` instead of its own", FaultParameters(["rate": ""]))
        ],
        band: .monthly, repairs: ["set", "jam"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("drop-frame-mismatch", by: "the flag; the rate that is read"),
            LookAlike("timecode-free-running", by: "parts per million there, 0.1 % here"),
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let rate = try ReferenceEdits.choice(parameters, "rate", of: FrameRates.names)
            let ordinal = TimecodeGeneratorKind.Slot.rate
            guard rate != ReferenceEdits.nominal(plant, element, ordinal) else {
                throw ActionRefusal("that is its rate")
            }
            return [ReferenceEdits.edit(plant, element, ordinal, rate)]
        },
        places: { plant, element, parameterClass in
            let now = ReferenceEdits.nominal(plant, element, TimecodeGeneratorKind.Slot.rate)
            let other = neighbours[FrameRates.names[Int(now)]] ?? "24"
            return [parameterClass.representative.setting("rate", other)]
        }, mend: settingThenJam)

    private static let freeRunning = FaultMode(
        name: "timecode-free-running", title: "timecode generator on its own oscillator",
        plane: ReferencePlane.name, elementKinds: generators,
        classes: [ParameterClass("internal", "set to internal", FaultParameters())],
        band: .monthly, repairs: ["set", "jam"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("timecode-wrong-rate", by: "36 ms an hour at 10 ppm, not 3.6 s"),
            LookAlike("reference-outputs-dead", by: "what arrives at its reference input"),
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, _ in
            [ReferenceEdits.edit(plant, element, TimecodeGeneratorKind.Slot.lock, 1)]
        }, mend: settingThenJam)

    private static let lowLevel = FaultMode(
        name: "timecode-level-low", title: "timecode line of too low a level",
        plane: ReferencePlane.name, elementKinds: generators,
        classes: [
            ParameterClass(
                "errors", "`level` at which some words are read: 300…499 mV",
                FaultParameters(["level": "400"])),
            ParameterClass(
                "deaf", "`level` at which none is: below 300 mV",
                FaultParameters(["level": "150"])),
        ],
        band: .monthly, repairs: ["set"],
        lookAlikes: [
            LookAlike("timecode-line-broken", by: "the level at the generator's own output"),
            LookAlike("timecode-line-equalised", by: "the level: right there"),
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let level = try parameters.integer("level", in: 0...499)
            return [ReferenceEdits.edit(plant, element, TimecodeGeneratorKind.Slot.level, level)]
        })

    private static let wrongStart = FaultMode(
        name: "timecode-starts-at-zero", title: "programme's timecode starts at the wrong hour",
        plane: ReferencePlane.name, elementKinds: generators,
        classes: [
            ParameterClass("zero", "`hour` 0", FaultParameters(["hour": "0"])),
            ParameterClass("one", "`hour` 1, as elsewhere", FaultParameters(["hour": "1"])),
        ],
        band: .monthly, repairs: ["set"],
        lookAlikes: [LookAlike("file-offset", by: "the label on the line, not in the file")],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let hour = try parameters.integer("hour", in: 0...23)
            guard isProgramme(plant, element) else {
                throw ActionRefusal("it counts the time of day")
            }
            return [
                ReferenceEdits.edit(plant, element, TimecodeGeneratorKind.Slot.startHour, hour)
            ]
        })

    /// Only where labels run away in a day, so that there is something to jump.
    private static let jamInHours = FaultMode(
        name: "timecode-jam-in-hours", title: "timecode is set to the time of day at work",
        plane: ReferencePlane.name, elementKinds: generators,
        classes: [
            ParameterClass("afternoon", "`hour` 14", FaultParameters(["hour": "14"]))
        ],
        band: .yearly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [LookAlike("timecode-free-running", by: "drift beside the jump")],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let hour = try parameters.integer("hour", in: 7...23)
            guard at2997(plant, element), !isProgramme(plant, element),
                ReferenceEdits.nominal(plant, element, TimecodeGeneratorKind.Slot.dailyJam) == 1
            else { throw ActionRefusal("its labels don't run away from the clock") }
            return [
                ReferenceEdits.edit(plant, element, TimecodeGeneratorKind.Slot.jamHour, hour)
            ]
        })

    private static let jamOff = FaultMode(
        name: "timecode-jam-off", title: "timecode is no longer set to the time of day",
        plane: ReferencePlane.name, elementKinds: generators,
        classes: [ParameterClass("off", "no daily jam", FaultParameters())],
        band: .yearly, repairs: ["set", "jam"], hazards: [.interruption],
        lookAlikes: [LookAlike("timecode-free-running", by: "its lamp, and the size of the drift")],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            guard at2997(plant, element), !isProgramme(plant, element) else {
                throw ActionRefusal("its labels don't run away from the clock")
            }
            return [ReferenceEdits.edit(plant, element, TimecodeGeneratorKind.Slot.dailyJam, 0)]
        }, mend: settingThenJam)

    private static let lines = [TimecodeCableKind.name]

    private static func inUse(
        _ plant: Plant, _ cable: ElementID, _ parameterClass: ParameterClass
    ) -> [FaultParameters] {
        ReferenceEdits.once(parameterClass, where: plant.joins(cable))
    }

    private static let equalisedLine = FaultMode(
        name: "timecode-line-equalised", title: "timecode line that goes through an equaliser",
        plane: ReferencePlane.name, elementKinds: lines,
        classes: [ParameterClass("edges", "its edges are bent", FaultParameters())],
        band: .yearly, repairs: ["replace", "swap"],
        lookAlikes: [LookAlike("timecode-level-low", by: "the level: right here")],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, _ in
            [ReferenceEdits.edit(plant, element, TimecodeCableKind.Slot.path, 1)]
        }, places: inUse, origin: .person)

    private static let brokenLine = FaultMode(
        name: "timecode-line-broken", title: "timecode line with an open leg",
        plane: ReferencePlane.name, elementKinds: lines,
        classes: [
            ParameterClass(
                "leg", "one leg is open: half the level",
                FaultParameters(["condition": "leg-open"])),
            ParameterClass("open", "both are open", FaultParameters(["condition": "open"])),
        ],
        band: .yearly, repairs: ["replace", "swap"],
        lookAlikes: [
            LookAlike("timecode-level-low", by: "the level at the generator's own output")
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let condition = try ReferenceEdits.choice(
                parameters, "condition", of: TimecodeCableKind.conditions)
            guard condition > 1 else { throw ActionRefusal("that isn't broken") }
            return [
                ReferenceEdits.edit(plant, element, TimecodeCableKind.Slot.condition, condition)
            ]
        }, places: inUse)

    private static let badContact = FaultMode(
        name: "timecode-bad-contact", title: "timecode line whose contact opens at times",
        plane: ReferencePlane.name, elementKinds: lines,
        classes: [ParameterClass("moved", "opens for moments", FaultParameters())],
        band: .monthly, repairs: ["replace", "swap"],
        lookAlikes: [
            LookAlike("timecode-line-equalised", by: "errors come in bursts, not steadily")
        ],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, _ in
            [ReferenceEdits.edit(plant, element, TimecodeCableKind.Slot.condition, 1)]
        }, places: inUse, comesAndGoes: true)

    private static let fileOffset = FaultMode(
        name: "file-offset", title: "recorder whose files begin at another label",
        plane: ReferencePlane.name, elementKinds: [DeckKind.name],
        classes: [
            ParameterClass("second", "`frames` later: a second", FaultParameters(["frames": "25"])),
            ParameterClass("hour", "`frames` later: an hour", FaultParameters(["frames": "90000"])),
        ],
        band: .monthly, repairs: ["set"],
        lookAlikes: [LookAlike("timecode-starts-at-zero", by: "the label on the line")],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let frames = try parameters.integer("frames", in: -2_592_000...2_592_000)
            return [ReferenceEdits.edit(plant, element, DeckKind.Slot.fileOffset, frames)]
        })

    private static let inserterOff = FaultMode(
        name: "picture-timecode-wrong", title: "picture with none or with late timecode",
        plane: ReferencePlane.name, elementKinds: [TimecodeInserterKind.name],
        classes: [
            ParameterClass("off", "the inserter writes none", FaultParameters(["insert": "no"])),
            ParameterClass(
                "late", "`frames` are added", FaultParameters(["insert": "yes", "frames": "-2"])),
        ],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [LookAlike("file-offset", by: "the label in the picture against the line's")],
        ksbs: ReferenceEdits.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            if try parameters.word("insert") == "no" {
                return [ReferenceEdits.edit(plant, element, TimecodeInserterKind.Slot.insert, 0)]
            }
            let frames = try parameters.integer("frames", in: -100...100)
            return [
                ReferenceEdits.edit(plant, element, TimecodeInserterKind.Slot.offset, frames)
            ]
        })
}
