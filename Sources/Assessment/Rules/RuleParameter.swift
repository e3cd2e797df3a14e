package import Plant

/// Something that a rule is given by the criterion that uses it.
package struct RuleParameter: Hashable, Sendable {
    /// What may be written for it.
    package enum Domain: Hashable, Sendable {
        case wholeNumber(ClosedRange<Int64>)
        /// A word, or a list of words, none of them empty.
        case words
    }

    /// Kebab case.
    package var name: String
    /// What it decides, in a few words.
    package var summary: String
    package var domain: Domain
    /// What holds where it isn't given; nil where it has to be given.
    package var fallback: DeclaredValue?

    init(_ name: String, _ summary: String, _ domain: Domain, fallback: DeclaredValue? = nil) {
        self.name = name
        self.summary = summary
        self.domain = domain
        self.fallback = fallback
    }

    /// What may be written, in words.
    package var expectation: String {
        switch domain {
        case .wholeNumber(let range):
            "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .words: "a word, or a list of words"
        }
    }

    func accepts(_ value: DeclaredValue) -> Bool {
        switch domain {
        case .wholeNumber(let range):
            value.word.flatMap { Int64($0) }.map { range.contains($0) } ?? false
        case .words:
            RuleArguments.words(value).map { !$0.isEmpty && !$0.contains("") } ?? false
        }
    }
}

/// The parameters of a rule with what a criterion gave for them; all of them are there and fit.
struct RuleArguments {
    private let values: [NamedValue]

    init(_ rule: CriterionRule, _ use: RuleUse) {
        values = rule.parameters.compactMap { parameter in
            let given = use.parameters.first { $0.name == parameter.name }?.value
            return (given ?? parameter.fallback).map { NamedValue(parameter.name, $0) }
        }
    }

    /// A whole number; 0 where there is no such parameter.
    func integer(_ name: String) -> Int {
        value(name)?.word.flatMap { Int($0) } ?? 0
    }

    /// Words; none where there is no such parameter.
    func words(_ name: String) -> [String] { value(name).flatMap(RuleArguments.words) ?? [] }

    private func value(_ name: String) -> DeclaredValue? {
        values.first { $0.name == name }?.value
    }

    /// A word or a list of words; nil for anything else.
    static func words(_ value: DeclaredValue) -> [String]? {
        switch value {
        case .word(let word): return [word]
        case .list(let items):
            let words = items.compactMap(\.word)
            return words.count == items.count ? words : nil
        case .mapping: return nil
        }
    }
}
