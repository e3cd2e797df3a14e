import Plant
import Signals
import SimulationKernel
import Testing

@testable import Planes

/// Calibrating: it converges where the order is kept, and on the wrong thing where it isn't.
@Suite struct CalibrationTests {
    static func quality(
        _ simulation: Simulation, preset: String = "rec709-24", settled: Bool = true
    ) throws -> DisplayQuality {
        let view = try MonitorTests.view(simulation)
        let index = try #require(view.build.presets.firstIndex { $0.name == preset })
        var state = view.state(onPreset: index)
        if settled { state.warmth = WarmUp.settled }
        return DisplayQuality(target: view.build.target, light: view.ownLight(state))
    }

    static func service(_ simulation: Simulation) throws -> Bool {
        try simulation.service("gr-spec").holds
    }

    @Test(
        arguments: [
            ("gain-drift", 0), ("gain-drift", 1), ("cut-drift", 0), ("cut-drift", 1),
            ("aged-backlight", 0), ("aged-backlight", 1), ("preset-overwritten", 0),
            ("preset-overwritten", 1), ("preset-overwritten", 2),
        ], [UInt64](1...4))
    func mendsWhatHasDrifted(fault: (String, Int), seed: UInt64) throws {
        let simulation = try DisplayBench.simulation(seed: seed)
        let injected = try simulation.inject(fault.0, on: "gr-mon", class: fault.1)
        #expect(try simulation.isActive(injected))
        #expect(!(try Self.service(simulation)))
        let plan = try simulation.carryOut("calibrate", ["gr-mon", "lab"])
        #expect(plan.authority == .client)
        #expect(plan.hazards == [.calibrationLoss])
        let service = try simulation.service("gr-spec")
        #expect(service.holds, "\(service.reading)")
        #expect(!(try simulation.isActive(injected)))
    }

    @Test func isAsGoodAsItsInstrumentAndNoBetter() throws {
        // Without any error of the instrument the target is met to the step of the controls.
        let simulation = try DisplayBench.simulation()
        _ = try simulation.inject("gain-drift", on: "gr-mon", class: 1)
        try simulation.quietly { _ = try simulation.carryOut("calibrate", ["gr-mon", "lab"]) }
        let exact = try Self.quality(simulation)
        #expect(exact.greyMean < 0.15)
        #expect(exact.whiteDeltaUV < 0.0003)
        // With the wrong correction, what the instrument gets wrong is put into the monitor.
        try simulation.set(["lab.oled-correction": "none"])
        try simulation.quietly { _ = try simulation.carryOut("calibrate", ["gr-mon", "lab"]) }
        let wrong = try Self.quality(simulation)
        #expect((0.002...0.006).contains(wrong.whiteDeltaUV))
        let report = try simulation.quietly { try simulation.read("profile", "gr-mon", ["lab"]) }
        #expect((report.integer("grey-mean") ?? 9999) < 300)
    }

    @Test func onTheWrongPresetTheRightOneIsNoBetter() throws {
        let simulation = try DisplayBench.simulation()
        let fault = try simulation.inject("preset-overwritten", on: "gr-mon", class: 0)
        try simulation.set(["gr-mon.preset": "rec709-22"])
        let before = try Self.quality(simulation)
        try simulation.carryOut("calibrate", ["gr-mon", "lab"])
        #expect(try Self.quality(simulation) == before)
        #expect(try simulation.isActive(fault))
        // Two points of a wrong curve can be met, and what lies between stays wrong.
        let wrong = try Self.quality(simulation, preset: "rec709-22")
        #expect(wrong.whiteDeltaUV < 0.002)
        #expect(!(try Self.service(simulation)))
        #expect(wrong.greyMax > 1)
    }

