import Plant
import SimulationKernel
import TestSupport
import Testing

@testable import Planes

/// Whatever is set, plugged or waited for, the plane neither traps nor loses count.
@Suite struct DisplayPropertyTests {
    /// A value of a slot's domain; a cable's end hangs or goes home.
    static func value(
        _ slot: Int, of plant: Plant, _ generator: inout SeededGenerator
    ) -> Int64? {
        switch plant.layout.slots[slot].domain {
        case .boolean: return generator.integer(in: 0...1)
        case .choice(let names): return generator.integer(in: 0...Int64(names.count - 1))
        case .index(let names): return generator.integer(in: -1...Int64(names.count - 1))
        case .integer(let range, _):
            return generator.pick([
                range.lowerBound, range.upperBound, plant.nominal[slot],
                generator.integer(in: range),
            ])
        case .port: return generator.chance(1, in: 3) ? -1 : plant.nominal[slot]
        default: return nil
        }
    }

    @Test(arguments: [UInt64](1...3))
    func randomEditsKeepTheAuditQuietAndTheBytes(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let simulation = try DisplayBench.simulation(seed: seed)
        let plant = simulation.plant
        for step in 0..<300 {
            var edits: [SlotEdit] = []
            for _ in 0..<generator.integer(in: 1...4) {
                let slot = generator.integer(in: 0...plant.slotCount - 1)
                if let value = Self.value(slot, of: plant, &generator) {
                    edits.append(SlotEdit(SlotID(slot), value))
                }
            }
            simulation.apply(Patch(edits, by: .trainee))
            simulation.advance(
                to: simulation.clock
                    + TimeSpan(milliseconds: generator.integer(in: 0...120_000)))
            #expect(simulation.evaluator.audit().isEmpty)
            if step % 10 == 0 { try Self.useEverything(simulation) }
            if step % 25 == 0 {
                let resumed = Simulation(plant: plant, seed: seed, state: simulation.state)
                #expect(resumed.state.canonicalBytes == simulation.state.canonicalBytes)
                let time = simulation.clock + TimeSpan(milliseconds: 60_000)
                resumed.advance(to: time)
                simulation.advance(to: time)
                #expect(resumed.state.canonicalBytes == simulation.state.canonicalBytes)
            }
        }
    }

    /// Takes every reading and asks every check; refusals are answers too.
    static func useEverything(_ simulation: Simulation) throws {
        for probe in DisplayPlane.registry.probes {
            for monitor in ["gr-mon", "cl-mon"] {
                for words in [[], ["seat"], ["cl-mon"], ["puck"]] {
                    let target = ActionTarget.element(try simulation.element(named: monitor))
                    _ = try? probe.read(simulation, target, words)
                }
                _ = try simulation.look(monitor)
            }
        }
        for service in simulation.plant.services { _ = service.evaluate(simulation) }
        for words in [["gr-mon"], ["gr-mon", "puck"], ["cl-mon"]] {
            let calibrate = try #require(
                simulation.plant.registry.procedure(named: "calibrate"))
            if let plan = try? calibrate.plan(simulation, words) {
                let layout = simulation.plant.layout
                for edit in plan.edits {
                    #expect(layout.slots[edit.slot.index].domain.contains(edit.value))
                }
            }
        }
    }
}
