/// Tables that a plane makes of many cells and nodes at once: who is joined to whom, who has an
/// address.
///
/// Whoever looks something up in them depends on the point that was looked up, and not on all of
/// which the tables were made. So a trace holds points beside cells and nodes, and a change that
/// leaves a point as it was doesn't touch it.
package protocol DerivedTables: AnyObject {
    /// A number for each point, always as many. It differs as soon as what is found there differs.
    var points: [Int64] { get }
    /// Brings the tables into step with what an evaluator has now.
    func update(from evaluator: Evaluator)
}

/// What a plane made of a plant, where tables can be made of it for an evaluator.
package protocol DerivedTablesMaker: Sendable {
    /// How many points the tables have.
    var pointCount: Int { get }
    /// Tables that are in step with nothing yet.
    func makeTables() -> any DerivedTables
}