    @Test func aColdMonitorDriftsOffWhatItWasSetTo() throws {
        let simulation = try DisplayBench.simulation([("panel", .word("wide-gamut-lcd"))])
        try simulation.set(["gr-mon.power": "off"])
        simulation.settle()
        try simulation.set(["gr-mon.power": "on"])
        let start = try Self.quality(simulation, settled: false)
        try simulation.quietly { _ = try simulation.carryOut("calibrate", ["gr-mon", "spectro"]) }
        let now = try Self.quality(simulation, settled: false)
        #expect(now.whiteDeltaUV < 0.0005)
        #expect((now.whiteRatio - 1).magnitude < 0.005)
        simulation.advance(to: simulation.clock + TimeSpan(milliseconds: 2 * 3_600_000))
        let later = try Self.quality(simulation)
        // It is off by what warming up changes: as much as it was when it was cold.
        #expect((later.whiteRatio * start.whiteRatio - 1).magnitude < 0.01)
        #expect((later.whiteDeltaUV - start.whiteDeltaUV).magnitude < 0.001)
        #expect(!(try Self.service(simulation)))
        try simulation.carryOut("calibrate", ["gr-mon", "lab"])
        #expect(try Self.service(simulation))
    }

    @Test func planningChangesNothing() throws {
        let simulation = try DisplayBench.simulation(seed: 3)
        _ = try simulation.inject("gain-drift", on: "gr-mon", class: 0)
        let kind = try #require(simulation.plant.registry.procedure(named: "calibrate"))
        let before = simulation.state.canonicalBytes
        let first = try kind.plan(simulation, ["gr-mon"])
        #expect(simulation.state.canonicalBytes == before)
        #expect(try kind.plan(simulation, ["gr-mon"]) == first)
        #expect(first.report.rows.count == first.edits.count)
        #expect(first.report.symbol("preset") == "rec709-24")
    }

    @Test func theReportSaysWhatWasTurned() throws {
        let simulation = try DisplayBench.simulation(seed: 5)
        _ = try simulation.inject("aged-backlight", on: "gr-mon", class: 0)
        let plan = try simulation.carryOut("calibrate", ["gr-mon", "lab"])
        let row = try #require(plan.report.rows.first { $0[0] == .symbol("luminance") })
        #expect(row[1] == .integer(100))
        guard case .integer(let after) = row[2] else {
            Issue.record("no luminance after")
            return
        }
        #expect((122...129).contains(after))
    }

    @Test func handTrimsMoveWhatTheySay() throws {
        let simulation = try DisplayBench.simulation()
        _ = try simulation.inject("gain-drift", on: "gr-mon", class: 0)
        let before = try Self.quality(simulation).whiteDeltaUV
        try simulation.carryOut("trim", ["gr-mon", "green-gain", "+15"])
        let nearer = try Self.quality(simulation).whiteDeltaUV
        #expect(nearer < before * 0.6)
        try simulation.carryOut("trim", ["gr-mon", "green-gain", "+16"])
        #expect(try Self.quality(simulation).whiteDeltaUV < 0.0005)
        try simulation.carryOut("trim", ["gr-mon", "green-gain", "+100"])
        #expect(try Self.quality(simulation).whiteDeltaUV > before)
        // A control stops at its end.
        let plan = try simulation.carryOut("trim", ["gr-mon", "blue-cut", "-5000"])
        #expect(plan.report.integer("after") == -200)
    }

    @Test(arguments: [
        ("calibrate", []), ("calibrate", ["gr-mno"]), ("calibrate", ["cl-mon"]),
        ("calibrate", ["gr-mon", "tpg"]), ("trim", ["gr-mon"]),
        ("trim", ["gr-mon", "red", "+1"]), ("trim", ["gr-mon", "red-gain", "much"]),
        ("trim", ["gr-mon", "red-gain", "0"]),
    ])
    func refusals(procedure: String, words: [String]) throws {
        let simulation = try DisplayBench.simulation()
        #expect(throws: ActionRefusal.self) { try simulation.carryOut(procedure, words) }
    }

    @Test func anOffMonitorIsNotCalibrated() throws {
        let simulation = try DisplayBench.simulation()
        try simulation.set(["gr-mon.power": "off"])
        #expect(throws: ActionRefusal.self) { try simulation.carryOut("calibrate", ["gr-mon"]) }
    }
}
