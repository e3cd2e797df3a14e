import Plant

/// What the sound modes have in common.
enum SoundModeParts {
    static let ksbs = ["K1", "K3", "K7", "K8", "K9", "K12", "K15", "S3", "S6", "S7", "S8"]
    static let lineCodes = ["K3", "K6", "K8", "K9", "K12", "K15", "S5", "S6", "S7", "S12"]
    static let networkCodes = ["K2", "K3", "K6", "K8", "K9", "K13", "K15", "S6", "S7", "S8"]

    static func edit(_ plant: Plant, _ element: ElementID, _ name: String, _ value: Int64)
        throws(ActionRefusal) -> SlotEdit
    {
        guard let slot = plant.layout.slot(element, named: name) else {
            throw ActionRefusal(
                "`\(plant.layout.elements[element.index].id)` has no `\(name)`", given: name)
        }
        return SlotEdit(slot, value)
    }

    /// The value that a parameter's word stands for in a slot of the element.
    static func edit(
        _ plant: Plant, _ element: ElementID, _ name: String, word: String
    ) throws(ActionRefusal) -> SlotEdit {
        guard let slot = plant.layout.slot(element, named: name) else {
            throw ActionRefusal(
                "`\(plant.layout.elements[element.index].id)` has no `\(name)`", given: name)
        }
        guard let value = plant.value(ofWord: word, for: slot) else {
            throw ActionRefusal(
                "`\(name)` can't be `\(word)`", advice: plant.expectation(for: slot), given: word,
                candidates: plant.words(for: slot))
        }
        return SlotEdit(slot, value)
    }

    /// A mode that sets one slot, the same on each element, to what a parameter says.
    ///
    /// - Parameter classes: name, meaning, and the word of the slot that stands for the class.
    static func setting(
        _ name: String, _ title: String, on kinds: [String], slot: String,
        classes: [(name: String, meaning: String, word: String)], band: FrequencyBand,
        repairs: [String] = ["set"], authority: Authority = .engineer, hazards: [Hazard] = [],
        lookAlikes: [LookAlike] = [], ksbs: [String] = SoundModeParts.ksbs,
        places: (@Sendable (Plant, ElementID, String) -> Bool)? = nil
    ) -> FaultMode {
        FaultMode(
            name: name, title: title, plane: SoundPlane.name, elementKinds: kinds,
            classes: classes.map {
                ParameterClass($0.name, $0.meaning, FaultParameters(["to": $0.word]))
            }, band: band, repairs: repairs, authority: authority, hazards: hazards,
            lookAlikes: lookAlikes, ksbs: ksbs,
            inject: { plant, element, parameters throws(ActionRefusal) in
                [try edit(plant, element, slot, word: try parameters.word("to"))]
            },
            places: { plant, element, parameterClass in
                places?(plant, element, parameterClass.name) ?? true
                    ? [parameterClass.representative] : []
            })
    }

    /// Whether an interface plays a programme in the nominal condition.
    static func playsProgramme(_ plant: Plant, _ element: ElementID) -> Bool {
        plant.nominal(element, "playback") == 0 && plant.nominal(element, "timeline") ?? -1 >= 0
    }

    /// Whether a cable is in one of an element's ports whose names begin so.
    static func isCabled(_ plant: Plant, _ element: ElementID, _ prefix: String) -> Bool {
        plant.cabledPorts(element).contains { plant.layout.ports[$0].name.hasPrefix(prefix) }
    }
}
