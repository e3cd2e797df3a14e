package import Plant

extension Registry {
    /// All planes that this version knows.
    package static let standard: Registry = {
        var registry = Registry()
        registry.add(WiringPlane.registry)
        registry.add(PeoplePlane.registry)
        registry.add(PicturePlane.registry)
        registry.add(DisplayPlane.registry)
        registry.add(NetworkPlane.registry)
        registry.add(ComputingPlane.registry)
        registry.add(SoundPlane.registry)
        registry.add(ReferencePlane.registry)
        registry.add(PowerPlane.registry)
        registry.add(ApplicationsPlane.registry)
        return registry
    }()
}
