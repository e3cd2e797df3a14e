import Diagnosis
import Foundation
import TestSupport
import Testing

@Suite struct LogarithmTests {
    @Test func agreesWithTheLibrary() throws {
        try withEverySeed(200) { generator in
            for _ in 0..<50 {
                let bits = generator.integer(in: UInt64(1)...0x7FEF_FFFF_FFFF_FFFF)
                let anywhere = Double(bitPattern: bits)
                let near1 = 1 + Double(generator.integer(in: -1_000_000...1_000_000)) / 1e7
                for x in [anywhere, near1] {
                    expectNear(Logarithm.log2(x), Foundation.log2(x), "log2 \(x)")
                }
                let power = Double(generator.integer(in: -1_022_000...1_023_999)) / 1000
                for y in [power, power / 1e3, power / 1e9] {
                    expectNear(Logarithm.exp2(y), Foundation.exp2(y), "exp2 \(y)")
                }
            }
        }
    }

    private func expectNear(_ own: Double, _ library: Double, _ what: String) {
        #expect((own - library).magnitude <= 1e-15 * library.magnitude, "\(what)")
    }

    @Test func powersOfTwoAreExact() throws {
        try withEvery("exponent", in: -1022...1023) { exponent in
            let power = Double(sign: .plus, exponent: exponent, significand: 1)
            #expect(Logarithm.log2(power) == Double(exponent))
            #expect(Logarithm.exp2(Double(exponent)) == power)
        }
        #expect(Logarithm.log2(0x1p-1074) == -1074)
    }

    @Test func theEndsOfTheRange() {
        #expect(Logarithm.log2(0) == -.infinity)
        #expect(Logarithm.log2(.infinity) == .infinity)
        #expect(Logarithm.log2(-1).isNaN)
        #expect(Logarithm.log2(.nan).isNaN)
        #expect(Logarithm.exp2(-.infinity) == 0)
        #expect(Logarithm.exp2(-1022.001) == 0)
        #expect(Logarithm.exp2(1024) == .infinity)
        #expect(Logarithm.exp2(.nan).isNaN)
        let below = Double(1024).nextDown
        #expect(Logarithm.exp2(below) < .infinity && Logarithm.exp2(below) > 0x1.FFFFFFFp1023)
    }
}
