package import Plant

/// What the three conductors of a mains connection bring.
///
/// Word 0: bit 0 live, bit 1 earth connected, bit 2 neutral and earth exchanged, bit 3 from a
/// battery, bits 4–5 the feed (0 none, 1 A, 2 B), bits 8–9 how many supplies of a machine work.
/// Word 1: the voltage between line and neutral, in tenths of a volt. Word 2: how often an hour it
/// is interrupted. An earth can be there where nothing is live.
package struct PowerSignal: Hashable, Sendable {
    package var value: NodeValue

    package init(_ value: NodeValue) { self.value = value }

    /// Whether there is voltage that equipment can run on.
    package var isLive: Bool {
        get { value.field(0, 0, 1) == 1 }
        set { value.setField(0, 0, 1, newValue ? 1 : 0) }
    }
    /// Whether the protective conductor is connected.
    package var hasEarth: Bool {
        get { value.field(0, 1, 1) == 1 }
        set { value.setField(0, 1, 1, newValue ? 1 : 0) }
    }
    /// Whether the conductor on the earth's terminal is the neutral, and the other way round.
    package var isExchanged: Bool {
        get { value.field(0, 2, 1) == 1 }
        set { value.setField(0, 2, 1, newValue ? 1 : 0) }
    }
    /// Whether a battery gives it.
    package var isOnBattery: Bool {
        get { value.field(0, 3, 1) == 1 }
        set { value.setField(0, 3, 1, newValue ? 1 : 0) }
    }
    /// 0 for none, 1 for A, 2 for B.
    package var feed: Int64 {
        get { value.field(0, 4, 2) }
        set { value.setField(0, 4, 2, newValue) }
    }
    /// Of a machine: how many of its supplies work.
    package var supplies: Int64 {
        get { value.field(0, 8, 2) }
        set { value.setField(0, 8, 2, newValue) }
    }
    /// Tenths of a volt between line and neutral; 0 where it isn't live.
    package var decivolts: Int64 {
        get { value.words[1] }
        set { value.words[1] = newValue }
    }
    /// How often an hour it is interrupted, on average.
    package var interruptionsPerHour: Int64 {
        get { value.words[2] }
        set { value.words[2] = newValue }
    }

    /// Takes line and neutral away and leaves the earth as it is.
    mutating func cutLine() {
        isLive = false
        isOnBattery = false
        decivolts = 0
        interruptionsPerHour = 0
    }

    /// The nominal voltage of Europe, in tenths of a volt (BS EN 50160).
    static let nominalDecivolts: Int64 = 2300
    /// What equipment runs on, in tenths of a volt: BS EN 50160's 230 V + 10 % and − 6 %, and below
    /// it as far as wide-range supplies go (90 V; makers' data).
    static let workingDecivolts: ClosedRange<Int64> = 900...2640
    /// 230 V + 10 % − 6 %, in tenths of a volt.
    static let tolerance: ClosedRange<Int64> = 2162...2530
}
