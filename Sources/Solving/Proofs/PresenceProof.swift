import FaultReasoning
import Plant
import Scenarios
import SimulationKernel

/// The faults are there when the client calls, and what they say is so: then, and when they first
/// noticed.
struct PresenceProof {
    private let instance: ScenarioInstance
    private var scenario: Scenario { instance.scenario }

    /// Under which seeds of chance it must be so, beside the instance's own.
    private static let otherSeeds: [UInt64] = [7, 999]

    init(_ instance: ScenarioInstance) { self.instance = instance }

    func prove() -> FairnessProof {
        let seeds = [instance.seed] + PresenceProof.otherSeeds
        if let problem = problemOfWords() { return FairnessProof(.present, problem) }
        for seed in seeds {
            if let problem = problem(seed) { return FairnessProof(.present, problem) }
        }
        let checks = scenario.claims.map(\.check).joined(separator: ", ")
        let times = [scenario.noticed, scenario.called]
            .map { ProofWords.clock($0.clockFace) }.joined(separator: " and ")
        let verb = scenario.outcome == .nothingBroken ? "holds" : "broken as noticed"
        return FairnessProof(
            .present,
            "\(ProofWords.count(instance.faults.count, "fault")); \(checks) \(verb) at \(times), "
                + "under \(seeds.count) seeds")
    }

    /// What doesn't go together whatever the plant does.
    private func problemOfWords() -> ScenarioProblem? {
        if scenario.outcome == .nothingBroken && !instance.faults.isEmpty {
            return ScenarioProblem(
                subject: ["outcome"],
                what: "`outcome` is `nothing-broken`, and there are faults",
                expected: "`faults: []`, or another `outcome`")
        }
        guard instance.faults.isEmpty, scenario.outcome != .nothingBroken else { return nil }
        for (index, claim) in scenario.claims.enumerated()
        where !instance.plant.expectations.contains(where: { $0.id == claim.check }) {
            return ScenarioProblem(
                subject: ["claims", String(index), "check"],
                what: "there is no fault, and `\(claim.check)` isn't what somebody may expect "
                    + "by mistake",
                expected: "a fault, one of the facility's expectations, or "
                    + "`outcome: nothing-broken`")
        }
        return nil
    }

    private func problem(_ seed: UInt64) -> ScenarioProblem? {
        for (key, time) in [("noticed", scenario.noticed), ("called", scenario.called)] {
            guard let simulation = simulation(at: time, seed) else { continue }
            let moment = "at \(ProofWords.clock(time.clockFace)), as `\(key)` has it,"
            if let problem = claimProblem(simulation, moment) { return problem }
            if key == "called", let problem = faultProblem(simulation, moment) { return problem }
        }
        return nil
    }

    /// The plant at a time of the story.
    private func simulation(at time: SimulatedTime, _ seed: UInt64) -> Simulation? {
        var scenario = scenario
        scenario.called = time
        return (try? ScenarioInstance(scenario, plant: instance.plant, seed: seed))?.simulation()
    }

    private func faultProblem(_ simulation: Simulation, _ moment: String) -> ScenarioProblem? {
        for (index, fault) in instance.faults.enumerated() {
            guard let mode = instance.plant.registry.mode(named: fault.mode),
                !mode.isActive(simulation, fault.edits)
            else { continue }
            return ScenarioProblem(
                subject: ["faults", String(index)],
                what: "\(moment) `\(fault.mode)` isn't there",
                expected: "a `when` before the call, and no later fault on the same thing")
        }
        return nil
    }

    private func claimProblem(_ simulation: Simulation, _ moment: String) -> ScenarioProblem? {
        for (index, claim) in scenario.claims.enumerated() {
            let result = simulation.quietly { instance.claims[index].evaluate(simulation) }
            if result.holds != (scenario.outcome == .nothingBroken) {
                return ScenarioProblem(
                    subject: ["claims", String(index), "check"],
                    what: "\(moment) `\(claim.check)` "
                        + (result.holds ? "holds" : "doesn't hold, and nothing is broken"),
                    expected: result.holds
                        ? "a claim that is broken then" : "a claim that holds, or a fault")
            }
            for noticed in claim.noticed {
                let real = result.reading[noticed.name]?.asWord
                guard real != noticed.value.word else { continue }
                return ScenarioProblem(
                    subject: ["claims", String(index), "noticed", noticed.name],
                    what: "\(moment) `\(noticed.name)` of `\(claim.check)` is "
                        + (real.map { "`\($0)`" } ?? "not there")
                        + ", and the client says `\(noticed.value.word ?? "")`",
                    expected: real.map { "`\(noticed.name): \($0)`" } ?? "another field")
            }
        }
        return nil
    }
}
