/// The keys of a scenario file.
enum ScenarioKey: String, CaseIterable {
    case scenario, title, facility, client, noticed, called, deadline, budget, start, horizon
    case stakes, claims, scene, faults, occurrences, lessons, level, outcome
}

/// The keys of a claim.
enum ClaimKey: String, CaseIterable { case check, noticed }

/// The keys of a fault.
enum FaultKey: String, CaseIterable { case mode, on, with, when, by }

/// The keys of an occurrence.
enum OccurrenceKey: String, CaseIterable {
    case when, at, text, happened
    case knownBy = "known-by"
    case writtenIn = "written-in"
}

/// The keys of a lesson.
enum LessonKey: String, CaseIterable { case say, until }

/// The keys of what ends a lesson.
enum LessonEndKey: String, CaseIterable { case reading, at, action }
