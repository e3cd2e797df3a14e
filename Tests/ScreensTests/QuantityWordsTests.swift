import Plant
import Screens
import TestSupport
import Testing

/// Numbers as they are read out: the digits that mean something, and the unit.
@Suite struct QuantityWordsTests {
    @Test(arguments: [
        (ReadingValue.symbol("no-signal"), "no signal"), (.symbol(""), ""),
        (.text("GRADE-1"), "GRADE-1"), (.integer(-3), "-3"), (.flag(true), "yes"),
        (.flag(false), "no"), (.quantity(Quantity(700, .millivolt)), "700 mV"),
        (.address(0xC0A8_0001), "192.168.0.1"),
        (.hardwareAddress(0x02A4_0000_00FF), "02:a4:00:00:00:ff"),
        (.list([]), ""), (.list([4, -2]), "4, -2"), (.none, "nothing"),
    ])
    func values(_ value: ReadingValue, _ words: String) {
        #expect(QuantityWords.text(value) == words)
    }

    /// One of each unit, so that a unit that is added needs a line here.
    static let units: [(Unit, String)] = [
        (.none, "1234"), (.tenBitCode, "1234"), (.millivolt, "1234 mV"),
        (.millidecibel, "1.234 dB"), (.percentHundredth, "12.34 %"), (.millisecond, "1234 ms"),
        (.microsecond, "1234 µs"), (.nanosecond, "1234 ns"), (.millimetre, "1.234 m"),
        (.hertz, "1234 Hz"), (.bitPerSecond, "1234 bit/s"), (.errorPerSecond, "1234 per second"),
        (.chromaticityMillionth, "0.001234"), (.candelaTenThousandth, "0.1234 cd/m²"),
        (.deltaEThousandth, "1.234"), (.kelvin, "1234 K"), (.milliKelvin, "1.234 K"),
        (.milliwatt, "1.234 W"), (.lux, "1234 lx"), (.degreeHundredth, "12.34 degrees"),
        (.minute, "1234 min"), (.pound, "1234 pounds"), (.byte, "1234 bytes"),
        (.milliexponent, "1.234"), (.decivolt, "123.4 V"), (.milliampere, "1.234 A"),
        (.milliohm, "1234 mΩ"), (.watt, "1234 W"), (.celsiusHundredth, "12.34 °C"),
    ]

    @Test(arguments: units) func scale(_ unit: Unit, _ words: String) {
        #expect(QuantityWords.text(Quantity(1234, unit)) == words)
    }

    @Test func everyUnitIsInTheTable() {
        #expect(Self.units.map(\.0) == Unit.allCases)
    }

    @Test(
        arguments: [
            // 3, 4, 5 and other sums of squares, rounded up: a reading isn't better than it is.
            (100, 3, 4, "1.00 ± 0.05 %"), (100, 0, 0, "1.00 %"), (100, 1, 1, "1.00 ± 0.02 %"),
            (0, 0, 7, "0.00 ± 0.07 %"), (-5, -3, 4, "-0.05 ± 0.05 %"),
            // Whatever a stored reading holds, it can be shown.
            (1, .max, .max, "0.01 ± 92233720368547758.07 %"),
            (.min, 4_000_000_000, 0, "-92233720368547758.08 ± 40000000.00 %"),
        ] as [(Int64, Int64, Int64, String)])
    func uncertainty(_ value: Int64, _ systematic: Int64, _ random: Int64, _ words: String) {
        let quantity = Quantity(value, .percentHundredth, systematic: systematic, random: random)
        #expect(QuantityWords.text(quantity) == words)
    }

    @Test(
        arguments: [
            (0, 0, "0"), (0, 3, "0.000"), (5, 1, "0.5"), (-5, 1, "-0.5"), (-1, 3, "-0.001"),
            (12_345, 2, "123.45"), (1000, 3, "1.000"), (999, 3, "0.999"), (7, 0, "7"),
            (.max, 6, "9223372036854.775807"), (.min, 0, "-9223372036854775808"),
            (.min, 19, "-0.9223372036854775808"),
        ] as [(Int64, Int, String)])
    func decimal(_ value: Int64, _ digits: Int, _ text: String) {
        #expect(QuantityWords.decimal(value, digits) == text)
    }

    /// What instruments show: cables to the centimetre, luminance to three figures.
    @Test(
        arguments: [
            (88_754, .millimetre, "88.75 m"), (88_755, .millimetre, "88.76 m"),
            (-4, .millimetre, "0.00 m"), (1_000_049, .candelaTenThousandth, "100.0 cd/m²"),
            (54_321, .candelaTenThousandth, "5.43 cd/m²"),
            (1365, .candelaTenThousandth, "0.137 cd/m²"),
            (20, .candelaTenThousandth, "0.0020 cd/m²"),
            (312_749, .chromaticityMillionth, "0.3127"),
            (-312_750, .chromaticityMillionth, "-0.3128"), (3114, .deltaEThousandth, "3.11"),
            (2195, .milliexponent, "2.20"), (10_291, .degreeHundredth, "102.91 degrees"),
            (12, .lux, "12 lx"), (940, .tenBitCode, "940"),
            (
                .min, .millimetre,
                "-9223372036854775.81 m"
            ),
        ] as [(Int64, Unit, String)])
    func short(_ value: Int64, _ unit: Unit, _ words: String) {
        #expect(QuantityWords.short(Quantity(value, unit, systematic: 7)) == words)
    }

    @Test(
        arguments: [
            // To what is shown of the value, and never nothing.
            (1000, 300, 400, "0.0010 ± 0.0005"), (1000, 550, 0, "0.0010 ± 0.0006"),
            (1000, 549, 0, "0.0010 ± 0.0005"),
            (1000, 1, 0, "0.0010 ± 0.0001"), (1000, 0, 0, "0.0010"),
        ] as [(Int64, Int64, Int64, String)])
    func shortWithUncertainty(
        _ value: Int64, _ systematic: Int64, _ random: Int64, _ words: String
    ) {
        let quantity = Quantity(
            value, .chromaticityMillionth, systematic: systematic, random: random)
        #expect(QuantityWords.short(quantity, withUncertainty: true) == words)
    }

    @Test func aDecimalHasAllTheDigitsOfItsNumber() throws {
        try withEverySeed(300) { generator in
            let value = generator.integerOfAnySize()
            let digits = generator.integer(in: 1...9)
            let parts = QuantityWords.decimal(value, digits).split(separator: ".")
            #expect(parts.count == 2 && parts[1].utf8.count == digits)
            #expect(Int64(parts.joined()) == value)
            #expect((parts[0].first == "-") == (value < 0))
        }
    }

    @Test(
        arguments: [
            (0, "0 s"), (499, "0 s"), (500, "1 s"), (-499, "0 s"), (-500, "-1 s"), (45_000, "45 s"),
            (119_499, "119 s"), (119_500, "2 min"), (150_000, "2 min 30 s"), (720_000, "12 min"),
            (-720_000, "-12 min"), (3_900_000, "65 min"), (7_199_000, "119 min 59 s"),
            (7_200_000, "2 h 00 min"), (7_500_000, "2 h 05 min"), (36_000_000, "10 h 00 min"),
            (.min, "-2562047788015 h 12 min"), (.max, "2562047788015 h 12 min"),
        ] as [(Int64, String)])
    func span(_ milliseconds: Int64, _ words: String) {
        #expect(QuantityWords.span(milliseconds: milliseconds) == words)
    }
}
