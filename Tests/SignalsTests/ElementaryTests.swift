import Foundation
import Testing

@testable import Signals

@Suite struct ElementaryTests {
    /// One function, the C library's own, the points to compare them at, and the tolerance.
    struct Comparison: Sendable, CustomTestStringConvertible {
        let name: String
        let range: ClosedRange<Double>
        let tolerance: Double
        let own: @Sendable (Double) -> Double
        let library: @Sendable (Double) -> Double

        var testDescription: String { "\(name) over \(range)" }
    }

    static let comparisons: [Comparison] = [
        .init(name: "exp", range: -700...709, tolerance: 4e-16, own: Elementary.exp(_:)) {
            Foundation.exp($0)
        },
        .init(name: "exp", range: -1...1, tolerance: 4e-16, own: Elementary.exp(_:)) {
            Foundation.exp($0)
        },
        .init(name: "expm1", range: -0.36...0.36, tolerance: 4e-16, own: Elementary.expm1) {
            Foundation.expm1($0)
        },
        .init(name: "expm1", range: -30...30, tolerance: 2e-15, own: Elementary.expm1) {
            Foundation.expm1($0)
        },
        .init(name: "exp2", range: -1020...1023.99, tolerance: 4e-16, own: Elementary.exp2) {
            Foundation.exp2($0)
        },
        .init(name: "log", range: 1e-6...10, tolerance: 4e-16, own: Elementary.log) {
            Foundation.log($0)
        },
        .init(name: "log", range: 0.999...1.001, tolerance: 4e-16, own: Elementary.log) {
            Foundation.log($0)
        },
        .init(name: "log1p", range: -0.29...0.41, tolerance: 4e-16, own: Elementary.log1p) {
            Foundation.log1p($0)
        },
        .init(name: "log1p", range: -0.999...30, tolerance: 2e-15, own: Elementary.log1p) {
            Foundation.log1p($0)
        },
        .init(name: "log2", range: 1e-6...10, tolerance: 4e-16, own: Elementary.log2) {
            Foundation.log2($0)
        },
        .init(name: "log10", range: 1e-6...1e4, tolerance: 6e-16, own: Elementary.log10) {
            Foundation.log10($0)
        },
        .init(name: "cbrt", range: -1e6...1e6, tolerance: 6e-16, own: Elementary.cbrt) {
            Foundation.cbrt($0)
        },
        .init(name: "sin", range: -10...10, tolerance: 4e-16, own: Elementary.sin) {
            Foundation.sin($0)
        },
        .init(name: "sin", range: -1e6...1e6, tolerance: 4e-16, own: Elementary.sin) {
            Foundation.sin($0)
        },
        .init(name: "cos", range: -10...10, tolerance: 4e-16, own: Elementary.cos) {
            Foundation.cos($0)
        },
        .init(name: "cos", range: -1e6...1e6, tolerance: 4e-16, own: Elementary.cos) {
            Foundation.cos($0)
        },
        .init(name: "atan", range: -5...5, tolerance: 4e-16, own: Elementary.atan) {
            Foundation.atan($0)
        },
        .init(name: "erfc", range: -6...10, tolerance: 1e-14, own: Elementary.erfc) {
            Foundation.erfc($0)
        },
        .init(name: "erfc", range: 10...26, tolerance: 1e-13, own: Elementary.erfc) {
            Foundation.erfc($0)
        },
        .init(name: "sqrt", range: 0...1e9, tolerance: 0, own: Elementary.sqrt) {
            $0.squareRoot()
        },
    ]

    @Test(arguments: comparisons)
    func agreesWithTheLibrary(_ comparison: Comparison) {
        var points = TestPoints(seed: 1)
        var worst = (x: 0.0, error: 0.0)
        for _ in 0..<20_000 {
            let x = points.value(in: comparison.range)
            let error = relativeError(comparison.own(x), comparison.library(x))
            if !(error <= worst.error) { worst = (x, error) }
        }
        #expect(worst.error <= comparison.tolerance, "at \(worst.x)")
    }

    @Test func logarithmsAgreeOverAllExponents() {
        var points = TestPoints(seed: 2)
        for _ in 0..<5_000 {
            let x = points.value(exponents: -1070...1020)
            #expect(relativeError(Elementary.log(x), Foundation.log(x)) <= 4e-16, "log \(x)")
            #expect(relativeError(Elementary.log2(x), Foundation.log2(x)) <= 4e-16, "log2 \(x)")
            #expect(relativeError(Elementary.cbrt(x), Foundation.cbrt(x)) <= 6e-16, "cbrt \(x)")
        }
    }

