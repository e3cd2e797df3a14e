package import Plant
import SimulationKernel

/// What of a reading tells one condition of the plant from another: a digest of all that is exact,
/// and the quantities with their uncertainties, in the order of the reading.
///
/// Times, ages and round trips are left out, since they differ from one moment to the next; so are
/// traces, which draw what the fields beside them measure; and what a machine happened to learn of
/// its neighbours. Whether a bad contact opened during a look or a count is kept, but not how
/// often, nor how many errors that made.
package struct ReadingSignature: Hashable, Sendable {
    package let exact: UInt64
    package let quantities: [Quantity]

    /// The signature of a reading; of none, where the instrument can't be used as asked.
    package init(_ reading: Reading?) {
        var digest = Digest()
        var quantities: [Quantity] = []
        guard let reading else {
            digest.add(-1)
            exact = digest.value
            self.quantities = []
            return
        }
        let rule = EvidenceRule(reading)
        digest.add(utf8: reading.kind)
        digest.add(utf8: reading.point)
        if rule.saysNothing {
            exact = digest.value
            self.quantities = []
            return
        }
        let hasOpened = EvidenceRule.hasOpened(reading)
        for field in reading.fields where !rule.ignores(field.name) {
            if EvidenceRule.presences.contains(field.name)
                || (hasOpened && EvidenceRule.bursts.contains(field.name))
            {
                continue
            }
            digest.add(utf8: field.name)
            ReadingSignature.add(field.value, &digest, &quantities)
        }
        digest.add(hasOpened ? 1 : 0)
        let columns = reading.columns.indices.filter { !rule.ignores(reading.columns[$0]) }
        if rule.rows != .none {
            digest.add(rule.rows == .all ? Int64(reading.rows.count) : 1)
            for row in rule.rows == .all ? reading.rows[...] : reading.rows.suffix(1) {
                for column in columns where column < row.count {
                    ReadingSignature.add(row[column], &digest, &quantities)
                }
            }
        }
        exact = digest.value
        self.quantities = quantities
    }

    /// Whether two readings can't be told apart: all that is exact is equal, and no two quantities
    /// differ by more than three times their common uncertainty, 3·√(σ₁² + σ₂²).
    package func agrees(with other: ReadingSignature) -> Bool {
        guard exact == other.exact, quantities.count == other.quantities.count else { return false }
        for (a, b) in zip(quantities, other.quantities) where !ReadingSignature.isClose(a, b) {
            return false
        }
        return true
    }

    private static func isClose(_ a: Quantity, _ b: Quantity) -> Bool {
        guard a.unit == b.unit else { return false }
        let difference = Double(a.value) - Double(b.value)
        return difference * difference <= 9 * (variance(a) + variance(b))
    }

    private static func variance(_ quantity: Quantity) -> Double {
        let systematic = Double(quantity.systematic)
        let random = Double(quantity.random)
        return systematic * systematic + random * random
    }

    private static func add(
        _ value: ReadingValue, _ digest: inout Digest, _ quantities: inout [Quantity]
    ) {
        switch value {
        case .symbol(let text), .text(let text): digest.add(utf8: text)
        case .integer(let number): digest.add(number)
        case .flag(let flag): digest.add(flag ? 1 : 0)
        case .quantity(let quantity):
            digest.add(-2)
            quantities.append(quantity)
        case .address(let bits), .hardwareAddress(let bits): digest.add(bits)
        case .list(let numbers): digest.add(numbers)
        case .none: digest.add(-3)
        }
    }
}

extension Digest {
    /// Adds a text with its length, eight bytes of UTF-8 at a time.
    fileprivate mutating func add(utf8 text: String) {
        var text = text
        text.withUTF8 { bytes in
            add(bits: UInt64(bytes.count))
            var word: UInt64 = 0
            for (place, byte) in bytes.enumerated() {
                word = word << 8 | UInt64(byte)
                guard place & 7 == 7 else { continue }
                add(bits: word)
                word = 0
            }
            if bytes.count & 7 != 0 { add(bits: word) }
        }
    }
}

/// Which parts of a kind of reading say nothing of the plant's condition.
struct EvidenceRule {
    /// What differs with the moment or is drawn from what is measured beside it.
    private static let passing: Set<String> = [
        "age", "clock", "elapsed", "line", "round-trip", "span", "time", "trace", "boxes",
        "without-leave", "sequence", "obtained", "expires", "lease-obtained", "lease-expires",
    ]

    /// Whether a bad contact opened: a count, or a flag. What matters is whether it did; a picture
    /// that didn't drop out looks like one that can't.
    static let presences: Set<String> = ["interruptions", "picture-drops-out"]
    /// What a contact that opens drives up, by as much as it happened to open.
    static let bursts: Set<String> = ["errors", "errored-seconds"]

    /// Which rows of a reading count.
    enum Rows { case all, last, none }

    let rows: Rows
    /// Whether nothing of it counts: where a calibration ends depends on the instrument's errors.
    let saysNothing: Bool

    /// Not what a machine happened to learn of its neighbours; and of echo requests the last, since
    /// the first can get lost while the machine asks for its neighbour.
    init(_ reading: Reading) {
        saysNothing = reading.kind == "done" && reading.symbol("action") == "calibrate"
        rows =
            switch reading.kind {
            case "neighbours": .none
            case "ping": .last
            default: .all
            }
    }

    func ignores(_ name: String) -> Bool { EvidenceRule.passing.contains(name) }

    /// Whether a reading says that a bad contact opened.
    static func hasOpened(_ reading: Reading) -> Bool {
        reading.fields.contains { field in
            guard presences.contains(field.name) else { return false }
            switch field.value {
            case .integer(let count): return count > 0
            case .flag(let flag): return flag
            default: return false
            }
        }
    }
}
