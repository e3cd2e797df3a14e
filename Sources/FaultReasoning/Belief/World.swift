import HostTools
import Plant
import SimulationKernel

/// The plant as it would be if a hypothesis were true, at one moment of a session.
///
/// What the trainee does is done here too, so that what is read later can be compared.
struct World {
    /// How the plant stands.
    enum Standing {
        /// As a hypothesis is predicted to stand, by its number.
        case predicted(Int)
        case own(SimulationState)
    }

    var standing: Standing
    /// What was taken out where a spare stands in, as it would be here.
    var swaps: [(element: ElementID, original: [SlotEdit])] = []
    /// Whether something was done here, so that time may move something.
    var isTouched = false

    /// The plant in a state.
    init(state: SimulationState) { standing = .own(state) }

    /// The plant as a hypothesis has it, before anything is done.
    init(hypothesis: Int) { standing = .predicted(hypothesis) }
}

/// A candidate's world, and how far it has been contradicted.
struct CandidateWorld {
    var world: World
    /// For faults that come and go: the world while they are gone.
    var calm: World?
    /// How many readings came out otherwise than it predicts.
    var contradictions = 0

    init(world: World, calm: World? = nil) {
        self.world = world
        self.calm = calm
    }
}

/// What came of a step in a world.
struct WorldReply {
    /// What would have been read; nil where the step couldn't have been done, or reads nothing.
    var reading: Reading?
    var isRefused = false

    /// What tells it from others; nil where nothing would have been read.
    var signature: ReadingSignature? { reading.map { ReadingSignature($0) } }
}

/// Does in a world what was done in a session, on one simulation that all worlds share.
final class WorldBench {
    let simulation: Simulation
    private let plant: Plant
    private let predictions: FacilityPredictions

    init(_ predictions: FacilityPredictions) {
        self.predictions = predictions
        plant = predictions.plant
        simulation = Simulation(plant: plant, seed: 0, state: predictions.sound)
    }

    /// Enters a world at a time.
    func enter(_ world: World, at time: SimulatedTime) {
        switch world.standing {
        case .predicted(let hypothesis): predictions.enter(hypothesis: hypothesis, on: simulation)
        case .own(let state): simulation.restore(state)
        }
        if world.isTouched && time > simulation.clock { simulation.advance(to: time) }
    }

    /// What an observation would show in a world at a time.
    func signature(_ observation: Observation, in world: World, at time: SimulatedTime)
        -> ReadingSignature
    {
        enter(world, at: time)
        return observation.signature(simulation)
    }

    /// Does a step in a world: what a procedure changes there, and what is read there.
    func perform(_ step: SessionStep, in world: World) -> (world: World, reply: WorldReply) {
        var world = world
        let reply = perform(step, &world)
        return (world, reply)
    }

    private func perform(_ step: SessionStep, _ world: inout World) -> WorldReply {
        enter(world, at: step.started)
        if step.verb == "on" { return typeAtConsole(step, &world) }
        if step.verb == "swap", step.words.count == 2, step.words[1] == "back" {
            return swapBack(step, &world)
        }
        guard let kind = plant.registry.procedure(named: step.verb) else {
            return WorldReply()
        }
        guard let plan = simulation.plan(kind, step.words) else {
            return WorldReply(isRefused: true)
        }
        if step.verb == "swap" {
            let original = plan.edits.map { SlotEdit($0.slot, simulation.slot($0.slot)) }
            world.swaps.append((plan.element, original))
        }
        simulation.advance(to: max(simulation.clock, step.finished))
        for text in plan.writtenTexts { simulation.write(symbol: text) }
        change(plan.edits, plan.latchEdits, &world)
        return WorldReply(reading: plan.report)
    }

    private func typeAtConsole(_ step: SessionStep, _ world: inout World) -> WorldReply {
        guard step.words.count == 2, let host = plant.layout.element(named: step.words[0]) else {
            return WorldReply()
        }
        let line = step.words[1]
        let result = simulation.rehearse {
            try? HostConsole.run(simulation, host: host, line: line)
        }
        guard let result else { return WorldReply(isRefused: true) }
        if !result.slotEdits.isEmpty || !result.latchEdits.isEmpty {
            simulation.advance(to: max(simulation.clock, step.finished))
            change(result.slotEdits, result.latchEdits, &world)
        }
        return WorldReply(reading: result.reading)
    }

    private func swapBack(_ step: SessionStep, _ world: inout World) -> WorldReply {
        guard let element = plant.layout.element(named: step.words[0]),
            let index = world.swaps.firstIndex(where: { $0.element == element })
        else { return WorldReply(isRefused: true) }
        simulation.advance(to: max(simulation.clock, step.finished))
        change(world.swaps.remove(at: index).original, [], &world)
        return WorldReply()
    }

    private func change(_ edits: [SlotEdit], _ latches: [LatchEdit], _ world: inout World) {
        simulation.apply(Patch(edits, by: .trainee))
        simulation.set(latches)
        world.standing = .own(simulation.state)
        world.isTouched = true
    }
}

extension Simulation {
    /// What a procedure would do now, without noise; nil where it can't be done.
    fileprivate func plan(_ kind: ProcedureKind, _ words: [String]) -> ProcedurePlan? {
        quietly { try? kind.plan(self, words) }
    }
}
