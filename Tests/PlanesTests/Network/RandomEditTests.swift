import HouseSupport
import Planes
import Plant
import SimulationKernel
import TestSupport
import Testing

/// Whatever is done to a network, it never traps, the incremental evaluation is right, and a saved
/// state goes on as the one that was saved.
@Suite struct RandomEditTests {
    /// A value that a slot may have, as often as not its nominal one.
    private func value(_ slot: Int, _ generator: inout SeededGenerator) -> Int64 {
        let plant = SmallHouse.plant
        if generator.chance(1, in: 3) { return plant.nominal[slot] }
        switch plant.layout.slots[slot].domain {
        case .boolean: return generator.integer(in: 0...1)
        case .choice(let names): return Int64(generator.integer(in: 0...names.count - 1))
        case .integer(let range, _):
            let known = [Int64(10), 20, 30].filter { range.contains($0) }
            return known.isEmpty || generator.chance(1, in: 2)
                ? generator.integer(in: range) : generator.pick(known)
        case .address:
            let other = generator.pick(
                plant.layout.slots.indices.filter {
                    plant.layout.slots[$0].domain == .address
                })
            return generator.chance(1, in: 4)
                ? generator.integer(in: 0...0xFFFF_FFFF) : plant.nominal[other]
        case .index(let names): return Int64(generator.integer(in: -1...names.count - 1))
        case .port:
            let cable = plant.layout.cables.first {
                $0.ends.contains { $0.index == slot }
            }
            guard let cable, let end = cable.ends.firstIndex(where: { $0.index == slot }) else {
                return -1
            }
            return generator.chance(1, in: 2)
                ? -1 : Int64(generator.pick(cable.reaches[end]).rawValue)
        case .element, .symbol: return -1
        }
    }

    func edits(_ generator: inout SeededGenerator) -> [SlotEdit] {
        (0..<generator.integer(in: 1...3)).map { _ in
            let slot = generator.integer(in: 0...SmallHouse.plant.slotCount - 1)
            return SlotEdit(SlotID(slot), value(slot, &generator))
        }
    }

    private func use(_ simulation: Simulation, _ generator: inout SeededGenerator) {
        let model = NetworkModel.of(simulation.plant)
        let machine = model.machines[generator.integer(in: 0...model.machines.count - 1)]
        guard let queries = HostQueries(simulation, machine.element) else { return }
        let names = ["store", "10.20.10.20", "10.20.20.30", "www.example.com", "10.20.20.100"]
        switch generator.integer(in: 0...6) {
        case 0:
            var request = PingRequest(
                target: generator.pick(names), payload: 56, patienceMilliseconds: 1000)
            request.count = 2
            _ = queries.ping(request)
        case 1:
            var request = TraceRequest(target: generator.pick(names))
            request.hops = 6
            _ = queries.trace(request)
        case 2: _ = queries.connect(generator.pick(names), port: 445, patience: 1000)
        case 3: _ = queries.tracePath(generator.pick(names))
        case 4: _ = queries.neighbours(named: true)
        case 5: _ = queries.macTable()
        default:
            let index = generator.pick(Array(machine.interfaces))
            if model.interfaces[index].latch.rawValue >= 0 {
                let action: LeaseAction = generator.chance(1, in: 2) ? .renew : .release
                simulation.set(queries.exchangeLease(action, interface: index).latchEdits)
            }
        }
    }

    @Test func auditStaysQuiet() throws {
        try withEverySeed(6) { generator in
            let simulation = SmallHouse.simulation()
            for _ in 0..<120 {
                simulation.apply(Patch(edits(&generator), by: .trainee))
                #expect(simulation.evaluator.audit() == [])
                use(simulation, &generator)
                let seconds = generator.integer(in: 0...Int64(4000))
                simulation.advance(to: simulation.clock + .seconds(seconds))
            }
        }
    }

    @Test func savedStateGoesOnAsTheSame() throws {
        try withEverySeed(4) { generator in
            var simulation = SmallHouse.simulation(seed: 11)
            var other = SmallHouse.simulation(seed: 11)
            for step in 0..<80 {
                let edits = edits(&generator)
                var copy = generator
                simulation.apply(Patch(edits, by: .trainee))
                use(simulation, &generator)
                simulation.advance(to: simulation.clock + .seconds(700))
                if step % 3 == 0 {
                    let bytes = other.state.canonicalBytes
                    other = Simulation(
                        plant: SmallHouse.plant, seed: 11,
                        state: try SimulationState(canonicalBytes: bytes))
                }
                other.apply(Patch(edits, by: .trainee))
                use(other, &copy)
                other.advance(to: other.clock + .seconds(700))
                #expect(simulation.state.canonicalBytes == other.state.canonicalBytes)
                if step % 20 == 19 { simulation = simulation.fork() }
            }
        }
    }

    @Test func predictionsLeaveNoTrace() throws {
        try withEverySeed(4) { generator in
            let simulation = SmallHouse.simulation()
            let before = simulation.state.canonicalBytes
            for _ in 0..<30 {
                let edits = edits(&generator)
                var copy = generator
                simulation.asIf(edits) {
                    let model = NetworkModel.of(simulation.plant)
                    for machine in model.machines {
                        guard let queries = HostQueries(simulation, machine.element) else {
                            continue
                        }
                        var request = PingRequest(
                            target: "10.20.10.20", payload: 56, patienceMilliseconds: 1000)
                        request.count = 1
                        _ = queries.ping(request)
                    }
                    copy = generator
                }
                generator = copy
            }
            #expect(simulation.state.canonicalBytes == before)
        }
    }
}
