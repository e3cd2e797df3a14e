/// What a face can show, as a closed list: every interpreter handles every case.
///
/// The line reader says it all in words; a painter may add a picture, but never a fact.
package indirect enum Element: Hashable, Sendable {
    /// A title; level 1 for a screen, 2 for a part of it.
    case heading(String, level: Int)
    case paragraph(String)
    /// Labels with their values.
    case fields([LabelledText])
    /// Things one below the other.
    case list([String])
    /// Rows under column titles.
    case table(columns: [String], rows: [[String]])
    /// Text whose line breaks and spaces mean something: what a computer printed.
    case verbatim([String])
    /// Something that went wrong or needs attention, and what to type.
    case notice(Notice)
    /// How much of something is used up, in words and as a bar.
    case meter(Meter)
    /// A drawn picture with its values in words.
    case plot(Plot)
    /// Things of which one can be chosen.
    case choices(Choices)
    /// A line that is being typed.
    case input(InputLine)
    /// What can be pressed or typed now.
    case keys([KeyHint])
    /// Something said with a tone; the words carry the meaning, the tone only supports it.
    case toned(Tone, Element)
    /// A part of a screen with a title of its own, which can be scrolled and can have the focus.
    case pane(Pane)
    /// Parts beside or below each other on a canvas; one after the other in lines.
    case split(Split)
    /// Parts in their order, with a blank line between them where they are headed.
    case group([Element])
}

/// A label and what belongs to it.
package struct LabelledText: Hashable, Sendable {
    package var label: String
    package var text: String

    package init(_ label: String, _ text: String) {
        self.label = label
        self.text = text
    }
}

/// A message that isn't part of the facility.
package struct Notice: Hashable, Sendable {
    /// What a notice is about; it says which prefix stands before the text.
    package enum Kind: String, Hashable, Sendable {
        /// What was typed can't be done.
        case refusal
        /// Something of the program itself failed.
        case failure
        /// Something to know.
        case information
    }

    package var kind: Kind
    package var text: String
    /// What to type, or empty.
    package var advice: String

    package init(_ kind: Kind, _ text: String, advice: String = "") {
        self.kind = kind
        self.text = text
        self.advice = advice
    }
}
