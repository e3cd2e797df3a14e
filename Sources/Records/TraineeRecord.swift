/// A person who practises: a pseudonym that goes into journals, and the name that doesn't.
package struct TraineeRecord: Hashable, Sendable {
    /// Opaque, as `RecordName.trainee` makes it.
    package let id: String
    /// Exactly as the person gave it; whoever shows it makes it safe for the terminal.
    package let displayName: String

    package init(id: String, displayName: String) {
        self.id = id
        self.displayName = displayName
    }
}
