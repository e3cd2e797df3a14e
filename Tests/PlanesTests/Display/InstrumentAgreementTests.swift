import Plant
import Signals
import SimulationKernel
import TestSupport
import Testing

@testable import Planes

/// Instruments agree with each other wherever they are pointed, whatever is wrong with displays.
@Suite struct InstrumentAgreementTests {
    /// Whether two readings agree within what they state of themselves: three sigma of both.
    static func agree(_ a: ReadingValue?, _ b: ReadingValue?) -> Bool {
        guard case .quantity(let a)? = a, case .quantity(let b)? = b else { return true }
        func square(_ value: Int64) -> Double { Double(value) * Double(value) }
        let variance =
            square(a.systematic) + square(a.random) + square(b.systematic) + square(b.random)
        // Half a unit of rounding on either side.
        return square(a.value - b.value).squareRoot() <= 3 * variance.squareRoot() + 1
    }

    /// Three sigma leave three readings in a thousand outside: far fewer than one in fifty.
    @Test func allAgreeUnderRandomFaults() throws {
        var generator = SeededGenerator(seed: 17)
        let faults = ViewingModeTests.variants.filter { $0.kind != "colorimeter" }
        var compared = 0
        var apart: [String] = []
        for round in 0..<40 {
            let simulation = try ViewingBench.simulation(seed: UInt64(round))
            for _ in 0..<generator.integer(in: 0...2) {
                let fault = faults[Int(generator.integer(in: 0...Int64(faults.count - 1)))]
                let mode = try #require(simulation.plant.registry.mode(named: fault.mode))
                let element = try simulation.element(named: fault.element)
                simulation.apply(
                    Patch(
                        try mode.inject(simulation.plant, element, fault.parameters),
                        by: .fault(0)))
            }
            let pattern = generator.pick(["grey-50", "white-100", "grey-20", "green", "black"])
            try simulation.set(["tpg.pattern": pattern, "tpg-2020.pattern": pattern])
            simulation.settle()
            for monitor in ViewingBench.monitors {
                let readings = try ["lab", "puck", "spectro"].map {
                    try simulation.read("colorimeter", monitor, ["seat", $0])
                }
                let spot = try simulation.read("spot-meter", monitor)
                for (a, b) in [(0, 1), (1, 2), (0, 2)] {
                    for name in ["luminance", "x", "y"] {
                        compared += 1
                        if !Self.agree(readings[a][name], readings[b][name]) {
                            apart.append("\(monitor) \(pattern) \(name) \(a) \(b)")
                        }
                    }
                }
                for reading in readings {
                    compared += 1
                    if !Self.agree(reading["luminance"], spot["luminance"]) {
                        apart.append("\(monitor) \(pattern) spot-meter")
                    }
                }
            }
        }
        #expect(compared > 1500)
        #expect(apart.count * 50 < compared, "\(apart)")
    }

    /// The meter of illuminance agrees with the veil that a colorimeter sees from the seat: ρE/π.
    @Test func luxAndVeilAgree() throws {
        for lux in ["20", "80", "300", "1000"] {
            let simulation = try ViewingBench.simulation()
            try simulation.set(["light.level": lux, "ref.internal-patch": "grey-0"])
            let seat = try ViewingBenchTests.luminance(simulation, "ref", ["seat", "lab"])
            let contact = try ViewingBenchTests.luminance(simulation, "ref", ["lab"])
            let read = try simulation.read("lux-meter", "ref")
            let veil = Int64(((seat - contact) * Elementary.pi / 0.01).rounded())
            #expect(
                Self.agree(
                    read["illuminance"], .quantity(Quantity(veil, .lux, systematic: 1))))
        }
    }

    /// An aged instrument and one with a shifted scale are found by a second one, and say nothing
    /// of it themselves.
    @Test(arguments: [
        ("instrument-out-of-calibration", "lab", 1), ("spectro-scale-shift", "spectro", 0),
    ])
    func aSecondInstrumentFindsAWrongOne(mode: String, instrument: String, index: Int) throws {
        let other = instrument == "lab" ? "spectro" : "lab"
        let simulation = try ViewingBench.simulation(seed: 4)
        try simulation.set(["ref.internal-patch": "grey-100"])
        func readings() throws -> (Reading, Reading) {
            (
                try simulation.read("colorimeter", "ref", [instrument]),
                try simulation.read("colorimeter", "ref", [other])
            )
        }
        let names = ["luminance", "x", "y", "u-prime", "v-prime"]
        let before = try readings()
        #expect(names.allSatisfy { Self.agree(before.0[$0], before.1[$0]) })
        _ = try simulation.inject(mode, on: instrument, class: index)
        let after = try readings()
        #expect(names.contains { !Self.agree(after.0[$0], after.1[$0]) })
        #expect(!(try simulation.service("\(instrument)-ok").holds))
    }
}
