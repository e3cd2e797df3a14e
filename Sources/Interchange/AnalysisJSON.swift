package import FaultReasoning

/// What a session looked like to the reasoning, as JSON.
package enum AnalysisJSON {
    /// The analysis as one object: `revision`, `hypotheses`, `bits_at_start`, `bits_at_end`,
    /// `known_since`, `answer`, `credit`, `steps`, `expert`, `lines_that_hang_on_bands`.
    ///
    /// Bits and likelihoods have six decimals; prices and times are whole seconds.
    /// Classes, reasons, grades and answers are the words that are stored. What a step or session
    /// doesn't have is null.
    package static func value(_ analysis: SessionAnalysis) -> JSONValue {
        .object([
            "revision": .integer(Int64(analysis.revision)),
            "hypotheses": .integer(Int64(analysis.hypotheses)),
            "bits_at_start": JSONValue.number(analysis.bitsAtStart),
            "bits_at_end": JSONValue.number(analysis.steps.last?.bitsAfter ?? analysis.bitsAtStart),
            "known_since": whole(analysis.knownSince),
            "answer": .text(analysis.answer.rawValue),
            "credit": value(analysis.credit),
            "steps": .array(analysis.steps.map(value)),
            "expert": value(analysis.expert),
            "lines_that_hang_on_bands": .array(
                analysis.linesThatHangOnBands.map { .integer(Int64($0)) }),
        ])
    }

    private static func value(_ credit: Credit) -> JSONValue {
        .object([
            "grade": .text(credit.grade.rawValue),
            "hops": whole(credit.hops),
            "faults": .integer(Int64(credit.faults)),
            "named": .integer(Int64(credit.named)),
            "blamed": texts(credit.blamed),
        ])
    }

    private static func value(_ step: StepAnalysis) -> JSONValue {
        .object([
            "line": .integer(Int64(step.line)),
            "command": .text(step.command),
            "class": .text(step.stepClass.rawValue),
            "reason": value(step.reason),
            "bits_before": JSONValue.number(step.bitsBefore),
            "bits_after": JSONValue.number(step.bitsAfter),
            "bits_gained": JSONValue.number(step.bitsGained),
            "bits_expected": JSONValue.number(step.expectedBits),
            "price_seconds": .integer(step.price),
            "best": step.best.map(value) ?? .null,
            "expert": step.expert.map(value) ?? .null,
            "truth": JSONValue.number(step.truth),
        ])
    }

    private static func value(_ reason: StepReason) -> JSONValue {
        .object([
            "kind": .text(reason.kind.rawValue),
            "elements": texts(reason.elements),
            "checks": texts(reason.checks),
            "line": whole(reason.line),
            "possibilities_before": .integer(Int64(reason.before)),
            "possibilities_after": .integer(Int64(reason.after)),
        ])
    }

    private static func value(_ advice: Advice) -> JSONValue {
        .object([
            "command": .text(advice.command),
            "place": .optional(advice.place),
            "bits_expected": JSONValue.number(advice.expectedBits),
            "price_seconds": .integer(advice.price),
        ])
    }

    private static func value(_ path: ExpertPath) -> JSONValue {
        .object([
            "outcome": .text(path.outcome),
            "price_seconds": .integer(path.price),
            "price_seconds_until_known": .integer(path.priceUntilKnown),
            "moves": .array(
                path.moves.map { move in
                    .object([
                        "command": .text(move.command),
                        "elapsed_seconds": .integer(move.elapsed),
                        "bits_after": JSONValue.number(move.bitsAfter),
                    ])
                }),
        ])
    }

    private static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .text($0) }) }

    private static func whole(_ number: Int?) -> JSONValue {
        number.map { .integer(Int64($0)) } ?? .null
    }
}
