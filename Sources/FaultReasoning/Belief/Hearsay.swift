import Diagnosis
import Plant

/// What was told of lately, and what wasn't although it would have been known.
struct Hearing {
    /// Places where something happened.
    var told: [PlaceID] = []
    /// Places where nothing did, as far as somebody knows who was asked.
    var untold: [PlaceID] = []
    /// How likely something happens at one of these places that has nothing to do with the matter.
    var chance = 0.0
}

/// What somebody would know of who is asked what happened lately.
///
/// They know of the place where they work, and of those where something is owed to them. Something
/// happens everywhere now and then; where a fault is that somebody made, more often.
struct Hearsay {
    let places: [PlaceID]
    /// How likely they tell of something at a place that has nothing to do with the matter.
    let chance: Double

    /// That of one place, and of all places together where the culprit is at each: judgements.
    private static let chanceOfAPlace = 0.05
    private static let mostTogether = 0.6

    init(of person: ElementID, _ plant: Plant) {
        var places = [plant.layout.elements[person.index].place]
        for service in plant.services where service.person == person {
            guard let endpoint = service.endpoint else { continue }
            let place = plant.layout.elements[endpoint.index].place
            if !places.contains(place) { places.append(place) }
        }
        self.places = places
        chance = min(
            Hearsay.chanceOfAPlace,
            Hearsay.mostTogether / (Chances.happenedThere * Double(places.count)))
    }

    /// The column of asking: bin 0 where nothing is told, then one bin for each place.
    ///
    /// Rows under which some place is likelier have a bin of their own, which is read as one of
    /// those.
    ///
    /// - Parameters:
    ///   - rowCount: how many rows there are.
    ///   - weight: by how much likelier something happened at a place, under a row.
    func column(_ rowCount: Int, _ weight: (_ row: Int, PlaceID) -> Double) -> OutcomeColumn {
        var kinds = [places.map { _ in 1.0 }]
        var hypotheses: [Int32] = []
        var bins: [OutcomeBin] = []
        for row in 0..<rowCount {
            let weights = places.map { weight(row, $0) }
            var kind = 0
            while kind < kinds.count, kinds[kind] != weights { kind += 1 }
            if kind == kinds.count { kinds.append(weights) }
            guard kind > 0 else { continue }
            hypotheses.append(Int32(row))
            bins.append(bin(ofKind: kind))
        }
        return OutcomeColumn(
            hypotheses: hypotheses, bins: bins,
            model: ReadingModel(
                binCount: places.count + kinds.count, confusion: confusion(kinds),
                slip: Chances.slip))
    }

    private func bin(ofKind kind: Int) -> OutcomeBin {
        OutcomeBin(kind == 0 ? 0 : places.count + kind)
    }

    private func confusion(_ kinds: [[Double]]) -> BinConfusion {
        var entries: [BinConfusion.Entry] = []
        for (kind, weights) in kinds.enumerated() {
            var nothing = 1.0
            for (place, weight) in weights.enumerated() {
                entries.append(
                    BinConfusion.Entry(
                        from: bin(ofKind: kind), to: OutcomeBin(place + 1),
                        probability: chance * weight))
                nothing -= chance * weight
            }
            if kind > 0 {
                entries.append(
                    BinConfusion.Entry(
                        from: bin(ofKind: kind), to: 0, probability: nothing))
            }
        }
        return BinConfusion(entries)
    }
}
