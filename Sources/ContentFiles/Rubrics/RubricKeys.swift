/// The keys of a standard's file.
enum StandardKey: String, CaseIterable {
    case standard, title, version, level, source, duties, ksbs
    case dutyMapNotice = "duty-map-notice"
}

/// The keys of a duty.
enum DutyKey: String, CaseIterable { case title, statement, ksbs }

/// The keys of a KSB.
enum KSBKey: String, CaseIterable { case title, statement, reach }

/// The keys of a theme's file.
enum ThemeKey: String, CaseIterable { case theme, order, criteria }

/// The keys of a criterion.
enum CriterionKey: String, CaseIterable {
    case title, purpose, ksbs, judge, rule, with, question, levels
}

/// The keys of a criterion's levels.
enum LevelKey: String, CaseIterable {
    case notYet = "not-yet"
    case developing, competent, strong
}
