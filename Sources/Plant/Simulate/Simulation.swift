package import SimulationKernel

/// A plant in one state, with its clock: patches go in, time passes, nodes and latches follow.
///
/// It is the only thing in the core that changes. Its whole memory is a `SimulationState`; the same
/// state, patches and times give the same state again, on every machine.
package final class Simulation {
    package let plant: Plant
    package let evaluator: Evaluator
    private var now: SimulatedTime
    var rows = LatchTables()
    var queue = EventQueue()
    private var streams: [RandomStream]
    private var writtenSymbols: [String] = []
    private var history: [AppliedEdit] = []
    /// Patches that are due later, by the subject of their event.
    private let scheduledPatches: [Patch]
    /// The value that each latch is on its way to, or nil where it rests.
    var pendingTargets: [Int64?]
    /// While settlers work after settling from a memory: which latches may still move.
    var unrest: LatchUnrest?
    private let seed: UInt64
    /// True while nothing may be drawn: readings come without noise.
    package private(set) var isQuiet = false
    /// True while nothing may be drawn, though things are learnt as ever; see `rehearse`.
    package private(set) var isRehearsal = false

    static let latchStep: Int32 = 0
    static let scheduledPatch: Int32 = 1
    static let firstPlaneEvent: Int32 = 2
    /// A plant whose latches chase each other for longer than this doesn't settle. Latches that
    /// follow each other in a row need a round each.
    var settlingRounds: Int { max(256, 2 * plant.latchCount) }

    /// A plant at rest: nominal slots, each latch at its settled value, tables filled.
    package init(
        plant: Plant, seed: UInt64, clock: SimulatedTime = SimulatedTime(milliseconds: 0),
        scheduledPatches: [Patch] = []
    ) {
        self.plant = plant
        self.seed = seed
        now = clock
        self.scheduledPatches = scheduledPatches
        evaluator = Evaluator(
            plant: plant, cells: plant.nominal + [Int64](repeating: 0, count: plant.latchCount))
        streams = plant.layout.streamNames.map { RandomStream(seed: seed, name: $0) }
        pendingTargets = Array(repeating: nil, count: plant.latchCount)
        settle()
    }

    /// The simulation that a state describes; traps where the state isn't one of this plant and
    /// these patches (see `SimulationState.problem`).
    package init(
        plant: Plant, seed: UInt64, state: SimulationState, scheduledPatches: [Patch] = []
    ) {
        let problem = state.problem(for: plant, patchCount: scheduledPatches.count)
        precondition(problem == nil, problem ?? "the plant's own state")
        self.plant = plant
        self.seed = seed
        self.scheduledPatches = scheduledPatches
        evaluator = Evaluator(plant: plant, cells: state.cells)
        now = state.clock
        streams = state.streams
        pendingTargets = Array(repeating: nil, count: plant.latchCount)
        takeOver(state)
    }

    /// Goes back to a state of this same simulation, as if nothing since had been.
    package func restore(_ state: SimulationState) {
        let problem = state.problem(for: plant, patchCount: scheduledPatches.count)
        precondition(problem == nil, problem ?? "the plant's own state")
        evaluator.apply(evaluator.edits(to: state.cells))
        takeOver(state)
    }

    /// Takes over all of a state but its cells.
    ///
    /// - Parameter targets: the value that each latch is on its way to, where that is known.
    func takeOver(_ state: SimulationState, pendingTargets targets: [Int64?]? = nil) {
        now = state.clock
        rows = state.tables
        queue = state.queue
        streams = state.streams
        writtenSymbols = state.writtenSymbols
        history = state.applied
        pendingTargets = targets ?? Array(repeating: nil, count: plant.latchCount)
        if targets != nil { return }
        for entry in state.queue.sortedEntries where entry.event.kind == Simulation.latchStep {
            pendingTargets[Int(entry.event.subject)] = entry.event.a
        }
    }

    /// The whole memory, as a value.
    package var state: SimulationState {
        var state = stateWithoutCells
        state.cells = evaluator.allCells
        return state
    }

    /// The same without its cells.
    var stateWithoutCells: SimulationState {
        SimulationState(
            cells: [], tables: rows, clock: now, queue: queue, streams: streams,
            writtenSymbols: writtenSymbols, applied: history)
    }

    /// Another simulation in the same state, which goes its own way.
    package func fork() -> Simulation {
        Simulation(plant: plant, seed: seed, state: state, scheduledPatches: scheduledPatches)
    }

    // MARK: Reading

    /// The time in the story.
    package var clock: SimulatedTime {
        evaluator.trace?.noteClock()
        return now
    }

    /// The rows that have been learnt and not yet forgotten.
    package var tables: LatchTables {
        get {
            evaluator.trace?.noteTables()
            return rows
        }
        // In place: a row that is learnt mustn't copy all the others.
        _modify {
            evaluator.trace?.noteTables()
            yield &rows
        }
    }

    /// All edits that were made, in their order.
    package var applied: [AppliedEdit] {
        evaluator.trace?.noteTables()
        return history
    }

    /// Tells whether a cell or a table has changed between two moments of one simulation.
    package struct Version: Hashable, Sendable {
        private let changes: Int
        private let rows: [LatchRow]

        init(changes: Int, rows: [LatchRow]) {
            self.changes = changes
            self.rows = rows
        }
    }

    /// Differs from an earlier one as soon as a cell changed in between, or what the tables hold.
    /// A row that was only heard of again, and so is kept for longer, is no change.
    package var version: Version {
        let rows = self.rows.rows.filter { $0.expires > now }.map { row in
            var row = row
            row.expires = LatchRow.never
            return row
        }
        return Version(changes: evaluator.changeCount, rows: rows)
    }

    /// A slot's value now, in the unit of its domain.
    package func slot(_ slot: SlotID) -> Int64 { evaluator.cell(plant.layout.cell(slot)) }
    /// A latch's value now; where it is on its way, where it stands.
    package func latch(_ latch: LatchID) -> Int64 { evaluator.cell(plant.layout.cell(latch)) }
    /// A node's value under the present condition.
    package func value(_ node: NodeID) -> NodeValue { evaluator.value(node) }

    /// The words of an interned list that a node's value names.
    package func words(ofList number: Int32) -> [Int64] { evaluator.lists.words(of: number) }

    /// An element's slot by its ordinal.
    package func slot(_ element: ElementID, _ ordinal: Int) -> Int64 {
        slot(plant.layout.slot(element, ordinal))
    }

    /// An element's latch by its ordinal.
    package func latch(_ element: ElementID, _ ordinal: Int) -> Int64 {
        latch(plant.layout.latch(element, ordinal))
    }

    /// What passes through a port: what arrives there, else what goes out.
    package func signal(at port: PortID) -> NodeValue {
        plant.signal(at: port).map { value($0) } ?? .absent
    }

    /// The text of a symbol, the plant's own or one written during the session; empty for −1.
    package func text(ofSymbol number: Int64) -> String {
        let own = plant.symbols.texts.count
        if number >= 0 && number < Int64(own) { return plant.symbols.texts[Int(number)] }
        let written = Int(number) - own
        return writtenSymbols.indices.contains(written) ? writtenSymbols[written] : ""
    }

    /// The number of a text, or the number that it will have once it is written.
    package func symbol(for text: String) -> Int64 {
        if let known = plant.symbols.number(of: text) { return Int64(known.rawValue) }
        let written = writtenSymbols.firstIndex(of: text) ?? writtenSymbols.count
        return Int64(plant.symbols.texts.count + written)
    }

    /// Makes a text a symbol, where it isn't one yet.
    package func write(symbol text: String) {
        guard plant.symbols.number(of: text) == nil, !writtenSymbols.contains(text) else { return }
        writtenSymbols.append(text)
    }

    // MARK: Chance

    /// A draw from a stream: mean 0, standard deviation 1, in millionths; 0 while quiet.
    package func drawNormalMillionths(_ stream: StreamID) -> Int64 {
        isQuiet || isRehearsal ? 0 : streams[stream.index].nextNormalMillionths()
    }

    /// A whole number below a bound from a stream; 0 while quiet.
    package func draw(_ stream: StreamID, below bound: Int64) -> Int64 {
        isQuiet || isRehearsal ? 0 : streams[stream.index].next(below: bound)
    }

    /// What is the same in every use of something in this session: an instrument's own error.
    /// Mean 0, standard deviation 1, in millionths; a function of the seed and the name alone.
    package func systematicNormalMillionths(_ name: String) -> Int64 {
        if isQuiet || isRehearsal { return 0 }
        var stream = RandomStream(seed: seed, name: name + "/systematic")
        return stream.nextNormalMillionths()
    }

    /// Runs a function with no noise in any reading and no draw taken.
    package func quietly<Result>(_ body: () throws -> Result) rethrows -> Result {
        let before = isQuiet
        isQuiet = true
        defer { isQuiet = before }
        return try body()
    }

    /// Runs a function as it would run now but for noise, and forgets what machines learnt by it.
    ///
    /// Unlike `quietly` it lets machines ask their neighbours and remember, as in life.
    package func rehearse<Result>(_ body: () throws -> Result) rethrows -> Result {
        let before = (isRehearsal, rows)
        isRehearsal = true
        defer { (isRehearsal, rows) = before }
        return try body()
    }

    // MARK: Changing

    /// Makes the edits of a patch now.
    package func apply(_ patch: Patch) {
        var edits: [(cell: CellID, value: Int64)] = []
        for edit in patch.lastEdits {
            let before = slot(edit.slot)
            if before != edit.value {
                history.append(
                    AppliedEdit(
                        time: now, provenance: patch.provenance, slot: edit.slot,
                        before: before, after: edit.value))
            }
            edits.append((plant.layout.cell(edit.slot), edit.value))
        }
        change(edits)
    }

    /// Sets latches at once, as a restart does; what was under way for them is dropped.
    package func set(_ edits: [LatchEdit]) {
        for edit in edits { cancelPending(edit.latch) }
        change(edits.map { (plant.layout.cell($0.latch), $0.value) })
        for edit in edits { retarget(edit.latch) }
    }

    /// Puts a patch of `scheduledPatches` into the queue.
    package func schedule(patch index: Int, at time: SimulatedTime) {
        precondition(scheduledPatches.indices.contains(index), "a scheduled patch that exists")
        queue.schedule(Event(kind: Simulation.scheduledPatch, subject: Int32(index)), at: time)
    }

    /// Puts a plane's own event into the queue.
    package func schedule(
        _ name: String, subject: Int32, a: Int64 = 0, b: Int64 = 0, after span: TimeSpan
    ) {
        guard let index = plant.registry.eventHandlers.firstIndex(where: { $0.eventName == name })
        else { preconditionFailure("no plane handles the event \(name)") }
        queue.schedule(
            Event(
                kind: Simulation.firstPlaneEvent + Int32(index), subject: subject, a: a, b: b),
            at: now + span)
    }

    /// Lets time pass, with all that happens in it.
    package func advance(to time: SimulatedTime) {
        while let entry = queue.popFirst(notAfter: time) {
            now = max(now, entry.time)
            happen(entry.event)
        }
        now = max(now, time)
        rows.purge(at: now)
    }

    /// The time of the next thing that will happen by itself, or nil.
    package var nextEventTime: SimulatedTime? { queue.nextTime }

    private func happen(_ event: Event) {
        switch event.kind {
        case Simulation.latchStep: step(LatchID(rawValue: event.subject))
        case Simulation.scheduledPatch: apply(scheduledPatches[Int(event.subject)])
        default:
            let index = Int(event.kind - Simulation.firstPlaneEvent)
            plant.registry.eventHandlers[index].handle(self, event)
        }
    }

    private func change(_ edits: [(cell: CellID, value: Int64)]) {
        guard evaluator.apply(edits) else { return }
        unrest?.note(evaluator)
        for latch in triggeredLatches() { retarget(latch) }
    }

    private func triggeredLatches() -> [LatchID] {
        let graph = plant.graph
        var latches: [Int32] = []
        for cell in evaluator.changedCells {
            let row = Int(cell)
            for index in graph.cellLatchStarts[row]..<graph.cellLatchStarts[row + 1] {
                latches.append(graph.cellLatches[Int(index)])
            }
        }
        for node in evaluator.changedNodes {
            let row = Int(node)
            for index in graph.nodeLatchStarts[row]..<graph.nodeLatchStarts[row + 1] {
                latches.append(graph.nodeLatches[Int(index)])
            }
        }
        latches.sort()
        var result: [LatchID] = []
        for latch in latches where result.last?.rawValue != latch {
            result.append(LatchID(rawValue: latch))
        }
        return result
    }

    // MARK: Latches

    /// Looks where a latch should rest, and starts or stops its way there.
    func retarget(_ latch: LatchID) {
        guard let rule = plant.latchRules[latch.index] else { return }
        if unrest?.isAsked[latch.index] == false { return }
        let target = rule.settled(self)
        if pendingTargets[latch.index] == target { return }
        cancelPending(latch)
        startStep(latch, rule, target)
    }

    private func startStep(_ latch: LatchID, _ rule: LatchRule, _ target: Int64) {
        let current = self.latch(latch)
        if current == target { return }
        let next = rule.step(current, target, self)
        pendingTargets[latch.index] = target
        queue.schedule(
            Event(kind: Simulation.latchStep, subject: latch.rawValue, a: target),
            at: now + TimeSpan(milliseconds: max(1, next.afterMilliseconds)))
    }

    private func cancelPending(_ latch: LatchID) {
        guard pendingTargets[latch.index] != nil else { return }
        pendingTargets[latch.index] = nil
        queue.removeAll {
            $0.kind == Simulation.latchStep && $0.subject == latch.rawValue
        }
    }

    private func step(_ latch: LatchID) {
        guard let rule = plant.latchRules[latch.index] else { return }
        pendingTargets[latch.index] = nil
        let target = rule.settled(self)
        let current = self.latch(latch)
        if current == target { return }
        change([(plant.layout.cell(latch), rule.step(current, target, self).value)])
        retarget(latch)
    }
}
