import Plant

extension DisplayPlane {
    /// The setting of a room light that monitors read.
    static let roomLightLevel = "level"

    /// The lights, blinds and windows of a room together, by what they bring to its screens.
    ///
    /// BT.2035 asks for about 10 lx on the screen of a grading room.
    static let roomLightKind = ElementKind(
        name: "room-light", title: "light of a room", plane: planeName,
        parameters: [ParameterSchema("lux", "what it is usually set to, lux at the screens")],
        declare: { declarer throws(PlantProblem) in
            let usual = try declarer.integer("lux", in: 0...1000, default: 10)
            declarer.slot(
                SlotDeclaration(
                    roomLightLevel, "lux at the screens", .integer(0...1000, .lux),
                    nominal: usual))
        },
        inspect: { simulation, element, reading in
            reading.add("brightness", .symbol(brightness(lux: simulation.slot(element, 0))))
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
