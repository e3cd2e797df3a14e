package import Plant

/// What applies to all equipment alike: cables' ends, spares, settings and labels.
package enum WiringPlane {
    /// The procedures that need no plane of their own.
    package static let registry: Registry = {
        var registry = Registry()
        registry.procedures = [
            patchProcedure, unplugProcedure, setProcedure, swapProcedure, replaceProcedure,
            labelProcedure, restartProcedure,
        ]
        return registry
    }()

    /// A reading that says what a procedure did.
    package static func done(_ action: String, at point: String, _ fields: [ReadingField])
        -> Reading
    {
        Reading(
            kind: "done", point: point, fields: [ReadingField("action", .symbol(action))] + fields)
    }
}
