import ContentFiles
import Diagnosis
import Exercises
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import Solving

/// Times what the reasoning does for corner-house: predictions, belief, choices, debriefs, proofs
/// and the close. Nothing is asserted.
struct ReasoningBench {
    let library: ContentLibrary

    /// The case on which single figures rest.
    private static let scenario = "misrouted-grade"
    /// How many steps the session that is explained has at most.
    private static let sessionLength = 60

    func run() throws {
        let facility = try library.facility(named: "corner-house")
        let plant = try library.plant(of: facility)
        let instance = try instance(ReasoningBench.scenario, plant)
        let predictions = predicting(instance)
        try believing(instance, predictions)
        choosing(instance, predictions)
        explaining(instance, predictions)
        closing(instance)
        try proving(plant)
    }

    private func instance(_ id: String, _ plant: Plant) throws -> ScenarioInstance {
        try ScenarioInstance(try library.scenario(named: id).scenario, plant: plant, seed: 1)
    }

    private func line(_ what: String, _ figure: String, aim: String) {
        print("\(what): \(figure) (aim: \(aim))")
    }

    private func predict(_ instance: ScenarioInstance, _ list: HypothesisList)
        -> FacilityPredictions
    {
        FacilityPredictions(
            plant: instance.plant, scene: instance.scene, clock: instance.scenario.called,
            hypotheses: list)
    }

    private func predicting(_ instance: ScenarioInstance) -> FacilityPredictions {
        let list = HypothesisList(plant: instance.plant)
        var predictions = predict(instance, list)
        let samples = Sampling(7, warmUp: 1) { predictions = predict(instance, list) }
        line(
            "all predictions: \(list.all.count) hypotheses, \(predictions.observations.count) "
                + "observations, \(predictions.entryCount) entries", samples.summary,
            aim: "under 0.3 s")
        return predictions
    }

    /// What a trainee's first measurement does to the belief.
    private func believing(_ instance: ScenarioInstance, _ predictions: FacilityPredictions) throws
    {
        var spans: [Double] = []
        let clock = ContinuousClock()
        for number in stride(from: 0, to: predictions.observations.count, by: 25) {
            let exercise = Exercise(instance)
            let reasoner = Reasoner(predictions, exercise.caseFile)
            let command = predictions.observations[number].command(instance.plant)
            guard
                (try? exercise.perform(ExerciseCommand(command.verb, command.words))) != nil,
                let step = exercise.steps.last
            else { continue }
            spans.append(Sampling.nanoseconds(clock.measure { reasoner.take(step) }))
        }
        guard !spans.isEmpty else { return print("belief after a reading: nothing can be read") }
        line(
            "belief in \(predictions.hypotheses.all.count) hypotheses after a reading",
            Sampling(nanoseconds: spans).summary, aim: "under 1 ms")
    }

    private func choosing(_ instance: ScenarioInstance, _ predictions: FacilityPredictions) {
        let reasoner = Reasoner(predictions, Exercise(instance).caseFile)
        var rowCount = 0
        var entryCount = 0
        let samples = Sampling(20) {
            let outlook = Outlook(
                reasoner, at: instance.start, clock: instance.scenario.called)
            rowCount = outlook.candidates.count
            entryCount = outlook.table.entryCount
            _ = outlook.expertChoice
        }
        line(
            "best next observation at the start: \(rowCount) rows, \(entryCount) entries",
            samples.summary, aim: "under 10 ms")
    }

    /// A session of somebody who goes through the house and looks at this and that.
    private func session(_ instance: ScenarioInstance, _ predictions: FacilityPredictions)
        -> [RecordedStep]
    {
        let exercise = Exercise(instance)
        let plant = instance.plant
        var steps: [RecordedStep] = []
        func perform(_ command: ExerciseCommand) {
            let time = exercise.simulation.clock
            guard steps.count < ReasoningBench.sessionLength,
                let reply = try? exercise.perform(command)
            else { return }
            steps.append(
                RecordedStep(
                    number: steps.count + 1, time: time, command: command, reply: reply,
                    stateDigest: nil))
        }
        for number in stride(from: 0, to: predictions.observations.count, by: 13) {
            let observation = predictions.observations[number]
            if let place = observation.place(plant), place != exercise.memory.place {
                perform(ExerciseCommand("go", [plant.layout.places[place.index].id]))
            }
            let command = observation.command(plant)
            perform(ExerciseCommand(command.verb, command.words))
        }
        return steps
    }

    private func explaining(_ instance: ScenarioInstance, _ predictions: FacilityPredictions) {
        let steps = session(instance, predictions)
        let expert = Solver(policy: .expert).play(instance, predictions).path
        let explainer = SessionExplainer(
            instance, predictions, prices: Exercise(instance).priceList)
        let samples = Sampling(3, warmUp: 1) { _ = explainer.analyse(steps, expert: expert) }
        line(
            "explaining a session of \(steps.count) steps", samples.summary,
            aim: "under 0.5 s for \(ReasoningBench.sessionLength)")
    }

    private func closing(_ instance: ScenarioInstance) {
        let simulation = instance.simulation()
        let horizon = instance.scenario.horizon
        let samples = Sampling(20) {
            _ = simulation.outcome(faults: instance.faults, horizon: horizon)
        }
        line("looking ahead at the close", samples.summary, aim: "under 20 ms")
    }

    /// Every case on corner-house with all its proofs; predictions are made once for each scene and
    /// time of call.
    private func proving(_ plant: Plant) throws {
        let list = HypothesisList(plant: plant)
        let shipped = try library.scenarioFiles.map { try library.scenario(named: $0.id).scenario }
            .filter { $0.facility == "corner-house" }
        var made: [(scene: [SlotEdit], called: SimulatedTime, predictions: FacilityPredictions)] =
            []
        var proofCount = 0
        let samples = try Sampling(1, warmUp: 0) {
            for scenario in shipped {
                let instance = try ScenarioInstance(scenario, plant: plant, seed: 1)
                let known = made.first {
                    $0.scene == instance.scene && $0.called == scenario.called
                }
                let predictions = known?.predictions ?? predict(instance, list)
                if known == nil { made.append((instance.scene, scenario.called, predictions)) }
                proofCount += FairnessProofs(instance, predictions).prove().count
            }
        }
        line(
            "proving \(shipped.count) scenarios fair: \(proofCount) proofs, \(made.count) "
                + "sets of predictions", Sampling.words(samples.quantile(0)),
            aim: "under 10 s for all content")
    }
}
