import Plant

/// What is wrong in rooms where sound is heard and measured.
enum RoomSoundModes {
    typealias Parts = SoundModeParts
    private static let rooms = [MonitorControllerKind.name]

    static let modes: [FaultMode] = [
        muted, dimmed, level, boost, bassManagement, roomDelay, reversed, dead, dialogueGate,
        meterLayout,
    ]

    private static let muted = Parts.setting(
        "monitor-muted", "monitoring muted", on: rooms, slot: "mute",
        classes: [("muted", "nothing from any loudspeaker", "yes")], band: .weekly,
        lookAlikes: [
            LookAlike("monitor-dimmed", by: "dimmed monitoring is quiet, not silent"),
            LookAlike("ancillary-stripped", by: "sound is on the lines to the room"),
        ])

    private static let dimmed = Parts.setting(
        "monitor-dimmed", "monitoring dimmed", on: rooms, slot: "dim",
        classes: [("dimmed", "20 dB down", "yes")], band: .weekly,
        lookAlikes: [LookAlike("monitor-level-off", by: "look at the lamp and the level")])

    private static let level = Parts.setting(
        "monitor-level-off", "monitoring away from its reference", on: rooms, slot: "level",
        classes: [
            ("low", "below the reference, milli-dB", "-6000"),
            ("high", "above the reference, milli-dB", "4000"),
        ], band: .weekly,
        lookAlikes: [
            LookAlike("mix-off-target", by: "the loudness meter on the line reads right"),
            LookAlike("monitor-dimmed", by: "look at the lamp and the level"),
        ])

    /// A16.
    private static let boost = Parts.setting(
        "lfe-boost-missing", "10 dB in-band gain of the LFE missing", on: rooms,
        slot: "lfe-boost", classes: [("off", "LFE at the screen's level, not 10 dB above", "no")],
        band: .yearly, hazards: [.calibrationLoss],
        lookAlikes: [
            LookAlike("bass-management-on", by: "the LFE itself reads right there"),
            LookAlike("loudspeaker-dead", by: "nothing at all comes from the subwoofer"),
        ])

    private static let bassManagement = Parts.setting(
        "bass-management-on", "bass management on in a full-range room", on: rooms,
        slot: "bass-management",
        classes: [("on", "bass of the main channels from the subwoofer", "yes")], band: .yearly,
        hazards: [.calibrationLoss],
        lookAlikes: [LookAlike("lfe-boost-missing", by: "measure the LFE in its band")])

    /// A08, in the room.
    private static let roomDelay = FaultMode(
        name: "room-delay-wrong", title: "delay of a room's loudspeakers doesn't fit its screen",
        plane: SoundPlane.name, elementKinds: rooms,
        classes: [
            ParameterClass(
                "unset", "no delay where the picture is late", FaultParameters(["to": "0"])),
            ParameterClass(
                "too-long", "80 ms more than the picture", FaultParameters(["to": "160000"])),
        ], band: .monthly, repairs: ["set"],
        lookAlikes: [LookAlike("lip-sync-offset", by: "other rooms are out of sync too")],
        ksbs: Parts.ksbs,
        inject: { plant, element, parameters throws(ActionRefusal) in
            [try Parts.edit(plant, element, "delay", word: try parameters.word("to"))]
        })

    private static let reversed = speaker(
        "loudspeaker-reversed", "loudspeaker with its line crossed", 1,
        [
            LookAlike("track-polarity-reversed", by: "the phase meter on the line shows it"),
            LookAlike("balanced-legs-crossed", by: "the phase meter on the line shows it"),
        ])
    private static let dead = speaker(
        "loudspeaker-dead", "loudspeaker that is silent", 2,
        [
            LookAlike("sound-line-open", by: "its pair on the line is silent too"),
            LookAlike("wrong-channel-order", by: "play the identification"),
            LookAlike("lfe-boost-missing", by: "the subwoofer is low, not silent"),
        ])

    private static func speaker(
        _ name: String, _ title: String, _ state: Int64, _ lookAlikes: [LookAlike]
    ) -> FaultMode {
        FaultMode(
            name: name, title: title, plane: SoundPlane.name, elementKinds: rooms,
            classes: [
                ParameterClass("speaker", "one of the six", FaultParameters(["speaker": "r"]))
            ], band: .yearly, repairs: ["replace", "swap"], lookAlikes: lookAlikes,
            ksbs: Parts.lineCodes,
            inject: { plant, element, parameters throws(ActionRefusal) in
                let speaker = try parameters.word("speaker")
                return [try Parts.edit(plant, element, "speaker-" + speaker, state)]
            },
            places: { _, _, parameterClass in
                // Polarity of one channel alone is heard between left and right.
                (state == 1 ? ["l", "r"] : MonitorControllerKind.speakers).map {
                    parameterClass.representative.setting("speaker", $0)
                }
            })
    }

    /// A07.
    private static let dialogueGate = FaultMode(
        name: "dialogue-gate", title: "loudness meter with the wrong gate", plane: SoundPlane.name,
        elementKinds: [SoundMeterKind.name],
        classes: [
            ParameterClass(
                "other", "dialogue where the programme is owed, or the other way round",
                FaultParameters())
        ], band: .monthly, repairs: ["set"],
        lookAlikes: [LookAlike("mix-off-target", by: "read the same programme on a second meter")],
        ksbs: Parts.ksbs,
        inject: { plant, element, _ throws(ActionRefusal) in
            let now = plant.nominal(element, "measure") ?? 0
            return [try Parts.edit(plant, element, "measure", 1 - now)]
        })

    private static let meterLayout = Parts.setting(
        "meter-layout-wrong", "loudness meter on the stereo mix in place of the surround mix",
        on: [SoundMeterKind.name], slot: "layout",
        classes: [("stereo", "tracks 7 and 8 alone", "stereo")], band: .monthly)
}
