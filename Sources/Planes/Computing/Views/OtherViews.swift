import Plant
import Signals

/// What comes of asking a licence server for a seat; error numbers are FlexNet Publisher's.
struct LicenceAnswer {
    var outcome: String
    var error: Int64
    /// Seats in all, in use by machines that are on, and held by nobody.
    var seats: Int64
    var used: Int64
    var leaked: Int64

    init(_ view: StorageView, from host: ElementID, pool: LicencePool, feature: String) {
        (seats, used, leaked) = (0, 0, 0)
        let manager = view.connect(from: host, to: pool.host, port: pool.port)
        guard manager == "open" else {
            (outcome, error) = ("cannot-connect", -15)
            return
        }
        guard let found = pool.features.first(where: { $0.name == feature }) else {
            (outcome, error) = ("no-such-feature", -5)
            return
        }
        seats = found.seats
        leaked = view.simulation.slot(found.leaked)
        used = Int64(found.users.count { $0 != host && view.isOn($0) })
        let daemon = view.connect(from: pool.host, to: pool.host, port: pool.vendorPort)
        if daemon != "open" {
            (outcome, error) = ("vendor-daemon-down", -97)
        } else if view.connect(from: host, to: pool.host, port: pool.vendorPort) != "open" {
            (outcome, error) = ("vendor-port-closed", -96)
        } else if view.simulation.slot(pool.fileFits) == 0 {
            (outcome, error) = ("invalid-host", -9)
        } else if view.simulation.slot(pool.clockBehind) > 0 {
            (outcome, error) = ("clock-set-back", -88)
        } else if view.simulation.slot(found.days) < 0 {
            (outcome, error) = ("expired", -10)
        } else if used + leaked >= seats {
            (outcome, error) = ("all-in-use", -4)
        } else {
            (outcome, error) = ("granted", 0)
        }
    }
}

/// What a tape drive is doing.
struct TapeState {
    /// `streaming`, `stopping`, `idle` or `refused`.
    var lamp: String
    var isDirty: Bool
    /// What it is fed and what it writes, in bytes per second.
    var fed: Int64
    var written: Int64
    /// How long the night's archive takes at that, in seconds; nil where it never ends.
    var seconds: Int64?

    init(_ view: StorageView, _ index: Int) {
        let library = view.model.libraries[index]
        isDirty = view.simulation.slot(library.headDirty) == 1
        (fed, written) = (0, 0)
        let can = LinearTape.compatibility(
            drive: library.generation, cartridge: view.simulation.slot(library.loaded))
        guard can == .readWrite else {
            lamp = "refused"
            return
        }
        guard view.isOn(library.host), let drive = LinearTape.generation(library.generation),
            let flow = StorageLoad(view).flows.first(where: {
                $0.purpose == .archive && $0.host == library.host
                    && view.model.volumes[$0.volume].element == library.volume
            })
        else {
            lamp = "idle"
            return
        }
        fed = flow.share
        written = LinearTape.written(fed: fed, drive: drive, isDirty: isDirty)
        lamp = fed < LinearTape.slowestStreaming ? "stopping" : "streaming"
        if written > 0 { seconds = library.bytes / written }
    }
}

/// A copy of a card as it is found on its machine, against the list that was made at the card.
struct CopyState {
    struct Clip {
        var path: String
        var finding: HashManifest.Finding
        var size: Int64
        /// Of the list, and of what is there; the same where it is missing.
        var listed: UInt64
        var found: UInt64
        /// Whether it is younger than the list.
        var isYounger: Bool
    }
    var clips: [Clip]
    var exitCode: Int64

    init(_ simulation: Simulation, _ copy: RushesCopy) {
        let flipped = Int(simulation.slot(copy.flipped))
        let missing = Int(simulation.slot(copy.missing))
        let edited = Int(simulation.slot(copy.edited))
        var list: [HashManifest.Entry] = []
        var found: [HashManifest.Entry] = []
        for (index, path) in copy.clips.enumerated() {
            let seed = UInt64(copy.element.index) << 16 | UInt64(index)
            var bytes = SampleMedia.bytes(of: seed)
            let size = Int64(bytes.count)
            list.append(HashManifest.Entry(path: path, size: size, hash: XXHash64.hash(bytes)))
            if index == missing { continue }
            if index == flipped { bytes[Int(seed % UInt64(bytes.count))] ^= 1 }
            // Somebody has written something after it.
            if index == edited { bytes += Array("edited".utf8) }
            found.append(
                HashManifest.Entry(
                    path: path, size: Int64(bytes.count), hash: XXHash64.hash(bytes)))
        }
        let findings = HashManifest(list).compare(found)
        exitCode = HashManifest.exitCode(findings.map(\.finding))
        clips = list.enumerated().map { index, entry in
            let own = found.first { $0.path == entry.path }
            return Clip(
                path: entry.path, finding: findings[index].finding,
                size: own?.size ?? entry.size, listed: entry.hash,
                found: own?.hash ?? entry.hash, isYounger: index == edited)
        }
    }
}

/// What a render queue gets done.
struct RenderState {
    struct Node {
        var name: String
        /// `rendering`, `disabled`, `offline`, `stalled`, `wrong-version` or `no-licence`.
        var state: String
    }
    var nodes: [Node]
    /// How long what is waiting takes, in seconds; nil where nothing renders.
    var seconds: Int64?

    init(_ view: StorageView, _ manager: RenderManager) {
        nodes = manager.nodes.map {
            Node(name: $0.name, state: RenderState.state($0, manager, view))
        }
        let count = Int64(nodes.count { $0.state == "rendering" })
        if count > 0 { seconds = manager.frames * manager.frameSeconds / count }
    }

    private static func state(
        _ node: RenderManager.Node, _ manager: RenderManager, _ view: StorageView
    ) -> String {
        let simulation = view.simulation
        if simulation.slot(node.enabled) == 0 { return "disabled" }
        let reached =
            view.isOn(node.element) && view.isOn(manager.host)
            && view.machine(manager.host).map { machine in
                let address = view.address(node.element)
                return address != 0
                    && view.walker.echo(from: machine, to: address, payload: 56).outcome == .reply
            } == true
        if !reached { return "offline" }
        if simulation.slot(node.worker) != 0 { return "stalled" }
        if let software = view.model.machine(node.element)?.software
            .first(where: { $0.name == manager.software }), simulation.slot(software.slot) != 0
        {
            return "wrong-version"
        }
        guard let pool = view.model.pools.first(where: { $0.element == manager.pool }) else {
            return "rendering"
        }
        let answer = LicenceAnswer(
            view, from: node.element, pool: pool, feature: manager.feature)
        return answer.error == 0 ? "rendering" : "no-licence"
    }
}

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
