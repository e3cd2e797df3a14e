package import Exercises
package import FaultReasoning
package import Plant
package import Scenarios

/// What findings rest on: a session's stored steps, the content that it was played on and what the
/// reasoning made of it, as values. Nothing is computed again.
package struct SessionEvidence: Sendable {
    package var scenario: Scenario
    package var inventory: Inventory
    /// Ascending by number.
    package var steps: [RecordedStep]
    /// What each step was worth; nil where the content can't be reasoned about any more, so that
    /// rules that rest on it find no level.
    package var analysis: SessionAnalysis?

    package init(
        scenario: Scenario, inventory: Inventory, steps: [RecordedStep],
        analysis: SessionAnalysis? = nil
    ) {
        self.scenario = scenario
        self.inventory = inventory
        self.steps = steps
        self.analysis = analysis
    }
}
