import Diagnosis
import Exercises
import FaultReasoning
import Plant
import Scenarios

/// What came of a step.
struct Aftermath {
    var recorded: RecordedStep
    var laterSteps: ArraySlice<RecordedStep>
    var probabilitiesBefore: [Double]
    var reasoner: Reasoner
    /// The checks that the client complained of.
    var claims: [String]
    /// Expectations that the facility was never set up for: nobody is harmed where one fails.
    var mistaken: [String]

    /// Checks that held and don't any more, and such that hold again, as the effects have them.
    var changedChecks: (broken: [String], restored: [String]) {
        changedChecks(in: recorded)
    }

    /// Checks that hold again by what was done, at once or, where something has to lock or to
    /// start first, before anything else is done.
    var restoredByAndBy: [String] {
        var restored = changedChecks.restored
        for later in laterSteps {
            if reasoner.changesPlant(SessionStep(later, from: later.reply.place)) { break }
            restored += changedChecks(in: later).restored.filter { !restored.contains($0) }
        }
        return restored
    }

    private func changedChecks(in recorded: RecordedStep)
        -> (broken: [String], restored: [String])
    {
        var broken: [String] = []
        var restored: [String] = []
        for row in recorded.reply.effects {
            guard ["service", "invariant", "expectation"].contains(row.symbol("what")),
                let id = row.symbol("id"), case .flag(let before)? = row["before"],
                case .flag(let after)? = row["after"]
            else { continue }
            if before && !after && !mistaken.contains(id) { broken.append(id) }
            if !before && after { restored.append(id) }
        }
        return (broken, restored)
    }

    /// Elements that could well be at fault before and can't any more, the likeliest first.
    var cleared: [String] {
        let before = reasoner.elementMasses(probabilitiesBefore)
        let after = reasoner.elementMasses(reasoner.belief.probabilities)
        let cleared = before.indices.filter { before[$0] >= 0.01 && after[$0] < 0.001 }
            .sorted { (before[$1], $0) < (before[$0], $1) }
        return cleared.prefix(4).map { reasoner.elementName($0) }
    }

    /// Whether a spare that was put in is taken out again later.
    func isPutBack(_ element: String) -> Bool {
        laterSteps.contains { $0.command.verb == "swap" && $0.command.words == [element, "back"] }
    }
}

/// Finds the class of a step, and why.
struct StepClassifier {
    let view: StepView
    let after: Aftermath

    /// What is at least so likely is fitted on evidence rather than on a guess.
    private static let onEvidence = 0.5

    private var verb: String { view.step.verb }
    private var words: [String] { view.step.words }

    func judge() -> (stepClass: StepClass, reason: StepReason) {
        let broken = after.changedChecks.broken
        if !broken.isEmpty && isDeed {
            return (.harmful, StepReason(.broke, checks: broken))
        }
        switch verb {
        case "swap": return swap(after.restoredByAndBy)
        case "replace": return replacement(after.restoredByAndBy)
        case "verify":
            let holds = after.recorded.reply.shown.first?.flag("holds") ?? false
            return (.verifies, StepReason(holds ? .confirmedHolds : .confirmedFails))
        case "tell", "escalate": return (.informs, StepReason(.plain))
        case "go", "map": return (.moves, StepReason(.plain))
        case "look" where words.isEmpty: return (.moves, StepReason(.plain))
        case "wait": return (.waits, StepReason(.plain))
        case "hint": return (.takesHint, StepReason(.plain))
        case "note", "suspect", "rule-out", "diagnose", "close":
            return (.records, StepReason(.plain))
        default: break
        }
        if isDeed { return deed(after.restoredByAndBy) }
        switch view.observation {
        case nil: return narrowedByHearsay
        case .changed where view.repeated == nil: return narrowedByHearsay
        default: return observation()
        }
    }

    private func deed(_ restored: [String]) -> (stepClass: StepClass, reason: StepReason) {
        restored.isEmpty
            ? (.changes, StepReason(.plain))
            : (.restores, StepReason(.restored, checks: restored))
    }

    /// Whether something was done to the plant.
    private var isDeed: Bool { after.reasoner.changesPlant(view.step) }

    private func observation() -> (stepClass: StepClass, reason: StepReason) {
        let count = after.reasoner.possibilities
        if let line = view.repeated {
            return (.redundant, StepReason(.repeated, line: line))
        }
        switch view.class {
        case .redundant:
            return (.redundant, StepReason(.foregone, line: view.foregoneSince ?? 0))
        case .irrelevant: return (.irrelevant, StepReason(.neverShows))
        case let stepClass:
            let told = count < view.possibilities || !after.cleared.isEmpty
            return (
                stepClass,
                StepReason(
                    told ? .narrowed : .toldLittle, elements: after.cleared,
                    before: view.possibilities, after: count)
            )
        }
    }

    /// Asking somebody what isn't read off the plant.
    private var narrowedByHearsay: (stepClass: StepClass, reason: StepReason) {
        let count = after.reasoner.possibilities
        guard count < view.possibilities else { return (.asks, StepReason(.plain)) }
        return (
            .asks,
            StepReason(
                .narrowed, elements: after.cleared, before: view.possibilities, after: count)
        )
    }

    private func swap(_ restored: [String]) -> (stepClass: StepClass, reason: StepReason) {
        let element = words.first ?? ""
        if words.last == "back" { return (.testsBySwap, StepReason(.putBack, elements: [element])) }
        let caught = !restored.filter { after.claims.contains($0) }.isEmpty
        let stepClass: StepClass = after.isPutBack(element) || caught ? .testsBySwap : .replaces
        return (
            stepClass,
            StepReason(caught ? .swapCaught : .swapCleared, elements: [element])
        )
    }

    private func replacement(_ restored: [String])
        -> (stepClass: StepClass, reason: StepReason)
    {
        let element = words.first ?? ""
        let mass = after.reasoner.mass(ofElement: element, in: after.probabilitiesBefore)
        if mass >= StepClassifier.onEvidence {
            return restored.isEmpty
                ? (.replaces, StepReason(.fittedOnEvidence, elements: [element]))
                : (.restores, StepReason(.restored, elements: [element], checks: restored))
        }
        return (
            .replaces,
            StepReason(.guessed, elements: [element], before: max(1, view.possibilities - 1))
        )
    }
}
