/// How a client says that something of computing or storage doesn't do, without naming why.
enum StorageTicketWords {
    /// The kinds of checks that it has sentences for.
    static let checks: Set<String> = [
        "archive-in-time", "can-save", "copy-verified", "folders-list", "licence-available",
        "render-in-time", "streams-play",
    ]

    /// A sentence in the client's register.
    ///
    /// - Parameters:
    ///   - opens: whether they can open what they can't save; nil where they didn't say.
    static func sentence(
        _ check: String, thing: String, opens: String?, _ register: TicketWords.Register
    ) -> String {
        switch (check, register) {
        case ("can-save", .terse): return opens == "yes" ? "Can't save." : "Can't open my project."
        case ("can-save", .anxious):
            return opens == "yes"
                ? "I can't save, I've an afternoon's work open and it won't save!"
                : "My project won't open on the \(thing), and I have people here!"
        case ("can-save", _):
            return opens == "yes"
                ? "I can open my project on the \(thing), but it won't save."
                : "My project won't open on the \(thing)."
        case ("streams-play", .technical): return "Playback on the \(thing) drops frames."
        case ("streams-play", .terse): return "It stutters."
        case ("streams-play", _): return "Everything stutters when I play on the \(thing)."
        case ("folders-list", .technical): return "Folders on the \(thing) take ages to list."
        case ("folders-list", _): return "It takes forever for a folder to come up."
        case ("licence-available", .terse): return "It wants a licence."
        case ("licence-available", _): return "The \(thing) says that there's no licence for me."
        case ("copy-verified", .technical): return "The copy doesn't verify."
        case ("copy-verified", _): return "The check of last night's card came back red."
        case ("archive-in-time", _): return "Last night's archive isn't done."
        default: return "The renders won't be done in time."
        }
    }
}
