import Plant
import Signals
import Testing

@testable import Planes

/// Instruments: noise, what repeating buys, what stays wrong; eyes and their thresholds.
@Suite struct InstrumentTests {
    static func luminances(_ simulation: Simulation, _ instrument: String, count: Int) throws
        -> [Double]
    {
        try (0..<count).map { _ in
            let reading = try simulation.read("colorimeter", "gr-mon", [instrument])
            return Double(try #require(reading.integer("luminance"))) / 1e4
        }
    }

    @Test(arguments: ["lab", "puck", "spectro"])
    func repeatingAveragesTheRandomPartOnly(instrument: String) throws {
        var means: [Double] = []
        for seed in [UInt64](1...12) {
            let simulation = try DisplayBench.simulation(seed: seed)
            let values = try Self.luminances(simulation, instrument, count: 100)
            let mean = values.reduce(0, +) / 100
            let spread = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 99).squareRoot()
            let reading = try simulation.read("colorimeter", "gr-mon", [instrument])
            guard case .quantity(let stated)? = reading["luminance"] else {
                Issue.record("no luminance")
                return
            }
            // A hundred readings give sigma to within a third, five times out of six thousand.
            #expect(spread > Double(stated.random) / 1e4 * 0.67)
            #expect(spread < Double(stated.random) / 1e4 * 1.33)
            means.append(mean)
        }
        let truth = Elementary.pow(0.5, 2.4) * 100
        let errors = means.map { $0 / truth - 1 }
        // What is left over after averaging differs from session to session, and isn't chance.
        #expect(errors.contains { $0.magnitude > 0.002 })
        #expect(errors.allSatisfy { $0.magnitude < 0.04 })
    }

    @Test func theSameSessionHasTheSameError() throws {
        let first = try DisplayBench.simulation(seed: 9)
        let second = try DisplayBench.simulation(seed: 9)
        #expect(try first.read("profile", "gr-mon") == second.read("profile", "gr-mon"))
        #expect(try first.read("profile", "gr-mon") != second.read("colorimeter", "gr-mon"))
        let other = try DisplayBench.simulation(seed: 10)
        #expect(try first.read("profile", "gr-mon") != other.read("profile", "gr-mon"))
    }

    @Test func darkReadingsAreWorthLittle() throws {
        let simulation = try DisplayBench.simulation()
        try simulation.set(["gr-mon.internal-patch": "grey-0"])
        let reading = try simulation.read("colorimeter", "gr-mon", ["puck"])
        guard case .quantity(let luminance)? = reading["luminance"] else {
            Issue.record("no luminance")
            return
        }
        #expect(luminance.random == 20)
        try simulation.quietly {
            let dark = try simulation.read("colorimeter", "gr-mon", ["puck"])
            #expect(dark["x"] == ReadingValue.none)
        }
    }

    @Test func aSwitchedOffScreenIsDark() throws {
        let simulation = try DisplayBench.simulation()
        try simulation.set(["gr-mon.power": "off"])
        try simulation.quietly {
            let reading = try simulation.read("colorimeter", "gr-mon")
            #expect(reading.integer("luminance") == 0)
            #expect(reading.symbol("patch") == "off")
        }
    }

    /// A probe doesn't refuse what it is shown: of a monitor that is off it reads no light.
    @Test(arguments: ["lab", "puck", "spectro"])
    func aProfileOfASwitchedOffScreenIsDark(instrument: String) throws {
        let simulation = try DisplayBench.simulation(seed: 3)
        try simulation.set(["gr-mon.power": "off"])
        let reading = try simulation.read("profile", "gr-mon", [instrument])
        #expect(reading.rows.count == InternalPatch.all.count - 1)
        #expect(reading["gamma"] == ReadingValue.none)
        for index in reading.rows.indices {
            let row = reading.row(index)
            guard case .quantity(let luminance)? = row["luminance"] else {
                Issue.record("no luminance")
                return
            }
            #expect(luminance.value <= 5 * luminance.random)
            #expect(luminance.random > 0)
        }
        // Controls aren't turned where there is no menu.
        #expect(throws: ActionRefusal.self) { try simulation.carryOut("calibrate", ["gr-mon"]) }
    }

    @Test func sideBySideNeedsTheSamePicture() throws {
        let simulation = try DisplayBench.simulation()
        try simulation.set(["gr-mon.internal-patch": "grey-50"])
        let reading = try simulation.read("side-by-side", "gr-mon", ["cl-mon"])
        #expect(reading.symbol("picture") == "internal-patch")
        #expect(reading["highlights"] == nil)
        #expect(throws: ActionRefusal.self) { try simulation.read("side-by-side", "gr-mon") }
        #expect(throws: ActionRefusal.self) {
            try simulation.read("side-by-side", "gr-mon", ["tpg"])
        }
    }

    @Test func anUnknownInstrumentIsRefused() throws {
        let simulation = try DisplayBench.simulation()
        let refusal = try #require(throws: ActionRefusal.self) {
            try simulation.read("colorimeter", "gr-mon", ["labb"])
        }
        #expect(refusal.candidates.contains("lab"))
        let probe = try #require(simulation.plant.registry.probe(named: "colorimeter"))
        let generator = ActionTarget.element(try simulation.element(named: "tpg"))
        #expect(probe.accepts(simulation.plant, generator) != nil)
    }

    @Test(arguments: [
        (100.0, 100.0, Appearance.Lightness.same), (100, 95, .same), (100, 80, .lighter),
        (80, 100, .darker), (19.0, 21.9, .darker), (0.075, 0.137, .darker), (0.075, 0.09, .same),
        (0.001, 0.009, .same),
    ])
    func lightnessIsSeenFromItsThreshold(
        luminance: Double, reference: Double, expected: Appearance.Lightness
    ) {
        let white = Chromaticity.d65.xyz(luminance: 100)
        let seen = Appearance.lightness(
            of: Chromaticity.d65.xyz(luminance: luminance),
            beside: Chromaticity.d65.xyz(luminance: reference), white: white)
        #expect(seen == expected)
    }

    @Test(arguments: [
        (0.3127, 0.3290, 100.0, Appearance.Tint.same), (0.3457, 0.3585, 100, .warmer),
        (0.2831, 0.2971, 100, .cooler), (0.3127, 0.345, 100, .greener),
        (0.316, 0.320, 100, .pinker), (0.316, 0.320, 0.1, .same), (0.3457, 0.3585, 0.1, .warmer),
        (0.2831, 0.2971, 0.001, .same),
    ])
    func tintIsSeenFromItsThreshold(
        x: Double, y: Double, luminance: Double, expected: Appearance.Tint
    ) {
        let seen = Appearance.tint(
            of: Chromaticity(x: x, y: y).xyz(luminance: luminance),
            beside: Chromaticity.d65.xyz(luminance: luminance))
        #expect(seen == expected)
    }
}
