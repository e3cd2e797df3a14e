package import Exercises
package import Plant
package import TerminalCanvas

/// Help on the commands of a session, made from the one table of verbs.
package enum HelpView {
    /// All verbs, in short.
    package static func overview(_ registry: Registry) -> Element {
        .group([
            .paragraph(
                "Commands. Words in capitals stand for names; `look` shows them. Time passes only "
                    + "by what you do. There is no undo in a machine room."),
            .table(
                columns: ["command", "what it does"],
                rows: VerbTable.all(registry).map { [$0.usage, $0.summary] }
                    + [["quit", "leave the session; it can be taken up again"]]),
            .paragraph(
                "`help VERB` tells more; `help measure` lists the instruments. A line that ends "
                    + "in `?` lists how it can go on."),
        ])
    }

    /// One verb, with what it costs here.
    package static func verb(_ verb: Verb, in exercise: Exercise) -> Element {
        var fields = [LabelledText("type", verb.usage), LabelledText("does", verb.summary)]
        fields.append(LabelledText("takes", cost(verb, exercise)))
        var parts: [Element] = [.fields(fields)]
        switch verb.name {
        case "measure":
            parts.append(
                .table(
                    columns: ["instrument", "what for", "takes"],
                    rows: exercise.plant.registry.probes.map {
                        [$0.usage, $0.title, span(exercise.price(of: $0.name, default: $0.price))]
                    }))
        case "ask":
            parts.append(.paragraph("Topics: " + Exercise.topics.joined(separator: ", ") + "."))
        default: break
        }
        return .group(parts)
    }

    private static func cost(_ verb: Verb, _ exercise: Exercise) -> String {
        if verb.isFree { return "no time" }
        switch verb.name {
        case "go": return "the walk"
        case "wait": return "as long as you say"
        case "on": return "as long as the command runs"
        case "measure": return "as the instrument does"
        default:
            let own = exercise.plant.registry.procedure(named: verb.name)?.price ?? verb.price
            return span(exercise.price(of: verb.name, default: own))
        }
    }

    private static func span(_ price: Price) -> String {
        QuantityWords.span(milliseconds: price.seconds * 1000)
            + (price.pounds > 0 ? " and \(price.pounds) pounds" : "")
    }
}
