import Plant

/// Copper data cable with RJ45 plugs: category 6, unshielded, four pairs.
enum TwistedPair {
    static let connector = Connector("rj45")
    static let conditions = ["good", "bad-pair", "open"]
    static let good: Int64 = 0
    static let badPair: Int64 = 1
    static let open: Int64 = 2
    /// The ordinal of the slot `pairs`; the ends are 0 and 1.
    static let pairsSlot = 2

    /// How far category 6 carries 10GBASE-T (ISO/IEC TR 24750, TIA TSB-155-A: 37 m to 55 m by the
    /// alien crosstalk).
    static let tenGigabitMillimetres: Int64 = 55_000
    /// The channel that all slower forms are specified for (ISO/IEC 11801, 100 m).
    static let channelMillimetres: Int64 = 100_000
    /// Beyond this a receiver hears nothing that it can use: a judgement, half as long again.
    static let deafMillimetres: Int64 = 150_000

    /// The cable `cat6`: pairs 4-5 or 7-8 can break (the link falls to 100 Mb/s), or all.
    static let kind = ElementKind(
        name: "cat6", title: "category 6 cable", plane: "network", category: .cable,
        plugs: [connector],
        declare: { declarer throws(PlantProblem) in
            declarer.slot(
                SlotDeclaration(
                    "pairs", "the state of its four pairs", .choice(conditions), role: .health,
                    nominal: good, hazards: [.interruption]))
        },
        carry: carry)

    private static let carry: NodeBehaviour = { scope in
        var signal = LinkSignal(scope.input(0))
        let pairs = scope.cell(0)
        let length = scope.constant(0)
        guard signal.isAlive, pairs != open, length <= deafMillimetres else { return .absent }
        if pairs == badPair { signal.hasBadPair = true }
        if length > channelMillimetres {
            signal.rates &= LinkRates.mask(upTo: 100)
        } else if length > tenGigabitMillimetres {
            signal.rates &= LinkRates.mask(upTo: 5000)
        }
        signal.lengthMillimetres += length
        return signal.value
    }
}
