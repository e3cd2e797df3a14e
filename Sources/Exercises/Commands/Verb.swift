package import Plant

/// A word that a command begins with.
package struct Verb: Hashable, Sendable {
    package var name: String
    /// How it is typed: `measure INSTRUMENT PLACE`.
    package var usage: String
    /// What it does, in one line.
    package var summary: String
    /// How many words come before free text; nil where the verb takes no text.
    package var wordsBeforeText: Int?
    /// Whether it makes no sense without text. Only a typed line is held to that: a stored command
    /// whose text was erased is still performed.
    package var needsText: Bool
    /// Whether it takes no simulated time and leaves no line in the journal.
    package var isFree: Bool
    /// The price, where the facility's table says nothing else; nil where the command's own words
    /// decide (a walk, an instrument, a procedure).
    package var price: Price?

    package init(
        _ name: String, _ usage: String, _ summary: String, wordsBeforeText: Int? = nil,
        needsText: Bool = false, isFree: Bool = false, price: Price? = nil
    ) {
        self.name = name
        self.usage = usage
        self.summary = summary
        self.wordsBeforeText = wordsBeforeText
        self.needsText = needsText
        self.isFree = isFree
        self.price = price
    }
}

/// The verbs of a session: the fixed ones, and one for each procedure of the plant's registry.
package enum VerbTable {
    /// Verbs that every facility has, in the order in which help lists them.
    package static let fixed: [Verb] = [
        Verb("help", "help [VERB]", "what can be typed, or how one verb is used", isFree: true),
        Verb("ticket", "ticket", "what the client said", isFree: true),
        Verb("status", "status", "where you are, the time, and what you have noted", isFree: true),
        Verb(
            "look", "look [ELEMENT]", "what is here, or what can be seen of one thing",
            price: Price(seconds: 15)),
        Verb("go", "go PLACE", "walk somewhere else"),
        Verb(
            "map", "map [ELEMENT]", "the places, or how something is drawn as connected",
            price: Price(seconds: 20)),
        Verb(
            "trace", "trace PORT", "follow the cable at a port by hand to its other end",
            price: Price(seconds: 60)),
        Verb(
            "menu", "menu ELEMENT", "read its settings from its menus or panel",
            price: Price(seconds: 45)),
        Verb("measure", "measure INSTRUMENT TARGET", "take a reading with an instrument"),
        Verb("on", "on HOST COMMAND…", "type a command at a computer or a switch"),
        Verb("ask", "ask PERSON TOPIC [NAME]", "ask somebody something", price: Price(seconds: 90)),
        Verb(
            "tell", "tell PERSON WORDS…", "tell somebody something", wordsBeforeText: 1,
            needsText: true,
            price: Price(seconds: 60)),
        Verb("read", "read DOCUMENT", "read a document", price: Price(seconds: 60)),
        Verb(
            "note", "note WORDS…", "write something into your notes", wordsBeforeText: 0,
            needsText: true,
            price: Price(seconds: 10)),
        Verb(
            "suspect", "suspect ELEMENT [MODE]", "note that something may be at fault",
            price: Price(seconds: 0)),
        Verb(
            "rule-out", "rule-out ELEMENT [MODE]", "note that something can't be at fault",
            price: Price(seconds: 0)),
        Verb(
            "diagnose", "diagnose ELEMENT MODE [and ELEMENT MODE …] | diagnose none",
            "state what is wrong", price: Price(seconds: 0)),
        Verb(
            "escalate", "escalate PERSON WORDS…", "hand a matter on, with what you know",
            wordsBeforeText: 1, needsText: true, price: Price(seconds: 180)),
        Verb(
            "verify", "verify SERVICE", "check with the client that a service is right again",
            price: Price(seconds: 60)),
        Verb("wait", "wait MINUTES", "let time pass"),
        Verb(
            "hint", "hint [1|2|3|4]",
            "a nudge: the ticket, which part, which kind of test, why; it is noted",
            price: Price(seconds: 60)),
        Verb(
            "close", "close [WORDS…]", "close the ticket; ends the session", wordsBeforeText: 0,
            price: Price(seconds: 60)),
    ]

    /// All verbs with a plant's procedures.
    package static func all(_ registry: Registry) -> [Verb] {
        let own = registry.procedures.map { Verb($0.name, $0.usage, $0.title) }
        guard let split = fixed.firstIndex(where: { $0.name == "ask" }) else { return fixed + own }
        return fixed[..<split] + own + fixed[split...]
    }
}
