/// How often a kind of fault is met in a facility: a judgement, never a measurement.
package enum FrequencyBand: String, Hashable, Sendable, CaseIterable {
    case weekly
    case monthly
    case yearly
    case onceACareer = "once-a-career"
}

/// A kind of fault: a typed edit of one element's state, with what is known about it.
package struct FaultMode: Sendable {
    /// The name in content and in diagnoses, kebab case.
    package var name: String
    package var title: String
    package var plane: String
    /// Kinds of elements that can have it.
    package var elementKinds: [String]
    /// Classes of its parameters that behave alike, each with what stands for it.
    package var classes: [ParameterClass]
    package var band: FrequencyBand
    /// Procedures that mend it.
    package var repairs: [String]
    /// Whose leave mending it takes.
    package var authority: Authority
    /// What mending it, or leaving it, risks.
    package var hazards: [Hazard]
    /// Modes that look alike at first, each with the test that tells them apart.
    package var lookAlikes: [LookAlike]
    /// Codes of ST0933 that finding and mending it can show.
    package var ksbs: [String]
    /// The edits of one fault, or why this element can't have it.
    package var inject:
        @Sendable (Plant, ElementID, FaultParameters) throws(ActionRefusal) -> [SlotEdit]
    /// Whether the fault is still there, given the edits that made it.
    package var isActive: @Sendable (Simulation, [SlotEdit]) -> Bool

    package init(
        name: String, title: String, plane: String, elementKinds: [String],
        classes: [ParameterClass], band: FrequencyBand, repairs: [String],
        authority: Authority = .engineer, hazards: [Hazard] = [], lookAlikes: [LookAlike] = [],
        ksbs: [String],
        inject:
            @escaping @Sendable (Plant, ElementID, FaultParameters) throws(ActionRefusal)
            -> [SlotEdit],
        isActive: @escaping @Sendable (Simulation, [SlotEdit]) -> Bool = FaultMode.stillAsInjected
    ) {
        self.name = name
        self.title = title
        self.plane = plane
        self.elementKinds = elementKinds
        self.classes = classes
        self.band = band
        self.repairs = repairs
        self.authority = authority
        self.hazards = hazards
        self.lookAlikes = lookAlikes
        self.ksbs = ksbs
        self.inject = inject
        self.isActive = isActive
    }

    /// A fault is there for as long as one of its edits still stands.
    package static let stillAsInjected: @Sendable (Simulation, [SlotEdit]) -> Bool = {
        simulation, edits in
        edits.contains { simulation.slot($0.slot) == $0.value }
    }
}

/// A class of a fault's parameters: values that show the same kind of effect.
package struct ParameterClass: Hashable, Sendable {
    package var name: String
    /// What it means, with unit and range.
    package var meaning: String
    /// Parameters that stand for the class.
    package var representative: FaultParameters

    package init(_ name: String, _ meaning: String, _ representative: FaultParameters) {
        self.name = name
        self.meaning = meaning
        self.representative = representative
    }
}

/// Another mode that looks alike, and the test that separates the two.
package struct LookAlike: Hashable, Sendable {
    package var mode: String
    package var discriminator: String

    package init(_ mode: String, by discriminator: String) {
        self.mode = mode
        self.discriminator = discriminator
    }
}

/// The parameters of one fault, by name, as words.
package struct FaultParameters: Hashable, Sendable {
    package var values: [NamedValue]

    package init(_ values: [NamedValue] = []) { self.values = values }

    /// Parameters that are one word each, in the order given.
    package init(_ pairs: KeyValuePairs<String, String>) {
        values = pairs.map { NamedValue($0.key, .word($0.value)) }
    }

    /// A parameter as a word; refused where it is missing or isn't one word.
    package func word(_ name: String) throws(ActionRefusal) -> String {
        guard let word = values.first(where: { $0.name == name })?.value.word else {
            throw ActionRefusal("the fault lacks `\(name)`", advice: "give `\(name)`")
        }
        return word
    }

    /// A whole number within a range, in the unit that the mode's classes name; refused otherwise.
    package func integer(_ name: String, in range: ClosedRange<Int64>) throws(ActionRefusal)
        -> Int64
    {
        let text = try word(name)
        guard let value = Int64(text), range.contains(value) else {
            throw ActionRefusal(
                "`\(name)` is `\(text)`",
                advice: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }
}
