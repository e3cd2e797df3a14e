/// What the criteria reach of a standard, and which scenarios give occasion to show it.
///
/// A scenario gives occasion for a criterion where a recorded session on it has a finding with a
/// level: that is seen, not claimed. Criteria that people judge have no scenarios here, since no
/// rule can say that a session gave them something to judge.
package struct Coverage: Hashable, Sendable {
    /// One for each KSB, in the standard's order.
    package var ksbs: [KSBCoverage]
    /// One for each criterion, in their order.
    package var criteria: [CriterionCoverage]
    /// What is missing: KSBs first, then criteria, then scenarios.
    package var holes: [CoverageHole]

    /// - Parameter recordings: findings over recorded sessions, one list for each session; a
    ///   scenario without any recording stands there with an empty list.
    package init(_ rubric: Rubric, recordings: [Recording]) {
        criteria = rubric.criteria.map { CriterionCoverage($0, recordings) }
        ksbs = rubric.standard.statements.map { ksb in
            KSBCoverage(ksb, rubric.standard, rubric.criteria, recordings)
        }
        holes = Coverage.holes(ksbs, criteria, recordings)
    }

    private static func holes(
        _ ksbs: [KSBCoverage], _ criteria: [CriterionCoverage], _ recordings: [Recording]
    ) -> [CoverageHole] {
        var holes: [CoverageHole] = ksbs.compactMap { $0.hole }
        for item in criteria where item.criterion.judge == .engine {
            let levels = item.occasions.flatMap(\.levels)
            if levels.isEmpty {
                holes.append(.criterionWithoutOccasion(item.criterion.id))
                continue
            }
            if !levels.contains(where: { $0 >= .competent }) {
                holes.append(.criterionNeverHigh(item.criterion.id))
            }
            if !levels.contains(where: { $0 < .competent }) {
                holes.append(.criterionNeverLow(item.criterion.id))
            }
        }
        for scenario in Recording.scenarios(recordings) {
            let isSilent = recordings.allSatisfy { $0.scenario != scenario || $0.findings.isEmpty }
            if isSilent { holes.append(.scenarioWithoutSession(scenario)) }
        }
        return holes
    }
}

/// The findings over one recorded session.
package struct Recording: Hashable, Sendable {
    /// The id of the scenario on which it was played.
    package var scenario: String
    package var findings: [Finding]

    package init(scenario: String, findings: [Finding]) {
        self.scenario = scenario
        self.findings = findings
    }

    /// The scenarios of recordings, each once, in the order in which they first come.
    static func scenarios(_ recordings: [Recording]) -> [String] {
        var scenarios: [String] = []
        for recording in recordings where !scenarios.contains(recording.scenario) {
            scenarios.append(recording.scenario)
        }
        return scenarios
    }
}

/// A scenario that gave occasion for something, and the levels that were seen there.
package struct Occasion: Hashable, Sendable {
    /// The scenario's id.
    package var scenario: String
    /// Ascending, each once; never empty.
    package var levels: [Level]

    package init(scenario: String, levels: [Level]) {
        self.scenario = scenario
        self.levels = levels
    }
}

/// A criterion, and where a recorded session gave occasion to show it.
package struct CriterionCoverage: Hashable, Sendable {
    package var criterion: Criterion
    /// In the order of the recordings; empty where people judge.
    package var occasions: [Occasion]

    init(_ criterion: Criterion, _ recordings: [Recording]) {
        self.criterion = criterion
        occasions = []
        guard criterion.judge == .engine else { return }
        for scenario in Recording.scenarios(recordings) {
            let found = recordings.filter { $0.scenario == scenario }.flatMap(\.findings)
                .filter { $0.criterion == criterion.id }.compactMap(\.level)
            let levels = Level.allCases.filter { found.contains($0) }
            if !levels.isEmpty { occasions.append(Occasion(scenario: scenario, levels: levels)) }
        }
    }
}

/// A KSB, the criteria that give evidence for it, and the scenarios that give occasion for them.
package struct KSBCoverage: Hashable, Sendable {
    package var ksb: KSB
    /// Codes of the duties that call for it.
    package var duties: [String]
    /// Ids of the criteria that name it, in their order.
    package var engine: [String]
    package var mentor: [String]
    package var workplace: [String]
    /// Ids of the scenarios that give occasion for one of the engine's criteria.
    package var scenarios: [String]

    init(
        _ ksb: KSB, _ standard: OccupationalStandard, _ criteria: [Criterion],
        _ recordings: [Recording]
    ) {
        func ids(_ judge: Judge) -> [String] {
            criteria.filter { $0.judge == judge && $0.ksbs.contains(ksb.code) }.map(\.id)
        }
        self.ksb = ksb
        duties = standard.duties.filter { $0.ksbs.contains(ksb.code) }.map(\.code)
        let found = ids(.engine)
        engine = found
        mentor = ids(.mentor)
        workplace = ids(.workplace)
        scenarios = Recording.scenarios(recordings).filter { scenario in
            recordings.contains { recording in
                recording.scenario == scenario
                    && recording.findings.contains {
                        $0.level != nil && found.contains($0.criterion)
                    }
            }
        }
    }

    /// What is missing for it: at most one thing, the first that would have to be mended.
    var hole: CoverageHole? {
        if engine.isEmpty && mentor.isEmpty && workplace.isEmpty {
            return .ksbWithoutCriterion(ksb.code)
        }
        switch ksb.reach {
        case .observable:
            if engine.isEmpty { return .ksbWithoutRule(ksb.code) }
            if scenarios.isEmpty { return .ksbWithoutScenario(ksb.code) }
            return scenarios.count == 1 ? .ksbWithOneScenario(ksb.code) : nil
        case .collected: return mentor.isEmpty ? .ksbWithoutQuestion(ksb.code) : nil
        case .workplace: return workplace.isEmpty ? .ksbWithoutWitness(ksb.code) : nil
        }
    }
}

/// Something that is missing, with the code or the id of what it is missing for.
package enum CoverageHole: Hashable, Sendable {
    /// No criterion names the KSB.
    case ksbWithoutCriterion(String)
    /// The KSB can be seen in a log, and no rule looks for it.
    case ksbWithoutRule(String)
    /// A rule looks for the KSB, and no scenario gave it occasion.
    case ksbWithoutScenario(String)
    /// One scenario alone gave occasion for the KSB: what is shown once supports no decision.
    case ksbWithOneScenario(String)
    /// The KSB is for a person to judge here, and no mentor is asked about it.
    case ksbWithoutQuestion(String)
    /// The KSB can only be seen at work, and nobody there is asked about it.
    case ksbWithoutWitness(String)
    /// No recorded session gave occasion for the criterion.
    case criterionWithoutOccasion(String)
    /// No recorded session is competent or strong by the criterion: the rule may be out of reach.
    case criterionNeverHigh(String)
    /// No recorded session is below competent by the criterion: the rule may see nothing.
    case criterionNeverLow(String)
    /// No session on the scenario has been recorded.
    case scenarioWithoutSession(String)
}
