import Plant
import Signals

extension DisplayPlane {
    /// The setting of a room light that monitors read.
    static let roomLightLevel = "level"
    /// The setting of a room light whose colour is known.
    static let roomLightWhite = "white"

    /// The lights, blinds and windows of a room together, by what they bring to its screens.
    ///
    /// BT.2035 asks for about 10 lx on the screen of a grading room.
    static let roomLightKind = ElementKind(
        name: "room-light", title: "light of a room", plane: planeName,
        parameters: [
            ParameterSchema("lux", "what it is usually set to, lux at the screens"),
            ParameterSchema(
                "white",
                "the colour of its lamps: " + RoomWhite.names.joined(separator: ", ")),
        ],
        declare: { declarer throws(PlantProblem) in
            let usual = try declarer.integer("lux", in: 0...1000, default: 10)
            declarer.slot(
                SlotDeclaration(
                    roomLightLevel, "lux at the screens", .integer(0...1000, .lux),
                    nominal: usual))
            guard declarer.parameter("white") != nil else { return }
            let white = try declarer.choice("white", of: RoomWhite.names)
            declarer.slot(
                SlotDeclaration(
                    roomLightWhite, "lamps that light the wall behind the screens",
                    .choice(RoomWhite.names), nominal: Int64(white)))
        },
        inspect: { simulation, element, reading in
            reading.add("brightness", .symbol(brightness(lux: simulation.slot(element, 0))))
            if let slot = simulation.plant.layout.slot(element, named: roomLightWhite) {
                let tint = RoomWhite.tint(simulation.slot(slot))
                reading.add("light-seems", .symbol(tint == .same ? "neutral" : tint.rawValue))
            }
        })

    /// How bright a room seems, without a meter.
    static func brightness(lux: Int64) -> String {
        switch lux {
        case ..<2: "dark"
        case ..<20: "dim"
        case ..<100: "subdued"
        default: "bright"
        }
    }
}

/// The lamps that a room's lights can have.
///
/// D65 is what BT.2035 asks for round a screen; 3000 K and 4000 K are ordinary white lamps (CIE
/// illuminant series, Planckian and fluorescent near-white), and a cool tube is near 8000 K.
enum RoomWhite {
    /// Names of the setting's values, in order.
    static let names = ["d65", "warm-3000", "neutral-4000", "cool-8000"]

    private static let places = [
        Chromaticity.d65, Chromaticity(x: 0.4369, y: 0.4041), Chromaticity(x: 0.3805, y: 0.3768),
        Chromaticity(x: 0.2952, y: 0.3048),
    ]

    /// The colour of a setting's value; D65 for one that there isn't.
    static func chromaticity(_ value: Int64) -> Chromaticity {
        places.indices.contains(Int(value)) ? places[Int(value)] : .d65
    }

    /// How the light seems to somebody used to D65.
    static func tint(_ value: Int64) -> Appearance.Tint {
        Appearance.tint(
            of: chromaticity(value).xyz(luminance: 10),
            beside: Chromaticity.d65.xyz(luminance: 10))
    }
}
