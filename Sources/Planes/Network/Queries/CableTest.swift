package import Plant
import SimulationKernel

/// A hand-held cable tester: the wire map of a cable's four pairs, and its length.
package enum CableTest {
    /// The pairs of TIA-568, each by its two pins.
    static let pairs = ["1-2", "3-6", "4-5", "7-8"]

    /// Both ends come out of their ports for it, and go back: a minute at each end.
    package static let probe = ProbeKind(
        name: "cable-tester", title: "cable tester (wire map and length)",
        plane: NetworkPlane.name, usage: "measure cable-tester CABLE", price: Price(seconds: 180),
        accepts: { plant, target in
            guard case .element(let element) = target,
                plant.kind(of: element).name == TwistedPair.kind.name
            else { return "a cable tester takes a data cable" }
            return nil
        },
        read: { simulation, target, _ throws(ActionRefusal) in
            guard case .element(let element) = target,
                simulation.plant.kind(of: element).name == TwistedPair.kind.name
            else { throw ActionRefusal("a cable tester takes a data cable") }
            return read(simulation, element)
        })

    private static func read(_ simulation: Simulation, _ element: ElementID) -> Reading {
        let id = simulation.id(of: element)
        let state = simulation.slot(element, TwistedPair.pairsSlot)
        var digest = Digest()
        digest.add(id)
        // Which of the two pairs that 100BASE-TX doesn't use is broken belongs to the cable.
        let broken = 2 + Int(digest.value & 1)
        var reading = Reading(
            kind: "cable-test", point: id, columns: ["pair", "result"])
        for (index, pair) in pairs.enumerated() {
            let isOpen =
                state == TwistedPair.open || (state == TwistedPair.badPair && index == broken)
            reading.rows.append([.text(pair), .symbol(isOpen ? "open" : "pass")])
        }
        // A tester for trades reads length by reflection to a few per cent: the speed of the
        // signal in a cable isn't known better (nominal velocity ±3 %).
        let length = simulation.plant.layout.elements[element.index].lengthMillimetres
        let error = simulation.systematicNormalMillionths("cable-tester/length")
        let read = length + length * error * 3 / 100_000_000
        reading.add(
            "length", .quantity(Quantity(max(0, read), .millimetre, systematic: length * 3 / 100)))
        return reading
    }
}
