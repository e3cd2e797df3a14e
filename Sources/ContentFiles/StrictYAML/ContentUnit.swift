/// A kind of quantity, with the units in which content may write it and the one in which the
/// program counts it.
///
/// Symbols and factors are those of the SI Brochure (9th edition) and, for bytes, IEC 80000-13.
package struct ContentUnit: Hashable, Sendable {
    /// The quantity, with its article: "a length".
    let quantity: String
    /// The unit in which the program counts: "millimetres".
    let base: String
    /// The units in which content may write it; the first is used in messages.
    let spellings: [Spelling]

    /// A unit's symbol and how many base units it is.
    struct Spelling: Hashable, Sendable {
        let symbol: String
        let scale: Int64
    }

    /// - Parameter spellings: symbols and how many base units each is, the usual one first.
    package init(_ quantity: String, base: String, _ spellings: KeyValuePairs<String, Int64>) {
        self.quantity = quantity
        self.base = base
        self.spellings = spellings.map { Spelling(symbol: $0.key, scale: $0.value) }
    }

    /// Length in whole millimetres.
    package static let millimetres = ContentUnit(
        "a length", base: "millimetres", ["m": 1000, "mm": 1, "cm": 10, "km": 1_000_000])
    /// Time in whole milliseconds.
    package static let milliseconds = ContentUnit(
        "a time", base: "milliseconds",
        ["min": 60_000, "s": 1000, "ms": 1, "h": 3_600_000, "d": 86_400_000])
    /// Time in whole nanoseconds, for signals. `µs` is written with U+00B5 or U+03BC.
    package static let nanoseconds = ContentUnit(
        "a short time", base: "nanoseconds",
        ["µs": 1000, "ns": 1, "\u{03BC}s": 1000, "ms": 1_000_000, "s": 1_000_000_000])
    /// A level or loss in whole thousandths of a decibel.
    package static let millidecibels = ContentUnit(
        "a level", base: "thousandths of a decibel", ["dB": 1000])
    /// Voltage in whole microvolts.
    package static let microvolts = ContentUnit(
        "a voltage", base: "microvolts",
        ["mV": 1000, "V": 1_000_000, "µV": 1, "\u{03BC}V": 1, "kV": 1_000_000_000])
    /// Colour temperature in whole kelvins.
    package static let kelvins = ContentUnit("a colour temperature", base: "kelvins", ["K": 1])
    /// Temperature in whole thousandths of a degree Celsius.
    package static let millicelsius = ContentUnit(
        "a temperature", base: "thousandths of a degree Celsius", ["°C": 1000])
    /// Data rate in whole bits per second.
    package static let bitsPerSecond = ContentUnit(
        "a data rate", base: "bits per second",
        ["Mb/s": 1_000_000, "Gb/s": 1_000_000_000, "kb/s": 1000, "b/s": 1])
    /// Rate of a store in whole bytes per second.
    package static let bytesPerSecond = ContentUnit(
        "a rate of a store", base: "bytes per second",
        ["MB/s": 1_000_000, "GB/s": 1_000_000_000, "kB/s": 1000, "B/s": 1])
    /// An amount of data in whole bytes; decimal and binary multiples are told apart.
    package static let bytes = ContentUnit(
        "an amount of data", base: "bytes",
        [
            "GB": 1_000_000_000, "TB": 1_000_000_000_000, "MB": 1_000_000, "kB": 1000, "B": 1,
            "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30, "TiB": 1 << 40,
        ])
    /// A share in whole millionths.
    package static let millionths = ContentUnit(
        "a share", base: "millionths", ["%": 10_000, "ppm": 1])
    /// Frequency in whole millihertz.
    package static let millihertz = ContentUnit(
        "a frequency", base: "millihertz",
        ["Hz": 1000, "kHz": 1_000_000, "MHz": 1_000_000_000, "GHz": 1_000_000_000_000])
    /// Luminance in whole thousandths of a candela per square metre.
    package static let millicandelasPerSquareMetre = ContentUnit(
        "a luminance", base: "thousandths of a candela per square metre",
        ["cd/m²": 1000, "nits": 1000])
    /// Impedance in whole milliohms. `Ω` is written with U+03A9 or U+2126.
    package static let milliohms = ContentUnit(
        "an impedance", base: "milliohms", ["Ω": 1000, "\u{2126}": 1000, "kΩ": 1_000_000])
    /// Power in whole milliwatts.
    package static let milliwatts = ContentUnit(
        "a power", base: "milliwatts", ["W": 1000, "kW": 1_000_000, "mW": 1])

    /// An amount of base units as an author would write it: the first unit in which it is exact.
    func text(_ amount: Int64) -> String {
        for spelling in spellings {
            if let number = ExactDecimal.text(amount, over: spelling.scale) {
                return number + " " + spelling.symbol
            }
        }
        return "\(amount) \(base)"
    }

    /// The expectation in a message: "a length in `m`, `mm`, `cm` or `km`".
    var expectation: String {
        // Two code points that look the same are one to the reader.
        var symbols: [String] = []
        for symbol in spellings.map(\.symbol)
        where !symbol.unicodeScalars.contains(where: {
            $0 == "\u{03BC}" || $0 == "\u{2126}"
        }) {
            symbols.append(symbol)
        }
        return quantity + " in " + ContentWords.alternatives(symbols)
    }
}
