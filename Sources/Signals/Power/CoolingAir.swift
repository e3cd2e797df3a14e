/// Air that carries heat away.
package enum CoolingAir {
    /// By how much air warms up that carries some watts away, in hundredths of a kelvin.
    ///
    /// m³/h = 3.0 · W / ΔT: air of 1.2 kg/m³ and 1005 J/(kg·K).
    package static func rise(watts: Int64, cubicMetresPerHour: Int64) -> Int64 {
        cubicMetresPerHour <= 0 ? mostRise : min(mostRise, 300 * watts / cubicMetresPerHour)
    }

    /// What a rise is counted up to: 60 K. By then equipment has switched itself off.
    package static let mostRise: Int64 = 6_000

    /// The temperature at a rack's inlet, in hundredths of a degree Celsius.
    ///
    /// A part r of what is drawn in has been through the rack before. At rest the inlet is above
    /// the room's supply by r / (1 − r) of the rise.
    ///
    /// - Parameter recirculated: r, in thousandths, less than 1000.
    package static func inlet(supply: Int64, rise: Int64, recirculated: Int64) -> Int64 {
        supply + rise * recirculated / (1000 - recirculated)
    }

    /// The temperature of the air that a room's cooling supplies, in hundredths of a degree.
    ///
    /// Up to its capacity it holds its set point. What it doesn't carry goes through walls and
    /// doors, and the room warms until that much does.
    ///
    /// - Parameter wattsPerKelvin: what a room loses for each kelvin (a judgement of its author).
    package static func supply(
        setPoint: Int64, heat: Int64, capacity: Int64, wattsPerKelvin: Int64
    ) -> Int64 {
        let left = max(0, heat - capacity)
        return setPoint + min(mostRise, left * 100 / max(1, wattsPerKelvin))
    }

    /// One step on the way of a temperature that follows its target, of a length of an eighth of
    /// the time constant.
    package static func step(from current: Int64, to target: Int64) -> Int64 {
        let left = target - current
        return left.magnitude <= 8 ? target : current + left * 118 / 1000
    }
}
