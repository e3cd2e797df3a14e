import Plant
import Testing

/// An ordinal that an element doesn't have is a trap, never its neighbour's number.
@Suite struct OrdinalTests {
    /// A box with one of everything between two more of its kind.
    private static func plant() throws -> Plant {
        var registry = Registry()
        registry.kinds = [
            ElementKind(
                name: "box", title: "box", plane: "test",
                declare: { declarer throws(PlantProblem) in
                    declarer.slot(SlotDeclaration("slot", "slot", .boolean))
                    declarer.latch("latch")
                    declarer.port("port", .input, TestKinds.coax)
                    declarer.table("table")
                    declarer.stream("stream")
                })
        ]
        var bench = Bench()
        for id in ["before", "it", "after"] { bench.add(id, "box") }
        return try bench.plant(registry)
    }

    /// The number of the thing of an ordinal on the middle box.
    private static func number(_ noun: String, _ ordinal: Int) throws -> Int {
        let plant = try plant()
        let layout = plant.layout
        let element = try plant.element("it")
        return switch noun {
        case "slot": layout.slot(element, ordinal).index
        case "latch": layout.latch(element, ordinal).index
        case "port": layout.port(element, ordinal).index
        case "table": layout.table(element, ordinal).index
        default: layout.stream(element, ordinal).index
        }
    }

    private static let nouns = ["slot", "latch", "port", "table", "stream"]

    @Test(arguments: nouns) func itsOwnOrdinalIsItsOwn(_ noun: String) throws {
        #expect(try OrdinalTests.number(noun, 0) == 1)
    }

    @Test(arguments: nouns, [-1, 1]) func anyOtherIsATrap(_ noun: String, _ ordinal: Int) async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) { [noun, ordinal] in
            _ = try OrdinalTests.number(noun, ordinal)
        }
        let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(words.contains("`it` has no \(noun) \(ordinal), only 1"))
    }
}
