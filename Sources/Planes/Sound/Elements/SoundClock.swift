import Plant

/// The sample clock of equipment: locked to a reference that comes in, or its own.
enum SoundClock {
    /// The choices of a clock setting.
    static let choices = ["external", "internal"]

    static let schema = ParameterSchema(
        "oscillator", "offset of its own clock from nominal, parts per billion (±100000)")

    /// The offset of its own oscillator: by default +10 ppm, the edge of AES11's grade 2.
    static func oscillator(_ element: some ParameterReading) throws(PlantProblem) -> Int64 {
        try element.integer("oscillator", in: -100_000...100_000, default: 10_000)
    }

    static func declaration() -> SlotDeclaration {
        SlotDeclaration(
            "clock", "what its sample clock is locked to", .choice(choices),
            hazards: [.interruption])
    }

    /// 1 while the clock is locked to the reference (video or word clock) at a port.
    ///
    /// A second to lock or to let go, a usual figure.
    static func rule(_ wirer: ElementWirer, choice: SlotID, reference: NodeID) -> LatchRule {
        .following(
            cells: [wirer.cell(choice)], nodes: [reference], afterMilliseconds: 1000
        ) { simulation in
            simulation.slot(choice) == 0
                && ReferenceSignal(simulation.value(reference)).isPresent ? 1 : 0
        }
    }

    /// The offset of a clock: the reference's where it is locked, else its oscillator's.
    static func offset(isLocked: Bool, reference: NodeValue, oscillator: Int64) -> Int64 {
        isLocked ? ReferenceSignal(reference).offsetPartsPerBillion : oscillator
    }
}
