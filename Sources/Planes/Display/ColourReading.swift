import Plant
import Signals

/// Colour figures as values of readings, in the units of the core.
enum ColourReading {
    /// A luminance or tristimulus value in cd/m².
    static func light(_ value: Double, systematic: Double = 0, random: Double = 0)
        -> ReadingValue
    {
        .quantity(
            Quantity(
                whole(value * 1e4), .candelaTenThousandth, systematic: whole(systematic * 1e4),
                random: whole(random * 1e4)))
    }

    /// A chromaticity coordinate or a distance of two.
    static func chromaticity(_ value: Double, systematic: Double = 0, random: Double = 0)
        -> ReadingValue
    {
        .quantity(
            Quantity(
                whole(value * 1e6), .chromaticityMillionth, systematic: whole(systematic * 1e6),
                random: whole(random * 1e6)))
    }

    /// A ΔE2000.
    static func deltaE(_ value: Double, systematic: Double = 0, random: Double = 0)
        -> ReadingValue
    {
        .quantity(
            Quantity(
                whole(value * 1000), .deltaEThousandth, systematic: whole(systematic * 1000),
                random: whole(random * 1000)))
    }

    /// The nearest whole number, bounded to what a reading can hold without meaning anything else.
    static func whole(_ value: Double) -> Int64 {
        guard value.magnitude < 1e15 else { return 0 }
        return Int64(Elementary.nearest(value))
    }
}

/// How far a figure made of X, Y and Z moves with each of them.
struct ColourUncertainty {
    let measured: MeasuredLight

    /// One sigma of a figure, from the systematic and the random parts of X, Y and Z.
    func sigma(_ figure: (XYZ) -> Double) -> (systematic: Double, random: Double) {
        (
            spread(figure, luminance: measured.systematic.y, beside: coloured),
            spread(figure, luminance: 0, beside: measured.random)
        )
    }

    /// The systematic part of X and Z that isn't shared with Y.
    private var coloured: XYZ {
        func rest(_ part: Double, _ value: Double) -> Double {
            let shared = measured.light.y > 0 ? measured.systematic.y / measured.light.y : 0
            let own = part * part - shared * shared * value * value
            return max(own, 0).squareRoot()
        }
        return XYZ(
            x: rest(measured.systematic.x, measured.light.x), y: 0,
            z: rest(measured.systematic.z, measured.light.z))
    }

    /// The root of the squares of what each part moves; `luminance` scales all three alike.
    private func spread(_ figure: (XYZ) -> Double, luminance: Double, beside parts: XYZ)
        -> Double
    {
        let light = measured.light
        let base = figure(light)
        var moved: [XYZ] = []
        if luminance > 0 && light.y > 0 { moved.append(light * (1 + luminance / light.y)) }
        if parts.x > 0 { moved.append(XYZ(x: light.x + parts.x, y: light.y, z: light.z)) }
        if parts.y > 0 { moved.append(XYZ(x: light.x, y: light.y + parts.y, z: light.z)) }
        if parts.z > 0 { moved.append(XYZ(x: light.x, y: light.y, z: light.z + parts.z)) }
        let sum = moved.reduce(0.0) {
            let difference = figure($1) - base
            return $0 + difference * difference
        }
        return sum.squareRoot()
    }
}
