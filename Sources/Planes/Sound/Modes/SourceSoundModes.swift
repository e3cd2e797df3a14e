import Plant

/// What is set wrongly where sound is made, mixed and put into pictures.
enum SourceSoundModes {
    typealias Parts = SoundModeParts
    private static let interface = [AudioInterfaceKind.name]

    static let modes: [FaultMode] = [
        polarity, delayedTrack, channelOrder, lineUp, target, limiter, sessionRate, ownClock,
        compensation, offset, converters, groupMissing, ancillaryStripped, mixMinus, faderDown,
        embeddingDelay,
    ]

    /// A01: mono is a null, loudness is unchanged.
    private static let polarity = Parts.setting(
        "track-polarity-reversed", "one track with its polarity turned", on: interface,
        slot: "inverted-track",
        classes: [
            ("right", "the right channel of the surround mix", "2"),
            ("stereo-right", "the right channel of the stereo mix", "8"),
        ], band: .monthly,
        lookAlikes: [
            LookAlike("track-delayed", by: "a delay leaves a comb in mono, not a null"),
            LookAlike("balanced-legs-crossed", by: "measure before and behind the line"),
            LookAlike("loudspeaker-reversed", by: "the phase meter on the line reads right"),
        ],
        places: { plant, element, name in
            Parts.playsProgramme(plant, element)
                && Parts.isCabled(plant, element, name == "right" ? "out-1" : "out-4")
        })

    /// A02: correlation near nothing, mono combed.
    private static let delayedTrack = Parts.setting(
        "track-delayed", "one track a millisecond late", on: interface, slot: "delayed-track",
        classes: [
            ("right", "the right channel of the surround mix", "2"),
            ("stereo-right", "the right channel of the stereo mix", "8"),
        ], band: .yearly,
        lookAlikes: [
            LookAlike("track-polarity-reversed", by: "turned polarity nulls in mono"),
            LookAlike(
                "delay-compensation-off", by: "every music track is late there, by 40 ms"),
        ],
        places: { plant, element, name in
            Parts.playsProgramme(plant, element)
                && Parts.isCabled(plant, element, name == "right" ? "out-1" : "out-4")
        })

    /// A03.
    private static let channelOrder = Parts.setting(
        "wrong-channel-order", "surround channels in another order",
        on: [AudioInterfaceKind.name, MonitorControllerKind.name], slot: "order",
        classes: [
            ("film", "L C R Ls Rs LFE where L R C LFE Ls Rs is meant", "film"),
            ("dts", "L R Ls Rs C LFE where L R C LFE Ls Rs is meant", "dts"),
        ], band: .monthly,
        lookAlikes: [
            LookAlike("loudspeaker-dead", by: "play the identification, channel by channel")
        ],
        places: { plant, element, _ in
            plant.kind(of: element).name == MonitorControllerKind.name
                || Parts.isCabled(plant, element, "out-2")
        })

    /// A04: 2 dB apart in digital levels, 6 dB in analogue ones.
    private static let lineUp = Parts.setting(
        "line-up-standard-mixed", "lined up to the other standard", on: interface,
        slot: "line-up",
        classes: [
            ("smpte", "−20 dBFS and +24 dBu where −18 dBFS and +18 dBu are meant", "smpte-20")
        ],
        band: .monthly,
        lookAlikes: [
            LookAlike("mix-off-target", by: "a gain error moves programme and tone alike")
        ],
        places: { plant, element, _ in
            Parts.isCabled(plant, element, "line-") || plant.nominal(element, "playback") == 1
        })

    /// A05.
    private static let target = Parts.setting(
        "mix-off-target", "master gain off the loudness that is asked for", on: interface,
        slot: "level",
        classes: [
            ("loud", "above the target, milli-dB", "2200"),
            ("quiet", "below the target, as for −27 LUFS, milli-dB", "-4000"),
        ], band: .monthly,
        lookAlikes: [
            LookAlike("line-up-standard-mixed", by: "line-up tone reads right"),
            LookAlike("dialogue-gate", by: "read the same programme on a second meter"),
        ],
        places: { plant, element, _ in Parts.playsProgramme(plant, element) })

    /// A06.
    private static let limiter = Parts.setting(
        "limiter-misses-true-peak", "limiter that looks at samples alone", on: interface,
        slot: "limiter",
        classes: [("sample-peak", "samples held at −1 dBFS", "sample-peak")], band: .monthly,
        lookAlikes: [LookAlike("mix-off-target", by: "loudness is right, the true peak isn't")],
        places: { plant, element, _ in Parts.playsProgramme(plant, element) })

    /// A10.
    private static let sessionRate = Parts.setting(
        "session-at-wrong-rate", "a 48 kHz session clocked at 44.1 kHz", on: interface,
        slot: "rate", classes: [("44100", "pitch and pace at 0.91875", "44100")], band: .monthly,
        hazards: [.interruption])

    /// A11.
    private static let ownClock = Parts.setting(
        "sound-clock-internal", "sound equipment on its own clock",
        on: [AudioInterfaceKind.name, MixingDeskKind.name], slot: "clock",
        classes: [("internal", "set to its internal clock", "internal")], band: .monthly,
        hazards: [.interruption],
        lookAlikes: [
            LookAlike("priorities-off", by: "late packets come at random, slips evenly")
        ],
        places: { plant, element, _ in Parts.isCabled(plant, element, "word") })

