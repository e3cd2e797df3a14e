import Plant
import Signals

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
