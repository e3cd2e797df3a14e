import Plant
import Testing

@testable import Planes

/// Faults of the plane: each shows, each shows otherwise than the rest, each is mended.
@Suite struct DisplayModeTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let mode: String
        let element: String
        let index: Int
        var testDescription: String { "\(mode) \(index) on \(element)" }
    }

    static let hosts = [
        "monitor": ["gr-mon", "cl-mon"], "room-light": ["gr-light"], "colorimeter": ["lab"],
    ]

    /// The faults that any monitor, room and colorimeter can have; others need what not all have.
    static let modes =
        DisplayPlane.presetModes + DisplayPlane.panelModes
        + [DisplayPlane.roomLightUp, DisplayPlane.colorimeterWrongMatrix]

    static let cases: [Case] = modes.flatMap { mode in
        mode.elementKinds.flatMap { hosts[$0] ?? [] }.flatMap { element in
            mode.classes.indices.map { Case(mode: mode.name, element: element, index: $0) }
        }
    }

    /// Every probe of the plane at every point on a grey and on a colour, without noise, and what
    /// is seen by looking.
    static func readings(_ simulation: Simulation) throws -> [Reading] {
        let grey = try readings(ofPattern: "grey-50", simulation)
        return try grey + readings(ofPattern: "red", simulation)
    }

    private static func readings(ofPattern pattern: String, _ simulation: Simulation) throws
        -> [Reading]
    {
        try simulation.set(["tpg.pattern": pattern])
        return try simulation.quietly {
            var readings: [Reading] = []
            for monitor in ["gr-mon", "cl-mon"] {
                for instrument in ["lab", "puck", "spectro"] {
                    readings.append(try simulation.read("colorimeter", monitor, [instrument]))
                }
                readings.append(try simulation.read("colorimeter", monitor, ["seat", "spectro"]))
                readings.append(try simulation.read("lux-meter", monitor))
                readings.append(try simulation.look(monitor))
            }
            for instrument in ["lab", "puck", "spectro"] {
                readings.append(try simulation.read("profile", "gr-mon", [instrument]))
            }
            readings.append(try simulation.read("side-by-side", "gr-mon", ["cl-mon"]))
            readings.append(try simulation.look("gr-light"))
            return readings
        }
    }

    static func readings(_ test: Case) throws -> [Reading] {
        let simulation = try DisplayBench.simulation()
        _ = try simulation.inject(test.mode, on: test.element, class: test.index)
        return try readings(simulation)
    }

    @Test func thereAreAsManyAsPromised() {
        #expect(Self.modes.count == 9)
        #expect(DisplayPlane.registry.modes.count == 27)
        #expect(Self.cases.count == 40)
    }

    @Test func everyFaultShowsAndShowsOtherwise() throws {
        let healthy = try Self.readings(try DisplayBench.simulation())
        var seen: [(test: Case, readings: [Reading])] = []
        for test in Self.cases {
            let readings = try Self.readings(test)
            #expect(readings != healthy, "\(test.testDescription) doesn't show")
            // Beside looking at the faulty element itself, an instrument shows it.
            let measured = zip(readings, healthy).contains { $0 != $1 && $0.kind != "look" }
            #expect(measured, "\(test.testDescription) shows on no instrument")
            for other in seen where other.readings == readings {
                let mode = DisplayPlane.registry.mode(named: test.mode)
                let isDeclared = mode?.lookAlikes.contains { $0.mode == other.test.mode } ?? false
                #expect(
                    isDeclared && test.element == other.test.element,
                    "\(test.testDescription) looks as \(other.test.testDescription)")
            }
            seen.append((test, readings))
        }
    }

    @Test(arguments: cases)
    func isActiveUntilItIsMended(_ test: Case) throws {
        let simulation = try DisplayBench.simulation()
        let fault = try simulation.inject(test.mode, on: test.element, class: test.index)
        #expect(try simulation.isActive(fault))
        simulation.apply(
            Patch(
                fault.edits.map { SlotEdit($0.slot, simulation.plant.nominal[$0.slot.index]) },
                by: .trainee))
        #expect(!(try simulation.isActive(fault)))
    }

    @Test(arguments: cases.filter { $0.element == "gr-mon" && $0.mode != "wrong-input-selected" })
    func breaksTheRoomsSpecification(_ test: Case) throws {
        let simulation = try DisplayBench.simulation()
        _ = try simulation.inject(test.mode, on: test.element, class: test.index)
        #expect(!(try simulation.service("gr-spec").holds))
    }

    @Test func anotherInputBreaksReadiness() throws {
        let simulation = try DisplayBench.simulation()
        _ = try simulation.inject("wrong-input-selected", on: "gr-mon", class: 0)
        #expect(!(try simulation.service("gr-ready").holds))
        #expect(!(try simulation.service("gr-shows").holds))
        #expect(try simulation.service("gr-ready").reading.symbol("input") == "sdi-2")
    }

    /// What the discriminating tests of the look-alikes promise.
    @Test func anotherPresetTellsDriftFromOverwriting() throws {
        func tint(_ mode: String, preset: String) throws -> Int64 {
            let simulation = try DisplayBench.simulation()
            _ = try simulation.inject(mode, on: "gr-mon", class: 0)
            try simulation.set(["gr-mon.preset": preset])
            return try DisplaySignatureTests.number("delta-uv", "grey-100", of: simulation)
        }
        #expect(try tint("gain-drift", preset: "rec709-24") > 4000)
        #expect(try tint("gain-drift", preset: "rec709-22") > 4000)
        #expect(try tint("preset-overwritten", preset: "rec709-24") > 4000)
        #expect(try tint("preset-overwritten", preset: "rec709-22") < 100)
    }

    @Test func swappingAMonitorMendsItsPanelAndNotItsMenu() throws {
        let simulation = try DisplayBench.simulation()
        let drift = try simulation.inject("gain-drift", on: "gr-mon", class: 0)
        try simulation.carryOut("swap", ["gr-mon"])
        #expect(!(try simulation.isActive(drift)))
        let preset = try simulation.inject("wrong-preset", on: "gr-mon", class: 0)
        try simulation.carryOut("swap", ["gr-mon"])
        #expect(try simulation.isActive(preset))
    }

    @Test func parametersAreChecked() throws {
        let plant = try DisplayBench.simulation().plant
        let monitor = try #require(plant.layout.element(named: "gr-mon"))
        let wrong: [(String, FaultParameters)] = [
            ("wrong-preset", FaultParameters(["preset": "rec709-24"])),
            ("wrong-preset", FaultParameters(["preset": "nowhere"])),
            ("wrong-preset", FaultParameters(["differs": "smell"])),
            ("wrong-preset", FaultParameters()),
            ("wrong-input-range", FaultParameters(["range": "wide"])),
            ("wrong-input-selected", FaultParameters(["input": "sdi-1"])),
            ("preset-overwritten", FaultParameters(["hue": "3"])),
            ("preset-overwritten", FaultParameters()),
            ("gain-drift", FaultParameters(["green-drift": "1"])),
            ("gain-drift", FaultParameters(["green": "900"])),
            ("cut-drift", FaultParameters()),
            ("aged-backlight", FaultParameters(["light-output": "1200"])),
        ]
        for (name, parameters) in wrong {
            let mode = try #require(plant.registry.mode(named: name))
            #expect(throws: ActionRefusal.self, "\(name) \(parameters)") {
                try mode.inject(plant, monitor, parameters)
            }
        }
        let preset = try #require(plant.registry.mode(named: "wrong-preset"))
        let edits = try preset.inject(plant, monitor, FaultParameters(["preset": "p3-26"]))
        #expect(edits.map(\.value) == [4])
    }

    @Test func lookAlikesAndKindsExist() {
        let names = DisplayBench.registry.modes.map(\.name)
        for mode in DisplayPlane.registry.modes {
            for alike in mode.lookAlikes {
                #expect(names.contains(alike.mode), "\(mode.name): \(alike.mode)")
                #expect(alike.mode != mode.name)
            }
            let procedures = DisplayBench.registry.procedures.map(\.name)
            #expect(mode.repairs.allSatisfy { procedures.contains($0) }, "\(mode.name)")
            #expect(!mode.ksbs.isEmpty)
        }
    }
}
