import Plant
import Scenarios
import SimulationKernel

/// Turns the tree of a scenario file into a scenario.
enum ScenarioReader {
    /// The most that an exercise may last, and how far ahead its repair may have to hold.
    private static let longestBudgetMinutes: Int64 = 24 * 60

    static func read(_ value: ContentValue) throws(ContentProblem) -> Scenario {
        let file = try value.mapping(ScenarioKey.self, called: "scenario")
        let called = try file.required(.called).storyTime()
        return Scenario(
            id: try file.required(.scenario).identifier(),
            title: try file.required(.title).text(limit: 80),
            facility: try file.required(.facility).identifier(),
            client: try file.required(.client).identifier(),
            noticed: try file.required(.noticed).storyTime(), called: called,
            deadline: try file.required(.deadline).storyTime(),
            budgetMinutes: try budget(file.required(.budget)),
            start: try file.required(.start).identifier(),
            horizon: try file.required(.horizon).storyTime(),
            stakes: try file.required(.stakes).prose(limit: 400),
            claims: try claims(file.required(.claims)),
            scene: try scene(file.optional(.scene)),
            faults: try faults(file.required(.faults)),
            occurrences: try occurrences(file.optional(.occurrences)),
            lessons: try lessons(file.optional(.lessons)),
            level: try level(file.optional(.level)), outcome: try outcome(file.optional(.outcome)))
    }

    private static func level(_ value: ContentValue?) throws(ContentProblem) -> Int? {
        guard let value else { return nil }
        return Int(try value.integer(in: 1...5))
    }

    private static func outcome(
        _ value: ContentValue?
    ) throws(ContentProblem) -> ScenarioOutcome {
        guard let value else { return .fixed }
        return try value.choice(of: ScenarioOutcome.self)
    }

    private static func budget(_ value: ContentValue) throws(ContentProblem) -> Int64 {
        let milliseconds = try value.quantity(
            in: .milliseconds, 60_000...(longestBudgetMinutes * 60_000))
        guard milliseconds % 60_000 == 0 else {
            throw value.outOfRange(expected: "whole minutes")
        }
        return milliseconds / 60_000
    }

    private static func claims(_ value: ContentValue) throws(ContentProblem) -> [Claim] {
        var claims: [Claim] = []
        for item in try value.list(count: 1...20) {
            let claim = try item.mapping(ClaimKey.self, called: "claim")
            claims.append(
                Claim(
                    check: try claim.required(.check).identifier(),
                    noticed: try claim.optional(.noticed)?.namedValues(called: "noticed") ?? []))
        }
        return claims
    }

    private static func scene(_ value: ContentValue?) throws(ContentProblem) -> [SceneEdit] {
        var edits: [SceneEdit] = []
        for entry in try value?.namedEntries(called: "scene") ?? [] {
            edits.append(SceneEdit(slot: try entry.name.text(), value: try entry.value.word()))
        }
        return edits
    }

    private static func faults(_ value: ContentValue) throws(ContentProblem) -> [ScenarioFault] {
        var faults: [ScenarioFault] = []
        for item in try value.list(count: 0...20) {
            let fault = try item.mapping(FaultKey.self, called: "fault")
            faults.append(
                ScenarioFault(
                    mode: try fault.required(.mode).identifier(),
                    element: try fault.required(.on).identifier(),
                    parameters: FaultParameters(
                        try fault.optional(.with)?.namedValues(called: "with") ?? []),
                    at: try fault.optional(.when)?.storyTime(),
                    person: try fault.optional(.by)?.identifier()))
        }
        return faults
    }

    private static func occurrences(
        _ value: ContentValue?
    ) throws(ContentProblem) -> [Occurrence] {
        var occurrences: [Occurrence] = []
        for entry in try value?.namedEntries(called: "occurrences") ?? [] {
            let id = try entry.name.identifier()
            let occurrence = try entry.value.mapping(OccurrenceKey.self, called: id)
            occurrences.append(
                Occurrence(
                    id: id, at: try occurrence.required(.when).storyTime(),
                    text: try occurrence.required(.text).text(),
                    place: try occurrence.optional(.at)?.identifier() ?? "",
                    knownBy: try names(occurrence.optional(.knownBy)),
                    writtenIn: try names(occurrence.optional(.writtenIn)),
                    isTrue: try occurrence.optional(.happened)?.boolean() ?? true))
        }
        return occurrences
    }

    private static func names(_ value: ContentValue?) throws(ContentProblem) -> [String] {
        var names: [String] = []
        for item in try value?.list() ?? [] { names.append(try item.identifier()) }
        return names
    }

    private static func lessons(_ value: ContentValue?) throws(ContentProblem) -> [Lesson] {
        var lessons: [Lesson] = []
        for item in try value?.list() ?? [] {
            let lesson = try item.mapping(LessonKey.self, called: "lesson")
            lessons.append(
                Lesson(
                    try lesson.required(.say).prose(limit: 400),
                    until: try lessonEnd(lesson.required(.until))))
        }
        return lessons
    }

    private static func lessonEnd(_ value: ContentValue) throws(ContentProblem) -> LessonEnd {
        let end = try value.mapping(LessonEndKey.self, called: "until")
        let (key, what) = try end.oneOf([.reading, .action])
        let word = try what.identifier()
        switch key {
        case .action: return .action(word)
        case .reading, .at: return .reading(kind: word, point: try end.optional(.at)?.word())
        }
    }
}
