package import Plant
import Signals

/// Whose files are whose, and who may open and save them.
extension ComputingQueries {
    /// A path on this machine: a volume, and how deep below its mount. 0 is the mount itself, 1
    /// the folder that people work in, 2 what is in it.
    private struct Place {
        var volume: Int
        var depth: Int
        var isRemote: Bool
        var path: String
    }

    private func place(_ typed: String) -> Place? {
        var path = typed.replacing("\\", with: "/")
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        let roots =
            ownVolumes.map { (model.volumes[$0].mount, $0, false) }
            + model.volumes.indices.filter { index in
                queries.model.machines[queries.machine].mounts.contains {
                    model.volume(url: queries.model.mounts[$0].url, simulation.plant) == index
                }
            }.map { (clientPath($0), $0, true) }
        for (root, index, isRemote) in roots {
            let isInside = path.lowercased().hasPrefix(root.lowercased())
            guard isInside else { continue }
            let parts = path.dropFirst(root.count).split(separator: "/")
            guard parts.isEmpty || parts[0] == model.volumes[index].folder else { return nil }
            return Place(
                volume: index, depth: min(2, parts.count), isRemote: isRemote, path: typed)
        }
        return nil
    }

    /// The path of the folder that people work in, on each volume that this machine has.
    package var folders: [String] {
        let own = ownVolumes.map { model.volumes[$0].mount + "/" + model.volumes[$0].folder }
        let mounts = queries.model.machines[queries.machine].mounts.compactMap {
            model.volume(url: queries.model.mounts[$0].url, simulation.plant)
        }
        return own
            + mounts.map { index in
                let path = clientPath(index) + "/" + model.volumes[index].folder
                return queries.system == .windows ? path.replacing("/", with: "\\") : path
            }
    }

    /// What keeps this machine's user from a place: an outcome of `ShareAccess`, or `ok`.
    private func access(_ place: Place, writes: Bool) -> String {
        guard place.isRemote else {
            if !view.isMounted(place.volume) { return "no-such-file" }
            let isBroken =
                simulation.slot(model.volumes[place.volume].slots.errors) == 1
            let isFull = view.used(place.volume) >= model.volumes[place.volume].size
            if writes && isBroken { return "read-only-file-system" }
            let hasNone = view.freeInodes(place.volume) == 0
            return writes && (isFull || hasNone) ? "no-space" : "ok"
        }
        let url =
            queries.model.machines[queries.machine].mounts.map { queries.model.mounts[$0].url }
            .first { model.volume(url: $0, simulation.plant) == place.volume } ?? ""
        return ShareAccess(view, from: element, user: user, url: url, writes: writes).outcome
    }

    /// `ls -l`: the reading `listing`, with a row for each file, or why there is none.
    package func listing(_ path: String) -> Reading {
        var reading = reading(
            "listing", columns: ["mode", "has-list", "owner", "group", "size", "name"])
        reading.add("path", .text(path))
        guard let place = place(path) else {
            reading.add("outcome", .symbol("no-such-file"))
            return reading
        }
        let outcome = access(place, writes: false)
        // Of who sees the folder but no file in it, the folder itself is still listed.
        let isHidden = outcome != "ok" && (place.depth > 0 || outcome != "permission-denied")
        let isRenamed = outcome == "no-such-file" && isRenamed(place.volume)
        reading.add("outcome", .symbol(isHidden && !isRenamed ? outcome : "ok"))
        if isHidden && !isRenamed { return reading }
        let volume = model.volumes[place.volume]
        switch place.depth {
        case 0:
            reading.rows.append(
                folder(".", view.word(volume.slots.parentMode), "root", hasList: false))
            reading.rows.append(
                folder(
                    volume.folder, view.word(volume.slots.folderMode),
                    view.word(volume.slots.folderGroup),
                    hasList: view.word(volume.slots.mask) != "none"))
        default: reading.rows = files(place.volume)
        }
        return reading
    }

    private func isRenamed(_ volume: Int) -> Bool {
        simulation.slot(model.volumes[volume].slots.renamed) > 0
    }

    private func folder(_ name: String, _ mode: String, _ group: String, hasList: Bool)
        -> [ReadingValue]
    {
        [
            .text("d" + UnixRights.text(mode)), .flag(hasList), .text("root"), .text(group),
            .integer(4096), .text(name),
        ]
    }

