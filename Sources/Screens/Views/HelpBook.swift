package import Exercises
import Plant

/// What help needs to know of a session's verbs: how they are used and what they take here.
package struct HelpBook: Sendable, Hashable {
    /// One verb and what it costs in this facility.
    package struct Page: Sendable, Hashable {
        package var verb: Verb
        /// `no time`, `the walk`, `45 s and 20 pounds`.
        package var takes: String

        package init(verb: Verb, takes: String) {
            self.verb = verb
            self.takes = takes
        }
    }

    /// One instrument of `measure`.
    package struct Instrument: Sendable, Hashable {
        package var usage: String
        package var title: String
        package var takes: String

        package init(usage: String, title: String, takes: String) {
            self.usage = usage
            self.title = title
            self.takes = takes
        }
    }

    /// In the order in which help lists them.
    package var pages: [Page]
    package var instruments: [Instrument]

    package init(pages: [Page], instruments: [Instrument]) {
        self.pages = pages
        self.instruments = instruments
    }

    /// The verbs of a running exercise, at its facility's prices.
    package init(_ exercise: Exercise) {
        let registry = exercise.plant.registry
        func span(_ name: String, _ own: Price?) -> String {
            HelpBook.words(exercise.price(of: name, default: own))
        }
        self.init(
            pages: VerbTable.all(registry).map { verb in
                let own = registry.procedure(named: verb.name)?.price ?? verb.price
                return Page(
                    verb: verb, takes: HelpBook.fixedCost(verb) ?? span(verb.name, own))
            },
            instruments: registry.probes.map {
                Instrument(usage: $0.usage, title: $0.title, takes: span($0.name, $0.price))
            })
    }

    /// The verbs that every facility has, at their own prices.
    package static let general = HelpBook(
        pages: VerbTable.fixed.map { verb in
            Page(verb: verb, takes: fixedCost(verb) ?? verb.price.map(words) ?? "some time")
        }, instruments: [])

    /// What a verb takes whose own words decide it.
    private static func fixedCost(_ verb: Verb) -> String? {
        if verb.isFree { return "no time" }
        return switch verb.name {
        case "go": "the walk"
        case "wait": "as long as you say"
        case "on": "as long as the command runs"
        case "measure": "as the instrument does"
        default: nil
        }
    }

    private static func words(_ price: Price) -> String {
        QuantityWords.span(milliseconds: price.seconds * 1000)
            + (price.pounds > 0 ? " and \(price.pounds) pounds" : "")
    }
}
