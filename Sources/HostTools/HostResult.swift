package import Plant

/// What came of a line that was typed at a machine: what is to be read, and what it changed.
package struct HostResult: Hashable, Sendable {
    /// The typed outcome, with all that printing needs.
    package var reading: Reading
    /// How long it took, in simulated seconds, at least 1.
    package var seconds: Int64
    /// Settings that the line changes.
    package var slotEdits: [SlotEdit]
    /// Latches that it sets at once: leases.
    package var latchEdits: [LatchEdit]

    package init(
        reading: Reading, seconds: Int64, slotEdits: [SlotEdit] = [],
        latchEdits: [LatchEdit] = []
    ) {
        self.reading = reading
        self.seconds = seconds
        self.slotEdits = slotEdits
        self.latchEdits = latchEdits
    }

    /// A result that took as long as its reading says.
    init(_ reading: Reading, slotEdits: [SlotEdit] = [], latchEdits: [LatchEdit] = []) {
        let milliseconds = reading.integer("elapsed") ?? 0
        self.init(
            reading: reading, seconds: max(1, (milliseconds + 999) / 1000), slotEdits: slotEdits,
            latchEdits: latchEdits)
    }
}
