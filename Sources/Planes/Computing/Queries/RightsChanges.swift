package import Plant

/// What an administrator's commands change of rights and accounts.
extension ComputingQueries {
    /// Which slot holds the rights of a path on this server: of the mount itself, of the folder
    /// that people work in, or of the files in it; nil where nothing of a volume is there.
    private func rightsSlot(_ path: String) -> (volume: Int, slot: SlotID)? {
        for index in ownVolumes {
            let volume = model.volumes[index]
            let folder = volume.mount + "/" + volume.folder
            if path == volume.mount { return (index, volume.slots.parentMode) }
            if path == folder { return (index, volume.slots.folderMode) }
            if path.hasPrefix(folder + "/") { return (index, volume.slots.fileMode) }
        }
        return nil
    }

    /// The edits that `chmod MODE PATH` makes; nil where there is no such path, none where the
    /// mode is one that nobody has here.
    package func changeMode(_ mode: String, of path: String) -> [SlotEdit]? {
        guard let (_, slot) = rightsSlot(path) else { return nil }
        let word = mode.count == 3 ? "0" + mode : mode
        return simulation.plant.value(ofWord: word, for: slot).map { [SlotEdit(slot, $0)] } ?? []
    }

    /// The edits that `chgrp GROUP PATH` makes; nil where there is no such path or group.
    package func changeGroup(_ group: String, of path: String) -> [SlotEdit]? {
        guard let (index, _) = rightsSlot(path) else { return nil }
        let slot = model.volumes[index].slots.folderGroup
        return simulation.plant.value(ofWord: group, for: slot).map { [SlotEdit(slot, $0)] }
    }

    /// The edits that `setfacl -m mask::BITS PATH` makes; nil where there is no such path.
    package func changeMask(_ bits: String, of path: String) -> [SlotEdit]? {
        guard let (index, _) = rightsSlot(path) else { return nil }
        let slot = model.volumes[index].slots.mask
        return simulation.plant.value(ofWord: bits, for: slot).map { [SlotEdit(slot, $0)] } ?? []
    }

    /// The edit that enables or disables an account of a directory on this machine; nil where it
    /// has no such account.
    package func setAccount(_ name: String, isEnabled: Bool) -> [SlotEdit]? {
        ownUser(name).map {
            [SlotEdit($0.user.state, isEnabled ? DirectoryKind.active : DirectoryKind.disabled)]
        }
    }

    /// The edit that puts an account into a group, or takes it out; nil where either isn't there.
    package func setMembership(_ name: String, of group: String, isMember: Bool) -> [SlotEdit]? {
        guard let (directory, user) = ownUser(name),
            let place = directory.groups.firstIndex(of: group)
        else { return nil }
        return [SlotEdit(user.membership[place], isMember ? 1 : 0)]
    }

    private func ownUser(_ name: String) -> (
        directory: AccountDirectory, user: AccountDirectory.User
    )? {
        for directory in model.directories where directory.host == element {
            if let user = directory.users.first(where: { $0.name == name }) {
                return (directory, user)
            }
        }
        return nil
    }
}
