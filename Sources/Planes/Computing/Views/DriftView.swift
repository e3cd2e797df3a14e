import Plant

/// How a managed configuration stands against what is installed.
struct DriftView {
    struct Row {
        var entry: ManagedConfiguration.Entry
        var desired: Int64
        var actual: Int64
        /// Whether the controller reaches the machine.
        var isReached: Bool
    }
    var rows: [Row]

    init(_ view: StorageView, _ configuration: ManagedConfiguration) {
        let simulation = view.simulation
        rows = configuration.entries.map { entry in
            Row(
                entry: entry, desired: simulation.slot(entry.desired),
                actual: simulation.slot(entry.actual),
                isReached: DriftView.reaches(view, configuration.host, entry.target))
        }
    }

    /// What differs where the controller gets to.
    var edits: [SlotEdit] {
        rows.filter { $0.isReached && $0.desired != $0.actual }
            .map { SlotEdit($0.entry.actual, $0.desired) }
    }

    private static func reaches(_ view: StorageView, _ host: ElementID, _ target: ElementID)
        -> Bool
    {
        // What has no network of its own (a volume, a pool) is set by way of its server.
        let machine = view.machine(target) == nil ? view.owner(of: target) : target
        guard let machine, view.isOn(host), view.isOn(machine), let own = view.machine(host)
        else { return false }
        if machine == host { return true }
        let address = view.address(machine)
        return address != 0
            && view.walker.echo(from: own, to: address, payload: 56).outcome == .reply
    }
}

extension StorageView {
    /// The host to which something without a network of its own belongs, or nil.
    func owner(of element: ElementID) -> ElementID? {
        var owners: [(element: ElementID, host: ElementID)] = []
        owners += model.arrays.map { ($0.element, $0.host) }
        owners += model.volumes.map { ($0.element, $0.host) }
        owners += model.directories.map { ($0.element, $0.host) }
        owners += model.pools.map { ($0.element, $0.host) }
        owners += model.configurations.map { ($0.element, $0.host) }
        owners += model.libraries.map { ($0.element, $0.host) }
        owners += model.copies.map { ($0.element, $0.host) }
        owners += model.managers.map { ($0.element, $0.host) }
        return owners.first { $0.element == element }?.host
    }
}
