package import FaultReasoning
package import Plant
package import Scenarios
package import SimulationKernel

/// One trainee's work on one instance: commands go in, readings come out, the plant changes.
///
/// It is deterministic: the same instance and the same commands give the same replies. A command
/// that is refused costs nothing and leaves no trace: the state is put back.
package final class Exercise {
    package let instance: ScenarioInstance
    package let simulation: Simulation
    package let parser: CommandParser
    package internal(set) var memory: ExerciseMemory
    package private(set) var disruption: DisruptionCount
    /// How everything that is owed stands, as of the last moment at which something changed.
    private(set) var standing: StandingFlags
    /// Keeps in step with how everything stands.
    let watch: StandingWatch
    /// What the command at hand has changed so far.
    var traineeEdits: [TraineeEdit] = []
    /// What was done so far, as far as reasoning needs it.
    package private(set) var steps: [SessionStep] = []
    private var hasBegun = false
    /// Notes in the order in which they were written, with their times.
    package internal(set) var notes: [(time: SimulatedTime, text: String)] = []
    /// The revision of everything that replies depend on. It grows when a recomputed reading could
    /// differ from a stored one.
    package static let engineRevision = 4

    /// What every hypothesis of this facility would show; worked out when it is first asked for.
    private(set) lazy var predictions = FacilityPredictions(
        plant: plant, scene: instance.scene, clock: scenario.called)

    /// The prices of this facility.
    package private(set) lazy var priceList = PriceList(
        plant.inventory.prices.map {
            (action: $0.action, price: Price(seconds: $0.seconds, pounds: $0.pounds))
        }
            + VerbTable.fixed.compactMap { verb in
                verb.price.map { (action: verb.name, price: $0) }
            })

    /// The compiled facility; the same for every exercise on it.
    package var plant: Plant { instance.plant }
    /// What went wrong, who called, and what is allowed to it.
    package var scenario: Scenario { instance.scenario }
    /// The facility's names and numbers.
    package var layout: PlantLayout { instance.plant.layout }

    /// Begins where the scenario does: the faults are in, and the clock stands at the call.
    package init(_ instance: ScenarioInstance) {
        self.instance = instance
        simulation = instance.simulation()
        watch = StandingWatch(simulation, faults: instance.faults, withExpectations: true)
        parser = CommandParser(registry: instance.plant.registry)
        memory = ExerciseMemory(place: instance.start)
        standing = StandingFlags(services: [], invariants: [], expectations: [], faults: [])
        disruption = DisruptionCount(holds: [], at: simulation.clock)
        standing = standingFlags()
        disruption = DisruptionCount(holds: standing.services, at: simulation.clock)
    }

    /// Simulated time since the call.
    package var elapsed: TimeSpan { simulation.clock - scenario.called }

    /// What is left of the budget; negative when it is overdrawn.
    package var budgetLeft: TimeSpan { TimeSpan.minutes(scenario.budgetMinutes) - elapsed }

    /// A digest of the plant's state and of what the session remembers.
    package var digest: UInt64 {
        var digest = Digest()
        digest.add(bits: simulation.state.digest)
        digest.add(Int64(memory.place.rawValue))
        digest.add(Int64(memory.suspects.count))
        digest.add(Int64(memory.ruledOut.count))
        digest.add(memory.poundsSpent)
        digest.add(memory.isClosed ? 1 : 0)
        digest.add(disruption.totalSeconds)
        return digest.value
    }

    /// Does what a command asks for.
    ///
    /// Throws where it can't be done as asked; then no time has passed and nothing has changed.
    package func perform(_ command: ExerciseCommand) throws(ActionRefusal) -> ExerciseReply {
        guard !memory.isClosed else {
            throw ActionRefusal("the ticket is closed", advice: "`quit` leaves the session")
        }
        let state = simulation.state
        let remembered = memory
        let noted = notes
        let began = moment
        let disrupted = disruption
        let stood = standing
        traineeEdits = []
        do throws(ActionRefusal) {
            var readings = try dispatch(command)
            recordDisruption()
            if command.verb == "close" {
                memory.isClosed = true
                readings.append(outcome())
            }
            readings += observations(since: stood, disrupted)
            hasBegun = true
            let reply = reply(readings)
            steps.append(SessionStep(command, from: began, reply))
            return reply
        } catch {
            standing = stood
            simulation.restore(state)
            memory = remembered
            notes = noted
            disruption = disrupted
            throw error
        }
    }

    /// Takes note of how everything stands now.
    func recordDisruption() {
        standing = standingFlags()
        disruption.record(holds: standing.services, at: simulation.clock)
    }

    /// What is kept of a command beside its readings: the effects, and on the first line the
    /// ticket.
    private func observations(
        since stood: StandingFlags, _ disrupted: DisruptionCount
    ) -> [Reading] {
        let downtime = plant.services.indices.map {
            disruption.milliseconds(of: $0) - disrupted.milliseconds(of: $0)
        }
        let effects = effects(since: stood, downtime: downtime, isFirst: !hasBegun)
        return (hasBegun ? [] : [instance.ticket()]) + (effects.map { [$0] } ?? [])
    }

    private func reply(_ readings: [Reading]) -> ExerciseReply {
        ExerciseReply(
            finished: simulation.clock, place: layout.places[memory.place.index].id,
            readings: readings)
    }

    private func dispatch(_ command: ExerciseCommand) throws(ActionRefusal) -> [Reading] {
        let words = command.words
        switch command.verb {
        case "help", "ticket", "status": return []
        case "look": return [try look(words)]
        case "go": return [try go(words)]
        case "map": return [try map(words)]
        case "trace": return [try trace(words)]
        case "menu": return [try menu(words)]
        case "measure": return [try measure(words)]
        case "on": return [try console(words)]
        case "ask": return [try ask(words)]
        case "tell", "escalate": return [try say(command)]
        case "read": return [try readDocument(words)]
        case "note": return [try note(command.text)]
        case "suspect", "rule-out", "diagnose": return [try state(command)]
        case "verify": return [try verify(words)]
        case "wait": return [try wait(words)]
        case "hint": return [try hint(words)]
        case "close":
            spend("close")
            return []
        default: return [try procedure(command.verb, words)]
        }
    }

    // MARK: Time and place

    /// What an action costs here: the facility's price, else its own.
    package func price(of action: String, default own: Price? = nil) -> Price {
        priceList.price(of: action, default: own)
    }

    /// Lets the time of an action pass and takes its money.
    func spend(_ action: String, default own: Price? = nil, extraSeconds: Int64 = 0) {
        let price = price(of: action, default: own)
        memory.poundsSpent += price.pounds
        pass(.seconds(price.seconds + extraSeconds))
    }

    /// Lets time pass, from event to event, and takes note of how the services stand on the way.
    func pass(_ span: TimeSpan) {
        let end = simulation.clock + span
        while let next = simulation.nextEventTime, next <= end {
            let before = simulation.version
            simulation.advance(to: next)
            if simulation.version != before { recordDisruption() }
        }
        simulation.advance(to: end)
    }

    /// Refuses unless the engineer stands where an element is.
    func needPresence(at element: ElementID) throws(ActionRefusal) {
        let place = layout.elements[element.index].place
        guard place != memory.place else { return }
        let away = layout.places[place.index]
        throw ActionRefusal(
            "`\(layout.elements[element.index].id)` is in \(away.title); you are in "
                + layout.places[memory.place.index].title,
            advice: "go \(away.id)")
    }

    /// Refuses unless there are as many words as wanted.
    func need(_ words: [String], _ range: ClosedRange<Int>, _ verb: String) throws(ActionRefusal) {
        guard !range.contains(words.count) else { return }
        let usage = parser.verb(named: verb)?.usage ?? verb
        throw ActionRefusal(
            words.count < range.lowerBound ? "`\(verb)` needs more" : "`\(verb)` takes less",
            advice: usage)
    }
}
