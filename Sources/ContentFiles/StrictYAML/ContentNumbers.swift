// Reading a value as a number, a quantity or a time of day.

extension ContentValue {
    /// A whole number: digits, with `-` before them where it is negative; no leading zeros, no
    /// quotation marks.
    ///
    /// - Parameter range: what is possible, both ends included.
    package func integer(in range: ClosedRange<Int64>) throws(ContentProblem) -> Int64 {
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        let scalar = try scalar(expected: expected)
        guard scalar.style == .plain, let number = ExactDecimal(scalar.string[...]),
            number.places == 0
        else { throw mismatch(expected: expected) }
        guard range.contains(number.digits) else { throw outOfRange(expected: expected) }
        return number.digits
    }

    /// A number without a unit, as a whole multiple of 10^-places: `2.2` with 3 places is 2200.
    ///
    /// - Parameter range: what is possible, both ends included, in the same multiples.
    /// - Throws: also where the number has more places than that.
    package func decimal(
        places: Int, in range: ClosedRange<Int64>
    ) throws(ContentProblem) -> Int64 {
        var scale: Int64 = 1
        for _ in 0..<places { scale *= 10 }
        let ends = [range.lowerBound, range.upperBound].map {
            ExactDecimal.text($0, over: scale) ?? "\($0)"
        }
        let expected = "a number from \(ends[0]) to \(ends[1])"
        let scalar = try scalar(expected: expected)
        guard scalar.style == .plain, let number = ExactDecimal(scalar.string[...]) else {
            throw mismatch(expected: expected)
        }
        switch number.scaled(by: scale) {
        case .whole(let amount) where range.contains(amount): return amount
        case .whole, .overflow: throw outOfRange(expected: expected)
        case .fraction:
            throw problem(
                .outOfRange, "\(node.found) is too fine for \(placeInWords)",
                expected: "at most \(places) decimal places")
        }
    }

    /// A quantity: a number, one space and a unit, such as `12.5 m`; as a whole number of the unit
    /// that the program counts in, exactly.
    ///
    /// - Parameters:
    ///   - unit: the kind of quantity, named after that unit.
    ///   - range: what is possible, both ends included, in that unit.
    package func quantity(
        in unit: ContentUnit, _ range: ClosedRange<Int64>
    ) throws(ContentProblem) -> Int64 {
        let ends = "\(unit.text(range.lowerBound)) to \(unit.text(range.upperBound))"
        let expected = "\(unit.quantity) from \(ends)"
        let text = try scalar(expected: expected).string
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard let number = ExactDecimal(parts[0]) else { throw mismatch(expected: expected) }
        guard parts.count == 2 else {
            throw problem(
                .wrongUnit, "\(node.found) has no unit for \(placeInWords)",
                expected: unit.expectation)
        }
        guard let spelling = unit.spellings.first(where: { $0.symbol == parts[1] }) else {
            let written = parts[1].lowercased()
            throw problem(
                .wrongUnit,
                "wrong unit \(ContentWords.quoted(String(parts[1]))) for \(placeInWords)",
                expected: unit.expectation,
                suggestion: unit.spellings.first { $0.symbol.lowercased() == written }?.symbol)
        }
        switch number.scaled(by: spelling.scale) {
        case .whole(let amount) where range.contains(amount): return amount
        case .whole, .overflow:
            throw outOfRange(expected: ends)
        case .fraction:
            throw problem(
                .outOfRange, "\(node.found) is too fine for \(placeInWords)",
                expected: "whole \(unit.base)")
        }
    }

    /// A time of day, `HH:MM` or `HH:MM:SS` from `00:00` to `23:59:59`, in milliseconds since
    /// midnight.
    package func clockTimeMilliseconds() throws(ContentProblem) -> Int64 {
        let expected = "a time of day, such as `09:40`"
        let text = try scalar(expected: expected).string
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3 else { throw mismatch(expected: expected) }
        var seconds: Int64 = 0
        for (index, part) in parts.enumerated() {
            guard part.count == 2, part.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int64(String(Substring(part)))
            else { throw mismatch(expected: expected) }
            guard number < (index == 0 ? 24 : 60) else {
                throw outOfRange(expected: "`00:00` to `23:59:59`")
            }
            seconds = seconds * 60 + number
        }
        return (parts.count == 2 ? seconds * 60 : seconds) * 1000
    }
}
