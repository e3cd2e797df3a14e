/// How often a kind of fault is met in a facility: a judgement, never a measurement.
package enum FrequencyBand: String, Hashable, Sendable, CaseIterable {
    case weekly
    case monthly
    case yearly
    case onceACareer = "once-a-career"
}

/// Where a fault comes from.
package enum FaultOrigin: Hashable, Sendable {
    /// The thing itself: it broke, aged or drifted.
    case itself
    /// A person, who set, patched, labelled, addressed or wrote something.
    case person
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
    /// Every fault of this mode that an element can have: one for each class and place on it.
    ///
    /// All can be injected, and change something of the nominal condition. The order is fixed; an
    /// element of a kind that can't have the mode has none.
    package var variants: @Sendable (Plant, ElementID) -> [FaultVariant]
    /// Where such a fault comes from, if the edited slots don't tell; see `origin(of:in:)`.
    package var statedOrigin: FaultOrigin?
    /// The lines, as somebody types them, that bring slots to the given right values.
    ///
    /// Nil where the ordinary way is right: a new one for what broke, `set` for a setting.
    package var mend: (@Sendable (Simulation, ElementID, [SlotEdit]) -> [String])?
    /// Whether it shows at some times and not at others, by chance.
    package var comesAndGoes: Bool

    /// A mode. `places` gives the parameters of a class for every place on an element where such a
    /// fault can be; without it, the class's representative stands for all.
    package init(
        name: String, title: String, plane: String, elementKinds: [String],
        classes: [ParameterClass], band: FrequencyBand, repairs: [String],
        authority: Authority = .engineer, hazards: [Hazard] = [], lookAlikes: [LookAlike] = [],
        ksbs: [String],
        inject:
            @escaping @Sendable (Plant, ElementID, FaultParameters) throws(ActionRefusal)
            -> [SlotEdit],
        isActive: @escaping @Sendable (Simulation, [SlotEdit]) -> Bool = FaultMode.stillAsInjected,
        places: (@Sendable (Plant, ElementID, ParameterClass) -> [FaultParameters])? = nil,
        origin: FaultOrigin? = nil,
        mend: (@Sendable (Simulation, ElementID, [SlotEdit]) -> [String])? = nil,
        comesAndGoes: Bool = false
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
        variants = { plant, element in
            guard elementKinds.contains(plant.kind(of: element).name) else { return [] }
            let candidates = classes.flatMap { parameterClass in
                (places?(plant, element, parameterClass) ?? [parameterClass.representative])
                    .map { FaultVariant(parameterClass.name, $0) }
            }
            return FaultMode.possible(candidates, inject, plant, element)
        }
        statedOrigin = origin
        self.mend = mend
        self.comesAndGoes = comesAndGoes
    }

    /// Those of some variants that can be injected and change something, without repeats: two that
    /// make the same edits are one fault, and the first stays.
    private static func possible(
        _ variants: [FaultVariant],
        _ inject: (Plant, ElementID, FaultParameters) throws(ActionRefusal) -> [SlotEdit],
        _ plant: Plant, _ element: ElementID
    ) -> [FaultVariant] {
        var seen: Set<[SlotEdit]> = []
        return variants.filter { variant in
            guard let edits = try? inject(plant, element, variant.parameters) else { return false }
            let changes = edits.filter { plant.nominal[$0.slot.index] != $0.value }
            return !changes.isEmpty && seen.insert(changes).inserted
        }
    }

    /// Where a fault with these edits comes from.
    ///
    /// As the mode says; else from the thing itself where all that it changes is health, and from a
    /// person otherwise: settings, labels, addresses and cable ends are people's doing.
    package func origin(of edits: [SlotEdit], in plant: Plant) -> FaultOrigin {
        if let statedOrigin { return statedOrigin }
        let isHealth = edits.allSatisfy { plant.layout.slots[$0.slot.index].role == .health }
        return isHealth ? .itself : .person
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

/// One fault that an element can have: its class, and parameters with which it can be injected.
package struct FaultVariant: Hashable, Sendable {
    /// The name of one of the mode's classes.
    package var className: String
    /// What `inject` takes: the place on the element, and a size that stands for the class.
    package var parameters: FaultParameters

    package init(_ className: String, _ parameters: FaultParameters) {
        self.className = className
        self.parameters = parameters
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

    /// The same parameters with one of them set to a word: in its place, or at the end.
    package func setting(_ name: String, _ word: String) -> FaultParameters {
        var changed = self
        if let index = values.firstIndex(where: { $0.name == name }) {
            changed.values[index].value = .word(word)
        } else {
            changed.values.append(NamedValue(name, .word(word)))
        }
        return changed
    }

    /// Parameters that are one word each, in the order given.
    package init(_ pairs: KeyValuePairs<String, String>) {
        values = pairs.map { NamedValue($0.key, .word($0.value)) }
    }

    /// The parameters that are one word each, in their order.
    package var words: [(name: String, word: String)] {
        values.compactMap { value in value.value.word.map { (value.name, $0) } }
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
