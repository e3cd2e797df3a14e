/// How much of something is used up.
package struct Meter: Hashable, Sendable {
    package var label: String
    /// The amount in words (`31 min 20 s of 45 min`): all that the line reader says.
    package var text: String
    /// The amount used, in thousandths of the whole; beyond 1000 it is overdrawn.
    package var permille: Int

    package init(label: String, text: String, permille: Int) {
        self.label = label
        self.text = text
        self.permille = permille
    }
}

/// A tone in which something is said. It never carries the meaning alone.
package enum Tone: String, Hashable, Sendable, CaseIterable {
    /// As it should be.
    case good
    /// Worth a look, or not yet settled.
    case caution
    /// Broken, or refused.
    case bad
    /// Beside the point; older than the rest.
    case quiet
    /// What matters most on the screen.
    case strong
}

/// Things of which one can be chosen, by number or by moving to it.
package struct Choices: Hashable, Sendable {
    package var items: [Choice]
    /// The index of the item that Enter would choose; nil where none is marked.
    package var selected: Int?

    package init(_ items: [Choice], selected: Int? = nil) {
        self.items = items
        self.selected = selected
    }
}

/// One thing that can be chosen.
package struct Choice: Hashable, Sendable {
    package var title: String
    /// What is said of it beside or below its title; may be empty.
    package var detail: String
    package var tone: Tone?

    package init(_ title: String, detail: String = "", tone: Tone? = nil) {
        self.title = title
        self.detail = detail
        self.tone = tone
    }
}

/// A line that is being typed, with its caret.
package struct InputLine: Hashable, Sendable {
    package var prompt: String
    package var text: String
    /// How many of the text's characters stand before the caret.
    package var caret: Int
    /// How the line can go on, where that was asked for.
    package var candidates: [String]
    /// Whether the terminal's own cursor stands here.
    package var hasFocus: Bool

    package init(
        prompt: String, text: String, caret: Int, candidates: [String] = [], hasFocus: Bool
    ) {
        self.prompt = prompt
        self.text = text
        self.caret = caret
        self.candidates = candidates
        self.hasFocus = hasFocus
    }
}

/// A key that does something now, the word that does the same in line mode, and what it does.
package struct KeyHint: Hashable, Sendable {
    /// As it is written on keyboards: `Tab`, `Ctrl-P`, `Enter`.
    package var key: String
    package var word: String
    package var title: String

    package init(key: String, word: String, title: String) {
        self.key = key
        self.word = word
        self.title = title
    }
}

/// A part of a screen with a title.
package struct Pane: Hashable, Sendable {
    package var title: String
    package var content: Element
    package var hasFocus: Bool
    /// Which part of a content that is higher than its pane is seen.
    package var scroll: Scroll

    package init(
        _ title: String, _ content: Element, hasFocus: Bool = false, scroll: Scroll = .top(0)
    ) {
        self.title = title
        self.content = content
        self.hasFocus = hasFocus
        self.scroll = scroll
    }
}

/// Which lines of a content that is higher than its room are seen. Both are held to what there is.
package enum Scroll: Hashable, Sendable {
    /// So many lines are above the room.
    case top(Int)
    /// So many lines are below it: 0 keeps the end in sight.
    case bottom(Int)
}

/// Parts that share a room, along one axis.
package struct Split: Hashable, Sendable {
    /// The direction along which the parts follow each other.
    package enum Axis: String, Hashable, Sendable {
        /// Beside each other, left to right.
        case horizontal
        /// Below each other.
        case vertical
    }

    package var axis: Axis
    package var parts: [SplitPart]

    package init(_ axis: Axis, _ parts: [SplitPart]) {
        self.axis = axis
        self.parts = parts
    }
}

/// A part of a split and how much room it wants along the axis.
package struct SplitPart: Hashable, Sendable {
    /// Cells along the axis that it needs to be of use; where there are fewer, parts of the least
    /// importance are left out until the rest fits.
    package var minimum: Int
    /// A share of what is left once every part has its minimum; 0 takes no more.
    package var weight: Int
    /// Cells beyond which it doesn't grow; nil for no limit.
    package var maximum: Int?
    /// Parts of the lowest importance go first where room is short.
    package var importance: Int
    package var element: Element

    package init(
        minimum: Int, weight: Int = 0, maximum: Int? = nil, importance: Int = 0, _ element: Element
    ) {
        self.minimum = minimum
        self.weight = weight
        self.maximum = maximum
        self.importance = importance
        self.element = element
    }

    /// A part of exactly so many cells.
    package static func fixed(
        _ cells: Int, importance: Int = 0, _ element: Element
    ) -> SplitPart {
        SplitPart(minimum: cells, maximum: cells, importance: importance, element)
    }
}
