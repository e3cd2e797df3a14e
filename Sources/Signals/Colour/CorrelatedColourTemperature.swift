/// How white a white is: the nearest colour of a glowing body, and the distance from it.
extension Chromaticity {
    /// The correlated colour temperature in kelvin, by McCamy's cubic (Color Res. Appl. 17, 1992).
    ///
    /// Within 1 K of Ohno's method on the daylight locus from 5000 to 6500 K, 3.5 K at the white of
    /// digital cinema and 63 K at 9300 K; meaningless far from white.
    package var correlatedColourTemperature: Double {
        let n = (x - 0.3320) / (0.1858 - y)
        return ((449 * n + 3525) * n + 6823.3) * n + 5520.33
    }

    /// Duv: the distance from the Planckian locus on the CIE 1960 diagram, positive towards green.
    ///
    /// Y. Ohno's polynomial (Leukos 10, 2014), good to 0.0001 near white.
    package var planckianDistance: Double {
        let divisor = -2 * x + 12 * y + 3
        let u = 4 * x / divisor - 0.292
        let v = 6 * y / divisor - 0.240
        let length = (u * u + v * v).squareRoot()
        let angle = Elementary.atan2(v, u)
        var sum = -0.00616793
        for coefficient in [
            0.0893944, -0.5179722, 1.5317403, -2.4243787, 1.925865, -0.471106,
        ] {
            sum = sum * angle + coefficient
        }
        return length - sum
    }
}