    private func files(_ index: Int) -> [[ReadingValue]] {
        let volume = model.volumes[index]
        let group = view.word(volume.slots.folderGroup)
        let suffix = isRenamed(index) ? ".locked" : ""
        func row(_ name: String, _ owner: String, _ size: Int64) -> [ReadingValue] {
            [
                .text("-" + UnixRights.text(view.word(volume.slots.fileMode))),
                .flag(view.word(volume.slots.mask) != "none"), .text(owner), .text(group),
                .integer(size), .text(name),
            ]
        }
        let owner = volume.editors.first ?? "root"
        var rows = [
            row("\(volume.folder).prproj" + suffix, owner, 18_340_211),
            row("reel1_v012.mov" + suffix, owner, 92_113_004_928),
        ]
        let lock = Int(simulation.slot(volume.slots.lockBy))
        if volume.editors.indices.contains(lock) {
            rows.append(row("\(volume.folder).prlock", volume.editors[lock], 61))
        }
        return rows
    }

    /// Making an empty file: the reading `touch`, with what came of it.
    package func touch(_ path: String) -> Reading {
        var reading = reading("touch")
        reading.add("path", .text(path))
        let outcome = place(path).map { access($0, writes: true) } ?? "no-such-file"
        // A lock is the program's own affair: it keeps nobody from making another file.
        reading.add("outcome", .symbol(outcome == "locked-by-another" ? "ok" : outcome))
        return reading
    }

    /// The access list of a path: the reading `access-list`.
    package func accessList(_ path: String) -> Reading {
        var reading = reading("access-list")
        reading.add("path", .text(path))
        guard let place = place(path), access(place, writes: false) != "no-such-file" else {
            reading.add("outcome", .symbol("no-such-file"))
            return reading
        }
        let volume = model.volumes[place.volume]
        let isParent = place.depth == 0
        let mode = view.word(isParent ? volume.slots.parentMode : volume.slots.folderMode)
        reading.add("outcome", .symbol("ok"))
        reading.add("owner", .text("root"))
        reading.add("group", .text(isParent ? "root" : view.word(volume.slots.folderGroup)))
        reading.add("mode", .text(mode))
        reading.add("mask", .text(isParent ? "none" : view.word(volume.slots.mask)))
        return reading
    }

    /// What a file server's client asks for, as an account of its own: the reading `share-session`.
    package func shareSession(server: String, share: String, user: String) -> Reading {
        var reading = reading("share-session")
        reading.add("server", .text(server))
        reading.add("user", .text(user))
        let network = queries.model
        let mount = NetworkMount(
            url: "smb://\(server)/\(share)", server: server, share: share, port: 445)
        let link = MountView(mount, view.walker, queries.machine)
        var (stage, outcome) = ("connection", link.outcome)
        if link.isAvailable {
            let host = network.machines.first { machine in
                machine.interfaces.contains { view.walker.address($0) == link.address }
            }?.element
            let index = model.volumes.firstIndex { $0.host == host && $0.share == share }
            if let index {
                let access = ShareAccess(view, volume: index, user: user, writes: true)
                (stage, outcome) = (access.stage, access.outcome)
            } else {
                (stage, outcome) = ("tree-connect", "bad-network-name")
            }
        }
        reading.add("stage", .symbol(stage))
        reading.add("outcome", .symbol(outcome))
        return reading
    }

    /// Who somebody is: the reading `identity`. Oneself with the groups of the session; somebody
    /// else as the directory has them.
    package func identity(_ name: String?) -> Reading {
        var reading = reading("identity", columns: ["group", "number"])
        let wanted = name ?? user
        reading.add("user", .text(wanted))
        guard let found = view.user(wanted, in: nil) else {
            reading.add("is-known", .flag(wanted == "root"))
            reading.add("number", .integer(0))
            if wanted == "root" { reading.rows = [[.text("root"), .integer(0)]] }
            return reading
        }
        reading.add("is-known", .flag(true))
        reading.add("number", .integer(found.user.number))
        let groups =
            name == nil
            ? view.sessionGroups(found.user, found.directory)
            : view.groups(found.user, found.directory)
        reading.rows = groups.map { group in
            let place = found.directory.groups.firstIndex(of: group) ?? 0
            return [.text(group), .integer(2001 + Int64(place))]
        }
        return reading
    }

    /// What the directory says of an account: the reading `account`.
    package func account(_ name: String) -> Reading {
        var reading = reading("account")
        reading.add("user", .text(name))
        let found = view.user(name, in: nil)
        reading.add("is-known", .flag(found != nil))
        guard let found else { return reading }
        let asked = view.connect(
            from: element, to: found.directory.host, port: found.directory.port)
        reading.add("answers", .flag(asked == "open"))
        reading.add("state", .symbol(asked == "open" ? view.word(found.user.state) : "none"))
        reading.add(
            "groups",
            .text(view.groups(found.user, found.directory).joined(separator: " ")))
        return reading
    }

    /// The accounts that a directory on this machine keeps, by name.
    package var accounts: [String] {
        model.directories.filter { $0.host == element }.flatMap(\.users).map(\.name)
    }
}
