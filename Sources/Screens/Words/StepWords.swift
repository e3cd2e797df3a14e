package import FaultReasoning

/// What a step of a session was worth, in words: its class, the sentence of why, its bits, and what
/// could have been done in its place.
package enum StepWords {
    /// What is said wherever bits are shown.
    package static let meaningOfBits =
        "One bit halves what is still possible; at 0 bits only one thing can be the matter."

    // MARK: Numbers

    /// Bits to one decimal: `2.3 bits`.
    package static func bits(_ bits: Double) -> String { number(bits) + " bits" }

    /// The number alone: `2.3`, and `0.0` for what rounds to nothing.
    package static func number(_ bits: Double) -> String { QuantityWords.decimal(tenths(bits), 1) }

    /// Bits in tenths, halves away from zero; what is no number counts as 0.
    static func tenths(_ bits: Double) -> Int64 {
        bits.isNaN ? 0 : Int64((min(max(bits, -1e9), 1e9) * 10).rounded())
    }

    /// A price in seconds of the engineer's time: `4 min 30 s`.
    package static func price(_ seconds: Int64) -> String {
        QuantityWords.span(milliseconds: min(max(seconds, -1_000_000_000), 1_000_000_000) * 1000)
    }

    /// How likely something was, in whole per cent, and never quite sure in words where it wasn't:
    /// `34 %`, `under 1 %`, `over 99 %`.
    package static func likelihood(_ share: Double) -> String {
        if share.isNaN || share <= 0 { return "0 %" }
        if share >= 1 { return "100 %" }
        if share < 0.01 { return "under 1 %" }
        return share > 0.99 ? "over 99 %" : "\(Int((share * 100).rounded())) %"
    }

    // MARK: Classes

    /// A class in a word or two, for lists.
    package static func word(_ stepClass: StepClass) -> String {
        switch stepClass {
        case .splits: "splits"
        case .eliminates: "rules out a little"
        case .testsBySwap: "test by swap"
        case .replaces: "new part"
        case .redundant: "known already"
        case .irrelevant: "beside the matter"
        case .harmful: "took something down"
        case .restores: "brought something back"
        case .verifies: "check"
        case .informs: "telling"
        case .asks: "asking"
        case .moves: "finding the way"
        case .records: "putting down"
        case .waits: "waiting"
        case .takesHint: "hint"
        case .changes: "change"
        }
    }

    /// A class in a sentence: what is said of a step that has nothing else to say.
    package static func meaning(_ stepClass: StepClass) -> String {
        switch stepClass {
        case .splits: "It could come out in more than one likely way."
        case .eliminates: "It could rule out only a little of what was possible."
        case .testsBySwap:
            "One known-good thing stood in for another, to see whether that changes anything."
        case .replaces: "Something new was fitted, for good."
        case .redundant: "By then it could come out in one way only."
        case .irrelevant: "Nothing that could be the matter here shows by it."
        case .harmful: "It took away something that worked."
        case .restores: "It brought back something that somebody lacked."
        case .verifies: "It asked whether what is owed holds."
        case .informs: "Somebody knows more than before; what is the matter doesn't show by that."
        case .asks: "It may be needed, and doesn't bear on what is the matter."
        case .moves: "It was on the way to something else."
        case .records: "It put down what you knew or thought."
        case .waits: "It let time pass."
        case .takesHint: "It asked for a nudge."
        case .changes: "It changed something, and what is the matter doesn't show by that."
        }
    }

    // MARK: Why

    /// Why a step is of its class: one sentence, and a second where it did something besides.
    package static func why(_ step: StepAnalysis, _ names: StepNames = .plain) -> String {
        var sentences = [StepReasonWords(step, names).sentence]
        switch (step.stepClass, step.reason.kind) {
        case (.harmful, .broke), (.harmful, .plain), (.restores, .restored), (.restores, .plain):
            break
        case (.harmful, _): sentences.append("It also took away something that worked.")
        case (.restores, _): sentences.append("It also brought back something that was lacking.")
        default: break
        }
        let isSaid = step.reason.kind == .narrowed && step.reason.after > step.reason.before
        if tenths(step.bitsGained) < 0, !isSaid {
            sentences.append(
                "What it showed was a surprise: \(bits(-step.bitsGained)) more are missing.")
        }
        return sentences.joined(separator: " ")
    }

    /// A step's class, bits and price: `splits; 2.3 bits for 1 min 30 s`.
    package static func summary(_ step: StepAnalysis) -> String {
        "\(word(step.stepClass)); \(bits(step.bitsGained)) for \(price(step.price))"
    }

    // MARK: Advice

    /// What could best have been done for the price of a step.
    package static func best(_ step: StepAnalysis) -> String {
        guard let best = step.best, tenths(best.expectedBits) > 0 else {
            return "For that price, nothing could be expected to tell anything."
        }
        if best.command == step.command {
            return "For that price, nothing could be expected to tell more."
        }
        if tenths(best.expectedBits) <= tenths(step.expectedBits) {
            return "For that price, nothing could be expected to tell more than yours."
        }
        return "For that price, most could be expected of \(described(best)); of yours, "
            + "\(bits(step.expectedBits))."
    }

    /// What the expert would have done at the moment of a step.
    package static func expert(_ step: StepAnalysis) -> String {
        guard let expert = step.expert else {
            return "At this moment the expert would have looked at nothing more."
        }
        if expert.command == step.command {
            return "At this moment the expert would have done the same."
        }
        return "At this moment the expert would have chosen \(described(expert))."
    }

    /// A command, where one walks for it, what it can tell, and what it takes.
    private static func described(_ advice: Advice) -> String {
        let walk = advice.place.map { ", after walking to `\($0)`" } ?? ""
        return "`\(advice.command)`\(walk) (\(bits(advice.expectedBits)) expected, "
            + "\(price(advice.price)))"
    }
}
