package import Plant
import Signals

/// How good a colour instrument is.
///
/// Repeatability σ = √((0.2 % L)² + floor²); floors of 0.001–0.003 cd/m² for a consumer instrument
/// and 0.0003 for a laboratory one. The systematic parts are judgements within what makers state
/// (± 2 % and ± 0.002 of xy at two sigma for good instruments).
package enum InstrumentClass: UInt8, CaseIterable, Hashable, Sendable {
    /// A small colorimeter of the consumer sort.
    case puck = 1
    /// A laboratory colorimeter.
    case lab = 2
    /// A spectroradiometer: no filters, slow and noisy in the dark.
    case spectroradiometer = 3

    /// All names, in the order of `allCases`.
    static let names = ["puck", "lab", "spectroradiometer"]

    /// The random part that doesn't follow the light, in cd/m².
    var floor: Double {
        switch self {
        case .puck: 0.002
        case .lab: 0.0003
        case .spectroradiometer: 0.003
        }
    }

    /// One sigma of what is wrong with its luminance in every reading, as a part.
    var luminanceError: Double { self == .puck ? 0.010 : 0.005 }

    /// One sigma of what is wrong with X and Z beside Y in every reading, as a part.
    var colourError: Double { self == .puck ? 0.003 : 0.002 }

    /// The random part that follows the light, one sigma.
    static let repeatability = 0.002
}

/// A colour instrument of a compiled plant.
package struct InstrumentRecord: Sendable {
    package let element: ElementID
    package let instrumentClass: InstrumentClass
    /// The instrument's own random stream.
    package let stream: StreamID
    /// Its health, where its certificate is kept: months since calibration, light that it reads in
    /// the dark, and the shift of its wavelength scale.
    let months: SlotID?
    let offset: SlotID?
    let scaleShift: SlotID?

    init?(_ element: ElementID, in plant: Plant) {
        guard let declared = plant.declared(element),
            let index = try? declared.choice("class", of: InstrumentClass.names)
        else { return nil }
        self.element = element
        instrumentClass = InstrumentClass.allCases[index]
        stream = plant.layout.stream(element, 0)
        months = plant.layout.slot(element, named: InstrumentAge.monthsSlot)
        offset = plant.layout.slot(element, named: InstrumentAge.offsetSlot)
        scaleShift = plant.layout.slot(element, named: InstrumentAge.scaleSlot)
    }
}

/// A light as an instrument reads it, with its uncertainty: one sigma each, in the same unit.
struct MeasuredLight {
    var light: XYZ
    var systematic: XYZ
    var random: XYZ
}

/// A colour instrument in one simulation.
struct Colorimeter {
    let record: InstrumentRecord
    let simulation: Simulation

    /// The correction that it uses on a type of panel; nil for none.
    func correction(for type: PanelType) -> PanelType? {
        guard PanelType.screens.contains(type) else { return nil }
        let value = simulation.slot(record.element, Int(type.rawValue) - 1)
        return PanelType(rawValue: UInt8(truncatingIfNeeded: value))
    }

    /// The name of the correction, for readings.
    func correctionName(for type: PanelType) -> String {
        if record.instrumentClass == .spectroradiometer { return "none-needed" }
        return correction(for: type)?.name ?? "none"
    }

    /// What a light reads as without any noise: through the filters and the correction, or by a
    /// grating's scale, as old as the instrument is.
    func filtered(_ light: XYZ, panel: PanelType) -> XYZ {
        let kind = record.instrumentClass
        let months = record.months.map { simulation.slot($0) } ?? 0
        if kind == .spectroradiometer {
            let shift = record.scaleShift.map { simulation.slot($0) } ?? 0
            return InstrumentAge.aged(
                InstrumentAge.shifted(light, hundredths: shift, on: panel), months: months, kind)
        }
        let used = correction(for: panel)
        if used == panel { return InstrumentAge.aged(light, months: months, kind) }
        let raw = InstrumentAge.aged(
            ColorimeterFilters.reading(of: panel).xyz(light), months: months, kind)
        guard let used else { return raw }
        return ColorimeterFilters.correction(for: used).xyz(raw)
    }

    /// One sigma of what may be wrong with X and Z beside Y on a type of panel, as a part.
    ///
    /// Filters without a correction for a projector's light are worse, and their maker says so: by
    /// a fortieth, from what displaced filters read of lamps and lasers.
    private func colourError(on panel: PanelType) -> Double {
        let kind = record.instrumentClass
        if kind == .spectroradiometer || PanelType.screens.contains(panel) {
            return kind.colourError
        }
        return 0.025
    }

