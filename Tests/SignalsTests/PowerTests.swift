import Signals
import Testing

/// Breakers, loads, batteries, air and hum against the figures of their standards.
@Suite struct PowerTests {
    @Test func breakersTripWithinTheirBands() {
        // IEC 60898-1: a B32 at 96–160 A.
        #expect(BreakerCurve.b.verdict(surge: 95_999, rating: 32_000) == .no)
        #expect(BreakerCurve.b.verdict(surge: 96_000, rating: 32_000) == .may)
        #expect(BreakerCurve.b.verdict(surge: 159_999, rating: 32_000) == .may)
        #expect(BreakerCurve.b.verdict(surge: 160_000, rating: 32_000) == .will)
        #expect(BreakerCurve.c.multiples == 5...10 && BreakerCurve.d.multiples == 10...20)
        #expect(BreakerCurve.b.threshold(rating: 16_000, place: 0) == 48_000)
        #expect(BreakerCurve.b.threshold(rating: 16_000, place: 1000) == 80_000)
        for place in stride(from: Int64(0), through: 1000, by: 37) {
            let threshold = BreakerCurve.c.threshold(rating: 20_000, place: place)
            #expect(BreakerCurve.c.verdict(surge: threshold - 20, rating: 20_000) != .will)
            #expect(BreakerCurve.c.verdict(surge: threshold, rating: 20_000) != .no)
        }
    }

    @Test func steadyCurrentsTripFromOnePointFourFive() {
        #expect(BreakerCurve.verdict(steady: 18_080, rating: 16_000) == .no)
        #expect(BreakerCurve.verdict(steady: 18_081, rating: 16_000) == .may)
        #expect(BreakerCurve.verdict(steady: 23_200, rating: 16_000) == .will)
        #expect(BreakerCurve.thermalSeconds(23_199, rating: 16_000) == nil)
        #expect(BreakerCurve.thermalSeconds(23_200, rating: 16_000) == 3600)
        // 1–60 s at 2.55 times.
        let hot = BreakerCurve.thermalSeconds(40_800, rating: 16_000) ?? 0
        #expect((1...60).contains(hot), "\(hot)")
        var last = Int64.max
        for amps in stride(from: Int64(23_200), through: 200_000, by: 700) {
            let seconds = BreakerCurve.thermalSeconds(amps, rating: 16_000) ?? 0
            #expect(seconds >= 1 && seconds <= last)
            last = seconds
        }
    }

    @Test func loadsAreWattsOverVolts() {
        // 1000 W at 230 V and 0.95: 4.577 A, 1052 VA.
        #expect(MainsLoad.milliamps(watts: 1000, decivolts: 2300) == 4576)
        #expect(MainsLoad.milliamps(watts: 1000, decivolts: 0) == 0)
        #expect(MainsLoad.voltAmperes(watts: 1000) == 1052)
    }

    @Test func batteriesHoldLongerAtLessLoad() {
        func seconds(_ load: Int64, _ health: Int64 = 1000, charge: Int64 = 1000) -> Int64 {
            BatteryRuntime.seconds(
                fullLoadMinutes: 10, loadPermille: load, healthPermille: health,
                chargePermille: charge)
        }
        #expect(seconds(1000) == 600)
        // Half the load, 2^1.2 = 2.297 times as long.
        #expect(seconds(500) == 1378)
        #expect(seconds(1000, 500) == 300 && seconds(1000, charge: 250) == 150)
        #expect(seconds(1) == seconds(50))
    }

    @Test func airTakesHeatAway() {
        // m³/h = 3.0 · W / ΔT: 2000 W in 600 m³/h warm by 10 K.
        #expect(CoolingAir.rise(watts: 2000, cubicMetresPerHour: 600) == 1000)
        #expect(CoolingAir.rise(watts: 2000, cubicMetresPerHour: 0) == CoolingAir.mostRise)
        #expect(CoolingAir.inlet(supply: 2000, rise: 1000, recirculated: 0) == 2000)
        #expect(CoolingAir.inlet(supply: 2000, rise: 1000, recirculated: 500) == 3000)
        #expect(
            CoolingAir.supply(setPoint: 2000, heat: 3000, capacity: 4000, wattsPerKelvin: 100)
                == 2000)
        #expect(
            CoolingAir.supply(setPoint: 2000, heat: 5000, capacity: 4000, wattsPerKelvin: 100)
                == 3000)
    }

    @Test func temperaturesArrive() {
        for (start, target) in [(Int64(2000), Int64(3500)), (3500, 1800), (2000, 2009)] {
            var value = start
            var steps = 0
            while value != target, steps < 1000 {
                let next = CoolingAir.step(from: value, to: target)
                #expect((next - value).signum() == (target - value).signum())
                value = next
                steps += 1
            }
            #expect(value == target && steps < 60, "\(start) → \(target): \(steps)")
        }
    }

    @Test func humIsACurrentTimesAnImpedance() {
        let loop = GroundLoop(microamps: 10_000, harmonics: GroundLoop.ofNeutral)
        // 10 mA in 0.2 Ω: 2 mV, −51.8 dBu; 60 dB less on a balanced line.
        #expect(loop.nanovolts(on: .unbalanced) == 2_000_000)
        #expect(abs(loop.level(on: .unbalanced) + 51_766) < 5)
        #expect(abs(loop.level(on: .balanced) + 111_766) < 5)
        #expect(GroundLoop.none.level(on: .unbalanced) == -120_000)
    }
}
