package import Plant
import SimulationKernel

/// A scenario on a compiled plant under one seed, at the moment when the telephone rings.
package struct ScenarioInstance {
    package let scenario: Scenario
    package let plant: Plant
    package let seed: UInt64
    package let faults: [InjectedFault]
    package let client: ElementID
    package let start: PlaceID
    /// The checks of the client's claims, in their order.
    package let claims: [CompiledCheck]
    /// What the day was set up with before anything went wrong.
    package let scene: [SlotEdit]
    private let story: [StoryPatch]

    /// A patch of the story with its time; nil for before the day began.
    private struct StoryPatch {
        var at: SimulatedTime?
        var patch: Patch
    }

    /// Resolves a scenario's names against a plant; the first that isn't there is the problem.
    package init(_ scenario: Scenario, plant: Plant, seed: UInt64) throws(ScenarioProblem) {
        self.scenario = scenario
        self.plant = plant
        self.seed = seed
        let resolver = ScenarioResolver(scenario: scenario, plant: plant)
        try resolver.checkFacility()
        try resolver.checkTimes()
        client = try resolver.person(scenario.client, subject: ["client"])
        start = try resolver.place(scenario.start, subject: ["start"])
        claims = try resolver.claims()
        faults = try resolver.faults()
        try resolver.checkOccurrences()
        scene = try resolver.sceneEdits()
        var patches = [StoryPatch(at: nil, patch: Patch(scene, by: .scene))]
        for (index, fault) in faults.enumerated() {
            patches.append(
                StoryPatch(
                    at: scenario.faults[index].at, patch: Patch(fault.edits, by: .fault(index))))
        }
        story = patches
    }

    /// The plant when the client calls: everything that came about before has had its effects.
    package func simulation() -> Simulation {
        let dated = story.filter { $0.at != nil }
        let first = dated.compactMap(\.at).min() ?? scenario.called
        let simulation = Simulation(
            plant: plant, seed: seed, clock: min(first, scenario.called),
            scheduledPatches: dated.map(\.patch))
        for step in story where step.at == nil { simulation.apply(step.patch) }
        simulation.settle()
        for (index, step) in dated.enumerated() {
            if let at = step.at { simulation.schedule(patch: index, at: at) }
        }
        simulation.advance(to: scenario.called)
        return simulation
    }

    /// What is wrong where the client calls about a plant whose latches chase each other for ever;
    /// nil where all come to rest. It runs the story up to the call, so it is for a lint.
    package func restProblem() -> ScenarioProblem? {
        guard let problem = simulation().restProblem() else { return nil }
        return ScenarioProblem(
            subject: ["faults"], what: "when the client calls, something \(problem.what)",
            expected: problem.expected)
    }

    /// Why a stored state can't be taken up in this story, in words; nil where it can.
    package func problem(restoring state: SimulationState) -> String? {
        state.problem(for: plant, patchCount: story.count { $0.at != nil })
    }

    /// The plant as it stood before the day of the story: with what came about long ago, at rest.
    package func simulationOfYesterday() -> Simulation {
        let simulation = Simulation(plant: plant, seed: seed, clock: scenario.called)
        for step in story where step.at == nil { simulation.apply(step.patch) }
        simulation.settle()
        return simulation
    }

    /// The simulation of a stored state, with this story's patches still to come; traps on a state
    /// of another plant or story (see `problem(restoring:)`).
    package func simulation(restoring state: SimulationState) -> Simulation {
        Simulation(
            plant: plant, seed: seed, state: state,
            scheduledPatches: story.filter { $0.at != nil }.map(\.patch))
    }
}
