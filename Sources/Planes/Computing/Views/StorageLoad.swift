import Plant
import Signals

/// What goes to and from the volumes now, and what of it there is room for.
///
/// Playing machines, scheduled jobs, tape and whatever rewrites files each want a rate. Arrays and
/// links share theirs max–min fairly among those that go through them.
struct StorageLoad {
    enum Purpose: String {
        case playback, job, archive, rewriting
    }
    struct Flow {
        var purpose: Purpose
        var host: ElementID
        var volume: Int
        /// Bytes per second.
        var demand: Int64
        var share: Int64 = 0
    }

    let flows: [Flow]
    /// By array, bytes per second.
    let demands: [Int64]
    let capacities: [Int64]
    /// By volume, entries of folders in a second.
    let folderReads: [Int64]

    /// Entries that a program asks for in a second while it renames everything (a judgement).
    static let renamingReads: Int64 = 15_000
    /// Bytes that it rewrites in a second (a judgement).
    static let rewriting: Int64 = 400_000_000

    init(_ view: StorageView) {
        var collector = FlowCollector(view)
        collector.collect()
        let network = view.walker.model
        let arrays = view.model.arrays.indices.map { view.capacity(ofArray: $0) }
        var links = view.walker.model.machines.map { machine in
            let isBusy = view.busyProcess(machine.element) != nil
            // A server whose processor is taken serves a quarter (a judgement).
            return view.linkBytesPerSecond(machine.element) / (isBusy ? 4 : 1)
        }
        links += arrays
        let sharing = collector.flows.map { flow in
            let volume = view.model.volumes[flow.volume]
            var used: [Int] = []
            if flow.host != volume.host {
                used = [flow.host, volume.host].compactMap { network.machine($0) }
            }
            if let array = view.array(ofVolume: flow.volume) {
                used.append(network.machines.count + array)
            }
            return MaxMinSharing.Flow(demand: flow.demand, links: used)
        }
        let shares = MaxMinSharing.shares(sharing, capacities: links)
        var flows = collector.flows
        for index in flows.indices { flows[index].share = shares[index] }
        self.flows = flows
        capacities = arrays
        folderReads = collector.folderReads
        demands = view.model.arrays.indices.map { array in
            flows.filter { view.array(ofVolume: $0.volume) == array }.reduce(0) { $0 + $1.demand }
        }
    }

    /// How long requests wait at an array: a band.
    func band(ofArray array: Int) -> LatencyBand {
        LatencyBand(demand: demands[array], capacity: capacities[array])
    }

    /// How busy an array is, in percent, never more than 100.
    func utilisation(ofArray array: Int) -> Int64 {
        capacities[array] == 0 ? 100 : min(100, demands[array] * 100 / capacities[array])
    }

    /// How long folders take to be listed on a volume: a band.
    func folderBand(_ volume: Int, _ view: StorageView) -> LatencyBand {
        LatencyBand(
            demand: folderReads[volume], capacity: view.model.volumes[volume].metadataRate)
    }

    /// What somebody's playback wants and gets, or nil where nothing plays.
    func playback(of host: ElementID) -> Flow? {
        flows.first { $0.host == host && $0.purpose == .playback }
    }
}

/// Lists who wants what of which volume.
private struct FlowCollector {
    let view: StorageView
    var flows: [StorageLoad.Flow] = []
    var folderReads: [Int64]

    init(_ view: StorageView) {
        self.view = view
        folderReads = Array(repeating: 0, count: view.model.volumes.count)
    }

    mutating func collect() {
        for machine in view.model.machines where view.isOn(machine.element) {
            addPlayback(machine)
            for job in machine.jobs where view.simulation.latch(job.isRunning) == 1 {
                guard let volume = index(job.volume), view.isMounted(volume) else { continue }
                flows.append(
                    StorageLoad.Flow(
                        purpose: .job, host: machine.element, volume: volume, demand: job.rate))
            }
        }
        for library in view.model.libraries where view.isOn(library.host) {
            guard let volume = index(library.volume), view.isMounted(volume),
                let drive = LinearTape.generation(library.generation),
                view.simulation.slot(library.archiving) == 1,
                LinearTape.compatibility(
                    drive: library.generation,
                    cartridge: view.simulation.slot(library.loaded)) == .readWrite
            else { continue }
            let isDirty = view.simulation.slot(library.headDirty) == 1
            flows.append(
                StorageLoad.Flow(
                    purpose: .archive, host: library.host, volume: volume,
                    demand: isDirty ? drive.bytesPerSecond / 3 : drive.bytesPerSecond))
        }
    }

    private func index(_ volume: ElementID?) -> Int? {
        view.model.volumes.firstIndex { $0.element == volume }
    }

    private mutating func addPlayback(_ machine: ComputingMachine) {
        guard let playback = machine.playback,
            let volume = view.model.volume(url: playback.share, view.simulation.plant),
            reaches(machine.element, playback.share), view.isMounted(volume)
        else { return }
        let simulation = view.simulation
        let rate = MediaRate.all[Int(simulation.slot(playback.codec))]
            .bytesPerSecond(frameRateThousandths: playback.frameRate)
        let count = simulation.slot(playback.streams)
        if count > 0 {
            flows.append(
                StorageLoad.Flow(
                    purpose: .playback, host: machine.element, volume: volume,
                    demand: count * rate))
        }
        folderReads[volume] += simulation.slot(playback.folderReads)
        if simulation.slot(playback.renames) == 1 {
            folderReads[volume] += StorageLoad.renamingReads
            flows.append(
                StorageLoad.Flow(
                    purpose: .rewriting, host: machine.element, volume: volume,
                    demand: StorageLoad.rewriting))
        }
    }

    private func reaches(_ host: ElementID, _ url: String) -> Bool {
        let network = view.walker.model
        guard let machine = view.machine(host) else { return false }
        return network.machines[machine].mounts.map { network.mounts[$0] }.contains {
            $0.url == url && MountView($0, view.walker, machine).isAvailable
        }
    }
}