    /// A18.
    private static let compensation = Parts.setting(
        "delay-compensation-off", "plug-in delay compensation off", on: interface,
        slot: "delay-compensation",
        classes: [("off", "the music bus late by its plug-ins' 43 ms", "off")], band: .monthly,
        lookAlikes: [
            LookAlike("lip-sync-offset", by: "dialogue in the centre is in sync")
        ],
        places: { plant, element, _ in Parts.playsProgramme(plant, element) })

    /// A08, in the workstation.
    private static let offset = Parts.setting(
        "lip-sync-offset", "sound offset against the picture", on: interface, slot: "offset",
        classes: [
            ("one-frame", "40 ms late, a frame at 25", "40000"),
            ("two-frames", "80 ms late, two frames at 25", "80000"),
        ], band: .monthly,
        lookAlikes: [
            LookAlike("room-delay-wrong", by: "other rooms are in sync"),
            LookAlike("embedding-delay-wrong", by: "measure before the embedder"),
        ],
        places: { plant, element, _ in Parts.playsProgramme(plant, element) })

    /// A delay left in an embedder or de-embedder.
    private static let embeddingDelay = Parts.setting(
        "embedding-delay-wrong", "delay set in an embedder or de-embedder",
        on: [EmbedderKind.embedderName, EmbedderKind.deEmbedderName], slot: "delay",
        classes: [("two-frames", "80 ms late", "80000")], band: .yearly,
        lookAlikes: [LookAlike("lip-sync-offset", by: "measure behind the source")],
        places: { plant, element, _ in Parts.isCabled(plant, element, "aes-") })

    private static let converters = Parts.setting(
        "converters-dead", "no output from an audio interface", on: interface, slot: "outputs",
        classes: [("dead", "every output is dead", "dead")], band: .yearly,
        repairs: ["replace", "swap"], hazards: [.interruption],
        lookAlikes: [LookAlike("sound-line-open", by: "other outputs of the interface work")])

    /// V19.
    private static let groupMissing = FaultMode(
        name: "sound-group-missing", title: "second group of embedded sound missing",
        plane: SoundPlane.name,
        elementKinds: [EmbedderKind.embedderName, VideoCardKind.name],
        classes: [ParameterClass("group-2", "tracks 5 to 8", FaultParameters())],
        band: .monthly, repairs: ["set"], hazards: [.interruption],
        lookAlikes: [
            LookAlike("ancillary-stripped", by: "all groups of the picture are missing there")
        ], ksbs: Parts.ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            plant.kind(of: element).name == VideoCardKind.name
                ? [try Parts.edit(plant, element, "audio-groups", 1)]
                : [try Parts.edit(plant, element, "group-2", word: "off")]
        },
        places: { plant, element, parameterClass in
            plant.hasSoundEquipment && Parts.isCabled(plant, element, "out")
                ? [parameterClass.representative] : []
        })

    /// V20.
    private static let ancillaryStripped = Parts.setting(
        "ancillary-stripped", "ancillary data stripped on the way", on: [EmbedderKind.embedderName],
        slot: "ancillary",
        classes: [("strip", "sound that came with the picture is gone", "strip")], band: .monthly,
        hazards: [.interruption],
        lookAlikes: [
            LookAlike("monitor-muted", by: "look for audio packets on an analyser"),
            LookAlike("sound-group-missing", by: "one group of the picture is missing there"),
        ])

    /// Echo: somebody far away hears their own voice.
    private static let mixMinus = Parts.setting(
        "mix-minus-fed-back", "clean feed with the caller's own voice in it",
        on: [MixingDeskKind.name], slot: "clean-minus",
        classes: [("everything", "the clean feed leaves nothing out", "none")], band: .monthly,
        hazards: [.interruption],
        places: { plant, element, _ in plant.nominal(element, "clean-minus") ?? -1 >= 0 })

    private static let faderDown = FaultMode(
        name: "fader-down", title: "input of a desk faded out", plane: SoundPlane.name,
        elementKinds: [MixingDeskKind.name],
        classes: [
            ParameterClass(
                "down", "the fader of an input at the bottom", FaultParameters(["input": "in-1"]))
        ], band: .weekly, repairs: ["set"],
        lookAlikes: [LookAlike("sound-line-open", by: "measure at the desk's input")],
        ksbs: Parts.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            let input = try parameters.word("input")
            return [try Parts.edit(plant, element, "fader-" + input, -90_000)]
        },
        places: { plant, element, parameterClass in
            let left = plant.nominal(element, "clean-minus") ?? -1
            let hasClean = Parts.isCabled(plant, element, "clean")
            let first = plant.layout.elements[element.index].ports.lowerBound
            return plant.cabledPorts(element).filter { port in
                let name = plant.layout.ports[port].name
                let isAssigned = plant.nominal(element, "assign-" + name) ?? -1 >= 0
                return name.hasPrefix("in-")
                    && (isAssigned || (hasClean && left != Int64(port - first)))
            }
            .map { plant.layout.ports[$0].name }
            .map { parameterClass.representative.setting("input", $0) }
        })
}
