import Plant
import Scenarios

/// What a client says, made from the typed claims of a scenario, in the client's own register.
///
/// Nothing is added that the claims don't hold: a claim says which check fails and what of its
/// reading the client noticed.
enum TicketWords {
    /// How somebody speaks; as the element kind `person` has it.
    enum Register: String {
        case plain, technical, terse, anxious
    }

    /// The sentences of all claims, one after the other.
    static func sentences(_ instance: ScenarioInstance) -> [String] {
        let register = self.register(instance)
        let claims = zip(instance.scenario.claims, instance.claims).map {
            claimSentence($0, $1, register, instance)
        }
        return opening(register) + claims
    }

    private static func register(_ instance: ScenarioInstance) -> Register {
        let declared = instance.plant.inventory.elements
            .first { $0.id == instance.scenario.client }?
            .parameters.first { $0.name == "register" }?.value.word
        return declared.flatMap(Register.init(rawValue:)) ?? .plain
    }

    private static func opening(_ register: Register) -> [String] {
        switch register {
        case .plain: ["Hello, can you help?"]
        case .technical, .terse: []
        case .anxious: ["I really need somebody here now, please."]
        }
    }

    private static func claimSentence(
        _ claim: Claim, _ check: CompiledCheck, _ register: Register, _ instance: ScenarioInstance
    ) -> String {
        let noticed = Noticed(claim)
        let thing =
            check.endpoint.map { instance.plant.layout.elements[$0.index].title }
            ?? check.title
        switch check.declaration.kind {
        case "programme-at", "monitor-shows", "monitor-shows-only":
            return programme(noticed, thing, register)
        case "display-to-spec": return look(noticed, thing, register)
        case "mounted", "reaches": return reach(check, thing, register)
        default: return general(check, noticed, register)
        }
    }

    /// What the client noticed, by the names of the reading's fields.
    private struct Noticed {
        private let values: [NamedValue]

        init(_ claim: Claim) { values = claim.noticed }

        func word(_ name: String) -> String? { values.first { $0.name == name }?.value.word }
        var pairs: [(name: String, word: String)] {
            values.compactMap { value in value.value.word.map { (value.name, $0) } }
        }
    }

    private static func programme(_ noticed: Noticed, _ thing: String, _ register: Register)
        -> String
    {
        let content = noticed.word("content") ?? noticed.word("shows")
        switch (content, register) {
        case (nil, .technical): return "There is no usable picture on the \(thing)."
        case (nil, _): return "There's no picture on the \(thing)."
        case (let content?, _) where content.hasPrefix("job/"):
            switch register {
            case .technical:
                return "The \(thing) has somebody else's programme on it; the slate isn't ours."
            case .terse: return "Wrong programme on the \(thing). Not ours."
            case .anxious:
                return "That's not our show on the \(thing), it's somebody else's, and my client "
                    + "is on the way."
            case .plain: return "What's on the \(thing) isn't our programme."
            }
        case (_?, _): return "There's a test pattern on the \(thing) instead of our programme."
        }
    }

    /// A difference that an experienced eye names, against how it was.
    private static func look(_ noticed: Noticed, _ thing: String, _ register: Register) -> String {
        let parts = noticed.pairs.compactMap { impression($0.name, $0.word) }
        let what = parts.isEmpty ? "looks different" : "looks different: " + joined(parts)
        switch register {
        case .technical: return "The \(thing) \(what), against what I signed off on it before."
        case .terse: return "The \(thing) \(what)."
        case .anxious:
            return "Something's off with the \(thing), it \(what), and I can't grade on it."
        case .plain: return "The \(thing) \(what). It wasn't like this before."
        }
    }

    private static func impression(_ name: String, _ word: String) -> String? {
        if word == "right" { return nil }
        switch name {
        case "highlights-look": return "the highlights are \(word)"
        case "mid-tones-look": return "the mid-tones are \(word)"
        case "shadows-look": return "the shadows are \(word)"
        case "white-looks": return "white is \(word)"
        case "shadow-tint": return "the shadows lean \(word)"
        case "colours-look": return "the colours are \(word)"
        default: return nil
        }
    }

    private static func reach(_ check: CompiledCheck, _ thing: String, _ register: Register)
        -> String
    {
        switch (check.declaration.kind, register) {
        case ("mounted", .technical): "The store won't mount on the \(thing); it times out."
        case ("mounted", .terse): "No store on the \(thing)."
        case ("mounted", .anxious):
            "All my media has gone on the \(thing), I can't see the store at all!"
        case ("mounted", .plain): "I can't get at the store from the \(thing)."
        default: "This doesn't work: \(check.title)."
        }
    }

    private static func general(_ check: CompiledCheck, _ noticed: Noticed, _ register: Register)
        -> String
    {
        let details = noticed.pairs
            .map { "\(SessionWords.spaced($0.name)) \(SessionWords.spaced($0.word))" }
        let what = "This isn't right: \(check.title)"
        return details.isEmpty ? what + "." : what + " (" + details.joined(separator: ", ") + ")."
    }

    private static func joined(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}
