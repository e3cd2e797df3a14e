import Plant
import SimulationKernel

/// What happens in computers by the clock: disks fill, caches grow, jobs begin and end, and
/// configurations are applied.
///
/// Each thing of that sort has one event ahead, at its next moment and never further away than
/// half an hour, so that what was changed in between is noticed.
enum ComputingClock {
    static let eventName = "computing-look"
    private static let minute: Int64 = 60_000
    private static let period: Int64 = 30 * minute
    /// While a volume fills up.
    private static let shortPeriod: Int64 = 10 * minute
    private static let day: Int64 = 1440

    static let handler = EventHandler(eventName: eventName) { simulation, event in
        let model = ComputingModel.of(simulation.plant)
        let element = ElementID(Int(event.subject))
        guard let latch = nextLook(element, model),
            event.a == simulation.latch(latch), event.a == simulation.clock.milliseconds
        else { return }
        look(element, model, simulation)
        schedule(element, latch, model, simulation)
    }

    /// Puts the first look at each thing into the queue.
    static let settler: @Sendable (Simulation) -> Void = { simulation in
        let model = ComputingModel.of(simulation.plant)
        for index in simulation.plant.layout.elements.indices {
            guard let latch = nextLook(ElementID(index), model) else { continue }
            schedule(ElementID(index), latch, model, simulation)
        }
    }

    private static func nextLook(_ element: ElementID, _ model: ComputingModel) -> LatchID? {
        model.arrays.first { $0.element == element }?.nextLook
            ?? model.volumes.first { $0.element == element }?.nextLook
            ?? model.machines.first { $0.element == element }?.nextLook
            ?? model.configurations.first { $0.element == element }?.nextRun
    }

    private static func schedule(
        _ element: ElementID, _ latch: LatchID, _ model: ComputingModel, _ simulation: Simulation
    ) {
        let now = simulation.clock.milliseconds
        let next = moment(after: now, element, model, simulation)
        simulation.set([LatchEdit(latch, next)])
        simulation.schedule(
            eventName, subject: element.rawValue, a: next,
            after: TimeSpan(milliseconds: next - now))
    }

    /// The next moment at which there is something to do for an element.
    private static func moment(
        after now: Int64, _ element: ElementID, _ model: ComputingModel, _ simulation: Simulation
    ) -> Int64 {
        if let managed = model.configurations.first(where: { $0.element == element }) {
            let every = managed.everyMinutes * minute
            return (now / every + 1) * every
        }
        if let volume = model.volumes.first(where: { $0.element == element }) {
            return now + (simulation.slot(volume.slots.growth) > 0 ? shortPeriod : period)
        }
        var next = now + period
        guard let machine = model.machine(element) else { return next }
        let today = now / (day * minute) * day
        for job in machine.jobs {
            let start = simulation.slot(job.start)
            for edge in [start, start + job.minutes, start + day, start + job.minutes - day] {
                let moment = (today + edge) * minute
                if moment > now { next = min(next, moment) }
            }
        }
        return next
    }

    private static func look(
        _ element: ElementID, _ model: ComputingModel, _ simulation: Simulation
    ) {
        if let index = model.arrays.firstIndex(where: { $0.element == element }) {
            fill(index, simulation)
        } else if let volume = model.volumes.first(where: { $0.element == element }) {
            grow(volume, simulation)
        } else if let managed = model.configurations.first(where: { $0.element == element }) {
            run(managed, simulation)
        } else if let machine = model.machine(element) {
            for job in machine.jobs {
                let past = simulation.clock.milliseconds / minute - simulation.slot(job.start)
                let isRunning: Int64 = (past + 2 * day) % day < job.minutes ? 1 : 0
                if simulation.latch(job.isRunning) != isRunning {
                    simulation.set([LatchEdit(job.isRunning, isRunning)])
                }
            }
        }
    }

    /// How many milliseconds of the last period lie after a moment given in minutes.
    private static func elapsed(since began: Int64, _ simulation: Simulation) -> Int64 {
        let now = simulation.clock.milliseconds
        return max(0, min(period, now - began * minute))
    }

    private static func fill(_ index: Int, _ simulation: Simulation) {
        let view = StorageView(simulation)
        guard view.isRebuilding(index) else { return }
        let array = view.model.arrays[index]
        let past = elapsed(since: simulation.slot(array.began), simulation)
        // With low priority a third of the rate (a judgement).
        let rate: Int64 = simulation.slot(array.priority) == 0 ? 1 : 3
        let step = past * DiskArrayKind.whole / (array.rebuildSeconds * 1000 * rate)
        let rebuilt = min(DiskArrayKind.whole, view.rebuilt(index) + step)
        simulation.set([LatchEdit(array.rebuilt, rebuilt)])
    }

    private static func grow(_ volume: SharedVolume, _ simulation: Simulation) {
        let growth = simulation.slot(volume.slots.growth)
        guard growth > 0 else { return }
        let began = simulation.slot(volume.slots.growthBegan)
        let past = max(0, simulation.clock.milliseconds - began * minute)
        let grown = growth * past / 3_600_000
        simulation.set([LatchEdit(volume.grown, min(volume.size, grown))])
    }

    private static func run(_ managed: ManagedConfiguration, _ simulation: Simulation) {
        guard simulation.slot(managed.runs) == 1 else { return }
        let edits = DriftView(StorageView(simulation), managed).edits
        guard !edits.isEmpty else { return }
        let name = simulation.id(of: managed.element)
        simulation.apply(Patch(edits, by: .configurationRun(name)))
    }
}
