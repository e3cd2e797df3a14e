package import Plant

/// A named thing that good practice shows, with what it looks like at each level.
package struct Criterion: Hashable, Sendable {
    /// Kebab case, unique among the criteria of a standard (`measure-before-change`).
    package var id: String
    /// A few words.
    package var title: String
    /// The theme under which it is listed, kebab case (`safe-change`).
    package var theme: String
    /// Why it is good practice, in a sentence or two.
    package var purpose: String
    /// Codes of the KSBs that it gives evidence for.
    package var ksbs: [String]
    package var judge: Judge
    /// What each level looks like, in a sentence; all four are there.
    package var levels: [LevelDescriptor]
    /// The rule that finds it in a journal; nil unless the engine judges.
    package var rule: RuleUse?
    /// What a person is asked who judges it; empty where the engine does.
    package var question: String

    package init(
        id: String, title: String, theme: String, purpose: String, ksbs: [String], judge: Judge,
        levels: [LevelDescriptor], rule: RuleUse? = nil, question: String = ""
    ) {
        self.id = id
        self.title = title
        self.theme = theme
        self.purpose = purpose
        self.ksbs = ksbs
        self.judge = judge
        self.levels = levels
        self.rule = rule
        self.question = question
    }

    /// What a level looks like; empty where nobody wrote it.
    package func words(for level: Level) -> String {
        levels.first { $0.level == level }?.words ?? ""
    }
}

/// Who says at which level a criterion was shown.
package enum Judge: String, Hashable, Sendable, CaseIterable {
    /// A rule over the journal.
    case engine
    /// A mentor who has read the journal.
    case mentor
    /// Somebody at work; nothing here can show it.
    case workplace
}

/// How well something was shown. Levels are words, never numbers that are added up.
package enum Level: String, Hashable, Sendable, CaseIterable, Comparable {
    case notYet = "not-yet"
    case developing
    case competent
    case strong

    package static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }

    private var rank: Int { Level.allCases.firstIndex(of: self) ?? 0 }
}

/// What one level of a criterion looks like.
package struct LevelDescriptor: Hashable, Sendable {
    package var level: Level
    package var words: String

    package init(_ level: Level, _ words: String) {
        self.level = level
        self.words = words
    }
}

/// A rule by its name, with what it is given.
package struct RuleUse: Hashable, Sendable {
    package var name: String
    /// Words as the file has them; the rule types them when it is made.
    package var parameters: [NamedValue]

    package init(_ name: String, _ parameters: [NamedValue] = []) {
        self.name = name
        self.parameters = parameters
    }
}
