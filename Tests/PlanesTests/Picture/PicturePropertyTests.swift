import Plant
import SimulationKernel
import Testing

@testable import Planes

/// Whatever is set, plugged and awaited: nothing traps, the audit is quiet, states resume.
@Suite struct PicturePropertyTests {
    private struct Hand {
        var stream: RandomStream
        let plant: Plant

        mutating func pick<Item>(_ items: [Item]) -> Item {
            items[Int(stream.next(below: Int64(items.count)))]
        }

        /// A value of a slot's domain, any as likely as another.
        mutating func value(of slot: SlotID) -> Int64 {
            switch plant.layout.slots[slot.index].domain {
            case .boolean: return stream.next(below: 2)
            case .choice(let names): return stream.next(below: Int64(names.count))
            case .index(let names): return stream.next(in: -1...Int64(names.count - 1))
            case .integer(let range, _): return stream.next(in: range)
            case .symbol: return stream.next(in: -1...Int64(plant.symbols.texts.count - 1))
            case .element, .address: return -1
            case .port:
                for cable in plant.layout.cables {
                    for (end, ports) in zip(cable.ends, cable.reaches) where end == slot {
                        let choice = stream.next(in: -1...Int64(ports.count - 1))
                        return choice < 0 ? -1 : Int64(ports[Int(choice)].rawValue)
                    }
                }
                return -1
            }
        }

        mutating func patch() -> Patch {
            var edits: [SlotEdit] = []
            for _ in 0...stream.next(below: 3) {
                let slot = SlotID(Int(stream.next(below: Int64(plant.slotCount))))
                edits.append(SlotEdit(slot, value(of: slot)))
            }
            return Patch(edits, by: .trainee)
        }
    }

    /// Every cable reaches every element, so that loops of all kinds come about.
    private func plant() throws -> Plant {
        try PictureTestPlant.plant { inventory in
            for index in inventory.cables.indices {
                inventory.cables[index].reaches = inventory.elements.map(\.id)
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func randomConditionsAreSound(seed: UInt64) throws {
        let plant = try plant()
        let simulation = Simulation(plant: plant, seed: seed)
        var hand = Hand(stream: RandomStream(seed: seed, name: "hand"), plant: plant)
        for step in 0..<250 {
            simulation.apply(hand.patch())
            simulation.pass(milliseconds: hand.stream.next(below: 3000))
            let probe = hand.pick(plant.registry.probes)
            let target = ActionTarget.port(
                PortID(Int(hand.stream.next(below: Int64(plant.layout.ports.count)))))
            if probe.accepts(plant, target) == nil {
                _ = try probe.read(simulation, target, [])
            }
            if step % 10 == 0 {
                #expect(simulation.evaluator.audit().isEmpty, "step \(step)")
                _ = simulation.standing(faults: [])
            }
        }
    }

    @Test(arguments: [11, 12] as [UInt64])
    func savingAndResumingChangesNothing(seed: UInt64) throws {
        let plant = try plant()
        var one = Simulation(plant: plant, seed: seed)
        let other = Simulation(plant: plant, seed: seed)
        var hand = Hand(stream: RandomStream(seed: seed, name: "hand"), plant: plant)
        for step in 0..<120 {
            let patch = hand.patch()
            let wait = hand.stream.next(below: 3000)
            one = Simulation(plant: plant, seed: seed, state: one.state)
            for simulation in [one, other] {
                simulation.apply(patch)
                simulation.pass(milliseconds: wait)
            }
            #expect(one.state.canonicalBytes == other.state.canonicalBytes, "step \(step)")
            let target = ActionTarget.port(PortID(step % plant.layout.ports.count))
            for probe in plant.registry.probes where probe.accepts(plant, target) == nil {
                #expect(
                    try probe.read(one, target, []) == probe.read(other, target, []),
                    "\(probe.name)")
            }
        }
    }

    /// In every single-slot deviation, the incremental evaluation equals a full one.
    @Test func singleEditsAreAudited() throws {
        let plant = try PictureTestPlant.plant()
        let simulation = Simulation(plant: plant, seed: 5)
        var hand = Hand(stream: RandomStream(seed: 5, name: "hand"), plant: plant)
        for index in 0..<plant.slotCount {
            let slot = SlotID(index)
            simulation.apply(Patch([SlotEdit(slot, hand.value(of: slot))], by: .trainee))
            #expect(simulation.evaluator.audit().isEmpty)
            simulation.apply(Patch([SlotEdit(slot, plant.nominal[index])], by: .trainee))
            #expect(simulation.evaluator.audit().isEmpty)
        }
        #expect(simulation.standing(faults: []).allServicesHold)
    }
}
