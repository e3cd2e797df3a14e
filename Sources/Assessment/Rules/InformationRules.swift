import FaultReasoning
import Plant

/// What the steps on the way could tell, and for what price.
enum InformationRules {
    /// What a step has to be expected to tell before a rule speaks of it.
    static let worthwhile = RuleParameter(
        "worthwhile", "how much there must have been to learn, in hundredths of a bit",
        .wholeNumber(1...300), fallback: .word("25"))

    static func worthwhileBits(_ arguments: RuleArguments) -> Double {
        Double(arguments.integer("worthwhile")) / 100
    }

    // MARK: Splitting

    static let splitWherePossible = CriterionRule(
        "split-where-possible",
        reasoned: "How much of what it might be was split by the steps that told something, of "
            + "what the best step for no higher a price could be expected to tell. A step splits "
            + "that may well come out in more than one way, or could be expected to tell half as "
            + "much as the best; where there was next to nothing to learn, it isn't counted.",
        noOccasion: "Fewer steps than the minimum could have split what it might be.",
        notYet: "Less was split than the minimum for developing.",
        developing: "At least the minimum for developing was split, of what could be.",
        competent: "At least the minimum for competent was split, of what could be.",
        strong: "At least the minimum for strong was split, of what could be.",
        parameters: [
            RuleParameter(
                "minimum", "how many steps there must be that could split", .wholeNumber(1...20),
                fallback: .word("2")),
            tenths("developing-minimum", "2"), tenths("competent-minimum", "5"),
            tenths("strong-minimum", "8"), worthwhile,
        ]
    ) { _, analysis, arguments in
        let floor = worthwhileBits(arguments)
        let classes: [StepClass] = [.splits, .eliminates, .testsBySwap]
        let steps = analysis.steps.filter {
            classes.contains($0.stepClass) && $0.possibleBits >= floor
        }
        return analysis.steady(steps, asIfOf: [.splits, .eliminates]) {
            splitting($0, arguments)
        }
    }

    private static func tenths(_ name: String, _ fallback: String) -> RuleParameter {
        RuleParameter(
            name, "how many tenths of what could be split have to be", .wholeNumber(1...10),
            fallback: .word(fallback))
    }

    private static func splitting(
        _ steps: [StepAnalysis], _ arguments: RuleArguments
    ) -> Verdict {
        let lines = steps.map(\.line)
        guard steps.count >= arguments.integer("minimum") else {
            return .noOccasion(
                "You took \(Phrases.count(steps.count, "step", "steps")) that could have split "
                    + "what it might be.", lines)
        }
        let missed = steps.filter { !hasSplit($0) }
        let possible = sum(steps.map(\.possibleBits))
        let split = possible - sum(missed.map(\.possibleBits))
        func reaches(_ level: Level) -> Bool {
            split * 10 >= possible * Double(arguments.integer("\(level.rawValue)-minimum"))
        }
        let level = [Level.strong, .competent, .developing].first(where: reaches) ?? .notYet
        guard let worst = missed.max(by: { $0.possibleBits < $1.possibleBits }) else {
            return .found(
                level, lines,
                "Each of the \(steps.count) steps that could split what it might be did.")
        }
        let taken = steps.count - missed.count
        return .found(
            level, lines,
            (taken == 0 ? "None" : "\(taken)")
                + " of your \(steps.count) steps that could split what it might be did; "
                + "`\(worst.command)` at line \(worst.line) could only rule out a little"
                + "\(instead(of: worst)).")
    }

    /// Whether a step split what it might be, or told about as much as any other could have.
    private static func hasSplit(_ step: StepAnalysis) -> Bool {
        step.stepClass == .splits || step.expectedBits * 2 >= step.possibleBits
    }

    /// `, where `measure …` could have told 1.5 bits for no more`; empty where nothing could.
    static func instead(of step: StepAnalysis) -> String {
        guard let best = step.alternative, best.expectedBits > step.expectedBits else { return "" }
        return ", where `\(best.command)` could have told "
            + "\(Phrases.bits(best.expectedBits)) for no higher a price"
    }

    private static func sum(_ bits: [Double]) -> Double { bits.reduce(0, +) }

    // MARK: Steps that can't tell

    static let stepsThatTell = CriterionRule(
        "steps-that-tell",
        reasoned: "How many steps could come out in one way only, or never showed anything of this "
            + "case, while something could be learned for no higher a price. The same reading "
            + "taken twice isn't counted, nor what was checked with its owner.",
        noOccasion: "There was something to learn at fewer than two steps.",
        notYet: "More than three times as many steps as allowed could tell nothing, though "
            + "something could be learned for no more.",
        developing: "More steps than allowed could tell nothing, though something could be learned "
            + "for no more; at most three times as many.",
        competent: "No more steps than allowed could tell nothing, though something could be "
            + "learned for no more.",
        strong: "Every step that was for finding out could tell something, or nothing could be "
            + "learned for no more.",
        parameters: [
            RuleParameter(
                "allowed", "how many such steps are nothing to speak of", .wholeNumber(0...20),
                fallback: .word("1")), worthwhile,
        ]
    ) { _, analysis, arguments in
        let floor = worthwhileBits(arguments)
        let steps = analysis.steps.filter { $0.isForFinding && $0.possibleBits >= floor }
        return analysis.steady(steps, asIfOf: [.splits, .redundant]) { idle($0, arguments) }
    }