    /// Reads a light. Each normal draw (mean 0, σ 1) is asked for in turn: for X, Y and Z.
    ///
    /// - Parameter averaging: over how many readings the random part is averaged.
    func measure(
        _ light: XYZ, panel: PanelType, averaging: Int = 1, draw: (Int) -> Double
    ) -> MeasuredLight {
        let kind = record.instrumentClass
        var read = filtered(light, panel: panel)
        let dark = Double(record.offset.map { simulation.slot($0) } ?? 0) / 1e4
        read = read + Chromaticity.d65.xyz(luminance: dark)
        let colourError = colourError(on: panel)
        let level = 1 + kind.luminanceError * systematic("luminance")
        read.x *= level * (1 + colourError * systematic("x"))
        read.y *= level
        read.z *= level * (1 + colourError * systematic("z"))
        let share = 1 / Double(max(averaging, 1)).squareRoot()
        func sigma(_ value: Double) -> Double {
            let part = InstrumentClass.repeatability * value
            return share * (part * part + kind.floor * kind.floor).squareRoot()
        }
        let random = XYZ(x: sigma(read.x), y: sigma(read.y), z: sigma(read.z))
        let colour =
            (kind.luminanceError * kind.luminanceError
            + colourError * colourError).squareRoot()
        return MeasuredLight(
            light: XYZ(
                x: max(read.x + random.x * draw(0), 0), y: max(read.y + random.y * draw(1), 0),
                z: max(read.z + random.z * draw(2), 0)),
            systematic: XYZ(
                x: colour * read.x, y: kind.luminanceError * read.y, z: colour * read.z),
            random: random)
    }

    /// Reads a light with noise from the instrument's own stream.
    func measure(_ light: XYZ, panel: PanelType) -> MeasuredLight {
        measure(light, panel: panel) { _ in
            Double(simulation.drawNormalMillionths(record.stream)) / 1e6
        }
    }

    private func systematic(_ quantity: String) -> Double {
        let id = simulation.id(of: record.element)
        return Double(simulation.systematicNormalMillionths("\(id)/\(quantity)")) / 1e6
    }
}

extension DisplayPlane {
    /// An instrument for the colour of screens, with the corrections that its software holds.
    static let colorimeterKind = ElementKind(
        name: "colorimeter", title: "colour instrument", plane: planeName,
        parameters: [
            ParameterSchema(
                "class", "what it is: " + InstrumentClass.names.joined(separator: ", "),
                required: true),
            ParameterSchema("calibrated", "months since its calibration; its sticker is kept then"),
        ],
        declare: { declarer throws(PlantProblem) in
            let kind = try declarer.choice("class", of: InstrumentClass.names)
            for type in PanelType.screens {
                declarer.slot(
                    SlotDeclaration(
                        "\(type.name)-correction",
                        "the matrix that is used on \(type.name) screens",
                        .choice(["none"] + PanelType.names), nominal: Int64(type.rawValue)))
            }
            if declarer.parameter("calibrated") != nil {
                try declareAge(InstrumentClass.allCases[kind], &declarer)
            }
            declarer.stream("\(declarer.declaration.id)/noise")
        },
        inspect: { simulation, element, reading in
            guard
                let months = simulation.plant.layout.slot(
                    element, named: InstrumentAge.monthsSlot)
            else { return }
            reading.add("calibrated-months-ago", .integer(simulation.slot(months)))
        })

    private static func declareAge(_ kind: InstrumentClass, _ declarer: inout ElementDeclarer)
        throws(PlantProblem)
    {
        let months = try declarer.integer("calibrated", in: 0...240)
        func health(
            _ name: String, _ title: String, _ range: ClosedRange<Int64>, _ unit: Unit,
            nominal: Int64 = 0
        ) {
            declarer.slot(
                SlotDeclaration(
                    name, title, .integer(range, unit), role: .health, nominal: nominal))
        }
        health(
            InstrumentAge.monthsSlot, "months since it was calibrated", 0...240, .none,
            nominal: months)
        health(
            InstrumentAge.offsetSlot, "light that it reads in the dark", 0...10_000,
            .candelaTenThousandth)
        if kind == .spectroradiometer {
            health(
                InstrumentAge.scaleSlot, "shift of its scale, hundredths of a nanometre",
                -500...500, .none)
        }
    }
}
