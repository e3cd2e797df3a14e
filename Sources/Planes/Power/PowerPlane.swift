package import Plant

/// Power and environment: feeds, strips, batteries, leads and earths; racks and what cools them;
/// desks that are away from their machines.
package enum PowerPlane {
    /// The plane's name, also of its plant extension.
    package static let name = "power"

    /// Everything that the plane contributes.
    package static let registry: Registry = {
        var registry = Registry()
        registry.kinds =
            [
                MainsFeedKind.kind, DistributionUnitKind.kind, BatterySupplyKind.kind,
                MainsOutletKind.kind, MainsCables.lead, MainsCables.circuit, RackKind.kind,
                RoomCoolingKind.kind,
            ] + DeskKinds.all
        registry.probes = PowerProbes.all
        registry.procedures = PowerProcedures.all
        registry.checks = PowerChecks.all
        registry.modes = PowerModes.all
        registry.extensionMakers = [PlantExtensionMaker(name: name) { PowerModel($0) }]
        return registry
    }()
}
