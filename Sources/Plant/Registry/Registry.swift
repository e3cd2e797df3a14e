package import SimulationKernel

/// Everything that the planes contribute: kinds of elements, checks, probes, procedures, faults.
///
/// Order matters only for suggestions and lists; names are unique in each list.
package struct Registry: Sendable {
    package var kinds: [ElementKind] = []
    package var checks: [CheckKind] = []
    package var probes: [ProbeKind] = []
    package var procedures: [ProcedureKind] = []
    package var modes: [FaultMode] = []
    /// What each plane does beyond latches when a simulation is settled: filling tables.
    package var settlers: [@Sendable (Simulation) -> Void] = []
    /// Tables of a plane's own, made once for each compiled plant.
    package var extensionMakers: [PlantExtensionMaker] = []
    /// What happens on the planes' own events, by `eventName`.
    package var eventHandlers: [EventHandler] = []

    package init() {}

    /// Adds all that another registry has.
    package mutating func add(_ other: Registry) {
        kinds += other.kinds
        checks += other.checks
        probes += other.probes
        procedures += other.procedures
        modes += other.modes
        settlers += other.settlers
        extensionMakers += other.extensionMakers
        eventHandlers += other.eventHandlers
    }

    /// A probe by its name, or nil.
    package func probe(named name: String) -> ProbeKind? { probes.first { $0.name == name } }
    /// A procedure by its name, which is its verb, or nil.
    package func procedure(named name: String) -> ProcedureKind? {
        procedures.first { $0.name == name }
    }
    /// A fault mode by its name, or nil.
    package func mode(named name: String) -> FaultMode? { modes.first { $0.name == name } }
    /// A kind of element by its name, or nil.
    package func kind(named name: String) -> ElementKind? { kinds.first { $0.name == name } }
}

/// What a plane does when one of its events is due.
package struct EventHandler: Sendable {
    /// Unique among all planes: `dhcp-renewal`.
    package var eventName: String
    package var handle: @Sendable (Simulation, Event) -> Void

    package init(
        eventName: String, handle: @escaping @Sendable (Simulation, Event) -> Void
    ) {
        self.eventName = eventName
        self.handle = handle
    }
}

/// Makes what a plane wants to know of a plant at once and in its own shape.
package struct PlantExtensionMaker: Sendable {
    /// Unique among all planes: `network`.
    package var name: String
    package var make: @Sendable (Plant) -> any Sendable

    package init(name: String, make: @escaping @Sendable (Plant) -> any Sendable) {
        self.name = name
        self.make = make
    }
}
