import Plant
import Testing

@testable import Planes

/// What papers and people would most likely get wrong.
@Suite struct StatementVariantTests {
    private static let registry: Registry = {
        var registry = PeoplePlane.registry
        registry.kinds.append(
            ElementKind(
                name: "box", title: "box", plane: "test",
                declare: { declarer throws(PlantProblem) in
                    declarer.port("out", .output, Connector("bnc"))
                    declarer.port("in", .input, Connector("bnc"))
                    declarer.port("net", .both, Connector("rj45"))
                    for slot in [
                        SlotDeclaration("on", "switched on", .boolean, nominal: 1),
                        SlotDeclaration("mode", "mode", .choice(["a", "b", "c"]), nominal: 2),
                        SlotDeclaration("level", "level", .integer(0...100, .none), nominal: 50),
                        SlotDeclaration("full", "another", .integer(0...80, .none), nominal: 80),
                        SlotDeclaration("ip", "address", .address, role: .address, nominal: 7),
                        SlotDeclaration(
                            "name", "label", .symbol, role: .statement, nominalText: "VTR 1"),
                        SlotDeclaration(
                            "other", "label", .symbol, role: .statement, nominalText: "VTR 2"),
                        SlotDeclaration("feed", "where from", .port, nominal: 0),
                    ] { declarer.slot(slot) }
                }))
        return registry
    }()

    /// What is said instead, by entry, of a paper with some statements.
    private static func says(_ subjects: [String]) throws -> [String] {
        var inventory = Inventory(id: "bench", title: "Bench")
        inventory.places = [PlaceDeclaration(id: "room", title: "Room")]
        inventory.elements = [
            ElementDeclaration(id: "box", kind: "box", place: "room"),
            ElementDeclaration(
                id: "sheet", kind: "document", place: "room",
                parameters: [
                    NamedValue(
                        "statements",
                        .mapping(subjects.map { NamedValue("s-\($0)", .word("box.\($0)")) }))
                ]),
        ]
        let plant = try PlantCompiler.compile(inventory, registry: registry)
        let sheet = try #require(plant.layout.element(named: "sheet"))
        let mode = try #require(plant.registry.mode(named: "mistaken-statement"))
        return try mode.variants(plant, sheet).map {
            "\(try $0.parameters.word("statement").dropFirst(2)) \(try $0.parameters.word("says"))"
        }
    }

    @Test func aValueCloseByWhereNothingElseIsOfItsSort() throws {
        #expect(
            try Self.says(["on", "mode", "level", "full", "ip", "feed"]) == [
                "on no", "mode a", "level 60", "full 64", "ip 0.0.0.8", "feed none",
            ])
    }

    @Test func theNextOfTheSameSort() throws {
        #expect(
            try Self.says(["name", "level", "other"]) == [
                "name VTR 2", "level 60", "other VTR 1",
            ])
        // A text with nothing like it has no other that somebody would think of.
        #expect(try Self.says(["name"]) == [])
    }
}
