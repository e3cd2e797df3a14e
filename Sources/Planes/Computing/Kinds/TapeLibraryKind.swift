import Plant
import Signals

/// A drive for linear tape with its changer, fed from a volume.
enum TapeLibraryKind {
    static let kindName = "tape-library"

    /// What its parameters say.
    struct Description {
        var host: String
        var volume: String
        var generation: Int64
        var cartridge: Int64
        /// Bytes to be archived in a night.
        var bytes: Int64
        /// The time that there is for it, in seconds.
        var window: Int64

        init(_ source: some ParameterReading) throws(PlantProblem) {
            host = try source.word("host")
            volume = try source.word("volume")
            generation = try source.integer("generation", in: 5...9, default: 9)
            cartridge = try source.integer("cartridge", in: 5...9, default: generation)
            bytes = 1_000_000_000 * (try source.integer("archive-gb", in: 1...100_000))
            window = 3600 * (try source.integer("window-hours", in: 1...72, default: 12))
        }
    }

    static let kind = ElementKind(
        name: kindName, title: "tape library", plane: ComputingPlane.name,
        parameters: [
            ParameterSchema("host", "the server that drives it", required: true),
            ParameterSchema("volume", "what it archives from", required: true),
            ParameterSchema("generation", "of its drive, 5 to 9"),
            ParameterSchema("cartridge", "of the tape that belongs in it; the drive's own"),
            ParameterSchema("archive-gb", "what is archived in a run, in GB", required: true),
            ParameterSchema("window-hours", "how long it may take; 12 by default"),
        ],
        declare: { declarer throws(PlantProblem) in
            let library = try Description(declarer)
            declarer.slot(
                SlotDeclaration(
                    "loaded", "generation of the tape in the drive", .integer(5...9, .none),
                    nominal: library.cartridge))
            declarer.slot(
                SlotDeclaration("archiving", "it is archiving", .boolean, nominal: 1))
            declarer.slot(
                SlotDeclaration("head-dirty", "its head is dirty", .boolean, role: .health))
            declarer.slot(
                SlotDeclaration(
                    "index-written", "the tape's index is on it", .boolean, role: .health,
                    nominal: 1, hazards: [.dataLoss]))
        },
        wire: { wirer throws(PlantProblem) in
            let library = try Description(wirer)
            try wirer.checkElement("host", library.host)
            try wirer.checkElement("volume", library.volume)
        },
        inspect: { simulation, element, reading in
            let model = ComputingModel.of(simulation.plant)
            guard let index = model.libraries.firstIndex(where: { $0.element == element }) else {
                return
            }
            let state = TapeState(StorageView(simulation), index)
            reading.add("drive-lamp", .symbol(state.lamp))
            reading.add("clean-lamp", .flag(state.isDirty))
        })
}
