/// A part of the workbench that can have the focus.
package enum WorkbenchPane: String, Hashable, Sendable, CaseIterable {
    case console
    /// What the client said, and who was spoken to.
    case ticket
    /// Where one is, what stands there, and what was looked at last.
    case here
    /// What an instrument drew.
    case picture
    case notebook
}
