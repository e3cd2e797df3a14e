package import TerminalCanvas

/// What a newcomer reads first.
package enum WelcomeView {
    /// A dozen lines that lead to the first call.
    package static let element: Element = .group([
        .heading("Welcome to Patchbay", level: 1),
        .paragraph(
            "You are the engineer on shift in a small post-production house. Clients call; "
                + "something isn't right; you find out what it is and mend it."),
        .paragraph(
            "Nothing here is scripted: every reading is computed from the facility as it stands. "
                + "Look anywhere, in any order. Time passes only by what you do."),
        .paragraph(
            "Measure before you change anything. Tell the client what you find. Check your repair "
                + "where the client sees it, then type `close`."),
        .paragraph(
            "This is practice and supporting evidence, never a grade of the real assessment."),
        .paragraph("Your first call is coming in now."),
    ])
}
