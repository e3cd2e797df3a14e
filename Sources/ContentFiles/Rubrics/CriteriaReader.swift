import Assessment
import Plant

/// A theme's file as it was read, with the places that later checks point at.
struct CriteriaTheme {
    let id: String
    /// Themes are listed in ascending order of it.
    let order: Int64
    let orderValue: ContentValue
    let criteria: [Criterion]
    /// The names of the criteria in the file, in the same order.
    let names: [ContentValue]
}

/// Turns the tree of a theme's file into criteria.
struct CriteriaReader {
    let standard: OccupationalStandard
    /// What is wrong with the use of a rule, if anything is.
    let ruleProblem: (RuleUse) -> RuleProblem?

    func read(_ value: ContentValue) throws(ContentProblem) -> CriteriaTheme {
        let file = try value.mapping(ThemeKey.self, called: "theme")
        let theme = try file.required(.theme).identifier()
        let orderValue = try file.required(.order)
        let order = try orderValue.integer(in: 1...1000)
        var criteria: [Criterion] = []
        var names: [ContentValue] = []
        let entries = try file.required(.criteria).namedEntries(called: "criteria", count: 1...100)
        for entry in entries {
            let id = try entry.name.identifier()
            criteria.append(try criterion(entry.value, id: id, theme: theme))
            names.append(entry.name)
        }
        return CriteriaTheme(
            id: theme, order: order, orderValue: orderValue, criteria: criteria, names: names)
    }

    private func criterion(
        _ value: ContentValue, id: String, theme: String
    ) throws(ContentProblem) -> Criterion {
        let criterion = try value.mapping(CriterionKey.self, called: id)
        let judge = try criterion.required(.judge).choice(of: Judge.self)
        return Criterion(
            id: id, title: try criterion.required(.title).text(limit: 60), theme: theme,
            purpose: try criterion.required(.purpose).prose(limit: 400),
            ksbs: try ksbs(criterion.required(.ksbs), judge), judge: judge,
            levels: try levels(criterion.required(.levels), of: id),
            rule: try rule(criterion, judge), question: try question(criterion, judge))
    }

    /// Codes of the standard, of which none is out of the judge's reach.
    private func ksbs(
        _ value: ContentValue, _ judge: Judge
    ) throws(ContentProblem) -> [String] {
        var codes: [String] = []
        for (index, item) in try value.codes(among: standard.statements.map(\.code)) {
            let ksb = standard.statements[index]
            let isWithinReach =
                switch judge {
                case .engine: ksb.reach == .observable
                case .mentor: ksb.reach != .workplace
                case .workplace: true
                }
            guard isWithinReach else {
                throw item.problem(
                    .impossibleRubric,
                    "\(ContentWords.quoted(ksb.code)) is \(ksb.reach.rawValue): out of reach for "
                        + "the judge \(ContentWords.quoted(judge.rawValue))",
                    expected: ksb.reach == .workplace
                        ? "the judge `workplace`" : "the judge `mentor` or `workplace`")
            }
            codes.append(ksb.code)
        }
        return codes
    }

    private func levels(
        _ value: ContentValue, of id: String
    ) throws(ContentProblem) -> [LevelDescriptor] {
        let levels = try value.mapping(LevelKey.self, called: "levels of \(id)")
        var found: [LevelDescriptor] = []
        for (key, level) in [
            (LevelKey.notYet, Level.notYet), (.developing, .developing), (.competent, .competent),
            (.strong, .strong),
        ] {
            found.append(LevelDescriptor(level, try levels.required(key).prose(limit: 400)))
        }
        return found
    }

    // MARK: Judges

    /// The rule of a criterion that the engine judges; nobody else's has one.
    private func rule(
        _ criterion: ContentReader<CriterionKey>, _ judge: Judge
    ) throws(ContentProblem) -> RuleUse? {
        guard judge == .engine else {
            try refuse([.rule, .with], of: criterion, judge)
            return nil
        }
        let rule = try criterion.required(.rule)
        let with = criterion.optional(.with)
        let use = RuleUse(
            try rule.identifier(), try with?.namedValues(called: "with") ?? [])
        if let problem = ruleProblem(use) { throw located(problem, rule: rule, with: with) }
        return use
    }

    /// A problem with the use of a rule, with its place: the parameter's, else the rule's name.
    private func located(
        _ problem: RuleProblem, rule: ContentValue, with: ContentValue?
    ) -> ContentProblem {
        var mark = rule.mark
        if let parameter = problem.parameter, let with {
            let map = ContentSourceMap(file: with.file, root: with.node)
            mark = map.mark(of: [parameter], name: problem.given)
        }
        var expected: String? = problem.expected.isEmpty ? nil : problem.expected
        if expected == nil, !problem.candidates.isEmpty {
            expected = ContentWords.oneOf(problem.candidates)
        }
        return ContentProblem(
            problem.candidates.isEmpty ? .impossibleRubric : .unknownName, file: rule.file,
            mark: mark, wrong: problem.what, expected: expected,
            suggestion: NearestName.nearest(to: problem.given, among: problem.candidates))
    }

    private func question(
        _ criterion: ContentReader<CriterionKey>, _ judge: Judge
    ) throws(ContentProblem) -> String {
        guard judge != .engine else {
            try refuse([.question], of: criterion, judge)
            return ""
        }
        return try criterion.required(.question).prose(limit: 400)
    }

    private func refuse(
        _ keys: [CriterionKey], of criterion: ContentReader<CriterionKey>, _ judge: Judge
    ) throws(ContentProblem) {
        for key in keys {
            guard let value = criterion.optional(key) else { continue }
            throw value.problem(
                .impossibleRubric,
                ContentWords.quoted(criterion.called) + " has a "
                    + ContentWords.quoted(key.rawValue) + ", but its judge is "
                    + ContentWords.quoted(judge.rawValue),
                expected: judge == .engine
                    ? "no question: a rule finds it" : "no rule: a person is asked")
        }
    }
}
