package import Plant

/// Applications and delivery: what programs do with media, cards and lists, and the files that
/// leave the house.
package enum ApplicationsPlane {
    /// The plane's name, also of its plant extension.
    package static let name = "applications"

    /// Everything that the plane contributes. It needs the picture, network and computing planes:
    /// programs run on hosts, read shares, and go out of video cards.
    package static let registry: Registry = {
        var registry = Registry()
        registry.kinds = [
            ApplicationKind.kind, MediaSetKind.kind, OffloadKind.kind, TurnoverKind.kind,
            DeliverableKind.kind, DeliverySpecKind.kind, DeliverySpecKind.station,
        ]
        registry.checks = ApplicationChecks.all
        registry.probes = ApplicationProbes.all
        registry.procedures = ApplicationProcedures.all
        registry.modes = ApplicationModes.all
        registry.extensionMakers = [
            PlantExtensionMaker(name: name) { ApplicationsModel($0) }
        ]
        return registry
    }()
}
