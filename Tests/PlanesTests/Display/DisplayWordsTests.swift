import Plant
import Screens
import TestSupport
import Testing

@testable import Planes

/// The plane's sentences: short, plain, and there for any reading.
@Suite struct DisplayWordsTests {
    static func check(_ reading: Reading) {
        let lines = DisplayWords.sentences(reading)
        #expect((1...8).contains(lines.count), "\(reading.kind)")
        for line in lines {
            #expect(!line.contains("Optional"), "\(line)")
        }
    }

    @Test func everyReadingHasItsLines() throws {
        let simulation = try DisplayBench.simulation(seed: 4)
        for reading in try DisplayModeTests.readings(simulation) {
            Self.check(reading)
            if reading.kind != "look" { #expect(DisplayWords.knows(reading), "\(reading.kind)") }
        }
        for service in simulation.plant.services {
            Self.check(service.evaluate(simulation).reading)
        }
        _ = try simulation.inject("preset-overwritten", on: "gr-mon", class: 0)
        let plan = try simulation.carryOut("calibrate", ["gr-mon"])
        Self.check(plan.report)
        #expect(DisplayWords.knows(plan.report))
        Self.check(try simulation.carryOut("trim", ["gr-mon", "red-cut", "-2"]).report)
    }

    @Test func everyReadingOfAWellEquippedHouseHasItsLines() throws {
        let simulation = try ViewingBench.simulation()
        for observation in try ViewingBench.observations(simulation) {
            Self.check(observation.reading)
            if !["look", "menu"].contains(observation.reading.kind) {
                #expect(DisplayWords.knows(observation.reading), "\(observation.reading.kind)")
            }
        }
        for service in simulation.plant.services {
            let reading = service.evaluate(simulation).reading
            Self.check(reading)
        }
    }

    @Test func numbersHaveTheDigitsThatTheyMean() throws {
        let simulation = try DisplayBench.simulation()
        try simulation.set(["gr-mon.internal-patch": "grey-100"])
        let reading = try simulation.quietly {
            try simulation.read("colorimeter", "gr-mon", ["lab"])
        }
        #expect(
            DisplayWords.sentences(reading) == [
                "gr-mon, lab on the screen: patch grey-100",
                "correction for this screen: oled",
                "luminance 100.0 cd/m², x 0.3127, y 0.3290",
                "u' 0.1978, v' 0.4683, X 95.0 cd/m², Z 108.9 cd/m²",
            ])
    }

    @Test func aProfileIsSummedUp() throws {
        let simulation = try DisplayBench.simulation()
        _ = try simulation.inject("wrong-preset", on: "gr-mon", class: 0)
        let reading = try simulation.quietly { try simulation.read("profile", "gr-mon") }
        #expect(
            DisplayWords.sentences(reading) == [
                "profile of gr-mon, lab, correction oled, target rec709-24",
                "grey-100: 100.0 cd/m², x 0.3127 y 0.3290, dE 0.00, du'v' 0.0000",
                "grey-50: 21.8 cd/m², x 0.3127 y 0.3290, dE 3.11, du'v' 0.0000",
                "grey-20: 2.90 cd/m², x 0.3127 y 0.3290, dE 2.45, du'v' 0.0000",
                "grey-5: 0.137 cd/m², x 0.3127 y 0.3290, dE 0.32, du'v' 0.0000",
                "dE of primaries: red 0.00, green 0.00, blue 0.00",
                "greys 10 to 90 %: dE mean 2.02, largest 3.15; gamma 2.20",
                "patches were on the screen in place of the picture meanwhile",
            ])
    }

    @Test func readingsOfAnyShapeAreShown() {
        var generator = SeededGenerator(seed: 11)
        let kinds = [
            "colorimeter", "profile", "side-by-side", "illuminance", "done", "display-to-spec", "x",
        ]
        let names = ["luminance", "action", "highlights", "patch", "gamma", "delta-e", "x"]
        func value() -> ReadingValue {
            switch generator.integer(in: 0...8) {
            case 0: .symbol(generator.pick(["calibrate", "trim", "seat", "grey-50", ""]))
            case 1: .text(String(repeating: "long word ", count: generator.integer(in: 0...30)))
            case 2: .integer(generator.integerOfAnySize())
            case 3: .flag(generator.chance(1, in: 2))
            case 4:
                .quantity(
                    Quantity(generator.integerOfAnySize(), generator.pick(Unit.allCases)))
            case 5: .address(generator.integer(in: 0...0xFFFF_FFFF))
            case 6: .hardwareAddress(generator.integer(in: 0...0xFFFF_FFFF_FFFF))
            case 7: .list([1, 2, 3])
            default: .none
            }
        }
        for _ in 0..<2000 {
            let columns = (0..<generator.integer(in: 0...4)).map { _ in generator.pick(names) }
            let rows = (0..<generator.integer(in: 0...4)).map { _ in columns.map { _ in value() } }
            Self.check(
                Reading(
                    kind: generator.pick(kinds), point: generator.pick(["", "gr-mon"]),
                    fields: (0..<generator.integer(in: 0...4)).map { _ in
                        ReadingField(generator.pick(names), value())
                    }, columns: columns, rows: rows))
        }
    }
}
