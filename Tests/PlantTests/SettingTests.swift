import Plant
import Testing

/// Words that stand for values, slot by slot, in a file and at the keyboard.
@Suite struct SettingTests {
    struct Word: Sendable, CustomTestStringConvertible {
        var slot: String
        var word: String
        /// The slot's value, or nil where the word is refused.
        var value: Int64?

        init(_ slot: String, _ word: String, _ value: Int64?) {
            self.slot = slot
            self.word = word
            self.value = value
        }

        var testDescription: String { "\(slot): \(word)" }
    }

    static let words: [Word] = [
        Word("flag", "no", 0), Word("flag", "yes", 1), Word("flag", "false", 0),
        Word("flag", "true", 1), Word("flag", "off", nil), Word("flag", "1", nil),
        Word("flag", "", nil), Word("flag", "Yes", nil),
        Word("mode", "low", 0), Word("mode", "high", 1), Word("mode", "none", nil),
        Word("mode", "0", nil), Word("mode", "hi", nil),
        Word("gain", "-10", -10), Word("gain", "10", 10), Word("gain", "0", 0),
        Word("gain", "11", nil), Word("gain", "-11", nil), Word("gain", "1.5", nil),
        Word("gain", "ten", nil), Word("gain", "9223372036854775808", nil),
        Word("joined", "none", -1), Word("joined", "sum.in-2", 1), Word("joined", "sum", nil),
        Word("joined", "sum.in-9", nil),
        Word("partner", "none", -1), Word("partner", "sum", 1), Word("partner", "sun", nil),
        Word("host", "10.0.0.1", 0x0A00_0001), Word("host", "255.255.255.255", 0xFFFF_FFFF),
        Word("host", "0.0.0.0", 0), Word("host", "10.0.0", nil), Word("host", "10.0.0.256", nil),
        Word("host", "10.0.0.01", nil), Word("host", "10.0.0.+1", nil),
        Word("host", "10.0.0.1.", nil), Word("host", "localhost", nil), Word("host", "none", 0),
        Word("pick", "left", 0), Word("pick", "right", 1), Word("pick", "none", -1),
        Word("pick", "middle", nil),
    ]

    private func bench(_ settings: KeyValuePairs<String, String>) -> Bench {
        var bench = Bench()
        bench.add("it", "everything", set: settings)
        bench.add("sum", "adder")
        return bench
    }

    @Test(arguments: words) func aWordInAFileIsAValueOrAProblem(_ word: Word) throws {
        let bench = bench([word.slot: word.word])
        guard let value = word.value else {
            let problem = try #require(bench.problem())
            #expect(problem.subject == ["elements", "it", "set", word.slot])
            #expect(problem.what == "`\(word.slot)` can't be `\(word.word)`")
            #expect(problem.given == word.word)
            return
        }
        let plant = try bench.plant()
        let slot = try plant.slot("it.\(word.slot)")
        #expect(plant.nominal[slot.index] == value)
        #expect(plant.layout.slots[slot.index].domain.contains(value))
    }

    @Test(arguments: words) func aWordAtTheKeyboardMeansTheSame(_ word: Word) throws {
        let plant = try bench([:]).plant()
        let slot = try plant.slot("it.\(word.slot)")
        #expect(plant.value(ofWord: word.word, for: slot) == word.value)
        let simulation = Simulation(plant: plant, seed: 1)
        guard let value = word.value else {
            #expect(throws: ActionRefusal.self) {
                try simulation.value(ofWords: word.word, for: slot)
            }
            return
        }
        #expect(try simulation.value(ofWords: word.word, for: slot) == value)
    }

    /// What is shown of a value can be typed again and means the same value.
    @Test(
        arguments: [
            "flag": [0, 1], "mode": [0, 1], "gain": [-10, 0, 10], "joined": [-1, 0, 2],
            "partner": [-1, 0, 1], "name": [-1, 0, 1], "host": [0, 1, 0x0A00_0001, 0xFFFF_FFFF],
            "pick": [-1, 0, 1],
        ] as [String: [Int64]])
    func valuesSurviveBeingWrittenAndRead(_ slot: String, _ values: [Int64]) throws {
        var bench = bench(["name": "store"])
        bench.inventory.jobs = [JobDeclaration(id: "214", title: "Job", client: "Client")]
        let simulation = Simulation(plant: try bench.plant(), seed: 1)
        let id = try simulation.plant.slot("it.\(slot)")
        for value in values {
            let words = simulation.words(of: id, value: value)
            #expect(try simulation.value(ofWords: words, for: id) == value, "\(words)")
        }
    }

    @Test(arguments: [
        "flag": "`yes` or `no`",
        "mode": "one of `low`, `high`",
        "gain": "a whole number from -10 to 10 (mdB)",
        "plain": "a whole number from 0 to 3",
        "joined": "a port as `element.port`",
        "partner": "an element's name",
        "host": "an IPv4 address or `none`",
        "pick": "one of `left`, `right` or `none`",
    ]) func aProblemSaysWhatIsExpected(_ slot: String, _ expected: String) throws {
        let problem = try #require(bench([slot: "?!"]).problem())
        #expect(problem.expected == expected)
        let simulation = Simulation(plant: try bench([:]).plant(), seed: 1)
        let id = try simulation.plant.slot("it.\(slot)")
        #expect(simulation.plant.layout.slots[id.index].domain.expectation == expected)
    }

    @Test(
        arguments: [
            "mode": ["low", "high"], "pick": ["left", "right"], "partner": ["it", "sum"],
            "joined": ["sum.in-1", "sum.in-2", "sum.out"], "flag": [], "host": [],
        ] as [String: [String]])
    func aProblemNamesTheCandidates(_ slot: String, _ candidates: [String]) throws {
        #expect(try #require(bench([slot: "?!"]).problem()).candidates == candidates)
    }

    @Test func aListIsNoSetting() throws {
        var bench = bench([:])
        bench.inventory.elements[0].settings = [NamedValue("flag", .list([.word("yes")]))]
        let problem = try #require(bench.problem())
        #expect(problem.what == "`flag` can't be `a list`")
        #expect(problem.expected == "`yes` or `no`")
    }

    @Test func textsAreNumberedInTheOrderOfTheirFirstUse() throws {
        var bench = Bench()
        bench.inventory.jobs = [JobDeclaration(id: "214", title: "Job", client: "Client")]
        for (id, name) in [("a", "vtr 1"), ("b", "vtr 2"), ("c", "vtr 1")] {
            bench.add(id, "everything", set: ["name": name])
        }
        bench.add("d", "everything")
        let plant = try bench.plant()
        let numbers = try ["a", "b", "c", "d"].map {
            plant.nominal[try plant.slot("\($0).name").index]
        }
        #expect(plant.symbols.texts == ["job/214", "vtr 1", "vtr 2"])
        #expect(numbers == [1, 2, 1, -1])
    }

    @Test(
        arguments: [
            (SlotDomain.boolean, [-1, 2]), (.choice(["a"]), [-1, 1]), (.index(["a"]), [-2, 1]),
            (.integer(3...5, .none), [2, 6]), (.port, [-2]), (.address, [-1, 0x1_0000_0000]),
            (.symbol, [-2]), (.element, [-2, Int64(Int32.max) + 1]),
        ] as [(SlotDomain, [Int64])])
    func aDomainKnowsWhatIsOutsideOfIt(_ domain: SlotDomain, _ outside: [Int64]) {
        for value in outside { #expect(!domain.contains(value), "\(value)") }
    }
}
