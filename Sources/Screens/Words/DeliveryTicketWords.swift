/// How a client says that something of programs, media or files doesn't do, without naming why.
enum DeliveryTicketWords {
    /// The kinds of checks that it has sentences for.
    static let checks: Set<String> = [
        "conform-right", "controls-answer", "copies-verified", "deliverable-passes", "key-opens",
        "output-agrees", "project-opens", "qc-passes",
    ]

    /// A sentence in the client's register.
    ///
    /// - Parameter noticed: what they noticed, by the name of a field of the check's reading.
    static func sentence(
        _ check: String, thing: String, noticed: (String) -> String?,
        _ register: TicketWords.Register
    ) -> String {
        switch check {
        case "project-opens": return project(thing, noticed, register)
        case "output-agrees":
            let isDark = noticed("format") == "no-signal"
            switch register {
            case .technical:
                return isDark
                    ? "There's no signal from the \(thing)." : "The output of the \(thing) is off."
            case .terse: return isDark ? "No picture out." : "Picture looks wrong."
            default:
                return isDark
                    ? "I see it in the program, but there's nothing on my monitor."
                    : "My pictures don't look as they did yesterday."
            }
        case "controls-answer": return "The tablet does nothing on the \(thing)."
        case "copies-verified":
            return register == .technical
                ? "I haven't two verified copies of the card." : "Can I have that card back or not?"
        case "conform-right": return conform(noticed, register)
        case "key-opens": return "The cinema says that our film won't play."
        default:
            return register == .technical
                ? "QC has failed \(thing)." : "They've sent \(thing) back, and it's due today."
        }
    }

    private static func project(
        _ thing: String, _ noticed: (String) -> String?, _ register: TicketWords.Register
    ) -> String {
        if let offline = noticed("offline"), offline != "0" {
            let clips = noticed("clips") ?? "all"
            switch register {
            case .technical: return "Media offline on the \(thing): \(offline) of \(clips) clips."
            case .terse: return "Media offline."
            case .anxious: return "It's all gone red, \(offline) clips, everything is offline!"
            case .plain: return "Some of my clips on the \(thing) say that they're offline."
            }
        }
        if noticed("saves") == "no" { return "I can see the drive, but I can't write to it." }
        if noticed("opens") == "no" { return "My project won't open on the \(thing)." }
        if let late = noticed("sound-late-per-hour"), late != "0" {
            return "It starts in sync, and is out by the end."
        }
        if let effects = noticed("missing-effects"), effects != "0" {
            return "Some of my titles and effects look wrong on the \(thing)."
        }
        return register == .terse
            ? "The \(thing) isn't right." : "Something in my project on the \(thing) isn't right."
    }

    private static func conform(
        _ noticed: (String) -> String?, _ register: TicketWords.Register
    ) -> String {
        if let missing = noticed("missing"), missing != "0" {
            return register == .technical
                ? "\(missing) events of the list don't find a clip."
                : "The conform is full of holes."
        }
        if let tens = noticed("ten-minutes"), tens != "0" {
            return register == .technical
                ? "The list is \(tens) frames out after ten minutes."
                : "It's right at the top, and further and further out after that."
        }
        return register == .technical
            ? "The list doesn't conform." : "The sound doesn't line up with the picture."
    }
}
