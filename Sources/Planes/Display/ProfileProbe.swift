import Plant
import Signals

extension DisplayPlane {
    /// `measure profile MONITOR [INSTRUMENT]`: a series over the monitor's own patches.
    static let profileProbe = ProbeKind(
        name: "profile", title: "measure a monitor's own greys and primaries", plane: planeName,
        usage: "measure profile MONITOR [INSTRUMENT]", price: Price(seconds: 600),
        accepts: acceptsMonitor,
        meanwhile: { simulation, target in
            // A grey stands for the series: whoever watches sees patches and no programme.
            guard case .element(let monitor) = target,
                let slot = simulation.plant.layout.slot(monitor, named: "internal-patch")
            else { return [] }
            return [SlotEdit(slot, 1)]
        },
        read: { simulation, target, words throws(ActionRefusal) in
            let view = try monitor(target, simulation)
            try requirePatches(view)
            let colorimeter = try instrument(words, simulation)
            return profile(view, colorimeter)
        })

    /// Refuses a monitor that makes no patches of its own.
    static func requirePatches(_ view: MonitorView) throws(ActionRefusal) {
        guard view.build.monitorClass.hasPatches else {
            throw ActionRefusal(
                "`\(view.id)` makes no patches of its own",
                advice: "route full-field patches to it and read each with `measure colorimeter`")
        }
    }

    /// Rows for each patch, and the figures that calibrators quote, all as the instrument reads.
    static func profile(_ view: MonitorView, _ colorimeter: Colorimeter) -> Reading {
        let target = view.build.target
        let panel = view.build.panel.type
        let own = view.ownLight(view.state)
        var reading = Reading(
            kind: "profile", point: view.id,
            fields: [
                ReadingField(
                    "instrument", .text(colorimeter.simulation.id(of: colorimeter.record.element))),
                ReadingField("correction", .symbol(colorimeter.correctionName(for: panel))),
                ReadingField("target", .symbol(target.preset.name)),
                // Ten minutes of patches: whoever watches the screen sees them.
                ReadingField("interrupted", .flag(view.screen.source == .picture)),
            ],
            columns: [
                "patch", "luminance", "x", "y", "target-luminance", "delta-e", "delta-uv",
                "target-x", "target-y",
            ])
        var measured: [(rgb: RGB, light: MeasuredLight)] = []
        for patch in InternalPatch.all.dropFirst() {
            let light = colorimeter.measure(own(patch.rgb), panel: panel)
            measured.append((patch.rgb, light))
            reading.rows.append(row(patch.name, patch.rgb, light, target))
        }
        addFigures(measured, target, to: &reading)
        return reading
    }

    private static func row(
        _ name: String, _ rgb: RGB, _ measured: MeasuredLight, _ target: DisplayTarget
    ) -> [ReadingValue] {
        let light = measured.light
        let uncertainty = ColourUncertainty(measured: measured)
        let isLit = light.y > 3 * measured.random.y
        func chromaticity(_ figure: (Chromaticity) -> Double) -> ReadingValue {
            guard isLit, let value = light.chromaticity.map(figure) else { return .none }
            let sigma = uncertainty.sigma { $0.chromaticity.map(figure) ?? 0 }
            return ColourReading.chromaticity(
                value, systematic: sigma.systematic, random: sigma.random)
        }
        let difference = uncertainty.sigma { target.deltaE2000($0, for: rgb) }
        let distance = uncertainty.sigma { target.deltaUV($0, for: rgb) ?? 0 }
        let wanted = target.light(rgb)
        func wantedChromaticity(_ figure: (Chromaticity) -> Double) -> ReadingValue {
            wanted.chromaticity.map { ColourReading.chromaticity(figure($0)) } ?? .none
        }
        return [
            .symbol(name),
            ColourReading.light(
                light.y, systematic: measured.systematic.y, random: measured.random.y),
            chromaticity { $0.x },
            chromaticity { $0.y },
            ColourReading.light(wanted.y),
            ColourReading.deltaE(
                target.deltaE2000(light, for: rgb), systematic: difference.systematic,
                random: difference.random),
            isLit
                ? ColourReading.chromaticity(
                    target.deltaUV(light, for: rgb) ?? 0, systematic: distance.systematic,
                    random: distance.random) : .none,
            wantedChromaticity { $0.x },
            wantedChromaticity { $0.y },
        ]
    }

    private static func addFigures(
        _ measured: [(rgb: RGB, light: MeasuredLight)], _ target: DisplayTarget,
        to reading: inout Reading
    ) {
        let quality = DisplayQuality(target: target) { rgb in
            measured.first { $0.rgb == rgb }?.light.light ?? target.light(rgb)
        }
        let white = measured.first { $0.rgb == .white }?.light
        let uncertainty = white.map { ColourUncertainty(measured: $0) }
        let difference = uncertainty?.sigma { target.deltaE2000($0, for: .white) }
        let systematic = difference?.systematic ?? 0
        let random = difference?.random ?? 0
        reading.add(
            "grey-mean",
            ColourReading.deltaE(quality.greyMean, systematic: systematic, random: random / 3))
        reading.add(
            "grey-max",
            ColourReading.deltaE(quality.greyMax, systematic: systematic, random: random))
        reading.add(
            "primary-max",
            ColourReading.deltaE(quality.primaryMax, systematic: systematic, random: random))
        // The fit rests on nine ratios to white, each good to about 0.3 %: a few thousandths.
        let isLit = white.map { $0.light.y > 3 * $0.random.y } ?? false
        let exponent = Quantity(
            ColourReading.whole(quality.gamma * 1000), .milliexponent, random: 5)
        reading.add("gamma", isLit ? .quantity(exponent) : .none)
    }
}
