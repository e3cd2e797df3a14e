/// What equipment asks of the mains.
package enum MainsLoad {
    /// Power factor of a modern supply, in hundredths: active correction, as IEC 61000-3-2 asks of
    /// supplies above 75 W (0.95 is a usual figure).
    package static let powerFactorHundredths: Int64 = 95

    /// What a breaker feels of one supply's inrush, in milliamperes.
    ///
    /// The peak is 30–60 A but lasts about a millisecond. Makers allow some ten supplies of that
    /// sort on one B16, which trips from 48 A: 6 A for each (a judgement).
    package static let inrushMilliamps: Int64 = 6_000

    /// Current to earth through one supply's filter, in microamperes: 0.75 mA, half of what a
    /// plugged device used to be allowed and a fifth of the 3.5 mA of IEC 62368-1 (a judgement).
    package static let leakageMicroamps: Int64 = 750

    /// Apparent power of some watts, in volt-amperes.
    package static func voltAmperes(watts: Int64) -> Int64 {
        watts * 100 / powerFactorHundredths
    }

    /// Current of some watts at a voltage, in milliamperes; 0 where there is no voltage.
    package static func milliamps(watts: Int64, decivolts: Int64) -> Int64 {
        decivolts <= 0 ? 0 : watts * 1_000_000 / (powerFactorHundredths * decivolts)
    }
}

/// A battery that keeps a load going.
package enum BatteryRuntime {
    /// How a battery gives more at a lower current: Peukert's exponent for sealed lead-acid (1.1 to
    /// 1.3; a usual figure).
    private static let exponent = 1.2

    /// Seconds for which a battery holds.
    ///
    /// - Parameters:
    ///   - fullLoadMinutes: what a new battery holds at full load.
    ///   - loadPermille: the load, of the rating; less than a twentieth counts as that.
    ///   - healthPermille: what age has left of its capacity.
    ///   - chargePermille: how full it is.
    package static func seconds(
        fullLoadMinutes: Int64, loadPermille: Int64, healthPermille: Int64,
        chargePermille: Int64 = 1000
    ) -> Int64 {
        let load = Double(max(50, loadPermille)) / 1000
        let capacity = Double(healthPermille) / 1000 * Double(chargePermille) / 1000
        let stretch = Elementary.pow(1 / load, exponent)
        return Int64(Double(fullLoadMinutes * 60) * capacity * stretch)
    }
}
