import Plant

/// Readings before changes, and readings that tell something.
enum MeasuringRules {
    static let measuredBeforeChange = CriterionRule(
        "measured-before-change",
        "How many different readings of the equipment were taken before the first change. A first "
            + "change that can be taken back and brings the service back because the deadline "
            + "comes before the time given is up, or ends an exposure, isn't counted as one.",
        noOccasion: "Nothing was changed.",
        notYet: "Something was changed before any equipment was looked at or measured.",
        developing: "Fewer readings than the minimum came before the first change, or none that "
            + "was more than a look.",
        competent: "As many different readings as the minimum came before the first change, at "
            + "least one of them with an instrument, at a console, from a menu or along a cable.",
        strong: "More than the minimum came before the first change, from at least two points.",
        parameters: [
            RuleParameter(
                "minimum", "how many readings are enough", .wholeNumber(1...20),
                fallback: .word("2"))
        ]
    ) { evidence, arguments in
        guard let first = evidence.newChanges.first else {
            return .noOccasion("You changed nothing.")
        }
        let minimum = arguments.integer("minimum")
        let readings = different(
            evidence.observations.filter {
                $0.isOfEquipment && $0.index < evidence.firstChangeIndex
            })
        let spots = Phrases.unique(readings.map(\.spot))
        let workaround = evidence.restoredFirst.map {
            " (the way round at line \($0.line) rightly came first)"
        }
        let end = QuestionRules.beforeWhat(evidence) + (workaround ?? "")
        let change = evidence.firstChange ?? first
        guard !readings.isEmpty else {
            return .found(.notYet, [change.line], "You took no reading before \(end).")
        }
        let lines = readings.map(\.line) + [change.line]
        let taken = "You read \(Phrases.names(spots)) before \(end)"
        if readings.count < minimum {
            return .found(
                .developing, lines,
                "\(taken): \(Phrases.count(readings.count, "reading", "readings")), where "
                    + "\(minimum) are asked for.")
        }
        guard readings.contains(where: \.isReading) else {
            return .found(.developing, lines, "\(taken), but only by looking.")
        }
        let isStrong = readings.count > minimum && spots.count > 1
        return .found(
            isStrong ? .strong : .competent, lines,
            "\(taken): \(Phrases.count(readings.count, "reading", "readings")).")
    }

    static let measuredAtSeveralPoints = CriterionRule(
        "measured-at-several-points",
        "At how many points readings were taken before the fault was mended, or before the close "
            + "where it wasn't: a reading between two points tells on which side the fault is.",
        noOccasion: "The fault lay where the client saw it, so there was nothing to split.",
        notYet: "No reading was taken, whatever was looked at.",
        developing: "Readings were taken at one point only.",
        competent: "Readings were taken at two points.",
        strong: "Readings were taken at three points or more, or the same reading at two.",
        waitsForClose: true
    ) { evidence, _ in
        let end = evidence.repairs.first?.index ?? evidence.moments.count
        let readings = different(
            evidence.observations.filter { $0.isReading && $0.index < end })
        let spots = Phrases.unique(readings.map(\.spot))
        let endpoints = (evidence.ticket?.claims ?? []).map { evidence.facility.endpoint(of: $0) }
        let isAtEndpoint = evidence.faults.allSatisfy { endpoints.contains($0.fault.element) }
        if spots.count == 1 && isAtEndpoint {
            return .noOccasion(
                "The fault lay where the client saw it, so there was nothing to split.",
                readings.map(\.line))
        }
        let lines = readings.map(\.line)
        let places = Phrases.names(spots)
        switch spots.count {
        case 0:
            return .found(.notYet, [], "You took no reading on the way to the fault.")
        case 1: return .found(.developing, lines, "You took readings at \(places) alone.")
        default:
            let isSplit = readings.contains { one in
                readings.contains { $0.instrument == one.instrument && $0.spot != one.spot }
            }
            return .found(
                spots.count > 2 || isSplit ? .strong : .competent, lines,
                "You took readings at \(places).")
        }
    }

    static let redundantSteps = CriterionRule(
        "redundant-steps",
        "How often something was looked at, read or asked again and said the same, with nothing "
            + "changed and no waiting in between. An instrument with noise may be read again.",
        noOccasion: "Fewer than two things were looked at, read or asked.",
        notYet: "More than three times as many repeats as the criterion allows told nothing new.",
        developing: "More repeats than allowed told nothing new, at most three times as many.",
        competent: "No more repeats than allowed told nothing new.",
        strong: "Every step told something that wasn't known already.",
        parameters: [
            RuleParameter(
                "allowed", "how many repeats are nothing to speak of", .wholeNumber(0...20),
                fallback: .word("1"))
        ]
    ) { evidence, arguments in
        guard evidence.observations.count > 1 else {
            return .noOccasion("You looked at, read or asked fewer than two things.")
        }
        let allowed = arguments.integer("allowed")
        let repeats = repeats(evidence)
        guard let first = repeats.first else {
            return .found(
                .strong, [],
                "None of your \(evidence.observations.count) observations was a repeat that could "
                    + "tell nothing new.")
        }
        let level: Level =
            repeats.count <= allowed
            ? .competent : repeats.count <= 3 * allowed ? .developing : .notYet
        return .found(
            level, repeats.map(\.line),
            "\(repeats.count == 1 ? "One step" : "\(repeats.count) steps") told what you knew "
                + "already, such as `\(first.spot)` at line \(first.line).")
    }

    /// Observations that said what an earlier one had said, with nothing stirred in between.
    private static func repeats(_ evidence: Evidence) -> [Observation] {
        var repeats: [Observation] = []
        var known: [Observation] = []
        var next = evidence.observations[...]
        for (index, moment) in evidence.moments.enumerated() {
            if ChangeReader.isWorkedOn(moment) || moment.verb == "wait" || hasTurned(moment) {
                known = []
            }
            guard let observation = next.first, observation.index == index else { continue }
            next = next.dropFirst()
            let isKnown = known.contains {
                let words = evidence.moments[$0.index].words
                return $0.source == observation.source && words == moment.words
                    && StepFacts.isSame($0.reading, observation.reading)
            }
            if isKnown && !StepFacts.hasNoise(observation.reading) { repeats.append(observation) }
            known.append(observation)
        }
        return repeats
    }

    /// Whether something in the house turned at a line.
    private static func hasTurned(_ moment: Moment) -> Bool {
        guard let effects = moment.effects else { return false }
        return effects.rows.indices.contains { index in
            let row = effects.row(index)
            return row.symbol("what") != "down" && row["before"] != ReadingValue.none
        }
    }

    /// Observations of which no two are the same reading of the same spot.
    static func different(_ observations: [Observation]) -> [Observation] {
        var different: [Observation] = []
        for observation in observations {
            let isKnown = different.contains {
                $0.instrument == observation.instrument && $0.spot == observation.spot
            }
            if !isKnown { different.append(observation) }
        }
        return different
    }
}