    @Test func powersAgreeWithinTheirStatedError() {
        var points = TestPoints(seed: 3)
        var checked = 0
        while checked < 20_000 {
            let x = points.value(exponents: -60...60)
            let y = points.value(in: -60...60)
            let size = (y * Foundation.log(x)).magnitude
            guard size < 690 else { continue }
            checked += 1
            let error = relativeError(Elementary.pow(x, y), Foundation.pow(x, y))
            #expect(error <= 5e-16 * (1 + size / 4), "\(x) to the \(y)")
        }
    }

    @Test func anglesOfVectorsAgree() {
        var points = TestPoints(seed: 4)
        for _ in 0..<20_000 {
            let x = points.value(in: -1...1)
            let y = points.value(in: -1...1)
            let error = relativeError(Elementary.atan2(y, x), Foundation.atan2(y, x))
            #expect(error <= 6e-16, "atan2(\(y), \(x))")
        }
    }

    static let edges: [Double] = [
        0, -0.0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 0x1p-1070, -0x1p-1070, 1e308, -1e308, 27, -27,
        .infinity, -.infinity, .nan,
    ]

    /// Powers, and angles of vectors, of every pair of edge values are those of the C library.
    @Test func edgePairs() {
        for a in Self.edges {
            for b in Self.edges {
                let power = Elementary.pow(a, b)
                #expect(relativeError(power, Foundation.pow(a, b)) <= 1e-13, "pow(\(a), \(b))")
                #expect(power.sign == Foundation.pow(a, b).sign || power.isNaN, "pow(\(a), \(b))")
                let angle = Elementary.atan2(a, b)
                #expect(relativeError(angle, Foundation.atan2(a, b)) <= 4e-16, "\(a), \(b)")
                #expect(angle.sign == Foundation.atan2(a, b).sign || angle.isNaN, "\(a), \(b)")
            }
        }
    }

    @Test(arguments: comparisons)
    func edgeValues(_ comparison: Comparison) {
        let isBounded = comparison.name == "sin" || comparison.name == "cos"
        for x in Self.edges {
            let own = comparison.own(x)
            if isBounded && x.magnitude > Elementary.largestAngle {
                #expect(own.isNaN, "\(x)")
            } else {
                let error = relativeError(own, comparison.library(x))
                #expect(error <= max(comparison.tolerance, 1e-13), "\(x)")
            }
        }
    }

    @Test func exactWhereItMatters() {
        for n in -1074...1023 {
            let power = Double(sign: .plus, exponent: n, significand: 1)
            #expect(Elementary.exp2(Double(n)) == power)
            #expect(Elementary.log2(power) == Double(n))
        }
        for n in -100...100 {
            #expect(Elementary.cbrt(Double(n * n * n)) == Double(n))
        }
        #expect(Elementary.exp(0) == 1)
        #expect(Elementary.log(1) == 0)
        #expect(Elementary.erfc(0) == 1)
        #expect(Elementary.sin(0) == 0)
        #expect(Elementary.cos(0) == 1)
        for exponent in -20...20 {
            let power = Elementary.pow(10, Double(exponent))
            #expect(relativeError(power, Foundation.pow(10, Double(exponent))) <= 6e-16)
        }
    }

    @Test func nearestRoundsHalvesToEven() {
        let table: [(Double, Double)] = [
            (0.5, 0), (1.5, 2), (2.5, 2), (-0.5, 0), (-1.5, -2), (2.4999, 2), (-7.6, -8),
            (0x1p52 + 1, 0x1p52 + 1),
        ]
        for (x, expected) in table { #expect(Elementary.nearest(x) == expected, "\(x)") }
    }

    /// The bits themselves, over many points: they may differ on no machine and in no build.
    @Test func sameBitsEverywhere() {
        var points = TestPoints(seed: 5)
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for _ in 0..<2_000 {
            let x = points.value(in: 0.001...9)
            let y = points.value(in: -9...9)
            for value in [
                Elementary.exp(y), Elementary.exp2(y), Elementary.log(x), Elementary.log2(x),
                Elementary.log10(x), Elementary.pow(x, y), Elementary.cbrt(y), Elementary.sin(y),
                Elementary.cos(y), Elementary.atan2(y, x), Elementary.erfc(y), Elementary.sqrt(x),
            ] {
                hash = (hash ^ value.bitPattern) &* 0x0000_0100_0000_01B3
            }
        }
        #expect(hash == 341_534_346_863_572_553)
    }
}
