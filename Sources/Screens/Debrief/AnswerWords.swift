package import FaultReasoning
package import TerminalCanvas

/// What a session's answer comes to, in words: when it followed, how near it came, and of what sort
/// it was.
package enum AnswerWords {
    // MARK: When it followed

    /// The first moment at which the answer followed from what was known, beside the line at which
    /// a cause was stated.
    package static func followed(_ analysis: SessionAnalysis) -> String {
        let stated = statedAt(analysis)
        let isRight = [.exact, .neighbourhood].contains(analysis.credit.grade)
        let said = isRight ? "you said it" : "you named a cause"
        guard let known = analysis.knownSince else {
            guard let stated else {
                return "The answer never quite followed from what you knew, and you named no cause."
            }
            return "The answer never quite followed from what you knew; \(said) at line \(stated)."
        }
        let since =
            known < 1
            ? "The answer followed from what the client said"
            : "From line \(known) on the answer followed from what you knew"
        guard let stated else { return "\(since); you named no cause." }
        if stated < known {
            return "\(since); \(said) before, at line \(stated)."
        }
        return "\(since); \(said) at line \(stated)."
    }

    /// The line of the last diagnosis, which is the one that counts; nil where there is none.
    package static func statedAt(_ analysis: SessionAnalysis) -> Int? {
        analysis.steps.last { $0.command.split(separator: " ").first == "diagnose" }?.line
    }

    // MARK: What it comes to

    /// How near the diagnosis came and what sort of answer it was, each in a sentence or two.
    package static func sentences(
        _ analysis: SessionAnalysis, _ names: StepNames = .plain
    ) -> [String] {
        let credit = analysis.credit
        var sentences = [grade(credit)]
        if credit.faults > 1, ![.exact, .none].contains(credit.grade) {
            sentences.append(
                "You named \(max(0, credit.named)) of \(credit.faults) faults by their element.")
        }
        if !credit.blamed.isEmpty {
            let blamed = SentenceWords.listed(credit.blamed.map(names.element))
            sentences.append(
                capitalised(blamed) + (credit.blamed.count > 1 ? " were" : " was") + " sound.")
        }
        return sentences + [kind(analysis.answer)]
    }

    /// How near a stated diagnosis came.
    package static func grade(_ credit: Credit) -> String {
        switch credit.grade {
        case .exact:
            switch credit.faults {
            case ...0: "Your diagnosis was right: there was no fault."
            case 1: "Your diagnosis was exact: the element, and what was the matter with it."
            default:
                "Your diagnosis was exact: all \(credit.faults) faults, each with its element and "
                    + "what was the matter with it."
            }
        case .neighbourhood:
            "What you named and what it was show the same wherever one could look here; it counts "
                + "as right."
        case .partly:
            credit.faults > 1
                ? "You named some of the faults exactly, but not all."
                : "You named the fault exactly, and something besides that was sound."
        case .rightElement:
            "You had the right element; something else was the matter with it."
        case .near: near(credit.hops)
        case .wrong:
            credit.faults < 1
                ? "You named a fault, and there was none."
                : "What you named wasn't the matter, and no path leads from there to what was."
        case .none: "You named no cause."
        }
    }

    private static func near(_ hops: Int?) -> String {
        switch hops {
        case nil, 0?: "What you named is on the path of what was the matter."
        case 1?: "You were near: what you named is one step of the path from what was the matter."
        case let hops?:
            "You were \(hops) steps of the path away from what was the matter."
        }
    }

    /// What sort of answer a session ended with.
    package static func kind(_ answer: AnswerKind) -> String {
        switch answer {
        case .mended: "The cause was named and mended."
        case .nothingBroken: "Nothing was broken, and you said so: that is an answer too."
        case .setBySomebody:
            "Somebody had set it so, and you said so: nothing had broken by itself."
        case .escalated:
            "You narrowed it down as far as you could and handed it on with evidence: that is how "
                + "it should be done where you can't mend it yourself."
        case .workedAround:
            "Service came back by a workaround; the fault itself is still there for somebody to "
                + "mend."
        case .temporary:
            "It was right when you left, and something that is due will undo it."
        case .open: "When the ticket was closed, the matter was still open."
        }
    }

    /// Lines whose class hangs on how often faults are met; nil where there are none.
    package static func judgement(_ lines: [Int]) -> String? {
        if lines.isEmpty { return nil }
        return "What is said of \(AssessmentWords.lines(lines)) hangs on how often such faults are "
            + "met. That is a judgement, and one step of it could change the word."
    }

    // MARK: The whole, and the expert

    /// Bits at the start and at the end, what all steps gained, and the price beside the expert's.
    package static func totals(_ analysis: SessionAnalysis) -> [LabelledText] {
        let end = analysis.steps.last?.bitsAfter ?? analysis.bitsAtStart
        let gained = analysis.steps.reduce(0) { $0 + $1.bitsGained }
        let price = analysis.steps.reduce(Int64(0)) { $0 &+ max(0, $1.price) }
        return [
            LabelledText("missing at the call", StepWords.bits(analysis.bitsAtStart)),
            LabelledText("missing at the end", StepWords.bits(end)),
            LabelledText("gained by all steps", StepWords.bits(gained)),
            LabelledText("price", StepWords.price(price)),
            LabelledText(
                "the expert's price",
                StepWords.price(analysis.expert.price) + ", of which "
                    + StepWords.price(analysis.expert.priceUntilKnown)
                    + " until the answer was known"),
        ]
    }

    /// What came of the expert's way: a sentence.
    package static func expert(_ path: ExpertPath) -> String {
        if path.moves.isEmpty { return "From this call the expert had nothing to do." }
        let end =
            switch path.outcome {
            case "fixed": "to have it fixed"
            case "restored": "to have service back by a workaround"
            case "contained": "to have it handed on"
            default: "to leave it without mending it"
            }
        let known = StepWords.price(path.priceUntilKnown)
        return "It took the expert \(known) to know the answer, and \(StepWords.price(path.price)) "
            + "in all \(end); walking, pounds and whoever loses a service count as time."
    }

    private static func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
