/// A decimal number exactly as it was written: digits and a count of decimal places.
///
/// It never becomes a floating-point number.
struct ExactDecimal: Equatable {
    /// All digits as one whole number, with its sign. Below 10^18 in size.
    let digits: Int64
    /// How many of the digits stand after the point.
    let places: Int

    /// Reads `[-]digits[.digits]`: at most 18 digits, no leading zero, no sign `+`, no exponent, no
    /// separators.
    init?(_ text: Substring) {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }
        let whole = rest.prefix { $0 != UInt8(ascii: ".") }
        rest = rest.dropFirst(whole.count)
        if whole.isEmpty || (whole.count > 1 && whole.first == UInt8(ascii: "0")) { return nil }
        var fraction = rest
        if !rest.isEmpty {
            fraction.removeFirst()
            if fraction.isEmpty { return nil }
        }
        guard whole.count + fraction.count <= 18 else { return nil }
        var number: Int64 = 0
        for byte in [whole, fraction].joined() {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            number = number * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        digits = isNegative ? -number : number
        places = fraction.count
    }

    /// What multiplying by a whole scale gives.
    enum Scaled: Equatable {
        case whole(Int64)
        /// The product has a fraction.
        case fraction
        /// The product doesn't fit 64 bits.
        case overflow
    }

    /// The number times a scale, exactly. The product is below 10^37 and so fits 128 bits.
    func scaled(by scale: Int64) -> Scaled {
        var divisor: Int128 = 1
        for _ in 0..<places { divisor *= 10 }
        let (quotient, remainder) = (Int128(digits) * Int128(scale))
            .quotientAndRemainder(dividingBy: divisor)
        if remainder != 0 { return .fraction }
        return Int64(exactly: quotient).map { .whole($0) } ?? .overflow
    }

    /// A whole number over a scale, written as the shortest exact decimal; nil where none is exact
    /// within 18 places.
    static func text(_ number: Int64, over scale: Int64) -> String? {
        var remainder = number.magnitude % scale.magnitude
        var text = (number < 0 ? "-" : "") + "\(number.magnitude / scale.magnitude)"
        if remainder == 0 { return text }
        text += "."
        for _ in 0..<18 {
            let (product, overflow) = remainder.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            text += "\(product / scale.magnitude)"
            remainder = product % scale.magnitude
            if remainder == 0 { return text }
        }
        return nil
    }
}
