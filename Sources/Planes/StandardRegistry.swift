package import Plant

extension Registry {
    /// All planes that this version knows.
    package static let standard: Registry = {
        var registry = Registry()
        registry.add(WiringPlane.registry)
        registry.add(PeoplePlane.registry)
        return registry
    }()
}
