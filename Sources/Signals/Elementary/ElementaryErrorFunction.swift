/// The complementary error function, on which bit error rates rest.
extension Elementary {
    /// erfc x = 1 − erf x, to 1e-14 relative for −6…10 and to 1e-13 out to the underflow near 26.5.
    ///
    /// From (1 + 2x) eˣ² erfc x as a Chebyshev series in t = (x − 3.75)/(x + 3.75), the form of
    /// Shepherd and Laframboise (Math. Comp. 36, 1981); coefficients computed anew to 40 digits.
    package static func erfc(_ x: Double) -> Double {
        if x.isNaN { return x }
        if x < 0 { return 2 - erfc(-x) }
        if x == 0 { return 1 }
        if x > 27.3 { return 0 }
        let t = (x - 3.75) / (x + 3.75)
        let high = upperHalf(x)
        let rest = (x - high) * (x + high)
        return exp(-(high * high), low: -rest) * (chebyshevErfc(t) / (1 + 2 * x))
    }

    /// The Chebyshev series of `erfc` at t within ±1, by Clenshaw's rule.
    static func chebyshevErfc(_ t: Double) -> Double {
        let twice = 2 * t
        var b0 = 0.0
        var b1 = 0.0
        for index in stride(from: erfcCoefficients.count - 1, through: 1, by: -1) {
            let next = twice * b0 - b1 + erfcCoefficients[index]
            b1 = b0
            b0 = next
        }
        return t * b0 - b1 + 0.5 * erfcCoefficients[0]
    }

    private static let erfcCoefficients: [Double] = [
        2.3551578691348035082, -0.0045900545806464773309, -0.084249133366517915584,
        0.059209939998191890498, -0.026658668435305752277, 0.0090749976707052650939,
        -0.0024131635404176081909, 0.00049077583652580863229, -0.000069169733025012063671,
        4.1390279860730101675e-6, 7.7403830661984906686e-7, -2.1886401049234395661e-7,
        1.0764999465670910377e-8, 4.5219598112182868979e-9, -7.7544002088313511065e-10,
        -6.3180883408866844944e-11, 2.8687950109306698981e-11, 1.945586854577734723e-13,
        -9.6546967484334389059e-13, 3.2525481481487398415e-14, 3.3478119482868053878e-14,
        -1.8645628804193131015e-15, -1.2507950530688647085e-15, 7.418235256624043463e-17,
    ]
}
