package import Plant

/// What things cost at a facility, and what a price weighs.
package struct PriceList: Sendable {
    private let entries: [(action: String, price: Price)]
    /// For what nothing is listed.
    private static let other = Price(seconds: 30)

    /// A list of the prices of actions by name; the first of a name counts.
    package init(_ entries: [(action: String, price: Price)]) { self.entries = entries }

    /// What an action costs: as listed, else its own price.
    package func price(of action: String, default own: Price? = nil) -> Price {
        entries.first { $0.action == action }?.price ?? own ?? PriceList.other
    }

    /// What an observation costs where one stands, without the walk.
    ///
    /// - Parameter consoleSeconds: how long a line at a machine takes.
    package func price(of observation: Observation, _ plant: Plant, consoleSeconds: Int64?)
        -> Price
    {
        switch observation {
        case .console: return Price(seconds: max(1, consoleSeconds ?? 1))
        case .measure(let probe, _, _):
            let kind = plant.registry.probes[probe]
            return price(of: kind.name, default: kind.price)
        case .working, .belief, .changed: return price(of: "ask")
        case .look, .menu, .trace, .document, .verify:
            return price(of: observation.command(plant).verb)
        }
    }
}

/// What time, money and disruption weigh against each other, in seconds of the engineer's time.
///
/// Judgements, the same for every policy, so that prices can be compared: a pound is a minute of an
/// engineer's time at about 60 £ an hour; a second in which somebody is without a service that they
/// had costs three of the engineer's; and each step takes a moment of thought, so that what a
/// machine answers at once isn't free.
package enum PriceWeights {
    /// What a pound weighs.
    package static let secondsPerPound: Int64 = 60
    /// What a second weighs in which somebody lacks a service that they had.
    package static let secondsPerSecondLost: Int64 = 3
    /// What it takes to decide on a step and to take in what it brought.
    package static let secondsPerStep: Int64 = 15

    /// A price in seconds of the engineer's time.
    package static func seconds(_ price: Price, secondsLost: Int64 = 0) -> Int64 {
        secondsPerStep + price.seconds + price.pounds * secondsPerPound
            + secondsLost * secondsPerSecondLost
    }
}

extension FacilityPredictions {
    /// What an observation takes from a place on, in seconds of the engineer's time: the walk, the
    /// work, and for each feed that it takes away three seconds a second.
    package func price(
        ofObservation number: Int, from place: PlaceID, _ list: PriceList
    ) -> Int64 {
        let observation = observations[number]
        let price = list.price(of: observation, plant, consoleSeconds: consoleSeconds[number])
        let walk =
            observation.place(plant).map { plant.layout.walkSeconds(from: place, to: $0) } ?? 0
        return walk
            + PriceWeights.seconds(price, secondsLost: interrupts[number] ? price.seconds : 0)
    }
}