    private static func idle(_ steps: [StepAnalysis], _ arguments: RuleArguments) -> Verdict {
        guard steps.count > 1 else {
            return .noOccasion(
                "There was something to learn at fewer than two of your steps.",
                steps.map(\.line))
        }
        let floor = worthwhileBits(arguments)
        let idle = steps.filter {
            [.redundant, .irrelevant].contains($0.stepClass) && $0.reason.kind != .repeated
                && ($0.alternative?.expectedBits ?? 0) >= floor
        }
        guard let worst = idle.max(by: { $0.possibleBits < $1.possibleBits }) else {
            return .found(
                .strong, steps.map(\.line),
                "Repeats left aside, each of your \(steps.count) steps where there was something "
                    + "to learn could tell something.")
        }
        let allowed = arguments.integer("allowed")
        let level: Level =
            idle.count <= allowed
            ? .competent : idle.count <= 3 * allowed ? .developing : .notYet
        let what: String =
            if worst.stepClass == .irrelevant {
                "nothing that could be the matter shows there"
            } else if let line = worst.reason.line, line > 0 {
                "it could come out in one way only since line \(line)"
            } else {
                "it could come out in one way only"
            }
        return .found(
            level, idle.map(\.line),
            "\(idle.count == 1 ? "One step" : "\(idle.count) steps") could tell nothing, such as "
                + "`\(worst.command)` at line \(worst.line): \(what)\(instead(of: worst)).")
    }

    // MARK: The price of knowing

    static let priceOfKnowing = CriterionRule(
        "price-of-knowing",
        reasoned: "What the way to the answer took, in time, money and disruption, against what it "
            + "takes an expert from the same start, with some minutes to spare. What was told, "
            + "written down, asked in vain, restored or checked with its owner isn't counted.",
        noOccasion: "The answer never followed from what was seen, was there at the call, or was "
            + "neither stated nor mended.",
        notYet: "It took more than is allowed for developing.",
        developing: "It took no more than is allowed for developing.",
        competent: "It took no more than is allowed for competent.",
        strong: "It took no more than is allowed for strong.",
        parameters: [
            RuleParameter(
                "spare-minutes", "minutes that are added to an expert's way",
                .wholeNumber(0...60), fallback: .word("2")),
            multiple("strong-allowed", "2"), multiple("competent-allowed", "4"),
            multiple("developing-allowed", "8"),
        ], waitsForClose: true
    ) { evidence, analysis, arguments in
        guard let known = analysis.knownSince else {
            return .noOccasion("The answer never followed from what you saw.")
        }
        let isFound = [.exact, .neighbourhood, .partly, .rightElement]
            .contains(analysis.credit.grade)
        guard isFound || evidence.isMended else {
            return .noOccasion(
                "By line \(known) the answer followed from what you had seen, but you neither "
                    + "stated it nor mended it.", [known])
        }
        guard let expert = analysis.expertPrice, known > 0 else {
            return .noOccasion("There was no way to the answer for an expert to be quicker on.")
        }
        guard !analysis.hangs(known) else { return hanging(known) }
        let steps = analysis.steps.filter { $0.line <= known && isOnTheWay($0) }
        return analysis.steady(steps) { price($0, known, expert, arguments) }
    }

    private static func multiple(_ name: String, _ fallback: String) -> RuleParameter {
        RuleParameter(
            name, "how many times an expert's price is allowed", .wholeNumber(1...100),
            fallback: .word(fallback))
    }

    /// No level, since it isn't sure that the answer followed at a line.
    static func hanging(_ line: Int) -> Verdict {
        .noOccasion(
            "Whether the answer followed at line \(line) hangs on how frequent some faults are "
                + "taken to be.", [line])
    }

    private static func isOnTheWay(_ step: StepAnalysis) -> Bool {
        switch step.stepClass {
        case .informs, .records, .restores, .verifies: false
        case .asks: step.reason.kind == .narrowed
        default: true
        }
    }

    private static func price(
        _ steps: [StepAnalysis], _ known: Int, _ expert: Int64, _ arguments: RuleArguments
    ) -> Verdict {
        let taken = steps.reduce(0) { $0 + $1.price }
        let unit = expert + Int64(arguments.integer("spare-minutes")) * 60
        func isWithin(_ level: Level) -> Bool {
            taken <= unit * Int64(arguments.integer("\(level.rawValue)-allowed"))
        }
        let level = [Level.strong, .competent, .developing].first(where: isWithin) ?? .notYet
        return .found(
            level, steps.map(\.line) + [known],
            "By line \(known) the answer followed from what you had seen, for a price of "
                + "\(Phrases.minutes(taken * 1000)) of work; it takes an expert "
                + "\(Phrases.minutes(expert * 1000)).")
    }
}
