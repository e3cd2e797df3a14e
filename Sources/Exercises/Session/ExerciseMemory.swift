package import Plant

/// A fault that somebody names: an element and, where they say it, a mode.
package struct NamedFault: Hashable, Sendable {
    package var element: String
    /// Empty where only the element was named.
    package var mode: String

    package init(element: String, mode: String) {
        self.element = element
        self.mode = mode
    }
}

/// What a session remembers beside the plant: where the engineer is and what they have said.
package struct ExerciseMemory: Hashable, Sendable {
    package var place: PlaceID
    package var suspects: [NamedFault] = []
    package var ruledOut: [NamedFault] = []
    /// The last diagnosis that was stated; nil where none was, empty for "nothing is broken".
    package var diagnosis: [NamedFault]?
    /// Leave that was given: the authority, and the places that it holds for (empty for all).
    package var grants: [Grant] = []
    /// What was swapped for a spare, with the state of what was taken out.
    package var swaps: [OpenSwap] = []
    package var escalatedTo: [String] = []
    package var toldPeople: [String] = []
    package var hintCount = 0
    package var poundsSpent: Int64 = 0
    package var measurementsBeforeChange = 0
    package var hasChanged = false
    /// Services of the claims that were verified as right, by name.
    package var verified: [String] = []
    /// Changes made without the leave that they take.
    package var unauthorised = 0
    package var isClosed = false

    package init(place: PlaceID) { self.place = place }
}

/// Leave to do what an authority can allow.
package struct Grant: Hashable, Sendable {
    package var authority: Authority
    package var places: [PlaceID]
}

/// A spare that stands in for something.
package struct OpenSwap: Hashable, Sendable {
    package var element: ElementID
    package var original: [SlotEdit]
}
