import Plant
import Testing

@testable import Planes

/// Each fault shows on some instrument, and no two of one kind of element show the same.
@Suite struct PictureModeTests {
    private struct Case {
        let mode: FaultMode
        let name: String
        let element: ElementID
        let edits: [SlotEdit]
    }

    /// The element of each kind on which the modes are tried.
    private static let subjects: [(kind: String, element: String)] = [
        ("sdi-router", "rtr"), ("coax-1694a", "c-5"), ("coax-1855a", "c-1"),
        ("distribution-amplifier", "da"), ("video-io", "gr-io"), ("pattern-generator", "gen"),
    ]

    /// Those of routers, cables and what sources are set to; `PathModeTests` has the others.
    private static let modes = RouterModes.modes + CableModes.modes + SourceModes.modes

    private static func cases(_ plant: Plant) throws -> [Case] {
        var cases: [Case] = []
        for (kind, name) in subjects {
            let element = try #require(plant.layout.element(named: name))
            for mode in Self.modes where mode.elementKinds.contains(kind) {
                for parameters in mode.classes {
                    guard
                        let edits = try? mode.inject(plant, element, parameters.representative)
                    else { continue }
                    cases.append(
                        Case(
                            mode: mode, name: "\(name)/\(mode.name)/\(parameters.name)",
                            element: element, edits: edits))
                }
            }
        }
        return cases
    }

    /// Everything that all instruments read at all points, without noise.
    private static func readings(_ simulation: Simulation, without element: ElementID?)
        -> [String]
    {
        let plant = simulation.plant
        var targets: [(ActionTarget, [String])] = []
        for port in plant.layout.ports.indices where plant.layout.ports[port].element != element {
            targets.append((.port(PortID(port)), []))
            targets.append((.port(PortID(port)), ["wiggle"]))
        }
        for index in plant.layout.elements.indices where ElementID(index) != element {
            targets.append((.element(ElementID(index)), []))
        }
        if let element { targets.append((.element(element), [])) }
        var found: [String] = []
        for probe in plant.registry.probes {
            for (target, words) in targets where probe.accepts(plant, target) == nil {
                if !words.isEmpty && probe.name != "signal" { continue }
                if target == element.map({ .element($0) }), probe.name != "router-status" {
                    continue
                }
                guard let reading = try? probe.read(simulation, target, words) else { continue }
                found.append("\(probe.name) \(words) \(reading)")
            }
        }
        return found
    }

    @Test func everyModeShowsAndDiffers() throws {
        let simulation = try PictureTestPlant.simulation()
        let cases = try Self.cases(simulation.plant)
        var healthy: [Int32: [String]] = [:]
        var shown: [(Case, [String])] = []
        for item in cases {
            let key = item.element.rawValue
            if healthy[key] == nil {
                healthy[key] = simulation.asIf([]) {
                    Self.readings(simulation, without: item.element)
                }
            }
            let readings = simulation.asIf(item.edits) {
                Self.readings(simulation, without: item.element)
            }
            #expect(readings != healthy[key], "\(item.name) shows nowhere")
            // A label stands on the router's own screen only; all else shows on an instrument that
            // is connected somewhere else.
            if item.mode.name != "stale-router-label" {
                let elsewhere = readings.filter { !$0.hasPrefix("router-status") }
                #expect(
                    elsewhere != healthy[key]?.filter { !$0.hasPrefix("router-status") },
                    "\(item.name) shows on itself only")
            }
            for (other, others) in shown where other.element == item.element {
                let isDeclared =
                    item.mode.lookAlikes.contains { $0.mode == other.mode.name }
                    || other.mode.lookAlikes.contains { $0.mode == item.mode.name }
                #expect(readings != others || isDeclared, "\(item.name) = \(other.name)")
            }
            shown.append((item, readings))
        }
        // 7 on the router; 7 on each of two cables; 2 on the amplifier; 5 and 4 on sources.
        #expect(cases.count == 32)
    }

    @Test func everyModeIsActiveUntilMended() throws {
        let plant = try PictureTestPlant.plant()
        for item in try Self.cases(plant) {
            let simulation = Simulation(plant: plant, seed: 3)
            #expect(!item.mode.isActive(simulation, item.edits), "\(item.name)")
            simulation.apply(Patch(item.edits, by: .fault(0)))
            #expect(item.mode.isActive(simulation, item.edits), "\(item.name)")
            #expect(simulation.evaluator.audit().isEmpty, "\(item.name)")
            for edit in item.edits {
                #expect(plant.layout.slots[edit.slot.index].domain.contains(edit.value))
                simulation.apply(
                    Patch([SlotEdit(edit.slot, plant.nominal[edit.slot.index])], by: .trainee))
            }
            #expect(!item.mode.isActive(simulation, item.edits), "\(item.name)")
        }
    }

    @Test func everyRepresentativeFitsSomeKind() throws {
        let plant = try PictureTestPlant.plant()
        let names = try Self.cases(plant).map(\.name)
        for mode in Self.modes {
            for parameters in mode.classes {
                #expect(names.contains { $0.hasSuffix("\(mode.name)/\(parameters.name)") })
            }
        }
    }

    @Test func modesAreWellFormed() {
        let registry = PicturePlane.registry
        let kinds = registry.kinds.map(\.name)
        #expect(Set(registry.modes.map(\.name)).count == registry.modes.count)
        for mode in registry.modes {
            #expect(mode.plane == "picture")
            #expect(!mode.repairs.isEmpty && !mode.ksbs.isEmpty && !mode.classes.isEmpty)
            for kind in mode.elementKinds { #expect(kinds.contains(kind)) }
            for other in mode.lookAlikes {
                #expect(registry.mode(named: other.mode) != nil, "\(mode.name) \(other.mode)")
            }
        }
    }

    @Test(
        arguments: [
            ("misrouted-crosspoint", "rtr", ["output": "out-1", "input": "in-4", "level": "all"]),
            ("misrouted-crosspoint", "rtr", ["output": "out-9", "input": "in-4", "level": "all"]),
            (
                "misrouted-crosspoint", "rtr",
                ["output": "out-1", "input": "in-2", "level": "smell"]
            ),
            ("stale-router-label", "rtr", ["port": "in-1", "says": "in-1"]),
            ("stale-router-label", "rtr", ["port": "in-1"]),
            ("crosspoint-stuck", "rtr", ["output": "out-1", "input": "in-4"]),
            ("long-or-lossy-cable", "c-5", ["extra-loss": "0"]),
            ("open-screen", "c-5", ["connector": "good"]),
            ("failing-da-output", "da", ["output": "5", "launch": "610"]),
            ("failing-da-output", "da", ["output": "1", "launch": "800"]),
            ("wrong-data-range", "gen", ["range": "narrow-scaled-twice"]),
            ("wrong-matrix", "gen", ["matrix": "auto"]), ("misrouted-crosspoint", "da", [:]),
        ] as [(String, String, [String: String])])
    func impossibleFaultsAreRefused(mode: String, element: String, values: [String: String]) throws
    {
        let plant = try PictureTestPlant.plant()
        let found = try #require(plant.registry.mode(named: mode))
        let element = try #require(plant.layout.element(named: element))
        let parameters = FaultParameters(
            values.sorted { $0.key < $1.key }.map { NamedValue($0.key, .word($0.value)) })
        #expect(throws: ActionRefusal.self) { try found.inject(plant, element, parameters) }
    }
}
