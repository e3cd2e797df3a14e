import Plant
import Scenarios

/// No text that a trainee reads or hears names what is to be found: neither the mode, nor its
/// parameters, nor the thing.
///
/// The client may name the thing at which they look. Lessons teach by the hand: they may name
/// things and what is set there, but no mode.
struct SilenceProof {
    private let instance: ScenarioInstance
    private let texts: [SpokenText]

    init(_ instance: ScenarioInstance) {
        self.instance = instance
        texts = SpokenText.all(instance.scenario)
    }

    func prove() -> FairnessProof {
        for text in texts {
            guard let leak = leak(in: text) else { continue }
            return FairnessProof(
                .unsaid,
                ScenarioProblem(
                    subject: text.subject,
                    what: "`\(text.words)` \(leak): that is for the trainee to find",
                    expected: "other words"))
        }
        return FairnessProof(
            .unsaid, "nothing is given away in \(ProofWords.count(texts.count, "text"))")
    }

    /// What a text gives away; nil where it is nothing.
    private func leak(in text: SpokenText) -> String? {
        if let word = GiveawayWords.anywhere.first(where: { text.hasBeginning($0) }) {
            return "says `\(word)`"
        }
        for mode in instance.plant.registry.modes where text.has(phrase: mode.name) {
            return "names the mode `\(mode.name)`"
        }
        for fault in instance.faults {
            guard let mode = instance.plant.registry.mode(named: fault.mode) else { continue }
            if let leak = leak(in: text, of: mode) { return leak }
        }
        if let word = parameterWords.first(where: { text.has(phrase: $0) }) {
            return "says `\(word)`, a parameter of a fault"
        }
        if !text.isLesson, let name = elementNames.first(where: { text.has(phrase: $0) }) {
            return "names `\(name)`, which is at fault"
        }
        return nil
    }

    private func leak(in text: SpokenText, of mode: FaultMode) -> String? {
        let pairs = SpokenText.pairs(mode.title)
        if let pair = SpokenText.pairs(text.words).first(where: { pairs.contains($0) }) {
            return "says `\(pair)`, as the title of `\(mode.name)` does"
        }
        guard !text.isLesson else { return nil }
        let telling = GiveawayWords.synonyms(of: mode.name)
        if let word = telling.first(where: { text.hasBeginning($0) }) {
            return "says `\(word)`, another word for `\(mode.name)`"
        }
        if let word = distinctiveWords(of: mode).first(where: { text.has(phrase: $0) }) {
            return "says `\(word)`, which stands for `\(mode.name)`"
        }
        return nil
    }

    /// The words of a mode's name and title that hardly any other mode has.
    private func distinctiveWords(of mode: FaultMode) -> [String] {
        func words(_ mode: FaultMode) -> [String] { SpokenText.split(mode.name + " " + mode.title) }
        let all = instance.plant.registry.modes.map(words)
        return words(mode).filter { word in
            word.count >= 4 && !GiveawayWords.small.contains(word)
                && all.count { $0.contains(word) } <= 2
        }
    }

    /// Parameters of the faults that are words of their own: `p3-26`, `te1/0/8`, not `30`.
    private var parameterWords: [String] {
        var words: [String] = []
        for fault in instance.scenario.faults {
            let named: [NamedValue] = fault.parameters.values
            words += named.compactMap(\.value.word).filter { isOwnWord($0) }
        }
        return words
    }

    private func isOwnWord(_ word: String) -> Bool {
        word.count > 3 && word.contains { $0.isLetter }
    }

    /// Names and titles of what is at fault, but for what the client looks at.
    private var elementNames: [String] {
        let seen = instance.claims.compactMap(\.endpoint)
        return instance.faults.filter { !seen.contains($0.element) }.flatMap { fault in
            let record = instance.plant.layout.elements[fault.element.index]
            return [record.id, record.title]
        }
    }
}

/// A text of a scenario, ready to be searched.
struct SpokenText {
    /// Where it stands in the file.
    var subject: [String]
    var words: String
    var isLesson: Bool
    /// Its words in lower case, with a blank before, between and after.
    private var spoken: String

    init(_ subject: [String], _ words: String, isLesson: Bool = false) {
        self.subject = subject
        self.words = words
        self.isLesson = isLesson
        spoken = " " + SpokenText.split(words).joined(separator: " ") + " "
    }

    /// All that a trainee can read or hear of a scenario.
    static func all(_ scenario: Scenario) -> [SpokenText] {
        var texts = [
            SpokenText(["title"], scenario.title), SpokenText(["stakes"], scenario.stakes),
        ]
        for (index, claim) in scenario.claims.enumerated() {
            for noticed in claim.noticed {
                texts.append(
                    SpokenText(
                        ["claims", String(index), "noticed", noticed.name],
                        noticed.name + " " + (noticed.value.word ?? "")))
            }
        }
        for occurrence in scenario.occurrences {
            let subject = ["occurrences", occurrence.id]
            texts.append(SpokenText(subject, occurrence.id))
            texts.append(SpokenText(subject + ["text"], occurrence.text))
        }
        for (index, lesson) in scenario.lessons.enumerated() {
            texts.append(
                SpokenText(["lessons", String(index), "say"], lesson.text, isLesson: true))
        }
        return texts
    }

    /// The words of a text in lower case; whatever is neither letter nor digit parts them.
    static func split(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Each two words of a text that follow each other, small words left out.
    static func pairs(_ text: String) -> [String] {
        let words = split(text).filter { !GiveawayWords.small.contains($0) }
        return zip(words, words.dropFirst()).map { $0 + " " + $1 }
    }

    /// Whether some words stand in it one after the other.
    func has(phrase: String) -> Bool {
        let words = SpokenText.split(phrase)
        return !words.isEmpty && spoken.contains(" " + words.joined(separator: " ") + " ")
    }

    /// Whether a word in it, or words one after the other, begin so.
    func hasBeginning(_ beginning: String) -> Bool { spoken.contains(" " + beginning) }
}
