import Plant
import Signals
import SimulationKernel

extension DisplayPlane {
    /// `calibrate MONITOR [INSTRUMENT]`: turns the controls of the preset that is on, by measuring.
    ///
    /// Half an hour for an experienced calibrator with software. Presets, inputs and warm-up aren't
    /// looked at: that is for whoever calibrates.
    static let calibrateProcedure = ProcedureKind(
        name: "calibrate", title: "set a monitor to the room's target with an instrument",
        plane: planeName, usage: "calibrate MONITOR [INSTRUMENT]", price: Price(seconds: 1800)
    ) { simulation, words throws(ActionRefusal) in
        guard let name = words.first else {
            throw ActionRefusal(
                "`calibrate` takes a monitor", advice: "calibrate MONITOR [INSTRUMENT]")
        }
        let view = try monitor(named: name, simulation)
        try requirePatches(view)
        // Nobody turns controls of a menu that isn't there.
        guard view.state.isOn else {
            throw ActionRefusal("`\(view.id)` is switched off", advice: "switch it on first")
        }
        let colorimeter = try instrument(Array(words.dropFirst()), simulation)
        return calibration(view, colorimeter)
    }

    /// What calibrating does now: the edits, and what was read before and after.
    static func calibration(_ view: MonitorView, _ colorimeter: Colorimeter) -> ProcedurePlan {
        let start = view.state
        let bench = CalibrationBench(view: view, colorimeter: colorimeter)
        let solver = CalibrationSolver(
            target: view.build.target, luminanceRange: controlRange(0, view.build),
            gainRange: controlRange(1, view.build), cutRange: controlRange(4, view.build)
        ) { bench.read($0, $1, $2).light }
        let end = solver.solve(from: start.controls)
        var report = Reading(
            kind: "done", point: view.id,
            fields: [
                ReadingField("action", .symbol("calibrate")),
                ReadingField("preset", .symbol(view.build.presets[start.preset].name)),
                ReadingField(
                    "instrument",
                    .text(colorimeter.simulation.id(of: colorimeter.record.element))),
                ReadingField("target", .symbol(view.build.target.preset.name)),
            ], columns: ["control", "before", "after"])
        bench.report("before", start.controls, round: 1000, to: &report)
        bench.report("after", end, round: 2000, to: &report)
        var edits: [SlotEdit] = []
        for (index, control) in MonitorSlot.controls.enumerated()
        where start.controls.values[index] != end.values[index] {
            report.rows.append([
                .symbol(control), .integer(start.controls.values[index]),
                .integer(end.values[index]),
            ])
            edits.append(
                SlotEdit(
                    view.simulation.plant.layout.slot(
                        view.record.element, MonitorSlot.control(index, preset: start.preset)),
                    end.values[index]))
        }
        return ProcedurePlan(
            element: view.record.element, edits: edits, authority: .client,
            hazards: [.calibrationLoss], report: report)
    }

    /// `trim MONITOR CONTROL ±N`: turns one control of the preset that is on.
    static let trimProcedure = ProcedureKind(
        name: "trim", title: "turn one control of a monitor's preset", plane: planeName,
        usage: "trim MONITOR CONTROL ±N", price: Price(seconds: 60)
    ) { simulation, words throws(ActionRefusal) in
        guard words.count == 3 else {
            throw ActionRefusal(
                "`trim` takes a monitor, a control and a step",
                advice: "trim MONITOR red-gain +12")
        }
        let view = try monitor(named: words[0], simulation)
        guard let control = MonitorSlot.controls.firstIndex(of: words[1]) else {
            throw ActionRefusal(
                "there is no control `\(words[1])`", given: words[1],
                candidates: MonitorSlot.controls)
        }
        let digits = words[2].hasPrefix("+") ? String(words[2].dropFirst()) : words[2]
        guard let step = Int64(digits), step != 0, step.magnitude <= 10_000 else {
            throw ActionRefusal(
                "`\(words[2])` isn't a step", advice: "a whole number with its sign, as +12 or -3")
        }
        let state = view.state
        let range = controlRange(control, view.build)
        let before = state.controls.values[control]
        let after = min(max(before + step, range.lowerBound), range.upperBound)
        let slot = simulation.plant.layout.slot(
            view.record.element, MonitorSlot.control(control, preset: state.preset))
        let declaration = simulation.plant.layout.slots[slot.index]
        return ProcedurePlan(
            element: view.record.element, edits: [SlotEdit(slot, after)],
            authority: declaration.authority, hazards: declaration.hazards,
            report: Reading(
                kind: "done", point: view.id,
                fields: [
                    ReadingField("action", .symbol("trim")),
                    ReadingField("setting", .symbol(declaration.name)),
                    ReadingField("before", .integer(before)),
                    ReadingField("after", .integer(after)),
                ]))
    }
}

/// A monitor's own patches under an instrument, while controls are being turned.
///
/// The noise is a function of the session, the moment and the round, so that planning a calibration
/// draws from no stream.
struct CalibrationBench {
    let view: MonitorView
    let colorimeter: Colorimeter

    /// Readings that are averaged for each step.
    static let averaging = 4

    /// Reads a patch with other controls.
    func read(_ rgb: RGB, _ controls: PresetControls, _ round: Int) -> MeasuredLight {
        var state = view.state
        state.controls = controls
        let moment = view.simulation.clock.milliseconds
        return colorimeter.measure(
            view.ownLight(state)(rgb), panel: view.build.panel.type,
            averaging: CalibrationBench.averaging
        ) { axis in
            let name = "\(view.id)/calibration/\(moment)/\(round)/\(axis)"
            return Double(view.simulation.systematicNormalMillionths(name)) / 1e6
        }
    }

    /// Adds what the instrument reads of white and of the greys with some controls.
    func report(
        _ when: String, _ controls: PresetControls, round: Int, to report: inout Reading
    ) {
        let target = view.build.target
        var next = round
        let quality = DisplayQuality(target: target) { rgb in
            next += 1
            return read(rgb, controls, next).light
        }
        report.add("white-luminance-\(when)", ColourReading.light(quality.white.y))
        report.add("white-delta-uv-\(when)", ColourReading.chromaticity(quality.whiteDeltaUV))
        report.add("grey-mean-\(when)", ColourReading.deltaE(quality.greyMean))
        report.add("grey-max-\(when)", ColourReading.deltaE(quality.greyMax))
    }
}
