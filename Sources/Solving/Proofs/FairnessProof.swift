package import Scenarios

/// One of the proofs that together show a scenario to be fair.
package enum ProofKind: String, Hashable, Sendable, CaseIterable {
    /// The faults are there, and what the client says is so.
    case present
    /// Each fault is one that the facility is known to be able to have.
    case listed
    /// No text names what is to be found.
    case unsaid
    /// What the client says leaves enough to find out.
    case open
    /// What is wrong can be told from everything else that might be.
    case toldApart = "told apart"
    /// An expert gets there, with time to spare.
    case expert
    /// What it costs whoever only swaps: a label, never a failure.
    case swapper
}

/// What became of one proof: its figures, or why it fails.
package struct FairnessProof: Hashable, Sendable {
    package var kind: ProofKind
    /// What was found, in a line of words and rounded figures.
    package var figures: String
    /// Why it fails; nil where it holds.
    package var problem: ScenarioProblem?

    /// A proof that holds.
    package init(_ kind: ProofKind, _ figures: String) {
        self.kind = kind
        self.figures = figures
    }

    /// A proof that fails.
    package init(_ kind: ProofKind, _ problem: ScenarioProblem) {
        self.kind = kind
        figures = problem.what
        self.problem = problem
    }

    /// Whether it holds.
    package var holds: Bool { problem == nil }
}

/// Rounded figures in words, so that a line stays as it is where a figure moves a little.
enum ProofWords {
    /// Seconds as whole minutes: `12 min`; under one, `1 min`.
    static func minutes(_ seconds: Int64) -> String { "\(max(1, (seconds + 30) / 60)) min" }

    /// A number with one place: `2.4`.
    static func tenths(_ value: Double) -> String {
        let tenths = Int64((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// `1 fault`, `3 faults`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    /// A share as whole per cent.
    static func percent(_ share: Double) -> String { "\(Int64((share * 100).rounded())) %" }

    /// A clock face without seconds: `09:40`.
    static func clock(_ face: String) -> String { String(face.prefix(5)) }
}
