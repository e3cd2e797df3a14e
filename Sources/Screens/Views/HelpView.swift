import Exercises
package import Plant
package import TerminalCanvas

/// Help on the commands of a session, made from the one table of verbs.
package enum HelpView {
    /// All verbs, in short.
    package static func overview(_ book: HelpBook) -> Element {
        .group([
            .paragraph(
                "Commands. Words in capitals stand for names; `look` shows them. Time passes only "
                    + "by what you do. There is no undo in a machine room."),
            .table(
                columns: ["command", "what it does"],
                rows: book.pages.map { [$0.verb.usage, $0.verb.summary] }
                    + [["quit", "leave the session; it can be taken up again"]]),
            .paragraph(
                "`help VERB` tells more; `help measure` lists the instruments. A line that ends "
                    + "in `?` lists how it can go on."),
        ])
    }

    /// One verb, with what it costs here. Throws in words where there is no such verb.
    package static func verb(
        named name: String, in book: HelpBook
    ) throws(ActionRefusal) -> Element {
        guard let page = book.pages.first(where: { $0.verb.name == name }) else {
            throw ActionRefusal(
                "there is no command `\(PlainText.sanitised(name))`",
                advice: "`help` lists them", given: name,
                candidates: book.pages.map(\.verb.name))
        }
        let fields = Element.fields([
            LabelledText("type", page.verb.usage), LabelledText("does", page.verb.summary),
            LabelledText("takes", page.takes),
        ])
        switch name {
        case "measure" where !book.instruments.isEmpty:
            return .group([
                fields,
                .table(
                    columns: ["instrument", "what for", "takes"],
                    rows: book.instruments.map { [$0.usage, $0.title, $0.takes] }),
            ])
        case "ask":
            let topics = Exercise.topics.joined(separator: ", ")
            return .group([fields, .paragraph("Topics: \(topics).")])
        default: return fields
        }
    }
}
