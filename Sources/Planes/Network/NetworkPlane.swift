package import Plant

/// Networks: hosts, switches, routers and cables, and the frames that go through them.
package enum NetworkPlane {
    /// The plane's name, also of its plant extension.
    package static let name = "network"

    /// Everything that the plane contributes.
    package static let registry: Registry = {
        var registry = Registry()
        registry.kinds =
            [
                HostKind.kind, SwitchKind.kind, RouterKind.kind, TwistedPair.kind,
                CircuitKind.kind,
            ] + FibreCables.kinds
        registry.checks = NetworkChecks.all + [ThroughputCheck.kind]
        registry.probes = [CableTest.probe]
        registry.procedures = [OpticalPort.cleanProcedure]
        registry.modes = NetworkFaults.all
        registry.settlers = [PortChanges.settler, LeaseRenewal.settler]
        registry.extensionMakers = [
            PlantExtensionMaker(name: name) { NetworkModel.make($0) }
        ]
        registry.eventHandlers = [LeaseRenewal.handler]
        return registry
    }()
}
