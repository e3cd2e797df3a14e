import Plant

/// Rights of Unix files as four octal digits, and what they allow to whom.
enum UnixRights {
    static let read = 4
    static let write = 2
    static let execute = 1

    /// The three digits for owner, group and others.
    static func digits(_ mode: String) -> [Int] {
        mode.suffix(3).map { $0.wholeNumberValue ?? 0 }
    }

    /// What one may do, as the sum of read 4, write 2 and execute 1.
    ///
    /// The first of owner, group and others that applies counts, as in POSIX.1e §23.1.2; a mask, if
    /// there is one, limits the group.
    static func allowed(_ mode: String, isOwner: Bool, isInGroup: Bool, mask: Int?) -> Int {
        let digits = digits(mode)
        guard digits.count == 3 else { return 0 }
        if isOwner { return digits[0] }
        if isInGroup { return mask.map { digits[1] & $0 } ?? digits[1] }
        return digits[2]
    }

    /// The bits of a mask such as `r-x`; nil for `none`.
    static func mask(_ word: String) -> Int? {
        guard word != "none" else { return nil }
        return (word.contains("r") ? read : 0) + (word.contains("w") ? write : 0)
            + (word.contains("x") ? execute : 0)
    }

    /// `rwxrws---`, as `ls -l` has it for a mode with its first digit.
    static func text(_ mode: String) -> String {
        let isSetGroup = mode.first == "2"
        return digits(mode).enumerated().map { place, bits in
            let isExecutable = bits & execute != 0
            let last =
                place == 1 && isSetGroup
                ? (isExecutable ? "s" : "S") : (isExecutable ? "x" : "-")
            return (bits & read != 0 ? "r" : "-") + (bits & write != 0 ? "w" : "-") + last
        }.joined()
    }
}

/// What comes of somebody's wish to open, or to save, a file of a share from a host.
struct ShareAccess {
    /// How far it got: `connection`, `session-setup`, `tree-connect`, `open`, `write` or `done`.
    var stage: String
    /// What was answered there; `ok` at the end.
    var outcome: String

    init(stage: String, outcome: String) {
        self.stage = stage
        self.outcome = outcome
    }

    /// Tries it, from the cable to the file.
    ///
    /// - Parameters:
    ///   - url: as in the host's mounts.
    ///   - writes: whether it is to be saved, and not only opened.
    init(_ view: StorageView, from host: ElementID, user name: String, url: String, writes: Bool) {
        guard view.isOn(host), let machine = view.machine(host) else {
            self.init(stage: "connection", outcome: "switched-off")
            return
        }
        let network = view.walker.model
        guard
            let mount = network.machines[machine].mounts.map({ network.mounts[$0] })
                .first(where: { $0.url == url })
        else {
            self.init(stage: "connection", outcome: "not-configured")
            return
        }
        let link = MountView(mount, view.walker, machine)
        guard link.isAvailable else {
            self.init(stage: "connection", outcome: link.outcome)
            return
        }
        guard let index = view.model.volume(url: url, view.simulation.plant) else {
            self.init(stage: "tree-connect", outcome: "bad-network-name")
            return
        }
        self.init(view, volume: index, user: name, writes: writes)
    }

    /// The same without the way to the server: from the session's set-up on.
    init(_ view: StorageView, volume index: Int, user name: String, writes: Bool) {
        let volume = view.model.volumes[index]
        let steps = AccessSteps(view: view, index: index, volume: volume, name: name)
        for (stage, step) in [
            ("session-setup", steps.session), ("tree-connect", steps.treeConnect),
            ("open", steps.open),
        ] {
            if let refusal = step() {
                self.init(stage: stage, outcome: refusal)
                return
            }
        }
        if writes, let refusal = steps.write() {
            self.init(stage: "write", outcome: refusal)
            return
        }
        self.init(stage: "done", outcome: "ok")
    }

    var isGranted: Bool { outcome == "ok" }
}

/// The steps of an access, each with its refusal or nil.
private struct AccessSteps {
    let view: StorageView
    let index: Int
    let volume: SharedVolume
    let name: String

    private func word(_ slot: SlotID) -> String { view.word(slot) }

    private var found: (directory: AccountDirectory, user: AccountDirectory.User)? {
        view.user(name, in: volume.directory)
    }

    private var groups: [String] {
        found.map { view.sessionGroups($0.user, $0.directory) } ?? []
    }

    func session() -> String? {
        guard volume.directory != nil else { return nil }
        guard let found else { return "logon-failure" }
        let port = found.directory.port
        let asked = view.connect(from: volume.host, to: found.directory.host, port: port)
        if asked != "open" { return "no-logon-servers" }
        switch word(found.user.state) {
        case "disabled": return "account-disabled"
        case "expired": return "account-expired"
        case "password-expired": return "password-expired"
        case "locked": return "account-locked-out"
        default: return nil
        }
    }

    func treeConnect() -> String? {
        if view.simulation.slot(volume.slots.exported) == 0 || !view.isMounted(index) {
            return "bad-network-name"
        }
        let wanted = Int(view.simulation.slot(volume.slots.shareGroup))
        guard volume.groups.indices.contains(wanted) else { return nil }
        return volume.directory == nil || groups.contains(volume.groups[wanted])
            ? nil : "share-access-denied"
    }

    private var isInFolderGroup: Bool {
        let group = Int(view.simulation.slot(volume.slots.folderGroup))
        return volume.groups.indices.contains(group) && groups.contains(volume.groups[group])
    }

    private var mask: Int? { UnixRights.mask(word(volume.slots.mask)) }

    /// What one may do with the files of the folder.
    private var fileRights: Int {
        UnixRights.allowed(
            word(volume.slots.fileMode), isOwner: volume.editors.first == name,
            isInGroup: isInFolderGroup, mask: mask)
    }

    func open() -> String? {
        let parent = UnixRights.allowed(
            word(volume.slots.parentMode), isOwner: false, isInGroup: false, mask: nil)
        // Root owns the folder, so that nobody here is its owner.
        let folder = UnixRights.allowed(
            word(volume.slots.folderMode), isOwner: false, isInGroup: isInFolderGroup, mask: mask)
        if parent & UnixRights.execute == 0 || folder & UnixRights.execute == 0 {
            return "permission-denied"
        }
        if view.simulation.slot(volume.slots.renamed) > 0 { return "no-such-file" }
        return fileRights & UnixRights.read == 0 ? "permission-denied" : nil
    }

    func write() -> String? {
        let simulation = view.simulation
        if simulation.slot(volume.slots.shareWritable) == 0 { return "share-read-only" }
        if simulation.slot(volume.slots.errors) == 1 { return "read-only-file-system" }
        let folder = UnixRights.allowed(
            word(volume.slots.folderMode), isOwner: false, isInGroup: isInFolderGroup, mask: mask)
        if fileRights & UnixRights.write == 0 || folder & UnixRights.write == 0 {
            return "permission-denied"
        }
        let lock = Int(simulation.slot(volume.slots.lockBy))
        if volume.editors.indices.contains(lock), volume.editors[lock] != name {
            return "locked-by-another"
        }
        if view.available(index) == 0 || view.freeInodes(index) == 0 { return "no-space" }
        let quota = simulation.slot(volume.slots.quota)
        if quota > 0, simulation.slot(volume.slots.groupUsed) >= quota { return "quota-exceeded" }
        return nil
    }
}
