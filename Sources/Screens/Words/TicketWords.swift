import Plant

/// What a client says, made from the typed claims of a scenario, in the client's own register.
///
/// Nothing is added that the claims don't hold: a claim says which check fails and what of its
/// reading the client noticed.
enum TicketWords {
    /// How somebody speaks; as the element kind `person` has it.
    enum Register: String {
        case plain, technical, terse, anxious
    }

    /// The sentences of all claims of a ticket, one after the other.
    static func sentences(_ ticket: Reading) -> [String] {
        let register = ticket.symbol("register").flatMap(Register.init(rawValue:)) ?? .plain
        return opening(register) + claims(ticket).map { claimSentence($0, register) }
    }

    /// A claim: its check, the thing where the client looks at it, and what they noticed there.
    private struct TicketClaim {
        var check: String
        var kind: String
        var title: String
        var thing: String
        var noticed: Noticed
    }

    /// The rows of one check are one claim.
    private static func claims(_ ticket: Reading) -> [TicketClaim] {
        var claims: [TicketClaim] = []
        for index in ticket.rows.indices {
            let row = ticket.row(index)
            let check = row.symbol("check") ?? ""
            if claims.last?.check != check {
                claims.append(
                    TicketClaim(
                        check: check, kind: row.symbol("kind") ?? "",
                        title: row.symbol("title") ?? check,
                        thing: row.symbol("thing") ?? check, noticed: Noticed()))
            }
            if let name = row.symbol("name"), let word = row.symbol("word") {
                claims[claims.count - 1].noticed.pairs.append((name, word))
            }
        }
        return claims
    }

    private static func opening(_ register: Register) -> [String] {
        switch register {
        case .plain: ["Hello, can you help?"]
        case .technical, .terse: []
        case .anxious: ["I really need somebody here now, please."]
        }
    }

    private static func claimSentence(_ claim: TicketClaim, _ register: Register) -> String {
        switch claim.kind {
        case "programme-at", "monitor-shows", "monitor-shows-only":
            return programme(claim.noticed, claim.thing, register)
        case "display-to-spec", "projection-to-spec", "displays-look-alike", "holds-peak",
            "picture-on-time":
            return look(claim.noticed, claim.thing, register)
        case "mounted", "reaches": return reach(claim, register)
        case let kind where StorageTicketWords.checks.contains(kind):
            return StorageTicketWords.sentence(
                kind, thing: claim.thing, opens: claim.noticed.word("opens"), register)
        case let kind where PictureComplaint.kinds.contains(kind):
            return PictureComplaint.sentence(
                kind, claim.thing, isTerse: register == .terse
            ) { claim.noticed.word($0) } ?? general(claim, register)
        case "sound-at", "loudness-spec", "lip-sync-within", "no-clicks", "room-level":
            return SoundTicketWords.sentence(
                claim.kind, claim.noticed.pairs, claim.thing, isTerse: register == .terse)
        case "locked-to-reference", "timecode-at", "clocks-within", "ptp-followers":
            return ReferenceTickets.sentence(
                claim.kind, claim.thing, register, noticed: claim.noticed.pairs)
        case "carries": return slow(claim, register)
        case let kind where PowerTicketWords.checks.contains(kind):
            return PowerTicketWords.sentence(kind, thing: claim.thing, register) {
                claim.noticed.word($0)
            }
        case let kind where DeliveryTicketWords.checks.contains(kind):
            return DeliveryTicketWords.sentence(
                kind, thing: claim.thing, noticed: { claim.noticed.word($0) }, register)
        default: return general(claim, register)
        }
    }

    /// What the client noticed, by the names of the reading's fields.
    private struct Noticed {
        var pairs: [(name: String, word: String)] = []

        func word(_ name: String) -> String? { pairs.first { $0.name == name }?.word }
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
        case "picture-looks": return "the picture is \(word)"
        case "corners-look": return "the corners are \(word)"
        case "highlights": return word == "pump" ? "the highlights pump" : nil
        case "lips": return "the lips are \(word)"
        case "motion-looks": return "movement is \(SessionWords.spaced(word))"
        default: return nil
        }
    }

    private static func reach(_ claim: TicketClaim, _ register: Register) -> String {
        switch (claim.kind, register) {
        case ("mounted", .technical): "The store won't mount on the \(claim.thing); it times out."
        case ("mounted", .terse): "No store on the \(claim.thing)."
        case ("mounted", .anxious):
            "All my media has gone on the \(claim.thing), I can't see the store at all!"
        case ("mounted", .plain): "I can't get at the store from the \(claim.thing)."
        default: "This doesn't work: \(claim.title)."
        }
    }

    private static func slow(_ claim: TicketClaim, _ register: Register) -> String {
        let isStuck = claim.noticed.word("outcome") == "stalled"
        switch register {
        case .technical:
            return isStuck
                ? "Transfers on the \(claim.thing) start and then sit at nothing."
                : "Transfers on the \(claim.thing) run at a fraction of what they should."
        case .terse: return isStuck ? "Copies stuck." : "Copies crawl."
        case .anxious:
            return isStuck
                ? "My copy has stopped moving on the \(claim.thing) and I deliver tonight!"
                : "This copy says it needs days on the \(claim.thing), and I deliver tonight!"
        case .plain:
            return isStuck
                ? "Copies from the \(claim.thing) start and then hang."
                : "Copies on the \(claim.thing) have become terribly slow."
        }
    }

    private static func general(_ claim: TicketClaim, _ register: Register) -> String {
        let details = claim.noticed.pairs
            .map { "\(SessionWords.spaced($0.name)) \(SessionWords.spaced($0.word))" }
        let what = "This isn't right: \(claim.title)"
        return details.isEmpty ? what + "." : what + " (" + details.joined(separator: ", ") + ")."
    }

    private static func joined(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}
