/// What a probe returns: a kind, a point, named fields, and rows where it reads a table.
///
/// It is the fact of an observation. Words and pictures are made from it later, by whatever
/// version of the program shows it, so names are spelt out and never renumbered.
package struct Reading: Hashable, Sendable {
    /// The kind of reading (`waveform`, `ping`, `statement`), which says how to put it in words.
    package var kind: String
    /// Where it was taken: `element`, `element.port` or a person or document.
    package var point: String
    package var fields: [ReadingField]
    /// Column names of the rows; empty where there are no rows.
    package var columns: [String]
    package var rows: [[ReadingValue]]

    package init(
        kind: String, point: String, fields: [ReadingField] = [], columns: [String] = [],
        rows: [[ReadingValue]] = []
    ) {
        self.kind = kind
        self.point = point
        self.fields = fields
        self.columns = columns
        self.rows = rows
    }

    /// The first field of a name, or nil.
    package subscript(name: String) -> ReadingValue? {
        fields.first { $0.name == name }?.value
    }

    /// The whole number or quantity of a field, or nil where there is none.
    package func integer(_ name: String) -> Int64? {
        switch self[name] {
        case .integer(let value): value
        case .quantity(let quantity): quantity.value
        case .flag(let value): value ? 1 : 0
        default: nil
        }
    }

    /// The symbol or text of a field, or nil.
    package func symbol(_ name: String) -> String? {
        switch self[name] {
        case .symbol(let text), .text(let text): text
        default: nil
        }
    }

    /// Whether a field is there and true.
    package func flag(_ name: String) -> Bool { self[name] == .flag(true) }

    /// The rows as readings of their own, so that cells can be asked for by name.
    package func row(_ index: Int) -> Reading {
        Reading(
            kind: kind, point: point,
            fields: zip(columns, rows[index]).map { ReadingField($0, $1) })
    }

    /// Puts a field at the end; a second of one name is kept but never found.
    package mutating func add(_ name: String, _ value: ReadingValue) {
        fields.append(ReadingField(name, value))
    }
}

/// One named value of a reading.
package struct ReadingField: Hashable, Sendable {
    package var name: String
    package var value: ReadingValue

    package init(_ name: String, _ value: ReadingValue) {
        self.name = name
        self.value = value
    }
}

/// A value in a reading.
package enum ReadingValue: Hashable, Sendable {
    /// A named case (`no-signal`, `limited`, `host-unreachable`).
    case symbol(String)
    /// Words that stand on something: a label, a document's entry, a host's name.
    case text(String)
    case integer(Int64)
    case flag(Bool)
    /// A measured quantity with its uncertainty.
    case quantity(Quantity)
    /// An IPv4 address, its 32 bits.
    case address(Int64)
    /// A hardware (MAC) address, its 48 bits.
    case hardwareAddress(Int64)
    case list([Int64])
    /// Nothing was there to be read.
    case none
}

/// A measured number: an integer count of a named unit, with what is not known about it.
///
/// The systematic part is the same in each repetition with that instrument; the random part isn't.
/// Both are one standard deviation, in the same unit, and 0 where the number is exact.
package struct Quantity: Hashable, Sendable {
    package var value: Int64
    package var unit: Unit
    package var systematic: Int64
    package var random: Int64

    package init(_ value: Int64, _ unit: Unit, systematic: Int64 = 0, random: Int64 = 0) {
        self.value = value
        self.unit = unit
        self.systematic = systematic
        self.random = random
    }
}

/// The units in which the core counts. The raw value is stored in journals and never changes.
package enum Unit: String, Hashable, Sendable, CaseIterable {
    case none = "1"
    case tenBitCode = "code10"
    case millivolt = "mV"
    case millidecibel = "mdB"
    case percentHundredth = "0.01%"
    case millisecond = "ms"
    case microsecond = "us"
    case nanosecond = "ns"
    case millimetre = "mm"
    case hertz = "Hz"
    case bitPerSecond = "bit/s"
    case errorPerSecond = "1/s"
    /// 0.000001 of CIE 1931 x or y, or of 1976 u′ or v′.
    case chromaticityMillionth = "1e-6"
    /// 0.0001 cd/m².
    case candelaTenThousandth = "1e-4cd/m2"
    /// 0.001 of a CIEDE2000 unit.
    case deltaEThousandth = "0.001dE"
    case kelvin = "K"
    case milliKelvin = "mK"
    case milliwatt = "mW"
    case lux = "lx"
    case degreeHundredth = "0.01deg"
    case minute = "min"
    case pound = "GBP"
    case byte = "B"
    case milliexponent = "0.001exp"
    case decivolt = "0.1V"
    case milliampere = "mA"
    case milliohm = "mOhm"
    case watt = "W"
    /// 0.01 of a degree Celsius.
    case celsiusHundredth = "0.01degC"
}
