import Plant

/// A line that a carrier rents out between two places, handed over on RJ45 at both ends.
enum CircuitKind {
    /// The ordinals of its slots; the ends are 0 and 1.
    static let delaySlot = 2
    static let lossSlot = 3

    /// The cable `circuit`: gigabit, with a delay one way and packets that it loses.
    ///
    /// The delay is a matter of distance (light in fibre: 4.9 µs/km, ITU-T G.652) and of the
    /// carrier's equipment; it is given for each line.
    static let kind = ElementKind(
        name: "circuit", title: "carrier's line", plane: "network", category: .cable,
        plugs: [TwistedPair.connector],
        declare: { declarer throws(PlantProblem) in
            declarer.slot(
                SlotDeclaration(
                    "delay", "its delay one way", .integer(0...400_000, .microsecond),
                    nominal: 5_000, authority: .vendor))
            declarer.slot(
                SlotDeclaration(
                    "loss", "packets lost of a million, each way", .integer(0...1_000_000, .none),
                    role: .health))
        },
        carry: { scope in
            var signal = LinkSignal(scope.input(0))
            guard signal.isAlive else { return .absent }
            signal.rates &= LinkRates.mask(upTo: 1000)
            signal.delayMicroseconds += scope.cell(0)
            let rest = (1_000_000 - signal.lossMillionths) * (1_000_000 - scope.cell(1))
            signal.lossMillionths = 1_000_000 - rest / 1_000_000
            return signal.value
        })
}
