import HostTools
import Plant
import Testing

@testable import Planes

/// Every fault that the displays of a well-equipped house can have, over all that reads them.
@Suite struct ViewingModeTests {
    struct Variant: CustomTestStringConvertible, Sendable {
        let mode: String
        let element: String
        let kind: String
        let parameters: FaultParameters
        var testDescription: String {
            "\(mode) on \(element): "
                + parameters.words.map { "\($0.name) \($0.word)" }.joined(separator: ", ")
        }
    }

    static let variants: [Variant] = {
        guard let plant = try? ViewingBench.simulation().plant else { return [] }
        return DisplayPlane.registry.modes.flatMap { mode in
            plant.layout.elements.indices.flatMap { index in
                mode.variants(plant, ElementID(index)).map {
                    Variant(
                        mode: mode.name, element: plant.layout.elements[index].id,
                        kind: plant.kind(of: ElementID(index)).name, parameters: $0.parameters)
                }
            }
        }
    }()

    static func injected(_ variant: Variant) throws -> (Simulation, InjectedFault) {
        let simulation = try ViewingBench.simulation()
        let mode = try #require(simulation.plant.registry.mode(named: variant.mode))
        let element = try simulation.element(named: variant.element)
        let edits = try mode.inject(simulation.plant, element, variant.parameters)
        simulation.apply(Patch(edits, by: .fault(0)))
        simulation.settle()
        return (simulation, InjectedFault(mode: variant.mode, element: element, edits: edits))
    }

    /// Every mode of the plane has a variant here, so that nothing goes untried.
    @Test func everyModeIsTried() {
        let tried = Set(Self.variants.map(\.mode))
        for mode in DisplayPlane.registry.modes {
            #expect(tried.contains(mode.name), "\(mode.name)")
        }
        print("\(Self.variants.count) faults of displays are tried")
    }

    @Test func aHealthyHouseMeetsItsServices() throws {
        let simulation = try ViewingBench.simulation()
        for service in simulation.plant.services {
            let result = service.evaluate(simulation)
            #expect(result.holds, "\(service.id): \(result.reading)")
        }
    }

    /// Each shows where the faulty thing isn't, or breaks what is owed; and each shows otherwise
    /// than every other of its kind, or is declared to look alike.
    @Test func everyFaultShowsAndShowsOtherwise() throws {
        let healthy = try ViewingBench.observations(try ViewingBench.simulation())
        var seen: [(variant: Variant, observations: [ViewingBench.Observation])] = []
        for variant in Self.variants {
            let (simulation, _) = try Self.injected(variant)
            let broken = simulation.plant.services.contains { !$0.evaluate(simulation).holds }
            let observations = try ViewingBench.observations(simulation)
            let changed = zip(observations, healthy).filter { $0 != $1 }.map(\.0)
            #expect(!changed.isEmpty, "\(variant.testDescription) doesn't show")
            let isMeasured = changed.contains { !["look", "menu"].contains($0.reading.kind) }
            #expect(isMeasured || broken, "\(variant.testDescription) is on no instrument")
            for other in seen
            where other.variant.kind == variant.kind && other.variant.mode != variant.mode
                && other.observations == observations
            {
                let mode = DisplayPlane.registry.mode(named: variant.mode)
                let alike = DisplayPlane.registry.mode(named: other.variant.mode)
                let isDeclared =
                    mode?.lookAlikes.contains { $0.mode == other.variant.mode } ?? false
                    || alike?.lookAlikes.contains { $0.mode == variant.mode } ?? false
                #expect(
                    isDeclared,
                    "\(variant.testDescription) looks as \(other.variant.testDescription)")
            }
            seen.append((variant, observations))
        }
    }

    /// What is typed for a fault brings every settled reading back.
    @Test(arguments: variants)
    func itsOwnProceduresMendIt(_ variant: Variant) throws {
        let (simulation, fault) = try Self.injected(variant)
        let mode = try #require(simulation.plant.registry.mode(named: variant.mode))
        #expect(try simulation.isActive(fault))
        let right = fault.edits.map {
            SlotEdit($0.slot, simulation.plant.nominal[$0.slot.index])
        }
        for line in Mending.commands(simulation, mode, fault.element, right) {
            let words = line.split(separator: " ").map(String.init)
            #expect(mode.repairs.contains(words[0]) || words[0] == "set", "\(line)")
            try simulation.carryOut(words[0], Array(words.dropFirst()))
        }
        simulation.settle()
        #expect(!(try simulation.isActive(fault)))
        for service in simulation.plant.services {
            let result = service.evaluate(simulation)
            #expect(result.holds, "\(service.id): \(result.reading)")
        }
        // A calibration ends where its instrument says, within what it can say.
        if mode.repairs.contains("calibrate") && mode.mend != nil { return }
        let healthy = try ViewingBench.observations(try ViewingBench.simulation())
        #expect(try ViewingBench.observations(simulation) == healthy)
    }
}
