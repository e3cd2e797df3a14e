/// An occupational standard as data: its duties, its knowledge, skills and behaviours (KSBs), and
/// which duty calls for which of them.
package struct OccupationalStandard: Hashable, Sendable {
    /// Kebab case, the name of its folder below `Rubrics` (`st0933`).
    package var id: String
    package var title: String
    /// As its owner numbers it (`1.0`).
    package var version: String
    package var level: Int
    /// Who published it, where, and under which licence, in a sentence.
    package var source: String
    package var duties: [Duty]
    package var statements: [KSB]
    /// What has to be said wherever the map from duties to KSBs is shown; empty where the map is
    /// official.
    package var dutyMapNotice: String

    package init(
        id: String, title: String, version: String, level: Int, source: String, duties: [Duty],
        statements: [KSB], dutyMapNotice: String
    ) {
        self.id = id
        self.title = title
        self.version = version
        self.level = level
        self.source = source
        self.duties = duties
        self.statements = statements
        self.dutyMapNotice = dutyMapNotice
    }

    /// The KSB of a code (`S7`), or nil.
    package func statement(_ code: String) -> KSB? { statements.first { $0.code == code } }
}

/// Something that the job consists of.
package struct Duty: Hashable, Sendable {
    /// `D1` to `D15`.
    package var code: String
    /// A few words.
    package var title: String
    /// A sentence, in the project's own words.
    package var statement: String
    /// Codes of the KSBs that it calls for, as the map proposes.
    package var ksbs: [String]

    package init(code: String, title: String, statement: String, ksbs: [String]) {
        self.code = code
        self.title = title
        self.statement = statement
        self.ksbs = ksbs
    }
}

/// A piece of knowledge, a skill or a behaviour that the standard asks for.
package struct KSB: Hashable, Sendable {
    /// What a simulator may claim to show of it.
    package enum Reach: String, Hashable, Sendable, CaseIterable {
        /// An action log can show it.
        case observable
        /// Collected here, judged by a person.
        case collected
        /// Not by simulation: evidence comes from work.
        case workplace
    }

    /// `K1` to `K19`, `S1` to `S27`, `B1` to `B8`.
    package var code: String
    /// A few words.
    package var title: String
    /// A sentence, in the project's own words.
    package var statement: String
    package var reach: Reach

    package init(code: String, title: String, statement: String, reach: Reach) {
        self.code = code
        self.title = title
        self.statement = statement
        self.reach = reach
    }
}
