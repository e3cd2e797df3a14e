import Plant
import Signals

/// How the modes of this plane say which slot they edit.
enum ModeEdits {
    /// The codes of ST0933 that most faults of pictures show.
    static let ksbs = ["K1", "K3", "K8", "K9", "K12", "K15", "S3", "S6", "S7", "S8"]

    /// An edit of an element's slot by its name; refused where it has none.
    static func edit(
        _ plant: Plant, _ element: ElementID, _ name: String, _ value: Int64
    ) throws(ActionRefusal) -> SlotEdit {
        guard let slot = plant.layout.slot(element, named: name) else {
            throw ActionRefusal(
                "`\(plant.layout.elements[element.index].id)` has no `\(name)`", given: name)
        }
        return SlotEdit(slot, value)
    }

    /// An edit of a slot to one of its words; refused where the word isn't one, or stands there.
    static func edit(
        _ plant: Plant, _ element: ElementID, _ name: String, to word: String
    ) throws(ActionRefusal) -> SlotEdit {
        let found = try edit(plant, element, name, 0)
        let domain = plant.layout.slots[found.slot.index].domain
        guard let value = domain.value(ofWord: word) else {
            throw ActionRefusal("`\(name)` can't be `\(word)`", advice: domain.expectation)
        }
        if plant.nominal[found.slot.index] == value {
            throw ActionRefusal("`\(name)` is `\(word)` as it should be")
        }
        return SlotEdit(found.slot, value)
    }

    /// The format that an element sends as the facility is set up, or nil.
    static func format(_ plant: Plant, _ element: ElementID) -> VideoFormat? {
        plant.nominal(element, "format").flatMap { VideoFormat.at(Int($0)) }
    }

    /// The parameters of a class where a condition holds of the element, else none.
    static func places(
        where condition: @escaping @Sendable (Plant, ElementID) -> Bool
    ) -> @Sendable (Plant, ElementID, ParameterClass) -> [FaultParameters] {
        { plant, element, parameterClass in
            condition(plant, element) ? [parameterClass.representative] : []
        }
    }
}
