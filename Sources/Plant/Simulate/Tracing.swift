/// Knowing what a reading or a check depends on.
extension Simulation {
    /// What a function reads of this simulation, and its result.
    ///
    /// A trace that is being taken around it has all of this too.
    package func tracing<Result>(_ body: () throws -> Result) rethrows -> (Result, ReadTrace) {
        let trace = ReadTrace(plant: plant)
        let outer = evaluator.trace
        evaluator.trace = trace
        defer {
            outer?.note(trace)
            evaluator.trace = outer
        }
        return (try body(), trace)
    }

    /// Takes note of what was read earlier and is used now.
    package func note(_ trace: ReadTrace) { evaluator.trace?.note(trace) }
}
