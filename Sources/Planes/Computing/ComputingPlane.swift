package import Plant

/// Computing and storage: what hosts run and play, disks and volumes, accounts and rights,
/// licences, copies, tape, rendering, and the management of configurations.
package enum ComputingPlane {
    /// The plane's name, also of its plant extension.
    package static let name = "computing"

    /// Everything that the plane contributes. It needs the network plane: hosts are its kind.
    package static let registry: Registry = {
        var registry = Registry()
        registry.kinds = [
            DiskArrayKind.kind, VolumeKind.kind, DirectoryKind.kind, LicencePoolKind.kind,
            ConfigurationKind.kind, TapeLibraryKind.kind, RushesCopyKind.kind,
            RenderManagerKind.kind,
        ]
        registry.checks = ComputingChecks.all
        registry.probes = ComputingProbes.all
        registry.procedures = ComputingProcedures.all
        registry.modes = ComputingModes.all
        registry.settlers = [ComputingClock.settler]
        registry.extensionMakers = [
            PlantExtensionMaker(name: name) { ComputingModel(ComputingDraft($0)) }
        ]
        registry.eventHandlers = [ComputingClock.handler]
        return registry
    }()
}
