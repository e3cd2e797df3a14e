package import Plant

/// A plant's computers and storage in flat tables, made once for each compiled plant.
///
/// It knows where each setting stands and what belongs to what; it holds no state.
package final class ComputingModel: Sendable {
    let machines: [ComputingMachine]
    let arrays: [DiskArray]
    let volumes: [SharedVolume]
    let directories: [AccountDirectory]
    let pools: [LicencePool]
    let configurations: [ManagedConfiguration]
    let libraries: [TapeLibrary]
    let copies: [RushesCopy]
    let managers: [RenderManager]

    init(_ draft: ComputingDraft) {
        machines = draft.machines
        arrays = draft.arrays
        volumes = draft.volumes
        directories = draft.directories
        pools = draft.pools
        configurations = draft.configurations
        libraries = draft.libraries
        copies = draft.copies
        managers = draft.managers
    }

    /// The model of a plant whose registry has the computing plane.
    package static func of(_ plant: Plant) -> ComputingModel {
        guard let model = plant.planeExtension(ComputingPlane.name) as? ComputingModel else {
            preconditionFailure("a plant whose registry has the computing plane")
        }
        return model
    }

    /// The model of a plant, or nil where its registry lacks the computing plane.
    static func ifAny(_ plant: Plant) -> ComputingModel? {
        plant.planeExtension(ComputingPlane.name) as? ComputingModel
    }

    /// The computing parts of a host, or nil where it isn't one.
    func machine(_ element: ElementID) -> ComputingMachine? {
        machines.first { $0.element == element }
    }

    /// The volume that a share's name on a server's name stands for, or nil.
    func volume(url: String, _ plant: Plant) -> Int? {
        let network = NetworkModel.of(plant)
        for mount in network.mounts where mount.url == url {
            let short = mount.server.split(separator: ".").first.map(String.init) ?? mount.server
            return volumes.firstIndex { volume in
                guard volume.share == mount.share,
                    let machine = network.machine(volume.host)
                else { return false }
                return network.machineNames[machine].hostname == short
                    || network.machineNames[machine].hostname == mount.server
            }
        }
        return nil
    }
}
