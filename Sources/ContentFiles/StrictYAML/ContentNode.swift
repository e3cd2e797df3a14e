/// One value of a content file as it was written, with its place; nothing is typed yet.
///
/// YAML's own ideas of type never apply: `off`, `0110`, `10:00:00:00` and `~` are the strings that
/// stand there, until a `ContentValue` reads them as something.
package struct ContentNode: Hashable, Sendable {
    /// What stands there.
    package let value: Value
    /// Where it begins.
    package let mark: ContentMark

    /// The three shapes of content.
    package enum Value: Hashable, Sendable {
        case scalar(ContentScalar)
        case sequence([ContentNode])
        case mapping([ContentEntry])
    }

    package init(_ value: Value, mark: ContentMark) {
        self.value = value
        self.mark = mark
    }
}

/// A string of a content file, after YAML's quoting, escapes and folding were undone.
package struct ContentScalar: Hashable, Sendable {
    package let string: String
    package let style: Style

    /// How it was written.
    package enum Style: Hashable, Sendable {
        /// Without quotation marks; nothing at all is a plain empty string.
        case plain
        /// In single or double quotation marks.
        case quoted
        /// As a block after `|` or `>`.
        case block
    }

    package init(_ string: String, style: Style) {
        self.string = string
        self.style = style
    }
}

/// One line of a mapping. Entries keep the order in which they were written.
package struct ContentEntry: Hashable, Sendable {
    package let key: String
    package let keyMark: ContentMark
    package let value: ContentNode

    package init(key: String, keyMark: ContentMark, value: ContentNode) {
        self.key = key
        self.keyMark = keyMark
        self.value = value
    }
}

extension ContentNode {
    /// What stands here, for a message: "a list", "nothing", "`18`".
    package var found: String {
        switch value {
        case .sequence: return "a list"
        case .mapping: return "a mapping"
        case .scalar(let scalar):
            switch scalar.style {
            case .plain where scalar.string.isEmpty: return "nothing"
            case .plain: return ContentWords.quoted(scalar.string)
            case .quoted where scalar.string.isEmpty: return "an empty text"
            case .quoted: return "the text " + ContentWords.quoted(scalar.string)
            case .block: return "a block of text"
            }
        }
    }
}
