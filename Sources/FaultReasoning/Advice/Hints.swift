import Diagnosis
package import Plant
package import SimulationKernel

extension Reasoner {
    /// A hint from what is known at this moment, as a reading of kind `hint`.
    ///
    /// Depth 2 says which parts of the house are still possible; depth 3 which kind of test tells
    /// most, and where; depth 4 at what, and why. None names what is the matter.
    package func hint(depth: Int, at place: PlaceID, clock: SimulatedTime) -> Reading {
        var reading = Reading(kind: "hint", point: "reasoning")
        reading.add("depth", .integer(Int64(depth)))
        reading.add("possibilities", .integer(Int64(possibilities)))
        if depth == 2 {
            addParts(to: &reading)
            return reading
        }
        let outlook = Outlook(self, at: place, clock: clock)
        let choice = isSure ? nil : outlook.expertChoice
        reading.add("enough", .flag(choice == nil))
        guard let choice else { return reading }
        addTest(predictions.observations[choice], to: &reading)
        if depth > 3 { addReason(choice, outlook, clock, to: &reading) }
        return reading
    }

    // MARK: Which part

    /// The places where something may be at fault, with how many things and how likely.
    private func addParts(to reading: inout Reading) {
        var masses = Array(repeating: 0.0, count: plant.layout.places.count)
        var counts = Array(repeating: Int64(0), count: plant.layout.places.count)
        for (number, mass) in elementMasses(belief.probabilities).enumerated() where mass > 0 {
            guard let place = predictions.places(ofElement: ElementID(number)).first else {
                continue
            }
            masses[place.index] += mass
            if mass >= Hints.leastMass { counts[place.index] += 1 }
        }
        reading.columns = ["place", "title", "things", "likely"]
        let likely = masses.indices.filter { masses[$0] >= Hints.leastMass }
            .sorted { (masses[$1], $0) < (masses[$0], $1) }
        for place in likely {
            reading.rows.append([
                .text(plant.layout.places[place].id), .text(plant.layout.places[place].title),
                .integer(counts[place]), .symbol(Hints.word(masses[place])),
            ])
        }
        reading.add("nothing-broken", .symbol(Hints.word(massWithoutFault)))
    }

    /// How likely it is that nothing is broken.
    private var massWithoutFault: Double {
        candidates.indices.filter { number in
            number != predictions.hypotheses.unmodelled
                && candidates[number].members.allSatisfy {
                    predictions.hypotheses.all[$0].mode == nil
                }
        }
        .reduce(0) { $0 + belief.probabilities[$1] }
    }

    // MARK: Which test

    private func addTest(_ observation: Observation, to reading: inout Reading) {
        let command = observation.command(plant)
        reading.add("verb", .symbol(command.verb))
        switch observation {
        case .measure(let probe, _, _):
            reading.add("tool", .symbol(plant.registry.probes[probe].name))
        case .console(_, let line):
            reading.add("tool", .symbol(String(line.prefix { $0 != " " })))
        case .working, .belief, .changed:
            reading.add("tool", .symbol(command.words.dropFirst().first ?? ""))
        default: reading.add("tool", .none)
        }
        let place = observation.place(plant)
        reading.add("place", place.map { .text(plant.layout.places[$0.index].id) } ?? .none)
    }

    private func addReason(
        _ choice: Int, _ outlook: Outlook, _ clock: SimulatedTime, to reading: inout Reading
    ) {
        let observation = predictions.observations[choice]
        let command = observation.command(plant)
        reading.add("command", .text(([command.verb] + command.words).joined(separator: " ")))
        let prospect = outlook.prospect(of: observation, clock: clock)
        reading.add(
            "likeliest-outcome",
            .quantity(Quantity(Int64(prospect.likeliest * 10_000 + 0.5), .percentHundredth)))
        reading.add("millibits", .integer(Int64(prospect.bits * 1000 + 0.5)))
    }
}

/// How hints put likelihoods.
private enum Hints {
    /// What is less likely than this isn't mentioned.
    static let leastMass = 0.01

    static func word(_ mass: Double) -> String {
        switch mass {
        case 0.5...: "mostly"
        case 0.1...: "partly"
        case leastMass...: "hardly"
        default: "no"
        }
    }
}
