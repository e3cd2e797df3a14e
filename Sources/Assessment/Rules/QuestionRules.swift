import Plant
import Scenarios

/// What is asked before anything is touched.
enum QuestionRules {
    static let askedFirst = CriterionRule(
        "asked-first",
        "How many people and papers were consulted before the first change; asking leave doesn't "
            + "count, and asking the same person twice counts once.",
        noOccasion: "Nothing was changed, and the ticket isn't closed.",
        notYet: "Nobody was asked and no paper was read before the first change.",
        developing: "Somebody or something was consulted before the first change, but fewer than "
            + "the criterion's minimum.",
        competent: "As many people or papers as the minimum were consulted before the first "
            + "change.",
        strong: "More than the minimum were consulted before the first change, people and papers "
            + "among them.",
        parameters: [
            RuleParameter(
                "minimum", "how many people and papers are enough", .wholeNumber(1...20),
                fallback: .word("2"))
        ]
    ) { evidence, arguments in
        guard evidence.firstChange != nil || evidence.isClosed else { return notBegun }
        let minimum = arguments.integer("minimum")
        let before = evidence.observations.filter {
            $0.index < evidence.firstChangeIndex && ($0.source == .person || $0.source == .paper)
        }
        let people = Phrases.unique(before.filter { $0.source == .person }.map(\.spot))
        let papers = Phrases.unique(before.filter { $0.source == .paper }.map(\.spot))
        let count = people.count + papers.count
        let end = beforeWhat(evidence)
        guard count > 0 else {
            return .found(
                .notYet, changeLines(evidence), "You asked nobody and read no paper before \(end).")
        }
        let why =
            "Before \(end) you consulted " + Phrases.names(people + papers)
            + (count < minimum ? ", and the criterion asks for \(minimum)." : ".")
        let level: Level =
            count < minimum
            ? .developing
            : count > minimum && !people.isEmpty && !papers.isEmpty ? .strong : .competent
        return .found(level, before.map(\.line), why)
    }

    static let askedWhatChanged = CriterionRule(
        "asked-what-changed",
        "Whether somebody was asked what had changed, or a log was read, before the first change, "
            + "and whether what was told was followed up.",
        noOccasion: "Nothing was changed, and the ticket isn't closed.",
        notYet: "Nobody was asked what had changed, and no log was read, before the first change.",
        developing: "The question was put, or a log read, but no answer told of anything.",
        competent: "Somebody who was asked, or a log that was read, told of something that had "
            + "happened.",
        strong: "Something that had really happened was told of, and something in the place of it "
            + "was looked at afterwards."
    ) { evidence, _ in
        guard evidence.firstChange != nil || evidence.isClosed else { return notBegun }
        let logs = evidence.scenario.occurrences.flatMap(\.writtenIn)
        let asked = evidence.observations.filter {
            $0.index < evidence.firstChangeIndex
                && ($0.reading.kind == "changed"
                    || $0.reading.kind == "document" && logs.contains($0.spot))
        }
        let end = beforeWhat(evidence)
        guard !asked.isEmpty else {
            return .found(
                .notYet, changeLines(evidence),
                "You asked nobody what had changed, and read no log, before \(end).")
        }
        let told = asked.filter { !$0.reading.rows.isEmpty }
        guard !told.isEmpty else {
            return .found(
                .developing, asked.map(\.line),
                "You asked what had changed, and \(Phrases.names(asked.map(\.spot))) knew of "
                    + "nothing.")
        }
        if let followed = followUp(evidence, told) {
            return .found(
                .strong, told.map(\.line) + [followed.line],
                "\(Phrases.names(told.map(\.spot))) told you what had happened, and at line "
                    + "\(followed.line) you looked at `\(followed.spot)`, where it had.")
        }
        return .found(
            .competent, told.map(\.line),
            "\(Phrases.names(told.map(\.spot))) told you what had happened before \(end).")
    }

    /// An observation in the place of something true that was told of, after it was told.
    private static func followUp(_ evidence: Evidence, _ told: [Observation]) -> Observation? {
        for answer in told {
            for row in answer.reading.rows.indices {
                let text = answer.reading.row(row).symbol("text")
                guard
                    let occurrence = evidence.scenario.occurrences.first(where: {
                        $0.text == text && $0.isTrue && !$0.place.isEmpty
                    })
                else { continue }
                let found = evidence.observations.first {
                    $0.index > answer.index && $0.isOfEquipment
                        && evidence.facility.place(of: $0.element) == occurrence.place
                }
                if let found { return found }
            }
        }
        return nil
    }

