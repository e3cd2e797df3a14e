package import Plant
import SimulationKernel

/// Quantities in words: a number with as many digits as it means, and its unit.
package enum QuantityWords {
    /// A reading's value as it is shown.
    package static func text(_ value: ReadingValue) -> String {
        switch value {
        case .symbol(let word): word.split(separator: "-").joined(separator: " ")
        case .text(let words): words
        case .integer(let number): String(number)
        case .flag(let isTrue): isTrue ? "yes" : "no"
        case .quantity(let quantity): text(quantity)
        case .address(let bits): IPv4.text(bits)
        case .hardwareAddress(let bits): HardwareAddress.text(bits)
        case .list(let numbers): numbers.map(String.init).joined(separator: ", ")
        case .none: "nothing"
        }
    }

    /// A quantity with its unit and, where it isn't exact, its uncertainty (one standard deviation
    /// of both parts together).
    package static func text(_ quantity: Quantity) -> String {
        let (digits, unit) = scale(quantity.unit)
        var words = decimal(quantity.value, digits)
        let spread = spread(quantity)
        if spread > 0 { words += " ± " + decimal(spread, digits) }
        return unit.isEmpty ? words : words + " " + unit
    }

    /// A quantity as one reads it off: with no more decimals than an instrument of the field shows.
    ///
    /// Its uncertainty, where it is asked for and there is one, has the same decimals, and is never
    /// shown as none.
    package static func short(_ quantity: Quantity, withUncertainty: Bool = false) -> String {
        let (digits, unit) = scale(quantity.unit)
        let decimals = shownDecimals(quantity) ?? digits
        var words = rounded(quantity.value, digits, decimals: decimals)
        let spread = spread(quantity)
        if withUncertainty && spread > 0 {
            var step: Int64 = 1
            for _ in decimals..<digits { step *= 10 }
            let steps = spread / step + (spread % step >= step - spread % step ? 1 : 0)
            words += " ± " + decimal(max(steps, 1), decimals)
        }
        return unit.isEmpty ? words : words + " " + unit
    }

    /// The decimals of a quantity that are read off, where they are fewer than it has.
    ///
    /// Cables to the centimetre; luminance to three figures, as colorimeters show it; chromaticity
    /// to four places, and differences of colour and exponents to two.
    private static func shownDecimals(_ quantity: Quantity) -> Int? {
        switch quantity.unit {
        case .millimetre: 2
        case .candelaTenThousandth:
            switch quantity.value.magnitude {
            case 100_000...: 1
            case 10_000...: 2
            case 1000...: 3
            default: 4
            }
        case .chromaticityMillionth: 4
        case .deltaEThousandth, .milliexponent: 2
        default: nil
        }
    }

    /// A span of simulated time: `45 s`, `12 min`, `2 h 05 min`.
    package static func span(milliseconds: Int64) -> String {
        let seconds = (milliseconds.magnitude + 500) / 1000
        let sign = milliseconds < 0 && seconds > 0 ? "-" : ""
        if seconds < 120 { return sign + "\(seconds) s" }
        let minutes = seconds / 60
        if minutes < 120 {
            return sign + "\(minutes) min" + (seconds % 60 == 0 ? "" : " \(seconds % 60) s")
        }
        return sign + "\(minutes / 60) h \(minutes % 60 < 10 ? "0" : "")\(minutes % 60) min"
    }

    /// How many decimal places a unit is shown with, and what it is called.
    private static func scale(_ unit: Unit) -> (digits: Int, name: String) {
        switch unit {
        case .none: (0, "")
        case .tenBitCode: (0, "")
        case .millivolt: (0, "mV")
        case .millidecibel: (3, "dB")
        case .percentHundredth: (2, "%")
        case .millisecond: (0, "ms")
        case .microsecond: (0, "µs")
        case .nanosecond: (0, "ns")
        case .millimetre: (3, "m")
        case .hertz: (0, "Hz")
        case .bitPerSecond: (0, "bit/s")
        case .errorPerSecond: (0, "per second")
        case .chromaticityMillionth: (6, "")
        case .candelaTenThousandth: (4, "cd/m²")
        case .deltaEThousandth: (3, "")
        case .kelvin: (0, "K")
        case .milliKelvin: (3, "K")
        case .milliwatt: (3, "W")
        case .lux: (0, "lx")
        case .degreeHundredth: (2, "degrees")
        case .minute: (0, "min")
        case .pound: (0, "pounds")
        case .byte: (0, "bytes")
        case .milliexponent: (3, "")
        case .decivolt: (1, "V")
        case .milliampere: (3, "A")
        case .milliohm: (0, "mΩ")
        case .watt: (0, "W")
        case .celsiusHundredth: (2, "°C")
        }
    }

    /// A count of 10^-digits as a decimal number.
    package static func decimal(_ value: Int64, _ digits: Int) -> String {
        guard digits > 0 else { return String(value) }
        var text = String(value.magnitude)
        while text.utf8.count <= digits { text = "0" + text }
        let split = text.index(text.endIndex, offsetBy: -digits)
        return (value < 0 ? "-" : "") + text[..<split] + "." + text[split...]
    }

    /// A count of 10^-digits with fewer decimals, halves away from zero.
    package static func rounded(_ value: Int64, _ digits: Int, decimals: Int) -> String {
        guard decimals < digits else { return decimal(value, digits) }
        var dropped: UInt64 = 1
        for _ in decimals..<digits { dropped *= 10 }
        let rest = value.magnitude % dropped
        let kept = value.magnitude / dropped + (rest >= dropped - rest ? 1 : 0)
        // A tenth of any 64-bit number or less is within the signed ones.
        return decimal(value < 0 ? -Int64(kept) : Int64(kept), decimals)
    }

    /// One standard deviation of both parts together, rounded up; of any stored reading whatever.
    private static func spread(_ quantity: Quantity) -> Int64 {
        let systematic = Double(quantity.systematic)
        let random = Double(quantity.random)
        let root = (systematic * systematic + random * random).squareRoot()
        return Int64(exactly: root.rounded(.up)) ?? .max
    }
}
