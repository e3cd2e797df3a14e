package import Exercises
package import Plant
package import Scenarios

/// What findings rest on: a session's stored steps, and the content that it was played on, as
/// values. Nothing is computed again.
package struct SessionEvidence: Sendable {
    package var scenario: Scenario
    package var inventory: Inventory
    /// Ascending by number.
    package var steps: [RecordedStep]

    package init(scenario: Scenario, inventory: Inventory, steps: [RecordedStep]) {
        self.scenario = scenario
        self.inventory = inventory
        self.steps = steps
    }
}
