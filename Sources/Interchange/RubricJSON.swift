package import Assessment
import Plant

/// A standard, its criteria and their coverage as JSON, with stable keys.
package enum RubricJSON {
    /// The version of both shapes; it rises where a key changes its meaning or goes.
    package static let format: Int64 = 1

    /// A standard with its criteria by theme: what `patchbay criteria --json` prints.
    ///
    /// `rule` is null and `question` a text where a person judges; the engine has it the other way.
    package static func value(_ rubric: Rubric) -> JSONValue {
        .object([
            "format": .integer(format),
            "standard": value(rubric.standard),
            "themes": .array(
                rubric.themes.map { theme in
                    .object([
                        "id": .text(theme),
                        "criteria": .array(rubric.criteria(of: theme).map { value($0) }),
                    ])
                }),
        ])
    }

    /// What criteria and scenarios reach of a standard: what `patchbay coverage --json` prints.
    package static func value(_ coverage: Coverage, of standard: OccupationalStandard) -> JSONValue
    {
        .object([
            "format": .integer(format),
            "standard": .object([
                "id": .text(standard.id), "version": .text(standard.version),
                "source": .text(standard.source),
                "duty_map_notice": .text(standard.dutyMapNotice),
            ]),
            "ksbs": .array(coverage.ksbs.map { value($0) }),
            "criteria": .array(coverage.criteria.map { value($0) }),
            "holes": .array(
                coverage.holes.map { hole in
                    let (kind, subject) = name(of: hole)
                    return .object(["kind": .text(kind), "subject": .text(subject)])
                }),
        ])
    }

    // MARK: Parts

    private static func value(_ standard: OccupationalStandard) -> JSONValue {
        .object([
            "id": .text(standard.id), "title": .text(standard.title),
            "version": .text(standard.version), "level": .integer(Int64(standard.level)),
            "source": .text(standard.source), "duty_map_notice": .text(standard.dutyMapNotice),
            "duties": .array(
                standard.duties.map { duty in
                    .object([
                        "id": .text(duty.code), "title": .text(duty.title),
                        "statement": .text(duty.statement), "ksbs": texts(duty.ksbs),
                    ])
                }),
            "ksbs": .array(
                standard.statements.map { ksb in
                    .object([
                        "id": .text(ksb.code), "title": .text(ksb.title),
                        "statement": .text(ksb.statement), "reach": .text(ksb.reach.rawValue),
                    ])
                }),
        ])
    }

    private static func value(_ criterion: Criterion) -> JSONValue {
        .object([
            "id": .text(criterion.id), "title": .text(criterion.title),
            "purpose": .text(criterion.purpose), "ksbs": texts(criterion.ksbs),
            "judge": .text(criterion.judge.rawValue),
            "rule": criterion.rule.map { rule in
                .object([
                    "name": .text(rule.name), "parameters": value(rule.parameters),
                ])
            } ?? .null,
            "question": criterion.question.isEmpty ? .null : .text(criterion.question),
            "levels": .array(
                criterion.levels.map { level in
                    .object(["id": .text(level.level.rawValue), "words": .text(level.words)])
                }),
        ])
    }

    private static func value(_ item: KSBCoverage) -> JSONValue {
        .object([
            "id": .text(item.ksb.code), "title": .text(item.ksb.title),
            "reach": .text(item.ksb.reach.rawValue), "duties": texts(item.duties),
            "engine": texts(item.engine), "mentor": texts(item.mentor),
            "workplace": texts(item.workplace), "scenarios": texts(item.scenarios),
        ])
    }

    private static func value(_ item: CriterionCoverage) -> JSONValue {
        .object([
            "id": .text(item.criterion.id), "judge": .text(item.criterion.judge.rawValue),
            "ksbs": texts(item.criterion.ksbs),
            "scenarios": .array(
                item.occasions.map { occasion in
                    .object([
                        "id": .text(occasion.scenario),
                        "levels": texts(occasion.levels.map(\.rawValue)),
                    ])
                }),
        ])
    }

    private static func value(_ parameters: [NamedValue]) -> JSONValue {
        .object(parameters.map { JSONMember($0.name, value($0.value)) })
    }

    private static func value(_ declared: DeclaredValue) -> JSONValue {
        switch declared {
        case .word(let word): .text(word)
        case .list(let items): .array(items.map { value($0) })
        case .mapping(let entries): value(entries)
        }
    }

    private static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .text($0) }) }

    private static func name(of hole: CoverageHole) -> (kind: String, subject: String) {
        switch hole {
        case .ksbWithoutCriterion(let code): ("ksb-without-criterion", code)
        case .ksbWithoutRule(let code): ("ksb-without-rule", code)
        case .ksbWithoutScenario(let code): ("ksb-without-scenario", code)
        case .ksbWithOneScenario(let code): ("ksb-with-one-scenario", code)
        case .ksbWithoutQuestion(let code): ("ksb-without-question", code)
        case .ksbWithoutWitness(let code): ("ksb-without-witness", code)
        case .criterionWithoutOccasion(let id): ("criterion-without-occasion", id)
        case .criterionNeverHigh(let id): ("criterion-never-high", id)
        case .criterionNeverLow(let id): ("criterion-never-low", id)
        case .scenarioWithoutSession(let id): ("scenario-without-session", id)
        }
    }
}
