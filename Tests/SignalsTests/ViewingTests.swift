import Testing

@testable import Signals

/// Tables on the way to a screen, limiting of peaks, and bands of light.
@Suite struct ViewingTests {
    @Test func aTableGivesItsPointsAndLinesBetween() {
        let table = LookUpTable(size: 5) { $0 * $0 }
        for (signal, expected) in [
            (0.0, 0.0), (0.25, 0.0625), (0.5, 0.25), (1.0, 1.0), (0.125, 0.03125),
            (0.875, 0.78125), (1.25, 1.4375), (-0.25, -0.0625),
        ] {
            #expect(abs(table.value(signal) - expected) < 1e-15, "\(signal)")
        }
        #expect(LookUpTable.identity.value(0.37) == 0.37)
    }

    /// Greys follow the table of the table where it is loaded twice.
    @Test func twiceIsTheTableOfTheTable() {
        let table = LookUpTable(size: 33) { TransferFunctions.power($0, gamma: 1.2) }
        let twice = table.followed(by: table)
        for index in 0...32 {
            let signal = Double(index) / 32
            #expect(abs(twice.value(signal) - table.value(table.value(signal))) < 1e-15)
        }
        // A power law twice is the square of its exponent, as far as 33 points go.
        #expect(abs(twice.value(0.5) - Elementary.pow(0.5, 1.44)) < 2e-4)
    }

    @Test func aLimiterKeepsThePower() {
        let limiter = PeakLimiter(peak: 1000, fullField: 150)
        for (area, expected) in [
            (0.01, 1000.0), (0.10, 1000), (0.15, 1000), (0.25, 600), (0.5, 300), (1, 150),
        ] {
            let light = limiter.luminance(ofWindow: area, asking: 10_000)
            #expect(abs(light - expected) < 1e-9, "\(area)")
        }
        #expect(limiter.luminance(ofWindow: 1, asking: 100) == 100)
        #expect(PeakLimiter(peak: 100, fullField: 400).share(ofMean: 100) == 1)
        // Never brighter with a larger window, and never above the mean that it bears.
        var previous = Double.infinity
        for percent in 1...100 {
            let area = Double(percent) / 100
            let light = limiter.luminance(ofWindow: area, asking: 1000)
            #expect(light <= previous)
            #expect(light * area <= 150 + 1e-9)
            previous = light
        }
    }

    /// The bands of the oracle's displays, whose chromaticities colour-science worked out.
    @Test(arguments: [
        (620.0, 35.0, 0.670922, 0.328843), (525, 30, 0.142361, 0.775626),
        (460, 18, 0.143425, 0.032368), (638, 3, 0.717061, 0.282904), (532, 3, 0.170392, 0.796286),
        (465, 3, 0.135477, 0.040038),
    ])
    func bandsHaveTheirColours(centre: Double, width: Double, x: Double, y: Double) throws {
        let band = EmissionBand(centre, width: width)
        let colour = try #require(band.tristimulus().chromaticity)
        #expect(colour.distance(to: Chromaticity(x: x, y: y)) < 0.015)
    }

    /// A scale that is off by a nanometre moves a primary by a few thousandths, and back again.
    @Test func aShiftedScaleMovesColours() throws {
        let band = EmissionBand(525, width: 30)
        let right = try #require(band.tristimulus().chromaticity)
        let shifted = try #require(band.tristimulus(scaleShift: 1).chromaticity)
        let moved = EmissionBand(526, width: 30)
        let other = try #require(moved.tristimulus().chromaticity)
        #expect((0.001...0.012).contains(right.distance(to: shifted)))
        #expect(shifted.distance(to: other) < 1e-6)
    }
}