    static let scopedIt = CriterionRule(
        "scoped-it",
        "Whether it was found out how far the fault reaches before the first change: by asking "
            + "somebody else, or about yesterday, what works; by the same reading at two points, "
            + "towards two targets or of two things of one kind; or by checking a service that "
            + "wasn't claimed.",
        noOccasion: "Nothing was changed, and the ticket isn't closed.",
        notYet: "Nothing was compared with another user, room, point or day.",
        developing: "Something was compared, but only after the first change.",
        competent: "One kind of comparison was made before the first change.",
        strong: "Two kinds of comparison were made before the first change."
    ) { evidence, _ in
        guard evidence.firstChange != nil || evidence.isClosed else { return notBegun }
        let early = comparisons(evidence, ..<evidence.firstChangeIndex)
        let late = comparisons(evidence, ..<evidence.moments.count)
        let end = beforeWhat(evidence)
        if let first = early.first {
            let level: Level = early.count > 1 ? .strong : .competent
            let more = early.dropFirst().first.map { ", and " + $0.words } ?? ""
            return .found(
                level, early.flatMap(\.lines), "Before \(end) you \(first.words)\(more).")
        }
        if let first = late.first {
            return .found(
                .developing, first.lines + changeLines(evidence),
                "You \(first.words), but only after \(end).")
        }
        return .found(
            .notYet, changeLines(evidence),
            "You compared nothing with another user, room, point or day, so you didn't know how "
                + "far it reached.")
    }

    private struct Comparison {
        var words: String
        var lines: [Int]
    }

    /// One for each kind of comparison.
    private static func comparisons(_ evidence: Evidence, _ range: PartialRangeUpTo<Int>)
        -> [Comparison]
    {
        let seen = evidence.observations.filter { range.contains($0.index) }
        var found: [Comparison] = []
        let asked = seen.filter {
            $0.reading.kind == "yesterday"
                || $0.reading.kind == "working"
                    && ($0.spot != evidence.ticket?.client || $0.reading.rows.count > 1)
        }
        if !asked.isEmpty {
            found.append(
                Comparison(
                    words: "asked \(Phrases.names(asked.map(\.spot))) what works",
                    lines: asked.map(\.line)))
        }
        let readings = seen.filter { $0.isOfEquipment && $0.source != .tracing }
        for (index, reading) in readings.enumerated() {
            let other = readings[..<index].first {
                $0.instrument == reading.instrument && $0.spot != reading.spot
                    && isComparable($0, reading, evidence)
            }
            guard let other else { continue }
            found.append(
                Comparison(
                    words: "compared `\(other.spot)` with `\(reading.spot)`",
                    lines: [other.line, reading.line]))
            break
        }
        let claims = evidence.ticket?.claims ?? []
        let checked = seen.filter { $0.source == .client && !claims.contains($0.spot) }
        if !checked.isEmpty {
            found.append(
                Comparison(
                    words: "checked \(Phrases.names(checked.map(\.spot))) as well",
                    lines: checked.map(\.line)))
        }
        return found
    }

    /// Whether two readings of one sort say something of each other: what was looked at, or whose
    /// menu was read, has to be of one kind.
    private static func isComparable(
        _ a: Observation, _ b: Observation, _ evidence: Evidence
    ) -> Bool {
        guard a.source == .eye || a.source == .menu else { return true }
        return evidence.facility.kind(of: a.element) == evidence.facility.kind(of: b.element)
    }

    // MARK: Sentences

    /// What is said where nothing was changed yet and the ticket is open.
    static let notBegun = Verdict.noOccasion("You have changed nothing yet.")

    /// `changing `x` at line 4`, or `the close`, for a sentence that begins with "before".
    static func beforeWhat(_ evidence: Evidence) -> String {
        evidence.firstChange.map { "you \($0.words) at line \($0.line)" } ?? "the close"
    }

    /// The line of the first change, else that of the close.
    static func changeLines(_ evidence: Evidence) -> [Int] {
        [evidence.firstChange?.line ?? evidence.lastLine]
    }
}
