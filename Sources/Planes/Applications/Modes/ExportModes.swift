import Plant

/// What is set wrongly in an export preset.
enum ExportModes {
    static let all = [
        rate, raster, scan, fieldOrder, range, start, layout, wrapper, legaliser,
    ]
    private static let ksbs = ApplicationModes.ksbs + ["K1"]

    static func mode(
        _ name: String, _ title: String, _ classes: [ParameterClass], _ others: [LookAlike],
        _ band: FrequencyBand = .monthly, _ authority: Authority = .engineer,
        _ inject:
            @escaping @Sendable (Plant, ElementID, FaultParameters) throws(ActionRefusal)
            -> [SlotEdit] = ComputingModes.oneSlot
    ) -> FaultMode {
        FaultMode(
            name: name, title: title, plane: ApplicationsPlane.name,
            elementKinds: [DeliverableKind.kindName], classes: classes, band: band,
            repairs: ["set", "export"], authority: authority, lookAlikes: others, ksbs: ksbs,
            inject: inject, origin: .person, mend: ApplicationModes.settingAndExporting)
    }

    private static func choice(_ slot: String, _ words: [String]) -> [ParameterClass] {
        words.map { ComputingModes.slotClass($0, "set to \($0)", slot, $0) }
    }

    /// Frames that play at another rate: sound and picture part to the end.
    static let rate = mode(
        "export-rate-wrong", "a preset has the wrong rate",
        choice("rate", ["24", "23.976", "29.97"]),
        [LookAlike("sequence-rate-wrong", by: "the sequence's own rate")])

    /// Another size of picture.
    static let raster = mode(
        "export-raster-wrong", "a preset has the wrong size",
        choice("raster", ["1280x720", "3840x2160"]),
        [LookAlike("export-scan-wrong", by: "a file analyser")])

    /// Interlaced where progressive is wanted, or the other way round.
    static let scan = mode(
        "export-scan-wrong", "a preset has the wrong scan",
        choice("scan", ["interlaced", "progressive"]),
        [
            LookAlike("field-order-wrong", by: "the scan that the file states"),
            LookAlike("sequence-scan-wrong", by: "the sequence's own scan"),
        ], .monthly, .engineer,
        { plant, element, parameters throws(ActionRefusal) in
            let program = ApplicationsModel.of(plant).deliverable(element)?.program
            let scan = program.map {
                plant.nominal[plant.layout.slot($0, ApplicationKind.Slot.scan).index]
            }
            guard ApplicationKind.scans[Int(scan ?? 0)] != (try parameters.word("value")) else {
                throw ActionRefusal("that is the sequence's own scan")
            }
            return try ComputingModes.oneSlot(plant, element, parameters)
        })

    /// Fields in the wrong order: movement goes back and forth.
    static let fieldOrder = mode(
        "field-order-wrong", "a preset has the wrong first field",
        choice("field-order", ["lower-first"]),
        [LookAlike("export-scan-wrong", by: "fields in turn: time goes backwards")], .monthly,
        .engineer,
        { plant, element, parameters throws(ActionRefusal) in
            let model = ApplicationsModel.of(plant)
            let program = model.deliverable(element)?.program
            let isInterlaced =
                program.map {
                    plant.nominal[plant.layout.slot($0, ApplicationKind.Slot.scan).index] == 1
                } ?? false
            guard isInterlaced else { throw ActionRefusal("its pictures have no fields") }
            return try ComputingModes.oneSlot(plant, element, parameters)
        })

    /// Full-range samples where narrow ones are wanted.
    static let range = mode(
        "export-range-wrong", "a preset has the wrong range", choice("range", ["full"]),
        [
            LookAlike("legaliser-off", by: "black and white codes: all of it, or graphics"),
            LookAlike("wrong-data-range", by: "where: in the file, or on the wire"),
        ], .weekly)

    /// A file that doesn't begin where it should.
    static let start = mode(
        "start-label-wrong", "a file starts at another label",
        choice("start", ["00:00:00:00", "01:00:00:00"]),
        [LookAlike("labels-wrong", by: "the difference: constant, or growing")])

    /// Channels in another order.
    static let layout = mode(
        "channel-order-wrong", "channels are in another order",
        choice("layout", ["5.1-smpte", "5.1-film", "stereo"]),
        [LookAlike("mix-level-wrong", by: "where the dialogue is, and not how loud")])

    /// The wrong kind of file.
    static let wrapper = mode(
        "wrapper-wrong", "a file has the wrong wrapper", choice("wrapper", ["mov", "imf"]),
        [LookAlike("start-label-wrong", by: "a file analyser")])

    /// Graphics with colours that no broadcaster takes.
    static let legaliser = mode(
        "legaliser-off", "illegal colours aren't brought in", choice("legaliser", ["off"]),
        [LookAlike("export-range-wrong", by: "only the graphics are out, blacks are right")])
}
