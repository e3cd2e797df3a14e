/// Something that the trainee did to the house.
struct Change: Hashable, Sendable {
    enum Sort: Hashable, Sendable {
        /// A setting, a route, a cable's end, a console's configuration.
        case setting
        /// A label or an entry in a paper, which changes nothing that works.
        case label
        /// A known-good spare put in for a test.
        case swap
        /// The original put back after a swap.
        case swapBack
        /// A new part for good.
        case replacement
        case calibration
        /// A lease given up or asked for anew.
        case lease
    }

    /// A slot with its values as words.
    struct Edit: Hashable, Sendable {
        /// `element.slot`.
        var slot: String
        var before: String
        var after: String

        var element: String { StepFacts.element(of: slot) }
        /// The slot's name on its element.
        var name: String { String(slot.dropFirst(element.count + 1)) }
    }

    var line: Int
    /// Into the evidence's moments.
    var index: Int
    var sort: Sort
    /// The command's verb; for a lease what was done with it, `release` or `renew`.
    var verb: String
    /// What was worked on.
    var element: String
    var edits: [Edit]
    /// Whether every slot went back to where it was before the trainee first changed it.
    var isPutBack = false
    /// Faults that it mended at its own line.
    var mended: [NamedFaultState] = []
    /// Checks that held again at its line or before the next change.
    var regained: [String] = []
    /// Services and invariants that it broke at its own line.
    var lost: [String] = []
    /// The authority whose leave it took and hadn't; nil where it needed none or had it.
    var withoutLeave: String?

    /// Whether anything was better for it.
    var hasHelped: Bool { !mended.isEmpty || !regained.isEmpty }

    /// Whether it is a step of its own: no label, no return to how things were.
    var isNew: Bool { sort != .label && sort != .swapBack && !isPutBack }

    /// `changed `gr-mon.input``: what was done, for a sentence.
    var words: String {
        switch sort {
        case .setting where ["route", "salvo"].contains(verb):
            return "changed the routing of `\(element)`"
        case .setting where ["patch", "unplug"].contains(verb): return "moved `\(element)`"
        case .setting, .label:
            let slots = Phrases.unique(edits.map(\.slot))
            return "changed " + (slots.count <= 2 ? Phrases.names(slots) : "`\(element)`")
        case .swap: return "put a spare in for `\(element)`"
        case .swapBack: return "put the original of `\(element)` back"
        case .replacement: return "replaced `\(element)`"
        case .calibration: return "calibrated `\(element)`"
        case .lease:
            return (verb == "release" ? "gave up" : "renewed") + " the lease of `\(element)`"
        }
    }
}

/// A fault of the story, and whether it was there.
struct NamedFaultState: Hashable, Sendable {
    var element: String
    var mode: String
}
