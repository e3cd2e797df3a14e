extension Simulation {
    /// What is wrong with the content where a service or a rule of the house doesn't hold in the
    /// present condition, which ought to be as the facility was set up; nil where all hold.
    package func owedProblem() -> PlantProblem? {
        for (section, checks) in [
            ("services", plant.services), ("invariants", plant.invariants),
        ] {
            for check in checks where !quietly({ check.evaluate(self).holds }) {
                return PlantProblem(
                    subject: [section, check.id],
                    what: "`\(check.id)` doesn't hold, although nothing is wrong",
                    expected: "what holds as the facility is set up")
            }
        }
        return nil
    }
}
