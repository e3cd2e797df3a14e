import ContentFiles
import Plant
import Testing

/// What a facility file is read as.
@Suite struct FacilityReadingTests {
    private func load(_ text: String) throws -> FacilityContent {
        try FacilityFile.load(
            bytes: Array(text.utf8), path: "attic.yaml", hash: SampleRegistry.hash)
    }

    @Test func everySection() throws {
        var expected = Inventory(id: "attic", title: "The attic")
        expected.places = [
            PlaceDeclaration(
                id: "loft", title: "loft", walks: [WalkDeclaration(to: "yard", seconds: 30)]),
            PlaceDeclaration(id: "yard", title: "yard"),
        ]
        expected.jobs = [JobDeclaration(id: "214", title: "Tides", client: "Salt Films")]
        expected.elements = [
            ElementDeclaration(
                id: "src", kind: "source", place: "loft", rack: "lo-1/12",
                parameters: [NamedValue("largest", .word("50"))],
                settings: [NamedValue("level", .word("40"))]),
            ElementDeclaration(id: "mix", kind: "mixer", title: "the mixer", place: "loft"),
            ElementDeclaration(
                id: "mtr", kind: "meter", place: "yard",
                parameters: [NamedValue("scale", .word("linear"))]),
            ElementDeclaration(id: "ann", kind: "person", place: "yard"),
            ElementDeclaration(
                id: "log", kind: "paper", place: "yard",
                parameters: [
                    NamedValue(
                        "statements", .mapping([NamedValue("src-level", .word("src.level"))]))
                ]),
        ]
        expected.cables = [
            CableDeclaration(
                id: "c-1", kind: "coax", lengthMillimetres: 18_500, from: "src.out",
                to: "mix.in-1"),
            CableDeclaration(
                id: "c-2", kind: "coax", lengthMillimetres: 700, from: "mix.out", to: "mtr.in",
                reaches: ["mix"]),
            CableDeclaration(id: "c-3", kind: "coax", lengthMillimetres: 2000, from: "", to: ""),
        ]
        expected.services = [
            CheckDeclaration(
                id: "ann-level", title: "a level", kind: "level-at", person: "ann",
                arguments: [
                    NamedValue("port", .word("mtr.in")), NamedValue("level", .word("40")),
                ])
        ]
        expected.prices = [
            PriceDeclaration(action: "read-level", seconds: 45),
            PriceDeclaration(action: "ask", seconds: 120, pounds: 5),
        ]
        let content = try load(SampleFiles.facility)
        #expect(content.inventory == expected)
        #expect(content.bytes == Array(SampleFiles.facility.utf8))
        #expect(content.hash == SampleRegistry.hash(content.bytes))
        #expect(content.id == "attic" && content.path == "attic.yaml")
    }

    /// What YAML would read as a number, a Boolean or a time stays what was written.
    @Test(arguments: ["0110", "10:00", "no", "1e3", "'0x1F'", "\"\"", "10.20.1.0/24", "-1"])
    func parametersAreWords(written: String) throws {
        let text = SampleFiles.facility.replacing("largest: 50", with: "largest: \(written)")
        let value = try load(text).inventory.elements[0].parameters[0].value
        let bare = written.filter { $0 != "'" && $0 != "\"" }
        #expect(value == .word(bare))
    }

    @Test func parametersNest() throws {
        let text = SampleFiles.facility.replacing(
            "largest: 50", with: "largest: {a: [1, {b: 2}], c: []}")
        #expect(
            try load(text).inventory.elements[0].parameters[0].value
                == .mapping([
                    NamedValue(
                        "a", .list([.word("1"), .mapping([NamedValue("b", .word("2"))])])),
                    NamedValue("c", .list([])),
                ]))
    }

    @Test(
        arguments: [
            (["elements", "src"], "", 9, 3), (["elements", "src", "kind"], "", 9, 15),
            (["elements", "src", "largest"], "", 9, 60),
            (["elements", "src", "set", "level"], "", 9, 77),
            (["elements", "src", "set", "level"], "level", 9, 70),
            (["elements", "src", "missing"], "", 9, 3), (["elements", "nobody"], "", 8, 1),
            (["cables", "c-2", "reaches", "0"], "", 19, 74), (["jobs", "214"], "", 7, 3),
            (["services", "0", "check"], "", 22, 38), (["nothing"], "", 1, 1), ([], "", 1, 1),
        ] as [([String], String, Int, Int)])
    func placesOfSubjects(subject: [String], name: String, line: Int, column: Int) throws {
        let mark = try load(SampleFiles.facility).sourceMap.mark(of: subject, name: name)
        #expect(mark == ContentMark(line: line, column: column))
    }
}
